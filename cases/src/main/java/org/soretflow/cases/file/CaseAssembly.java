package org.soretflow.cases.file;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.soretflow.cases.file.Node.MapNode;
import org.soretflow.material.Fluid;
import org.soretflow.material.Material;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.Gravity;
import org.soretflow.physics.Problem;
import org.soretflow.physics.ProblemBuilder;
import org.soretflow.physics.SpeciesEquation;

/// One case on its way from text to problem, block by block in the order of what needs what.
final class CaseAssembly {

    private static final String NAME = "[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}";

    /// What a state that was reached does not depend on: names, what is written, where the run begins and ends in time.
    /// A finished run can so be given a later end. The first step is a part of the end unless it is given.
    private static final Set<String> NOT_PHYSICS =
            Set.of("case", "title", "output", "stop_when", "time.end", "time.step.first");

    private final Section root;
    private final Reading reading;

    CaseAssembly(String label, String text, Path folder, List<String> overrides) {
        this.reading = new Reading(folder);
        MapNode tree = YamlTree.read(label, text);
        Overrides.apply(tree, overrides);
        CaseSchema.check(tree);
        if (tree.entries.remove("parameters") instanceof MapNode block) {
            Parameters parameters = new Parameters(block);
            parameters.substitute(tree, "");
            reading.warnings.addAll(parameters.warnings());
        } else {
            new Parameters(new MapNode(tree.mark())).substitute(tree, "");
        }
        this.root = new Section(tree, "", "case_file", reading);
        reading.asked.add("case_file.parameters");
        LayerReader.spread(root);
    }

    /// Keys that were asked for, as `kind.key`.
    Set<String> asked() {
        return reading.asked;
    }

    LoadedCase load(Optional<Path> source, String nameOfFile) {
        return load(source, nameOfFile, CaseReader.Glance.NONE);
    }

    LoadedCase load(Optional<Path> source, String nameOfFile, CaseReader.Glance glance) {
        String name = root.wordOr("case", nameOfFile.matches(NAME) ? nameOfFile : "case");
        if (!name.matches(NAME)) {
            throw root.fault("case", "found the name \"" + name
                    + "\"; the run folder bears it, it is made of letters, digits, . _ and -");
        }
        String title = root.wordOr("title", name);
        Section equations = root.section("equations", "equations");
        FlowReader.depth(equations, root.section("mesh", "mesh"));
        StructuredMesh mesh = MeshReader.read(root.section("mesh", "mesh"));
        glance.at(mesh.cells(), TimeReader.isSteady(root));
        Map<String, Material> materials = MaterialReader.read(root.section("materials", ""));
        ZoneReader.Zones zones = ZoneReader.read(root, mesh, materials.keySet());
        ProblemBuilder builder = Problem.on(mesh, zones.zones()).named(name);
        zones.materials().forEach((zone, material) -> builder.material(zone, materials.get(material)));

        Optional<String> ownTolerance = TimeReader.ownTolerance(root);
        String tolerance = TimeReader.tolerance(root);
        EquationReader reader = new EquationReader(mesh, zones.zones(),
                new AbsorptionReader(root.section("materials", ""), zones.materials()), tolerance);
        Optional<Gravity> gravity = reader.gravity(root);
        gravity.ifPresent(builder::gravity);
        boolean heat = equations.has("heat");
        if (heat) {
            builder.heat(reader.heat(equations.section("heat", "heat")));
        }
        List<Fluid> fluids = zones.materials().values().stream().distinct().map(materials::get)
                .filter(Fluid.class::isInstance).map(Fluid.class::cast).toList();
        Map<String, SpeciesEquation> species = equations.has("species")
                ? SpeciesReader.read(equations.section("species", ""), tolerance, fluids) : Map.of();
        species.values().forEach(builder::species);
        Optional<FlowReader> flow = equations.has("flow")
                ? Optional.of(new FlowReader(equations.section("flow", "flow"))) : Optional.empty();
        boolean solvesFlow = flow.isPresent() && flow.get().isSolved();
        if (!heat && !solvesFlow && species.isEmpty()) {
            throw equations.fault("nothing to solve; give heat: {}, flow: {} or species");
        }
        Map<String, Dimension> concentrations = new LinkedHashMap<>();
        species.keySet().forEach(each -> concentrations.put(each, SpeciesReader.Amount.valueOf(
                equations.section("species", "").section(each, "species").word("amount", "").toUpperCase(Locale.ROOT))
                        .dimension()));

        new InitialReader(root.section("initial", "initial"), mesh, solvesFlow).read(builder, concentrations);
        if (solvesFlow) {
            builder.flow(flow.get().equation(new FlowReader.Surroundings(fluids,
                    gravity.isPresent() && gravity.get().magnitude() > 0, heat, TimeReader.isSteady(root), ownTolerance,
                    root.section("initial", "initial").require("temperature", ""))));
        } else {
            flow.ifPresent(given -> builder.flow(given.given()));
        }
        IntPredicate fluid = cell -> materials.get(zones.materials().get(zones.zones().name(zones.zones().zone(cell))))
                instanceof Fluid;
        new BoundaryReader(builder, heat, solvesFlow ? Optional.of(fluid) : Optional.empty(), concentrations)
                .read(root, mesh);

        List<String> solved = new ArrayList<>();
        if (heat) {
            solved.add("temperature");
        }
        solved.addAll(species.keySet());
        TimeSettings time = TimeReader.read(root, solved);
        String fingerprint = fingerprint(materials);
        Problem problem = root.checked(builder.fingerprint(fingerprint)::build);
        new CaseChecks(problem, root).check(time);

        List<String> fields = new ArrayList<>(List.of("temperature"));
        if (flow.isPresent()) {
            fields.add("velocity");
        }
        if (solvesFlow) {
            fields.add("pressure");
        }
        fields.addAll(species.keySet());
        OutputSettings output = new OutputReader(problem, time.isSteady(), fields)
                .read(root.section("output", "output"));
        return new LoadedCase(name, title, problem, time, output, YamlText.of(root.node, false), fingerprint, source,
                reading.warnings, reading.illustrative);
    }

    /// Everything that decides the numbers, files and catalogue included.
    private String fingerprint(Map<String, Material> materials) {
        StringBuilder text = new StringBuilder(YamlText.of(physics(root.node, ""), true));
        materials.forEach((name, material) -> text.append(name).append(' ').append(MaterialReader.describe(material))
                .append('\n'));
        return Reading.sha256(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// The keys of a block and of the blocks in it, without those that are [#NOT_PHYSICS].
    private static MapNode physics(MapNode block, String path) {
        MapNode chosen = new MapNode(block.mark());
        block.entries.forEach((key, value) -> {
            String name = path + key;
            if (!NOT_PHYSICS.contains(name)) {
                chosen.put(key, block.mark(), value instanceof MapNode inner ? physics(inner, name + ".") : value);
            }
        });
        return chosen;
    }
}
