package org.soretflow.physics;

import org.soretflow.boundary.Value;
import org.soretflow.mesh.Direction;

/// A velocity field that is given, not solved for [m/s].
///
/// Only cells of fluid zones move; faces of solids are closed. Face values are averages over the face, so that the
/// flow rate through a cross-section is exact for the analytic profiles.
public sealed interface GivenVelocity {

    /// The same velocity everywhere.
    record Uniform(double vx, double vy, double vz) implements GivenVelocity {}

    /// Plane Poiseuille flow: `u = 6 U ζ(1−ζ)`, `ζ = (s − from)/(to − from)`, zero outside the gap. Across the
    /// radius of an axisymmetric mesh it is the flow through a pipe (from 0) or between two cylinders.
    ///
    /// @param along direction of the flow
    /// @param across direction of the gap
    /// @param mean mean velocity U in the gap [m/s], of either sign
    /// @param from position of the lower wall [m]
    /// @param to position of the upper wall [m]
    record Poiseuille(Direction along, Direction across, double mean, double from, double to) implements GivenVelocity {
        public Poiseuille {
            if (along == across) {
                throw new IllegalArgumentException("Poiseuille flow along " + along
                        + " needs a gap in another direction");
            }
            if (!(to > from)) {
                throw new IllegalArgumentException("Poiseuille flow needs a gap of positive width, got " + from
                        + " m to " + to + " m");
            }
        }
    }

    /// Three functions of place (steady), evaluated at face centres. The user answers for zero divergence; `check`
    /// warns.
    record Expression(Value vx, Value vy, Value vz) implements GivenVelocity {}
}
