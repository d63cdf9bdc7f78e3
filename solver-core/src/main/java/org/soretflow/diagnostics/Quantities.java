package org.soretflow.diagnostics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import org.soretflow.diagnostics.CellStatistic.Kind;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.material.Fluid;
import org.soretflow.material.Species;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Patches;
import org.soretflow.mesh.Point;
import org.soretflow.mesh.Side;
import org.soretflow.physics.Problem;
import org.soretflow.physics.SpeciesEquation;
import org.soretflow.run.StepReport;

/// Makes the quantities that a case may report. All refuse names that the problem does not have.
///
/// @param problem the problem that the reports will belong to
public record Quantities(Problem problem) {

    static final String TEMPERATURE = "temperature";
    static final String HEAT = "heat";

    /// Volume-weighted mean of the temperature over all cells, or over the fluid cells of a species, the pressure, the
    /// speed (`velocity`), or a component of the velocity (`velocity_x`).
    public Quantity mean(String field) {
        return new CellStatistic(Kind.MEAN, field, unit(field), problem);
    }

    /// Smallest value in a cell.
    public Quantity minimum(String field) {
        return new CellStatistic(Kind.MINIMUM, field, unit(field), problem);
    }

    /// Largest value in a cell.
    public Quantity maximum(String field) {
        return new CellStatistic(Kind.MAXIMUM, field, unit(field), problem);
    }

    /// Amount of a species in the domain: concentration times volume, in mol, kg, 1 or, for a fraction, m³.
    public Quantity total(String species) {
        return new CellStatistic(Kind.TOTAL, species, amount(species(species)), problem);
    }

    /// Ratio of the mean concentrations in the cells at two patches; see [Separation] for the weights.
    public Quantity separation(String species, String first, String second) {
        species(species);
        for (String patch : List.of(first, second)) {
            requirePatch(patch);
            if (!Separation.isWet(problem, patch)) {
                throw new IllegalArgumentException("patch " + patch
                        + " touches no fluid, there is no concentration at it");
            }
        }
        return new Separation(species, first, second, problem);
    }

    /// Heat that enters through a patch [W].
    public Quantity heatFlow(String patch) {
        requireHeat("heat flow");
        requirePatch(patch);
        return new PatchFlow(HEAT, patch, "W");
    }

    /// Amount of a species that enters through a patch per second.
    public Quantity speciesFlow(String species, String patch) {
        requirePatch(patch);
        String amount = amount(species(species));
        return new PatchFlow(species, patch, amount + "/s");
    }

    /// Value of a field in the cell that holds a point.
    ///
    /// @param name name of the quantity, such as `probe_centre`
    public Quantity probe(String name, String field, Point at) {
        String unit = unit(field);
        int cell = FieldSampler.on(problem.mesh()).cellAt(at);
        return named(name, unit, report -> DerivedFields.scalar(report, field).at(cell));
    }

    /// Share of one species in the flow of all species through a patch [1]; the species must have one unit.
    public Quantity purity(String species, String patch) {
        Quantity own = speciesFlow(species, patch);
        List<Quantity> all = problem.species().stream().map(each -> speciesFlow(each.species().name(), patch)).toList();
        if (all.stream().anyMatch(each -> !each.unit().equals(own.unit()))) {
            throw new IllegalArgumentException("a purity needs species of one unit");
        }
        return named("purity_" + species + "_" + patch, "1",
                report -> own.of(report) / all.stream().mapToDouble(each -> each.of(report)).sum());
    }

    /// Share of a species that leaves through a patch: its flux there over all that comes in through patches [1].
    public Quantity recovery(String species, String patch) {
        Quantity own = speciesFlow(species, patch);
        List<Quantity> all = everywhere(species);
        return named("recovery_" + species + "_" + patch, "1", report -> -own.of(report) / incoming(all, report));
    }

    /// Mean concentration of a species in what leaves through a patch over that in what comes in, both weighted with the
    /// flow [1].
    public Quantity enrichment(String species, String patch) {
        Quantity own = speciesFlow(species, patch);
        Quantity through = flowRate(patch);
        List<Quantity> all = everywhere(species);
        List<Quantity> flows = problem.patches().names().stream().map(this::flowRate).toList();
        return named("enrichment_" + species + "_" + patch, "1", report -> own.of(report) / through.of(report)
                / (incoming(all, report) / incoming(flows, report)));
    }

