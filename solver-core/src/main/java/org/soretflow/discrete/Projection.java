package org.soretflow.discrete;

import org.soretflow.backend.Buffer;
import org.soretflow.backend.Kernels;
import org.soretflow.backend.Parameter;
import org.soretflow.linear.ConjugateGradient;
import org.soretflow.linear.MultigridCycle;
import org.soretflow.linear.StencilInverse;
import org.soretflow.mesh.Direction;

/// Takes the divergence out of velocities: `Σ A²/V (φ − φ_N) = Σ A u`, `u ← u − A/V (φ_R − φ_L)`.
final class Projection {

    private static final int MOST_ITERATIONS = 60;

    private final Discretisation disc;
    private final FlowSystem flow;
    private final Kernels kernels;
    private final Parameter number;
    private MultigridCycle multigrid;
    private StencilInverse inverse;

    Projection(Discretisation disc, FlowSystem flow) {
        this.disc = disc;
        this.flow = flow;
        kernels = disc.kernels();
        number = disc.backend().parameter(0);
    }

    /// Root of the sum of squares of the volume flows through all faces [m³/s].
    double flowNorm(Buffer[] velocity) {
        double sum = 0;
        for (int c = 0; c < flow.grid().components(); c++) {
            Buffer faces = disc.flow(Direction.values()[c]);
            kernels.faceFlow(flow.grid(), c, velocity[c], faces);
            kernels.dot(faces, faces, number);
            sum += number.get();
        }
        return Math.sqrt(sum);
    }

    /// What passes through a cell in a second over its volume, in the mean [1/s].
    ///
    /// @param flows norm of the flows through the faces [m³/s]
    double turnover(double flows) {
        Buffer volumes = disc.space().vector();
        volumes.upload(Volumes.into(disc.host(), disc.problem().mesh()));
        kernels.dot(volumes, volumes, number);
        disc.space().release(volumes);
        return flows / Math.sqrt(number.get());
    }

    /// Takes out what divergence the solver's tolerance leaves.
    ///
    /// @param velocity modified
    /// @param tolerance divergence relative to the flow through all faces
    /// @param often whether this is done at every step in time, which pays for an inverse on small plane meshes
    void remove(Buffer[] velocity, double tolerance, boolean often) {
        Buffer defect = disc.space().vector();
        Buffer phi = disc.space().vector();
        double flows = flowNorm(velocity);
        kernels.fill(defect, 0);
        flow.operator().addOutflow(velocity, -1, defect);
        if (flows > 0 && disc.space().norm(defect) > tolerance * flows) {
            if (often && StencilInverse.pays(flow.grid().cells())) {
                invert(defect, phi);
            } else {
                iterate(defect, phi, flows, tolerance);
            }
            for (int c = 0; c < flow.grid().components(); c++) {
                kernels.project(flow.grid(), c, flow.operator().pressure().left()[c], phi, velocity[c]);
            }
        }
        disc.space().release(defect, phi);
        if (flow.grid().components() == 3) {
            // memory is short there, and vectors of conjugate gradients are not needed again until the end
            disc.space().trim();
        }
    }

    private void invert(Buffer defect, Buffer phi) {
        if (inverse == null) {
            inverse = new StencilInverse(disc.backend(), flow.operator().pressure());
        }
        inverse.solve(defect, phi);
    }

    private void iterate(Buffer defect, Buffer phi, double flows, double tolerance) {
        if (multigrid == null) {
            multigrid = MultigridCycle.of(disc.backend(), flow.operator().pressure(), 2, 2);
        }
        kernels.fill(phi, 0);
        new ConjugateGradient(flow.operator().pressure(), multigrid, disc.space())
                .solve(defect, phi, flows, tolerance, MOST_ITERATIONS);
    }
}
