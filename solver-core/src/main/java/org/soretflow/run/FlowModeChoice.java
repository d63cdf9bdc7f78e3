package org.soretflow.run;

import java.util.Locale;
import org.soretflow.boundary.FlowCondition;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.boundary.Value;
import org.soretflow.material.Fluid;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.Buoyancy;
import org.soretflow.physics.FlowEquation;
import org.soretflow.physics.Problem;
import org.soretflow.physics.SpeciesEquation;

/// Whether flow and heat may follow the concentrations at once.
///
/// They may where they relax much faster than the species, `D/κ` and `D/ν` being the ratios of the times over any length,
/// and where nothing else drives them in time. What is neglected is of the order of the larger ratio.
///
/// @param quasiSteady the choice
/// @param error estimated relative error of the choice [1]; 0 for a fully transient run
/// @param reason why, in words
public record FlowModeChoice(boolean quasiSteady, double error, String reason) {

    /// Ratio of relaxation times above which flow and heat are too slow.
    private static final double SLOWEST = 0.1;
    /// Rayleigh number above which a steady thermal convection cannot be counted on.
    private static final double STEADY_RAYLEIGH = 1e5;

    /// The choice for a problem whose flow is solved for.
    ///
    /// @throws IllegalArgumentException if the problem asks for a quasi-steady flow and the time scales forbid it
    public static FlowModeChoice of(Problem problem) {
        FlowEquation flow = problem.flow().orElseThrow();
        String obstacle = obstacle(problem);
        double ratio = ratio(problem);
        String scales = String.format(Locale.ROOT,
                "flow and heat relax at least %.3g times as fast as species", 1 / ratio);
        return switch (flow.mode()) {
            case EXPLICIT -> {
                requireWalls(problem);
                yield new FlowModeChoice(false, 0, "advection is extrapolated, steps keep to a Courant number of "
                        + TimeStepper.EXPLICIT_COURANT);
            }
            case TRANSIENT -> new FlowModeChoice(false, 0, "the case asks for a transient flow");
            case QUASI_STEADY -> {
                if (!obstacle.isEmpty()) {
                    throw new IllegalArgumentException("the flow cannot be quasi-steady: " + obstacle
                            + "; use mode: transient (or automatic)");
                }
                yield new FlowModeChoice(true, ratio, scales);
            }
            case AUTOMATIC -> obstacle.isEmpty()
                    ? new FlowModeChoice(true, ratio, scales)
                    : new FlowModeChoice(false, 0, obstacle);
        };
    }

    /// The choice in one line for people.
    public String text() {
        return quasiSteady
                ? String.format(Locale.ROOT,
                        "flow: quasi-steady, heat too: %s; relative error about %.1g", reason, error)
                : "flow: transient: " + reason;
    }

    private static void requireWalls(Problem problem) {
        for (int patch = 0; patch < problem.patches().count(); patch++) {
            FlowCondition condition = problem.flowCondition(patch);
            if (!condition.isWall()) {
                throw new IllegalArgumentException("mode: explicit is for flows between walls, symmetry planes and "
                        + "periodic sides, but fluid may pass through " + problem.patches().name(patch)
                        + "; use mode: transient");
            }
        }
    }

    /// What forbids a quasi-steady flow; empty if nothing does.
    private static String obstacle(Problem problem) {
        if (problem.species().isEmpty()) {
            return "there are no species to be slower than flow and heat";
        }
        double ratio = ratio(problem);
        if (ratio > SLOWEST) {
            return String.format(Locale.ROOT,
                    "flow or heat relax only %.3g times as fast as a species, 10 times are needed", 1 / ratio);
        }
        for (int patch = 0; patch < problem.patches().count(); patch++) {
            if (!problem.thermalCondition(patch).isSteady() || !problem.flowCondition(patch).isSteady()) {
                return "the condition at " + problem.patches().name(patch) + " changes in time";
            }
        }
        if (problem.heat().isPresent()
                && problem.heat().get().sources().stream().anyMatch(source -> !source.modulation().isSteady())) {
            return "a heat source changes in time";
        }
        double rayleigh = rayleigh(problem);
        if (rayleigh > STEADY_RAYLEIGH) {
            return String.format(Locale.ROOT, "the Rayleigh number %.3g is above %.0e, where convection need not be steady",
                    rayleigh, STEADY_RAYLEIGH);
        }
        return "";
    }

    private static Fluid fluid(Problem problem) {
        for (int zone = 0; zone < problem.zones().names().size(); zone++) {
            if (problem.material(zone) instanceof Fluid fluid) {
                return fluid;
            }
        }
        throw new IllegalArgumentException("a flow needs at least one fluid zone");
    }

    /// Larger of D/κ and D/ν over the species, at the reference temperature.
    private static double ratio(Problem problem) {
        double reference = problem.flow().orElseThrow().referenceTemperature();
        Fluid fluid = fluid(problem);
        double density = fluid.density().at(reference);
        double slowest = fluid.viscosity().at(reference) / density;
        if (problem.heat().isPresent()) {
            slowest = Math.min(slowest,
                    fluid.conductivity().at(reference) / density / fluid.heatCapacity().at(reference));
        }
        double fastest = 0;
        for (SpeciesEquation equation : problem.species()) {
            fastest = Math.max(fastest, equation.species().diffusivity().at(reference, fluid));
        }
        return fastest / slowest;
    }

    /// Thermal Rayleigh number over the narrowest extent, with the span of fixed temperatures.
    private static double rayleigh(Problem problem) {
        FlowEquation flow = problem.flow().orElseThrow();
        if (flow.buoyancy() == Buoyancy.NONE || problem.heat().isEmpty()) {
            return 0;
        }
        double coldest = Double.POSITIVE_INFINITY;
        double hottest = Double.NEGATIVE_INFINITY;
        for (int patch = 0; patch < problem.patches().count(); patch++) {
            if (problem.thermalCondition(patch) instanceof ThermalCondition.FixedTemperature(Value.Constant(double t))) {
                coldest = Math.min(coldest, t);
                hottest = Math.max(hottest, t);
            }
        }
        if (!(hottest > coldest)) {
            return 0;
        }
        StructuredMesh mesh = problem.mesh();
        double length = Double.POSITIVE_INFINITY;
        for (Direction d : Direction.values()) {
            if (mesh.axis(d).cells() > 1) {
                length = Math.min(length, mesh.axis(d).length());
            }
        }
        double reference = flow.referenceTemperature();
        Fluid fluid = fluid(problem);
        double density = fluid.density().at(reference);
        double nu = fluid.viscosity().at(reference) / density;
        double kappa = fluid.conductivity().at(reference) / density / fluid.heatCapacity().at(reference);
        double beta = Math.abs(fluid.thermalExpansion().at(reference));
        return problem.gravity().magnitude() * beta * (hottest - coldest) * length * length * length / (nu * kappa);
    }
}
