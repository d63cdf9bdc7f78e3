package org.soretflow.cases.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.soretflow.cases.file.Study;
import org.soretflow.cases.file.Study.Objective;
import org.soretflow.cases.file.Study.Optimise;
import org.soretflow.cases.file.StudyParameter;
import org.soretflow.cases.file.StudyReader;
import org.soretflow.cases.run.Console;
import org.soretflow.cases.run.Json;
import org.soretflow.cases.run.Numbers;

/// Looks for the parameters that make a quantity small or large, or for the trade between two quantities.
///
/// Two objectives are made one by the augmented weighted Chebyshev function (Steuer and Choo 1983),
/// max wᵢ·dᵢ + 0.05·Σ dᵢ, where dᵢ is 0 at the best of objective i and 1 at its value where the other is best. Unlike a
/// weighted sum it also finds the parts of the front that bend inwards.
public final class Optimisation {

    private static final double AUGMENTATION = 0.05;

    private final Session session;
    private final StudyCase subject;
    private final Optimise settings;
    private final Limits limits;

    private Optimisation(Session session, Limits limits) {
        this.session = session;
        this.subject = session.subject();
        this.settings = subject.study().optimise().orElseThrow();
        this.limits = limits;
    }

    /// Searches, and writes tables and figures.
    ///
    /// @throws IllegalArgumentException if the folder holds something else
    /// @throws org.soretflow.cases.file.CaseFileException if the study is not well stated
    public static StudyEnd execute(StudySettings settings, Console console) throws IOException {
        Study study = StudyReader.read(settings.file());
        Optimise optimise = study.optimise().orElseThrow(() -> study.fault("optimise", "the key optimise is missing;"
                + " say under it which objectives are meant"));
        Points.requireRanges(study, "an optimisation");
        StudyCase subject = StudyCase.of(study);
        Limits limits = Limits.of(subject, optimise);
        // one search does its runs one after the other: they have all cores unless several searches go on
        int searches = optimise.objectives().size() == 1 ? 1 : Math.max(2, optimise.weights());
        StudySettings used = new StudySettings(settings.file(), settings.out(), Math.min(settings.jobs(), searches),
                settings.fresh(), false);
        try (Session session = Session.open(subject, "optimise", 0, used, console)) {
            Optimisation work = new Optimisation(session, limits);
            return optimise.objectives().size() == 1 ? work.single() : work.front();
        }
    }

    private StudyEnd single() throws IOException {
        Objective objective = settings.objectives().getFirst();
        Optional<Outcome> best = search("", value(objective)).run();
        session.table();
        List<Outcome> outcomes = session.runs().outcomes();
        double[] values = outcomes.stream().mapToDouble(each -> each.quantity(objective.quantity())).toArray();
        double[] bestSoFar = new double[values.length];
        double so = Double.NaN;
        for (int m = 0; m < values.length; m++) {
            boolean better = Double.isNaN(so) || (objective.maximise() ? values[m] > so : values[m] < so);
            so = better && Double.isFinite(values[m]) && limits.isKept(outcomes.get(m)) ? values[m] : so;
            bestSoFar[m] = so;
        }
        StudyFigures.history(session, Map.entry(objective.quantity(), subject.unit(objective.quantity())), values,
                bestSoFar);
        Map<String, Object> tree = session.tree("optimise");
        tree.put("best", best.map(this::tree).orElse(null));
        String text = best.map(outcome -> (objective.maximise() ? "largest " : "smallest ") + line(outcome) + "\n")
                .orElseGet(this::nothingFound);
        return session.end(text + session.failures() + "table: " + session.file("results.csv") + "\n", tree,
                best.isPresent());
    }

