package org.soretflow.cases.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.soretflow.cases.file.Node.Kind;
import org.soretflow.cases.file.Node.ListNode;
import org.soretflow.cases.file.Node.ScalarNode;
import org.soretflow.diagnostics.DerivedFields;
import org.soretflow.diagnostics.Sorter;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Point;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.Problem;
import org.soretflow.run.Schedule;
import org.soretflow.viz.vtk.LengthUnit;
import org.soretflow.viz.vtk.VtkFormat;
import org.soretflow.viz.vtk.VtkOptions;

/// The `output` block.
final class OutputReader {

    private static final int LINE_POINTS = 101;
    private static final int KEPT = 2;

    private final Problem problem;
    private final boolean steady;
    private final List<String> fields;

    /// @param fields names of all fields that the problem has
    OutputReader(Problem problem, boolean steady, List<String> fields) {
        this.problem = problem;
        this.steady = steady;
        this.fields = fields;
    }

    OutputSettings read(Section output) {
        OutputSettings.Fields files = fields(output.section("fields", "fields"));
        Optional<OutputSettings.Probes> probes = Optional.empty();
        if (output.has("probes")) {
            probes = Optional.of(probes(output.section("probes", "probes")));
        }
        List<OutputSettings.Line> lines = new ArrayList<>();
        if (output.has("lines")) {
            Section all = output.section("lines", "");
            for (String name : all.keys()) {
                lines.add(line(all.section(fileName(all, name), "line"), name));
            }
        }
        OutputSettings.Reports reports = reports(output.section("reports", "reports"));
        lines.stream().filter(line -> reports.profiles().containsKey(line.name())).findFirst().ifPresent(line -> {
            throw output.section("lines", "").fault(line.name(), "the Nusselt number " + line.name()
                    + " is written along its patch under this name too; give one of them another");
        });
        Optional<OutputSettings.Checkpoints> checkpoint = Optional.empty();
        if (output.has("checkpoint")) {
            Section states = output.section("checkpoint", "checkpoint");
            checkpoint = Optional.of(new OutputSettings.Checkpoints(schedule(states, "end"),
                    states.count("keep", KEPT)));
        }
        Optional<Sorter> sorter = output.has("sorter")
                ? Optional.of(SorterReader.read(problem, output.section("sorter", "sorter"))) : Optional.empty();
        return new OutputSettings(files, probes, lines, reports, checkpoint, sorter, output.flag("report"),
                output.has("observers") ? watchers(output) : List.of());
    }

    private OutputSettings.Fields fields(Section section) {
        Schedule schedule = schedule(section, "end");
        List<String> names = names(section);
        VtkFormat format = section.choice("format", VtkFormat.class, VtkFormat.AUTO);
        if (!format.fits(problem.mesh())) {
            throw section.fault("format", format.misfit());
        }
        boolean compressed = section.flag("compressed");
        if (compressed && format == VtkFormat.VTKHDF) {
            throw section.fault("compressed", "files of the format vtkhdf are not compressed; use auto, or leave it out");
        }
        return new OutputSettings.Fields(schedule, names, new VtkOptions(format, compressed,
                LengthUnit.named(section.wordOr("scale", "m"))));
    }

    private OutputSettings.Probes probes(Section probes) {
        Schedule schedule = probes.has("every") ? schedule(probes, "") : everyStep(probes);
        Section points = probes.section("at", "");
        SequencedMap<String, Point> at = new LinkedHashMap<>();
        for (String name : points.keys()) {
            at.put(name, inside(points, fileName(points, name)));
        }
        if (at.isEmpty()) {
            throw probes.fault("at", "there is no point; one is named like centre: [5 mm, 1 mm]");
        }
        return new OutputSettings.Probes(schedule, at, names(probes));
    }

    private Schedule everyStep(Section section) {
        section.wordOr("every", "1 step");
        return Schedule.everySteps(1);
    }

    private OutputSettings.Line line(Section line, String name) {
        Schedule schedule = schedule(line, "end");
        Point from = inside(line, "from");
        Point to = inside(line, "to");
        if (from.equals(to)) {
            throw line.fault("to", "the line begins and ends at the same point");
        }
        int points = line.count("points", LINE_POINTS);
        if (points < 2) {
            throw line.fault("points", "found 1 point, a line has at least 2");
        }
        return new OutputSettings.Line(name, schedule, from, to, points, names(line));
    }

    private List<OutputSettings.Watcher> watchers(Section output) {
        List<OutputSettings.Watcher> watchers = new ArrayList<>();
        List<Node> items = output.list("observers", "a list of observers is expected");
        for (int m = 0; m < items.size(); m++) {
            String path = output.at("observers") + "." + m;
            Section item = items.get(m) instanceof ScalarNode ? null : output.block(items.get(m), path, "observer");
            String name = item == null ? Section.text(items.get(m), path, "").text
                    : item.oneOf(List.copyOf(AddedWords.current().observers().keySet()));
            AddedWord<AddedWord.ObserverMaker> word = AddedWords.current().observers().get(name);
            if (word == null) {
                throw items.get(m).mark().fault(path, "there is no observer " + name + "; "
                        + (AddedWords.current().observers().isEmpty() ? "plug-ins bring them, --plugins DIR"
                                : Suggestion.of(name, AddedWords.current().observers().keySet())));
            }
            Section block = item == null ? AddedWords.block(output, items.get(m), path, word)
                    : item.section(name, word.definition());
            WordArguments arguments = AddedWords.arguments(block, word);
            Schedule schedule = schedule(block, steady ? "end" : "");
            watchers.add(new OutputSettings.Watcher(schedule,
                    folder -> AddedWords.observer(word, arguments, problem, folder)));
        }
        return watchers;
    }

