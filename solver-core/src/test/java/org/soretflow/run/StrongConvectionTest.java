package org.soretflow.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.soretflow.backend.Backend;
import org.soretflow.backend.Grid;
import org.soretflow.boundary.FlowCondition;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.material.Fluid;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.AdvectionScheme;
import org.soretflow.physics.FlowEquation;
import org.soretflow.physics.FlowMode;
import org.soretflow.physics.Gravity;
import org.soretflow.physics.HeatEquation;
import org.soretflow.physics.Problem;
import org.soretflow.physics.ProblemBuilder;

/// Convection of air at high Rayleigh numbers in time: bounds, divergence, steps that adapt.
class StrongConvectionTest {

    private static final double PRANDTL = 0.71;
    private static final double MEAN = 300;

    private Backend backend;
    private double courant;

    @BeforeEach
    void start() {
        backend = Samples.cpu(1);
    }

    @AfterEach
    void stop() {
        backend.close();
    }

    /// A square of side 1 between walls half a kelvin hotter and colder than the fluid at first; diffusivity 1.
    private static ProblemBuilder cavity(int cells, double rayleigh, FlowMode mode) {
        Fluid air = Fluid.named("air").density(1).viscosity(PRANDTL).conductivity(1).heatCapacity(1).thermalExpansion(1)
                .build();
        return Problem.on(StructuredMesh.of(Axis.uniform(1, cells), Axis.uniform(1, cells))).filledWith(air)
                .gravity(new Gravity(0, -rayleigh * PRANDTL, 0))
                .heat(HeatEquation.standard().withAdvection(AdvectionScheme.CENTRAL))
                .flow(FlowEquation.boussinesq(MEAN).withMode(mode)).initialTemperature(MEAN)
                .boundary(Side.X_MIN, ThermalCondition.fixedTemperature(MEAN + 0.5))
                .boundary(Side.X_MAX, ThermalCondition.fixedTemperature(MEAN - 0.5));
    }

    private List<StepReport> run(Problem problem, TimeControl control, double end) {
        List<StepReport> reports = new ArrayList<>();
        try (Simulation run = Simulation.of(problem, backend).timeControl(control)
                .observe(Schedule.everySteps(1), report -> {
                    assertThat(divergence(report)).isLessThan(1e-10);
                    courant = Math.max(courant, report.courantNumber());
                    reports.add(report);
                })) {
            assertThat(run.run(StopCondition.until(end)).status()).isEqualTo(RunResult.Status.FINISHED);
        }
        return reports;
    }

    /// Largest net flow out of a cell over the largest flow through a face.
    private static double divergence(StepReport report) {
        StructuredMesh mesh = report.mesh();
        Grid grid = Grid.of(mesh);
        double[] u = report.faceFlow(Direction.X);
        double[] v = report.faceFlow(Direction.Y);
        double most = Double.MIN_NORMAL;
        double worst = 0;
        for (int n = 0; n < mesh.cells(); n++) {
            int x = grid.face(Direction.X, mesh.i(n), mesh.j(n), 0);
            int y = grid.face(Direction.Y, mesh.i(n), mesh.j(n), 0);
            most = Math.max(most, Math.max(Math.abs(u[x]), Math.abs(v[y])));
            worst = Math.max(worst, Math.abs(
                    u[x + grid.stride(Direction.X)] - u[x] + v[y + grid.stride(Direction.Y)] - v[y]));
        }
        return worst / most;
    }

    private static double[] extremes(StepReport report) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double value : report.field("temperature").values()) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        return new double[] {least, most};
    }

    /// A first step of ten times the whole time is cut down until its error is small. Central differences on 32 cells, each
    /// three times the thickness of the boundary layer Ra^(-1/4) = 0.01, may overshoot between the walls by some percent.
    @Test
    void anAbsurdFirstStepAdaptsAtRayleigh1e8() {
        double end = 1e-3;
        List<StepReport> reports = run(cavity(32, 1e8, FlowMode.TRANSIENT).build(),
                TimeControl.startingWith(10 * end).withErrorTolerance(1e-2), end);
        assertThat(reports.size()).isBetween(6, 120);
        double[] extremes = extremes(reports.getLast());
        assertThat(extremes[0]).isGreaterThan(MEAN - 0.6);
        assertThat(extremes[1]).isLessThan(MEAN + 0.6);
    }

    /// Both ways have errors of second order in steps that differ; the explicit one keeps to its Courant number although
    /// steps of a fixed, too large length are asked for.
    @Test
    void explicitAdvectionKeepsToTheCourantNumberAndAgrees() {
        double end = 5e-3;
        List<StepReport> explicit =
                run(cavity(16, 1e5, FlowMode.EXPLICIT).build(), TimeControl.startingWith(1e-6), end);
        run(cavity(16, 1e5, FlowMode.EXPLICIT).build(), TimeControl.fixed(1e-3), end);
        // the step is chosen by the flow at its start, which may grow over it by a half
        assertThat(courant).isBetween(0.3, 0.6);
        StepReport whole = run(cavity(16, 1e5, FlowMode.TRANSIENT).build(),
                TimeControl.startingWith(1e-6).withErrorTolerance(1e-5), end).getLast();
        double[] found = explicit.getLast().field("temperature").values();
        double[] expected = whole.field("temperature").values();
        for (int n = 0; n < found.length; n++) {
            assertThat(found[n]).isCloseTo(expected[n], offset(1e-3));
        }
    }

    @Test
    void explicitAdvectionIsRefusedWhereFluidPassesTheBoundary() {
        Problem open = cavity(8, 1e4, FlowMode.EXPLICIT).boundary(Side.Y_MAX, FlowCondition.fixedPressure(0)).build();
        assertThatIllegalArgumentException().isThrownBy(() -> FlowModeChoice.of(open))
                .withMessageContaining("fluid may pass through y-max");
        Problem closed = cavity(8, 1e4, FlowMode.EXPLICIT).build();
        try (Simulation run = Simulation.of(closed, backend)) {
            assertThatIllegalArgumentException().isThrownBy(run::steady).withMessageContaining("mode: explicit");
        }
    }
}
