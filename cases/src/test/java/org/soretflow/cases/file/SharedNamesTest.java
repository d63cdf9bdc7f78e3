package org.soretflow.cases.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.soretflow.boundary.FlowCondition;
import org.soretflow.boundary.SpeciesCondition;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.boundary.Value;
import org.soretflow.diagnostics.Quantities;
import org.soretflow.diagnostics.Sorter;
import org.soretflow.diagnostics.SorterSettings;
import org.soretflow.material.Diffusivity;
import org.soretflow.material.Fluid;
import org.soretflow.material.PiecewisePolynomial;
import org.soretflow.material.Property;
import org.soretflow.material.Solid;
import org.soretflow.material.SoretCoefficient;
import org.soretflow.material.Species;
import org.soretflow.material.soret.ConstantMobility;
import org.soretflow.material.soret.DuhrBraun;
import org.soretflow.material.soret.HeatOfTransport;
import org.soretflow.material.soret.Permittivity;
import org.soretflow.material.soret.PolymerFit;
import org.soretflow.material.soret.PolymerScaling;
import org.soretflow.material.soret.Talbot;
import org.soretflow.material.soret.ThermoOsmosis;
import org.soretflow.material.soret.Waldmann;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.CellZones;
import org.soretflow.mesh.ImageMask;
import org.soretflow.mesh.Patch;
import org.soretflow.mesh.Shape;
import org.soretflow.mesh.StlSurface;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.FlowEquation;
import org.soretflow.physics.GivenVelocity;
import org.soretflow.physics.Gravity;
import org.soretflow.physics.HeatEquation;
import org.soretflow.physics.HeatSource;
import org.soretflow.physics.HeleShaw;
import org.soretflow.physics.Modulation;
import org.soretflow.physics.Problem;
import org.soretflow.physics.ProblemBuilder;
import org.soretflow.physics.SpeciesEquation;
import org.soretflow.run.Observer;
import org.soretflow.run.Simulation;
import org.soretflow.run.StopCondition;
import org.soretflow.run.TimeControl;
import org.soretflow.viz.output.LineOutput;
import org.soretflow.viz.output.ProbeOutput;
import org.soretflow.viz.output.TableOutput;
import org.soretflow.viz.output.VtkOutput;
import org.soretflow.viz.vtk.VtkOptions;

/// Case file and Java API share their names: every key is the name of a method, a parameter, a component or a type of
/// the classes that stand for its block, and every setter of the builders is a key. What is not, is listed here.
class SharedNamesTest {

    /// Blocks of the schema and the classes in which their keys are found, nested types included.
    private static final Map<String, List<Class<?>>> CLASSES = new LinkedHashMap<>();

