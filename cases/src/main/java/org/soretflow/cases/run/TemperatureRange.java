package org.soretflow.cases.run;

import java.util.Optional;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.boundary.Value;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.HeatSource;
import org.soretflow.physics.Problem;

/// What is known about the temperatures before a run.
///
/// @param lowest [K]
/// @param highest [K]
/// @param origin where the two come from, for people
record TemperatureRange(double lowest, double highest, String origin) {

    /// Expressions are evaluated in at most about this many cells.
    private static final int SAMPLES = 100_000;

    /// The range of fixed wall, ambient and held temperatures at time 0; of the initial temperature where there is none of
    /// them, or where they are all the same.
    static TemperatureRange of(Problem problem) {
        Extremes extremes = new Extremes();
        if (problem.heat().isEmpty()) {
            addInitial(problem, extremes);
            return new TemperatureRange(extremes.low, extremes.high, "the given temperature field");
        }
        addConditions(problem, extremes);
        boolean held = addHeld(problem, extremes);
        String origin = "fixed and ambient temperatures at the boundary" + (held ? " and of held zones" : "");
        if (!(extremes.high > extremes.low)) {
            boolean none = extremes.isEmpty();
            addInitial(problem, extremes);
            origin = none ? "the initial temperature" : "the boundary and the initial temperature";
        }
        if (problem.heat().get().sources().stream().anyMatch(source -> temperature(source).isEmpty())) {
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

    /// The temperature that a source brings with it, if it is none that sets heat free.
    private static Optional<Value> temperature(HeatSource source) {
        return switch (source) {
            case HeatSource.Held(String _, Value temperature) -> Optional.of(temperature);
            case HeatSource.Loss(Optional<String> _, Value _, Value ambient) -> Optional.of(ambient);
            case HeatSource.Film _, HeatSource.GaussianBeam _, HeatSource.Volumetric _, HeatSource.ZonePower _ ->
                Optional.empty();
        };
    }

    /// Takes held zones and what is around a plane at the middle of the mesh.
    private static boolean addHeld(Problem problem, Extremes extremes) {
        StructuredMesh mesh = problem.mesh();
        int middle = mesh.index(mesh.nx() / 2, mesh.ny() / 2, mesh.nz() / 2);
        boolean any = false;
        for (HeatSource source : problem.heat().orElseThrow().sources()) {
            Optional<Value> value = temperature(source);
            value.ifPresent(known -> extremes.add(known.at(mesh.x().centre(mesh.i(middle)),
                    mesh.y().centre(mesh.j(middle)), mesh.z().centre(mesh.k(middle)), 0)));
            any |= value.isPresent();
        }
        return any;
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
