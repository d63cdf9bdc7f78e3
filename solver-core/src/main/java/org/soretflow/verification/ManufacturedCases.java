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
import org.soretflow.material.Solid;
import org.soretflow.material.SoretCoefficient;
import org.soretflow.material.Species;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.CellZones;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Range;
import org.soretflow.mesh.Shape;
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

/// Manufactured solutions for a solid beside a fluid that turns round, with properties that depend on temperature.
///
/// The box is the unit square (or cube), the contact lies at x = 0.4. Every kind of wall condition is there: fixed,
/// flux, convective, adiabatic for heat; fixed, flux, impermeable for the species, which the solid closes off.
final class ManufacturedCases {

    private static final double CONTACT = 0.4;
    private static final double END = 0.5;
    private static final double COEFFICIENT = 5;
    private static final Solid SOLID = Solid.named("solid").density(1).conductivity(law(3, 0.01))
            .heatCapacity(2).build();
    private static final Fluid FLUID = Fluid.named("fluid").density(1).viscosity(1).conductivity(law(1, 0.01))
            .heatCapacity(1).build();
    private static final Fluid WARMING = Fluid.named("fluid").density(1).viscosity(1).conductivity(law(1, 0.01))
            .heatCapacity(law(1, 0.02)).build();

    private ManufacturedCases() {}

    static Gate heat() {
        return new CheckedGate(
                "manufactured-heat",
                "Heat: k(T), ρc(T), two materials, flow, all wall conditions, stretched meshes in 2D and 3D",
                "manufactured solution (Roache 2002)",
                ManufacturedCases::checkHeat);
    }

    static Gate species() {
        return new CheckedGate(
                "manufactured-species",
                "Species: D(T), S_T(T), flow, dilute and binary, coupled to heat, beside a solid, in 2D and 3D",
                "manufactured solution (Roache 2002)",
                ManufacturedCases::checkSpecies);
    }

    private static List<GateResult> checkHeat(Backend backend) {
        List<GateResult> results = new ArrayList<>();
        Setting flat = new Setting(2, false, null);
        Setting solid = new Setting(3, false, null);
        results.addAll(flat.heat("heat 2D with flow").steadyOrders(0.05, backend, 16, 24, 36));
        results.addAll(solid.heat("heat 3D").steadyOrders(0.2, backend, 8, 12, 16));
        Manufactured moving = new Setting(2, true, null).heat("heat 2D with flow");
        results.addAll(moving.jointOrders(0.05, END, 10, backend, 16, 24, 36));
        results.addAll(moving.timeOrders(12, END, 16, backend));
        results.addAll(new Setting(3, true, null).heat("heat 3D, ρc(T)").jointOrders(0.2, END, 10, backend, 8, 12, 16));
        return results;
    }

    private static List<GateResult> checkSpecies(Backend backend) {
        List<GateResult> results = new ArrayList<>();
        for (Species species : List.of(dilute(), binary())) {
            String form = species.form() == Species.Form.BINARY ? "binary" : "dilute";
            results.addAll(new Setting(2, false, species).species("species 2D, " + form)
                    .steadyOrders(1e-3, backend, 16, 24, 36));
            Manufactured moving = new Setting(2, true, species).species("species 2D, " + form);
            results.addAll(moving.jointOrders(1e-3, END, 10, backend, 16, 24, 36));
            results.addAll(moving.timeOrders(12, END, 16, backend));
            results.addAll(new Setting(3, true, species).species("species 3D, " + form)
                    .jointOrders(4e-3, END, 10, backend, 8, 12, 16));
        }
        return results;
    }

    private static Property law(double value, double slope) {
        return new Property.Polynomial(300, new double[] {value, value * slope});
    }

    private static Species dilute() {
        return Species.named("c")
                .diffusivity(new Diffusivity.Given(law(1, 0.02)))
                .soretCoefficient(new SoretCoefficient.IacopiniPiazza(0.05, 310, 30))
                .build();
    }

    private static Species binary() {
        return Species.named("c")
                .diffusivity(new Diffusivity.Given(law(1, 0.02)))
                .soretCoefficient(0.03)
                .form(Species.Form.BINARY)
                .build();
    }

    /// One case.
    ///
    /// @param dimensions 2 or 3
    /// @param moving whether the solution depends on time
    /// @param species null for heat alone
    private record Setting(int dimensions, boolean moving, Species species) {

        private ManufacturedSolution temperature() {
            Factor x = Factor.refracted(CONTACT, 2, 3, 1);
            Factor y = Factor.wave(0.3, 4, 0.4);
            Factor z = dimensions == 3 ? Factor.wave(0.3, Math.PI, 0) : Factor.one();
            Factor time = new Factor(s -> 20, s -> 0, s -> 0);
            Factor swinging = new Factor(
                    s -> 20 * (1 + 0.3 * Math.cos(4 * s + 0.5)), s -> -24 * Math.sin(4 * s + 0.5), s -> 0);
            return new ManufacturedSolution(
                    300, new ManufacturedSolution.Space(x, y, z), moving ? swinging : time);
        }

