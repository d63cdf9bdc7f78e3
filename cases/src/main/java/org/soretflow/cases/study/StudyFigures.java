package org.soretflow.cases.study;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.soretflow.cases.file.Study;
import org.soretflow.cases.file.StudyParameter;
import org.soretflow.viz.plot.ProfilePlot;

/// Figures of a study: a quantity over a parameter, the history of a search, a Pareto front.
final class StudyFigures {

    /// More lines than this in a figure cannot be told apart.
    private static final int MOST_LINES = 7;

    private StudyFigures() {}

    /// A figure per quantity: over one parameter a line, over a grid of two a family of lines, otherwise points over
    /// each parameter.
    static void sweep(Session session, List<Outcome> outcomes) throws IOException {
        Study study = session.subject().study();
        List<StudyParameter> parameters = study.parameters();
        boolean grid = study.sampling().method() == Study.Method.GRID;
        for (Map.Entry<String, String> quantity : session.subject().quantities().entrySet()) {
            List<Outcome> shown = outcomes.stream()
                    .filter(outcome -> Double.isFinite(outcome.quantity(quantity.getKey()))).toList();
            if (shown.size() < 2) {
                continue;
            }
            if (parameters.size() == 1) {
                ProfilePlot plot = plot(parameters.getFirst(), quantity, study);
                add(plot, "runs", sorted(shown, 0), 0, quantity.getKey());
                write(session, plot, quantity.getKey() + ".png");
            } else if (grid && parameters.size() == 2 && parameters.get(1).values().size() <= MOST_LINES) {
                family(session, shown, quantity);
            } else {
                for (int p = 0; p < parameters.size(); p++) {
                    int at = p;
                    ProfilePlot plot = plot(parameters.get(p), quantity, study);
                    plot.points("runs", numbers(shown, outcome -> outcome.point()[at]),
                            numbers(shown, outcome -> outcome.quantity(quantity.getKey())));
                    write(session, plot, quantity.getKey() + "-over-" + parameters.get(p).name() + ".png");
                }
            }
        }
    }

    private static void family(Session session, List<Outcome> shown, Map.Entry<String, String> quantity)
            throws IOException {
        Study study = session.subject().study();
        StudyParameter second = study.parameters().get(1);
        ProfilePlot plot = plot(study.parameters().getFirst(), quantity, study);
        for (double value : second.values()) {
            List<Outcome> line = sorted(shown.stream().filter(outcome -> outcome.point()[1] == value).toList(), 0);
            if (!line.isEmpty()) {
                add(plot, second.name() + " = " + second.text(value), line, 0, quantity.getKey());
            }
        }
        write(session, plot, quantity.getKey() + ".png");
    }

    /// The objective of every run of a search, and the best so far.
    ///
    /// @param values of the objective by run, NaN where there is none
    /// @param best the best up to each run
    static void history(Session session, Map.Entry<String, String> quantity, double[] values, double[] best)
            throws IOException {
        double[] numbers = new double[values.length];
        Arrays.setAll(numbers, m -> m + 1);
        if (Arrays.stream(values).filter(Double::isFinite).count() < 2) {
            return;
        }
        ProfilePlot plot = ProfilePlot.of("run", "1", quantity.getKey(), quantity.getValue())
                .title(session.subject().study().title())
                .points("runs", numbers, values);
        if (Arrays.stream(best).anyMatch(Double::isFinite)) {
            plot.line("best within the limits", numbers, best);
        }
        write(session, plot, "history.png");
    }

    /// All runs in the plane of two objectives, and those that no other run beats in both.
    static void front(Session session, List<Study.Objective> objectives, List<Outcome> feasible, List<Outcome> front)
            throws IOException {
        if (feasible.size() < 2) {
            return;
        }
        String first = objectives.get(0).quantity();
        String second = objectives.get(1).quantity();
        List<Outcome> along = front.stream().sorted(Comparator.comparingDouble(each -> each.quantity(first))).toList();
        ProfilePlot plot = ProfilePlot.of(first, session.subject().unit(first), second, session.subject().unit(second))
                .title(session.subject().study().title())
                .points("runs", numbers(feasible, each -> each.quantity(first)),
                        numbers(feasible, each -> each.quantity(second)))
                .line("Pareto front", numbers(along, each -> each.quantity(first)),
                        numbers(along, each -> each.quantity(second)));
        write(session, plot, "pareto.png");
    }

    private static ProfilePlot plot(StudyParameter parameter, Map.Entry<String, String> quantity, Study study) {
        ProfilePlot plot = ProfilePlot.of(parameter.name(), parameter.unit().isEmpty() ? "1" : parameter.unit(),
                quantity.getKey(), quantity.getValue()).title(study.title());
        return parameter.range().map(StudyParameter.Range::logarithmic).orElse(false) ? plot.logarithmicX() : plot;
    }

    private static void add(ProfilePlot plot, String name, List<Outcome> outcomes, int parameter, String quantity) {
        double[] x = numbers(outcomes, outcome -> outcome.point()[parameter]);
        double[] y = numbers(outcomes, outcome -> outcome.quantity(quantity));
        plot.line(name, x, y).pointsOn(name, x, y);
    }

    private static List<Outcome> sorted(List<Outcome> outcomes, int parameter) {
        return outcomes.stream().sorted(Comparator.comparingDouble(outcome -> outcome.point()[parameter])).toList();
    }

    private static double[] numbers(List<Outcome> outcomes, ToDoubleFunction<Outcome> number) {
        return outcomes.stream().mapToDouble(number).toArray();
    }

    /// A study is worth its table also where no figure can be drawn.
    private static void write(Session session, ProfilePlot plot, String name) throws IOException {
        try {
            plot.write(session.file(name));
        } catch (IllegalStateException | IllegalArgumentException e) {
            session.console().warn(name + " cannot be drawn: " + e.getMessage());
        }
    }
}
