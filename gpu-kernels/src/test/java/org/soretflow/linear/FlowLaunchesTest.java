package org.soretflow.linear;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.soretflow.backend.Backend;
import org.soretflow.backend.Buffer;
import org.soretflow.boundary.FlowCondition;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.field.EquationReport;
import org.soretflow.gpu.device.CountingDevice;
import org.soretflow.gpu.device.DeviceBackend;
import org.soretflow.gpu.device.LoopDevice;
import org.soretflow.linear.FlowModel.Setup;
import org.soretflow.material.Fluid;
import org.soretflow.material.Property;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.FlowEquation;
import org.soretflow.physics.Gravity;
import org.soretflow.physics.HeatEquation;
import org.soretflow.physics.Problem;
import org.soretflow.run.RunResult;
import org.soretflow.run.Simulation;

/// How often a coupled flow launches a loop and how often the host waits.
class FlowLaunchesTest {

    private final CountingDevice device = new CountingDevice(new LoopDevice());
    private final Backend backend = new DeviceBackend("loops", device);

    @AfterEach
    void stop() {
        backend.close();
    }

    private static StructuredMesh square(int cells) {
        return StructuredMesh.of(Axis.uniform(1, cells), Axis.uniform(1, cells));
    }

    /// A first cycle makes the tables of the transfers between the levels, from widths that it reads once.
    private static FlowMultigrid warm(FlowModel model) {
        FlowMultigrid multigrid = model.multigrid(1);
        multigrid.apply(model.b, model.space.vector());
        return multigrid;
    }

    private int launches(StructuredMesh mesh) {
        FlowModel model = new FlowModel(backend, Setup.of(mesh));
        FlowMultigrid multigrid = warm(model);
        Buffer[] x = model.space.vector();
        device.restart();
        multigrid.apply(model.b, x);
        assertThat(device.reads).as("waits of a cycle").isZero();
        return device.launches;
    }

    /// A square of 16 × 16 cells is cut five times, to 8 × 16, 8 × 8, 4 × 8, 4 × 4 and 2 × 4 cells: six heights, each with a
    /// step up and a step down, and one more that brings the solution to its places. Two velocities and the pressure are
    /// cleared first, copied there and back, and fixed velocities cleared at the end.
    @Test
    void theCoarsestLevelIsAFewProducts() {
        assertThat(launches(square(16))).isEqualTo(3 + 3 + (2 * 6 + 1) + 3 + 2);
    }

    @Test
    void aCycleNeverWaits() {
        launches(square(64));
        launches(StructuredMesh.of(Axis.uniform(1, 8), Axis.uniform(1, 8), Axis.uniform(1, 8)));
    }

    /// Whatever a round asks for besides does not grow with its iterations.
    @Test
    void minimalResidualsWaitOnceAnIteration() {
        FlowModel model = new FlowModel(backend, Setup.of(square(32)).open(Side.X_MAX));
        FlexibleGmres gmres = new FlexibleGmres(model.operator::apply, warm(model), model.space, 30);
        int[] few = iterationsAndWaits(model, gmres, 1e-4);
        int[] many = iterationsAndWaits(model, gmres, 1e-9);
        assertThat(many[0]).isBetween(few[0] + 3, 29);
        assertThat(many[1] - few[1]).isEqualTo(many[0] - few[0]);
        assertThat(few[1]).isLessThanOrEqualTo(few[0] + 3);
    }

    /// Nor does Newton's method ask the host for what a viscosity does that follows the temperature, beside walls that
    /// move too, and for what leaves through open sides: all but the first iteration of a round wait once.
    @Test
    void theWholeDerivativeDoesNotWait() {
        Fluid fluid = Fluid.named("unit").density(1).viscosity(new Property.Polynomial(300, new double[] {1, -1.8}))
                .conductivity(1).heatCapacity(1).thermalExpansion(1).build();
        Problem channel = Problem.on(StructuredMesh.of(Axis.uniform(2, 32), Axis.uniform(1, 16))).filledWith(fluid)
                .gravity(new Gravity(0, -100, 0)).heat(HeatEquation.standard().withTolerance(1e-9))
                .flow(FlowEquation.boussinesq(300).withTolerance(1e-9)).initialTemperature(300)
                .boundary(Side.X_MIN, FlowCondition.fixedPressure(0.1)).boundary(Side.X_MAX, FlowCondition.outflow())
                .boundary(Side.Y_MIN, FlowCondition.movingWall(1, 0, 0))
                .boundary(Side.X_MIN, ThermalCondition.fixedTemperature(300))
                .boundary(Side.Y_MIN, ThermalCondition.fixedTemperature(300.45))
                .boundary(Side.Y_MAX, ThermalCondition.fixedTemperature(299.55)).build();
        List<Integer> reads = new ArrayList<>();
        RunResult result = Simulation.of(channel, backend).watchIterations(_ -> reads.add(device.reads)).steady();
        assertThat(result.status()).as(result.message()).isEqualTo(RunResult.Status.FINISHED);
        EquationReport report = result.last().equations().getFirst();
        assertThat(reads).hasSize(report.iterations());
        long longer = IntStream.range(1, reads.size()).filter(n -> reads.get(n) > reads.get(n - 1) + 1).count();
        assertThat(longer).isEqualTo(report.sweeps() - 1);
        assertThat(report.iterations()).isGreaterThan(2 * report.sweeps());
    }

    private int[] iterationsAndWaits(FlowModel model, FlexibleGmres gmres, double reduction) {
        Buffer[] x = model.space.vector();
        Buffer[] r = model.space.vector();
        model.space.clear(x);
        model.space.copy(model.b, r);
        double first = model.space.norm(r);
        device.restart();
        int iterations = gmres.round(r, x, reduction * first, 30).iterations();
        return new int[] {iterations, device.reads};
    }
}
