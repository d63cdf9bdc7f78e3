package org.soretflow.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;
import org.soretflow.backend.Backend;
import org.soretflow.backend.Buffer;
import org.soretflow.discrete.CoupledSystem;
import org.soretflow.discrete.Instant;
import org.soretflow.discrete.SpeciesSystem;
import org.soretflow.field.EquationReport;
import org.soretflow.physics.FlowMode;
import org.soretflow.physics.Problem;

/// Runs a problem on a backend and lets observers look.
///
/// `Problem` never changes; the simulation's state is the only mutable thing. One simulation runs once.
public final class Simulation implements AutoCloseable {

    private record Watcher(Schedule schedule, Observer observer) {}

    private final TransportModel model;
    private DoubleConsumer iterations = _ -> {};
    private final List<Watcher> watchers = new ArrayList<>();
    private TimeControl control = TimeControl.startingWith(1e-3);
    private TimeStepper stepper;
    private Checkpoint restart;
    private FinalState firstGuess;
    private Checkpoints checkpoints;
    private volatile boolean stopRequested;

    private Simulation(Problem problem, Backend backend) {
        model = new TransportModel(problem, backend);
    }

    /// A simulation at the problem's initial state. The backend stays the caller's.
    public static Simulation of(Problem problem, Backend backend) {
        return new Simulation(problem, backend);
    }

    /// How steps are chosen; without it, error control at 1e-4 from a first step of 1 ms.
    public Simulation timeControl(TimeControl choice) {
        control = choice;
        return this;
    }

    /// Longest step [s].
    public Simulation maximumStep(double seconds) {
        return timeControl(control.withMaximumStep(seconds));
    }

    /// Largest Courant number [1].
    public Simulation courant(double limit) {
        return timeControl(control.withCourantLimit(limit));
    }

    /// Adds an observer; observers are called in the order of adding.
    public Simulation observe(Schedule schedule, Observer observer) {
        watchers.add(new Watcher(schedule, observer));
        return this;
    }

    /// Has the residual [1] of a steady flow told to somebody after each iteration on the finest mesh: [#steady] has
    /// one step only, which in three dimensions can take minutes. Without a flow nothing is told.
    public Simulation watchIterations(DoubleConsumer listener) {
        iterations = Objects.requireNonNull(listener, "listener");
        return this;
    }

    /// Writes checkpoints into a folder, named by step; a run that is asked to stop writes one more.
    ///
    /// @param keep how many of the newest are kept
    public Simulation checkpoints(Path folder, Schedule schedule, int keep) {
        checkpoints = new Checkpoints(folder, schedule, keep);
        return this;
    }

    /// Continues from a checkpoint; the run then goes on with the same bits as if it had never stopped.
    ///
    /// @throws IllegalArgumentException if the file is damaged or belongs to another problem
    public Simulation restart(Path checkpoint) {
        restart = Checkpoint.read(checkpoint);
        restart.requireProblem(model.problem());
        return this;
    }

    /// Lets [#steady] start from the solution of a similar problem. It saves work and changes nothing else: the solution
    /// meets the same tolerances, which are relative to what drives the fields and not to the first residual, closed
    /// regions keep the amount of their own initial state, and where no solution is found on this way, the run starts
    /// again from its own initial state. A state that lacks a field of this problem is not used.
    ///
    /// Where a problem has several steady states, the one near the first guess is found.
    public Simulation startFrom(FinalState state) {
        firstGuess = state;
        return this;
    }

    /// The present state, for [#startFrom] of another simulation.
    public FinalState finalState() {
        return FinalState.of(model);
    }

    /// Asks the run to end after the present step. May be called from any thread.
    public void requestStop() {
        stopRequested = true;
    }

    /// Runs in time.
    ///
    /// @throws IllegalArgumentException if the restart does not fit the mesh
    /// @throws IllegalStateException if a first guess was given: a run in time starts from its initial state
    public RunResult run(StopCondition stop) {
        if (firstGuess != null) {
            throw new IllegalStateException("a run in time starts from its initial state, not from another solution");
        }
        model.prepare(0);
        stepper = new TimeStepper(model, control);
        if (restart != null) {
            restart.restore(model, stepper);
            restart = null;
        }
        int watched = watchedSystem(stop.field());
        StepReport report = report(false);
        for (Watcher watcher : watchers) {
            watcher.observer.begin(report);
        }
        if (stepper.clock().step() == 0) {
            notify(report);
        }
        try {
            if (stepper.clock().step() > 0 && isOver(stop, watched)) {
                model.prepare(stepper.clock().time());
            }
            return loop(stop, watched);
        } finally {
            watchers.forEach(watcher -> watcher.observer.close());
        }
    }