    static {
        CLASSES.put("mesh", List.of(StructuredMesh.class));
        CLASSES.put("axis", List.of(Axis.class, StructuredMesh.class));
        CLASSES.put("segment", List.of(Axis.class));
        CLASSES.put("clustering", List.of(Axis.class));
        CLASSES.put("gravity", List.of(Gravity.class));
        CLASSES.put("material", List.of(Fluid.class, Solid.class, PiecewisePolynomial.class));
        for (String block : List.of("property", "property_table", "polynomial")) {
            CLASSES.put(block, List.of(Property.class, PiecewisePolynomial.class));
        }
        CLASSES.put("zone", List.of(CellZones.class, ProblemBuilder.class));
        for (String block : List.of("shape", "box", "cylinder", "ball", "half_space")) {
            CLASSES.put(block, List.of(Shape.class));
        }
        CLASSES.put("stl", List.of(StlSurface.class));
        CLASSES.put("image", List.of(ImageMask.class));
        CLASSES.put("legend_entry", List.of(ProblemBuilder.class, Fluid.class));
        CLASSES.put("equations", List.of(ProblemBuilder.class));
        CLASSES.put("heat", List.of(HeatEquation.class));
        CLASSES.put("layers", List.of(Axis.class, Shape.class));
        CLASSES.put("layer", List.of(Axis.class, CellZones.class, ProblemBuilder.class));
        CLASSES.put("absorption_table", List.of(Fluid.class));
        for (String block : List.of("source", "gaussian_beam", "beam_absorption", "film", "loss")) {
            CLASSES.put(block, List.of(HeatSource.class));
        }
        CLASSES.put("modulation", List.of(Modulation.class));
        CLASSES.put("flow", List.of(FlowEquation.class, GivenVelocity.class));
        CLASSES.put("hele_shaw", List.of(HeleShaw.class));
        for (String block : List.of("velocity", "poiseuille", "velocity_expression")) {
            CLASSES.put(block, List.of(GivenVelocity.class));
        }
        CLASSES.put("species", List.of(Species.class, SpeciesEquation.class, Diffusivity.class));
        CLASSES.put("diffusivity", List.of(Diffusivity.class, Property.class, PiecewisePolynomial.class));
        CLASSES.put("thermophoresis", List.of(Species.class));
        CLASSES.put("soret_coefficient", List.of(SoretCoefficient.class, Property.class, PiecewisePolynomial.class,
                DuhrBraun.class, HeatOfTransport.class, PolymerScaling.class, ConstantMobility.class,
                ThermoOsmosis.class,
                Talbot.class, Waldmann.class));
        CLASSES.put("initial", List.of(ProblemBuilder.class));
        CLASSES.put("patch", List.of(Patch.class));
        CLASSES.put("boundary", List.of(ProblemBuilder.class));
        CLASSES.put("heat_condition", List.of(ThermalCondition.class));
        CLASSES.put("flow_condition", List.of(FlowCondition.class));
        CLASSES.put("flow_outflow", List.of(FlowCondition.class));
        CLASSES.put("convective", List.of(ThermalCondition.class));
        CLASSES.put("species_condition", List.of(SpeciesCondition.class));
        CLASSES.put("time", List.of(TimeControl.class, StopCondition.class, Simulation.class, HeatEquation.class));
        CLASSES.put("step", List.of(TimeControl.class, Simulation.class));
        CLASSES.put("stop_when", List.of(StopCondition.class));
        CLASSES.put("stop_steady", List.of(StopCondition.class));
        CLASSES.put("output", List.of(Simulation.class, Sorter.class));
        CLASSES.put("fields", List.of(VtkOptions.class, VtkOutput.class));
        CLASSES.put("observer", List.of(Observer.class));
        CLASSES.put("probes", List.of(ProbeOutput.class));
        CLASSES.put("line", List.of(LineOutput.class));
        CLASSES.put("reports", List.of(TableOutput.class));
        for (String block : List.of(
                "report", "separation", "species_flow", "probe", "purity", "separation_factor", "nusselt",
                "maximum_velocity", "peak_velocity", "stream_function")) {
            CLASSES.put(block, List.of(Quantities.class));
        }
        CLASSES.put("sorter", List.of(SorterSettings.class));
        CLASSES.put("checkpoint", List.of(Simulation.class));
        CLASSES.put("case_file", List.of(ProblemBuilder.class, StopCondition.class));
    }

