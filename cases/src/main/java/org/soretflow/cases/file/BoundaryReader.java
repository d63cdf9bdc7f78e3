package org.soretflow.cases.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.soretflow.boundary.FlowCondition;
import org.soretflow.boundary.SpeciesCondition;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.boundary.Value;
import org.soretflow.cases.file.Node.MapNode;
import org.soretflow.cases.file.Node.ScalarNode;
import org.soretflow.mesh.Patch;
import org.soretflow.mesh.Patches;
import org.soretflow.mesh.Shape;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.ProblemBuilder;

/// The `patches` and `boundaries` blocks.
final class BoundaryReader {

    private final ProblemBuilder builder;
    private final boolean heat;
    private final Optional<IntPredicate> flow;
    private final Map<String, Dimension> species;
    private Patches patches;

    /// @param heat whether there is a heat equation
    /// @param flow if the flow is solved for, whether a cell is fluid
    /// @param species concentrations by the name of the species
    BoundaryReader(ProblemBuilder builder, boolean heat, Optional<IntPredicate> flow, Map<String, Dimension> species) {
        this.builder = builder;
        this.heat = heat;
        this.flow = flow;
        this.species = species;
    }

    void read(Section root, StructuredMesh mesh) {
        patches(root, mesh);
        Section boundaries = root.section("boundaries", "");
        for (String name : boundaries.keys()) {
            checkName(boundaries, mesh, name);
        }
        if (root.has("patches")) {
            Section declared = root.section("patches", "");
            for (String name : declared.keys()) {
                if (!boundaries.keys().contains(name)) {
                    throw declared.fault(name, "the patch has no conditions; add " + name + " to boundaries (" + name
                            + ": wall for a closed wall)");
                }
            }
        }
        for (int patch = 0; patch < patches.count(); patch++) {
            if (patches.takesConditions(patch)) {
                condition(boundaries, patches.name(patch));
            }
        }
    }

    /// The patches, one by one, so that a fault is found at the patch that makes it.
    private void patches(Section root, StructuredMesh mesh) {
        List<Patch> parts = new ArrayList<>();
        if (root.has("patches")) {
            Section declared = root.section("patches", "");
            for (String name : declared.keys()) {
                Section patch = declared.section(name, "patch");
                Side side = patch.choice("on", Side.class, Side.X_MIN);
                Shape shape = patch.has("shape") ? ShapeReader.read(patch.section("shape", "shape"))
                        : Shape.everywhere();
                parts.add(patch.checked(() -> new Patch(name, side, shape)));
                patches = patch.checked(() -> Patches.of(mesh, parts));
                builder.patch(name, side, shape);
            }
        }
        if (patches == null) {
            patches = Patches.of(mesh, parts);
        }
    }

    private void checkName(Section boundaries, StructuredMesh mesh, String name) {
        for (Side side : Side.values()) {
            if (side.label().equals(name) && mesh.isPeriodic(side.direction())) {
                throw boundaries.node.keys.get(name).fault(boundaries.at(name), "the mesh is periodic in "
                        + side.direction().label() + ", it has no condition there");
            }
        }
        if (!patches.has(name)) {
            throw boundaries.node.keys.get(name).fault(boundaries.at(name), "there is no patch " + name + "; "
                    + Suggestion.of(name, conditioned()));
        }
        if (!patches.takesConditions(patches.id(name))) {
            throw boundaries.node.keys.get(name)
                    .fault(boundaries.at(name), mesh.isAxis(patches.side(patches.id(name)))
                            ? "this is the axis of an axisymmetric mesh, which takes no condition"
                            : "a two-dimensional mesh has no condition there");
        }
    }

    private List<String> conditioned() {
        return patches.names().stream().filter(name -> patches.takesConditions(patches.id(name))).toList();
    }

    private void condition(Section boundaries, String patch) {
        Node value = boundaries.keys().contains(patch) ? boundaries.require(patch, "") : null;
        String word = value instanceof ScalarNode scalar ? scalar.text : "";
        Section condition;
        if (value instanceof MapNode) {
            condition = boundaries.block(value, boundaries.at(patch), "boundary");
        } else {
            if (!word.isEmpty() && !List.of("wall", "symmetry", "outflow").contains(word)) {
                throw value.mark().fault(boundaries.at(patch), "found " + value.found() + "; "
                        + Suggestion.of(word, List.of("wall", "symmetry", "outflow")));
            }
            Mark mark = value == null ? boundaries.node.mark() : value.mark();
            MapNode written = new MapNode(mark);
            boundaries.node.put(patch, boundaries.node.keys.getOrDefault(patch, mark), written);
            condition = new Section(written, boundaries.at(patch), "boundary", boundaries.reading);
        }
        boolean wall = word.isEmpty() || word.equals("wall");
        boolean enters = false;
        if (flow.isPresent()) {
            condition.wordOrBlock("flow", wall || !touchesFluid(patch, flow.get()) ? "no-slip" : word);
            FlowCondition through = new FlowConditionReader(patches.mesh()).read(condition);
            builder.boundary(patch, through);
            enters = FlowConditionReader.letsIn(through, patches.side(patches.id(patch)));
        } else {
            withoutFlow(condition);
        }
        if (heat || condition.has("heat")) {
            if (!heat) {
                throw condition.fault("heat", "there is no heat equation; add heat: {} to equations");
            }
            condition.wordOrBlock("heat", wall ? "adiabatic" : word);
            ThermalCondition thermal = thermal(condition);
            if (enters && !(thermal instanceof ThermalCondition.FixedTemperature
                    || thermal instanceof ThermalCondition.Outflow)) {
                throw condition.fault("heat", "fluid enters here; give the temperature that it brings, "
                        + "for example heat: { temperature: 25 °C }");
            }
            builder.boundary(patch, thermal);
        }
        if (!species.isEmpty() || condition.has("species")) {
            if (species.isEmpty()) {
                throw condition.fault("species", "there are no species in equations");
            }
            condition.wordOrBlock("species", wall ? "impermeable" : word);
            species(condition, patch);
        }
    }

