package org.soretflow.cases.run;

import org.soretflow.boundary.ThermalCondition;
import org.soretflow.boundary.Value;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.Problem;

/// What is known about the temperatures before a run.
///
/// @param lowest [K]
/// @param highest [K]
/// @param origin where the two come from, for people
record TemperatureRange(double lowest, double highest, String origin) {

    /// Expressions are evaluated in at most about this many cells.
    private static final int SAMPLES = 100_000;

    /// The range of fixed wall and ambient temperatures at time 0; of the initial temperature where there is none of
    /// them, or where they are all the same.
    static TemperatureRange of(Problem problem) {
        Extremes extremes = new Extremes();
        if (problem.heat().isEmpty()) {
            addInitial(problem, extremes);
            return new TemperatureRange(extremes.low, extremes.high, "the given temperature field");
        }
        addConditions(problem, extremes);
        String origin = "fixed and ambient temperatures at the boundary";
        if (!(extremes.high > extremes.low)) {
            boolean none = extremes.isEmpty();
            addInitial(problem, extremes);
            origin = none ? "the initial temperature" : "the boundary and the initial temperature";
        }
        if (!problem.heat().get().sources().isEmpty()) {
            origin += ", without what the heat sources add";
        }
        return new TemperatureRange(extremes.low, extremes.high, origin);
    }

    double difference() {
        return highest - lowest;
    }

    double middle() {
        return 0.5 * (lowest + highest);
    }

    private static void addConditions(Problem problem, Extremes extremes) {
        StructuredMesh mesh = problem.mesh();
        for (Side side : Side.values()) {
            for (int face = 0; face < mesh.faces(side); face++) {
                int patch = problem.patches().patchOfFace(side, face);
                if (patch < 0) {
                    continue;
                }
                Value value = switch (problem.thermalCondition(patch)) {
                    case ThermalCondition.FixedTemperature(Value temperature) -> temperature;
                    case ThermalCondition.Convective(_, Value ambient) -> ambient;
                    default -> null;
                };
                if (value == null) {
                    continue;
                }
                extremes.add(value.at(mesh.faceCentreX(side, face), mesh.faceCentreY(side, face),
                        mesh.faceCentreZ(side, face), 0));
            }
        }
    }

    private static void addInitial(Problem problem, Extremes extremes) {
        StructuredMesh mesh = problem.mesh();
        Value initial = problem.initialTemperature();
        int stride = initial instanceof Value.Constant ? mesh.cells() : Math.max(1, mesh.cells() / SAMPLES);
        for (int n = 0; n < mesh.cells(); n += stride) {
            extremes.add(initial.at(mesh.x().centre(mesh.i(n)), mesh.y().centre(mesh.j(n)),
                    mesh.z().centre(mesh.k(n)), 0));
        }
    }

    private static final class Extremes {
        private double low = Double.POSITIVE_INFINITY;
        private double high = Double.NEGATIVE_INFINITY;

        private void add(double value) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }

        private boolean isEmpty() {
            return low > high;
        }
    }
}
