package org.soretflow.linear;

import org.soretflow.backend.Backend;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.Parameter;
import org.soretflow.backend.SinglePrecision;
import org.soretflow.backend.StencilData;

/// Multigrid cycles in single precision for an operator in double precision.
///
/// The operator is divided by its largest diagonal and every residual by its length, so that all numbers are of order 1:
/// single precision ends at 1e-38, weights of thin layers times small residuals may lie below.
final class SingleMultigrid implements MultigridCycle {

    private final Backend backend;
    private final SinglePrecision single;
    private final StencilData fine;
    private final StencilData narrow;
    private final Multigrid multigrid;
    private final Buffer b;
    private final Buffer x;
    private final Parameter one;
    private final Parameter length;
    private final Parameter factor;
    private double scale;

    SingleMultigrid(Backend backend, SinglePrecision single, StencilData fine, int preSweeps, int postSweeps) {
        this.backend = backend;
        this.single = single;
        this.fine = fine;
        one = backend.parameter(1);
        length = backend.parameter(0);
        factor = backend.parameter(0);
        narrow = StencilData.allocate(single.backend(), fine.grid(), fine.symmetric());
        b = single.backend().allocate(fine.grid().cells());
        x = single.backend().allocate(fine.grid().cells());
        copyOperator();
        multigrid = new Multigrid(single.backend(), narrow, preSweeps, postSweeps);
    }

    private void copyOperator() {
        scale = Scale.diagonal(backend, fine);
        factor.set(1 / scale);
        Scale.narrow(single, fine, factor, narrow);
    }

    @Override
    public void update() {
        copyOperator();
        multigrid.update();
    }

    @Override
    public void updateMassFactor() {
        narrow.massFactor().set(fine.massFactor().get());
        multigrid.updateMassFactor();
    }

    @Override
    public void apply(Buffer r, Buffer z) {
        backend.kernels().dot(r, r, length);
        backend.kernels().root(length, length);
        backend.kernels().quotient(1, one, length, 0, factor);
        single.narrow(r, factor, b);
        multigrid.apply(b, x);
        backend.kernels().product(1 / scale, length, one, factor);
        single.widen(x, factor, z);
    }

    @Override
    public double sweeps() {
        return multigrid.sweeps();
    }

    @Override
    public void free() {
        multigrid.free();
        narrow.free(single.backend());
        single.backend().free(b);
        single.backend().free(x);
    }
}
