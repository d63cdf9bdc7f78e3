package org.soretflow.linear;

import java.util.Arrays;
import org.soretflow.backend.Backend;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.FlowGrid;
import org.soretflow.backend.Grid;
import org.soretflow.backend.Kernels;
import org.soretflow.backend.Parameter;
import org.soretflow.backend.StencilData;
import org.soretflow.mesh.Direction;

/// The friction that the exponential fit of what a flow carries adds to its own, as an operator on cells:
/// `−Σ (a_L + a_R − 2G)/2 · (φ_N − φ_P)`, a_L and a_R being the weights of the fit and G the conductance μ A/δ [kg/s].
///
/// Distributive relaxation changes the pressure by the momentum operator applied to φ. On coarse levels, with cell Reynolds
/// numbers of 10 and more, this friction is most of that operator. Without it a projection leaves the momentum
/// unbalanced: the operator behind a cycle then has eigenvalues such as 1.4 ± i (side-heated cube of 16³ at Ra 10⁶), and rounds
/// of four iterations of GMRES stand still.
final class FittedFriction {

    private final Backend backend;
    private final FlowGrid grid;
    private final StencilData operator;
    private final Parameter zero;
    private final Parameter half;
    private final Parameter one;
    private final Parameter minus;
    private final Parameter rho;
    private final Parameter largest;
    private double share;

    /// @param grid not of rings, whose conductances have a radius
    /// @param pressure the pressure operator of the level, whose mass counts nothing here
    FittedFriction(Backend backend, FlowGrid grid, StencilData pressure) {
        this.backend = backend;
        this.grid = grid;
        zero = backend.parameter(0);
        half = backend.parameter(0.5);
        one = backend.parameter(1);
        minus = backend.parameter(-1);
        rho = backend.parameter(0);
        largest = backend.parameter(0);
        Buffer[] faces = new Buffer[3];
        Arrays.setAll(faces, d -> backend.allocate(grid.cells().faces(Direction.values()[d])));
        operator = new StencilData(grid.cells(), pressure.mass(), zero, faces, faces);
    }

    /// Takes over what carries.
    ///
    /// @param viscosity by cell [Pa·s]
    /// @param velocities by place [m/s]
    /// @param density [kg/m³]
    void update(Buffer viscosity, Buffer[] velocities, double density) {
        Kernels kernels = backend.kernels();
        Grid cells = grid.cells();
        rho.set(density);
        Buffer level = backend.allocate(cells.cells());
        kernels.fill(level, 0);
        share = 0;
        for (int c = 0; c < grid.components(); c++) {
            Direction d = Direction.values()[c];
            Buffer left = operator.left()[c];
            Buffer right = backend.allocate(left.size());
            Buffer flow = backend.allocate(left.size());
            kernels.faceFlow(grid, c, velocities[c], flow);
            kernels.combine(zero, flow, rho, flow);
            kernels.conductances(cells, d, grid.widths(), viscosity, left);
            kernels.fitExponentially(cells, d, level, flow, left, right);
            kernels.combine(half, right, half, left);
            kernels.conductances(cells, d, grid.widths(), viscosity, right);
            kernels.combine(minus, right, one, left);
            double own = maximum(right);
            // a level with one cell along a direction has no face inside
            share = own > 0 ? Math.max(share, maximum(left) / own) : share;
            backend.free(right);
            backend.free(flow);
        }
        backend.free(level);
    }

    /// Largest friction of the fit over the largest of the viscosity as of the last update [1]; with a cell Reynolds number z it
    /// is z/2 · coth(z/2) − 1.
    double share() {
        return share;
    }

    private double maximum(Buffer values) {
        backend.kernels().maximum(values, largest);
        return largest.get();
    }

    /// `out += A φ`.
    ///
    /// @param phi by cell
    /// @param out modified
    void add(Buffer phi, Buffer out) {
        Buffer added = backend.allocate(phi.size());
        backend.kernels().apply(operator, phi, added);
        backend.kernels().combine(one, added, one, out);
        backend.free(added);
    }
}
