package org.soretflow.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.soretflow.backend.Backend;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.FlowGrid;
import org.soretflow.backend.Grid;
import org.soretflow.backend.Kernels;
import org.soretflow.backend.Parameter;
import org.soretflow.backend.StencilData;
import org.soretflow.mesh.Direction;

/// Multigrid for velocity, pressure and the scalars that are coupled with them, all on the same levels.
///
/// The smoother relaxes each scalar and each component of the momentum by points or lines and then distributes: a rough
/// solution φ of the pressure equation takes the divergence out of the velocities, and the pressure changes by the
/// momentum operator applied to φ, which leaves the momentum balance as it was (Brandt and Dinar 1979; Trottenberg,
/// Oosterlee, Schüller, Multigrid (2001), ch. 8.7). Coarse momentum operators are made anew from mean
/// velocities and viscosities, coarse scalar operators from the fine faces. The coarsest level is solved by
/// an inverse of the whole coupled system.
public final class FlowMultigrid implements FlowCycle {

    /// Cells up to which a level is solved directly.
    private static final int DIRECT = 300;
    /// The same between solids in three dimensions, where coarser levels join channels that have nothing to do with each
    /// other: as many as are eliminated in the time of one or two cycles, which takes some cells times the square of
    /// the cells in a cross-section.
    private static final int DIRECT_BETWEEN_SOLIDS = 4000;
    private static final double DIRECT_WORK = 1e6;
    /// Sweeps over the pressure equation in one smoothing step.
    private static final int PRESSURE_SWEEPS = 2;
    /// The same where lines are relaxed: on stretched meshes a rough projection lets fast convection diverge.
    private static final int PRESSURE_LINE_SWEEPS = 4;
    /// The most by points on coarse levels where the pressure takes over what the fit adds ([FittedFriction]): a divergence that
    /// is left there comes back as momentum, the more the larger that is. Found by trial (iterations on the side-heated cube at
    /// Ra 10⁶ of 24³, 32³, 40³: 8 sweeps 62, 75, 49; 16: 61, 61, 41; 2, without that friction: 75, 202, 104; at Ra 10⁵ on 64³,
    /// whose large coarse level hardly needs them, 21 with 6 to 16). Rings do without both: between radii 0.5
    /// and 1.5 at Ra 10⁶ and 10⁷ on 128² 2 sweeps take 24 and 231, 16 sweeps 26 and 462.
    private static final int COARSE_PRESSURE_SWEEPS = 16;
    /// Sweeps for each time that the friction of the fit exceeds the fluid's own, beside the usual ones.
    private static final int SWEEPS_BY_FIT = 4;
    /// Cycles over the coarse levels in one over the finest, and sweeps there beyond those on the finest where the fluid carries
    /// no momentum, both where the coarse levels are small. One cycle leaves much of a coarse problem unsolved; two
    /// leave hardly more than an exact solution would. Found by trial (iterations on the side-heated cube of 64³ at
    /// Ra 10⁵, cavity of 256² at 10⁶: one cycle 41 and 27, two 22 and 16; of further cycles or sweeps three fewer at most).
    /// Where the fluid carries momentum they are spent on the pressure ([#COARSE_PRESSURE_SWEEPS]).
    private static final int COARSE_CYCLES = 2;
    private static final int COARSE_SWEEPS = 1;
    /// Share of the finest level's cells that the next may have for that: where one direction alone is halved, it costs what it
    /// saves.
    private static final double SMALL = 0.3;
    /// Factor on the resistance of the stratification: neighbours follow too, so that a cell alone sees too little. Found by
    /// trial on cavities up to Ra 10⁷ (1: 25 iterations, 4: 18, 16: 14 at Ra 10⁶ on a mesh stretched 8 times).
    private static final double RESISTANCE = 10;

    /// A scalar that the flow carries and whose weight drives the flow.
    ///
    /// @param operator its linearised equation
    /// @param field the scalar itself, by cell
    /// @param weight change of the density by the scalar [kg/m³ per unit], by cell
    /// @param capacity factor of the volume flow in its equation: ρc_p for heat, 1 for a species
    /// @param carriedFar whether it spreads more slowly than momentum by far, so that streams carry it on all levels
    public record Scalar(StencilData operator, Buffer field, Buffer weight, double capacity, boolean carriedFar) {}

