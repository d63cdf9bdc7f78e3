package org.soretflow.cases.file;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.cases.file.Node.ListNode;
import org.soretflow.cases.file.Node.ScalarNode;
import org.soretflow.diagnostics.Quantities;
import org.soretflow.diagnostics.Quantity;
import org.soretflow.mesh.Point;
import org.soretflow.physics.Problem;

/// The items of `output.reports.of`.
final class ReportReader {

    private static final String BALANCES = "balances";
    private static final List<String> KINDS = List.of("separation", "heat_flow", "species_flow", "mean", "minimum",
            "maximum", "total", "probe", "purity");

    private final Problem problem;
    private final Quantities make;
    private final List<Quantity> quantities = new ArrayList<>();
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

    void add(Section reports, Node item, String path) {
        if (item instanceof ScalarNode word) {
            if (!word.text.equals(BALANCES)) {
                throw word.mark().fault(path, "found " + word.found()
                        + "; balances or a block like mean: temperature is expected, of "
                        + String.join(", ", KINDS));
            }
            balances = true;
            return;
        }
        Section report = reports.block(item, path, "report");
        for (String kind : KINDS) {
            if (report.has(kind)) {
                add(report, kind);
            }
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
            default -> {
                Section purity = report.section(kind, "purity");
                keep(report, kind, () -> make.purity(purity.word("of", ""), purity.word("in", "")));
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
        keep(report, "separation", () -> make.separation(separation.word("of", ""), between.get(0), between.get(1)));
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
        Quantity quantity;
        try {
            quantity = supplier.get();
        } catch (IllegalArgumentException e) {
            throw section.fault(key, e.getMessage());
        }
        if (quantities.stream().anyMatch(other -> other.name().equals(quantity.name()))) {
            throw section.fault(key, "the report " + quantity.name() + " is there twice");
        }
        quantities.add(quantity);
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
