package org.soretflow.physics;

import org.soretflow.boundary.Value;
import org.soretflow.mesh.Direction;

/// Heat set free in the volume [W/m³] as a function of place and time.
public sealed interface HeatSource {

    /// Time factor of the whole source.
    Modulation modulation();

    /// Power density in one zone.
    ///
    /// @param zone name of the zone
    /// @param density [W/m³]
    record Volumetric(String zone, Value density, Modulation modulation) implements HeatSource {}

    /// Total power, spread evenly over one zone.
    ///
    /// @param zone name of the zone
    /// @param power [W]; in two dimensions the power in the stated depth of the mesh
    record ZonePower(String zone, double power, Modulation modulation) implements HeatSource {}

    /// Laser beam along an axis, absorbed by Beer–Lambert's law: `q = α I`, `dI/ds = −α I`,
    /// `I = 2P/(πw²) exp(−2r²/w²)` where it enters. In two dimensions the beam is one of the same shape in the plane,
    /// `I = P/(w·depth)·√(2/π)·exp(−2r²/w²)`.
    ///
    /// @param power P [W] before absorption
    /// @param waist w [m], radius at 1/e² of the axial intensity
    /// @param axis direction of travel, towards larger coordinates
    /// @param through a point on the axis, x, y, z [m]; the component along the axis is not used
    /// @param zone the absorbing zone
    /// @param absorption α [1/m] in that zone
    record GaussianBeam(
            double power,
            double waist,
            Direction axis,
            double[] through,
            String zone,
            double absorption,
            Modulation modulation)
            implements HeatSource {

        public GaussianBeam {
            through = through.clone();
            if (through.length != 3) {
                throw new IllegalArgumentException("a beam needs a point x, y, z on its axis, got " + through.length
                        + " numbers");
            }
            if (!(waist > 0) || !(absorption > 0) || !Double.isFinite(power)) {
                throw new IllegalArgumentException(
                        "a beam needs a positive waist and absorption and a finite power, got "
                        + waist + " m, " + absorption + " 1/m, " + power + " W");
            }
        }

        @Override
        public double[] through() {
            return through.clone();
        }
    }
}
