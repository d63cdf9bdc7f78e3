package org.soretflow.cases.run;

import java.util.Optional;
import org.soretflow.boundary.FlowCondition;
import org.soretflow.boundary.InletProfile;
import org.soretflow.boundary.Value;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.Problem;

/// The speed at which a flow is driven at the boundary.
///
/// @param value mean speed over the fluid faces of the patch with the largest one [m/s]
/// @param origin what moves, for people
record DrivingSpeed(double value, String origin) {

    /// The speed at time 0; empty if no patch prescribes one, so that weight, pressure or stress drive the flow.
    static Optional<DrivingSpeed> of(Problem problem) {
        DrivingSpeed fastest = null;
        for (int patch = 0; patch < problem.patches().count(); patch++) {
            String name = problem.patches().name(patch);
            DrivingSpeed own = switch (problem.flowCondition(patch)) {
                case FlowCondition.MovingWall _ -> new DrivingSpeed(mean(problem, patch), "of the wall " + name);
                case FlowCondition.VelocityInlet _, FlowCondition.FlowRateInlet _, FlowCondition.FixedVelocity _ ->
                        new DrivingSpeed(mean(problem, patch), "mean through " + name);
                default -> null;
            };
            if (own != null && own.value > 0 && (fastest == null || own.value > fastest.value)) {
                fastest = own;
            }
        }
        return Optional.ofNullable(fastest);
    }

    private static double mean(Problem problem, int patch) {
        StructuredMesh mesh = problem.mesh();
        Side side = problem.patches().side(patch);
        double area = 0;
        double sum = 0;
        for (int f = 0; f < mesh.faces(side); f++) {
            if (problem.patches().patchOfFace(side, f) == patch
                    && problem.isFluid(problem.zones().zone(mesh.cellOfFace(side, f)))) {
                sum += speed(problem.flowCondition(patch), mesh, side, f) * mesh.faceArea(side, f);
                area += mesh.faceArea(side, f);
            }
        }
        if (problem.flowCondition(patch) instanceof FlowCondition.FlowRateInlet(Value rate, InletProfile _)) {
            sum = Math.abs(rate.at(0, 0, 0, 0));
        }
        return area > 0 ? sum / area : 0;
    }

    private static double speed(FlowCondition condition, StructuredMesh mesh, Side side, int face) {
        return switch (condition) {
            case FlowCondition.VelocityInlet(Value speed, InletProfile _) -> Math.abs(at(speed, mesh, side, face));
            case FlowCondition.FixedVelocity(Value vx, Value vy, Value vz) ->
                    norm(at(vx, mesh, side, face), at(vy, mesh, side, face), at(vz, mesh, side, face));
            case FlowCondition.MovingWall(Value vx, Value vy, Value vz) -> norm(
                    side.direction() == Direction.X ? 0 : at(vx, mesh, side, face),
                    side.direction() == Direction.Y ? 0 : at(vy, mesh, side, face),
                    side.direction() == Direction.Z ? 0 : at(vz, mesh, side, face));
            default -> 0;
        };
    }

    private static double norm(double x, double y, double z) {
        return Math.sqrt(x * x + y * y + z * z);
    }

    private static double at(Value value, StructuredMesh mesh, Side side, int face) {
        return value.at(mesh.faceCentreX(side, face), mesh.faceCentreY(side, face), mesh.faceCentreZ(side, face), 0);
    }
}
