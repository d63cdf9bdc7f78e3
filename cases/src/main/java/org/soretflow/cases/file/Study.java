package org.soretflow.cases.file;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.soretflow.cases.file.Node.ListNode;
import org.soretflow.cases.file.Node.MapNode;

/// A study file that was read: many runs of one case.
///
/// @param name name of the study
/// @param title one line for people
/// @param caseName a case file, a folder or a name of the gallery, as written
/// @param folder where files are looked for
/// @param overrides what all runs change in the case
/// @param parameters what is varied
/// @param quantities names of the reports that are wanted; empty for all
/// @param warmStart whether steady runs start from the final states of others
/// @param sampling how a sweep chooses its runs
/// @param optimise what an optimisation looks for; empty if nothing is said
/// @param source the text and its places
public record Study(
        String name,
        String title,
        String caseName,
        Path folder,
        List<String> overrides,
        List<StudyParameter> parameters,
        List<String> quantities,
        boolean warmStart,
        Sampling sampling,
        Optional<Optimise> optimise,
        Source source) {

    public Study {
        overrides = List.copyOf(overrides);
        parameters = List.copyOf(parameters);
        quantities = List.copyOf(quantities);
    }

    /// How the points of a sweep are chosen.
    public enum Method {
        /// Every value of a parameter with every value of the others.
        GRID,
        /// As many points as runs, one in each of as many equal parts of every range.
        LATIN_HYPERCUBE,
        /// The sequence of Sobol, which fills the ranges evenly for any number of points.
        SOBOL,
        /// The first values of all parameters, the second values, and so on.
        LIST
    }

    /// @param runs number of points that a method needs which does not count values itself; 0 if not given
    /// @param seed of the random numbers
    public record Sampling(Method method, int runs, int seed) {}

    /// Which optimiser.
    public enum Optimiser {
        BOBYQA, CMAES
    }

    /// A quantity to be made small or large.
    public record Objective(String quantity, boolean maximise) {}

    /// A limit of a quantity.
    ///
    /// @param limit number and unit as written
    /// @param least whether the quantity must be at least the limit, otherwise at most
    public record Constraint(String quantity, String limit, boolean least) {}

    /// @param objectives one, or two for a Pareto front
    /// @param runs most runs of one search
    /// @param tolerance of the parameters, as a part of their range, and of constraints, as a part of their limit
    /// @param weights number of searches between the best of either objective
    /// @param seed of the random numbers
    public record Optimise(
            Optimiser optimiser,
            List<Objective> objectives,
            List<Constraint> constraints,
            int runs,
            double tolerance,
            int weights,
            int seed) {
        public Optimise {
            objectives = List.copyOf(objectives);
            constraints = List.copyOf(constraints);
        }
    }

    /// The file itself.
    public static final class Source {
        private final MapNode root;
        private final String text;

        Source(MapNode root, String text) {
            this.root = root;
            this.text = text;
        }

        /// The text as it stands in the file.
        public String text() {
            return text;
        }

        /// What it says without comments and layout.
        String content() {
            return YamlText.of(root, false);
        }
    }

    /// SHA-256 of what the study and its case say: results of another fingerprint are those of another study.
    ///
    /// @param kind which kind of study is made of it
    /// @param base the case without the parameters of the study
    public String fingerprint(String kind, LoadedCase base) {
        return Reading.sha256((kind + "\n" + source.content() + base.resolvedYaml() + base.fingerprint())
                .getBytes(StandardCharsets.UTF_8));
    }

    /// A fault of what the file says under a path such as `parameters.gap.from`.
    public CaseFileException fault(String path, String message) {
        Node node = source.root;
        Mark mark = node.mark();
        for (String step : path.split("\\.")) {
            Node next = switch (node) {
                case MapNode map -> map.entries.get(step);
                case ListNode list -> list.items.get(Integer.parseInt(step));
                default -> null;
            };
            if (next == null) {
                break;
            }
            node = next;
            mark = node.mark();
        }
        return mark.fault(path, message);
    }

    /// A limit in SI units.
    ///
    /// @param path of the limit in the file
    /// @param unit unit of the quantity
    /// @throws CaseFileException if the limit is of another kind
    public double limit(String path, Constraint constraint, String unit) {
        Units.Quantity quantity = Units.split(constraint.limit());
        if (quantity == null) {
            throw fault(path, "found \"" + constraint.limit() + "\", a number with unit is expected");
        }
        try {
            return Units.toSi(quantity, new Dimension("a value of " + constraint.quantity(), unit, "1 " + unit));
        } catch (IllegalArgumentException e) {
            throw fault(path, e.getMessage());
        }
    }

    /// Refuses a parameter that is in a unit of another kind than the case's own value.
    ///
    /// @param now the value of the case, as written
    public void requireUnit(StudyParameter parameter, String now) {
        Units.Quantity quantity = Units.split(now);
        if (quantity == null) {
            return;
        }
        String there = quantity.unit();
        boolean same = there.isEmpty() || parameter.unit().isEmpty()
                ? isNumber(there) && isNumber(parameter.unit())
                : known(there) && Units.sameDimension(there, parameter.unit());
        if (!same) {
            String found = parameter.unit().isEmpty() ? "numbers without unit" : "values in " + parameter.unit();
            throw fault("parameters." + parameter.name(), "found " + found + ", the case has " + parameter.path() + ": " + now);
        }
    }

    private static boolean isNumber(String unit) {
        return unit.isEmpty() || known(unit) && Units.sameDimension(unit, "%");
    }

    private static boolean known(String unit) {
        try {
            Units.parse(unit);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /// The number that the case has for a parameter, in the unit of the study.
    ///
    /// @throws CaseFileException if it has none
    public double valueOf(StudyParameter parameter, Optional<String> now) {
        Optional<Units.Quantity> there = now.map(Units::split);
        if (there.isEmpty() || !there.get().unit().equals(parameter.unit())) {
            throw fault("parameters." + parameter.name(), now.map(text -> "the case has " + text
                    + ", not a number in " + (parameter.unit().isEmpty() ? "plain numbers" : parameter.unit())
                    + "; ").orElse("the case does not state " + parameter.path() + "; ")
                    + "say with at where the derivative is taken");
        }
        return there.get().number();
    }
}
