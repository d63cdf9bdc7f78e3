package org.soretflow.linear;

import org.soretflow.backend.Backend;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.Kernels;
import org.soretflow.mesh.Direction;

/// Velocity and pressure by blocks: one multigrid cycle for every component of the momentum, one for a pressure equation
/// that takes the divergence out, and the pressure that keeps the momentum balance meanwhile.
///
/// `M u* = r_u`; `L φ = r_p − Σ A u*`; `u = u* + (w/A)(φ_L − φ_R)`; `p = (ρ rate + μ k) φ + μ (L φ)/V`. Where coefficients
/// are uniform and no boundary is near, momentum and gradient commute and this is the inverse, with k = 0. Between
/// walls a pressure that varies slowly meets the drag of the gap, `k = 12/h²` ([GapDrag]), which acts like inertia:
/// without it a domain a hundred times as long as wide takes hundreds of iterations.
/// Sources: Cahouet and Chabard, Int. J. Numer. Methods Fluids 8 (1988) 869; Griffith, J. Comput. Phys. 228 (2009) 7565.
public final class ProjectionPreconditioner implements BlockOperator {

    private final Backend backend;
    private final FlowOperator flow;
    private final Buffer viscosity;
    private final Buffer[] velocities;
    private final double density;
    private final int components;
    private final MomentumMultigrid momentum;
    private final Multigrid pressure;
    /// Drag of the gap and of plates times volume, by cell [m].
    private final Buffer gap;
    private final Buffer defect;
    private final Buffer phi;
    private final Buffer carried;
    private double rate;
    private FlowOperator.Carriage carriage = FlowOperator.Carriage.NONE;

    /// @param flow the assembled operator; call [#update] before the first application and when its numbers change
    /// @param viscosity by cell [Pa·s]
    /// @param velocities what carries momentum; not read for [FlowOperator.Carriage#NONE]
    /// @param density [kg/m³]
    public ProjectionPreconditioner(
            Backend backend, FlowOperator flow, Buffer viscosity, Buffer[] velocities, double density) {
        this.backend = backend;
        this.flow = flow;
        this.viscosity = viscosity;
        this.velocities = velocities;
        this.density = density;
        components = flow.grid().components();
        momentum = new MomentumMultigrid(backend, flow, viscosity, velocities);
        pressure = new Multigrid(backend, flow.pressure(), 1, 1);
        int cells = flow.grid().cells().cells();
        defect = backend.allocate(cells);
        phi = backend.allocate(cells);
        carried = backend.allocate(cells);
        gap = backend.allocate(cells);
        gap.upload(gaps(cells));
    }

    private double[] gaps(int cells) {
        double[] mu = new double[cells];
        viscosity.download(mu);
        double[] drag = GapDrag.of(flow, mu);
        for (int n = 0; n < cells; n++) {
            drag[n] = (drag[n] + flow.drag()) * flow.places().volume(n);
        }
        return drag;
    }

    /// Takes over the operator's present numbers.
    ///
    /// @param newRate factor of the new velocity in the time derivative [1/s], 0 in a steady problem
    /// @param newCarriage how the flow carries momentum
    public void update(double newRate, FlowOperator.Carriage newCarriage) {
        rate = newRate;
        carriage = newCarriage;
        momentum.update(density, rate, carriage);
    }

    /// `z ≈ A⁻¹ r`: velocities, then pressure.
    @Override
    public void apply(Buffer[] r, Buffer[] z) {
        Kernels kernels = backend.kernels();
        for (int c = 0; c < components; c++) {
            momentum.apply(c, r[c], z[c]);
        }
        kernels.copy(r[components], defect);
        flow.addOutflow(z, -1, defect);
        pressure.apply(defect, phi);
        for (int c = 0; c < components; c++) {
            kernels.project(flow.grid(), c, flow.pressure().left()[c], phi, z[c]);
        }
        kernels.multiply(gap, viscosity, carried);
        kernels.multiply(carried, phi, carried);
        if (carriage != FlowOperator.Carriage.NONE) {
            addCarried();
        }
        kernels.fill(z[components], 0);
        kernels.distribute(flow.grid(), viscosity, defect, carried, density * rate, phi, z[components]);
    }

    /// What the flow carries of φ, as momentum is carried.
    private void addCarried() {
        Kernels kernels = backend.kernels();
        for (int c = 0; c < components; c++) {
            Direction d = Direction.values()[c];
            Buffer flux = backend.allocate(flow.grid().cells().faces(d));
            kernels.faceFlow(flow.grid(), c, velocities[c], flux);
            kernels.addCarried(flow.grid().cells(), d, flow.grid().widths()[c], flux, phi, density, carried);
            backend.free(flux);
        }
    }

    /// Gives the memory back; the preconditioner is not to be used any more.
    public void free() {
        momentum.free();
        pressure.free();
        backend.free(defect);
        backend.free(phi);
        backend.free(carried);
        backend.free(gap);
    }
}