    private StudyEnd front() throws IOException {
        ToDoubleFunction<Outcome> first = value(settings.objectives().get(0));
        ToDoubleFunction<Outcome> second = value(settings.objectives().get(1));
        List<Search> alone = List.of(search("first-", first), search("second-", second));
        List<Optional<Outcome>> ends = session.runs().sideBySide(List.of(alone.get(0)::run, alone.get(1)::run));
        if (ends.stream().allMatch(Optional::isPresent)) {
            Outcome a = ends.get(0).orElseThrow();
            Outcome b = ends.get(1).orElseThrow();
            double[] ideal = {first.applyAsDouble(a), second.applyAsDouble(b)};
            double[] spread = {spread(first.applyAsDouble(b) - ideal[0]), spread(second.applyAsDouble(a) - ideal[1])};
            List<Callable<Optional<Outcome>>> searches = new ArrayList<>();
            for (int w = 1; w <= settings.weights(); w++) {
                double share = w / (settings.weights() + 1.0);
                String prefix = "weight-%02d-".formatted(w);
                searches.add(() -> search(prefix, outcome -> {
                    double d = (first.applyAsDouble(outcome) - ideal[0]) / spread[0];
                    double e = (second.applyAsDouble(outcome) - ideal[1]) / spread[1];
                    return Math.max((1 - share) * d, share * e) + AUGMENTATION * (d + e);
                }).after(alone).run());
            }
            session.runs().sideBySide(searches);
        }
        session.table();
        List<Outcome> kept = session.runs().outcomes().stream()
                .filter(outcome -> Double.isFinite(first.applyAsDouble(outcome) + second.applyAsDouble(outcome)))
                .filter(limits::isKept).toList();
        List<Outcome> front = kept.stream()
                .filter(one -> kept.stream().noneMatch(other -> beats(other, one, first, second)))
                .sorted(Comparator.comparingDouble(first)).toList();
        ResultTable.write(session.file("pareto.csv"), subject, front);
        StudyFigures.front(session, settings.objectives(), kept, front);
        Map<String, Object> tree = session.tree("optimise");
        tree.put("front", front.stream().map(this::tree).toList());
        StringBuilder text = new StringBuilder(front.isEmpty() ? nothingFound() : "Pareto front of "
                + front.size() + " runs\n");
        front.forEach(outcome -> text.append("  ").append(line(outcome)).append('\n'));
        text.append(session.failures()).append("table: ").append(session.file("pareto.csv")).append('\n');
        return session.end(text.toString(), tree, !front.isEmpty());
    }

    /// Two objectives that are best at the same point leave no spread to divide by.
    private static double spread(double difference) {
        return difference > 0 ? difference : 1;
    }

    private static boolean beats(Outcome other, Outcome one, ToDoubleFunction<Outcome> first,
            ToDoubleFunction<Outcome> second) {
        double a = first.applyAsDouble(other) - first.applyAsDouble(one);
        double b = second.applyAsDouble(other) - second.applyAsDouble(one);
        return a <= 0 && b <= 0 && a + b < 0;
    }

    private Search search(String prefix, ToDoubleFunction<Outcome> objective) {
        return new Search(session.runs(), subject.study(), limits, prefix, objective);
    }

    /// The objective as a number to be made small.
    private static ToDoubleFunction<Outcome> value(Objective objective) {
        return outcome -> (objective.maximise() ? -1 : 1) * outcome.quantity(objective.quantity());
    }

    private String nothingFound() {
        Optional<Outcome> nearest = session.runs().outcomes().stream().filter(Outcome::isFinished)
                .min(Comparator.comparingDouble(limits::violation));
        return nearest.map(outcome -> "no run keeps all limits; nearest is " + line(outcome) + "\n")
                .orElse("no run has a result\n");
    }

    private String line(Outcome outcome) {
        StringBuilder text = new StringBuilder();
        List<String> asked = new ArrayList<>();
        settings.objectives().forEach(each -> asked.add(each.quantity()));
        settings.constraints().forEach(each -> asked.add(each.quantity()));
        for (String name : asked.stream().distinct().toList()) {
            String unit = subject.unit(name);
            text.append(text.isEmpty() ? "" : ", ").append(name).append(" = ")
                    .append(Numbers.text(outcome.quantity(name))).append(unit.equals("1") ? "" : " " + unit);
        }
        text.append(" at ");
        List<StudyParameter> parameters = subject.study().parameters();
        for (int p = 0; p < parameters.size(); p++) {
            text.append(p == 0 ? "" : ", ").append(parameters.get(p).name()).append(" = ")
                    .append(parameters.get(p).text(outcome.point()[p]));
        }
        return text.append(" (run ").append(outcome.run()).append(')').toString();
    }

    private Map<String, Object> tree(Outcome outcome) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("run", outcome.run());
        Map<String, Object> parameters = new LinkedHashMap<>();
        for (int p = 0; p < outcome.point().length; p++) {
            StudyParameter parameter = subject.study().parameters().get(p);
            parameters.put(parameter.name(), Map.of("value", outcome.point()[p], "unit", parameter.unit()));
        }
        tree.put("parameters", parameters);
        Map<String, Object> quantities = new LinkedHashMap<>();
        subject.quantities().forEach((name, unit) -> {
            Map<String, Object> value = new LinkedHashMap<>();
            value.put("value", Json.number(outcome.quantity(name)));
            value.put("unit", unit);
            quantities.put(name, value);
        });
        tree.put("quantities", quantities);
        return tree;
    }
}