        /// w: no slope at the contact, at y = 0 and at the ends of z.
        private ManufacturedSolution excess() {
            Factor x = Factor.wave(0.3, 2.2, -2.2 * CONTACT);
            Factor y = Factor.wave(0.4, 2.5, 0);
            Factor z = dimensions == 3 ? Factor.wave(0.3, Math.PI, 0) : Factor.one();
            Factor time = moving ? Factor.wave(0.4, 5, 1) : Factor.one();
            return new ManufacturedSolution(0, new ManufacturedSolution.Space(x, y, z), time);
        }

        private Fluid fluid() {
            return dimensions == 3 && moving && species == null ? WARMING : FLUID;
        }

        private boolean flows() {
            return dimensions == 2;
        }

        private static double psi(double x, double y) {
            double place = (x - CONTACT) / (1 - CONTACT);
            return place > 0 ? 0.5 * Math.sin(Math.PI * place) * Math.sin(Math.PI * y) : 0;
        }

        private ManufacturedSolution.Flow flow() {
            double k = Math.PI / (1 - CONTACT);
            return flows()
                    ? new ManufacturedSolution.Flow(
                            (x, y, z, t) -> 0.5 * Math.PI * Math.sin(k * (x - CONTACT)) * Math.cos(Math.PI * y),
                            (x, y, z, t) -> -0.5 * k * Math.cos(k * (x - CONTACT)) * Math.sin(Math.PI * y))
                    : ManufacturedSolution.Flow.none();
        }

        private Manufactured heat(String label) {
            return new Manufactured(label, "temperature", temperature().value(), this::problem);
        }

        private Manufactured species(String label) {
            Value exact = excess().concentration(species, temperature().value());
            return new Manufactured(label, "c", exact, this::problem);
        }

        private StructuredMesh mesh(int cells) {
            int solidCells = cells * 3 / 8;
            Axis x = Axis.joined(
                    Axis.tanh(CONTACT, solidCells, Toward.END, 2.5),
                    Axis.tanh(1 - CONTACT, cells - solidCells, Toward.BOTH, 2.5));
            Axis y = Axis.geometric(1, cells, Toward.START, 3);
            return dimensions == 3
                    ? StructuredMesh.of(x, y, Axis.tanh(1, cells, Toward.BOTH, 2))
                    : StructuredMesh.of(x, y);
        }

        private Value bySide(Value solid, Value fluid) {
            return (x, y, z, t) -> x < CONTACT ? solid.at(x, y, z, t) : fluid.at(x, y, z, t);
        }

        private Problem problem(int cells) {
            StructuredMesh mesh = mesh(cells);
            CellZones zones = CellZones.fill(mesh, "fluid")
                    .paint("solid", Shape.layer(Direction.X, Range.upTo(CONTACT)))
                    .build();
            ManufacturedSolution heat = temperature();
            Value exact = frozen(heat.value());
            HeatSource inSolid = new HeatSource.Volumetric("solid",
                    frozen(heat.heatSource(SOLID, ManufacturedSolution.Flow.none())), new Modulation.Steady());
            HeatSource inFluid = new HeatSource.Volumetric("fluid",
                    frozen(heat.heatSource(fluid(), flow())), new Modulation.Steady());
            Value upper = bySide(heat.heatInflow(SOLID, Direction.Y), heat.heatInflow(fluid(), Direction.Y));
            Value right = heat.heatInflow(fluid(), Direction.X);
            Value ambient = (x, y, z, t) -> exact.at(x, y, z, t) + right.at(x, y, z, t) / COEFFICIENT;
            ProblemBuilder builder = Problem.on(mesh, zones)
                    .named("manufactured")
                    .material("solid", SOLID)
                    .material("fluid", fluid())
                    .heat(HeatEquation.standard().withSources(inSolid, inFluid))
                    .initialTemperature(Value.steady(exact))
                    .boundary(Side.X_MIN, ThermalCondition.fixedTemperature(exact))
                    .boundary(Side.Y_MIN, ThermalCondition.fixedTemperature(exact))
                    .boundary(Side.Y_MAX, ThermalCondition.heatFlux(frozen(upper)))
                    .boundary(Side.X_MAX, ThermalCondition.convective(Value.constant(COEFFICIENT), frozen(ambient)));
            if (flows()) {
                builder.flow(new StreamFunction((x, y, z, t) -> psi(x, y)).on(mesh));
            }
            if (species != null) {
                addSpecies(builder, heat);
            }
            return builder.build();
        }

        private void addSpecies(ProblemBuilder builder, ManufacturedSolution heat) {
            ManufacturedSolution excess = excess();
            Value exact = frozen(excess.concentration(species, heat.value()));
            Value production = frozen(excess.production(species, fluid(), heat, flow()));
            // the exponential scheme takes the flow of the binary form upwind, which is of first order
            boolean binary = species.form() == Species.Form.BINARY;
            AdvectionScheme scheme = binary ? AdvectionScheme.CENTRAL : AdvectionScheme.EXPONENTIAL;
            builder.species(SpeciesEquation.of(species).withAdvection(scheme).withProduction(production))
                    .initially("c", Value.steady(exact))
                    .boundary(Side.X_MAX, SpeciesCondition.fixedConcentration(exact))
                    .boundary(Side.Y_MAX, SpeciesCondition.speciesFlux(
                            frozen(excess.inflow(species, fluid(), heat.value(), Direction.Y))));
        }

        /// What does not move is marked as steady.
        private Value frozen(Value value) {
            return moving ? value : Value.steady(value);
        }
    }
}
