package org.soretflow.discrete;

import java.util.List;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.Curve;
import org.soretflow.backend.Kernels;
import org.soretflow.backend.Parameter;
import org.soretflow.boundary.Value;
import org.soretflow.material.Fluid;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.FlowEquation;
import org.soretflow.physics.Problem;
import org.soretflow.physics.SpeciesEquation;

/// How much heavier a Boussinesq fluid is than at the reference temperature and the mean of the initial concentrations:
/// `ρ(T) − ρ₀ − Σ ρ₀ β_s (c_s − mean)` [kg/m³], by cell.
final class FluidWeight {

    private final Discretisation disc;
    private final Problem problem;
    private final FlowEquation equation;
    private final Kernels kernels;
    private final double referenceDensity;
    private final Curve[] law;
    private final Curve[] slope;
    private final double[] meanConcentrations;
    /// Null while its memory serves others.
    private Buffer density;
    private final Parameter factor;
    private final Parameter one;

    /// @param referenceDensity ρ₀ [kg/m³]
    FluidWeight(Discretisation disc, FlowEquation equation, double referenceDensity) {
        this.disc = disc;
        this.equation = equation;
        this.referenceDensity = referenceDensity;
        problem = disc.problem();
        kernels = disc.kernels();
        int zones = problem.zones().names().size();
        law = new Curve[zones];
        slope = new Curve[zones];
        for (int zone = 0; zone < zones; zone++) {
            law[zone] = problem.material(zone) instanceof Fluid fluid ? law(fluid) : Curve.constant(0);
            slope[zone] = problem.material(zone) instanceof Fluid fluid ? slope(fluid) : Curve.constant(0);
        }
        meanConcentrations = meanConcentrations();
        factor = disc.backend().parameter(0);
        one = disc.backend().parameter(1);
    }

    /// Change of the density by temperature, `ρ(T) − ρ₀` [kg/m³].
    private Curve law(Fluid fluid) {
        double reference = equation.referenceTemperature();
        double rho = fluid.density().at(reference);
        return switch (equation.buoyancy()) {
            case NONE -> Curve.constant(0);
            case THERMAL_EXPANSION ->
                Curve.polynomial(reference, 0, -rho * fluid.thermalExpansion().at(reference));
            case DENSITY -> Curves.sampled(temperature -> fluid.density().at(temperature) - rho);
        };
    }

    /// Its derivative [kg/(m³·K)].
    private Curve slope(Fluid fluid) {
        double reference = equation.referenceTemperature();
        return switch (equation.buoyancy()) {
            case NONE -> Curve.constant(0);
            case THERMAL_EXPANSION ->
                Curve.constant(-fluid.density().at(reference) * fluid.thermalExpansion().at(reference));
            case DENSITY -> Curves.sampled(temperature ->
                    (fluid.density().at(temperature + 0.05) - fluid.density().at(temperature - 0.05)) / 0.1);
        };
    }

    private double[] meanConcentrations() {
        StructuredMesh mesh = problem.mesh();
        List<SpeciesEquation> species = problem.species();
        double[] means = new double[species.size()];
        for (int s = 0; s < means.length; s++) {
            Value initial = problem.initialConcentration(species.get(s).species().name());
            double sum = 0;
            double volume = 0;
            for (int n = 0; n < mesh.cells(); n++) {
                if (problem.isFluid(problem.zones().zone(n))) {
                    double share = mesh.volume(n);
                    volume += share;
                    sum += share * initial.at(
                            mesh.x().centre(mesh.i(n)), mesh.y().centre(mesh.j(n)), mesh.z().centre(mesh.k(n)), 0);
                }
            }
            means[s] = sum / volume;
        }
        return means;
    }

    /// Makes [#density] that of a state.
    void update(Buffer temperature, List<Buffer> concentrations) {
        density = density == null ? disc.backend().allocate(temperature.size()) : density;
        kernels.evaluate(law, disc.zones(), temperature, density);
        for (int s = 0; s < concentrations.size(); s++) {
            double expansion = problem.species().get(s).species().solutalExpansion();
            if (expansion != 0) {
                Buffer excess = disc.space().vector();
                kernels.fill(excess, 1);
                add(referenceDensity * expansion * meanConcentrations[s], excess, density);
                disc.space().release(excess);
                add(-referenceDensity * expansion, concentrations.get(s), density);
            }
        }
    }

    /// `y += a x`.
    private void add(double a, Buffer x, Buffer y) {
        factor.set(a);
        kernels.combine(factor, x, one, y);
    }

    /// Leaves the memory of [#density] to others until the next [#update].
    void lend() {
        disc.backend().free(density);
        density = null;
    }

    /// Of the state of the last [#update] [kg/m³], by cell.
    Buffer density() {
        return density;
    }

    /// Change of the density by temperature [kg/(m³·K)], by cell.
    void byTemperature(Buffer temperature, Buffer target) {
        kernels.evaluate(slope, disc.zones(), temperature, target);
    }

    /// Change of the density by a concentration [kg/m³ per unit].
    void bySpecies(int species, Buffer target) {
        kernels.fill(target, -referenceDensity * problem.species().get(species).species().solutalExpansion());
    }
}
