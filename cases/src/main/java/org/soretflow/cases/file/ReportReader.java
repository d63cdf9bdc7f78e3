package org.soretflow.cases.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.cases.file.Node.ListNode;
import org.soretflow.cases.file.Node.ScalarNode;
import org.soretflow.diagnostics.Nusselt;
import org.soretflow.diagnostics.Quantities;
import org.soretflow.diagnostics.Quantity;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Point;
import org.soretflow.physics.Problem;

/// The items of `output.reports.of`.
final class ReportReader {

    private static final String BALANCES = "balances";
    private static final List<String> WORDS = List.of(BALANCES, "kinetic_energy", "maximum_speed", "stream_function",
            "divergence", "courant_number");
    private static final List<String> KINDS = List.of("separation", "heat_flow", "species_flow", "mean", "minimum",
            "maximum", "total", "probe", "purity", "recovery", "enrichment", "separation_factor", "nusselt", "flow_rate",
            "maximum_velocity", "peak_velocity", "stream_function", "cell_peclet");

    private final Problem problem;
    private final Quantities make;
    private final List<Quantity> quantities = new ArrayList<>();
    private final SequencedMap<String, Nusselt> profiles = new LinkedHashMap<>();
    private boolean balances;

    ReportReader(Problem problem) {
        this.problem = problem;
        this.make = new Quantities(problem);
    }

    boolean balances() {
        return balances;
    }

    List<Quantity> quantities() {
        return quantities;
    }

    /// Nusselt numbers whose local values are written, by name.
    SequencedMap<String, Nusselt> profiles() {
        return profiles;
    }

    void add(Section reports, Node item, String path) {
        if (item instanceof ScalarNode word) {
            word(reports, word, path);
            return;
        }
        Section report = reports.block(item, path, "report");
        for (String kind : KINDS) {
            if (report.has(kind)) {
                add(report, kind);
            }
        }
        AddedWords.current().reports().forEach((name, word) -> {
            if (report.has(name)) {
                Section block = report.section(name, word.definition());
                WordArguments arguments = AddedWords.arguments(block, word);
                keep(report, name, () -> AddedWords.quantity(word, arguments, problem));
            }
        });
    }

    private void word(Section reports, ScalarNode word, String path) {
        var added = AddedWords.current().reports().get(word.text);
        if (added != null) {
            WordArguments arguments = AddedWords.arguments(AddedWords.block(reports, word, path, added), added);
            keep(word.mark(), path, () -> AddedWords.quantity(added, arguments, problem));
            return;
        }
        switch (word.text) {
            case BALANCES -> balances = true;
            case "kinetic_energy" -> keep(word.mark(), path, make::kineticEnergy);
            case "maximum_speed" -> keep(word.mark(), path, make::maximumSpeed);
            case "stream_function" -> keep(word.mark(), path, make::streamFunctionMaximum);
            case "divergence" -> keep(word.mark(), path, make::divergence);
            case "courant_number" -> keep(word.mark(), path, make::courantNumber);
            default -> throw word.mark().fault(path, "found " + word.found() + "; " + Suggestion.of(word.text, WORDS)
                    + ", or a block like mean: temperature, of " + String.join(", ", KINDS));
        }
    }

    private void add(Section report, String kind) {
        Node value = report.require(kind, "");
        switch (kind) {
            case "mean" -> keep(report, kind, () -> make.mean(word(value, report.at(kind))));
            case "minimum" -> keep(report, kind, () -> make.minimum(word(value, report.at(kind))));
            case "maximum" -> keep(report, kind, () -> make.maximum(word(value, report.at(kind))));
            case "total" -> keep(report, kind, () -> make.total(word(value, report.at(kind))));
            case "separation" -> separation(report, value);
            case "heat_flow" -> words(report, kind).forEach(patch -> keep(report, kind, () -> make.heatFlow(patch)));
            case "species_flow" -> speciesFlow(report, value);
            case "probe" -> probe(report.section(kind, "probe"));
            case "nusselt" -> nusselt(report, value);
            case "flow_rate" -> words(report, kind).forEach(patch -> keep(report, kind, () -> make.flowRate(patch)));
            case "maximum_velocity" -> maximumVelocity(report, value);
            case "peak_velocity" -> {
                Section peak = report.section(kind, kind);
                Direction component = ShapeReader.direction(peak, "component");
                Direction along = ShapeReader.direction(peak, "along");
                Point through = ShapeReader.point(peak, "through");
                keep(peak, "component", () -> named(peak, make.peakVelocity(component, along, through)));
            }
            case "stream_function" -> {
                Section psi = report.section(kind, kind);
                Point at = ShapeReader.point(psi, "at");
                OutputReader.requireInside(problem.mesh(), at, psi, "at");
                String name = psi.wordOr("name", "stream_function");
                keep(psi, "at", () -> make.streamFunction(name, at));
            }
            case "cell_peclet" -> keep(report, kind, () -> make.cellPeclet(word(value, report.at(kind))));
            case "separation_factor" -> {
                Section factor = report.section(kind, kind);
                List<String> of = words(factor, "of");
                keep(report, kind, () -> make.separationFactor(of.get(0), of.get(1), factor.word("in", "")));
            }
            default -> {
                Section share = report.section(kind, "purity");
                String species = share.word("of", "");
                String patch = share.word("in", "");
                keep(report, kind, () -> switch (kind) {
                    case "recovery" -> make.recovery(species, patch);
                    case "enrichment" -> make.enrichment(species, patch);
                    default -> make.purity(species, patch);
                });
            }
        }
    }