    private RunResult loop(StopCondition stop, int watched) {
        while (true) {
            // asked before the first step too: a run that had ended is over, however often it is restarted
            if (isOver(stop, watched)) {
                String message = isReached(stop.endTime(), stepper.clock())
                        ? "the end time was reached"
                        : String.format(Locale.ROOT, "%s is steady at t = %.4g s", stop.field(), stepper.clock().time());
                return new RunResult(RunResult.Status.FINISHED, message, report(true));
            }
            if (!stepper.advance(nextEvent(stop.endTime()))) {
                return failure();
            }
            boolean over = isOver(stop, watched);
            notify(report(over));
            saveCheckpoint(over || stopRequested);
            if (!over && stopRequested) {
                return new RunResult(RunResult.Status.STOPPED, "a stop was requested", report(false));
            }
        }
    }

    private boolean isOver(StopCondition stop, int watched) {
        return isReached(stop.endTime(), stepper.clock()) || watched >= 0 && stepper.relativeRate(watched) < stop.rate();
    }

    private static boolean isReached(double end, Clock clock) {
        return clock.time() >= end || Schedule.isSame(clock.time(), end);
    }

    private RunResult failure() {
        StringBuilder message = new StringBuilder();
        boolean diverged = false;
        for (EquationReport report : stepper.reports()) {
            if (!report.converged()) {
                diverged |= Double.isNaN(report.finalResidual());
                message.append(String.format(
                        Locale.ROOT,
                        "%s did not converge at t = %.6g s: residual %.3g after %d iterations; ",
                        report.equation(), stepper.clock().time(), report.finalResidual(), report.iterations()));
            }
        }
        message.append("the state of step ").append(stepper.clock().step()).append(" is kept");
        RunResult.Status status = diverged ? RunResult.Status.DIVERGED : RunResult.Status.NOT_CONVERGED;
        return new RunResult(status, message.toString(), report(true));
    }

    private int watchedSystem(String field) {
        if (field.isEmpty()) {
            return -1;
        }
        for (int s = 0; s < model.systems().size(); s++) {
            if (model.systems().get(s).name().equals(field)) {
                return s;
            }
        }
        throw new IllegalArgumentException("there is no field " + field + " to become steady");
    }

    private double nextEvent(double end) {
        double time = stepper.clock().time();
        double next = end;
        for (Watcher watcher : watchers) {
            next = Math.min(next, watcher.schedule.nextAfter(time));
        }
        return checkpoints == null ? next : Math.min(next, checkpoints.schedule().nextAfter(time));
    }

    private void notify(StepReport report) {
        for (Watcher watcher : watchers) {
            if (watcher.schedule.isDue(report.step(), report.time(), report.last())) {
                watcher.observer.observe(report);
            }
        }
    }

    private void saveCheckpoint(boolean ends) {
        if (checkpoints == null) {
            return;
        }
        Clock clock = stepper.clock();
        if (ends || checkpoints.schedule().isDue(clock.step(), clock.time(), false)) {
            watchers.forEach(watcher -> watcher.observer.flush());
            checkpoints.write(Checkpoint.of(model, stepper));
        }
    }

    private StepReport report(boolean last) {
        return new ModelReport(
                model, stepper.clock(), stepper.lastStep(), last, stepper.reports(), stepper.storedRates());
    }

