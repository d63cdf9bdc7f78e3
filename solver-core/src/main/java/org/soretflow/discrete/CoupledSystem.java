package org.soretflow.discrete;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.Kernels;
import org.soretflow.backend.Parameter;
import org.soretflow.field.EquationReport;
import org.soretflow.linear.BlockSpace;
import org.soretflow.linear.FlexibleGmres;
import org.soretflow.linear.FlowCycle;
import org.soretflow.linear.FlowMultigrid;
import org.soretflow.linear.ProjectionPreconditioner;

/// Flow, heat and species that drive each other, solved together by Newton's method.
///
/// Unknowns are the velocity components, the pressure and the coupled scalars. Every Newton step is solved by GMRES
/// with the exact derivative of momentum and transport by the velocity ([CoupledDerivative]), preconditioned by
/// [FlowMultigrid] or [ProjectionPreconditioner]. Limited fluxes, drift and material laws but for a viscosity that
/// varies much follow from step to step.
public final class CoupledSystem {

    private static final int MOST_STEPS = 30;
    /// The same where limited fluxes follow from step to step: each leaves a half of the residual or more.
    private static final int MOST_CORRECTIONS = 100;
    /// A linear solve that leaves more than this share of the residual ends the iteration.
    private static final double USELESS = 0.9;
    /// Growth of the residual over its smallest value that ends the iteration as diverged.
    private static final double GROWTH = 1e4;
    /// Change in the last Newton step of a step in time, below which its levels are good for the next as well, and residuals
    /// are measured as before.
    private static final double SLIGHT = 0.01;
    /// Divergence that is left, relative to the flow through the faces of a cell.
    private static final double DIVERGENCE = 1e-12;
    /// The same for a first guess.
    private static final double ROUGH_DIVERGENCE = 1e-5;

    private final Discretisation disc;
    private final Kernels kernels;
    private final FlowSystem flow;
    private final HeatSystem heat;
    private final List<ScalarSystem> scalars = new ArrayList<>();
    private final List<Integer> species = new ArrayList<>();
    private final List<FlowMultigrid.Scalar> coupled = new ArrayList<>();
    private final BlockSpace space;
    private final int components;
    private final LinearMomentum momentum;
    private final CoupledDerivative derivative;
    private final KeptAmounts amounts;
    private final NewtonStep newton;
    private final StateChange changes;
    private double reached = 1;
    private FlowCycle multigrid;
    /// Whether it is made around the state of the last residual, without a pseudo-time.
    private boolean prepared;
    private final Projection projection;
    private final LimitedMomentum limited;
    private final Parameter one;
    private final Parameter number;
    private final List<Double> history = new ArrayList<>();
    /// What scalars are counted from where the flow carries them: a divergence on the way to the solution must not look like
    /// a source of all that the fluid holds.
    private double[] origins;

    /// @param heat null if the temperature is given
    /// @param all all species of the problem
    public CoupledSystem(Discretisation disc, FlowSystem flow, HeatSystem heat, List<SpeciesSystem> all) {
        this.disc = disc;
        this.kernels = disc.kernels();
        this.flow = flow;
        this.heat = heat;
        components = flow.grid().components();
        if (heat != null) {
            scalars.add(heat);
        }
        for (int s = 0; s < all.size(); s++) {
            if (flow.hasSolutalBuoyancy(s)) {
                scalars.add(all.get(s));
                species.add(s);
            }
        }
        space = BlockSpace.of(disc.backend(), flow.grid(), scalars.size());
        momentum = new LinearMomentum(flow);
        derivative = new CoupledDerivative(disc, flow, momentum, scalars, coupled);
        amounts = new KeptAmounts(scalars, components + 1);
        newton = new NewtonStep(disc, flow, scalars, space, amounts);
        changes = new StateChange(disc, heat != null, species);
        projection = new Projection(disc, flow);
        limited = new LimitedMomentum(disc, flow);
        one = disc.backend().parameter(1);
        number = disc.backend().parameter(0);
    }

    /// True if nothing changes in time that flow and heat depend on: conditions, sources, concentrations.
    public boolean isDrivenSteadily() {
        return species.isEmpty() && flow.isSteady() && (heat == null || heat.isDrivenSteadily());
    }

    /// True if the species is solved together with the flow.
    public boolean couples(int index) {
        return species.contains(index);
    }

    /// Norm of the residual before each Newton step of the last solve, relative to the first reference [1].
    public List<Double> residualHistory() {
        return List.copyOf(history);
    }

    /// Has the norm of the residual told to somebody after each linear iteration, relative to the first reference [1].
    public void watch(DoubleConsumer listener) {
        newton.watch(listener);
    }

