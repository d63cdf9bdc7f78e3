package org.soretflow;

/// Numbers in everyday units as SI doubles: `mm(10)` is 0.01. The API itself computes in SI only.
public final class Units {

    private static final double ICE_POINT = 273.15;

    private Units() {}

    /// Length in metres.
    public static double mm(double millimetres) {
        return 1e-3 * millimetres;
    }

    /// Length in metres.
    public static double um(double micrometres) {
        return 1e-6 * micrometres;
    }

    /// Length in metres.
    public static double nm(double nanometres) {
        return 1e-9 * nanometres;
    }

    /// Temperature in kelvin.
    public static double celsius(double degrees) {
        return degrees + ICE_POINT;
    }

    /// Angle in radians.
    public static double degrees(double degrees) {
        return Math.toRadians(degrees);
    }

    /// Time in seconds.
    public static double milliseconds(double milliseconds) {
        return 1e-3 * milliseconds;
    }

    /// Time in seconds.
    public static double minutes(double minutes) {
        return 60 * minutes;
    }

    /// Time in seconds.
    public static double hours(double hours) {
        return 3600 * hours;
    }

    /// Power in watts.
    public static double milliwatts(double milliwatts) {
        return 1e-3 * milliwatts;
    }

    /// Volume flow in m³/s.
    public static double microlitresPerMinute(double flow) {
        return flow * 1e-9 / 60;
    }
}
