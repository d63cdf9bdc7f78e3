package org.soretflow.backend.cpu;

import org.soretflow.backend.Grid;
import org.soretflow.cell.Drift;
import org.soretflow.mesh.Direction;

/// Exponential weights of stretches of faces, in lines with one index for all, whose loops the compiler vectorises; closed
/// faces and large exponents, which are few, are mended after. With the memory of a thread.
final class ExponentialFit implements StaggeredRows.Row {

    private final Grid grid;
    private final Direction d;
    private final double[] potential;
    private final double[] flow;
    private final double[] left;
    private final double[] right;

    private final double[] before;
    private final double[] behind;
    private final double[] carried;
    private final double[] conductance;
    private final double[] exponent;
    private final double[] bernoulli;

    /// @param flow volume flows, null for none
    /// @param left conductances, which become weights
    /// @param right modified
    ExponentialFit(Grid grid, Direction d, double[] potential, double[] flow, double[] left, double[] right) {
        this.grid = grid;
        this.d = d;
        this.potential = potential;
        this.flow = flow;
        this.left = left;
        this.right = right;
        before = new double[grid.nx()];
        behind = new double[grid.nx()];
        carried = new double[grid.nx()];
        conductance = new double[grid.nx()];
        exponent = new double[grid.nx()];
        bernoulli = new double[grid.nx()];
    }

    @Override
    public void at(int from, int to, int j, int k, int leftCell, int rightCell) {
        int count = to - from;
        int face = grid.face(d, from, j, k);
        System.arraycopy(potential, leftCell + from, before, 0, count);
        System.arraycopy(potential, rightCell + from, behind, 0, count);
        System.arraycopy(left, face, conductance, 0, count);
        if (flow != null) {
            System.arraycopy(flow, face, carried, 0, count);
        }
        fit(count);
        mend(count);
        weigh(count);
        System.arraycopy(before, 0, left, face, count);
        System.arraycopy(behind, 0, right, face, count);
    }

    private void fit(int count) {
        for (int i = 0; i < count; i++) {
            double z = Drift.openExponent(before[i], behind[i], carried[i], conductance[i]);
            exponent[i] = z;
            bernoulli[i] = Drift.smallBernoulli(Math.abs(z));
        }
    }

    private void mend(int count) {
        for (int i = 0; i < count; i++) {
            if (!(conductance[i] > 0)) {
                exponent[i] = 0;
                bernoulli[i] = Drift.bernoulli(0);
            } else if (!(Math.abs(exponent[i]) < 1)) {
                bernoulli[i] = Drift.bernoulli(Math.abs(exponent[i]));
            }
        }
    }

    /// The weights in the place of the potentials.
    private void weigh(int count) {
        for (int i = 0; i < count; i++) {
            before[i] = Drift.weight(conductance[i], bernoulli[i], exponent[i]);
            behind[i] = Drift.weight(conductance[i], bernoulli[i], -exponent[i]);
        }
    }
}