    /// Keys that have another name in Java, and the name. What Java says by a type, a case says by a word.
    private static final Map<String, String> OTHERWISE = Map.ofEntries(
            Map.entry("mesh.coordinates", "StructuredMesh.axisymmetric"),
            Map.entry("axis.clustering", "Axis.tanh"),
            Map.entry("axis.origin", "Axis.startingAt"),
            Map.entry("segment.clustering", "Axis.tanh"),
            Map.entry("clustering.law", "Axis.geometric"),
            Map.entry("gravity.tilt", "Gravity.tilted"),
            Map.entry("gravity.direction", "Gravity.x"),
            Map.entry("material.phase", "Solid.named"),
            Map.entry("zone.image", "ImageMask.of"),
            Map.entry("shape.stl", "StlSurface.parse"),
            Map.entry("stl.file", "StlSurface.parse"),
            Map.entry("image.file", "ImageMask.of"),
            Map.entry("image.plane", "ImageMask$Builder.placed"),
            Map.entry("image.x", "ImageMask$Builder.placed"),
            Map.entry("image.y", "ImageMask$Builder.placed"),
            Map.entry("image.z", "ImageMask$Builder.through"),
            Map.entry("source.per_depth", "StructuredMesh.of"),
            Map.entry("layers.along", "Axis.joined"),
            Map.entry("layers.of", "Axis.joined"),
            Map.entry("layers.origin", "Axis.startingAt"),
            Map.entry("layer.clustering", "Axis.tanh"),
            Map.entry("layer.thickness", "Axis.uniform"),
            Map.entry("source.power_per_area", "HeatSource$Film.perArea"),
            Map.entry("case_file.layers", "Axis.joined"),
            Map.entry("modulation.law", "Modulation$Square.duty"),
            Map.entry("flow.model", "ProblemBuilder.flow"),
            Map.entry("flow.velocity", "ProblemBuilder.flow"),
            Map.entry("velocity_expression.x", "GivenVelocity$Expression.vx"),
            Map.entry("velocity_expression.y", "GivenVelocity$Expression.vy"),
            Map.entry("velocity_expression.z", "GivenVelocity$Expression.vz"),
            Map.entry("species.amount", "Species$Builder.unit"),
            Map.entry("species.thermophoresis", "Species$Builder.soretCoefficient"),
            Map.entry("diffusivity.reference_temperature", "Diffusivity$Scaled.reference"),
            Map.entry("diffusivity.law", "Diffusivity$Scaled.value"),
            Map.entry("diffusivity.molar_mass", "Diffusivity$Flory.relativeMass"),
            Map.entry("diffusivity.reference_mass", "Diffusivity$Flory.relativeMass"),
            Map.entry("soret_coefficient.relative_permittivity", "DuhrBraun$Builder.permittivity"),
            Map.entry("soret_coefficient.permittivity_slope", "Permittivity.linear"),
            Map.entry("soret_coefficient.reference_value", "PolymerScaling.value"),
            Map.entry("soret_coefficient.molar_mass", "PolymerScaling.relativeMass"),
            Map.entry("soret_coefficient.reference_mass", "PolymerScaling.relativeMass"),
            Map.entry("soret_coefficient.molar_masses", "PolymerFit.of"),
            Map.entry("soret_coefficient.soret_coefficients", "PolymerFit.of"),
            Map.entry("soret_coefficient.law", "SoretCoefficient$IacopiniPiazza.plateau"),
            Map.entry("initial.velocity", "ProblemBuilder.initialVelocity"),
            Map.entry("flow_condition.per_depth", "StructuredMesh.of"),
            Map.entry("flow_condition.flow_rate", "FlowCondition$FlowRateInlet.rate"),
            Map.entry("flow_condition.velocity", "FlowCondition$VelocityInlet.speed"),
            Map.entry("patch.on", "Patch.side"),
            Map.entry("time.mode", "Simulation.steady"),
            Map.entry("time.end", "StopCondition.endTime"),
            Map.entry("time.step", "Simulation.timeControl"),
            Map.entry("time.scheme", "Simulation.run"),
            Map.entry("step.first", "TimeControl.firstStep"),
            Map.entry("step.max", "TimeControl.maximumStep"),
            Map.entry("stop_when.steady", "StopCondition.orSteady"),
            Map.entry("output.fields", "VtkOutput.to"),
            Map.entry("output.probes", "ProbeOutput.to"),
            Map.entry("output.lines", "LineOutput.to"),
            Map.entry("output.reports", "TableOutput.of"),
            Map.entry("output.observers", "Simulation.observe"),
            Map.entry("output.checkpoint", "Simulation.checkpoints"),
            Map.entry("output.sorter", "Sorter.of"),
            Map.entry("fields.names", "VtkOutput.to"),
            Map.entry("fields.scale", "VtkOptions.lengthUnit"),
            Map.entry("probes.at", "ProbeOutput.to"),
            Map.entry("probes.names", "ProbeOutput.to"),
            Map.entry("line.names", "LineOutput.fields"),
            Map.entry("separation.of", "Quantities.separation"),
            Map.entry("separation.between", "Quantities.separation"),
            Map.entry("species_flow.of", "Quantities.speciesFlow"),
            Map.entry("species_flow.through", "Quantities.speciesFlow"),
            Map.entry("probe.of", "Quantities.probe"),
            Map.entry("purity.of", "Quantities.purity"),
            Map.entry("purity.in", "Quantities.purity"),
            Map.entry("separation_factor.of", "Quantities.separationFactor"),
            Map.entry("separation_factor.in", "Quantities.separationFactor"),
            Map.entry("case_file.case", "ProblemBuilder.named"),
            Map.entry("case_file.mesh", "Problem.on"),
            Map.entry("case_file.materials", "ProblemBuilder.material"),
            Map.entry("case_file.zones", "Problem.on"),
            Map.entry("case_file.equations", "ProblemBuilder.heat"),
            Map.entry("case_file.initial", "ProblemBuilder.initially"),
            Map.entry("case_file.patches", "ProblemBuilder.patch"),
            Map.entry("case_file.boundaries", "ProblemBuilder.boundary"),
            Map.entry("case_file.time", "Simulation.timeControl"),
            Map.entry("case_file.stop_when", "StopCondition.orSteady"),
            Map.entry("case_file.output", "Simulation.observe"));

