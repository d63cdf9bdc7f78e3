package org.soretflow.run;

import java.util.Arrays;
import java.util.Locale;
import org.soretflow.backend.Buffer;
import org.soretflow.discrete.Discretisation;
import org.soretflow.discrete.ScalarSystem;
import org.soretflow.discrete.Tracer;
import org.soretflow.linear.SolveReport;
import org.soretflow.mesh.Side;

/// A carrier by the operator of an equation.
final class SystemCarrier implements Carrier {

    private final Discretisation disc;
    private final ScalarSystem system;
    private final Buffer state;
    private final Buffer tracer;
    private final Tracer solver;
    private final boolean ended;

    /// @param state what the operator belongs to
    SystemCarrier(Discretisation disc, ScalarSystem system, Buffer state) {
        this.disc = disc;
        this.system = system;
        this.state = state;
        ended = system.isReleased();
        solver = new Tracer(disc, system, state);
        tracer = disc.space().vector();
    }

    @Override
    public double[] steady(double[] production) {
        SolveReport report = solver.solve(production, tracer);
        if (!report.converged()) {
            throw new IllegalStateException(String.format(Locale.ROOT,
                    "a tracer carried like %s did not converge: residual %.3g after %d iterations",
                    system.name(), report.finalResidual(), report.iterations()));
        }
        return tracer.values();
    }

    @Override
    public double[] numericalSpread(double[] amount, double[] age) {
        return solver.numericalSpread(amount, age);
    }

    @Override
    public double[] outflow(Side side, double[] values) {
        tracer.upload(values);
        return Arrays.stream(solver.inflow(side, tracer)).map(inwards -> -inwards).toArray();
    }

    @Override
    public boolean reaches(int cell) {
        return solver.reaches(cell);
    }

    @Override
    public void close() {
        disc.space().release(tracer);
        solver.close();
        if (ended) {
            system.release(state);
        }
    }
}
