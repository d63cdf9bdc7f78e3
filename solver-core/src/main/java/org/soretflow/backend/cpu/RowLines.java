package org.soretflow.backend.cpu;

import org.soretflow.cell.Stencil;

/// Balances of the cells of a row in plain Java, with the memory of a thread: what they are made of is brought into lines
/// with one index for all, as otherwise the compiler would not vectorise the loops. It cannot tell that the arrays of cells
/// and faces, which are read at different places, are others than the one that is written.
final class RowLines {

    private final CpuStencil s;
    private final double[] sum;
    private final double[] own;
    private final double[] below;
    private final double[] above;
    private final double[] lowLeft;
    private final double[] lowRight;
    private final double[] highLeft;
    private final double[] highRight;

    RowLines(CpuStencil s) {
        this.s = s;
        sum = new double[s.nx];
        own = new double[s.nx];
        below = new double[s.nx];
        above = new double[s.nx];
        lowLeft = new double[s.nx];
        lowRight = s.symmetric ? lowLeft : new double[s.nx];
        highLeft = new double[s.nx];
        highRight = s.symmetric ? highLeft : new double[s.nx];
    }

    /// `y = A x` along a row, y from index `at`.
    void products(CpuStencil.Row row, double[] x, double[] y, int at) {
        balance(row, x);
        System.arraycopy(sum, 0, y, at, s.nx);
    }

    /// `r = b − A x` along a row, r from index `at`.
    void residuals(CpuStencil.Row row, double[] x, double[] b, double[] r, int at) {
        balance(row, x);
        System.arraycopy(b, row.n, own, 0, s.nx);
        for (int i = 0; i < sum.length; i++) {
            sum[i] = own[i] - sum[i];
        }
        System.arraycopy(sum, 0, r, at, s.nx);
    }

    private void balance(CpuStencil.Row row, double[] x) {
        int last = s.nx - 1;
        System.arraycopy(x, row.n, own, 0, s.nx);
        System.arraycopy(s.mass, row.n, below, 0, s.nx);
        store(s.factor);
        System.arraycopy(own, 0, below, 1, last);
        System.arraycopy(own, 1, above, 0, last);
        below[0] = row.west(x, 0);
        above[last] = row.east(x, last);
        addFluxes(s.xl, s.xr, row.f, 1, 1, 1);
        System.arraycopy(x, row.n + row.south, below, 0, s.nx);
        System.arraycopy(x, row.n + row.north, above, 0, s.nx);
        addFluxes(s.yl, s.yr, row.g, s.nx, row.hasSouth, row.hasNorth);
        if (!s.planar) {
            System.arraycopy(x, row.n + row.bottom, below, 0, s.nx);
            System.arraycopy(x, row.n + row.top, above, 0, s.nx);
            addFluxes(s.zl, s.zr, row.h, s.nxy, row.hasBottom, row.hasTop);
        }
    }

    /// The part of the masses, which stand in the line of the neighbours below.
    private void store(double factor) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] = factor * below[i] * own[i];
        }
    }

    /// What flows out through the faces normal to a direction.
    ///
    /// @param face number of the face below the first cell, `up` from there to the one above it
    private void addFluxes(double[] left, double[] right, int face, int up, double hasBelow, double hasAbove) {
        System.arraycopy(left, face, lowLeft, 0, s.nx);
        System.arraycopy(left, face + up, highLeft, 0, s.nx);
        if (left != right) {
            System.arraycopy(right, face, lowRight, 0, s.nx);
            System.arraycopy(right, face + up, highRight, 0, s.nx);
        }
        addFluxes(hasBelow, hasAbove);
    }

    private void addFluxes(double hasBelow, double hasAbove) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += Stencil.flux(highLeft[i], own[i], highRight[i], hasAbove * above[i])
                    - Stencil.flux(lowLeft[i], hasBelow * below[i], lowRight[i], own[i]);
        }
    }
}