    /// Keys that are the text's own: in Java a value is a lambda, a table is arrays, a schedule and a title are
    /// arguments.
    private static final Set<String> OF_THE_TEXT = Set.of("property_table.file", "property_table.units",
            "property.expression", "diffusivity.expression", "soret_coefficient.expression", "material.catalogue",
            "material.with", "species.catalogue", "species.with",
            "material.absorption", "absorption_table.wavelengths", "absorption_table.coefficients",
            "gaussian_beam.wavelength", "film.thickness",
            "source.expression", "modulation.expression", "modulation.table", "species_condition.expression",
            "species_condition.table", "fields.every", "fields.at", "probes.every",
            "line.every", "line.at", "reports.every", "reports.at", "checkpoint.every", "checkpoint.at",
            "case_file.title", "case_file.parameters", "output.report");

    /// Blocks that stand for a [Value], which in Java is any function.
    private static final Set<String> VALUES = Set.of("value", "temperature_value", "flux_value", "transfer_value",
            "concentration_value", "velocity_value", "flow_rate_value", "pressure_value", "stress_value", "table");

    /// Setters that no key stands for: names of things, what makes the whole, and what a case says elsewhere.
    private static final Set<String> WITHOUT_KEY = Set.of("ProblemBuilder.named", "ProblemBuilder.fingerprint",
            "ProblemBuilder.filledWith", "ProblemBuilder.boussinesq", "ProblemBuilder.initially",
            "ProblemBuilder.patch", "ProblemBuilder.boundary",
            "SpeciesEquation.production", "Species$Builder.unit", "TimeControl.maximumStep", "TimeControl.courantLimit",
            "VtkOptions.compression", "VtkOptions.lengthUnit", "DuhrBraun$Builder.permittivity");

    @Test
    void everyKeyHasItsNameInJava() throws ReflectiveOperationException {
        Set<String> nameless = new TreeSet<>();
        for (String kind : CaseSchema.kinds()) {
            if (VALUES.contains(kind)) {
                continue;
            }
            assertThat(CLASSES).as("classes of the block " + kind).containsKey(kind);
            Set<String> names = new LinkedHashSet<>();
            CLASSES.get(kind).forEach(type -> collect(type, names));
            for (String key : CaseSchema.keys(kind)) {
                String path = kind + "." + key;
                if (!names.contains(plain(key)) && !OTHERWISE.containsKey(path) && !OF_THE_TEXT.contains(path)) {
                    nameless.add(path);
                }
            }
        }
        assertThat(nameless).isEmpty();
    }

