package org.soretflow.discrete;

import java.util.List;
import org.soretflow.backend.Buffer;
import org.soretflow.field.EquationReport;

/// Steady states where Newton's method fails: by steps in a pseudo-time ([PseudoTime]), and where they fail too by way of
/// smaller Rayleigh and Reynolds numbers, inertia and weight being taken by a small share first, which then grows from
/// solution to solution.
final class LoadContinuation {

    /// Share of the loads that is tried first, and by what it grows.
    private static final double FIRST_LOAD = 1e-3;
    private static final double LOAD_FACTOR = 10;
    private static final double SMALLEST_LOAD_FACTOR = 1.05;

    private final CoupledSystem system;
    private final FlowSystem flow;
    /// Null where the first guess is copied before it is lost.
    private final Runnable again;
    private double reached;

    /// @param again puts the first guess into the state once more; null if nobody can
    LoadContinuation(CoupledSystem system, FlowSystem flow, Runnable again) {
        this.system = system;
        this.flow = flow;
        this.again = again;
    }

    /// Share of the loads that the state belongs to.
    double reached() {
        return reached;
    }

    /// @param state first guess; modified: the solution, or that of the largest load that was solved
    List<EquationReport> solve(FlowState state, Instant instant) {
        Buffer[] start = again == null ? system.copy(state, system.vector()) : null;
        List<EquationReport> reports = system.solve(state, instant);
        reached = 1;
        if (hasConverged(reports) && start == null) {
            return reports;
        }
        if (start == null) {
            again.run();
            start = system.copy(state, system.vector());
        }
        if (!hasConverged(reports)) {
            system.restore(start, state);
            reports = system.solve(state, instant, true);
        }
        if (!hasConverged(reports)) {
            system.restore(start, state);
            reached = 0;
            reports = grow(state, instant, start);
        }
        system.release(start);
        return reports;
    }

    private List<EquationReport> grow(FlowState state, Instant instant, Buffer[] start) {
        List<EquationReport> reports = List.of();
        double load = FIRST_LOAD;
        double factor = LOAD_FACTOR;
        while (reached < 1 && factor > SMALLEST_LOAD_FACTOR) {
            flow.load(load);
            reports = system.solve(state, instant);
            if (hasConverged(reports)) {
                reached = load;
                system.copy(state, start);
            } else {
                system.restore(start, state);
                factor = Math.sqrt(factor);
                load = reached > 0 ? reached : load / LOAD_FACTOR / LOAD_FACTOR;
            }
            load = Math.min(1, load * factor);
        }
        flow.load(1);
        if (reached < 1) {
            // the state of the largest load that was solved is kept, but it does not solve this problem
            reports = reports.stream().map(EquationReport::unsolved).toList();
            flow.carry(state.velocity());
        }
        return reports;
    }

    private static boolean hasConverged(List<EquationReport> reports) {
        return reports.stream().allMatch(EquationReport::converged);
    }
}
