package org.soretflow.discrete;

import java.util.ArrayList;
import java.util.List;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.Grid;
import org.soretflow.backend.Kernels;
import org.soretflow.backend.Parameter;
import org.soretflow.backend.StencilData;
import org.soretflow.mesh.Direction;
import org.soretflow.physics.AdvectionScheme;

/// What the flow carries, extrapolated from the last two states to the end of the step: `(1+ω) N(φⁿ) − ω N(φⁿ⁻¹)` with
/// `N = Σ F φ_face` over inner faces and ω the ratio of the steps. With BDF2 this is the second-order scheme of implicit
/// diffusion and explicit advection.
///
/// Faces take linear interpolation, upwind values or van Leer's where the equation asks for them.
/// Source: Ascher, Ruuth, Wetton, SIAM J. Numer. Anal. 32 (1995) 797 (SBDF2).
public final class ExplicitAdvection {

    private final Discretisation disc;
    private final FlowSystem flow;
    private final List<ScalarSystem> scalars;
    private final Kernels kernels;
    private final StencilData cells;
    private final StencilData[] places;
    private final List<Buffer> rates = new ArrayList<>();
    private final Buffer[] forces;
    private final LimitedMomentum limited;
    private final Parameter weight;
    private final Parameter one;

    /// @param scalars all that are carried
    public ExplicitAdvection(Discretisation disc, FlowSystem flow, List<ScalarSystem> scalars) {
        this.disc = disc;
        this.flow = flow;
        this.scalars = List.copyOf(scalars);
        kernels = disc.kernels();
        cells = StencilData.allocate(disc.backend(), disc.grid(), false);
        places = new StencilData[flow.grid().components()];
        for (int c = 0; c < places.length; c++) {
            places[c] = StencilData.allocate(disc.backend(), flow.grid().faces()[c], false);
        }
        forces = flow.velocityVector();
        limited = new LimitedMomentum(disc, flow);
        for (ScalarSystem scalar : scalars) {
            rates.add(disc.backend().allocate(disc.grid().cells()));
            scalar.advected(rates.getLast());
        }
        flow.advected(forces);
        weight = disc.backend().parameter(0);
        one = disc.backend().parameter(1);
    }

    /// Forgets what was extrapolated before.
    public void clear() {
        rates.forEach(rate -> kernels.fill(rate, 0));
        for (Buffer force : forces) {
            kernels.fill(force, 0);
        }
    }

    /// Adds the share of one state.
    ///
    /// @param factor 1 + ω or −ω
    /// @param velocity by component
    /// @param fields in the order of the scalars
    public void add(double factor, Buffer[] velocity, List<Buffer> fields) {
        weight.set(factor);
        for (int c = 0; c < places.length; c++) {
            addMomentum(c, velocity);
        }
        Buffer[] flows = new Buffer[places.length];
        for (int c = 0; c < places.length; c++) {
            flows[c] = disc.backend().allocate(disc.grid().faces(Direction.values()[c]));
            kernels.faceFlow(flow.grid(), c, velocity[c], flows[c]);
        }
        for (int s = 0; s < scalars.size(); s++) {
            addScalar(scalars.get(s), flows, fields.get(s), rates.get(s));
        }
        for (Buffer faces : flows) {
            disc.backend().free(faces);
        }
    }

    private void addMomentum(int c, Buffer[] velocity) {
        Grid grid = flow.grid().faces()[c];
        double blend = blend(flow.equation().advection());
        for (int d = 0; d < places.length; d++) {
            Direction direction = Direction.values()[d];
            Buffer through = disc.backend().allocate(grid.faces(direction));
            kernels.controlVolumeFlow(flow.grid(), c, direction, velocity[d], flow.inertialDensity(), through);
            kernels.fill(places[c].left()[d], 0);
            kernels.fill(places[c].right()[d], 0);
            kernels.addFlow(
                    grid, direction, flow.grid().spacings()[c], through, blend, places[c].left()[d],
                    places[c].right()[d]);
            disc.backend().free(through);
        }
        Buffer carried = disc.backend().allocate(grid.cells());
        kernels.apply(places[c], velocity[c], carried);
        if (flow.equation().advection() == AdvectionScheme.VAN_LEER) {
            limited.add(c, velocity, 1, carried);
        }
        kernels.clearFixed(flow.operator().momentum(c), carried);
        kernels.combine(weight, carried, one, forces[c]);
        disc.backend().free(carried);
    }

    /// 0 where faces take upwind values, limited fluxes apart; else 1.
    private static double blend(AdvectionScheme scheme) {
        return scheme == AdvectionScheme.VAN_LEER || scheme == AdvectionScheme.UPWIND ? 0 : 1;
    }

    private void addScalar(ScalarSystem scalar, Buffer[] flows, Buffer phi, Buffer rate) {
        boolean limits = scalar.advection() == AdvectionScheme.VAN_LEER;
        double blend = blend(scalar.advection());
        Buffer carried = disc.space().vector();
        for (int d = 0; d < flows.length; d++) {
            kernels.fill(cells.left()[d], 0);
            kernels.fill(cells.right()[d], 0);
            kernels.addFlow(
                    disc.grid(), Direction.values()[d], disc.widths(), flows[d], blend, cells.left()[d], cells.right()[d]);
        }
        kernels.apply(cells, phi, carried);
        for (int d = 0; d < flows.length && limits; d++) {
            Direction direction = Direction.values()[d];
            kernels.limitedFluxes(disc.grid(), direction, disc.widths(), flows[d], phi, disc.faceScratch());
            kernels.addDivergence(disc.grid(), direction, disc.faceScratch(), 1, carried);
        }
        Parameter share = disc.backend().parameter(weight.get() * scalar.flowCapacity());
        kernels.combine(share, carried, one, rate);
        disc.space().release(carried);
    }
}