    private OutputSettings.Reports reports(Section reports) {
        Schedule schedule = schedule(reports, steady ? "end" : "");
        if (!reports.has("of")) {
            ListNode of = new ListNode(reports.node.mark());
            of.items.add(new ScalarNode(reports.node.mark(), "balances", Kind.TEXT));
            reports.node.put("of", reports.node.mark(), of);
        }
        ReportReader reader = new ReportReader(problem);
        List<Node> items = reports.list("of", "");
        for (int m = 0; m < items.size(); m++) {
            reader.add(reports, items.get(m), reports.at("of") + "." + m);
        }
        return new OutputSettings.Reports(schedule, reader.balances(), reader.quantities(), reader.profiles());
    }

    /// `every` or `at`; without both at the end, or, with an empty default, after every step.
    private Schedule schedule(Section section, String otherwise) {
        boolean every = section.has("every");
        boolean listed = !section.path.endsWith("probes") && section.has("at");
        if (every && listed) {
            throw section.fault("at", "found every and at, one of them is expected");
        }
        if (every) {
            return every(section);
        }
        if (!listed) {
            if (otherwise.isEmpty()) {
                return everyStep(section);
            }
            section.wordOrBlock("at", otherwise);
        }
        Node at = section.require("at", "");
        if (at instanceof ScalarNode word) {
            if (!word.text.equals("end")) {
                throw section.fault("at", "found " + word.found()
                        + "; end or a list of times is expected, for example [1 s, 10 s]");
            }
            return Schedule.atEnd();
        }
        List<Node> items = section.list("at", "");
        boolean end = !items.isEmpty() && items.getLast() instanceof ScalarNode last && last.text.equals("end");
        double[] times = new double[items.size() - (end ? 1 : 0)];
        for (int m = 0; m < times.length; m++) {
            times[m] = Section.quantity(items.get(m), section.at("at") + "." + m, Dimension.TIME);
        }
        return section.checked(() -> end ? Schedule.atAndEnd(times) : Schedule.at(times));
    }

    private static Schedule every(Section section) {
        String text = section.word("every", "");
        Units.Quantity quantity = Units.split(text);
        if (quantity != null && (quantity.unit().equals("step") || quantity.unit().equals("steps"))) {
            double steps = quantity.number();
            if (steps != Math.rint(steps) || steps < 1 || steps > Long.MAX_VALUE / 2.0) {
                throw section.fault("every", "found \"" + text + "\", a whole number of steps from 1 on is expected");
            }
            return Schedule.everySteps((long) steps);
        }
        double interval = section.positive("every", new Dimension("a time or a number of steps", "s",
                "5 min or 20 steps"));
        return section.checked(() -> Schedule.every(interval));
    }

    private List<String> names(Section section) {
        if (!section.has("names")) {
            ListNode all = new ListNode(section.node.mark());
            fields.forEach(name -> all.items.add(new ScalarNode(section.node.mark(), name, Kind.TEXT)));
            section.node.put("names", section.node.mark(), all);
        }
        List<String> known = new ArrayList<>(fields);
        known.addAll(DerivedFields.names(problem));
        List<String> names = new ArrayList<>();
        List<Node> items = section.list("names", "");
        for (int m = 0; m < items.size(); m++) {
            String path = section.at("names") + "." + m;
            String name = Section.text(items.get(m), path, "").text;
            if (!known.contains(name)) {
                throw items.get(m).mark().fault(path, "there is no field " + name + "; " + Suggestion.of(name, known));
            }
            if (names.contains(name)) {
                throw items.get(m).mark().fault(path, "the field " + name + " is there twice");
            }
            names.add(name);
        }
        return names;
    }

    /// A point that must lie in the mesh.
    private Point inside(Section section, String key) {
        Point point = ShapeReader.point(section, key);
        requireInside(problem.mesh(), point, section, key);
        return point;
    }

    static void requireInside(StructuredMesh mesh, Point point, Section section, String key) {
        for (Direction direction : Direction.values()) {
            if (mesh.dimensions() == 2 && direction == Direction.Z) {
                continue;
            }
            double slack = 1e-9 * mesh.axis(direction).length();
            double s = point.along(direction);
            if (s < mesh.axis(direction).start() - slack || s > mesh.axis(direction).end() + slack) {
                throw section.fault(key, "the point lies outside the mesh: " + direction.label() + " = "
                        + Units.number(s)
                        + " m, the mesh goes from " + Units.number(mesh.axis(direction).start()) + " m to "
                        + Units.number(mesh.axis(direction).end()) + " m");
            }
        }
    }

    /// Whether a name may be part of the name of a file.
    static boolean isFileName(String name) {
        return name.matches("[\\p{L}0-9_][\\p{L}0-9_-]{0,60}");
    }

    private static String fileName(Section section, String name) {
        if (!isFileName(name)) {
            throw section.node.keys.get(name).fault(section.at(name), "found the name \"" + name
                    + "\"; files bear it, it is made of letters, digits, _ and -");
        }
        return name;
    }
}
