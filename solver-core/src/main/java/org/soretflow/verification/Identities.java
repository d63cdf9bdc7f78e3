package org.soretflow.verification;

import java.util.ArrayList;
import java.util.List;
import org.soretflow.backend.Backend;
import org.soretflow.boundary.SpeciesCondition;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.boundary.Value;
import org.soretflow.field.Balance;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.material.Species;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.mesh.Toward;
import org.soretflow.physics.HeatEquation;
import org.soretflow.physics.Problem;
import org.soretflow.physics.SpeciesEquation;
import org.soretflow.run.StepReport;
import org.soretflow.run.TimeControl;

/// What holds for every solution: symmetry, invariance, maximum principle, closed balances.
final class Identities {

    /// Sum of a few hundred solves' tolerances of 1e-13 relative to the field.
    private static final double SOLVED = 1e-10;

    private Identities() {}

    static Gate gate() {
        return new CheckedGate(
                "identities",
                "Mirror symmetry, T → T + const, hot ↔ cold with S_T → −S_T, maximum principle, balances that close",
                "identities of the equations",
                Identities::check);
    }

    private static List<GateResult> check(Backend backend) {
        List<GateResult> results = new ArrayList<>();
        results.add(mirror(backend));
        results.addAll(invariance(backend));
        results.addAll(heat(backend));
        results.add(throughFlux(backend));
        return results;
    }

    /// A symmetric, stretched cell with a hot spot in its middle: the solution is symmetric in x and in y.
    private static GateResult mirror(Backend backend) {
        Axis axis = Axis.tanh(1, 24, Toward.BOTH, 6);
        StructuredMesh mesh = StructuredMesh.of(axis, axis);
        Value bump = Value.steady((x, y, z, t) -> 300 + 20 * Math.sin(Math.PI * x) * Math.sin(Math.PI * y));
        FieldSnapshot c = relaxed(mesh, bump, 0.1, backend);
        double worst = 0;
        for (int n = 0; n < mesh.cells(); n++) {
            int i = mesh.i(n);
            int j = mesh.j(n);
            double left = c.at(mesh.index(mesh.nx() - 1 - i, j, 0));
            double below = c.at(mesh.index(i, mesh.ny() - 1 - j, 0));
            double swapped = c.at(mesh.index(j, i, 0));
            for (double image : new double[] {left, below, swapped}) {
                worst = Math.max(worst, Math.abs(image - c.at(n)));
            }
        }
        return GateResult.error("mirror: largest difference between a cell and its images", worst / c.max(), SOLVED);
    }

    private static List<GateResult> invariance(Backend backend) {
        StructuredMesh mesh = StructuredMesh.of(Axis.tanh(1, 20, Toward.BOTH, 6), Axis.geometric(1, 16, Toward.END, 4));
        Value field = Value.steady((x, y, z, t) -> 300 + 15 * x * x + 10 * Math.sin(3 * y));
        Value shifted = Value.steady((x, y, z, t) -> 64 + field.at(x, y, z, t));
        Value turned = Value.steady((x, y, z, t) -> 600 - field.at(x, y, z, t));
        FieldSnapshot c = relaxed(mesh, field, 0.1, backend);
        double shift = Norms.of(mesh, c, relaxed(mesh, shifted, 0.1, backend)).largest() / c.max();
        double turn = Norms.of(mesh, c, relaxed(mesh, turned, -0.1, backend)).largest() / c.max();
        return List.of(
                GateResult.error("T → T + 64 K: largest change of c", shift, SOLVED),
                GateResult.error("T → 600 K − T with S_T → −S_T: largest change of c", turn, SOLVED));
    }

    /// c on the way to rest, from uniform, at a twentieth of the diffusion time.
    private static FieldSnapshot relaxed(StructuredMesh mesh, Value temperature, double soret, Backend backend) {
        Species species = Species.named("c").diffusivity(1).soretCoefficient(soret).build();
        Problem problem = Problem.on(mesh)
                .named("relaxation")
                .filledWith(Runs.unitFluid())
                .initialTemperature(temperature)
                .species(SpeciesEquation.of(species).withTolerance(1e-13))
                .initially(species, 1)
                .build();
        return Runs.until(0.05, TimeControl.fixed(1e-3), problem, backend).field("c");
    }

    /// Conduction without sources between walls of given temperatures: nothing is hotter than the hottest wall.
    private static List<GateResult> heat(Backend backend) {
        StructuredMesh mesh = StructuredMesh.of(
                Axis.tanh(1, 32, Toward.BOTH, 10), Axis.geometric(1, 24, Toward.START, 10));
        Problem problem = Problem.on(mesh)
                .named("conduction")
                .filledWith(Runs.unitFluid())
                .heat(HeatEquation.standard().withTolerance(1e-12))
                .initialTemperature(300)
                .boundary(Side.X_MIN, ThermalCondition.fixedTemperature(320))
                .boundary(Side.X_MAX, ThermalCondition.fixedTemperature(280))
                .boundary(Side.Y_MIN, ThermalCondition.convective(10, 310))
                .build();
        StepReport report = Runs.steady(problem, backend);
        FieldSnapshot t = report.field("temperature");
        double outside = Math.max(Math.max(0, t.max() - 320), 280 - t.min());
        return List.of(
                GateResult.error("maximum principle: temperature beyond the walls' over 40 K",
                        Math.max(0, outside) / 40, 0),
                closed("heat", report));
    }

    /// Drift and flow through an open channel: what enters leaves.
    private static GateResult throughFlux(Backend backend) {
        StructuredMesh mesh = StructuredMesh.of(Axis.tanh(1, 24, Toward.BOTH, 6), Axis.uniform(1, 16));
        Species species = Species.named("c").diffusivity(1).soretCoefficient(0.1).build();
        Problem problem = Problem.on(mesh)
                .named("through flux")
                .filledWith(Runs.unitFluid())
                .initialTemperature(Value.steady((x, y, z, t) -> 300 + 20 * x * y))
                .species(SpeciesEquation.of(species).withTolerance(1e-12))
                .initially(species, 1)
                .boundary(Side.X_MIN, SpeciesCondition.fixedConcentration(2))
                .boundary(Side.X_MAX, SpeciesCondition.fixedConcentration(1))
                .build();
        return closed("c", Runs.steady(problem, backend));
    }

    private static GateResult closed(String quantity, StepReport report) {
        Balance balance = report.balances().stream()
                .filter(one -> one.quantity().equals(quantity))
                .findFirst()
                .orElseThrow();
        double through = balance.inflow().values().stream().mapToDouble(Math::abs).sum() / 2;
        return GateResult.error("balance of " + quantity + ": defect over what passes",
                balance.defect() / through, SOLVED);
    }
}
