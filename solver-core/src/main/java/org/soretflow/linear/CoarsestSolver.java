package org.soretflow.linear;

import org.soretflow.backend.Backend;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.Grid;
import org.soretflow.backend.Kernels;
import org.soretflow.backend.StencilData;
import org.soretflow.mesh.Direction;

/// Dense inverse of a small operator, made on the host and applied on the device by one product.
final class CoarsestSolver {

    /// Cells up to which a level is always solved by its inverse.
    private static final int FEW = 100;
    /// Cells up to which one is below a large mesh.
    private static final int MOST = 256;
    /// How many times as large that mesh is at least.
    private static final int SHARE = 32;

    private final Backend backend;
    private final StencilData operator;
    private final RedBlackInverse host;
    private final Buffer inverse;

    CoarsestSolver(Backend backend, StencilData operator) {
        this.backend = backend;
        this.operator = operator;
        int size = operator.grid().cells();
        host = new RedBlackInverse(operator.grid());
        inverse = backend.allocate(size * size);
    }

    /// Whether a level is solved by its inverse.
    ///
    /// On a device another level costs ten launches, the inverse one. But the host makes it anew for every step in time:
    /// in 0.3 ms for 256 cells, in 1.8 ms for 512, more than the launches of the step's cycles take. On a small mesh all
    /// cycles of a step take little longer than that.
    static boolean solves(Grid level, Grid finest) {
        return level.cells() <= Math.clamp(finest.cells() / SHARE, FEW, MOST);
    }

    /// Takes over all numbers of the operator.
    void update() {
        double[] mass = new double[operator.grid().cells()];
        operator.mass().download(mass);
        double[][] left = new double[3][];
        double[][] right = new double[3][];
        for (Direction d : Direction.values()) {
            int at = d.ordinal();
            left[at] = new double[operator.grid().faces(d)];
            operator.left()[at].download(left[at]);
            right[at] = operator.symmetric() ? left[at] : new double[left[at].length];
            if (!operator.symmetric()) {
                operator.right()[at].download(right[at]);
            }
        }
        host.take(mass, left, right);
        updateMassFactor();
    }

    /// Takes over the factor of the masses alone: nothing is read from the device.
    void updateMassFactor() {
        inverse.upload(host.with(operator.massFactor().get()));
    }

    /// `x = A⁻¹ b`.
    ///
    /// @param x modified
    void solve(Kernels kernels, Buffer b, Buffer x) {
        kernels.multiplyDense(inverse, b, x);
    }

    /// Bytes of the inverse.
    long bytes() {
        return (long) Double.BYTES * inverse.size();
    }

    /// Gives the memory of the inverse back.
    void free() {
        backend.free(inverse);
    }
}
