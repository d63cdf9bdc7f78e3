package org.soretflow.cases.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.soretflow.cases.file.Node.MapNode;
import org.soretflow.cases.file.Node.ScalarNode;

/// Reads study files.
public final class StudyReader {

    private static final FileSchema SCHEMA = new FileSchema(FileSchema.load("study.schema.json"));
    private static final String NAME = "[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}";
    private static final int MOST_RUNS = 100_000;

    private final Section root;
    private final String text;
    private final Path folder;

    private StudyReader(String label, String text, Path folder) {
        MapNode tree = YamlTree.read(label, text, "a study file is a block of keys: case, parameters, …");
        SCHEMA.check(tree);
        this.root = new Section(tree, "", "study_file", new Reading(folder, SCHEMA));
        this.text = text;
        this.folder = folder;
    }

    /// Reads a study from a file; the case it names is looked for beside it.
    ///
    /// @throws CaseFileException with one line per fault
    public static Study read(Path file) {
        String label = file.getFileName() == null ? file.toString() : file.getFileName().toString();
        if (Files.isDirectory(file)) {
            throw new CaseFileException(file + ": this is a folder; a study is a file");
        }
        String text = CaseReader.text(file, label);
        Path folder = file.toAbsolutePath().normalize().getParent();
        return new StudyReader(label, text, folder).study(label.replaceFirst("\\.ya?ml$", ""));
    }

    /// The JSON Schema (draft 2020-12) of the study file.
    public static String schema() {
        return SCHEMA.text();
    }

    private Study study(String nameOfFile) {
        Study.Source source = new Study.Source(copy(root.node), text);
        String name = root.wordOr("study", nameOfFile.matches(NAME) ? nameOfFile : "study");
        if (!name.matches(NAME)) {
            throw root.fault("study", "found the name \"" + name
                    + "\"; the folder bears it, it is made of letters, digits, . _ and -");
        }
        List<String> overrides = new ArrayList<>();
        Section set = root.section("set", "");
        set.keys().forEach(path -> overrides.add(path + "=" + set.word(path, "")));
        List<StudyParameter> parameters = new ArrayList<>();
        Section block = root.section("parameters", "");
        for (String each : block.keys()) {
            parameters.add(parameter(each, block.section(each, "study_parameter")));
        }
        List<String> quantities = !root.has("quantities") ? List.of() : root.list("quantities", "").stream()
                .map(node -> ((ScalarNode) node).text).toList();
        Section sampling = root.section("sampling", "sampling");
        Study.Method method = sampling.choice("method", Study.Method.class, Study.Method.GRID);
        int runs = sampling.has("runs") ? runs(sampling) : 0;
        Optional<Study.Optimise> optimise = root.has("optimise")
                ? Optional.of(optimise(root.section("optimise", "optimise"))) : Optional.empty();
        return new Study(name, root.wordOr("title", name), root.word("case", ""), folder, overrides, parameters,
                quantities, root.flag("warm_start", true), new Study.Sampling(method, runs, whole(sampling, "seed", 1)), optimise,
                source);
    }

    /// The root before defaults are added to it.
    private static MapNode copy(MapNode node) {
        MapNode copy = new MapNode(node.mark());
        node.entries.forEach((key, value) ->
                copy.put(key, node.keys.get(key), value instanceof MapNode inner ? copy(inner) : value));
        return copy;
    }

    private static int runs(Section section) {
        int runs = section.count("runs");
        if (runs > MOST_RUNS) {
            throw section.fault("runs", "found " + runs + ", at most " + MOST_RUNS + " are possible");
        }
        return runs;
    }

    private static int whole(Section section, String key, int otherwise) {
        return (int) section.number(key, Integer.toString(otherwise));
    }