    @Test
    void theTableOfOtherNamesIsTrue() {
        assertThat(OTHERWISE).allSatisfy((path, name) -> {
            assertThat(CaseSchema.keys(path.substring(0, path.indexOf('.'))))
                    .contains(path.substring(path.indexOf('.') + 1));
            Class<?> type = Stream.of(Axis.class, Gravity.class, Solid.class, ImageMask.class, ImageMask.Builder.class,
                            StlSurface.class, StructuredMesh.class, HeatSource.Film.class,
                            Modulation.Square.class, Problem.class, ProblemBuilder.class,
                            GivenVelocity.Expression.class, Species.Builder.class, FlowCondition.FlowRateInlet.class,
                            FlowCondition.VelocityInlet.class, Diffusivity.Scaled.class,
                            SoretCoefficient.IacopiniPiazza.class, Patch.class, Simulation.class, StopCondition.class,
                            TimeControl.class, VtkOutput.class, VtkOptions.class, ProbeOutput.class, LineOutput.class,
                            TableOutput.class, Quantities.class, Diffusivity.Flory.class, DuhrBraun.Builder.class,
                            Permittivity.class, PolymerScaling.class, PolymerFit.class, Sorter.class)
                    .filter(each -> name.startsWith(nameOf(each) + ".")).findFirst().orElseThrow();
            assertThat(type.getMethods()).extracting(Method::getName).contains(name.substring(name.indexOf('.') + 1));
        });
    }

    @Test
    void everySetterIsAKey() {
        Set<String> keys = new LinkedHashSet<>();
        for (String kind : CaseSchema.kinds()) {
            CaseSchema.keys(kind).forEach(key -> keys.add(plain(key)));
        }
        keys.addAll(List.of("initialtemperature", "initialvelocity"));
        List<String> keyless = new ArrayList<>();
        for (Class<?> type : List.of(
                ProblemBuilder.class, Fluid.Builder.class, Solid.Builder.class, Species.Builder.class,
                HeatEquation.class, FlowEquation.class, SpeciesEquation.class, TimeControl.class, VtkOptions.class,
                DuhrBraun.Builder.class)) {
            for (Method method : type.getMethods()) {
                boolean sets = method.getReturnType() == type && !Modifier.isStatic(method.getModifiers());
                String name = method.getName().startsWith("with")
                        ? Character.toLowerCase(method.getName().charAt(4)) + method.getName().substring(5)
                        : method.getName();
                if (sets && !keys.contains(plain(name)) && !WITHOUT_KEY.contains(nameOf(type) + "." + name)) {
                    keyless.add(nameOf(type) + "." + name);
                }
            }
        }
        assertThat(keyless).isEmpty();
    }

    private static void collect(Class<?> type, Set<String> names) {
        names.add(plain(type.getSimpleName()));
        Executable[] constructors = type.getConstructors();
        for (Executable each : Stream.concat(Arrays.stream(type.getMethods()), Arrays.stream(constructors)).toList()) {
            names.add(plain(each.getName()));
            for (Parameter parameter : each.getParameters()) {
                names.add(plain(parameter.getName()));
                names.add(plain(parameter.getType().getSimpleName()));
            }
        }
        for (Class<?> nested : type.getClasses()) {
            collect(nested, names);
        }
    }

    private static String nameOf(Class<?> type) {
        return type.getName().substring(type.getPackageName().length() + 1);
    }

    /// Without the marks of the two languages: `heat_capacity` and `heatCapacity` are one name.
    private static String plain(String name) {
        return name.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
    }
}
