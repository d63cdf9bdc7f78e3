package org.soretflow.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.soretflow.backend.Backend;
import org.soretflow.boundary.FlowCondition;
import org.soretflow.boundary.SpeciesCondition;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.boundary.Value;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.material.Species;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.mesh.Toward;
import org.soretflow.physics.AdvectionScheme;
import org.soretflow.physics.FlowEquation;
import org.soretflow.physics.HeatEquation;
import org.soretflow.physics.Problem;
import org.soretflow.physics.SpeciesEquation;
import org.soretflow.run.Schedule;
import org.soretflow.run.Simulation;
import org.soretflow.run.StepReport;
import org.soretflow.run.StopCondition;
import org.soretflow.run.TimeControl;
import org.soretflow.verification.Refinement.Known;

/// Thermal field-flow fractionation: a pulse that the Soret effect holds at the cold wall of a channel.
///
/// Across, the solute is `exp(−s y)` with s = S_T ΔT; gap, D and ΔT are 1, the mean velocity is Pe. The pulse moves
/// with `R Pe`, `R = 6λ [coth(1/2λ) − 2λ]`, λ = 1/s, and its variance grows by `2 + χ R Pe²` in a diffusion time: the
/// plate height is `2D/(R ū) + χ h² ū/D`.
///
/// Flow, heat and solute are solved for. The pulse lies on a background in rest across, which no inlet disturbs, so
/// that nothing comes near zero; central differences on equal cells leave mean and variance along the channel exact,
/// and BDF2 the growth of both, so that only the profile across counts.
/// Source: Giddings, J. Chem. Phys. 49 (1968) 81.
final class FieldFlowFractionation {

    private static final double[] STRENGTHS = {1, 5, 10, 20};
    private static final double[] RETENTION = {0.98372048, 0.73628077, 0.48005448, 0.27000000};
    private static final double[] DISPERSION = {1.07079e-2, 1.66592e-2, 8.40903e-3, 1.90000e-3};
    /// U h/D by strength: the flow adds about 5 times what diffusion alone does to the variance.
    private static final double[] PECLET = {30, 28, 50, 140};
    private static final double LENGTH = 100;
    private static final int ALONG = 60;
    /// Where the pulse starts, and its standard deviation [gaps].
    private static final double START = 20;
    private static final double WIDTH = 3;
    /// Between these times pulses are watched: what a start leaves dies like exp(−(π² + s²/4) t).
    private static final double[] TIMES = {0.6, 1};

    private static final double STEP = 0.05;

    private FieldFlowFractionation() {}

    static Gate gate() {
        return new CheckedGate(
                "thermal-fff",
                "Thermal field-flow fractionation, s = 1, 5, 10, 20: speed and spreading of a pulse",
                "R in closed form, χ by quadrature of its integral (Giddings 1968)",
                FieldFlowFractionation::check);
    }

    private static List<GateResult> check(Backend backend) {
        List<GateResult> results = new ArrayList<>();
        for (int s = 0; s < STRENGTHS.length; s++) {
            double strength = STRENGTHS[s];
            double peclet = PECLET[s];
            String of = String.format(Locale.ROOT, "s = %.0f: ", strength);
            List<Known> known = List.of(
                    new Known(of + "retention R", RETENTION[s], 1e-3),
                    new Known(of + "dispersion χ", DISPERSION[s], 1e-2));
            results.addAll(new Refinement(10, 14, 20)
                    .extrapolated(known, cells -> pulse(strength, peclet, cells, backend)));
        }
        return results;
    }

    /// R and χ of a pulse.
    private static double[] pulse(double s, double peclet, int across, Backend backend) {
        StructuredMesh mesh = StructuredMesh.of(
                Axis.uniform(LENGTH, ALONG), Axis.geometric(1, across, Toward.START, 1 + 0.4 * s), 1);
        Species species = Species.named("c").diffusivity(1).soretCoefficient(s).build();
        Value rest = Value.steady((x, y, z, t) -> Math.exp(-s * y));
        Value linear = Value.steady((x, y, z, t) -> 300 + y);
        Problem problem = Problem.on(mesh)
                .named("thermal FFF")
                .filledWith(Runs.unitFluid())
                .heat(HeatEquation.standard().withTolerance(1e-12))
                .flow(FlowEquation.stokes(300).withTolerance(1e-11))
                .species(SpeciesEquation.of(species).withAdvection(AdvectionScheme.CENTRAL).withTolerance(1e-11))
                .initialTemperature(linear)
                .initially("c", Value.steady((x, y, z, t) -> Math.exp(-s * y)
                        * (1 + Math.exp(-0.5 * (x - START) * (x - START) / (WIDTH * WIDTH)))))
                .boundary(Side.Y_MIN, ThermalCondition.fixedTemperature(300))
                .boundary(Side.Y_MAX, ThermalCondition.fixedTemperature(301))
                .boundary(Side.X_MIN, ThermalCondition.fixedTemperature(linear))
                .boundary(Side.X_MAX, ThermalCondition.outflow())
                .boundary(Side.X_MIN, FlowCondition.fixedPressure(12 * peclet * LENGTH))
                .boundary(Side.X_MAX, FlowCondition.fixedPressure(0))
                .boundary(Side.X_MIN, SpeciesCondition.fixedConcentration(rest))
                .boundary(Side.X_MAX, SpeciesCondition.outflow())
                .build();
        double mean;
        List<double[]> moments = new ArrayList<>();
        try (Simulation simulation = Simulation.of(problem, backend)) {
            simulation.timeControl(TimeControl.fixed(STEP)).observe(Schedule.at(TIMES), report -> {
                if (report.step() > 0) {
                    moments.add(moments(mesh, report.field("c"), s));
                }
            });
            StepReport last = Runs.finished(simulation.run(StopCondition.until(TIMES[1])));
            mean = mean(last);
        }
        double span = TIMES[1] - TIMES[0];
        double retention = (moments.get(1)[0] - moments.get(0)[0]) / span / mean;
        double growth = (moments.get(1)[1] - moments.get(0)[1]) / span;
        return new double[] {retention, (growth - 2) / (retention * mean * mean)};
    }

    /// Mean velocity: that of the difference equations is larger than Pe by a part of 2/N².
    private static double mean(StepReport report) {
        StructuredMesh mesh = report.mesh();
        double[] speeds = FlowProbe.across(report, Direction.X, ALONG / 2);
        double sum = 0;
        for (int j = 0; j < speeds.length; j++) {
            sum += speeds[j] * mesh.y().width(j);
        }
        return sum;
    }

    /// Mean and variance along the channel of what lies above the background.
    private static double[] moments(StructuredMesh mesh, FieldSnapshot c, double s) {
        double amount = 0;
        double first = 0;
        double second = 0;
        for (int n = 0; n < mesh.cells(); n++) {
            double x = mesh.x().centre(mesh.i(n));
            double share = (c.at(n) - Math.exp(-s * mesh.y().centre(mesh.j(n)))) * mesh.volume(n);
            amount += share;
            first += share * x;
            second += share * x * x;
        }
        double mean = first / amount;
        return new double[] {mean, second / amount - mean * mean};
    }
}