    private void separation(Section report, Node value) {
        if (value instanceof ScalarNode species) {
            List<String> walls = heldWalls();
            if (walls.size() != 2) {
                throw report.fault("separation", "there are " + walls.size()
                        + " patches of given temperature, say which two: "
                        + "{ of: " + species.text + ", between: [y-min, y-max] }");
            }
            keep(report, "separation", () -> make.separation(species.text, walls.get(0), walls.get(1)));
            return;
        }
        Section separation = report.section("separation", "separation");
        separation.require("between", "two patches are expected, for example [y-min, y-max]");
        List<String> between = words(separation, "between");
        keep(report, "separation", () -> named(separation, make.separation(separation.word("of", ""), between.get(0),
                between.get(1))));
    }

    private void nusselt(Section report, Node value) {
        if (value instanceof ScalarNode patch) {
            keep(report, "nusselt", () -> profiled(make.nusselt(patch.text), "nusselt_" + patch.text));
            return;
        }
        Section nusselt = report.section("nusselt", "nusselt");
        String patch = nusselt.word("patch", "");
        String name = nusselt.wordOr("name", "nusselt_" + patch);
        boolean length = nusselt.has("length");
        boolean difference = nusselt.has("temperature_difference");
        boolean conductivity = nusselt.has("conductivity");
        if (length != difference || conductivity && !length) {
            throw nusselt.fault("a length and a temperature_difference belong together; give both or none");
        }
        if (!length) {
            keep(nusselt, "patch", () -> profiled(make.nusselt(patch), name));
            return;
        }
        double scale = nusselt.positive("length", Dimension.LENGTH);
        double kelvin = nusselt.quantity("temperature_difference", Dimension.TEMPERATURE_DIFFERENCE);
        double k = conductivity ? nusselt.positive("conductivity", Dimension.CONDUCTIVITY) : 0;
        keep(nusselt, "patch", () -> profiled(conductivity ? make.nusselt(patch, scale, kelvin, k)
                : make.nusselt(patch, scale, kelvin), name));
    }

    /// Under a name that its files bear too.
    private Quantity profiled(Nusselt nusselt, String name) {
        if (!OutputReader.isFileName(name)) {
            throw new IllegalArgumentException("found the name \"" + name
                    + "\"; files bear it, it is made of letters, digits, _ and -");
        }
        profiles.put(name, nusselt);
        return Quantities.renamed(name, nusselt);
    }

    private void maximumVelocity(Section report, Node value) {
        if (value instanceof ScalarNode) {
            Direction component = ShapeReader.direction(report, "maximum_velocity");
            keep(report, "maximum_velocity", () -> make.maximumVelocity(component));
            return;
        }
        Section maximum = report.section("maximum_velocity", "maximum_velocity");
        Direction component = ShapeReader.direction(maximum, "component");
        if (maximum.has("along") != maximum.has("through")) {
            throw maximum.fault("along and through belong together: a line through a point; give both or none");
        }
        if (!maximum.has("along")) {
            keep(maximum, "component", () -> named(maximum, make.maximumVelocity(component)));
            return;
        }
        Direction along = ShapeReader.direction(maximum, "along");
        Point through = ShapeReader.point(maximum, "through");
        keep(maximum, "component", () -> named(maximum, make.maximumVelocity(component, along, through)));
    }

    /// Under the user's name, if there is one.
    private static Quantity named(Section section, Quantity quantity) {
        return section.has("name") ? Quantities.renamed(section.word("name", ""), quantity) : quantity;
    }

    /// Patches of given temperature.
    private List<String> heldWalls() {
        List<String> walls = new ArrayList<>();
        for (int patch = 0; patch < problem.patches().count(); patch++) {
            if (problem.thermalCondition(patch) instanceof ThermalCondition.FixedTemperature) {
                walls.add(problem.patches().name(patch));
            }
        }
        return walls;
    }

    private void speciesFlow(Section report, Node value) {
        List<String> patches;
        List<String> species = problem.species().stream().map(each -> each.species().name()).toList();
        if (value instanceof ListNode) {
            patches = words(report, "species_flow");
        } else {
            Section flow = report.section("species_flow", "species_flow");
            patches = words(flow, "through");
            if (flow.has("of")) {
                species = List.of(flow.word("of", ""));
            }
        }
        for (String name : species) {
            for (String patch : patches) {
                keep(report, "species_flow", () -> make.speciesFlow(name, patch));
            }
        }
    }

    private void probe(Section probe) {
        String field = probe.word("of", "");
        Point at = ShapeReader.point(probe, "at");
        OutputReader.requireInside(problem.mesh(), at, probe, "at");
        String name = probe.wordOr("name", "probe_" + field);
        keep(probe, "of", () -> make.probe(name, field, at));
    }

    private void keep(Section section, String key, Supplier<Quantity> supplier) {
        Node value = section.node.entries.get(key);
        keep(value == null ? section.node.mark() : value.mark(), section.at(key), supplier);
    }

    /// Keeps a quantity and, behind it, its details.
    private void keep(Mark mark, String path, Supplier<Quantity> supplier) {
        Quantity quantity;
        try {
            quantity = supplier.get();
        } catch (IllegalArgumentException e) {
            throw mark.fault(path, e.getMessage());
        }
        List<Quantity> all = new ArrayList<>(List.of(quantity));
        all.addAll(quantity.details());
        for (Quantity each : all) {
            if (quantities.stream().anyMatch(other -> other.name().equals(each.name()))) {
                throw mark.fault(path, "the report " + each.name() + " is there twice; give one of them a name");
            }
            quantities.add(each);
        }
    }

    private static List<String> words(Section section, String key) {
        List<String> words = new ArrayList<>();
        for (Node item : section.list(key, "a list is expected")) {
            words.add(word(item, section.at(key)));
        }
        return words;
    }

    private static String word(Node node, String path) {
        return Section.text(node, path, "").text;
    }
}
