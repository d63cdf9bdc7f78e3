package org.soretflow.discrete;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.soretflow.backend.Buffer;
import org.soretflow.linear.BlockOperator;
import org.soretflow.linear.BlockSpace;
import org.soretflow.linear.DirectFlow;
import org.soretflow.linear.FlexibleGmres;
import org.soretflow.linear.FlowCycle;
import org.soretflow.linear.NarrowSpace;

/// The linear system of a Newton step: GMRES around a multigrid cycle; where that gets stuck on a plane mesh, around a
/// direct solver from then on.
final class NewtonStep {

    private static final int MOST_ITERATIONS = 60;
    /// Iterations after which GMRES starts anew in three dimensions, where memory is what limits a run; in two it is time.
    private static final int LEAN_ITERATIONS = 2;
    private static final int LEAN_ROUNDS = 12;
    /// Share of the residual that a round leaves where it stalls: the next takes twice as many vectors, up to the longest, and
    /// there are as many iterations as in two dimensions.
    private static final double STALLED = 0.5;
    private static final int LONGEST = 16;
    /// Share of the device's memory that the vectors of a longer round may take.
    private static final double ROOM = 0.25;
    /// Iterations around a direct solver, which leaves rounding only.
    private static final int DIRECT_ITERATIONS = 10;
    /// A linear solve that leaves more than this share of the residual is stuck.
    private static final double STUCK = 0.3;
    /// Reduction around a direct solver.
    private static final double EXACT = 1e-6;
    /// Share of the memory that a direct solver may take.
    private static final double MEMORY = 0.4;

    private final Discretisation disc;
    private final FlowSystem flow;
    private final List<ScalarSystem> scalars;
    private final BlockSpace space;
    private final KeptAmounts amounts;
    private DoubleConsumer watcher = _ -> {};
    private boolean tried;
    private DirectFlow direct;

    /// @param amounts what corrections keep
    NewtonStep(
            Discretisation disc, FlowSystem flow, List<ScalarSystem> scalars, BlockSpace space, KeptAmounts amounts) {
        this.disc = disc;
        this.flow = flow;
        this.scalars = scalars;
        this.space = space;
        this.amounts = amounts;
    }

    /// Has the norm of the residual told to somebody after each iteration.
    void watch(DoubleConsumer listener) {
        watcher = listener;
    }

    /// Solves `F' step = residual`.
    ///
    /// @param residual overwritten
    /// @param step modified
    /// @param enough norm of the residual at which the solve ends
    /// @param goal norm of the residual that is to be reached after all, once the solution is known roughly; null for
    ///     `enough`
    /// @param steady whether the problem is steady: steps in time are made shorter instead of being solved directly
    FlexibleGmres.Round solve(
            BlockOperator derivative, FlowCycle cycle, Buffer[] residual, Buffer[] step, double enough,
            FlexibleGmres.Goal goal, boolean steady) {
        if (flow.grid().components() == 3) {
            return solveLean(derivative, cycle, residual, step, enough);
        }
        double norm = space.norm(residual);
        int iterations = 0;
        if (direct == null) {
            space.clear(step);
            FlexibleGmres.Round round = new FlexibleGmres(derivative, amounts.after(cycle), space, MOST_ITERATIONS)
                    .watchedBy(watcher).towards(goal).round(residual, step, enough, MOST_ITERATIONS);
            if (!steady || !(round.residual() > STUCK * norm) || !startDirect()) {
                return round;
            }
            iterations = round.iterations();
            // GMRES leaves the residual behind with length 1
            space.combine(0, residual, norm, residual);
        }
        space.clear(step);
        direct.update(derivative, scalars.stream().map(ScalarSystem::operator).toList());
        FlexibleGmres.Round round = new FlexibleGmres(derivative, amounts.after(direct), space, DIRECT_ITERATIONS)
                .watchedBy(watcher).round(residual, step, Math.min(enough, EXACT * norm), DIRECT_ITERATIONS);
        return new FlexibleGmres.Round(iterations + round.iterations(), round.residual());
    }

    /// Rounds of GMRES with few vectors, in single precision where the cycles are.
    private FlexibleGmres.Round solveLean(
            BlockOperator derivative, FlowCycle cycle, Buffer[] residual, Buffer[] step, double enough) {
        BlockOperator preconditioner = amounts.after(cycle);
        if (cycle.narrow().isEmpty()) {
            return rounds(derivative, preconditioner, space, residual, step, enough, 1);
        }
        NarrowSpace narrow = cycle.narrow().get();
        Buffer[] r = narrow.space().vector();
        Buffer[] x = narrow.space().vector();
        double norm = narrow.take(space, residual, r);
        FlexibleGmres.Round round = rounds(
                narrow.operator(derivative, step, residual),
                preconditioner == cycle ? narrow.cycle() : narrow.preconditioner(preconditioner, residual, step),
                narrow.space(), r, x, enough / norm, norm);
        narrow.give(x, step);
        narrow.space().release(r, x);
        return new FlexibleGmres.Round(round.iterations(), norm * round.residual());
    }

    /// @param unit what a residual of length 1 is
    private FlexibleGmres.Round rounds(
            BlockOperator derivative, BlockOperator cycle, BlockSpace vectors, Buffer[] residual, Buffer[] step, double enough,
            double unit) {
        vectors.clear(step);
        // what others hold in reserve serves here, and what is held here serves others afterwards
        disc.space().trim();
        int iterations = 0;
        int length = LEAN_ITERATIONS;
        int most = LEAN_ROUNDS * LEAN_ITERATIONS;
        double before = vectors.norm(residual);
        FlexibleGmres.Round round;
        do {
            round = FlexibleGmres.lean(derivative, cycle, vectors, length)
                    .watchedBy(size -> watcher.accept(unit * size)).round(residual, step, enough, most - iterations);
            iterations += round.iterations();
            if (round.residual() > STALLED * before && length < LONGEST && hasRoom(2 * length)) {
                length *= 2;
                most = MOST_ITERATIONS;
            }
            before = round.residual();
        } while (round.residual() > enough && iterations < most);
        if (iterations > 0) {
            // rounds add up what the preconditioner makes the solution of
            Buffer[] solution = vectors.vector();
            cycle.apply(step, solution);
            vectors.copy(solution, step);
            vectors.release(solution);
            vectors.trim();
        }
        return new FlexibleGmres.Round(iterations, round.residual());
    }

    private boolean hasRoom(int vectors) {
        return vectors * space.bytes() <= ROOM * disc.backend().memory();
    }

    private boolean startDirect() {
        if (!tried) {
            tried = true;
            long memory = (long) (MEMORY * Runtime.getRuntime().maxMemory());
            Optional<DirectFlow> solver = DirectFlow.of(
                    disc.backend(), flow.operator(), List.of(space.vector(), space.vector()), memory);
            direct = solver.orElse(null);
        }
        return direct != null;
    }
}
