package org.soretflow.linear;

import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.soretflow.backend.Backend;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.FlowGrid;
import org.soretflow.backend.FlowKernels;
import org.soretflow.backend.Kernels;
import org.soretflow.backend.Parameter;
import org.soretflow.backend.StencilData;

/// How much of its faces solids leave open to a velocity of a [FlowOperator].
///
/// On a coarse level a face may be closed in part. The velocity there is the one in its open part: it carries
/// `φ A u` through the face, the pressures push on `φ A`, and inertia and weight have the share φ of the volume. With whole
/// faces a channel whose walls do not lie between coarse cells would be wider on the coarse level and, as its
/// flow grows with the cube of its width, conduct two to four times as much: corrections would overshoot, and the cycle
/// would leave the flows along channels as large as they were.
final class OpenFaces {

    private final Backend backend;
    private final FlowGrid grid;
    private final Parameter one;
    /// By component and place, 0 where all is closed; null where faces are open or closed as a whole.
    private final Buffer[] shares;
    /// What takes a pressure change to a velocity, by component; null where faces are open or closed as a whole.
    private final Buffer[] projection;

    private OpenFaces(Backend backend, FlowGrid grid, Buffer[] shares) {
        this.backend = backend;
        this.grid = grid;
        this.shares = shares;
        one = backend.parameter(1);
        projection = shares == null ? null : new Buffer[shares.length];
    }

    /// Faces that are open or closed as a whole: those of the finest level.
    static OpenFaces whole(Backend backend, FlowGrid grid) {
        return new OpenFaces(backend, grid, null);
    }

    /// The faces of the next coarser level.
    ///
    /// @param fine the operator whose faces these join
    static OpenFaces of(Backend backend, FlowOperator fine, FlowGrid grid) {
        Buffer[] shares = new Buffer[grid.components()];
        OpenFaces finer = fine.open();
        for (int c = 0; c < shares.length; c++) {
            int component = c;
            shares[c] = backend.allocate(grid.faces()[c].cells());
            Buffer from = finer.shares == null ? backend.allocate(fine.grid().faces()[c].cells()) : finer.shares[c];
            if (finer.shares == null) {
                from.upload(IntStream.range(0, from.size()).mapToDouble(n -> fine.isFixed(component, n) ? 0 : 1).toArray());
            }
            backend.kernels().averageVelocity(fine.grid(), c, from, grid, shares[c]);
            if (finer.shares == null) {
                backend.free(from);
            }
        }
        return new OpenFaces(backend, grid, shares);
    }

    /// `force += factor · φ A (p_L − p_R)`; see [FlowKernels#addPressureForce].
    void addPressureForce(int component, Buffer pressure, double factor, Buffer force) {
        addShare(component, force, sum -> backend.kernels().addPressureForce(grid, component, pressure, factor, sum));
    }

    /// `force += gravity · φ V · Δρ`; see [FlowKernels#addWeight].
    void addWeight(int component, Buffer density, double gravity, Buffer force) {
        if (gravity != 0) {
            addShare(component, force, sum -> backend.kernels().addWeight(grid, component, density, gravity, sum));
        }
    }

    /// Adds φ times the resistance of hoops to the radial component; see [FlowKernels#addHoop].
    void addHoop(Buffer viscosity, Buffer diagonal) {
        addShare(0, diagonal, sum -> backend.kernels().addHoop(grid, viscosity, sum));
    }

    /// Adds φ times what there is on whole faces.
    ///
    /// @param sum modified
    /// @param adding adds what there is on whole faces
    private void addShare(int component, Buffer sum, Consumer<Buffer> adding) {
        if (shares == null) {
            adding.accept(sum);
            return;
        }
        Buffer whole = backend.allocate(sum.size());
        adding.accept(whole);
        backend.kernels().multiply(shares[component], whole, whole);
        backend.kernels().combine(one, whole, one, sum);
        backend.free(whole);
    }

    /// `F = φ A u`; see [FlowKernels#faceFlow].
    void flow(int component, Buffer velocity, Buffer flow) {
        if (shares == null) {
            backend.kernels().faceFlow(grid, component, velocity, flow);
            return;
        }
        Buffer mean = backend.allocate(velocity.size());
        backend.kernels().multiply(shares[component], velocity, mean);
        backend.kernels().faceFlow(grid, component, mean, flow);
        backend.free(mean);
    }

    /// Makes the weights of the pressure equation, `(φ A)²/(φ V)`.
    ///
    /// @param volumes V by place, huge where the velocity is given; modified
    /// @param pressure the pressure equation; modified
    void weigh(int component, Buffer volumes, StencilData pressure) {
        Kernels kernels = backend.kernels();
        Buffer weights = pressure.left()[component];
        if (shares != null) {
            projection[component] = backend.allocate(weights.size());
            kernels.pressureWeights(grid, component, volumes, projection[component]);
            double[] share = new double[volumes.size()];
            double[] volume = new double[volumes.size()];
            shares[component].download(share);
            volumes.download(volume);
            for (int n = 0; n < share.length; n++) {
                volume[n] /= share[n] > 0 ? share[n] : 1;
            }
            volumes.upload(volume);
        }
        kernels.pressureWeights(grid, component, volumes, weights);
    }

    /// `u += (A/V) (φ_L − φ_R)`, a projection; see [FlowKernels#project].
    void project(int component, Buffer phi, Buffer velocity, StencilData pressure) {
        Buffer weights = shares == null ? pressure.left()[component] : projection[component];
        backend.kernels().project(grid, component, weights, phi, velocity);
    }

    /// Gives the memory back.
    void free() {
        for (int c = 0; shares != null && c < shares.length; c++) {
            backend.free(shares[c]);
            backend.free(projection[c]);
        }
    }
}
