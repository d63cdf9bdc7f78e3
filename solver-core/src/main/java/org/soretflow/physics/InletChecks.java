package org.soretflow.physics;

import java.util.List;
import org.soretflow.boundary.FlowCondition;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.boundary.Value;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;

/// Whether fluid that a patch lets in has a temperature. Species need no such check: through an impermeable inlet comes
/// fluid without them.
final class InletChecks {

    /// Normal velocity, relative to the largest given one, that counts as the rounding of an expression [1].
    private static final double ROUNDING = 1e-9;

    private final Problem problem;
    private final StructuredMesh mesh;

    private InletChecks(Problem problem) {
        this.problem = problem;
        this.mesh = problem.mesh();
    }

    /// @throws IllegalArgumentException if heat and flow are solved and a patch that lets fluid in at time 0 does not
    ///     say at what temperature
    static void check(Problem problem) {
        if (problem.heat().isPresent() && problem.flow().isPresent()) {
            new InletChecks(problem).check();
        }
    }

    private void check() {
        double fastest = 0;
        for (int patch = 0; patch < problem.patches().count(); patch++) {
            fastest = Math.max(fastest, largest(patch, false));
        }
        for (int patch = 0; patch < problem.patches().count(); patch++) {
            ThermalCondition thermal = problem.thermalCondition(patch);
            boolean stated = thermal instanceof ThermalCondition.FixedTemperature
                    || thermal instanceof ThermalCondition.Outflow;
            if (!stated && (largest(patch, true) > ROUNDING * fastest || pumpsIn(patch))) {
                throw new IllegalArgumentException("patch " + problem.patches().name(patch)
                        + " lets fluid in, but does not say at what temperature; its thermal condition is "
                        + thermal.getClass().getSimpleName() + ", give it a fixed temperature");
            }
        }
    }

    private boolean pumpsIn(int patch) {
        return problem.flowCondition(patch) instanceof FlowCondition.FlowRateInlet(Value rate, var _)
                && largest(patch, List.of(rate), 1) > 0;
    }

    /// Largest given velocity at a patch at time 0: into the domain, or in magnitude of any component [m/s].
    private double largest(int patch, boolean inward) {
        Side side = problem.patches().side(patch);
        double sign = side.isMax() ? -1 : 1;
        return switch (problem.flowCondition(patch)) {
            case FlowCondition.VelocityInlet(Value speed, var _) -> largest(patch, List.of(speed), inward ? 1 : 0);
            case FlowCondition.FixedVelocity(Value vx, Value vy, Value vz) -> {
                List<Value> components = List.of(vx, vy, vz);
                yield inward
                        ? largest(patch, List.of(components.get(side.direction().ordinal())), sign)
                        : largest(patch, components, 0);
            }
            default -> 0;
        };
    }

    /// Largest of some values over the faces of a patch along fluid, multiplied by a sign; in magnitude if that is 0.
    private double largest(int patch, List<Value> values, double sign) {
        Side side = problem.patches().side(patch);
        double most = 0;
        for (int f = 0; f < mesh.faces(side); f++) {
            boolean wet = problem.isFluid(problem.zones().zone(mesh.cellOfFace(side, f)));
            if (wet && problem.patches().patchOfFace(side, f) == patch) {
                for (Value value : values) {
                    double given = value.at(
                            mesh.faceCentre(side, f, Direction.X),
                            mesh.faceCentre(side, f, Direction.Y),
                            mesh.faceCentre(side, f, Direction.Z), 0);
                    most = Math.max(most, sign == 0 ? Math.abs(given) : sign * given);
                }
            }
        }
        return most;
    }
}