    /// One level.
    private final class Level {
        final FlowOperator flow;
        final Coarsening coarsening;
        final List<Scalar> scalars;
        final Buffer viscosity;
        final Buffer[] velocities;
        final Buffer[] b;
        final Buffer[] x;
        /// A vector whose components share memory, as pressure and scalars do; on the finest level while it is worked on.
        Buffer[] work;
        final Buffer[] resistance = new Buffer[3];
        final boolean[] resists = new boolean[3];
        final Parameter drag;
        /// By scalar, how it is relaxed.
        final Coarsening[] sweeps;
        boolean carries;
        /// Null on the finest level, and until the fluid carries momentum.
        FittedFriction fit;

        Level(FlowOperator flow, Coarsening coarsening, List<Scalar> scalars, Buffer viscosity, Buffer[] velocities,
                boolean finest) {
            this.flow = flow;
            this.coarsening = coarsening;
            this.scalars = scalars;
            this.viscosity = viscosity;
            this.velocities = velocities;
            drag = backend.parameter(flow.drag());
            sweeps = new Coarsening[scalars.size()];
            b = finest ? null : blocks();
            x = finest ? null : blocks();
            work = finest ? null : scratch();
        }

        /// Blocks are worked on one after the other and may share the memory: components of one size, those of a cube all, and
        /// what is by cell.
        private Buffer[] scratch() {
            Buffer[] blocks = new Buffer[components + 1 + scalars.size()];
            for (int c = 0; c < components; c++) {
                int size = flow.grid().faces()[c].cells();
                for (int other = 0; other < c && blocks[c] == null; other++) {
                    blocks[c] = blocks[other].size() == size ? blocks[other] : null;
                }
                blocks[c] = blocks[c] == null ? backend.allocate(size) : blocks[c];
            }
            Arrays.fill(blocks, components, blocks.length, backend.allocate(flow.grid().cells().cells()));
            return blocks;
        }

        /// Makes room to work in; until [#rest] others cannot have it.
        void begin() {
            work = scratch();
        }

        void rest() {
            Arrays.stream(work).distinct().forEach(backend::free);
            work = null;
        }

        Buffer[] blocks() {
            Buffer[] own = flow.vector();
            Buffer[] all = Arrays.copyOf(own, own.length + scalars.size());
            for (int s = 0; s < scalars.size(); s++) {
                all[own.length + s] = backend.allocate(flow.grid().cells().cells());
            }
            return all;
        }
    }

    private final Backend backend;
    private double[] gravity = new double[3];
    private final List<Level> levels = new ArrayList<>();
    private final int preSweeps;
    private final int postSweeps;
    private final int components;
    private final CoarsestFlow coarsest;
    /// Whether coarse levels are solved more thoroughly than the finest.
    private final boolean thorough;
    private double density;
    private double rate;

    /// @param fine the assembled operator of the finest level
    /// @param scalars scalars on the finest level, coupled with the flow
    /// @param viscosity by cell [Pa·s]
    /// @param velocities what carries
    public FlowMultigrid(
            Backend backend, FlowOperator fine, List<Scalar> scalars, Buffer viscosity, Buffer[] velocities,
            int preSweeps, int postSweeps) {
        this.backend = backend;
        this.preSweeps = preSweeps;
        this.postSweeps = postSweeps;
        components = fine.grid().components();
        build(fine, List.copyOf(scalars), viscosity, velocities.clone());
        thorough = levels.size() > 2 && cells(1) <= SMALL * cells(0);
        Level last = levels.getLast();
        coarsest = new CoarsestFlow(backend, last.flow, last.blocks(), last.blocks());
    }

