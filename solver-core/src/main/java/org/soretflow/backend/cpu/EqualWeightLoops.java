package org.soretflow.backend.cpu;

import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The loops of [VectorRowLoops] for equal weights on both sides of a face, each of which is loaded once.
///
/// They are loops of their own because a choice inside the loop would cost the other operators a third of their speed.
final class EqualWeightLoops {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private EqualWeightLoops() {}

    /// The vectors that begin at `from` and before `to`: products where b is null, else residuals.
    static void productsOrResiduals(
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
            DoubleVector low = fromArray(SPECIES, s.xl, f + i);
            DoubleVector high = fromArray(SPECIES, s.xl, f + 1 + i);
            DoubleVector below = fromArray(SPECIES, x, n - 1 + i);
            DoubleVector above = fromArray(SPECIES, x, n + 1 + i);
            sum = sum.add(high.mul(own).sub(high.mul(above)).sub(low.mul(below).sub(low.mul(own))));
            low = fromArray(SPECIES, s.yl, g + i);
            high = fromArray(SPECIES, s.yl, g + s.nx + i);
            below = fromArray(SPECIES, x, n + row.south + i).mul(hasSouth);
            above = fromArray(SPECIES, x, n + row.north + i).mul(hasNorth);
            sum = sum.add(high.mul(own).sub(high.mul(above)).sub(low.mul(below).sub(low.mul(own))));
            if (!s.planar) {
                low = fromArray(SPECIES, s.zl, h + i);
                high = fromArray(SPECIES, s.zl, h + s.nxy + i);
                below = fromArray(SPECIES, x, n + row.bottom + i).mul(hasBottom);
                above = fromArray(SPECIES, x, n + row.top + i).mul(hasTop);
                sum = sum.add(high.mul(own).sub(high.mul(above)).sub(low.mul(below).sub(low.mul(own))));
            }
            if (b != null) {
                sum = fromArray(SPECIES, b, n + i).sub(sum);
            }
            sum.intoArray(out, at + i);
        }
    }

    /// The vectors that begin at `from` and before `to`; the western neighbours are loaded one step ahead.
    static void relax(
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
            DoubleVector low = fromArray(SPECIES, s.xl, f + i);
            DoubleVector high = fromArray(SPECIES, s.xl, f + 1 + i);
            DoubleVector diagonal = fromArray(SPECIES, s.mass, n + i).mul(factor).add(low).add(high);
            DoubleVector inflow = low.mul(west).add(high.mul(fromArray(SPECIES, x, n + 1 + i)));
            low = fromArray(SPECIES, s.yl, g + i);
            high = fromArray(SPECIES, s.yl, g + s.nx + i);
            DoubleVector below = fromArray(SPECIES, x, n + row.south + i).mul(hasSouth);
            DoubleVector above = fromArray(SPECIES, x, n + row.north + i).mul(hasNorth);
            diagonal = diagonal.add(low).add(high);
            inflow = inflow.add(low.mul(below).add(high.mul(above)));
            if (!s.planar) {
                low = fromArray(SPECIES, s.zl, h + i);
                high = fromArray(SPECIES, s.zl, h + s.nxy + i);
                below = fromArray(SPECIES, x, n + row.bottom + i).mul(hasBottom);
                above = fromArray(SPECIES, x, n + row.top + i).mul(hasTop);
                diagonal = diagonal.add(low).add(high);
                inflow = inflow.add(low.mul(below).add(high.mul(above)));
            }
            DoubleVector aim = fromArray(SPECIES, b, n + i).add(inflow).div(diagonal);
            DoubleVector relaxed = old.add(aim.sub(old).mul(omega));
            west = i + LANES < to ? fromArray(SPECIES, x, n - 1 + LANES + i) : west;
            relaxed.intoArray(x, n + i, lanes.and(diagonal.compare(VectorOperators.GT, 0)));
        }
    }
}