    /// A word for all equations says nothing of the flow where there is only solid.
    private boolean touchesFluid(String patch, IntPredicate fluid) {
        int id = patches.id(patch);
        Side side = patches.side(id);
        return IntStream.range(0, patches.mesh().faces(side)).anyMatch(
                f -> patches.patchOfFace(side, f) == id && fluid.test(patches.mesh().cellOfFace(side, f)));
    }

    /// Words that ask for nothing may stand where nothing flows, or flows as it is given.
    private static void withoutFlow(Section condition) {
        if (condition.has("flow") && !(condition.require("flow", "") instanceof ScalarNode scalar
                && FlowConditionReader.WORDS.contains(scalar.text))) {
            throw condition.fault("flow",
                    "the flow is not solved for; add flow: { model: boussinesq } to equations, or "
                    + "give the velocity there, equations.flow.velocity");
        }
    }

    private static ThermalCondition thermal(Section patch) {
        Node value = patch.require("heat", "");
        if (value instanceof ScalarNode scalar) {
            return switch (scalar.text) {
                case "adiabatic" -> ThermalCondition.adiabatic();
                case "symmetry" -> ThermalCondition.symmetry();
                case "outflow" -> ThermalCondition.outflow();
                default -> throw scalar.mark().fault(patch.at("heat"), "found " + scalar.found() + "; "
                        + Suggestion.of(scalar.text, List.of("adiabatic", "symmetry", "outflow"))
                        + " or a block with temperature, flux or convective");
            };
        }
        Section heat = patch.section("heat", "heat_condition");
        return switch (heat.oneOf(List.of("temperature", "flux", "convective"))) {
            case "temperature" -> ThermalCondition.fixedTemperature(Values.of(heat, "temperature",
                    Dimension.TEMPERATURE));
            case "flux" -> ThermalCondition.heatFlux(Values.of(heat, "flux", Dimension.HEAT_FLUX));
            default -> {
                Section convective = heat.section("convective", "convective");
                Value coefficient = Values.of(convective, "coefficient", Dimension.HEAT_TRANSFER);
                if (coefficient instanceof Value.Constant(double h) && !(h >= 0)) {
                    throw convective.fault("coefficient",
                            "found a negative coefficient, at least 0 W/(m^2·K) is expected");
                }
                yield ThermalCondition.convective(coefficient, Values.of(convective, "ambient", Dimension.TEMPERATURE));
            }
        };
    }

    private void species(Section condition, String patch) {
        Node value = condition.require("species", "");
        if (value instanceof ScalarNode scalar) {
            SpeciesCondition all = word(scalar.text);
            if (all == null) {
                throw scalar.mark().fault(condition.at("species"), "found " + scalar.found() + "; "
                        + Suggestion.of(scalar.text, List.of("impermeable", "symmetry", "outflow"))
                        + " or a block with one key per species");
            }
            builder.boundary(patch, all);
            return;
        }
        Section block = condition.section("species", "");
        for (String name : block.keys()) {
            if (!species.containsKey(name)) {
                throw block.node.keys.get(name).fault(block.at(name), "there is no species " + name + "; "
                        + Suggestion.of(name, species.keySet()));
            }
        }
        for (Map.Entry<String, Dimension> one : species.entrySet()) {
            String name = one.getKey();
            if (!block.keys().contains(name)) {
                block.node.put(name, block.node.mark(), new ScalarNode(block.node.mark(), "impermeable",
                        Node.Kind.TEXT));
            }
            builder.boundary(patch, name, ofOne(block, name, one.getValue()));
        }
    }

    private static SpeciesCondition ofOne(Section block, String name, Dimension dimension) {
        Node value = block.require(name, "");
        if (value instanceof ScalarNode scalar && word(scalar.text) != null) {
            return word(scalar.text);
        }
        if (value instanceof MapNode && new Section((MapNode) value, block.at(name), "species_condition", block.reading)
                .has("flux")) {
            Section flux = block.block(value, block.at(name), "species_condition");
            flux.oneOf(List.of("flux", "expression", "table"));
            return SpeciesCondition.speciesFlux(Values.of(flux, "flux", dimension.flux()));
        }
        return SpeciesCondition.fixedConcentration(concentration(value, block.at(name), dimension, block.reading));
    }

    /// A concentration that may be: not negative, a fraction not above 1.
    static Value concentration(Node node, String path, Dimension dimension, Reading reading) {
        Value value = Values.of(node, path, "value", dimension, reading);
        if (value instanceof Value.Constant(double c)) {
            if (!(c >= 0)) {
                throw node.mark().fault(path, "found " + node.found() + ", " + dimension.title()
                        + " of at least 0 is expected");
            }
            if (dimension.si().equals("1") && c > 1) {
                throw node.mark().fault(path, "found " + node.found() + ", a fraction of at most 1 is expected");
            }
        }
        return value;
    }

    private static SpeciesCondition word(String text) {
        return switch (text) {
            case "impermeable" -> SpeciesCondition.impermeable();
            case "symmetry" -> SpeciesCondition.symmetry();
            case "outflow" -> SpeciesCondition.outflow();
            default -> null;
        };
    }
}
