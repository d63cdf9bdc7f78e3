package org.soretflow.linear;

import java.util.ArrayList;
import java.util.List;
import org.soretflow.backend.Backend;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.Kernels;
import org.soretflow.mesh.Direction;

/// Velocity and pressure by blocks: one multigrid cycle for every component of the momentum, one for a pressure
/// equation that takes the divergence out, and the pressure that keeps the momentum balance meanwhile. Scalars that are
/// coupled with the flow take one cycle each before it, so that it feels their new weight; what new velocities carry of
/// them waits for the next iteration. A second cycle after the flow, or one only there, takes as many iterations (64²,
/// side-heated cavity at Ra = 10⁴: 47, with both 48, after it 45).
///
/// `M u* = r_u`; `L φ = r_p − Σ A u*`; `u = u* + (w/A)(φ_L − φ_R)`; `p = (ρ rate + μ k) φ + μ (L φ)/V`. Where
/// coefficients are uniform and no boundary is near, momentum and gradient commute and this is the inverse, with k = 0.
/// Between walls a pressure that varies slowly meets the drag of the gap, `k = 12/h²` ([GapDrag]), which acts like
/// inertia: without it a domain a hundred times as long as wide takes hundreds of iterations. Sources: Cahouet and
/// Chabard, Int. J. Numer. Methods Fluids 8 (1988) 869; Griffith, J. Comput. Phys. 228 (2009) 7565.
public final class ProjectionPreconditioner implements FlowCycle {

    private final Backend backend;
    private final FlowOperator flow;
    private final Buffer viscosity;
    private final Buffer[] velocities;
    private final List<FlowMultigrid.Scalar> scalars;
    private final int components;
    private final MomentumMultigrid momentum;
    private final MultigridCycle pressure;
    private final List<MultigridCycle> cycles = new ArrayList<>();
    /// Drag of the gap and of plates times volume, by cell [m].
    private final Buffer gap;
    private final Buffer defect;
    private final Buffer phi;
    private final Buffer carried;
    private double density;
    private double[] gravity = new double[3];
    private double rate;
    private FlowOperator.Carriage carriage = FlowOperator.Carriage.NONE;

    /// @param flow the assembled operator; call [#update] before the first application and when its numbers change
    /// @param scalars coupled with the flow, assembled
    /// @param viscosity by cell [Pa·s]
    /// @param velocities what carries; not read for [FlowOperator.Carriage#NONE]
    public ProjectionPreconditioner(
            Backend backend, FlowOperator flow, List<FlowMultigrid.Scalar> scalars, Buffer viscosity,
            Buffer[] velocities) {
        this.backend = backend;
        this.flow = flow;
        this.scalars = List.copyOf(scalars);
        this.viscosity = viscosity;
        this.velocities = velocities.clone();
        components = flow.grid().components();
        momentum = new MomentumMultigrid(backend, flow, viscosity, this.velocities);
        pressure = MultigridCycle.of(backend, flow.pressure(), 1, 1);
        for (FlowMultigrid.Scalar scalar : scalars) {
            cycles.add(MultigridCycle.of(backend, scalar.operator(), 1, 1));
        }
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

    @Override
    public void transport(Buffer[] present) {
        System.arraycopy(present, 0, velocities, 0, components);
    }

    @Override
    public void update(double newDensity, double[] acceleration, double newRate, FlowOperator.Carriage newCarriage) {
        density = newDensity;
        gravity = acceleration.clone();
        rate = newRate;
        carriage = newCarriage;
        momentum.update(density, rate, carriage);
        cycles.forEach(MultigridCycle::update);
    }

    /// `z ≈ A⁻¹ r`: velocities, pressure, scalars.
    @Override
    public void apply(Buffer[] r, Buffer[] z) {
        Kernels kernels = backend.kernels();
        for (int s = 0; s < scalars.size(); s++) {
            cycles.get(s).apply(r[components + 1 + s], z[components + 1 + s]);
        }
        for (int c = 0; c < components; c++) {
            applyMomentum(c, r, z);
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

    /// One cycle of a component under its residual and the weight of the scalars.
    private void applyMomentum(int c, Buffer[] r, Buffer[] z) {
        if (scalars.isEmpty() || gravity[c] == 0) {
            momentum.apply(c, r[c], z[c]);
            return;
        }
        Kernels kernels = backend.kernels();
        Buffer force = backend.allocate(r[c].size());
        kernels.copy(r[c], force);
        for (int s = 0; s < scalars.size(); s++) {
            kernels.multiply(scalars.get(s).weight(), z[components + 1 + s], carried);
            kernels.addWeight(flow.grid(), c, carried, gravity[c], force);
        }
        kernels.clearFixed(flow.momentum(c), force);
        momentum.apply(c, force, z[c]);
        backend.free(force);
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
        cycles.forEach(MultigridCycle::free);
        backend.free(defect);
        backend.free(phi);
        backend.free(carried);
        backend.free(gap);
    }

    @Override
    public String toString() {
        return "pressure by\n" + pressure;
    }
}