    private Buffer scalar(FlowState state, int s) {
        return heat != null && s == 0
                ? state.temperature()
                : state.concentrations().get(speciesOf(s));
    }

    private List<Buffer> scalars(FlowState state) {
        return IntStream.range(0, scalars.size()).mapToObj(s -> scalar(state, s)).toList();
    }

    private boolean isHeat(int s) {
        return heat != null && s == 0;
    }

    /// Solves for the state at an instant.
    ///
    /// @param state first guess; modified
    /// @return a report on the flow, then one on each coupled scalar
    public List<EquationReport> solve(FlowState state, Instant instant) {
        return solve(state, instant, false);
    }

    /// The same, by way of steps in a pseudo-time or at once.
    List<EquationReport> solve(FlowState state, Instant instant, boolean relaxed) {
        flow.follow(instant.time(), state.velocity());
        // a divergence of the first guess would look like sources in all that is carried
        projection.remove(state.velocity(), ROUGH_DIVERGENCE, instant.speciesRate() > 0);
        keepAmounts(state, instant);
        Buffer[] residual = space.vector();
        Buffer[] step = space.vector();
        history.clear();
        origins = origins(state);
        double[] first = null;
        double[] now = null;
        double[] references = null;
        double norm = 0;
        double before = 0;
        double lowestNorm = Double.POSITIVE_INFINITY;
        double change = 0;
        int steps = 0;
        int iterations = 0;
        LinearAim aim = new LinearAim(instant, components, relaxed);
        int most = flow.limits() ? MOST_CORRECTIONS : MOST_STEPS;
        boolean converged = false;
        PseudoTime relaxation = null;
        Buffer[] last = relaxed ? space.vector() : null;
        while (true) {
            boolean slight = change > 0 && change < SLIGHT;
            if (slight) {
                residual(state, instant, residual, false);
            } else {
                references = measure(state, instant, residual, step, references);
            }
            norm = space.norm(residual);
            if (relaxed && steps == 0) {
                relaxation = new PseudoTime(projection.turnover(references[components]));
            } else if (relaxed && !relaxation.accepts(before, norm)) {
                restore(last, state);
                references = measure(state, instant, residual, step, references);
                norm = space.norm(residual);
            }
            now = relative(residual, references);
            if (first == null) {
                first = now;
            }
            if (norm > GROWTH * lowestNorm || relaxed && relaxation.isOver()) {
                break;
            }
            lowestNorm = Math.min(lowestNorm, norm);
            history.add(norm);
            // what a step changed and the residual that it left tell how far the solution is
            boolean near = change > 0 && change * norm / before <= instant.sufficient();
            converged = near || isConverged(now);
            if (converged || steps == most && !relaxed || Double.isNaN(norm)) {
                break;
            }
            if (instant.sufficient() > 0 && !relaxed) {
                changes.around(state);
            }
            FlexibleGmres.Goal goal = aim.next(steps, norm, before, change, correction -> changes.of(instant, correction));
            before = norm;
            double rate = relaxed ? relaxation.rate() : 0;
            if (relaxed) {
                copy(state, last);
                dampen(state, instant, rate);
            }
            if (slight) {
                linearise(state);
            } else {
                prepare(state, instant, rate);
            }
            derivative.around(state);
            if (components == 3) {
                lend();
            }
            amounts.around(instant.speciesHistory() == null ? scalars(state) : null);
            FlexibleGmres.Round round = newton.solve(
                    derivative, multigrid, residual, step, Math.max(aim.reduction() * norm, 0.3 * lowest()), goal,
                    instant.flowRate() == 0);
            iterations += round.iterations();
            if (!(round.residual() <= USELESS * norm)) {
                if (!relaxed) {
                    break;
                }
                relaxation.stalls();
            }
            change = instant.sufficient() > 0 && !relaxed ? changes.of(instant, step) : 0;
            advance(state, step, 1);
            keepAmounts(state, instant);
            steps++;
        }
        space.release(residual, step);
        if (relaxed) {
            space.release(last);
        }
        if (converged) {
            closeBalances(state, instant);
            projection.remove(state.velocity(), DIVERGENCE, instant.speciesRate() > 0);
        }
        flow.carry(state.velocity());
        return reports(first, now, iterations, steps, converged);
    }

    /// Residuals that suffice may be larger than what balances may lack.
    private void closeBalances(FlowState state, Instant instant) {
        for (int s = 0; s < scalars.size() && instant.sufficient() > 0; s++) {
            scalars.get(s).closeBalance(scalar(state, s), historyOf(instant, s));
        }
    }

