package org.soretflow.cases.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.SimpleBounds;
import org.apache.commons.math3.optim.SimplePointChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.BOBYQAOptimizer;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.CMAESOptimizer;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import org.apache.commons.math3.random.Well19937c;
import org.soretflow.cases.file.Study;
import org.soretflow.cases.file.Study.Optimise;
import org.soretflow.cases.file.StudyParameter;

/// One search for the smallest value of a function of the runs, over ranges scaled to 0…1, by Commons Math.
///
/// Limits come in by the augmented Lagrangian of Powell, Hestenes and Rockafellar: the search is repeated with
/// f + Σ μ/2·max(0, g + λ/μ)², λ ← max(0, λ + μg), which meets the limits without a penalty that grows for ever. The
/// sequence of points depends on nothing but the study, so that a search that was killed walks over its finished runs
/// to where it was.
final class Search {

    /// Rounds of the augmented Lagrangian; multipliers settle in a few.
    private static final int MOST_ROUNDS = 8;
    /// With f and g in parts of themselves a price λ of a few, which is much, then leaves a few per cent beyond a limit.
    private static final double FIRST_WEIGHT = 100;
    private static final double FIRST_RADIUS = 0.2;
    /// Radius of later rounds, which begin where the one before ended.
    private static final double NEXT_RADIUS = 0.05;
    private static final double CMAES_SIGMA = 0.3;

    private final StudyRuns runs;
    private final Study study;
    private final Optimise settings;
    private final Limits limits;
    private final String prefix;
    private final ToDoubleFunction<Outcome> objective;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<Outcome> sources = new ArrayList<>();

    private double[] multipliers;
    private double weight = FIRST_WEIGHT;
    private double scale = Double.NaN;
    private double worst;

    /// @param prefix of the names of its runs
    /// @param objective to be made small
    Search(StudyRuns runs, Study study, Limits limits, String prefix, ToDoubleFunction<Outcome> objective) {
        this.runs = runs;
        this.study = study;
        this.settings = study.optimise().orElseThrow();
        this.limits = limits;
        this.prefix = prefix;
        this.objective = objective;
    }

    /// Lets runs also start from those of searches that have ended.
    Search after(List<Search> earlier) {
        earlier.forEach(search -> sources.addAll(search.sources));
        return this;
    }

