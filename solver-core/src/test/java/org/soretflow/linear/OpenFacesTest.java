package org.soretflow.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.soretflow.backend.Backend;
import org.soretflow.backend.BackendOptions;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.cpu.CpuBackend;
import org.soretflow.linear.FlowModel.Setup;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;

/// A channel along x through rows 1 to 4 of 8, so that the walls lie in the middle of the coarse rows 0 and 2.
class OpenFacesTest {

    private static final int N = 8;
    private static final double[] SHARES = {0.5, 1, 0.5, 0};
    /// Sums of a few numbers.
    private static final double ROUNDING = 1e-14;

    private Backend backend;
    private FlowOperator fine;
    private FlowOperator coarse;

    @BeforeEach
    void start() {
        backend = new CpuBackend(new BackendOptions(1));
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(1, N), Axis.uniform(1, N));
        fine = new FlowModel(
                backend,
                Setup.of(mesh)
                        .viscosity(cell -> mesh.j(cell) >= 1 && mesh.j(cell) <= 4 ? 1 : 0)
                        .open(Side.X_MIN, Side.X_MAX)).operator;
        coarse = fine.coarsened(fine.grid().cells().coarsened(true, true, false));
    }

    @AfterEach
    void stop() {
        backend.close();
    }

    private Buffer filled(int size, double value) {
        Buffer buffer = backend.allocate(size);
        backend.kernels().fill(buffer, value);
        return buffer;
    }

    private static double[] values(Buffer buffer) {
        double[] values = new double[buffer.size()];
        buffer.download(values);
        return values;
    }

    /// At speed 1 the open part of each coarse face carries what its fine faces carry.
    @Test
    void coarseFacesCarryTheFlowOfTheirOpenParts() {
        Buffer speed = filled(coarse.grid().faces()[0].cells(), 1);
        Buffer flow = backend.allocate(coarse.grid().cells().faces(Direction.X));
        coarse.open().flow(0, speed, flow);
        double[] flows = values(flow);
        for (int j = 0; j < N / 2; j++) {
            assertThat(flows[coarse.grid().cells().face(Direction.X, 1, j, 0)]).isEqualTo(0.25 * SHARES[j], within(ROUNDING));
        }
    }

    /// The force of a pressure is the transpose of the flow, whose work it does.
    @Test
    void pressurePushesOnTheOpenPart() {
        double[] left = new double[coarse.grid().cells().cells()];
        Arrays.setAll(left, cell -> cell % (N / 2) == 0 ? 1 : 0);
        Buffer pressure = backend.allocate(left.length);
        pressure.upload(left);
        Buffer force = backend.allocate(coarse.grid().faces()[0].cells());
        coarse.open().addPressureForce(0, pressure, 2, force);
        for (int j = 0; j < N / 2; j++) {
            assertThat(values(force)[1 + (N / 2 + 1) * j]).isEqualTo(2 * 0.25 * SHARES[j], within(ROUNDING));
        }
    }

    /// A projection moves fluid in a face that is open in part as fast as in a whole one, and the pressure equation knows how
    /// much that is.
    @Test
    void projectionsRemoveWhatThePressureEquationSays() {
        int cells = coarse.grid().cells().cells();
        double[] phi = new double[cells];
        Arrays.setAll(phi, cell -> cell % (N / 2) * (1 + cell / (N / 2)));
        Buffer potential = backend.allocate(cells);
        potential.upload(phi);
        Buffer[] velocity = coarse.vector();
        for (int c = 0; c < 2; c++) {
            coarse.open().project(c, potential, velocity[c], coarse.pressure());
            backend.kernels().clearFixed(coarse.momentum(c), velocity[c]);
        }
        assertThat(values(velocity[0])[1]).as("half open").isEqualTo(-1 / 0.25, within(ROUNDING));
        Buffer outflow = backend.allocate(cells);
        coarse.addOutflow(velocity, 1, outflow);
        Buffer product = backend.allocate(cells);
        backend.kernels().apply(coarse.pressure(), potential, product);
        assertThat(values(outflow)).containsExactly(values(product), within(ROUNDING * 100));
    }

    /// Inertia counts the open part of the volume.
    @Test
    void massIsThatOfTheOpenPart() {
        Buffer density = filled(coarse.grid().cells().cells(), 3);
        Buffer mass = backend.allocate(coarse.grid().faces()[0].cells());
        coarse.open().addWeight(0, density, 1, mass);
        for (int j = 0; j < N / 2; j++) {
            assertThat(values(mass)[2 + (N / 2 + 1) * j]).isEqualTo(3 * 0.0625 * SHARES[j], within(ROUNDING));
        }
    }
}
