package org.soretflow.discrete;

import org.soretflow.backend.Buffer;
import org.soretflow.linear.SolveReport;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.Problem;

/// Solves for what is carried by the operator of an equation from where it is made, with nothing brought in from outside.
public final class Tracer implements AutoCloseable {

    private final ScalarSystem system;
    private final Regions regions;
    private final boolean[] open;
    private final Buffer production;
    private final Discretisation disc;

    /// @param system the equation; its operator is made for the steady state
    /// @param state what the operator belongs to
    public Tracer(Discretisation disc, ScalarSystem system, Buffer state) {
        this.disc = disc;
        this.system = system;
        system.prepareSteady(state);
        Problem problem = disc.problem();
        regions = new Regions(problem);
        open = new boolean[regions.count()];
        StructuredMesh mesh = problem.mesh();
        for (Side side : disc.sides()) {
            for (int f = 0; f < mesh.faces(side); f++) {
                int region = regions.of(mesh.cellOfFace(side, f));
                if (region >= 0 && system.boundary.weight(side, f) > 0) {
                    open[region] = true;
                }
            }
        }
        production = disc.space().vector();
    }

    /// Solves `A φ = production`.
    ///
    /// @param amounts production of each cell [amount/s]; what is made where nothing can leave does not count
    /// @param tracer φ; modified
    public SolveReport solve(double[] amounts, Buffer tracer) {
        double[] made = amounts.clone();
        for (int n = 0; n < made.length; n++) {
            made[n] = reaches(n) ? made[n] : 0;
        }
        production.upload(made);
        disc.kernels().fill(tracer, 0);
        SolveReport report = system.solveProduction(production, tracer);
        system.bound(tracer);
        return report;
    }

    /// Flow of a tracer out of the domain through each face of a side [amount/s].
    public double[] outflow(Side side, Buffer tracer) {
        return system.boundary.outflow(side, tracer);
    }

    /// True if a cell is fluid from which something can leave.
    public boolean reaches(int cell) {
        int region = regions.of(cell);
        return region >= 0 && open[region];
    }

    @Override
    public void close() {
        disc.space().release(production);
    }
}
