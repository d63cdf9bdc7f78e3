package org.soretflow.verification;

import java.util.ArrayList;
import java.util.List;
import org.soretflow.backend.Backend;
import org.soretflow.boundary.SpeciesCondition;
import org.soretflow.boundary.Value;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.material.Species;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.mesh.Toward;
import org.soretflow.physics.GivenVelocity;
import org.soretflow.physics.Problem;
import org.soretflow.physics.SpeciesEquation;
import org.soretflow.run.Schedule;
import org.soretflow.run.Simulation;
import org.soretflow.run.StepReport;
import org.soretflow.run.StopCondition;
import org.soretflow.run.TimeControl;

/// Mass and bounds over ten thousand steps, and at cell Péclet numbers of a million.
final class MassAndBounds {

    private static final int STEPS = 10_000;

    private MassAndBounds() {}

    static Gate gate() {
        return new CheckedGate(
                "mass-and-bounds",
                "Mass over 10⁴ steps of drift and stirring; 0 ≤ c ≤ 1, also at cell Péclet number 10⁶",
                "conservation and maximum principle (identities)",
                MassAndBounds::check);
    }

    private static List<GateResult> check(Backend backend) {
        List<GateResult> results = new ArrayList<>();
        results.addAll(stirred(Species.Form.DILUTE, backend));
        results.addAll(stirred(Species.Form.BINARY, backend));
        results.addAll(strongDrift(Species.Form.DILUTE, backend));
        results.addAll(strongDrift(Species.Form.BINARY, backend));
        results.addAll(strongFlow(backend));
        return results;
    }

    /// Largest drift of the amount and smallest and largest c over all steps of a run.
    private static final class Watch {
        double first = Double.NaN;
        double drift;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        long steps;

        void see(StepReport report) {
            FieldSnapshot c = report.field("c");
            double amount = 0;
            for (int n = 0; n < c.cells(); n++) {
                amount += c.at(n) * report.mesh().volume(n);
            }
            first = Double.isNaN(first) ? amount : first;
            drift = Math.max(drift, Math.abs(amount / first - 1));
            least = Math.min(least, c.min());
            most = Math.max(most, c.max());
            steps = report.step();
        }

        List<GateResult> results(String of, boolean binary) {
            List<GateResult> results = new ArrayList<>();
            results.add(GateResult.error(of + "largest relative change of the amount", drift, 1e-12)
                    .noting(steps + " steps"));
            results.add(GateResult.error(of + "depth of the smallest c below 0", Math.max(0, -least), 0)
                    .noting("smallest c " + least));
            if (binary) {
                results.add(GateResult.error(of + "height of the largest c above 1", Math.max(0, most - 1), 0)
                        .noting("largest c " + most));
            }
            return results;
        }
    }

    private static Watch watch(Problem problem, TimeControl control, double end, Backend backend) {
        Watch watch = new Watch();
        try (Simulation simulation = Simulation.of(problem, backend)) {
            simulation.timeControl(control).observe(Schedule.everySteps(1), watch::see);
            Runs.finished(simulation.run(StopCondition.until(end)));
        }
        return watch;
    }

    /// A closed cell with a vortex and a drift towards one corner.
    private static List<GateResult> stirred(Species.Form form, Backend backend) {
        StructuredMesh mesh = StructuredMesh.of(Axis.tanh(1, 8, Toward.BOTH, 5), Axis.geometric(1, 6, Toward.START, 5));
        Species species = Species.named("c").diffusivity(1).soretCoefficient(3).form(form).build();
        StreamFunction vortex = new StreamFunction((x, y, z, t) -> 5 * Math.sin(Math.PI * x) * Math.sin(Math.PI * y));
        Problem problem = Problem.on(mesh)
                .named("stirred cell")
                .filledWith(Runs.unitFluid())
                .initialTemperature(Value.steady((x, y, z, t) -> 300 + x + y))
                .flow(vortex.on(mesh))
                .species(species)
                .initially("c", Value.steady((x, y, z, t) -> x < 0.5 ? 0.8 : 0))
                .build();
        boolean binary = form == Species.Form.BINARY;
        // Newton's method makes a step of the binary form some five times as dear
        int steps = binary ? STEPS / 5 : STEPS;
        return watch(problem, TimeControl.fixed(1.0 / steps), 1, backend)
                .results(binary ? "stirred, binary: " : "stirred, dilute: ", binary);
    }

    /// A drift that empties all but the coldest cells: the cell Péclet number is 10⁶.
    private static List<GateResult> strongDrift(Species.Form form, Backend backend) {
        int cells = 20;
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(1, cells), Axis.uniform(1, 2));
        boolean binary = form == Species.Form.BINARY;
        Species species =
                Species.named("c").diffusivity(1e-6).soretCoefficient(1e6 * cells).form(form).build();
        Problem problem = Problem.on(mesh)
                .named("strong drift")
                .filledWith(Runs.unitFluid())
                .initialTemperature(Value.steady((x, y, z, t) -> 300 + x))
                .species(species)
                .initially("c", Value.steady((x, y, z, t) -> y < 0.5 ? 0.5 : 1e-3))
                .build();
        return watch(problem, TimeControl.startingWith(1e-4).withErrorTolerance(1e-2), 1, backend)
                .results(binary ? "cell Péclet 10⁶, binary: " : "cell Péclet 10⁶, dilute: ", binary);
    }

    /// A flow across the mesh's diagonal that carries 1 beside 0: no scheme that is positive leaves these bounds.
    private static List<GateResult> strongFlow(Backend backend) {
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(1, 24), Axis.uniform(1, 24));
        Species species = Species.named("c").diffusivity(1e-6 / 24).build();
        Problem problem = Problem.on(mesh)
                .named("strong flow")
                .filledWith(Runs.unitFluid())
                .flow(new GivenVelocity.Uniform(1, 1, 0))
                .species(SpeciesEquation.of(species).withTolerance(1e-12))
                .initially(species, 0.5)
                .boundary(Side.X_MIN, SpeciesCondition.fixedConcentration(0))
                .boundary(Side.Y_MIN, SpeciesCondition.fixedConcentration(1))
                .boundary(Side.X_MAX, SpeciesCondition.outflow())
                .boundary(Side.Y_MAX, SpeciesCondition.outflow())
                .build();
        FieldSnapshot c = Runs.steady(problem, backend).field("c");
        double outside = Math.max(Math.max(0, -c.min()), c.max() - 1);
        return List.of(GateResult.error("layer between 0 and 1 in a flow at cell Péclet 10⁶: excess",
                        Math.max(0, outside), 1e-9)
                .noting("steady; limit is the linear solver's tolerance; c from " + c.min() + " to " + c.max()));
    }
}
