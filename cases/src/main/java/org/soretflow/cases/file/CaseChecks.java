package org.soretflow.cases.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.soretflow.boundary.SpeciesCondition;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.boundary.Value;
import org.soretflow.discrete.FlowField;
import org.soretflow.mesh.Patches;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.HeatSource;
import org.soretflow.physics.Problem;
import org.soretflow.physics.SpeciesEquation;
import org.soretflow.run.StopCondition;

/// What is possible block by block, but makes no sense as a whole.
final class CaseChecks {

    /// Functions are tried at so many cells or faces at most.
    private static final int SAMPLES = 500;

    private final Problem problem;
    private final Section root;

    CaseChecks(Problem problem, Section root) {
        this.problem = problem;
        this.root = root;
    }

    void check(TimeSettings time) {
        if (time.isSteady() && problem.heat().isPresent() && !temperatureIsHeld()) {
            throw root.fault("boundaries",
                    "a steady temperature needs at least one patch of given or ambient temperature, "
                    + "for example y-min: { heat: { temperature: 20 °C } }");
        }
        initialValues();
        propertyRanges();
        time.control().ifPresent(control -> firstStep(control.firstStep(), time.stop().orElseThrow().endTime()));
        if (time.isSteady()) {
            timeDependence();
        }
        if (problem.flow().isPresent()) {
            new FlowChecks(problem, root).check(time.stop().map(StopCondition::endTime).orElse(0.0));
        }
        Optional<FlowField> flow = problem.velocity().map(_ -> new FlowField(problem));
        for (int patch = 0; patch < problem.patches().count(); patch++) {
            int number = patch;
            if (problem.patches().takesConditions(patch)) {
                wallTemperature(patch);
                flow.ifPresent(field -> inflow(number, field));
            }
        }
    }

    private boolean temperatureIsHeld() {
        for (int patch = 0; patch < problem.patches().count(); patch++) {
            boolean holds = switch (problem.thermalCondition(patch)) {
                case ThermalCondition.FixedTemperature _ -> true;
                case ThermalCondition.Convective convective ->
                        !(convective.coefficient() instanceof Value.Constant(double h) && h == 0);
                default -> false;
            };
            if (holds) {
                return true;
            }
        }
        return problem.heat().orElseThrow().sources().stream()
                .anyMatch(source -> source instanceof HeatSource.Held || source instanceof HeatSource.Loss);
    }

    private void initialValues() {
        StructuredMesh mesh = problem.mesh();
        int stride = Math.max(1, mesh.cells() / SAMPLES);
        for (int n = 0; n < mesh.cells(); n += stride) {
            double x = mesh.x().centre(mesh.i(n));
            double y = mesh.y().centre(mesh.j(n));
            double z = mesh.z().centre(mesh.k(n));
            require("temperature", problem.initialTemperature().at(x, y, z, 0), Double.MIN_VALUE, Double.MAX_VALUE);
            for (Value component : problem.initialVelocity()) {
                require("velocity", component.at(x, y, z, 0), -Double.MAX_VALUE, Double.MAX_VALUE);
            }
            for (SpeciesEquation equation : problem.species()) {
                String name = equation.species().name();
                double most = equation.species().unit().equals("1") ? 1 : Double.MAX_VALUE;
                require(name, problem.initialConcentration(name).at(x, y, z, 0), 0, most);
            }
        }
    }

    private void firstStep(double step, double end) {
        if (step > end) {
            warn("the first step of " + Units.number(step) + " s is longer than the whole run of " + Units.number(end)
                    + " s, which is taken as one step; give a shorter one in time.step");
        }
    }

    /// Known temperatures that lie beyond the ranges of properties.
    private void propertyRanges() {
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        List<Value> known = new ArrayList<>(List.of(problem.initialTemperature()));
        for (int patch = 0; patch < problem.patches().count(); patch++) {
            if (problem.thermalCondition(patch) instanceof ThermalCondition.FixedTemperature(Value temperature)) {
                known.add(temperature);
            }
        }
        for (Value temperature : known) {
            if (temperature instanceof Value.Constant(double value)) {
                lowest = Math.min(lowest, value);
                highest = Math.max(highest, value);
            }
        }
        for (TemperatureLimit limit : TemperatureLimit.of(problem)) {
            if (lowest < limit.lowest() || highest > limit.highest()) {
                warn("temperatures from " + Units.number(lowest) + " K to " + Units.number(highest)
                        + " K reach beyond the range of " + limit.what() + ", " + limit.range()
                        + "; beyond it the nearest value is taken");
            }
        }
    }

    private void timeDependence() {
        for (int patch = 0; patch < problem.patches().count(); patch++) {
            if (!problem.thermalCondition(patch).isSteady()) {
                warn("the condition of heat at " + problem.patches().name(patch)
                        + " depends on the time; a steady calculation takes it at t = 0");
            }
            if (!problem.flowCondition(patch).isSteady()) {
                warn("the condition of the flow at " + problem.patches().name(patch)
                        + " depends on the time; a steady calculation takes it at t = 0");
            }
        }
        boolean modulated = problem.heat().map(heat -> heat.sources().stream()
                .anyMatch(source -> !source.modulation().isSteady()
                        || source instanceof HeatSource.Held held && !held.temperature().isSteady()
                        || source instanceof HeatSource.Loss loss
                                && !(loss.coefficient().isSteady() && loss.ambient().isSteady()))).orElse(false);
        if (modulated) {
            warn("a heat source depends on the time; a steady calculation takes it at t = 0");
        }
    }

    private void warn(String line) {
        if (!root.reading.warnings.contains(line)) {
            root.reading.warnings.add(line);
        }
    }

    private void require(String field, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw root.section("initial", "initial").fault(field, "found " + Units.number(value)
                    + " in a cell, which is not possible");
        }
    }

    private void wallTemperature(int patch) {
        if (!(problem.thermalCondition(patch) instanceof ThermalCondition.FixedTemperature(Value temperature))) {
            return;
        }
        StructuredMesh mesh = problem.mesh();
        Side side = problem.patches().side(patch);
        int stride = Math.max(1, mesh.faces(side) / SAMPLES);
        for (int f = 0; f < mesh.faces(side); f += stride) {
            double value = temperature.at(mesh.faceCentreX(side, f), mesh.faceCentreY(side, f),
                    mesh.faceCentreZ(side, f), 0);
            if (problem.patches().patchOfFace(side, f) == patch && !(value > 0 && value < Double.MAX_VALUE)) {
                String name = problem.patches().name(patch);
                throw root.section("boundaries", "").fault(name, "found a temperature of " + Units.number(value)
                        + " K on it at the start, which is not possible");
            }
        }
    }

    /// Fluid that enters through a patch brings something of every species, be it nothing.
    private void inflow(int patch, FlowField flow) {
        Patches patches = problem.patches();
        Side side = patches.side(patch);
        boolean enters = false;
        for (int f = 0; f < problem.mesh().faces(side) && !enters; f++) {
            enters = patches.patchOfFace(side, f) == patch && flow.outflow(side, f) < 0;
        }
        for (SpeciesEquation equation : problem.species()) {
            String name = equation.species().name();
            if (enters && problem.speciesCondition(name, patch) instanceof SpeciesCondition.Impermeable) {
                warn("fluid enters through " + patches.name(patch) + ", where " + name
                        + " is impermeable; give the concentration that comes in");
            }
        }
    }
}