    /// Makes the residual of a state and weighs its blocks.
    ///
    /// @param work modified at the first step
    /// @param last references of the step before; null at the first
    /// @return what the blocks are measured against
    private double[] measure(FlowState state, Instant instant, Buffer[] residual, Buffer[] work, double[] last) {
        residual(state, instant, residual, true);
        double[] references = references(state, instant, residual, work, last);
        for (int block = 0; block < references.length; block++) {
            space.reference(block, references[block]);
        }
        return references;
    }

    private double[] origins(FlowState state) {
        double[] means = new double[scalars.size()];
        Buffer unit = disc.space().vector();
        kernels.fill(unit, 1);
        for (int s = 0; s < means.length; s++) {
            kernels.dot(scalar(state, s), unit, number);
            means[s] = number.get() / unit.size();
        }
        disc.space().release(unit);
        return means;
    }

    /// Leaves to others what the next residual makes anew: memory is short in three dimensions.
    private void lend() {
        disc.lendFlow();
        flow.weight().lend();
        scalars.forEach(ScalarSystem::lendSource);
    }

    private double lowest() {
        return scalars.stream().mapToDouble(ScalarSystem::tolerance).reduce(flow.equation().tolerance(), Math::min);
    }

    private List<EquationReport> reports(
            double[] first, double[] now, int iterations, int steps, boolean converged) {
        List<EquationReport> reports = new ArrayList<>();
        double tolerance = flow.equation().tolerance();
        double start = Math.max(first[0], first[1]);
        double end = Math.max(now[0], now[1]);
        reports.add(new EquationReport(flow.name(), iterations, steps, start, end, converged || end <= tolerance));
        for (int s = 0; s < scalars.size(); s++) {
            ScalarSystem system = scalars.get(s);
            reports.add(new EquationReport(
                    system.name(), iterations, steps, first[2 + s], now[2 + s],
                    converged || now[2 + s] <= system.tolerance()));
        }
        return reports;
    }

    private boolean isConverged(double[] now) {
        boolean good = now[0] <= flow.equation().tolerance() && now[1] <= flow.equation().tolerance();
        for (int s = 0; s < scalars.size(); s++) {
            good &= now[2 + s] <= scalars.get(s).tolerance();
        }
        return good;
    }

    /// Relative residuals: momentum, continuity, scalars.
    private double[] relative(Buffer[] residual, double[] references) {
        double[] result = new double[2 + scalars.size()];
        double sum = 0;
        for (int c = 0; c < components; c++) {
            double size = space.blockNorm(residual, c);
            sum += size * size;
        }
        result[0] = Math.sqrt(sum) / references[0];
        for (int b = components; b < references.length; b++) {
            result[1 + b - components] = space.blockNorm(residual, b) / references[b];
        }
        return result;
    }

    /// What residuals are measured against, block by block: the forces that drive the flow, the flow through the faces of
    /// the cells, what drives each scalar away from uniformity. Where nothing flows yet, a first cycle predicts it.
    ///
    /// @param change modified where last, the references of the step before, is null: at the first
    private double[] references(
            FlowState state, Instant instant, Buffer[] residual, Buffer[] change, double[] last) {
        double[] references = new double[components + 1 + scalars.size()];
        for (int s = 0; s < scalars.size(); s++) {
            double rate = isHeat(s) ? instant.heatRate() : instant.speciesRate();
            references[components + 1 + s] =
                    scalars.get(s).scale(scalar(state, s), rate, historyOf(instant, s));
        }
        double forces = forceNorm(state, null);
        double flows = projection.flowNorm(state.velocity());
        if (last == null && (forces == 0 || flows == 0)) {
            prepare(state, instant, 0);
            multigrid.apply(residual, change);
            forces = Math.max(forces, forceNorm(state, change));
            for (int c = 0; c < components; c++) {
                kernels.combine(one, state.velocity()[c], one, change[c]);
            }
            flows = Math.max(flows, projection.flowNorm(change));
            flow.carry(state.velocity());
        }
        Arrays.fill(references, 0, components, forces > 0 ? forces : last == null ? 1 : last[0]);
        references[components] = flows > 0 ? flows : last == null ? 1 : last[components];
        return references;
    }

