package org.soretflow.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.soretflow.backend.Backend;
import org.soretflow.boundary.SpeciesCondition;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.boundary.Value;
import org.soretflow.design.Slot;
import org.soretflow.design.Solute;
import org.soretflow.design.Solvent;
import org.soretflow.design.ThermogravitationalColumn;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.material.Fluid;
import org.soretflow.material.Species;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.AdvectionScheme;
import org.soretflow.physics.FlowEquation;
import org.soretflow.physics.Gravity;
import org.soretflow.physics.HeatEquation;
import org.soretflow.physics.Problem;
import org.soretflow.physics.ProblemBuilder;
import org.soretflow.physics.SpeciesEquation;
import org.soretflow.run.Schedule;
import org.soretflow.run.Simulation;
import org.soretflow.run.StepReport;
import org.soretflow.run.StopCondition;
import org.soretflow.run.TimeControl;

/// Thermal trap: an upright slot of gap 1, hot wall x = 1, closed at its foot and open to a reservoir at its head; and
/// the closed column in time.
///
/// In the steady state `ln(c_foot/c_reservoir) = s L/h (Ra_D/720)/(1 + Ra_D²/9!)` for a weak drift; at any drift the
/// slope is that of the mode of the endless slot. A closed column relaxes at `D_eff [π²/L² + (V/2D_eff)²]`.
/// Sources: Baaske et al., PNAS 104 (2007) 9346; Furry, Jones and Onsager, Phys. Rev. 55 (1939) 1083.
final class ThermalTrap {

    private static final double LEWIS = 1e5;
    /// Heights in gaps: of the trap, whose ends count for two thirds of a gap; of one with a strong drift, which piles up
    /// e-foldings; of the closed column.
    private static final double HEIGHT = 100;
    private static final double SHORT = 12.5;
    private static final double CLOSED = 50;
    private static final double[] RAYLEIGH = {60, 602, 6000};
    private static final double WEAK = 0.05;
    private static final double STRONG = 1;
    /// Cells across the gap on two meshes, and what the difference counts in their extrapolation.
    private static final int COARSE = 12;
    private static final int FINE = 16;
    private static final double WEIGHT = FINE * FINE / (double) (FINE * FINE - COARSE * COARSE);

    private ThermalTrap() {}

    static Gate gate() {
        return new CheckedGate(
                "thermal-trap",
                "Thermal trap: accumulation from a reservoir, weak and strong drift; slowest relaxation of the column",
                "integrals over the gap (Furry, Jones and Onsager 1939), and the mode of the endless slot",
                ThermalTrap::check);
    }

    private static List<GateResult> check(Backend backend) {
        List<GateResult> results = new ArrayList<>();
        for (double rayleigh : RAYLEIGH) {
            Found found = extrapolated(WEAK, rayleigh, backend);
            double weak = theory(WEAK, rayleigh, HEIGHT).weakSlope();
            results.add(GateResult.relative(String.format(Locale.ROOT, "Ra_D = %.0f, s = 0.05: d ln c/dy in the middle",
                    rayleigh), weak, found.slope(), 0.01));
            if (rayleigh < 1000) {
                results.add(GateResult.relative(String.format(Locale.ROOT,
                                "Ra_D = %.0f, s = 0.05: ln of foot over reservoir", rayleigh), -weak * HEIGHT,
                                found.logRatio(), 0.01)
                        .noting("the theory leaves out the ends, two thirds of a gap in a hundred"));
            }
        }
        for (double rayleigh : new double[] {60, 602}) {
            results.add(GateResult.relative(String.format(Locale.ROOT, "Ra_D = %.0f, s = 1: d ln c/dy in the middle",
                            rayleigh), theory(STRONG, rayleigh, HEIGHT).exactSlope(),
                            extrapolated(STRONG, rayleigh, backend).slope(), 2e-3)
                    .noting(String.format(Locale.ROOT, "the weak formula says %.5g, with f(s) and d(s) %.5g",
                            theory(STRONG, rayleigh, HEIGHT).weakSlope(), theory(STRONG, rayleigh, HEIGHT).slope())));
        }
        results.add(relaxation(backend));
        return results;
    }

    /// What a trap gives.
    ///
    /// @param slope d ln c/dy between 0.3 and 0.7 of the height
    /// @param logRatio ln of the mean concentration at the foot over that of the reservoir
    private record Found(double slope, double logRatio) {}

    /// From two meshes, in h².
    private static Found extrapolated(double strength, double rayleigh, Backend backend) {
        Found coarse = trap(strength, rayleigh, COARSE, backend);
        Found fine = trap(strength, rayleigh, FINE, backend);
        return new Found(coarse.slope() + WEIGHT * (fine.slope() - coarse.slope()),
                coarse.logRatio() + WEIGHT * (fine.logRatio() - coarse.logRatio()));
    }

