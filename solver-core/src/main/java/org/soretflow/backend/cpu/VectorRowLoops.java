package org.soretflow.backend.cpu;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.soretflow.cell.Stencil;

/// The row loops with the Vector API: the operations of [Stencil] in the same order, so the same bits as the plain loops.
///
/// Loaded only where the incubating module is present.
final class VectorRowLoops implements RowLoops {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final VectorMask<Double> EVEN = alternate();

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

    private static DoubleVector product(CpuStencil s, CpuStencil.Row row, double[] x, int i) {
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
        return load(s.mass, c).mul(s.factor).mul(own).add(xFlux).add(yFlux).add(zFlux);
    }

    @Override
    public void products(CpuStencil s, CpuStencil.Row row, double[] x, double[] y, int at) {
        int i = 1;
        for (; i + LANES <= s.nx - 1; i += LANES) {
            product(s, row, x, i).intoArray(y, at + i);
        }
        for (; i < s.nx - 1; i++) {
            y[at + i] = row.product(x, i, x[row.n + i - 1], x[row.n + i + 1]);
        }
    }

    @Override
    public void residuals(CpuStencil s, CpuStencil.Row row, double[] x, double[] b, double[] r, int at) {
        int i = 1;
        for (; i + LANES <= s.nx - 1; i += LANES) {
            load(b, row.n + i).sub(product(s, row, x, i)).intoArray(r, at + i);
        }
        for (; i < s.nx - 1; i++) {
            r[at + i] = b[row.n + i] - row.product(x, i, x[row.n + i - 1], x[row.n + i + 1]);
        }
    }

    /// All lanes are computed, every second one is stored: the cells in between are of the other colour.
    @Override
    public void relax(CpuStencil s, CpuStencil.Row row, double[] b, double[] x, int first, double relaxation) {
        int i = first;
        for (; i + LANES <= s.nx - 1; i += LANES) {
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
            VectorMask<Double> chosen = EVEN.and(diagonal.compare(VectorOperators.GT, 0));
            relaxed.intoArray(x, c, chosen);
        }
        for (; i < s.nx - 1; i += 2) {
            int c = row.n + i;
            double inflow = row.inflow(x, i, x[c - 1], x[c + 1]);
            x[c] = Stencil.relaxed(b[c], inflow, row.diagonal(i), x[c], relaxation);
        }
    }
}
