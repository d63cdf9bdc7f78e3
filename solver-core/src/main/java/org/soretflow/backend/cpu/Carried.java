package org.soretflow.backend.cpu;

import java.util.Arrays;
import org.soretflow.backend.Grid;
import org.soretflow.cell.Momentum;
import org.soretflow.mesh.Direction;

/// What a flow carries through the faces of cells normal to a direction, row by row in lines with one index for all, with
/// the memory of a thread; see [RowLines].
final class Carried {

    private final Grid grid;
    private final Direction d;
    private final double[] widths;
    private final double[] flow;
    private final double[] phi;
    private final double factor;

    /// Widths of the cells below, of the cells themselves and of those above: along x by cell, else by row.
    private final double[] lower;
    private final double[] own;
    private final double[] upper;
    private final double[] below;
    private final double[] centre;
    private final double[] above;
    private final double[] flowIn;
    private final double[] flowOut;
    private final double[] sum;

    Carried(Grid grid, Direction d, double[] widths, double[] flow, double[] phi, double factor) {
        this.grid = grid;
        this.d = d;
        this.widths = widths;
        this.flow = flow;
        this.phi = phi;
        this.factor = factor;
        int nx = grid.nx();
        lower = new double[nx];
        own = new double[nx];
        upper = new double[nx];
        below = new double[nx];
        centre = new double[nx];
        above = new double[nx];
        flowIn = new double[nx];
        flowOut = new double[nx];
        sum = new double[nx];
        if (d == Direction.X) {
            System.arraycopy(widths, 0, own, 0, nx);
            around(own, lower, upper);
        }
    }

    /// The neighbours of values along a row, those of the ends around the period.
    private void around(double[] values, double[] before, double[] behind) {
        int last = values.length - 1;
        System.arraycopy(values, 0, before, 1, last);
        System.arraycopy(values, 1, behind, 0, last);
        before[0] = values[last];
        behind[last] = values[0];
    }

    /// Adds to a row of `out`.
    void addRow(int row, double[] out) {
        int nx = grid.nx();
        int cell = nx * row;
        int face = grid.face(d, 0, row % grid.ny(), row / grid.ny());
        System.arraycopy(phi, cell, centre, 0, nx);
        if (d == Direction.X) {
            around(centre, below, above);
        } else {
            loadAcross(d == Direction.Y ? row % grid.ny() : row / grid.ny(), cell);
        }
        System.arraycopy(flow, face, flowIn, 0, nx);
        System.arraycopy(flow, face + grid.stride(d), flowOut, 0, nx);
        System.arraycopy(out, cell, sum, 0, nx);
        add();
        if (d == Direction.X && !grid.periodicX()) {
            sum[0] = out[cell] + atEnd(0);
            sum[nx - 1] = out[cell + nx - 1] + atEnd(nx - 1);
        }
        System.arraycopy(sum, 0, out, cell, nx);
    }

    private void loadAcross(int place, int cell) {
        int nx = grid.nx();
        int count = grid.count(d);
        boolean periodic = grid.periodic(d);
        System.arraycopy(phi, cell + CpuStencil.below(place, count, periodic, grid.stride(d)), below, 0, nx);
        System.arraycopy(phi, cell + CpuStencil.above(place, count, periodic, grid.stride(d)), above, 0, nx);
        Arrays.fill(own, widths[place]);
        Arrays.fill(lower, widths[place > 0 ? place - 1 : periodic ? count - 1 : 0]);
        Arrays.fill(upper, widths[place < count - 1 ? place + 1 : periodic ? 0 : place]);
    }

    private void add() {
        for (int i = 0; i < sum.length; i++) {
            double out = Momentum.interpolated(centre[i], own[i], above[i], upper[i]);
            double in = Momentum.interpolated(below[i], lower[i], centre[i], own[i]);
            sum[i] += factor * (flowOut[i] * out - flowIn[i] * in);
        }
    }

    /// A cell at an end of a row that is closed: the value at the boundary is the cell's own.
    private double atEnd(int i) {
        double out = i < sum.length - 1 ? Momentum.interpolated(centre[i], own[i], above[i], upper[i]) : centre[i];
        double in = i > 0 ? Momentum.interpolated(below[i], lower[i], centre[i], own[i]) : centre[i];
        return factor * (flowOut[i] * out - flowIn[i] * in);
    }
}