    /// Norm of what drives the flow: forces, and given velocities where the fluid does not move yet.
    ///
    /// @param change of the scalars, whose weight is added; null for none
    private double forceNorm(FlowState state, Buffer[] change) {
        double sum = 0;
        for (int c = 0; c < components; c++) {
            Buffer still = disc.backend().allocate(state.velocity()[c].size());
            Buffer force = disc.backend().allocate(still.size());
            Buffer rest = disc.backend().allocate(still.size());
            momentum.given(c, state.velocity()[c], still);
            flow.force(c, state.velocity(), force);
            for (int s = 0; change != null && s < scalars.size(); s++) {
                Buffer work = disc.space().vector();
                derivative.addWeight(c, s, change[components + 1 + s], 1, work, force);
                disc.space().release(work);
            }
            momentum.residual(c, state.velocity(), still, force, rest);
            kernels.dot(rest, rest, number);
            sum += number.get();
            disc.backend().free(still);
            disc.backend().free(force);
            disc.backend().free(rest);
        }
        return Math.sqrt(sum);
    }

    private Buffer historyOf(Instant instant, int s) {
        if (isHeat(s)) {
            return instant.heatHistory();
        }
        return instant.speciesHistory() == null ? null : instant.speciesHistory().get(speciesOf(s));
    }

    private int speciesOf(int s) {
        return species.get(heat == null ? s : s - 1);
    }

    /// `r = b − F(state)` for all blocks, with the operators made around the state.
    ///
    /// @param twins whether those that smoothers work on follow
    private void residual(FlowState state, Instant instant, Buffer[] residual, boolean twins) {
        prepared = false;
        flow.carry(state.velocity());
        flow.heatByFriction(state.velocity(), state.temperature());
        for (int s = 0; s < scalars.size(); s++) {
            if (scalars.get(s) instanceof SpeciesSystem one) {
                one.temperatureChanged(state.temperature());
            }
            double rate = isHeat(s) ? instant.heatRate() : instant.speciesRate();
            scalars.get(s).residual(
                    scalar(state, s), instant.time(), rate, historyOf(instant, s), residual[components + 1 + s], twins);
        }
        flow.linearise(state.velocity(), state.temperature(), state.concentrations(), instant.flowRate());
        for (int c = 0; c < components; c++) {
            Buffer force = disc.backend().allocate(residual[c].size());
            flow.force(c, state.velocity(), force);
            if (flow.limits()) {
                limited.add(c, state.velocity(), -1, force);
            }
            if (instant.flowHistory() != null) {
                flow.addHistory(c, instant.flowHistory()[c], force);
            }
            kernels.addPressureForce(flow.grid(), c, state.pressure(), 1, force);
            momentum.residual(c, state.velocity(), state.velocity()[c], force, residual[c]);
            disc.backend().free(force);
        }
        kernels.fill(residual[components], 0);
        flow.operator().addOutflow(state.velocity(), -1, residual[components]);
        for (int s = 0; s < scalars.size(); s++) {
            Parameter carried = disc.backend().parameter(-origins[s] * capacity(s));
            kernels.combine(carried, residual[components], one, residual[components + 1 + s]);
        }
    }

    private double capacity(int s) {
        // what is extrapolated does not follow the new velocity
        return !disc.carries() ? 0 : isHeat(s) ? heat.carriedCapacity() : 1;
    }

    /// Puts a rate beside the operators of the last residual, which stays what it is.
    private void dampen(FlowState state, Instant instant, double rate) {
        flow.linearise(state.velocity(), state.temperature(), state.concentrations(), instant.flowRate() + rate);
        for (int s = 0; s < scalars.size(); s++) {
            double own = isHeat(s) ? instant.heatRate() : instant.speciesRate();
            scalars.get(s).store(own + rate);
        }
    }

    /// Makes the preconditioner around the state of the last residual, unless a prediction of the flow has done so.
    ///
    /// @param rate of a pseudo-time [1/s]
    private void prepare(FlowState state, Instant instant, double rate) {
        if (prepared && rate == 0) {
            return;
        }
        prepared = rate == 0;
        flow.prepareSmoother(state.velocity());
        scalars.forEach(ScalarSystem::prepareSmoother);
        if (multigrid == null) {
            for (int s = 0; s < scalars.size(); s++) {
                coupled.add(new FlowMultigrid.Scalar(
                        scalars.get(s).smoothingOperator(), disc.backend().allocate(disc.grid().cells()),
                        disc.backend().allocate(disc.grid().cells()), capacity(s), !isHeat(s)));
            }
            multigrid = switch (flow.equation().preconditioner()) {
                case MONOLITHIC -> FlowCycle.of(
                        disc.backend(), flow.operator(), coupled, flow.viscosity(), state.velocity(), 1, 1);
                case BLOCKS -> new ProjectionPreconditioner(
                        disc.backend(), flow.operator(), coupled, flow.viscosity(), state.velocity());
            };
        }
        linearise(state);
        multigrid.transport(state.velocity());
        multigrid.update(
                flow.inertialDensity(), flow.gravity(), flow.inertialRate(instant.flowRate() + rate),
                flow.carriageOfSmoother());
        if (multigrid.narrow().isPresent()) {
            // cycles have copies in single precision
            scalars.forEach(ScalarSystem::releaseSmoother);
        }
    }