    /// Solves the steady state directly: heat, then every species.
    ///
    /// Closed regions keep the amount of the initial state; their first guess is the state at rest.
    ///
    /// @throws IllegalArgumentException if the problem wants advection to be extrapolated in time
    public RunResult steady() {
        if (model.problem().flow().map(flow -> flow.mode() == FlowMode.EXPLICIT).orElse(false)) {
            throw new IllegalArgumentException("mode: explicit is for runs in time; a steady state needs another mode");
        }
        Clock start = Clock.start(0);
        List<EquationReport> reports = new ArrayList<>();
        StepReport initial = new ModelReport(model, start, 0, false, List.of(), List.of());
        watchers.forEach(watcher -> watcher.observer.begin(initial));
        if (model.flow() != null) {
            model.coupled().watch(iterations);
        }
        try {
            boolean converged = solveFromFirstGuess(reports) || solveSteadily(reports, false);
            Clock end = new Clock(1, 0, new double[2], 0);
            List<Double> atRest = Collections.nCopies(model.systems().size(), 0.0);
            StepReport report = new ModelReport(model, end, 0, true, reports, atRest);
            notify(report);
            String names = reports.stream()
                    .filter(entry -> !entry.converged())
                    .map(entry -> String.format(
                            Locale.ROOT,
                            "%s did not converge: residual %.3g after %d iterations",
                            entry.equation(), entry.finalResidual(), entry.iterations()))
                    .reduce((a, b) -> a + "; " + b)
                    .orElse("the steady state was found");
            if (model.flow() != null && !converged) {
                names += "; residual before each Newton step of the last attempt: " + history(model.coupled());
            }
            if (model.flow() != null && model.coupled().reachedLoad() < 1) {
                names += String.format(
                        Locale.ROOT,
                        "; the fields are those with %.3g of gravity and inertia, the most that was solved",
                        model.coupled().reachedLoad());
            }
            boolean diverged = reports.stream().anyMatch(entry -> Double.isNaN(entry.finalResidual()));
            RunResult.Status status = converged
                    ? RunResult.Status.FINISHED
                    : diverged ? RunResult.Status.DIVERGED : RunResult.Status.NOT_CONVERGED;
            return new RunResult(status, names, report);
        } finally {
            watchers.forEach(watcher -> watcher.observer.close());
        }
    }

    private static String history(CoupledSystem coupled) {
        return coupled.residualHistory().stream()
                .map(residual -> String.format(Locale.ROOT, "%.2g", residual))
                .collect(Collectors.joining(", "));
    }

    /// @return false, with the initial state in its place again, if there is no first guess or none that leads to a solution
    private boolean solveFromFirstGuess(List<EquationReport> reports) {
        if (firstGuess == null) {
            return false;
        }
        FinalState initial = FinalState.of(model);
        if (firstGuess.fill(model)) {
            if (solveSteadily(reports, true)) {
                return true;
            }
            initial.fill(model);
            reports.clear();
        }
        return false;
    }

    /// @param guessed whether the state is the solution of a similar problem
    private boolean solveSteadily(List<EquationReport> reports, boolean guessed) {
        if (model.flow() != null) {
            return solveFlowSteadily(reports, guessed);
        }
        if (model.heat() != null) {
            reports.add(model.heat().solve(model.temperature(), 0, 0, null));
            if (!reports.getLast().converged()) {
                return false;
            }
            model.heat().release(model.temperature());
        }
        boolean converged = true;
        for (int s = 0; s < model.species().size(); s++) {
            converged &= solveSpeciesSteadily(s, reports, guessed);
        }
        model.backend().trim();
        return converged;
    }

    /// Flow, heat and what drives the flow together, then the species that are only carried.
    private boolean solveFlowSteadily(List<EquationReport> reports, boolean guessed) {
        if (guessed) {
            reports.addAll(model.coupled().solve(model.flowState(), Instant.steady(0)));
        } else {
            guess();
            // memory is short in three dimensions, where no copy of the guess is kept; that of another solution came from outside
            boolean lean = model.problem().mesh().dimensions() == 3 && firstGuess == null;
            reports.addAll(lean
                    ? model.coupled().solveSteadily(model.flowState(), this::guessAgain)
                    : model.coupled().solveSteadily(model.flowState()));
        }
        boolean converged = reports.stream().allMatch(EquationReport::converged);
        for (int s = 0; s < model.species().size() && converged; s++) {
            if (!model.coupled().couples(s)) {
                converged = solveSpeciesSteadily(s, reports, guessed);
            }
        }
        return converged;
    }

    private void guess() {
        FirstGuess.fill(model);
        if (model.problem().mesh().dimensions() == 3) {
            // what the coarse meshes took would be missing on the finest
            model.backend().trim();
        }
    }

    private void guessAgain() {
        model.initialise();
        guess();
    }

    private boolean solveSpeciesSteadily(int s, List<EquationReport> reports, boolean guessed) {
        SpeciesSystem system = model.species().get(s);
        Buffer concentration = model.concentration(s);
        system.temperatureChanged(model.temperature());
        if (guessed && model.problem().moves()) {
            system.restoreAmounts(concentration);
        } else {
            // where nothing moves, rest is the solution of closed regions
            system.setToRest(concentration);
        }
        reports.add(system.solve(concentration, 0, 0, null));
        system.restoreAmounts(concentration);
        system.release(concentration);
        return reports.getLast().converged();
    }

    @Override
    public void close() {
        watchers.clear();
    }
}