    private void build(FlowOperator fine, List<Scalar> scalars, Buffer viscosity, Buffer[] velocities) {
        FlowOperator flow = fine;
        List<Scalar> here = scalars;
        Buffer mu = viscosity;
        Buffer[] u = velocities;
        while (true) {
            Coarsening coarsening = Coarsening.ofFlow(backend, flow.pressure());
            levels.add(new Level(flow, coarsening, here, mu, u, levels.isEmpty()));
            if (isSolvedDirectly(flow) || !coarsening.any()) {
                return;
            }
            Grid coarse = coarsening.coarse(flow.grid().cells());
            FlowOperator next = flow.coarsened(coarse);
            List<Scalar> nextScalars = new ArrayList<>();
            for (Scalar scalar : here) {
                nextScalars.add(new Scalar(
                        StencilData.allocate(backend, coarse, scalar.operator.symmetric()),
                        backend.allocate(coarse.cells()), backend.allocate(coarse.cells()), scalar.capacity,
                        scalar.carriedFar));
            }
            mu = next.pressure().mass();
            u = new Buffer[components];
            for (int c = 0; c < components; c++) {
                u[c] = backend.allocate(next.grid().faces()[c].cells());
            }
            flow = next;
            here = nextScalars;
        }
    }

    private int cells(int level) {
        return levels.get(level).flow.grid().cells().cells();
    }

    private static boolean isSolvedDirectly(FlowOperator flow) {
        Grid cells = flow.grid().cells();
        int count = cells.cells();
        if (count <= DIRECT) {
            return true;
        }
        if (!flow.hasSolids() || flow.grid().components() < 3) {
            return false;
        }
        double section = count / Math.max(cells.nx(), Math.max(cells.ny(), cells.nz()));
        return count <= DIRECT_BETWEEN_SOLIDS && count * section * section <= DIRECT_WORK;
    }

    @Override
    public void transport(Buffer[] velocities) {
        for (int c = 0; c < components; c++) {
            levels.getFirst().velocities[c] = velocities[c];
        }
    }

    /// Makes the coarse levels anew; the finest is its owner's.
    @Override
    public void update(double density, double[] acceleration, double rate, FlowOperator.Carriage carriage) {
        Kernels kernels = backend.kernels();
        gravity = acceleration.clone();
        this.density = density;
        this.rate = rate;
        levels.getFirst().begin();
        levels.forEach(level -> level.carries = carriage != FlowOperator.Carriage.NONE);
        for (int level = 1; level < levels.size(); level++) {
            Level fine = levels.get(level - 1);
            Level coarse = levels.get(level);
            kernels.averagePositive(fine.flow.grid(), fine.viscosity, coarse.flow.grid(), coarse.viscosity);
            for (int c = 0; c < components; c++) {
                kernels.averageVelocity(
                        fine.flow.grid(), c, fine.velocities[c], coarse.flow.grid(), coarse.velocities[c]);
            }
            FlowOperator.Carriage below = carriage == FlowOperator.Carriage.NONE ? carriage : FlowOperator.Carriage.FITTED;
            coarse.flow.assemble(coarse.viscosity, coarse.velocities, density, rate, below);
            for (int s = 0; s < coarse.scalars.size(); s++) {
                Scalar from = fine.scalars.get(s);
                Scalar to = coarse.scalars.get(s);
                to.operator.massFactor().set(from.operator.massFactor().get());
                kernels.coarsen(from.operator, to.operator);
                kernels.averageCells(fine.flow.grid(), from.field, coarse.flow.grid(), to.field);
                kernels.averageCells(fine.flow.grid(), from.weight, coarse.flow.grid(), to.weight);
            }
        }
        levels.forEach(this::dampen);
        if (carriage != FlowOperator.Carriage.NONE) {
            levels.subList(1, Math.max(1, levels.size() - 1)).forEach(this::fit);
        }
        for (Level level : levels.subList(0, levels.size() - 1)) {
            Arrays.setAll(level.sweeps, s -> level.scalars.get(s).carriedFar
                    ? level.coarsening.withStreams(backend, level.scalars.get(s).operator) : level.coarsening);
        }
        Level last = levels.getLast();
        coarsest.update(
                (x, y) -> apply(last, x, y), last.scalars.stream().map(Scalar::operator).toArray(StencilData[]::new));
        levels.getFirst().rest();
    }