    /// Notes what the flow carries and what that weighs.
    private void linearise(FlowState state) {
        for (int s = 0; s < scalars.size(); s++) {
            kernels.fill(coupled.get(s).field(), -origins[s]);
            kernels.combine(one, scalar(state, s), one, coupled.get(s).field());
            if (isHeat(s)) {
                flow.weight().byTemperature(state.temperature(), coupled.get(s).weight());
            } else {
                flow.weight().bySpecies(speciesOf(s), coupled.get(s).weight());
            }
        }
    }

    /// `state += share · step`.
    private void advance(FlowState state, Buffer[] step, double share) {
        Parameter factor = disc.backend().parameter(share);
        for (int c = 0; c < components; c++) {
            kernels.combine(factor, step[c], one, state.velocity()[c]);
        }
        kernels.combine(factor, step[components], one, state.pressure());
        for (int s = 0; s < scalars.size(); s++) {
            kernels.combine(factor, step[components + 1 + s], one, scalar(state, s));
        }
    }

    /// A steady species in a closed region is determined up to its amount, which is that of the initial state.
    private void keepAmounts(FlowState state, Instant instant) {
        if (instant.speciesHistory() == null) {
            amounts.restore(scalars(state));
        }
    }

    /// Solves for a steady state, by way of smaller Rayleigh and Reynolds numbers where the direct way fails.
    ///
    /// @param state first guess; modified
    public List<EquationReport> solveSteadily(FlowState state) {
        return solveSteadily(state, Instant.steady(0));
    }

    /// The same with less memory: no copy of the first guess is kept.
    ///
    /// @param again puts the same first guess into the state once more, where the direct way fails
    public List<EquationReport> solveSteadily(FlowState state, Runnable again) {
        return continued(state, Instant.steady(0), again);
    }

    /// The same where some scalars are not steady.
    ///
    /// @param state first guess; modified
    public List<EquationReport> solveSteadily(FlowState state, Instant instant) {
        return continued(state, instant, null);
    }

    private List<EquationReport> continued(FlowState state, Instant instant, Runnable again) {
        LoadContinuation continuation = new LoadContinuation(this, flow, again);
        List<EquationReport> reports = continuation.solve(state, instant);
        reached = continuation.reached();
        return reports;
    }

    /// Share of inertia and weight that the state of the last [#solveSteadily] belongs to; 1 if it solves the problem.
    public double reachedLoad() {
        return reached;
    }

    /// A vector of the unknowns; give it back with [#release].
    Buffer[] vector() {
        return space.vector();
    }

    void release(Buffer[] vector) {
        space.release(vector);
    }

    /// Copies the unknowns of a state.
    Buffer[] copy(FlowState state, Buffer[] into) {
        for (int c = 0; c < components; c++) {
            kernels.copy(state.velocity()[c], into[c]);
        }
        kernels.copy(state.pressure(), into[components]);
        for (int s = 0; s < scalars.size(); s++) {
            kernels.copy(scalar(state, s), into[components + 1 + s]);
        }
        return into;
    }

    /// Copies unknowns back into a state.
    void restore(Buffer[] from, FlowState state) {
        for (int c = 0; c < components; c++) {
            kernels.copy(from[c], state.velocity()[c]);
        }
        kernels.copy(from[components], state.pressure());
        for (int s = 0; s < scalars.size(); s++) {
            kernels.copy(from[components + 1 + s], scalar(state, s));
        }
    }

    /// Takes over a state from the same problem on pairs of cells.
    ///
    /// @param from its solver
    /// @param coarse state there
    /// @param state modified
    public void interpolate(CoupledSystem from, FlowState coarse, FlowState state) {
        flow.interpolate(from.flow, coarse.velocity(), state.velocity());
        interpolate(from, coarse.pressure(), state.pressure());
        if (heat != null) {
            interpolate(from, coarse.temperature(), state.temperature());
        }
        for (int index : species) {
            interpolate(from, coarse.concentrations().get(index), state.concentrations().get(index));
        }
    }

    private void interpolate(CoupledSystem from, Buffer coarse, Buffer fine) {
        kernels.fill(fine, 0);
        kernels.interpolateCells(from.flow.grid(), coarse, flow.grid(), fine);
    }

    /// Levels of the multigrid, for reports.
    @Override
    public String toString() {
        return multigrid == null ? "not used yet" : multigrid.toString();
    }
}
