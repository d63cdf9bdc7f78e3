package org.soretflow.backend.cpu;

import static org.soretflow.backend.cpu.CpuBuffer.of;

import java.util.Arrays;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.Curve;
import org.soretflow.backend.Grid;
import org.soretflow.backend.Kernels;
import org.soretflow.backend.Parameter;
import org.soretflow.backend.StencilData;
import org.soretflow.cell.Scalars;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;

/// All kernels on the CPU, run at once.
final class CpuKernels extends CpuFlowKernels implements Kernels {

    CpuKernels(Threads threads) {
        super(threads);
    }

    @Override
    public void apply(StencilData operator, Buffer x, Buffer y) {
        CpuStencil s = new CpuStencil(operator);
        double[] from = of(x);
        double[] into = of(y);
        threads.run(s.rows(), s.grid.cells(), (first, end) -> {
            RowLines lines = s.lines();
            for (int row = first; row < end; row++) {
                s.new Row(row).products(lines, from, into, s.nx * row);
            }
        });
    }

    @Override
    public void diagonal(StencilData operator, Buffer d) {
        CpuStencil s = new CpuStencil(operator);
        double[] into = of(d);
        threads.run(s.rows(), s.grid.cells(), (first, end) -> {
            for (int row = first; row < end; row++) {
                CpuStencil.Row place = s.new Row(row);
                for (int i = 0; i < s.nx; i++) {
                    into[s.nx * row + i] = place.diagonal(i);
                }
            }
        });
    }

    @Override
    public void couplings(StencilData operator, double ratio, Buffer statistics) {
        Couplings.collect(new CpuStencil(operator), ratio, of(statistics));
    }

    @Override
    public void residual(StencilData operator, Buffer x, Buffer b, Buffer r) {
        CpuStencil s = new CpuStencil(operator);
        double[] at = of(x);
        double[] source = of(b);
        double[] into = of(r);
        threads.run(s.rows(), s.grid.cells(), (first, end) -> {
            RowLines lines = s.lines();
            for (int row = first; row < end; row++) {
                s.new Row(row).residuals(lines, at, source, into, s.nx * row);
            }
        });
    }

    @Override
    public void smoothPoints(StencilData operator, Buffer b, Buffer x, int colour, double relaxation) {
        new PointSweep(new CpuStencil(operator), of(b), of(x), colour, relaxation).half(threads, colour);
    }

    @Override
    public void sweepPoints(StencilData operator, Buffer b, Buffer x, int firstColour, double relaxation) {
        new PointSweep(new CpuStencil(operator), of(b), of(x), firstColour, relaxation).run(threads);
    }

    @Override
    public void smoothLines(StencilData operator, Buffer b, Buffer x, Direction direction, int colour) {
        LineSmoother.smooth(threads, new CpuStencil(operator), of(b), of(x), direction, colour);
    }

    @Override
    public void restrictResidual(
            StencilData operator, Buffer x, Buffer b, Grid coarse, Buffer coarseB, Buffer coarseX) {
        CpuTransfer.restrictResidual(threads, new CpuStencil(operator), of(x), of(b), coarse, of(coarseB));
        CpuBuffer.clear(of(coarseX));
    }

    @Override
    public void prolongate(StencilData operator, Grid coarse, Buffer coarseX, Buffer x) {
        new Prolongation(new CpuStencil(operator), coarse).addTo(threads, of(coarseX), of(x));
    }

    @Override
    public void coarsen(StencilData fine, StencilData coarse) {
        CpuTransfer.coarsenMass(threads, new CpuStencil(fine), coarse.grid(), of(coarse.mass()));
        for (Direction d : Direction.values()) {
            int at = d.ordinal();
            CoarseFaces.coarsen(
                    threads, fine.grid(), d, of(fine.left()[at]), of(fine.right()[at]),
                    coarse.grid(), of(coarse.left()[at]), of(coarse.right()[at]));
        }
    }

    @Override
    public void multiplyDense(Buffer matrix, Buffer b, Buffer x) {
        DenseProduct.multiply(of(matrix), of(b), of(x));
    }

    @Override
    public void multiplyRuns(Buffer rows, Buffer runs, Buffer values, int first, int count, Buffer y) {
        SparseRuns.multiply(of(rows), of(runs), of(values), first, count, of(y));
    }

    @Override
    public void fill(Buffer x, double value) {
        if (value == 0) {
            CpuBuffer.clear(of(x));
        } else {
            Arrays.fill(of(x), value);
        }
    }

    @Override
    public void copy(Buffer x, Buffer y) {
        System.arraycopy(of(x), 0, of(y), 0, x.size());
    }

    @Override
    public void copyPart(Buffer x, int from, Buffer y, int to, int count) {
        System.arraycopy(of(x), from, of(y), to, count);
    }

    @Override
    public void combine(Parameter alpha, Buffer x, Parameter beta, Buffer y) {
        double a = alpha.get();
        double b = beta.get();
        double[] from = of(x);
        double[] into = of(y);
        threads.run(x.size(), x.size(), (first, end) -> {
            for (int n = first; n < end; n++) {
                into[n] = a * from[n] + b * into[n];
            }
        });
    }

