package org.soretflow.backend.cpu;

import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.soretflow.cell.Stencil;

/// The row loops with the Vector API: the operations of [Stencil] in the same order, so the same bits as the plain loops.
///
/// A loop over the stencil is one method and calls nothing but the Vector API: the JIT never inlines large methods, and
/// small ones only until the loop has 18 000 nodes, but goes on with those of the Vector API. Without a call left in it,
/// the loop checks its ranges once, before the first step, and keeps its vectors in registers.
///
/// Loaded only where the incubating module is present.
final class VectorRowLoops implements RowLoops {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final VectorMask<Double> EVEN = alternate();
    private static final RowLoops PLAIN = new Plain();

    private static VectorMask<Double> alternate() {
        boolean[] lanes = new boolean[LANES];
        for (int lane = 0; lane < LANES; lane += 2) {
            lanes[lane] = true;
        }
        return VectorMask.fromArray(SPECIES, lanes, 0);
    }

    @Override
    public void products(CpuStencil s, CpuStencil.Row row, double[] x, double[] y, int at) {
        int last = s.nx - 1 - LANES;
        if (last < 1) {
            PLAIN.products(s, row, x, y, at);
        } else {
            productsOrResiduals(s, row, x, null, y, at);
        }
    }

    @Override
    public void residuals(CpuStencil s, CpuStencil.Row row, double[] x, double[] b, double[] r, int at) {
        int last = s.nx - 1 - LANES;
        if (last < 1) {
            PLAIN.residuals(s, row, x, b, r, at);
        } else {
            productsOrResiduals(s, row, x, b, r, at);
        }
    }

    private static void productsOrResiduals(
            CpuStencil s, CpuStencil.Row row, double[] x, double[] b, double[] out, int at) {
        int last = s.nx - 1 - LANES;
        dispatch(s, row, x, b, out, at, 1, last + 1);
        if ((s.nx - 2) % LANES > 0) {
            // flush with the end: some cells are computed twice and none by a scalar loop
            dispatch(s, row, x, b, out, at, last, last + 1);
        }
    }

    private static void dispatch(
            CpuStencil s, CpuStencil.Row row, double[] x, double[] b, double[] out, int at, int from, int to) {
        if (s.symmetric) {
            EqualWeightLoops.productsOrResiduals(s, row, x, b, out, at, from, to);
        } else {
            productsOrResiduals(s, row, x, b, out, at, from, to);
        }
    }

    /// The vectors that begin at `from` and before `to`: products where b is null, else residuals.
    private static void productsOrResiduals(
            CpuStencil s, CpuStencil.Row row, double[] x, double[] b, double[] out, int at, int from, int to) {
        int n = row.n;
        int f = row.f;
        int g = row.g;
        int h = row.h;
        DoubleVector factor = broadcast(SPECIES, s.factor);
        DoubleVector hasSouth = broadcast(SPECIES, row.hasSouth);
        DoubleVector hasNorth = broadcast(SPECIES, row.hasNorth);
        DoubleVector hasBottom = broadcast(SPECIES, row.hasBottom);
        DoubleVector hasTop = broadcast(SPECIES, row.hasTop);
        for (int i = from; i < to; i += LANES) {
            DoubleVector own = fromArray(SPECIES, x, n + i);
            DoubleVector sum = fromArray(SPECIES, s.mass, n + i).mul(factor).mul(own);
            DoubleVector below = fromArray(SPECIES, x, n - 1 + i);
            DoubleVector above = fromArray(SPECIES, x, n + 1 + i);
            sum = sum.add(fromArray(SPECIES, s.xl, f + 1 + i).mul(own)
                    .sub(fromArray(SPECIES, s.xr, f + 1 + i).mul(above))
                    .sub(fromArray(SPECIES, s.xl, f + i).mul(below).sub(fromArray(SPECIES, s.xr, f + i).mul(own))));
            below = fromArray(SPECIES, x, n + row.south + i).mul(hasSouth);
            above = fromArray(SPECIES, x, n + row.north + i).mul(hasNorth);
            sum = sum.add(fromArray(SPECIES, s.yl, g + s.nx + i).mul(own)
                    .sub(fromArray(SPECIES, s.yr, g + s.nx + i).mul(above))
                    .sub(fromArray(SPECIES, s.yl, g + i).mul(below).sub(fromArray(SPECIES, s.yr, g + i).mul(own))));
            if (!s.planar) {
                below = fromArray(SPECIES, x, n + row.bottom + i).mul(hasBottom);
                above = fromArray(SPECIES, x, n + row.top + i).mul(hasTop);
                sum = sum.add(fromArray(SPECIES, s.zl, h + s.nxy + i).mul(own)
                        .sub(fromArray(SPECIES, s.zr, h + s.nxy + i).mul(above))
                        .sub(fromArray(SPECIES, s.zl, h + i).mul(below).sub(fromArray(SPECIES, s.zr, h + i).mul(own))));
            }
            if (b != null) {
                sum = fromArray(SPECIES, b, n + i).sub(sum);
            }
            sum.intoArray(out, at + i);
        }
    }