    /// Makes what the pressure takes over of the friction that the fit adds; not on rings, whose conductances have a radius.
    private void fit(Level level) {
        FlowGrid grid = level.flow.grid();
        if (!grid.axisymmetric()) {
            if (level.fit == null) {
                level.fit = new FittedFriction(backend, grid, level.flow.pressure());
            }
            level.fit.update(level.viscosity, level.velocities, density);
        }
    }

    /// Makes what the smoother adds to the diagonal along gravity: relaxing velocity and scalars one after the other would
    /// overshoot where the stratification within a cell resists more than friction does.
    private void dampen(Level level) {
        Kernels kernels = backend.kernels();
        for (int c = 0; c < components; c++) {
            level.resists[c] = false;
            for (Scalar scalar : level.scalars) {
                if (gravity[c] != 0) {
                    if (level.resistance[c] == null) {
                        level.resistance[c] = backend.allocate(level.flow.momentum(c).grid().cells());
                    } else if (!level.resists[c]) {
                        kernels.fill(level.resistance[c], 0);
                    }
                    Buffer diagonal = level.work[components];
                    kernels.diagonal(scalar.operator, diagonal);
                    kernels.addStratification(
                            level.flow.grid(), c, scalar.field, scalar.weight, diagonal, RESISTANCE * gravity[c] * scalar.capacity,
                            level.resistance[c]);
                    level.resists[c] = true;
                }
            }
        }
    }

    /// One cycle from zero, `z ≈ A⁻¹ r`.
    @Override
    public void apply(Buffer[] r, Buffer[] z) {
        for (Buffer block : z) {
            backend.kernels().fill(block, 0);
        }
        if (levels.size() == 1) {
            coarsest.solve(r, z);
        } else {
            levels.getFirst().begin();
            descend(0, r, z, true);
            levels.getFirst().rest();
        }
        for (int c = 0; c < components; c++) {
            backend.kernels().clearFixed(levels.getFirst().flow.momentum(c), z[c]);
        }
    }

    private void descend(int at, Buffer[] b, Buffer[] x, boolean fromZero) {
        Level level = levels.get(at);
        if (at == levels.size() - 1) {
            coarsest.solve(b, x);
            return;
        }
        Kernels kernels = backend.kernels();
        Level next = levels.get(at + 1);
        int more = at > 0 && thorough && !level.carries ? COARSE_SWEEPS : 0;
        for (int sweep = 0; sweep < preSweeps + more; sweep++) {
            smooth(level, b, x, true, fromZero && sweep == 0);
        }
        restrict(level, b, x, next);
        int cycles = at == 0 && thorough ? COARSE_CYCLES : 1;
        for (int cycle = 0; cycle < cycles; cycle++) {
            descend(at + 1, next.b, next.x, cycle == 0);
        }
        for (int c = 0; c < components; c++) {
            kernels.prolongateVelocity(
                    next.flow.grid(), c, next.x[c], level.flow.grid(), level.flow.sticks(), x[c]);
            kernels.clearFixed(level.flow.momentum(c), x[c]);
        }
        Grid coarse = next.flow.grid().cells();
        kernels.spreadCells(coarse, next.x[components], level.flow.grid().cells(), x[components]);
        for (int s = 0; s < level.scalars.size(); s++) {
            int block = components + 1 + s;
            kernels.prolongate(level.scalars.get(s).operator, coarse, next.x[block], x[block]);
        }
        for (int sweep = 0; sweep < postSweeps + more; sweep++) {
            smooth(level, b, x, false, false);
        }
    }