    /// Separation factor of two species in a patch, `[r₁/(1 − r₁)]/[r₂/(1 − r₂)]` with their recoveries r [1].
    public Quantity separationFactor(String first, String second, String patch) {
        Quantity one = recovery(first, patch);
        Quantity other = recovery(second, patch);
        return named("separation_factor_" + first + "_" + second + "_" + patch, "1",
                report -> Sorter.odds(one.of(report)) / Sorter.odds(other.of(report)));
    }

    private List<Quantity> everywhere(String species) {
        return problem.patches().names().stream().map(patch -> speciesFlow(species, patch)).toList();
    }

    private static double incoming(List<Quantity> flows, StepReport report) {
        return flows.stream().mapToDouble(flow -> Math.max(0, flow.of(report))).sum();
    }

    /// A quantity under a name of the user's own.
    public static Quantity renamed(String name, Quantity quantity) {
        return NamedQuantity.renamed(name, quantity);
    }

    /// Nusselt number of a patch with distance and temperatures of two facing walls and the conductivity of the fluid
    /// at the flow's reference temperature, or half-way between the walls.
    ///
    /// @throws IllegalArgumentException if the walls or the fluid are not unique
    public Nusselt nusselt(String patch) {
        requireHeat("Nusselt number");
        requirePatch(patch);
        return new Nusselt(patch, new NusseltDefaults(problem).scales(), problem);
    }

    /// Nusselt number of a patch with given scales.
    ///
    /// @param length L [m]
    /// @param temperatureDifference ΔT [K]
    public Nusselt nusselt(String patch, double length, double temperatureDifference) {
        return nusselt(patch, length, temperatureDifference, new NusseltDefaults(problem).conductivity(Double.NaN));
    }

    /// Nusselt number of a patch with given scales.
    ///
    /// @param length L [m]
    /// @param temperatureDifference ΔT [K]
    /// @param conductivity k [W/(m·K)]
    public Nusselt nusselt(String patch, double length, double temperatureDifference, double conductivity) {
        requireHeat("Nusselt number");
        requirePatch(patch);
        return new Nusselt(patch, new Nusselt.Scales(length, temperatureDifference, conductivity), problem);
    }

    /// Volume that enters through a patch [m³/s].
    public Quantity flowRate(String patch) {
        requireFlow();
        requirePatch(patch);
        Patches patches = problem.patches();
        int id = patches.id(patch);
        Side side = patches.side(id);
        return named("flow_rate_" + patch, "m^3/s",
                report -> FaceFlows.of(report).inflow(side, f -> patches.patchOfFace(side, f) == id));
    }

    /// `½∫ρ|u|² dV` [J], with the density at the flow's reference temperature, for a given velocity at the temperature
    /// of the cell; see [FaceFlows] for the sum.
    public Quantity kineticEnergy() {
        requireFlow();
        return named("kinetic_energy", "J", report -> FaceFlows.of(report).kineticEnergy(density(report)));
    }

    /// Largest speed at a cell centre [m/s], with its place.
    public Quantity maximumSpeed() {
        requireFlow();
        return peak("maximum_speed", "m/s", report -> FaceFlows.of(report).fastestCell());
    }

    /// Largest size of a velocity component on a face normal to it [m/s], with its place.
    public Quantity maximumVelocity(Direction component) {
        requireFlow();
        return peak("maximum_velocity_" + component.label(), "m/s",
                report -> FaceFlows.of(report).fastestFace(component));
    }

    /// Largest size of a velocity component on a line [m/s], with its place; see [VelocityLine].
    ///
    /// @param along direction of the line
    /// @param through a point of the line
    public Quantity maximumVelocity(Direction component, Direction along, Point through) {
        return onLine("maximum_velocity_", new VelocityLine(component, along, through), VelocityLine::maximum);
    }

    /// The same of the parabola through the largest value and its two neighbours: it converges smoothly with the mesh.
    public Quantity peakVelocity(Direction component, Direction along, Point through) {
        return onLine("peak_velocity_", new VelocityLine(component, along, through), VelocityLine::vertex);
    }

    /// Largest |ψ| of a flow in two dimensions [m²/s], with its place; see [NodeStreamFunction].
    public Quantity streamFunctionMaximum() {
        requirePlaneFlow();
        return peak("maximum_stream_function", NodeStreamFunction.unit(problem.mesh()),
                report -> NodeStreamFunction.of(report).peak());
    }

    /// ψ of a flow in two dimensions at a point [m²/s].
    ///
    /// @param name name of the quantity, such as `psi_centre`
    public Quantity streamFunction(String name, Point at) {
        requirePlaneFlow();
        FieldSampler.on(problem.mesh()).cellAt(at);
        return named(name, NodeStreamFunction.unit(problem.mesh()), report -> NodeStreamFunction.of(report).at(at));
    }

