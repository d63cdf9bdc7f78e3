package org.soretflow.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.soretflow.backend.Backend;
import org.soretflow.boundary.FlowCondition;
import org.soretflow.boundary.SpeciesCondition;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.boundary.Value;
import org.soretflow.field.Balance;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.material.Approximation;
import org.soretflow.material.SoretCoefficient;
import org.soretflow.material.Species;
import org.soretflow.material.ValidRange;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.mesh.Toward;
import org.soretflow.physics.FlowEquation;
import org.soretflow.physics.HeatEquation;
import org.soretflow.physics.Problem;
import org.soretflow.physics.ProblemBuilder;
import org.soretflow.physics.SpeciesEquation;
import org.soretflow.run.StepReport;

/// Particles that drift into a cold wall and stay there: c = 0 at the wall.
///
/// Gap and κ are 1. Three limits: a layer at rest with constant drift `V = D S_T ΔT/h`, in which
/// `c = (1 − e^{−Vx/D})/(1 − e^{−Vh/D})` exactly; a cold plate under a hot one, where the share `V x/(ū h)` of what
/// enters has settled at x whatever the profile of the flow (the path of a particle, `u dy = −V dx`); and a channel
/// with cold walls where `D S_T T = κ`: then c follows the temperature, `c/c₀ = T/T₀`, and the walls take the share
/// `(T₀ − T_w)/T₀` in the end.
/// Source of the last: Batchelor and Shen, J. Colloid Interface Sci. 107 (1985) 21.
final class Deposition {

    private static final double HOT = 400;
    private static final double COLD = 300;
    /// κ/D, and S_T ΔT of the plates: so large that next to nothing diffuses to the walls.
    private static final double LEWIS = 1e6;

    private Deposition() {}

    static Gate gate() {
        return new CheckedGate(
                "deposition",
                "Drift into an absorbing wall: a layer at rest, a cold plate under a hot one, cold walls",
                "closed form; paths of particles; c/c₀ = T/T₀ where D S_T T = κ (Batchelor and Shen 1985)",
                Deposition::check);
    }

    private static List<GateResult> check(Backend backend) {
        List<GateResult> results = new ArrayList<>();
        for (double strength : new double[] {1, 20, 1000}) {
            results.addAll(layer(strength, backend));
        }
        results.add(plates(backend));
        results.add(coldWalls(backend));
        return results;
    }

    /// The exponential fit has the exact solution of a constant drift in its cells and at its walls.
    private static List<GateResult> layer(double strength, Backend backend) {
        StructuredMesh mesh = StructuredMesh.of(Axis.tanh(1, 24, Toward.BOTH, 6), Axis.uniform(1, 1), 1);
        Species species = Species.named("c").diffusivity(1).soretCoefficient(strength).build();
        Problem problem = Problem.on(mesh)
                .named("layer at rest")
                .filledWith(Runs.unitFluid())
                .heat(HeatEquation.standard().withTolerance(1e-13))
                .initialTemperature(300)
                .species(SpeciesEquation.of(species).withTolerance(1e-13))
                .initially(species, 1)
                .boundary(Side.X_MIN, ThermalCondition.fixedTemperature(300))
                .boundary(Side.X_MAX, ThermalCondition.fixedTemperature(301))
                .boundary(Side.X_MIN, SpeciesCondition.fixedConcentration(0))
                .boundary(Side.X_MAX, SpeciesCondition.fixedConcentration(1))
                .build();
        StepReport report = Runs.steady(problem, backend);
        FieldSnapshot c = report.field("c");
        double worst = 0;
        for (int i = 0; i < mesh.nx(); i++) {
            double exact = Math.expm1(-strength * mesh.x().centre(i)) / Math.expm1(-strength);
            worst = Math.max(worst, Math.abs(c.at(mesh.index(i, 0, 0)) - exact));
        }
        String of = String.format(Locale.ROOT, "layer, S_T ΔT = %.0f: ", strength);
        double settled = -strength / Math.expm1(-strength);
        return List.of(
                GateResult.error(of + "largest error of c", worst, 1e-9)
                        .noting("exact but for the tolerance of the solve, 1e-13, times the matrix's condition"),
                GateResult.relative(of + "what settles", settled, -inflow(report, "c", Side.X_MIN), 1e-9));
    }