    @Override
    public void triad(Buffer x, Parameter alpha, Buffer y, Buffer target) {
        double a = alpha.get();
        double[] first = of(x);
        double[] second = of(y);
        double[] into = of(target);
        threads.run(x.size(), x.size(), (from, to) -> {
            for (int n = from; n < to; n++) {
                into[n] = first[n] + a * second[n];
            }
        });
    }

    @Override
    public void multiply(Buffer x, Buffer y, Buffer z) {
        double[] left = of(x);
        double[] right = of(y);
        double[] into = of(z);
        threads.run(x.size(), x.size(), (first, end) -> {
            for (int n = first; n < end; n++) {
                into[n] = left[n] * right[n];
            }
        });
    }

    @Override
    public void dot(Buffer x, Buffer y, Parameter result) {
        result.set(CpuVectors.dot(threads, of(x), of(y), x.size()));
    }

    @Override
    public void maximum(Buffer x, Parameter result) {
        result.set(CpuVectors.maximum(threads, of(x), x.size()));
    }

    @Override
    public void minimum(Buffer x, Parameter result) {
        result.set(CpuVectors.minimum(threads, of(x), x.size()));
    }

    @Override
    public void quotient(double factor, Parameter a, Parameter b, double least, Parameter result) {
        result.set(Scalars.quotient(factor, a.get(), b.get(), least));
    }

    @Override
    public void product(double factor, Parameter a, Parameter b, Parameter result) {
        result.set(Scalars.product(factor, a.get(), b.get()));
    }

    @Override
    public void weightedSum(double alpha, Parameter x, double beta, Parameter y, Parameter result) {
        result.set(Scalars.weightedSum(alpha, x.get(), beta, y.get()));
    }

    @Override
    public void root(Parameter x, Parameter result) {
        result.set(Math.sqrt(x.get()));
    }

    @Override
    public void clamp(Buffer x, double low, double high) {
        double[] values = of(x);
        threads.run(x.size(), x.size(), (first, end) -> {
            for (int n = first; n < end; n++) {
                values[n] = Math.min(Math.max(values[n], low), high);
            }
        });
    }

    @Override
    public void evaluate(Curve[] laws, Buffer zones, Buffer temperature, Buffer out) {
        CpuTransport.evaluate(threads, laws, zones == null ? null : of(zones), of(temperature), of(out));
    }

    @Override
    public void conductances(Grid grid, Direction direction, Buffer[] widths, Buffer conductivity, Buffer faces) {
        CpuTransport.conductances(
                threads, grid, direction, of(widths[0]), of(widths[1]), of(widths[2]), of(conductivity), of(faces));
    }

    @Override
    public void fitExponentially(
            Grid grid, Direction direction, Buffer potential, Buffer flow, Buffer left, Buffer right) {
        double[] volumeFlow = flow == null ? null : of(flow);
        CpuTransport.fitExponentially(threads, grid, direction, of(potential), volumeFlow, of(left), of(right));
    }

    @Override
    public void addFlow(
            Grid grid, Direction direction, Buffer[] widths, Buffer flow, double blend, Buffer left, Buffer right) {
        double[] along = of(widths[direction.ordinal()]);
        CpuTransport.addFlow(threads, grid, direction, along, of(flow), blend, of(left), of(right));
    }

    @Override
    public void limitedFluxes(Grid grid, Direction direction, Buffer[] widths, Buffer flow, Buffer phi, Buffer fluxes) {
        double[] along = of(widths[direction.ordinal()]);
        CpuTransport.limitedFluxes(threads, grid, direction, along, of(flow), of(phi), of(fluxes));
    }

    @Override
    public void saturate(Grid grid, Direction direction, Buffer fraction, Buffer left, Buffer right, Buffer excess) {
        CpuTransport.saturate(threads, grid, direction, of(fraction), of(left), of(right), of(excess));
    }

    @Override
    public void addDivergence(Grid grid, Direction direction, Buffer fluxes, double factor, Buffer source) {
        CpuTransport.addDivergence(threads, grid, direction, of(fluxes), factor, of(source));
    }

    @Override
    public void gatherSide(Grid grid, Side side, Buffer cells, Buffer out) {
        double[] from = of(cells);
        double[] into = of(out);
        SideIndex.forFaces(grid, side, (f, cell, face) -> into[f] = from[cell]);
    }

    @Override
    public void setSide(Grid grid, Side side, Buffer values, Buffer faces) {
        double[] from = of(values);
        double[] into = of(faces);
        SideIndex.forFaces(grid, side, (f, cell, face) -> into[face] = from[f]);
    }

    @Override
    public void addSide(Grid grid, Side side, Buffer values, Buffer cells) {
        double[] from = of(values);
        double[] into = of(cells);
        SideIndex.forFaces(grid, side, (f, cell, face) -> into[cell] += from[f]);
    }
}
