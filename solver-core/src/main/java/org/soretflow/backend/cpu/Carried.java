package org.soretflow.backend.cpu;

import org.soretflow.backend.Grid;
import org.soretflow.cell.Momentum;
import org.soretflow.mesh.Direction;

/// What a flow carries through the faces of cells normal to a direction, row by row in lines with one index for all, with
/// the memory of a thread; see [RowLines]. What passes a face is made once where the cells on both sides come one after the
/// other.
final class Carried {

    private final Grid grid;
    private final Direction d;
    private final double[] widths;
    private final double[] flow;
    private final double[] phi;
    private final double factor;

    /// What passes the faces below and above the cells of a row.
    private double[] lower;
    private double[] upper;
    /// Number of the face above the first cell of the row before.
    private int faceAbove = -1;
    private final double[] before;
    private final double[] behind;
    private final double[] sum;
    /// Of a row along x: what passes its faces, and the widths of the cells on both sides of each.
    private final double[] through;
    private final double[] widthsBefore;
    private final double[] widthsBehind;

    Carried(Grid grid, Direction d, double[] widths, double[] flow, double[] phi, double factor) {
        this.grid = grid;
        this.d = d;
        this.widths = widths;
        this.flow = flow;
        this.phi = phi;
        this.factor = factor;
        int nx = grid.nx();
        int faces = d == Direction.X ? nx + 1 : nx;
        lower = new double[nx];
        upper = new double[nx];
        sum = new double[nx];
        before = new double[faces];
        behind = new double[faces];
        boolean alongX = d == Direction.X;
        through = alongX ? new double[faces] : null;
        widthsBefore = alongX ? new double[faces] : null;
        widthsBehind = alongX ? new double[faces] : null;
        if (alongX) {
            aroundFaces(widths, 0, widthsBefore, widthsBehind);
        }
    }

    /// The values of cells on both sides of the faces of a row, those of the ends around the period.
    private static void aroundFaces(double[] values, int first, double[] before, double[] behind) {
        int nx = before.length - 1;
        System.arraycopy(values, first, before, 1, nx);
        System.arraycopy(values, first, behind, 0, nx);
        before[0] = values[first + nx - 1];
        behind[nx] = values[first];
    }

    /// Adds to a row of `out`.
    void addRow(int row, double[] out) {
        int nx = grid.nx();
        int cell = nx * row;
        int face = grid.face(d, 0, row % grid.ny(), row / grid.ny());
        if (d == Direction.X) {
            passAlong(cell, face);
        } else {
            passAcross(d == Direction.Y ? row % grid.ny() : row / grid.ny(), cell, face);
        }
        System.arraycopy(out, cell, sum, 0, nx);
        add();
        System.arraycopy(sum, 0, out, cell, nx);
    }

    private void passAlong(int cell, int face) {
        int nx = grid.nx();
        aroundFaces(phi, cell, before, behind);
        System.arraycopy(flow, face, through, 0, nx + 1);
        pass();
        if (!grid.periodicX()) {
            // the value at a boundary is the cell's own
            through[0] = flow[face] * phi[cell];
            through[nx] = flow[face + nx] * phi[cell + nx - 1];
        }
        System.arraycopy(through, 0, lower, 0, nx);
        System.arraycopy(through, 1, upper, 0, nx);
    }

    private void pass() {
        for (int i = 0; i < through.length; i++) {
            through[i] *= Momentum.interpolated(before[i], widthsBefore[i], behind[i], widthsBehind[i]);
        }
    }

    private void passAcross(int place, int cell, int face) {
        int count = grid.count(d);
        int stride = grid.stride(d);
        boolean periodic = grid.periodic(d);
        double own = widths[place];
        double[] spent = lower;
        lower = upper;
        upper = spent;
        if (face != faceAbove) {
            int below = cell + CpuStencil.below(place, count, periodic, stride);
            pass(face, below, widths[place > 0 ? place - 1 : periodic ? count - 1 : 0], cell, own, lower);
        }
        faceAbove = face + stride;
        int above = cell + CpuStencil.above(place, count, periodic, stride);
        pass(faceAbove, cell, own, above, widths[place < count - 1 ? place + 1 : periodic ? 0 : place], upper);
    }

    private void pass(int face, int first, double widthBefore, int second, double widthBehind, double[] line) {
        System.arraycopy(phi, first, before, 0, line.length);
        System.arraycopy(phi, second, behind, 0, line.length);
        System.arraycopy(flow, face, line, 0, line.length);
        for (int i = 0; i < line.length; i++) {
            line[i] *= Momentum.interpolated(before[i], widthBefore, behind[i], widthBehind);
        }
    }

    private void add() {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * (upper[i] - lower[i]);
        }
    }
}