    private static StudyParameter parameter(String name, Section section) {
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            throw section.fault("a parameter is named with letters, digits and _, the key path says what it changes");
        }
        Amounts amounts = new Amounts(section);
        List<Double> values = new ArrayList<>();
        if (section.has("values")) {
            List<Node> items = section.list("values", "");
            for (int m = 0; m < items.size(); m++) {
                values.add(amounts.number(items.get(m), section.at("values") + "." + m));
            }
        }
        OptionalDouble from = amounts.optional("from");
        OptionalDouble to = amounts.optional("to");
        if (from.isPresent() != to.isPresent()) {
            throw section.fault("found " + (from.isPresent() ? "from without to" : "to without from"));
        }
        if (from.isPresent() && !values.isEmpty()) {
            throw section.fault("found values and from; give values, or from and to");
        }
        boolean logarithmic = section.wordOr("scale", "linear").equals("log");
        Optional<StudyParameter.Range> range = from.isEmpty() ? Optional.empty()
                : Optional.of(range(section, from.getAsDouble(), to.getAsDouble(), logarithmic));
        boolean whole = section.flag("whole");
        if (section.has("count")) {
            if (range.isEmpty()) {
                throw section.fault("count", "found a count without from and to");
            }
            int count = section.count("count");
            if (count < 2 || count > MOST_RUNS) {
                throw section.fault("count", "found " + count + ", from and to are values: 2 to " + MOST_RUNS
                        + " are possible");
            }
            for (int m = 0; m < count; m++) {
                double value = range.get().at(m / (count - 1.0));
                values.add(whole ? Math.rint(value) : value);
            }
        }
        if (whole && values.stream().anyMatch(value -> value != Math.rint(value))) {
            throw section.fault("values", "found a value that is not whole, but whole: true");
        }
        OptionalDouble at = amounts.optional("at");
        OptionalDouble step = amounts.optional("step");
        if (step.isPresent() && !(step.getAsDouble() > 0)) {
            throw section.fault("step", "found a step that is not above zero");
        }
        return new StudyParameter(name, section.wordOr("path", "parameters." + name), amounts.unit(), values, range,
                whole, at, step);
    }

    private static StudyParameter.Range range(Section section, double from, double to, boolean logarithmic) {
        if (!(from < to)) {
            throw section.fault("from", "the bounds are reversed: from must be less than to");
        }
        if (logarithmic && !(from > 0)) {
            throw section.fault("from", "scale: log needs a lower bound above zero");
        }
        return new StudyParameter.Range(from, to, logarithmic);
    }

    private static Study.Optimise optimise(Section section) {
        Study.Optimiser optimiser = section.choice("method", Study.Optimiser.class, Study.Optimiser.BOBYQA);
        List<Study.Objective> objectives = new ArrayList<>();
        List<Node> items = section.list("objectives", "");
        for (int m = 0; m < items.size(); m++) {
            Section one = section.block(items.get(m), section.at("objectives") + "." + m, "objective");
            objectives.add(new Study.Objective(one.word("quantity", ""), one.word("goal", "").equals("maximise")));
        }
        List<Study.Constraint> constraints = new ArrayList<>();
        List<Node> limits = section.has("constraints") ? section.list("constraints", "") : List.of();
        for (int m = 0; m < limits.size(); m++) {
            Section one = section.block(limits.get(m), section.at("constraints") + "." + m, "constraint");
            String key = one.oneOf(List.of("at_least", "at_most"));
            constraints.add(new Study.Constraint(one.word("quantity", ""), one.word(key, ""), key.equals("at_least")));
        }
        int runs = section.has("runs") ? runs(section) : 100;
        return new Study.Optimise(optimiser, objectives, constraints, runs, section.number("tolerance", "1e-3"),
                whole(section, "weights", 5), whole(section, "seed", 1));
    }

    /// The numbers of one parameter, which are all in the same unit.
    private static final class Amounts {
        private final Section section;
        private String unit;

        Amounts(Section section) {
            this.section = section;
        }

        String unit() {
            if (unit == null) {
                throw section.fault("no value is given; give values, from and to, or at");
            }
            return unit;
        }

        OptionalDouble optional(String key) {
            return section.get(key).map(node -> OptionalDouble.of(number(node, section.at(key))))
                    .orElse(OptionalDouble.empty());
        }

        double number(Node node, String path) {
            ScalarNode scalar = (ScalarNode) node;
            Units.Quantity quantity = Units.split(scalar.text);
            if (quantity == null || !Double.isFinite(quantity.number())) {
                throw scalar.mark().fault(path, "found " + scalar.found()
                        + ", a number, with its unit if it has one, is expected, for example 1 mm");
            }
            String found = quantity.unit();
            if (unit == null) {
                try {
                    if (!found.isEmpty()) {
                        Units.parse(found);
                    }
                } catch (IllegalArgumentException e) {
                    throw scalar.mark().fault(path, e.getMessage());
                }
                unit = found;
            }
            if (!unit.equals(found)) {
                throw scalar.mark().fault(path, "found " + scalar.found() + ", all values of a parameter are in the "
                        + "same unit, here " + (unit.isEmpty() ? "none" : unit));
            }
            return quantity.number();
        }
    }
}
