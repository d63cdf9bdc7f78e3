package org.soretflow.cases.file;

import java.util.function.DoubleUnaryOperator;
import org.soretflow.material.Fluid;
import org.soretflow.material.Property;

/// Liquid water at 0.1 MPa as tables from 0 to 85 °C, four points per kelvin.
///
/// Viscosity and conductivity: IAPWS, supplementary release on properties of liquid water at 0.1 MPa (2011).
/// Density: Tanaka, Girard, Davis, Peuto and Bignell, Metrologia 38 (2001) 301, made for 0 to 40 °C; up to 85 °C it is
/// off by 1e-4.
/// Linear interpolation in steps of h = 0.25 K is off by μ″h²/8, at most 1.5e-5 of the viscosity
/// (at 0 °C), and by less in the others.
final class Water {

    private static final double FREEZING = 273.15;
    private static final double HOTTEST = 358.15;
    private static final int POINTS = 341;
    private static final String SOURCE =
            "IAPWS supplementary release on liquid water at 0.1 MPa (2011); density: Tanaka et"
            + " al., Metrologia 38 (2001) 301; heat capacity 4181.3 J/(kg·K), within 0.2 % from 10 to 60 °C";

    private Water() {}

    static Fluid named(String name) {
        return Fluid.named(name).density(table(Water::density)).viscosity(table(Water::viscosity))
                .conductivity(table(Water::conductivity)).heatCapacity(4181.3)
                .thermalExpansion(table(Water::expansion)).source(SOURCE).build();
    }

    /// [Pa·s]
    static double viscosity(double temperature) {
        double t = temperature / 300;
        return 1e-6 * (280.68 * Math.pow(t, -1.9) + 511.45 * Math.pow(t, -7.7) + 61.131 * Math.pow(t, -19.6)
                + 0.45903 * Math.pow(t, -40));
    }

    /// [W/(m·K)]
    static double conductivity(double temperature) {
        double t = temperature / 300;
        return 1.6630 * Math.pow(t, -1.15) - 1.7781 * Math.pow(t, -3.4) + 1.1567 * Math.pow(t, -6.0)
                - 0.432115 * Math.pow(t, -7.6);
    }

    /// [kg/m³]
    static double density(double temperature) {
        double c = temperature - FREEZING;
        return 999.974950 * (1 - square(c - 3.983035) * (c + 301.797) / (522528.9 * (c + 69.34881)));
    }

    /// `−(1/ρ) dρ/dT` [1/K]
    static double expansion(double temperature) {
        double c = temperature - FREEZING;
        double a = c - 3.983035;
        double numerator = a * a * (c + 301.797);
        double slope = 2 * a * (c + 301.797) + a * a;
        double denominator = c + 69.34881;
        double minusSlope = (slope * denominator - numerator) / (522528.9 * denominator * denominator);
        return 999.974950 * minusSlope / density(temperature);
    }

    private static double square(double a) {
        return a * a;
    }

    private static Property table(DoubleUnaryOperator law) {
        return Property.Table.sampled(law, FREEZING, HOTTEST, POINTS);
    }
}
