package org.soretflow.cases.study;

import java.util.List;
import org.soretflow.cases.file.Study;
import org.soretflow.cases.file.Study.Constraint;
import org.soretflow.cases.file.Study.Optimise;

/// The constraints of an optimisation as numbers: 0 on the limit, positive beyond it, in parts of the limit.
final class Limits {

    private final List<Constraint> constraints;
    private final double[] limits;
    private final double tolerance;

    private Limits(List<Constraint> constraints, double[] limits, double tolerance) {
        this.constraints = constraints;
        this.limits = limits;
        this.tolerance = tolerance;
    }

    /// @throws org.soretflow.cases.file.CaseFileException if a limit is not of the kind of its quantity
    static Limits of(StudyCase subject, Optimise optimise) {
        Study study = subject.study();
        double[] limits = new double[optimise.constraints().size()];
        for (int c = 0; c < limits.length; c++) {
            Constraint constraint = optimise.constraints().get(c);
            limits[c] = study.limit("optimise.constraints." + c + (constraint.least() ? ".at_least" : ".at_most"),
                    constraint, subject.unit(constraint.quantity()));
        }
        return new Limits(optimise.constraints(), limits, optimise.tolerance());
    }

    /// How far a run lies beyond every limit; negative within.
    double[] excess(Outcome outcome) {
        double[] excess = new double[limits.length];
        for (int c = 0; c < limits.length; c++) {
            double size = limits[c] == 0 ? 1 : Math.abs(limits[c]);
            double beyond = (outcome.quantity(constraints.get(c).quantity()) - limits[c]) / size;
            excess[c] = constraints.get(c).least() ? -beyond : beyond;
        }
        return excess;
    }

    /// The largest excess; 0 within all limits.
    double violation(Outcome outcome) {
        double worst = 0;
        for (double excess : excess(outcome)) {
            worst = Double.isNaN(excess) ? Double.POSITIVE_INFINITY : Math.max(worst, excess);
        }
        return worst;
    }

    /// Whether a run keeps all limits, to the tolerance.
    boolean isKept(Outcome outcome) {
        return violation(outcome) <= tolerance;
    }

    boolean isEmpty() {
        return limits.length == 0;
    }
}