    private static Found trap(double strength, double rayleigh, int cells, Backend backend) {
        double height = strength > 0.5 ? SHORT : HEIGHT;
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(1, cells), Axis.uniform(height,
                (int) Math.round(0.2 * height * cells)), 1);
        Problem problem = slot(mesh, strength, rayleigh).boundary(Side.Y_MAX, SpeciesCondition.fixedConcentration(1))
                .build();
        StepReport report = Runs.steady(problem, backend);
        FieldSnapshot c = report.field("c");
        int low = 3 * mesh.ny() / 10;
        int high = 7 * mesh.ny() / 10;
        double rise = mesh.y().centre(high) - mesh.y().centre(low);
        double slope = (Math.log(mean(mesh, c, high)) - Math.log(mean(mesh, c, low))) / rise;
        // from the first centre to the very foot
        return new Found(slope, Math.log(mean(mesh, c, 0)) - slope * mesh.y().centre(0));
    }

    /// The column closed at both ends, extrapolated as the trap.
    private static GateResult relaxation(Backend backend) {
        double rayleigh = 602;
        ThermogravitationalColumn theory = theory(WEAK, rayleigh, CLOSED);
        double ratio = theory.drift() / (2 * theory.axialDiffusivity());
        double rate = theory.axialDiffusivity() * (Math.PI * Math.PI / (CLOSED * CLOSED) + ratio * ratio);
        double coarse = rate(rayleigh, rate, COARSE, backend);
        double found = coarse + WEIGHT * (rate(rayleigh, rate, FINE, backend) - coarse);
        return GateResult.relative("Ra_D = 602, s = 0.05: slowest rate of the closed column", rate, found, 0.01)
                .noting("steps of a twentieth of the relaxation time take 8e-4 of the rate");
    }

    /// From a uniform concentration, by the contrast of foot and head at three equal times late in the run.
    private static double rate(double rayleigh, double expected, int cells, Backend backend) {
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(1, cells), Axis.uniform(CLOSED, 6 * cells), 1);
        List<Double> contrasts = new ArrayList<>();
        double unit = LEWIS / expected;
        try (Simulation simulation = Simulation.of(slot(mesh, WEAK, rayleigh).build(), backend)) {
            simulation.timeControl(TimeControl.fixed(0.05 * unit))
                    .observe(Schedule.at(0.75 * unit, 1.25 * unit, 1.75 * unit), report -> {
                        FieldSnapshot c = report.field("c");
                        contrasts.add(mean(mesh, c, 0) - mean(mesh, c, mesh.ny() - 1));
                    });
            Runs.finished(simulation.run(StopCondition.until(1.75 * unit)));
        }
        return Math.log((contrasts.get(1) - contrasts.get(0)) / (contrasts.get(2) - contrasts.get(1))) / 0.5 * expected;
    }

    /// Conduction across, buoyancy; D is 1/Le in the units of κ and ν.
    static ProblemBuilder slot(StructuredMesh mesh, double strength, double rayleigh) {
        Fluid fluid = Fluid.named("unit").density(1).viscosity(1).conductivity(1).heatCapacity(1)
                .thermalExpansion(1).build();
        Species species = Species.named("c").diffusivity(1 / LEWIS).soretCoefficient(strength).build();
        return Problem.on(mesh)
                .named("thermal trap")
                .filledWith(fluid)
                .gravity(new Gravity(0, -rayleigh / LEWIS, 0))
                .heat(HeatEquation.standard().withTolerance(1e-11))
                .flow(FlowEquation.stokes(300).withTolerance(1e-10))
                // along the slot a cell is long, but the profile smooth: what fits the flux would add diffusion
                .species(SpeciesEquation.of(species).withAdvection(AdvectionScheme.CENTRAL).withTolerance(1e-11))
                .initially(species, 1)
                .initialTemperature(Value.steady((x, y, z, t) -> 299.5 + x))
                .boundary(Side.X_MIN, ThermalCondition.fixedTemperature(299.5))
                .boundary(Side.X_MAX, ThermalCondition.fixedTemperature(300.5));
    }

    /// The same in units of the gap and of D.
    private static ThermogravitationalColumn theory(double strength, double rayleigh, double height) {
        return new ThermogravitationalColumn(new Solvent(1, 1, 1), new Solute(1, strength),
                new Slot(1, height, 1, rayleigh));
    }

    private static double mean(StructuredMesh mesh, FieldSnapshot c, int j) {
        double sum = 0;
        for (int i = 0; i < mesh.nx(); i++) {
            sum += c.at(mesh.index(i, j, 0)) / mesh.nx();
        }
        return sum;
    }
}
