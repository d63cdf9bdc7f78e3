package org.soretflow.physics;

import java.util.List;
import java.util.Optional;
import org.soretflow.boundary.Value;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Shape;
import org.soretflow.mesh.StructuredMesh;

/// Heat that comes into the domain other than through its boundary, as a function of place and time.
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

    /// A solid zone held at a temperature, by whatever power that takes. Its cells have that temperature up to their faces;
    /// what conducts or stores within it does not matter.
    ///
    /// @param zone name of a solid zone
    /// @param temperature [K]
    record Held(String zone, Value temperature) implements HeatSource {
        @Override
        public Modulation modulation() {
            return new Modulation.Steady();
        }
    }

    /// Heat that a two-dimensional body loses above and below, `−U (T − T_a)` per area of the plane [W/m²]; U is that of both
    /// together, from the mean temperature over the depth to the ambient.
    ///
    /// @param zone name of the zone; empty for all
    /// @param coefficient U [W/(m²·K)]
    /// @param ambient T_a [K]
    record Loss(Optional<String> zone, Value coefficient, Value ambient) implements HeatSource {
        @Override
        public Modulation modulation() {
            return new Modulation.Steady();
        }
    }

    /// A film too thin for cells of its own: heat set free in faces between cells. Each half cell beside a face takes the share
    /// that a flux from the face through it takes, so that temperatures are of second order and no power is lost. Heat that
    /// the film conducts along itself is left out.
    ///
    /// @param normal direction normal to the film
    /// @param position where the film lies along it [m]; the nearest face between two cells is taken
    /// @param shape which centres of faces are in the film
    /// @param power [W] in all, in two dimensions in the depth of the mesh; or [W/m²]
    /// @param perArea whether it is a power per area
    record Film(Direction normal, double position, Shape shape, double power, boolean perArea, Modulation modulation)
            implements HeatSource {

        /// Number of the face between two cells that lies nearest.
        ///
        /// @throws IllegalArgumentException if there is one cell only
        public int face(StructuredMesh mesh) {
            int cells = mesh.axis(normal).cells();
            if (cells < 2) {
                throw new IllegalArgumentException("a film normal to " + normal.label()
                        + " lies between two cells, but there is one only");
            }
            int nearest = 1;
            for (int m = 2; m < cells; m++) {
                if (Math.abs(mesh.axis(normal).face(m) - position) < Math.abs(mesh.axis(normal).face(nearest) - position)) {
                    nearest = m;
                }
            }
            return nearest;
        }
    }

    /// Laser beam along an axis, absorbed by Beer–Lambert's law: `q = α I`, `dI/ds = −α I`,
    /// `I = 2P/(πw²) exp(−2r²/w²)` where it enters. In two dimensions the beam is one of the same shape in the plane,
    /// `I = P/(w·depth)·√(2/π)·exp(−2r²/w²)`.
    ///
    /// @param power P [W] before absorption
    /// @param waist w [m], radius at 1/e² of the axial intensity
    /// @param axis direction of travel, towards larger coordinates
    /// @param through a point on the axis, x, y, z [m]; the component along the axis is not used
    /// @param absorptions zones that absorb; all others let the beam through
    record GaussianBeam(
            double power,
            double waist,
            Direction axis,
            double[] through,
            List<Absorption> absorptions,
            Modulation modulation)
            implements HeatSource {

        /// How much one zone absorbs.
        ///
        /// @param zone name of the zone
        /// @param coefficient α [1/m]
        public record Absorption(String zone, double coefficient) {
            public Absorption {
                if (!(coefficient >= 0) || Double.isInfinite(coefficient)) {
                    throw new IllegalArgumentException("an absorption coefficient must not be negative, got " + coefficient
                            + " 1/m in " + zone);
                }
            }
        }

        public GaussianBeam {
            through = through.clone();
            absorptions = List.copyOf(absorptions);
            if (through.length != 3) {
                throw new IllegalArgumentException("a beam needs a point x, y, z on its axis, got " + through.length
                        + " numbers");
            }
            if (!(waist > 0) || !Double.isFinite(power)) {
                throw new IllegalArgumentException(
                        "a beam needs a positive waist and a finite power, got " + waist + " m, " + power + " W");
            }
            if (absorptions.stream().noneMatch(one -> one.coefficient() > 0)) {
                throw new IllegalArgumentException("a beam needs a zone that absorbs it");
            }
        }

        /// A beam that one zone absorbs.
        public GaussianBeam(
                double power, double waist, Direction axis, double[] through, Absorption absorption,
                Modulation modulation) {
            this(power, waist, axis, through, List.of(absorption), modulation);
        }

        @Override
        public double[] through() {
            return through.clone();
        }
    }
}