    private void restrict(Level level, Buffer[] b, Buffer[] x, Level next) {
        Kernels kernels = backend.kernels();
        Grid fine = level.flow.grid().cells();
        Grid coarse = next.flow.grid().cells();
        weigh(level, x);
        for (int c = 0; c < components; c++) {
            momentumSource(level, b, x, c, false);
            Buffer rest = backend.allocate(level.work[c].size());
            kernels.residual(level.flow.momentum(c), x[c], level.work[c], rest);
            kernels.clearFixed(level.flow.momentum(c), rest);
            kernels.restrictForce(level.flow.grid(), c, rest, next.flow.grid(), next.b[c]);
            backend.free(rest);
        }
        continuitySource(level, b, x);
        kernels.sumCells(fine, level.work[components], coarse, next.b[components]);
        for (int block = 0; block <= components; block++) {
            kernels.fill(next.x[block], 0);
        }
        for (int s = 0; s < level.scalars.size(); s++) {
            int block = components + 1 + s;
            scalarSource(level, b, x, s);
            kernels.restrictResidual(
                    level.scalars.get(s).operator, x[block], level.work[block], coarse, next.b[block], next.x[block]);
        }
    }

    /// What all scalars weigh, in the memory of continuity, whose turn is after momentum.
    private void weigh(Level level, Buffer[] x) {
        Kernels kernels = backend.kernels();
        if (Arrays.stream(gravity).allMatch(g -> g == 0)) {
            return;
        }
        Buffer density = level.work[components];
        for (int s = 0; s < level.scalars.size(); s++) {
            Buffer added = s == 0 ? density : backend.allocate(density.size());
            kernels.multiply(level.scalars.get(s).weight, x[components + 1 + s], added);
            if (s > 0) {
                kernels.combine(level.flow.one(), added, level.flow.one(), density);
                backend.free(added);
            }
        }
    }

    /// `work = b + pressure force + weight`: what drives a component, after [#weigh].
    ///
    /// @param resting whether the pressure is zero
    private void momentumSource(Level level, Buffer[] b, Buffer[] x, int c, boolean resting) {
        backend.kernels().copy(b[c], level.work[c]);
        if (!resting) {
            level.flow.open().addPressureForce(c, x[components], 1, level.work[c]);
        }
        if (!level.scalars.isEmpty()) {
            level.flow.open().addWeight(c, level.work[components], gravity[c], level.work[c]);
        }
    }

    /// `work = b − Σ A u`.
    private void continuitySource(Level level, Buffer[] b, Buffer[] x) {
        backend.kernels().copy(b[components], level.work[components]);
        level.flow.addOutflow(x, -1, level.work[components]);
    }

    /// `work = b − what changed velocities carry`.
    private void scalarSource(Level level, Buffer[] b, Buffer[] x, int s) {
        int block = components + 1 + s;
        backend.kernels().copy(b[block], level.work[block]);
        addCarried(level, level.scalars.get(s), x, -1, level.work[block]);
    }

    /// `out += factor · Σ δF φ`, the flow being that of changed velocities.
    private void addCarried(Level level, Scalar scalar, Buffer[] x, double factor, Buffer out) {
        addCarried(level, x, scalar.field, factor * scalar.capacity, out);
    }

    private void addCarried(Level level, Buffer[] velocities, Buffer phi, double factor, Buffer out) {
        Kernels kernels = backend.kernels();
        Grid cells = level.flow.grid().cells();
        for (int c = 0; c < components; c++) {
            Direction d = Direction.values()[c];
            Buffer flow = backend.allocate(cells.faces(d));
            if (velocities == level.velocities) {
                // what carries is a mean over whole faces, unlike an unknown velocity
                kernels.faceFlow(level.flow.grid(), c, velocities[c], flow);
            } else {
                level.flow.open().flow(c, velocities[c], flow);
            }
            kernels.addCarried(cells, d, level.flow.grid().widths()[c], flow, phi, factor, out);
            backend.free(flow);
        }
    }

