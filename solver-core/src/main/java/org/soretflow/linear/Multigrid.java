package org.soretflow.linear;

import java.util.ArrayList;
import java.util.List;
import org.soretflow.backend.Backend;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.Grid;
import org.soretflow.backend.Kernels;
import org.soretflow.backend.Parameter;
import org.soretflow.backend.Program;
import org.soretflow.backend.StencilData;
import org.soretflow.mesh.Direction;

/// Geometric multigrid for the conservative seven-point operator on rectilinear meshes with solids.
///
/// Cell-centred V-cycles: coarse operators combine faces in series and in parallel (exact for layers and for
/// exponential weights in one dimension), the prolongation solves one-dimensional balances, the restriction adds
/// residuals, so that no amount is lost. Every level halves only its strongly coupled directions and relaxes lines
/// where couplings differ from place to place ([Coarsening]). The coarsest level is solved by a dense inverse.
///
/// Sources: Trottenberg, Oosterlee, Schüller, Multigrid (2001), ch. 5 and 7; Wesseling, An Introduction to Multigrid
/// Methods (1992), ch. 5 (order of transfers: m_P + m_R > 2).
public final class Multigrid implements MultigridCycle {

    private final Backend backend;
    private final List<Level> levels = new ArrayList<>();
    private final int preSweeps;
    private final int postSweeps;
    private final CoarsestSolver coarsest;

    /// One level: its operator, what its smoother does, and the vectors of the levels below the finest.
    private record Level(StencilData operator, Coarsening coarsening, Buffer b, Buffer x) {}

    /// @param fine the operator of the finest level; [#update()] follows changes of its numbers
    /// @param preSweeps smoothing sweeps before the coarse correction
    /// @param postSweeps smoothing sweeps after it
    public Multigrid(Backend backend, StencilData fine, int preSweeps, int postSweeps) {
        this.backend = backend;
        this.preSweeps = preSweeps;
        this.postSweeps = postSweeps;
        build(fine);
        coarsest = new CoarsestSolver(backend, levels.getLast().operator);
        coarsest.update();
    }

    /// Whether a level is the coarsest one below a mesh, solved by its dense inverse.
    public static boolean solvesDirectly(Grid level, Grid finest) {
        return CoarsestSolver.solves(level, finest);
    }

    private void build(StencilData fine) {
        StencilData operator = fine;
        Buffer b = null;
        Buffer x = null;
        while (true) {
            Coarsening coarsening = Coarsening.of(backend, operator);
            levels.add(new Level(operator, coarsening, b, x));
            if (solvesDirectly(operator.grid(), fine.grid()) || !coarsening.any()) {
                return;
            }
            Grid coarse = coarsening.coarse(operator.grid());
            StencilData next = StencilData.allocate(backend, coarse, operator.symmetric());
            next.massFactor().set(operator.massFactor().get());
            backend.kernels().coarsen(operator, next);
            operator = next;
            b = backend.allocate(coarse.cells());
            x = backend.allocate(coarse.cells());
        }
    }

    @Override
    public void update() {
        for (int level = 1; level < levels.size(); level++) {
            StencilData coarse = levels.get(level).operator;
            coarse.massFactor().set(levels.getFirst().operator.massFactor().get());
            backend.kernels().coarsen(levels.get(level - 1).operator, coarse);
        }
        coarsest.update();
    }

    @Override
    public void updateMassFactor() {
        for (Level level : levels) {
            level.operator.massFactor().set(levels.getFirst().operator.massFactor().get());
        }
        coarsest.updateMassFactor();
    }

    /// Records one cycle `x ← cycle(x, b)` on the finest level.
    Program cycle(Buffer b, Buffer x) {
        return backend.record(kernels -> descend(kernels, 0, b, x));
    }

    /// One cycle from zero, `z ≈ A⁻¹ r`.
    @Override
    public void apply(Buffer r, Buffer z) {
        backend.kernels().fill(z, 0);
        backend.record(kernels -> descend(kernels, 0, r, z)).run();
    }

    private void descend(Kernels kernels, int at, Buffer b, Buffer x) {
        Level level = levels.get(at);
        if (at == levels.size() - 1) {
            coarsest.solve(kernels, b, x);
            return;
        }
        Level next = levels.get(at + 1);
        for (int sweep = 0; sweep < preSweeps; sweep++) {
            smooth(kernels, level, b, x, true);
        }
        kernels.restrictResidual(level.operator, x, b, next.operator.grid(), next.b, next.x);
        descend(kernels, at + 1, next.b, next.x);
        kernels.prolongate(level.operator, next.operator.grid(), next.x, x);
        for (int sweep = 0; sweep < postSweeps; sweep++) {
            smooth(kernels, level, b, x, false);
        }
    }

    /// One sweep: lines along each direction that needs them, else red-black points; backwards after the correction.
    private static void smooth(Kernels kernels, Level level, Buffer b, Buffer x, boolean forwards) {
        boolean[] lines = level.coarsening.lines();
        boolean any = false;
        for (int m = 0; m < 3; m++) {
            int d = forwards ? m : 2 - m;
            if (lines[d]) {
                any = true;
                kernels.smoothLines(level.operator, b, x, Direction.values()[d], forwards ? 0 : 1);
                kernels.smoothLines(level.operator, b, x, Direction.values()[d], forwards ? 1 : 0);
            }
        }
        if (!any) {
            kernels.sweepPoints(level.operator, b, x, forwards ? 0 : 1, relaxation(level.coarsening));
        }
    }

    /// Slight over-relaxation pays when three directions are halved (Yavneh 1996: 1.15 for the cube).
    private static double relaxation(Coarsening coarsening) {
        boolean[] halved = coarsening.halved();
        return halved[0] && halved[1] && halved[2] ? 1.15 : 1;
    }

    /// Fine-grid sweeps that one cycle costs: smoothing and the residual of the restriction, on every level by its size.
    @Override
    public double sweeps() {
        double sum = 0;
        for (Level level : levels.subList(0, levels.size() - 1)) {
            int lines = 0;
            for (boolean line : level.coarsening.lines()) {
                lines += line ? 1 : 0;
            }
            double share = (double) level.operator.grid().cells() / levels.getFirst().operator.grid().cells();
            sum += share * ((preSweeps + postSweeps) * Math.max(lines, 1) + 1);
        }
        return sum;
    }

    /// Gives the memory of the coarse levels back.
    @Override
    public void free() {
        for (Level level : levels.subList(1, levels.size())) {
            level.operator.free(backend);
            backend.free(level.b);
            backend.free(level.x);
        }
        coarsest.free();
    }

    /// Number of levels.
    public int levels() {
        return levels.size();
    }

    /// Bytes of the coarse levels.
    public long bytes() {
        long bytes = coarsest.bytes();
        for (int level = 1; level < levels.size(); level++) {
            bytes += levels.get(level).operator.bytes() + 16L * levels.get(level).operator.grid().cells();
        }
        return bytes;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Level level : levels) {
            Grid grid = level.operator.grid();
            text.append(grid.nx()).append('×').append(grid.ny()).append('×').append(grid.nz());
            for (Direction d : Direction.values()) {
                text.append(level.coarsening.lines()[d.ordinal()] ? " " + d + "-lines" : "");
            }
            text.append('\n');
        }
        return text.toString();
    }
}
