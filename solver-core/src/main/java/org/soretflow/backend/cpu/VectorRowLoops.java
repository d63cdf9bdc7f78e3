package org.soretflow.backend.cpu;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.soretflow.cell.Stencil;
import org.soretflow.cell.Transfer;

/// The row loops with the Vector API: the operations of [Stencil] and [Transfer] in the same order, so the same bits as the plain loops.
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

    private static DoubleVector load(double[] array, int index) {
        return DoubleVector.fromArray(SPECIES, array, index);
    }

    /// [Stencil#flux] lane by lane.
    private static DoubleVector flux(DoubleVector left, DoubleVector phiLeft, DoubleVector right, DoubleVector phiRight) {
        return left.mul(phiLeft).sub(right.mul(phiRight));
    }

    /// Stores the product of the lanes from cell i on; handing the vector over instead would cost an object each time.
    private static void storeProduct(CpuStencil s, CpuStencil.Row row, double[] x, int i, double[] y, int at) {
        int c = row.n + i;
        int f = row.f + i;
        int g = row.g + i;
        int h = row.h + i;
        DoubleVector own = load(x, c);
        DoubleVector xFlux = flux(load(s.xl, f + 1), own, load(s.xr, f + 1), load(x, c + 1))
                .sub(flux(load(s.xl, f), load(x, c - 1), load(s.xr, f), own));
        DoubleVector yFlux = flux(load(s.yl, g + s.nx), own, load(s.yr, g + s.nx), load(x, c + row.north).mul(row.hasNorth))
                .sub(flux(load(s.yl, g), load(x, c + row.south).mul(row.hasSouth), load(s.yr, g), own));
        DoubleVector zFlux = flux(load(s.zl, h + s.nxy), own, load(s.zr, h + s.nxy), load(x, c + row.top).mul(row.hasTop))
                .sub(flux(load(s.zl, h), load(x, c + row.bottom).mul(row.hasBottom), load(s.zr, h), own));
        load(s.mass, c).mul(s.factor).mul(own).add(xFlux).add(yFlux).add(zFlux).intoArray(y, at + i);
    }

    @Override
    public void products(CpuStencil s, CpuStencil.Row row, double[] x, double[] y, int at) {
        if (s.nx - 2 < LANES) {
            PLAIN.products(s, row, x, y, at);
            return;
        }
        int i = 1;
        for (; i + LANES <= s.nx - 1; i += LANES) {
            storeProduct(s, row, x, i, y, at);
        }
        if (i < s.nx - 1) {
            // flush with the end: some cells are computed twice and none by a scalar loop
            storeProduct(s, row, x, s.nx - 1 - LANES, y, at);
        }
    }

    /// The product first, then its difference from b, which the JIT vectorises by itself, while the row is in the cache.
    @Override
    public void residuals(CpuStencil s, CpuStencil.Row row, double[] x, double[] b, double[] r, int at) {
        products(s, row, x, r, at);
        for (int i = 1; i < s.nx - 1; i++) {
            r[at + i] = b[row.n + i] - r[at + i];
        }
    }

    /// All lanes are computed, every second one is stored: the cells in between are of the other colour.
    @Override
    public void relax(CpuStencil s, CpuStencil.Row row, double[] b, double[] x, int first, double relaxation) {
        if (s.nx - 2 < LANES) {
            PLAIN.relax(s, row, b, x, first, relaxation);
            return;
        }
        int i = first;
        for (; i + LANES <= s.nx - 1; i += LANES) {
            relax(s, row, b, x, i, relaxation, EVEN);
        }
        if (i < s.nx - 1) {
            // the last vector stores only the cells that are still to do
            int from = s.nx - 1 - LANES;
            long todo = -1L << (i - from);
            long parity = ((i - from) & 1) == 0 ? 0x5555555555555555L : 0xAAAAAAAAAAAAAAAAL;
            relax(s, row, b, x, from, relaxation, VectorMask.fromLong(SPECIES, todo & parity));
        }
    }

    private static void relax(
            CpuStencil s, CpuStencil.Row row, double[] b, double[] x, int i, double relaxation, VectorMask<Double> lanes) {
        int c = row.n + i;
        int f = row.f + i;
        int g = row.g + i;
        int h = row.h + i;
        DoubleVector xr = load(s.xr, f);
        DoubleVector xl = load(s.xl, f + 1);
        DoubleVector yr = load(s.yr, g);
        DoubleVector yl = load(s.yl, g + s.nx);
        DoubleVector zr = load(s.zr, h);
        DoubleVector zl = load(s.zl, h + s.nxy);
        DoubleVector alongX = load(s.xl, f).mul(load(x, c - 1)).add(load(s.xr, f + 1).mul(load(x, c + 1)));
        DoubleVector alongY = load(s.yl, g).mul(load(x, c + row.south).mul(row.hasSouth))
                .add(load(s.yr, g + s.nx).mul(load(x, c + row.north).mul(row.hasNorth)));
        DoubleVector alongZ = load(s.zl, h).mul(load(x, c + row.bottom).mul(row.hasBottom))
                .add(load(s.zr, h + s.nxy).mul(load(x, c + row.top).mul(row.hasTop)));
        DoubleVector inflow = alongX.add(alongY).add(alongZ);
        DoubleVector diagonal = load(s.mass, c).mul(s.factor).add(xr).add(xl).add(yr).add(yl).add(zr).add(zl);
        DoubleVector old = load(x, c);
        DoubleVector relaxed = old.add(load(b, c).add(inflow).div(diagonal).sub(old).mul(relaxation));
        VectorMask<Double> chosen = lanes.and(diagonal.compare(VectorOperators.GT, 0));
        relaxed.intoArray(x, c, chosen);
    }

    /// [Transfer#half] lane by lane.
    private static DoubleVector half(DoubleVector own, DoubleVector other) {
        return own.add(own.mul(other).sqrt());
    }

    @Override
    public void weigh(
            double[] out,
            double[] in,
            int inner,
            int outer,
            int next,
            boolean neighbour,
            Prolongation.Weights weights,
            int at,
            int cells) {
        int i = 0;
        for (; i + LANES <= cells; i += LANES) {
            DoubleVector fromCell = half(load(in, inner + i), load(out, inner + i));
            DoubleVector toCell = half(load(out, inner + i), load(in, inner + i));
            DoubleVector leaving = load(out, outer + i);
            DoubleVector entering = neighbour ? load(in, outer + i) : DoubleVector.zero(SPECIES);
            if (next >= 0) {
                DoubleVector nextIn = half(load(in, next + i), load(out, next + i));
                DoubleVector nextOut = half(load(out, next + i), load(in, next + i));
                DoubleVector sum = nextOut.add(entering);
                VectorMask<Double> joined = nextIn.compare(VectorOperators.GT, 0);
                VectorMask<Double> carries = sum.compare(VectorOperators.GT, 0);
                DoubleVector zero = DoubleVector.zero(SPECIES);
                leaving = leaving.blend(zero.blend(leaving.mul(nextOut).div(sum), carries), joined);
                entering = entering.blend(zero.blend(entering.mul(nextIn).div(sum), carries), joined);
            }
            VectorMask<Double> open = fromCell.compare(VectorOperators.GT, 0);
            DoubleVector sum = fromCell.add(leaving);
            DoubleVector.broadcast(SPECIES, 1).blend(toCell.div(sum), open).intoArray(weights.own, at + i);
            DoubleVector.zero(SPECIES).blend(entering.div(sum), open).intoArray(weights.other, at + i);
        }
        PLAIN.weigh(out, in, inner + i, outer + i, next < 0 ? -1 : next + i, neighbour, weights, at + i, cells - i);
    }
}