    private void smooth(Level level, Buffer[] b, Buffer[] x, boolean forwards, boolean fromZero) {
        Kernels kernels = backend.kernels();
        for (int s = 0; s < level.scalars.size(); s++) {
            int block = components + 1 + s;
            if (fromZero) {
                kernels.copy(b[block], level.work[block]);
            } else {
                scalarSource(level, b, x, s);
            }
            relax(kernels, level.sweeps[s], level.scalars.get(s).operator, level.work[block], x[block], forwards);
        }
        weigh(level, x);
        for (int c = 0; c < components; c++) {
            momentumSource(level, b, x, c, fromZero);
            if (level.resists[c]) {
                Buffer held = backend.allocate(x[c].size());
                if (!fromZero) {
                    kernels.multiply(level.resistance[c], x[c], held);
                    kernels.combine(level.flow.one(), held, level.flow.one(), level.work[c]);
                }
                StencilData damped = level.flow.momentumWith(c, level.resistance[c], held);
                relax(kernels, level.coarsening, damped, level.work[c], x[c], forwards);
                backend.free(held);
            } else {
                relax(kernels, level.coarsening, level.flow.momentum(c), level.work[c], x[c], forwards);
            }
        }
        continuitySource(level, b, x);
        Buffer phi = backend.allocate(level.flow.grid().cells().cells());
        for (int sweep = 0; sweep < pressureSweeps(level); sweep++) {
            relax(kernels, level.coarsening, level.flow.pressure(), level.work[components], phi, sweep % 2 == 0);
        }
        for (int c = 0; c < components; c++) {
            level.flow.open().project(c, phi, x[c], level.flow.pressure());
        }
        Buffer carried = backend.allocate(phi.size());
        if (level.carries) {
            addCarried(level, level.velocities, phi, density, carried);
            if (level.fit != null) {
                level.fit.add(phi, carried);
            }
        }
        kernels.distribute(
                level.flow.grid(), level.viscosity, level.work[components], carried, density * rate, phi, x[components]);
        if (level.flow.drag() > 0) {
            // the drag of plates acts on a projection as inertia does
            kernels.multiply(level.viscosity, phi, carried);
            kernels.combine(level.drag, carried, level.flow.one(), x[components]);
        }
        backend.free(carried);
        backend.free(phi);
    }

    private int pressureSweeps(Level level) {
        if (level.coarsening.hasLines()) {
            return PRESSURE_LINE_SWEEPS;
        }
        if (!level.carries || level.fit == null) {
            return PRESSURE_SWEEPS;
        }
        return (int) Math.min(COARSE_PRESSURE_SWEEPS, PRESSURE_SWEEPS + SWEEPS_BY_FIT * Math.ceil(level.fit.share()));
    }

    /// One sweep by lines along the directions that need them, else by red-black points.
    static void relax(
            Kernels kernels, Coarsening coarsening, StencilData operator, Buffer b, Buffer x, boolean forwards) {
        boolean any = false;
        for (int m = 0; m < 3; m++) {
            int d = forwards ? m : 2 - m;
            if (coarsening.lines()[d]) {
                any = true;
                kernels.smoothLines(operator, b, x, Direction.values()[d], forwards ? 0 : 1);
                kernels.smoothLines(operator, b, x, Direction.values()[d], forwards ? 1 : 0);
            }
        }
        if (!any) {
            kernels.sweepPoints(operator, b, x, forwards ? 0 : 1, 1);
        }
    }

    /// The coupled operator of a level.
    private void apply(Level level, Buffer[] x, Buffer[] y) {
        Kernels kernels = backend.kernels();
        level.flow.apply(x, y);
        for (int s = 0; s < level.scalars.size(); s++) {
            Scalar scalar = level.scalars.get(s);
            int block = components + 1 + s;
            kernels.apply(scalar.operator, x[block], y[block]);
            addCarried(level, scalar, x, 1, y[block]);
            for (int c = 0; c < components; c++) {
                kernels.multiply(scalar.weight, x[block], level.work[components]);
                level.flow.open().addWeight(c, level.work[components], -gravity[c], y[c]);
                kernels.clearFixed(level.flow.momentum(c), y[c]);
            }
        }
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Level level : levels) {
            Grid cells = level.flow.grid().cells();
            text.append(cells.nx()).append('×').append(cells.ny()).append('×').append(cells.nz());
            for (Direction d : Direction.values()) {
                text.append(level.coarsening.lines()[d.ordinal()] ? " " + d + "-lines" : "");
            }
            text.append('\n');
        }
        return text.toString();
    }
}
