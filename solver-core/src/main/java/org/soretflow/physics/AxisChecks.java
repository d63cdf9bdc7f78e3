package org.soretflow.physics;

import static org.soretflow.physics.ProblemBuilder.require;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.soretflow.boundary.SpeciesCondition;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;

/// What an axisymmetric mesh asks for: nothing stated on the axis, and nothing that distinguishes an angle.
final class AxisChecks {

    private AxisChecks() {}

    static void check(
            Problem problem,
            Set<String> thermalPatches,
            Set<String> flowPatches,
            Map<String, Map<String, SpeciesCondition>> conditions) {
        if (!problem.mesh().isAxisymmetric()) {
            return;
        }
        String axis = Side.X_MIN.label();
        boolean stated = thermalPatches.contains(axis) || flowPatches.contains(axis)
                || conditions.values().stream().anyMatch(byPatch -> byPatch.containsKey(axis));
        require(!stated || !problem.mesh().isAxis(Side.X_MIN),
                "x-min is the axis of an axisymmetric mesh: it takes no conditions");
        Gravity gravity = problem.gravity();
        require(gravity.x() == 0 && gravity.z() == 0, "on an axisymmetric mesh gravity points along the axis, y; got ("
                + gravity.x() + ", " + gravity.y() + ", " + gravity.z() + ") m/s²");
        problem.velocity().ifPresent(AxisChecks::checkVelocity);
        problem.heat().ifPresent(heat -> heat.sources().forEach(AxisChecks::checkSource));
    }

    private static void checkVelocity(GivenVelocity velocity) {
        if (velocity instanceof GivenVelocity.Uniform(double vx, double _, double vz)) {
            require(vx == 0 && vz == 0, "a uniform velocity on an axisymmetric mesh points along the axis, y; got"
                    + " a component " + (vx != 0 ? vx + " m/s in x" : vz + " m/s in z"));
        }
        if (velocity instanceof GivenVelocity.Poiseuille poiseuille) {
            require(poiseuille.along() == Direction.Y && poiseuille.from() >= 0,
                    "Poiseuille flow on an axisymmetric mesh runs along the axis, y, through a gap of radii from 0 or"
                    + " more; got " + poiseuille.along() + " and " + poiseuille.from() + " m");
        }
    }

    private static void checkSource(HeatSource source) {
        if (source instanceof HeatSource.GaussianBeam beam) {
            double[] through = beam.through();
            boolean central = beam.axis() == Direction.Y && through[0] == 0 && through[2] == 0;
            require(central, "a beam on an axisymmetric mesh runs along the axis, y, through x = 0; got one along "
                    + beam.axis().label() + " through " + Arrays.toString(through) + " m");
        }
    }
}
