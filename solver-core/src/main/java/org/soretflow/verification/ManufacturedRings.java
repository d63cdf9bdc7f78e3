package org.soretflow.verification;

import java.util.ArrayList;
import java.util.List;
import org.soretflow.backend.Backend;
import org.soretflow.boundary.SpeciesCondition;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.boundary.Value;
import org.soretflow.material.Diffusivity;
import org.soretflow.material.Fluid;
import org.soretflow.material.Property;
import org.soretflow.material.SoretCoefficient;
import org.soretflow.material.Species;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.mesh.Toward;
import org.soretflow.physics.AdvectionScheme;
import org.soretflow.physics.HeatEquation;
import org.soretflow.physics.HeatSource;
import org.soretflow.physics.Modulation;
import org.soretflow.physics.Problem;
import org.soretflow.physics.ProblemBuilder;
import org.soretflow.physics.SpeciesEquation;

/// Manufactured solutions on axisymmetric meshes: a stirred cylinder of radius and height 1, from its axis to a wall that is
/// convective for heat and gives the concentration; the bottom is fixed and impermeable, the top gives both fluxes.
final class ManufacturedRings {

    private static final double COEFFICIENT = 5;
    private static final double END = 0.5;
    private static final Fluid FLUID = Fluid.named("fluid").density(1).viscosity(1).conductivity(law(1, 0.01))
            .heatCapacity(1).build();
    private static final ManufacturedSolution.Flow FLOW = new ManufacturedSolution.Flow(
            (x, y, z, t) -> 1.5 * Math.PI * x * (1 - x * x) * Math.cos(Math.PI * y),
            (x, y, z, t) -> -3 * (1 - 2 * x * x) * Math.sin(Math.PI * y));

    private ManufacturedRings() {}

    static Gate gate() {
        return new CheckedGate(
                "manufactured-rings",
                "Heat and species on axisymmetric meshes: k(T), D(T), S_T(T), flow, dilute and binary, stretched",
                "manufactured solution (Roache 2002)",
                ManufacturedRings::check);
    }

    private static List<GateResult> check(Backend backend) {
        List<GateResult> results = new ArrayList<>();
        results.addAll(new Manufactured("heat in rings", "temperature", temperature(false).value(), cells -> heat(cells, false))
                .steadyOrders(0.05, backend, 16, 24, 36));
        results.addAll(new Manufactured("heat in rings", "temperature", temperature(true).value(), cells -> heat(cells, true))
                .jointOrders(0.05, END, 10, backend, 16, 24, 36));
        for (Species species : List.of(dilute(), binary())) {
            String form = species.form() == Species.Form.BINARY ? "binary" : "dilute";
            Value exact = excess().concentration(species, temperature(false).value());
            results.addAll(new Manufactured("species in rings, " + form, "c", exact, cells -> withSpecies(cells, species))
                    .steadyOrders(2e-3, backend, 16, 24, 36));
        }
        return results;
    }

    private static Property law(double value, double slope) {
        return new Property.Polynomial(300, new double[] {value, value * slope});
    }

    private static Species dilute() {
        return Species.named("c").diffusivity(new Diffusivity.Given(law(1, 0.02)))
                .soretCoefficient(new SoretCoefficient.IacopiniPiazza(0.05, 310, 30)).build();
    }

    private static Species binary() {
        return Species.named("c").diffusivity(new Diffusivity.Given(law(1, 0.02))).soretCoefficient(0.03)
                .form(Species.Form.BINARY).build();
    }

    /// Without a slope on the axis.
    private static ManufacturedSolution temperature(boolean moving) {
        Factor swinging = new Factor(
                s -> 20 * (1 + 0.3 * Math.cos(4 * s + 0.5)), s -> -24 * Math.sin(4 * s + 0.5), s -> 0);
        return new ManufacturedSolution(
                300, new ManufacturedSolution.Space(Factor.wave(0.3, 2, 0), Factor.wave(0.3, 4, 0.4), Factor.one(), true),
                moving ? swinging : new Factor(s -> 20, s -> 0, s -> 0));
    }

    /// Without a slope on the axis and at the bottom.
    private static ManufacturedSolution excess() {
        return new ManufacturedSolution(
                0, new ManufacturedSolution.Space(Factor.wave(0.3, 2.2, 0), Factor.wave(0.4, 2.5, 0), Factor.one(), true),
                Factor.one());
    }

    private static StructuredMesh mesh(int cells) {
        return StructuredMesh.axisymmetric(Axis.tanh(1, cells, Toward.BOTH, 2.5), Axis.geometric(1, cells, Toward.START, 3));
    }

    private static Problem heat(int cells, boolean moving) {
        return builder(cells, moving).build();
    }

    private static ProblemBuilder builder(int cells, boolean moving) {
        StructuredMesh mesh = mesh(cells);
        ManufacturedSolution heat = temperature(moving);
        Value exact = frozen(heat.value(), moving);
        Value right = heat.heatInflow(FLUID, Direction.X);
        Value ambient = (x, y, z, t) -> exact.at(x, y, z, t) + right.at(x, y, z, t) / COEFFICIENT;
        HeatSource source = new HeatSource.Volumetric(
                "domain", frozen(heat.heatSource(FLUID, FLOW), moving), new Modulation.Steady());
        return Problem.on(mesh)
                .named("manufactured in rings")
                .filledWith(FLUID)
                .heat(HeatEquation.standard().withSources(source))
                .initialTemperature(Value.steady(exact))
                .flow(new StreamFunction((x, y, z, t) -> 1.5 * x * x * (1 - x * x) * Math.sin(Math.PI * y)).on(mesh))
                .boundary(Side.Y_MIN, ThermalCondition.fixedTemperature(exact))
                .boundary(Side.Y_MAX, ThermalCondition.heatFlux(frozen(heat.heatInflow(FLUID, Direction.Y), moving)))
                .boundary(Side.X_MAX,
                        ThermalCondition.convective(Value.constant(COEFFICIENT), frozen(ambient, moving)));
    }

    private static Problem withSpecies(int cells, Species species) {
        ManufacturedSolution heat = temperature(false);
        Value exact = Value.steady(excess().concentration(species, heat.value()));
        // the exponential scheme takes the flow of the binary form upwind, which is of first order
        boolean binary = species.form() == Species.Form.BINARY;
        SpeciesEquation equation = SpeciesEquation.of(species)
                .withAdvection(binary ? AdvectionScheme.CENTRAL : AdvectionScheme.EXPONENTIAL)
                .withProduction(Value.steady(excess().production(species, FLUID, heat, FLOW)));
        return builder(cells, false)
                .species(equation)
                .initially("c", exact)
                .boundary(Side.X_MAX, SpeciesCondition.fixedConcentration(exact))
                .boundary(Side.Y_MAX, SpeciesCondition.speciesFlux(
                        Value.steady(excess().inflow(species, FLUID, heat.value(), Direction.Y))))
                .build();
    }

    /// What does not move is marked as steady.
    private static Value frozen(Value value, boolean moving) {
        return moving ? value : Value.steady(value);
    }
}