    /// Searches until the parameters settle or the runs are used up.
    ///
    /// @return the best run that keeps the limits; empty if none does
    Optional<Outcome> run() throws IOException {
        multipliers = new double[settings.constraints().size()];
        double[] start = start();
        double before = Double.POSITIVE_INFINITY;
        try {
            for (int round = 0; round < (limits.isEmpty() ? 1 : MOST_ROUNDS) && left() > 0; round++) {
                double[] found = minimise(start, round == 0 ? FIRST_RADIUS
                        : Math.max(NEXT_RADIUS, settings.tolerance()));
                if (limits.isEmpty()) {
                    break;
                }
                Outcome last = evaluate(found);
                double violation = limits.violation(last);
                if (Double.isInfinite(violation) || !updateMultipliers(last, round)) {
                    break;
                }
                weight *= violation > 0.25 * before ? 10 : 1;
                before = violation;
                start = found;
            }
        } catch (TooManyEvaluationsException _) {
            // the runs are used up: what was found so far counts
            return best();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return best();
    }

    private Optional<Outcome> best() {
        return outcomes.stream().filter(Outcome::isFinished).filter(limits::isKept)
                .filter(outcome -> Double.isFinite(objective.applyAsDouble(outcome)))
                .min(Comparator.comparingDouble(objective));
    }

    /// @return whether another round could change anything
    private boolean updateMultipliers(Outcome last, int round) {
        double[] excess = limits.excess(last);
        boolean changed = false;
        for (int c = 0; c < multipliers.length; c++) {
            double next = Math.max(0, multipliers[c] + weight * excess[c]);
            changed |= Math.abs(next - multipliers[c]) > weight * settings.tolerance();
            multipliers[c] = next;
        }
        return changed || round == 0 && !limits.isKept(last);
    }

    private int left() {
        return settings.runs() - outcomes.size();
    }

    private double[] start() {
        return study.parameters().stream().mapToDouble(parameter -> parameter.at().isPresent()
                ? Math.clamp(parameter.range().orElseThrow().share(parameter.at().getAsDouble()), 0, 1) : 0.5)
                .toArray();
    }

    private double[] minimise(double[] start, double radius) {
        int count = start.length;
        MaxEval most = new MaxEval(left());
        if (count == 1 && settings.optimiser() == Study.Optimiser.BOBYQA) {
            double at = new BrentOptimizer(1e-10, settings.tolerance()).optimize(most, GoalType.MINIMIZE,
                    new SearchInterval(0, 1, Math.clamp(start[0], 1e-3, 1 - 1e-3)),
                    new UnivariateObjectiveFunction(share -> merit(new double[] {share}))).getPoint();
            return new double[] {at};
        }
        double[] low = new double[count];
        double[] high = new double[count];
        Arrays.fill(high, 1);
        ObjectiveFunction function = new ObjectiveFunction(this::merit);
        SimpleBounds bounds = new SimpleBounds(low, high);
        try {
            return switch (settings.optimiser()) {
                case BOBYQA -> new BOBYQAOptimizer(2 * count + 1, radius, settings.tolerance())
                        .optimize(most, GoalType.MINIMIZE, function, bounds, new InitialGuess(start)).getPoint();
                case CMAES -> {
                    double[] sigma = new double[count];
                    Arrays.fill(sigma, CMAES_SIGMA);
                    yield new CMAESOptimizer(settings.runs(), Double.NEGATIVE_INFINITY, true, 0, 0,
                            new Well19937c(settings.seed()), false,
                            new SimplePointChecker<>(1e-10, settings.tolerance()))
                            .optimize(most, GoalType.MINIMIZE, function, bounds, new InitialGuess(start),
                                    new CMAESOptimizer.Sigma(sigma),
                                    new CMAESOptimizer.PopulationSize(4 + (int) (3 * Math.log(count)))).getPoint();
                }
            };
        } catch (MathIllegalStateException e) {
            if (e instanceof TooManyEvaluationsException) {
                throw e;
            }
            // the optimiser's own numbers broke down near its end: its best point so far is as good as it gets
            return bestShare(start);
        }
    }

    private double[] bestShare(double[] otherwise) {
        return best().map(outcome -> {
            double[] share = new double[outcome.point().length];
            for (int p = 0; p < share.length; p++) {
                StudyParameter parameter = study.parameters().get(p);
                share[p] = parameter.range().orElseThrow().share(outcome.point()[p]);
            }
            return share;
        }).orElse(otherwise);
    }

    /// The augmented Lagrangian of one run; a run without result is worse than all so far.
    private double merit(double[] share) {
        Outcome outcome = evaluate(share);
        double value = objective.applyAsDouble(outcome);
        if (!outcome.isFinished() || !Double.isFinite(value)) {
            return worst + 1;
        }
        if (Double.isNaN(scale)) {
            scale = value == 0 ? 1 : Math.abs(value);
        }
        double merit = value / scale;
        double[] excess = limits.excess(outcome);
        for (int c = 0; c < excess.length; c++) {
            double active = Math.max(0, excess[c] + multipliers[c] / weight);
            merit += 0.5 * weight * active * active;
        }
        worst = Math.max(worst, merit);
        return merit;
    }

    /// From the nearest finished run: the sequence of runs is always the same, and so is this choice.
    private StudyRuns.Start start(double[] point) {
        boolean warm = runs.canStartFromOthers();
        Optional<Outcome> source = warm && !sources.isEmpty()
                ? Optional.of(Neighbours.nearest(study, sources, point)) : Optional.empty();
        return new StudyRuns.Start(source, warm);
    }

    private Outcome evaluate(double[] share) {
        double[] inside = Arrays.stream(share).map(each -> Math.clamp(each, 0, 1)).toArray();
        double[] point = Points.at(study, inside);
        for (Outcome earlier : outcomes) {
            if (Arrays.equals(earlier.point(), point)) {
                return earlier;
            }
        }
        if (left() <= 0) {
            throw new TooManyEvaluationsException(settings.runs());
        }
        try {
            Outcome outcome = runs.one(prefix + "%04d".formatted(outcomes.size() + 1), point, start(point));
            outcomes.add(outcome);
            if (outcome.isFinished()) {
                sources.add(outcome);
            }
            return outcome;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
