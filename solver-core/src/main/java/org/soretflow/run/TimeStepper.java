package org.soretflow.run;

import java.util.ArrayList;
import java.util.List;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.Kernels;
import org.soretflow.backend.Parameter;
import org.soretflow.discrete.ExplicitAdvection;
import org.soretflow.discrete.FlowState;
import org.soretflow.discrete.Instant;
import org.soretflow.discrete.ScalarSystem;
import org.soretflow.discrete.SpeciesSystem;
import org.soretflow.field.EquationReport;
import org.soretflow.physics.FlowEquation;
import org.soretflow.physics.FlowMode;

/// Takes time steps: heat, then every species in the new temperature, with error control.
final class TimeStepper {

    private static final double SAFETY = 0.85;
    private static final double LARGEST_GROWTH = 2;
    private static final double SMALLEST_SHRINK = 0.2;
    /// A step is taken again if its error exceeds the tolerance by this factor.
    private static final double ACCEPTED = 1.5;
    private static final int MOST_TRIES = 30;
    /// Change of a field over its range in a step whose error is not known yet: no more is accepted.
    private static final double LARGEST_FIRST = 0.1;
    /// Share of the first step, and of the time passed, below which no step leads anywhere.
    private static final double SHORTEST = 1e-14;
    /// A last step below this share of the new one holds more of the solver's tolerance than of a slope: backward Euler.
    private static final double SHORTEST_BASE = 1e-3;
    /// Negative concentrations beyond this share of the largest are the time scheme's and not the linear solver's.
    private static final double UNDERSHOOT = 1e-9;

    /// Largest Courant number where advection is extrapolated: beyond some 0.6 the scheme grows without diffusion.
    static final double EXPLICIT_COURANT = 0.4;
    /// Error of the solvers that suffices, as a share of the error in time that is allowed.
    private static final double SUFFICIENT = 0.1;

    private final TransportModel model;
    private final TimeControl control;
    private final List<History> histories = new ArrayList<>();
    private final List<History> flowHistories = new ArrayList<>();
    /// Pressure, for first guesses only; null if no flow is solved for.
    private History pressureHistory;
    /// What is carried, where that is extrapolated; null else.
    private ExplicitAdvection advection;
    private final boolean quasiSteady;
    /// Whether flow and heat are solved for once and for all, because nothing drives them anew.
    private boolean settled;
    /// What to report of equations that are not solved again.
    private List<EquationReport> settledReports = List.of();
    private final Parameter number;
    private List<EquationReport> reports = List.of();
    private List<Double> storedRates = List.of();
    private double lastStep;
    /// Length of the step before the one that was solved last [s], 0 if that was backward Euler.
    private double builtUpon;
    /// Whether the last solve and the one before it changed the temperature; a step that was given up counts.
    private boolean heatMoved = true;
    private boolean heatMovedLast = true;
    private Clock clock;

    TimeStepper(TransportModel model, TimeControl control) {
        this.model = model;
        this.control = control;
        this.number = model.backend().parameter(0);
        for (int s = 0; s < model.systems().size(); s++) {
            histories.add(new History(model.backend(), model.state(s)));
        }
        if (model.flow() != null) {
            for (Buffer component : model.flowState().velocity()) {
                flowHistories.add(new History(model.backend(), component));
            }
            pressureHistory = new History(model.backend(), model.flowState().pressure());
            FlowEquation equation = model.problem().flow().orElseThrow();
            if (equation.mode() == FlowMode.EXPLICIT && equation.inertia()) {
                advection = new ExplicitAdvection(model.discretisation(), model.flow(), model.systems());
            }
        }
        quasiSteady = model.flow() != null && FlowModeChoice.of(model.problem()).quasiSteady();
        clock = Clock.start(control.firstStep());
    }

    /// Velocity components; empty if no flow is solved for.
    List<History> flowHistories() {
        return flowHistories;
    }

    /// The pressure; null if no flow is solved for.
    History pressureHistory() {
        return pressureHistory;
    }

    Clock clock() {
        return clock;
    }

    void resume(Clock earlier) {
        clock = earlier;
        lastStep = earlier.lastSteps()[0];
    }

    List<History> histories() {
        return histories;
    }

    /// Length of the last step [s], also of one that ended at a jump of the sources; 0 before the first.
    double lastStep() {
        return lastStep;
    }

    /// How the solves of the last step went.
    List<EquationReport> reports() {
        return reports;
    }

    /// Rate of change of the amount of each system over the last step.
    List<Double> storedRates() {
        return storedRates;
    }