    /// Largest net flow out of a cell, relative to the largest flow through a face [1].
    public Quantity divergence() {
        requireFlow();
        return named("divergence", "1", report -> FaceFlows.of(report).relativeDivergence());
    }

    /// Largest Courant number of the step [1].
    public Quantity courantNumber() {
        requireFlow();
        return named("courant_number", "1", StepReport::courantNumber);
    }

    /// Largest cell Péclet number `|u_d| Δ_d / D` of the flow over cells and directions [1].
    ///
    /// @param field `temperature`, with the thermal diffusivity, or the name of a species
    public Quantity cellPeclet(String field) {
        requireFlow();
        boolean heat = field.equals(TEMPERATURE);
        Species species = heat ? null : species(field);
        return named("cell_peclet_" + field, "1", report -> {
            FieldSnapshot temperature = report.field(TEMPERATURE);
            return FaceFlows.of(report).cellPeclet(n -> {
                if (!isFluid(n)) {
                    return Double.POSITIVE_INFINITY;
                }
                Fluid fluid = fluid(n);
                double kelvin = temperature.at(n);
                return heat
                        ? fluid.conductivity().at(kelvin)
                                / (fluid.density().at(kelvin) * fluid.heatCapacity().at(kelvin))
                        : species.diffusivity().at(kelvin, fluid);
            });
        });
    }

    private Quantity onLine(String prefix, VelocityLine line, BiFunction<VelocityLine, FaceFlows, Peak> kind) {
        requireFlow();
        line.requireIn(problem.mesh());
        return peak(prefix + line.component().label() + "_along_" + line.along().label(), "m/s",
                report -> kind.apply(line, FaceFlows.of(report)));
    }

    private Quantity peak(String name, String unit, Function<StepReport, Peak> peak) {
        return new PeakQuantity(name, unit, problem.mesh().dimensions(), peak);
    }

    private IntToDoubleFunction density(StepReport report) {
        if (problem.flow().isPresent()) {
            double reference = problem.flow().get().referenceTemperature();
            return n -> isFluid(n) ? fluid(n).density().at(reference) : 0;
        }
        FieldSnapshot temperature = report.field(TEMPERATURE);
        return n -> isFluid(n) ? fluid(n).density().at(temperature.at(n)) : 0;
    }

    /// Where this is false nothing moves, but a solver may leave far less than rounding at the faces.
    private boolean isFluid(int cell) {
        return problem.isFluid(problem.zones().zone(cell));
    }

    /// The fluid of a cell in which something moves.
    private Fluid fluid(int cell) {
        return (Fluid) problem.material(problem.zones().zone(cell));
    }

    private void requireHeat(String what) {
        if (problem.heat().isEmpty()) {
            throw new IllegalArgumentException("there is no heat equation, hence no " + what);
        }
    }

    private void requireFlow() {
        if (!problem.moves()) {
            throw new IllegalArgumentException("nothing moves: there is neither a flow equation nor a given velocity");
        }
    }

    private void requirePlaneFlow() {
        requireFlow();
        NodeStreamFunction.requirePlane(problem.mesh());
    }

    private String unit(String field) {
        if (field.equals(TEMPERATURE)) {
            return "K";
        }
        SequencedMap<String, String> units = new LinkedHashMap<>();
        problem.species().forEach(each -> units.put(each.species().name(), each.species().unit()));
        DerivedFields.flowUnits(problem).forEach(units::putIfAbsent);
        String unit = units.get(field);
        if (unit == null) {
            List<String> known = new ArrayList<>(List.of(TEMPERATURE));
            known.addAll(units.keySet());
            throw new IllegalArgumentException("there is no field " + field + "; there are " + String.join(", ", known));
        }
        return unit;
    }

    private Species species(String name) {
        return problem.species().stream().map(SpeciesEquation::species).filter(each -> each.name().equals(name))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("there is no species " + name + "; there are "
                        + problem.species().stream().map(each -> each.species().name()).toList()));
    }

    private void requirePatch(String patch) {
        if (!problem.patches().has(patch)) {
            throw new IllegalArgumentException("there is no patch " + patch + "; there are "
                    + String.join(", ", problem.patches().names()));
        }
    }

    private static String amount(Species species) {
        return switch (species.unit()) {
            case "1" -> "m^3";
            case "1/m^3" -> "1";
            default -> species.unit().replace("/m^3", "");
        };
    }

    private static Quantity named(String name, String unit, ToDoubleFunction<StepReport> formula) {
        return new NamedQuantity(name, unit, formula, List.of());
    }
}