    private static double inflow(StepReport report, String quantity, Side side) {
        for (Balance balance : report.balances()) {
            if (balance.quantity().equals(quantity)) {
                return balance.inflow().get(side.label());
            }
        }
        throw new IllegalArgumentException("no balance of " + quantity);
    }

    /// Flow from the left between plates, one cold and absorbing; a fifth of what enters has settled at the end.
    private static GateResult plates(Backend backend) {
        double length = 20;
        double drift = 1;
        double mean = 5 * drift * length;
        Value linear = Value.steady((x, y, z, t) -> COLD + y);
        Species species =
                Species.named("c").diffusivity(drift / LEWIS).soretCoefficient(LEWIS).build();
        Problem problem = channel(StructuredMesh.of(Axis.uniform(length, 40), Axis.uniform(1, 24), 1), mean, species)
                .named("cold plate")
                .initialTemperature(linear)
                .boundary(Side.X_MIN, ThermalCondition.fixedTemperature(linear))
                .boundary(Side.Y_MIN, ThermalCondition.fixedTemperature(COLD))
                .boundary(Side.Y_MAX, ThermalCondition.fixedTemperature(COLD + 1))
                .build();
        StepReport report = Runs.steady(problem, backend);
        double share = -inflow(report, "c", Side.Y_MIN) / inflow(report, "c", Side.X_MIN);
        return GateResult.absolute("cold plate: share that settles", drift * length / mean, share, 1e-4)
                .noting("S_T ΔT = 10⁶; upwind fluxes smear the edge of the layer without particles, little of it is at the wall");
    }

    private static ProblemBuilder channel(StructuredMesh mesh, double mean, Species species) {
        return Problem.on(mesh)
                .filledWith(Runs.unitFluid())
                .heat(HeatEquation.standard().withTolerance(1e-11))
                .flow(FlowEquation.stokes(COLD).withTolerance(1e-9))
                .species(SpeciesEquation.of(species).withTolerance(1e-11))
                .initially(species, 1)
                .boundary(Side.X_MIN, FlowCondition.developedInlet(mean))
                .boundary(Side.X_MIN, SpeciesCondition.fixedConcentration(1))
                .boundary(Side.X_MAX, FlowCondition.outflow())
                .boundary(Side.X_MAX, ThermalCondition.outflow())
                .boundary(Side.X_MAX, SpeciesCondition.outflow())
                .boundary(Side.Y_MIN, SpeciesCondition.fixedConcentration(0));
    }

    /// Half a channel, gas at 400 K into cold walls at 300 K; upwind fluxes are of first order in the cells' width.
    private static GateResult coldWalls(Backend backend) {
        // developed by the end to a part of exp(−1.885 · 15/2.5) = 1e-5
        double speed = 2.5;
        int[] cells = {10, 20, 40};
        double[] widths = new double[3];
        double share = 0;
        double[] errors = new double[3];
        Value wall = Value.steady((x, y, z, t) -> 0.5 * (HOT + COLD) - 0.5 * (HOT - COLD) * Math.tanh(x - 5));
        for (int m = 0; m < 3; m++) {
            StructuredMesh mesh = StructuredMesh.of(
                    Axis.uniform(20, 2 * cells[m]), Axis.uniform(1, cells[m]), 1);
            SoretCoefficient law = new SoretCoefficient.Integrated(
                    Approximation.of(t -> LEWIS / t, new ValidRange(280, 420)), COLD);
            Species species = Species.named("c").diffusivity(1 / LEWIS).soretCoefficient(law).build();
            Problem problem = channel(mesh, speed, species)
                    .named("cold walls")
                    .initialTemperature(HOT)
                    .boundary(Side.X_MIN, ThermalCondition.fixedTemperature(HOT))
                    .boundary(Side.Y_MIN, ThermalCondition.fixedTemperature(wall))
                    .boundary(Side.Y_MAX, FlowCondition.symmetry())
                    .boundary(Side.Y_MAX, ThermalCondition.symmetry())
                    .build();
            StepReport report = Runs.steady(problem, backend);
            widths[m] = 1.0 / cells[m];
            share = -inflow(report, "c", Side.Y_MIN) / inflow(report, "c", Side.X_MIN);
            errors[m] = Math.abs(share - (1 - COLD / HOT));
        }
        return GateResult.absolute("cold walls: share that settles", 1 - COLD / HOT, share, 2e-3)
                .noting("upwind in the cells, κ/D = 10⁶: " + ConvergenceStudy.ofErrors(widths, errors));
    }
}