    /// Advances by one step that ends at `limit` at the latest [s].
    ///
    /// @return true if the step was taken, false if no step length led to a solution
    boolean advance(double limit) {
        double jump = model.heat() == null ? Double.POSITIVE_INFINITY : model.heat().nextJump(clock.time());
        double target = Math.min(limit, jump);
        double wanted = Math.min(Math.min(clock.nextStep(), control.maximumStep()), courantStep());
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            double step = landing(wanted, target);
            if (step < SHORTEST * Math.max(control.firstStep(), clock.time())) {
                return false;
            }
            boolean lands = clock.time() + step >= target * (1 - 1e-14);
            double end = lands ? target : clock.time() + step;
            double last = clock.lastSteps()[0] > SHORTEST_BASE * step ? clock.lastSteps()[0] : 0;
            boolean solved = solve(step, end, last);
            if (solved && undershoots() && last > 0) {
                // BDF2 is not positive at any step length, backward Euler is
                solved = solve(step, end, 0);
            }
            if (solved && advection != null) {
                double courant = step * model.discretisation().flowField().courantRate();
                if (courant > ACCEPTED * EXPLICIT_COURANT) {
                    wanted = step * EXPLICIT_COURANT / courant;
                    continue;
                }
            }
            double error = solved ? error(step) : Double.POSITIVE_INFINITY;
            if (Double.isNaN(error)) {
                return false;
            }
            double growth = error > 0
                    ? Math.clamp(
                            SAFETY * Math.cbrt(control.errorTolerance() / error), SMALLEST_SHRINK, LARGEST_GROWTH)
                    : LARGEST_GROWTH;
            if (!solved || error > ACCEPTED * control.errorTolerance()) {
                wanted = step * Math.min(growth, 0.9);
                continue;
            }
            finish(step, end);
            boolean fixed = Double.isInfinite(control.errorTolerance());
            double next = fixed ? control.firstStep() : Math.max(step * growth, Math.min(wanted, step * LARGEST_GROWTH));
            clock = clock.advanced(step, end, next);
            lastStep = step;
            if (Schedule.isSame(end, jump)) {
                clock = clock.restarted(control.firstStep());
            }
            return true;
        }
        return false;
    }

    /// The step that lands on the target without leaving a sliver before it.
    private double landing(double wanted, double target) {
        double remaining = target - clock.time();
        // the clock's round-off over many steps must not cost a step more
        double pieces = Math.ceil(remaining / wanted * (1 - 1e-6));
        return pieces <= 1 ? remaining : pieces <= 3 ? remaining / pieces : wanted;
    }

    private double courantStep() {
        double limit = advection == null ? control.courantLimit() : Math.min(control.courantLimit(), EXPLICIT_COURANT);
        if (Double.isInfinite(limit) || !model.discretisation().hasFlow()) {
            return Double.POSITIVE_INFINITY;
        }
        return limit / model.discretisation().flowField().courantRate();
    }

    /// Solves all equations for the end of the step.
    private boolean solve(double step, double end, double lastStep) {
        List<ScalarSystem> systems = model.systems();
        List<EquationReport> now = new ArrayList<>();
        double leading = History.leading(step, lastStep);
        builtUpon = lastStep;
        Buffer old = model.discretisation().space().vector();
        extrapolateAdvection(step, lastStep);
        boolean good = model.flow() == null || solveFlow(step, end, lastStep, now);
        for (int s = 0; s < systems.size() && good; s++) {
            if (isCoupled(s)) {
                continue;
            }
            History history = histories.get(s);
            history.begin();
            history.combine(step, lastStep, old);
            if (systems.get(s) instanceof SpeciesSystem species && model.heat() != null) {
                boolean moved = model.flow() != null ? !settled : heatMoved || heatMovedLast;
                species.followTemperature(histories.getFirst().next(), moved);
            }
            EquationReport report = systems.get(s).solve(history.next(), end, leading, old);
            if (s == 0 && model.flow() == null) {
                heatMovedLast = heatMoved;
                heatMoved = report.iterations() > 0;
            }
            now.add(report);
            good = report.converged();
        }
        model.discretisation().space().release(old);
        reports = List.copyOf(now);
        return good;
    }

    /// @param lastStep 0 if the step before is not to be built upon [s]
    private void extrapolateAdvection(double step, double lastStep) {
        if (advection == null) {
            return;
        }
        double ratio = lastStep > 0 ? step / lastStep : 0;
        advection.clear();
        for (int age = 0; age < (ratio > 0 ? 2 : 1); age++) {
            int past = age;
            advection.add(age == 0 ? 1 + ratio : -ratio,
                    flowHistories.stream().map(history -> history.state(past)).toArray(Buffer[]::new),
                    histories.stream().map(history -> history.state(past)).toList());
        }
    }

    /// True if a system is solved together with the flow.
    private boolean isCoupled(int s) {
        int first = model.heat() == null ? 0 : 1;
        return model.flow() != null && (s < first || model.coupled().couples(s - first));
    }

    /// Flow, heat and the species that drive the flow, for the end of the step.
    private boolean solveFlow(double step, double end, double lastStep, List<EquationReport> now) {
        double leading = History.leading(step, lastStep);
        int first = model.heat() == null ? 0 : 1;
        predictFlow(step, lastStep);
        if (settled) {
            now.addAll(settledReports);
            return true;
        }
        List<Buffer> next = new ArrayList<>();
        List<Buffer> speciesPast = new ArrayList<>();
        for (int s = 0; s < histories.size(); s++) {
            if (s >= first) {
                next.add(histories.get(s).next());
                speciesPast.add(isCoupled(s) ? past(histories.get(s), step, lastStep) : null);
            }
        }
        Buffer temperature = first == 1 ? histories.getFirst().next() : model.temperature();
        Buffer[] velocity = flowHistories.stream().map(History::next).toArray(Buffer[]::new);
        FlowState state = new FlowState(velocity, pressureHistory.next(), temperature, next);
        Buffer[] flowPast = quasiSteady ? null
                : flowHistories.stream().map(history -> past(history, step, lastStep)).toArray(Buffer[]::new);
        Buffer heatPast = quasiSteady || first == 0 ? null : past(histories.getFirst(), step, lastStep);
        double rate = quasiSteady ? 0 : leading;
        Instant instant = new Instant(end, model.problem().flow().orElseThrow().inertia() ? rate : 0,
                model.problem().flow().orElseThrow().inertia() ? flowPast : null, rate, heatPast, leading,
                speciesPast, sufficient());
        List<EquationReport> reports = quasiSteady && clock.step() == 0
                ? model.coupled().solveSteadily(state, instant)
                : model.coupled().solve(state, instant);
        now.addAll(reports);
        free(flowPast);
        free(heatPast);
        speciesPast.forEach(this::free);
        boolean good = reports.stream().allMatch(EquationReport::converged);
        settled = good && isSolvedOnce();
        settledReports = reports.stream().map(EquationReport::unchanged).toList();
        return good;
    }

    /// True if flow and heat, once solved for, stay as they are.
    private boolean isSolvedOnce() {
        return quasiSteady && model.coupled().isDrivenSteadily();
    }

    /// Error of the solution that suffices in this step, over the range of a field [1].
    private double sufficient() {
        boolean controlled = !Double.isInfinite(control.errorTolerance());
        return controlled && !isSolvedOnce() ? SUFFICIENT * control.errorTolerance() : 0;
    }

    /// First guesses of flow, heat and the species that drive the flow.
    ///
    /// @param lastStep 0 if the step before is not to be built upon [s]
    private void predictFlow(double step, double lastStep) {
        double[] last = {lastStep, lastStep > 0 ? clock.lastSteps()[1] : 0};
        // what the run starts from is no state of a quasi-steady flow: no line may lead through it
        if (quasiSteady && clock.step() < 3) {
            last[1] = 0;
        }
        if (quasiSteady && (clock.step() < 2 || model.coupled().isDrivenSteadily())) {
            last[0] = 0;
        }
        List<History> coupled = new ArrayList<>(flowHistories);
        coupled.add(pressureHistory);
        for (int s = 0; s < histories.size(); s++) {
            if (isCoupled(s)) {
                coupled.add(histories.get(s));
            } else {
                histories.get(s).begin();
            }
        }
        for (History history : coupled) {
            Buffer work = model.backend().allocate(history.now().size());
            history.predict(step, last, work);
            model.backend().free(work);
        }
    }

    private Buffer past(History history, double step, double lastStep) {
        Buffer old = model.backend().allocate(history.now().size());
        history.combine(step, lastStep, old);
        return old;
    }

    private void free(Buffer... buffers) {
        if (buffers != null) {
            for (Buffer buffer : buffers) {
                if (buffer != null) {
                    model.backend().free(buffer);
                }
            }
        }
    }

    private boolean undershoots() {
        int first = model.heat() == null ? 0 : 1;
        for (int s = 0; s < model.species().size(); s++) {
            Buffer next = histories.get(first + s).next();
            double least = model.species().get(s).minimum(next);
            model.backend().kernels().maximum(next, number);
            if (least < -UNDERSHOOT * number.get()) {
                return true;
            }
        }
        return false;
    }

    /// Largest relative local error over the fields; 0 while there are too few old states to tell.
    private double error(double step) {
        double[] last = clock.lastSteps();
        double worst = 0;
        boolean controlled = !Double.isInfinite(control.errorTolerance());
        boolean untold = !(last[1] > 0) && model.flow() != null && !quasiSteady;
        Buffer work = model.discretisation().space().vector();
        Kernels kernels = model.backend().kernels();
        for (int s = 0; s < histories.size(); s++) {
            History history = histories.get(s);
            double range = range(s);
            if (Double.isNaN(range)) {
                worst = Double.NaN;
            } else if (quasiSteady && model.heat() != null && s == 0) {
                continue;
            } else if (controlled && untold) {
                worst = Math.max(worst, firstError(history, range, work));
            } else if (controlled && last[1] > 0) {
                history.localError(new double[] {step, last[0], last[1]}, work);
                kernels.dot(work, work, number);
                worst = Math.max(worst, Math.sqrt(number.get() / work.size()) / range);
            }
        }
        model.discretisation().space().release(work);
        return quasiSteady || flowHistories.isEmpty() ? worst : Math.max(worst, flowError(step));
    }

    /// Before an error can be told, a step that changes a carried field by more than a tenth of its range counts as too long,
    /// so that no absurd first step goes through.
    private double firstError(History history, double range, Buffer work) {
        Kernels kernels = model.backend().kernels();
        history.step(work);
        kernels.dot(work, work, number);
        double change = Math.sqrt(number.get() / work.size()) / range;
        return change > LARGEST_FIRST ? 2 * ACCEPTED * control.errorTolerance() * change / LARGEST_FIRST : 0;
    }

    /// Largest relative local error of the velocity components, compared with the largest velocity.
    private double flowError(double step) {
        double[] last = clock.lastSteps();
        if (Double.isInfinite(control.errorTolerance()) || !(last[1] > 0)) {
            return 0;
        }
        Kernels kernels = model.backend().kernels();
        double most = 0;
        double sum = 0;
        for (History history : flowHistories) {
            kernels.maximum(history.next(), number);
            most = Math.max(most, number.get());
            Buffer work = model.backend().allocate(history.next().size());
            history.localError(new double[] {step, last[0], last[1]}, work);
            kernels.dot(work, work, number);
            sum += number.get() / work.size();
            model.backend().free(work);
        }
        return most > 0 ? Math.sqrt(sum) / most : most == 0 ? 0 : Double.NaN;
    }

    /// What errors of a system are compared with: the span of temperatures, the largest concentration.
    private double range(int s) {
        Buffer next = histories.get(s).next();
        Kernels kernels = model.backend().kernels();
        kernels.maximum(next, number);
        double most = number.get();
        if (model.heat() != null && s == 0) {
            kernels.minimum(next, number);
            return Math.max(most - number.get(), 1e-3);
        }
        return most > 0 ? most : most == 0 ? 1 : Double.NaN;
    }

    private void finish(double step, double end) {
        List<Double> rates = new ArrayList<>();
        Buffer work = model.discretisation().space().vector();
        Kernels kernels = model.backend().kernels();
        int first = model.heat() == null ? 0 : 1;
        for (int s = 0; s < histories.size(); s++) {
            History history = histories.get(s);
            if (s >= first) {
                model.species().get(s - first).restoreAmounts(history.next());
            }
            if (quasiSteady && s < first) {
                rates.add(0.0);
            } else {
                history.rate(step, builtUpon, work);
                rates.add(model.systems().get(s).stored(work));
            }
            history.accept();
            model.setState(s, history.now());
        }
        model.discretisation().space().release(work);
        flowHistories.forEach(History::accept);
        if (!flowHistories.isEmpty()) {
            pressureHistory.accept();
            model.setFlow(flowHistories.stream().map(History::now).toArray(Buffer[]::new), pressureHistory.now());
        }
        storedRates = rates;
    }

    /// Relative rate of change of a system over the last step, also of one before a restart [1/s]; +∞ before the first.
    double relativeRate(int system) {
        if (!(lastStep > 0)) {
            return Double.POSITIVE_INFINITY;
        }
        Kernels kernels = model.backend().kernels();
        Buffer work = model.discretisation().space().vector();
        histories.get(system).change(work);
        kernels.maximum(work, number);
        double change = number.get();
        model.discretisation().space().release(work);
        kernels.maximum(histories.get(system).now(), number);
        return change / lastStep / Math.max(number.get(), Double.MIN_NORMAL);
    }
}