    /// All lanes are computed, every second one is stored: the cells in between are of the other colour.
    @Override
    public void relax(CpuStencil s, CpuStencil.Row row, double[] b, double[] x, int first, double relaxation) {
        int last = s.nx - 1 - LANES;
        if (last < first) {
            PLAIN.relax(s, row, b, x, first, relaxation);
            return;
        }
        dispatch(s, row, b, x, first, last + 1, EVEN, relaxation);
        int done = first + (last - first) / LANES * LANES + LANES;
        if (done < s.nx - 1) {
            // the last vector stores only the cells that are still to do
            long todo = -1L << (done - last);
            long parity = ((done - last) & 1) == 0 ? 0x5555555555555555L : 0xAAAAAAAAAAAAAAAAL;
            dispatch(s, row, b, x, last, last + 1, VectorMask.fromLong(SPECIES, todo & parity), relaxation);
        }
    }

    private static void dispatch(
            CpuStencil s,
            CpuStencil.Row row,
            double[] b,
            double[] x,
            int from,
            int to,
            VectorMask<Double> lanes,
            double relaxation) {
        if (s.symmetric) {
            EqualWeightLoops.relax(s, row, b, x, from, to, lanes, relaxation);
        } else {
            relax(s, row, b, x, from, to, lanes, relaxation);
        }
    }

    /// The western neighbours are loaded one step ahead: a load that overlaps the stores of the step before would have to
    /// wait until they have left the processor, although it needs none of their lanes.
    private static void relax(
            CpuStencil s,
            CpuStencil.Row row,
            double[] b,
            double[] x,
            int from,
            int to,
            VectorMask<Double> lanes,
            double relaxation) {
        int n = row.n;
        int f = row.f;
        int g = row.g;
        int h = row.h;
        DoubleVector factor = broadcast(SPECIES, s.factor);
        DoubleVector hasSouth = broadcast(SPECIES, row.hasSouth);
        DoubleVector hasNorth = broadcast(SPECIES, row.hasNorth);
        DoubleVector hasBottom = broadcast(SPECIES, row.hasBottom);
        DoubleVector hasTop = broadcast(SPECIES, row.hasTop);
        DoubleVector omega = broadcast(SPECIES, relaxation);
        DoubleVector west = fromArray(SPECIES, x, n - 1 + from);
        for (int i = from; i < to; i += LANES) {
            DoubleVector old = fromArray(SPECIES, x, n + i);
            DoubleVector diagonal = fromArray(SPECIES, s.mass, n + i).mul(factor)
                    .add(fromArray(SPECIES, s.xr, f + i)).add(fromArray(SPECIES, s.xl, f + 1 + i))
                    .add(fromArray(SPECIES, s.yr, g + i)).add(fromArray(SPECIES, s.yl, g + s.nx + i));
            DoubleVector above = fromArray(SPECIES, x, n + 1 + i);
            DoubleVector inflow = fromArray(SPECIES, s.xl, f + i).mul(west)
                    .add(fromArray(SPECIES, s.xr, f + 1 + i).mul(above));
            DoubleVector below = fromArray(SPECIES, x, n + row.south + i).mul(hasSouth);
            above = fromArray(SPECIES, x, n + row.north + i).mul(hasNorth);
            inflow = inflow.add(fromArray(SPECIES, s.yl, g + i).mul(below)
                    .add(fromArray(SPECIES, s.yr, g + s.nx + i).mul(above)));
            if (!s.planar) {
                diagonal = diagonal.add(fromArray(SPECIES, s.zr, h + i)).add(fromArray(SPECIES, s.zl, h + s.nxy + i));
                below = fromArray(SPECIES, x, n + row.bottom + i).mul(hasBottom);
                above = fromArray(SPECIES, x, n + row.top + i).mul(hasTop);
                inflow = inflow.add(fromArray(SPECIES, s.zl, h + i).mul(below)
                        .add(fromArray(SPECIES, s.zr, h + s.nxy + i).mul(above)));
            }
            DoubleVector aim = fromArray(SPECIES, b, n + i).add(inflow).div(diagonal);
            DoubleVector relaxed = old.add(aim.sub(old).mul(omega));
            west = i + LANES < to ? fromArray(SPECIES, x, n - 1 + LANES + i) : west;
            relaxed.intoArray(x, n + i, lanes.and(diagonal.compare(VectorOperators.GT, 0)));
        }
    }
}
