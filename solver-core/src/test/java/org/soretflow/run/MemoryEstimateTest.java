package org.soretflow.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.soretflow.backend.Backend;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.ForwardingBackend;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.material.Fluid;
import org.soretflow.material.Species;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.CellZones;
import org.soretflow.mesh.Range;
import org.soretflow.mesh.Shape;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.mesh.Toward;
import org.soretflow.physics.AdvectionScheme;
import org.soretflow.physics.FlowEquation;
import org.soretflow.physics.GivenVelocity;
import org.soretflow.physics.Gravity;
import org.soretflow.physics.HeatEquation;
import org.soretflow.physics.Problem;
import org.soretflow.physics.ProblemBuilder;

/// The estimate against the memory that a run really takes from its backend.
///
/// What is left out: buffers along the boundary (a number per face and equation: 6/36 of a double per cell here), and
/// levels that differ because couplings do not follow the mean width alone. 10 % of 20 to 50 doubles.
class MemoryEstimateTest {

    private static final StructuredMesh CUBE =
            StructuredMesh.of(Axis.uniform(1, 40), Axis.uniform(1, 36), Axis.uniform(1, 32));

    @Test
    void steadyHeatAndSpeciesInThreeDimensions() {
        assertSteady(soretCell(CUBE).build());
    }

    @Test
    void transientHeatAndSpeciesInThreeDimensions() {
        assertTransient(soretCell(CUBE).build());
    }

    @Test
    void flatCellsAreHalvedInOneDirectionOnly() {
        StructuredMesh flat = StructuredMesh.of(Axis.uniform(40, 128), Axis.tanh(1, 96, Toward.BOTH, 3), 1);
        assertSteady(soretCell(flat).build());
        assertTransient(soretCell(flat).build());
    }

    @Test
    void speciesInAGivenFlowPastAWall() {
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(4, 160), Axis.uniform(1, 60), 1);
        CellZones zones = CellZones.fill(mesh, "fluid")
                .paint("wall", Shape.box(Range.all(), new Range(0, 0.2), Range.all())).build();
        Problem problem = sides(Problem.on(mesh, zones).material("fluid", Samples.unitFluid())
                .material("wall", Samples.solid(10)))
                .flow(new GivenVelocity.Uniform(0.1, 0, 0)).build();
        assertTransient(problem);
    }

    /// Flow and heat together, on a mesh too coarse for a first guess on a coarser one, which this backend never gets back.
    @Test
    void convectionInThreeDimensions() {
        StructuredMesh block = StructuredMesh.of(Axis.uniform(1, 23), Axis.uniform(1, 23), Axis.uniform(1, 22));
        assertSteady(Problem.on(block)
                .filledWith(Fluid.named("unit").density(1).viscosity(1).conductivity(1).heatCapacity(1)
                        .thermalExpansion(1).build())
                .gravity(new Gravity(0, -1e4, 0))
                .heat(HeatEquation.standard().withAdvection(AdvectionScheme.CENTRAL))
                .flow(FlowEquation.boussinesq(300)).initialTemperature(300)
                .boundary(Side.X_MIN, ThermalCondition.fixedTemperature(300.5))
                .boundary(Side.X_MAX, ThermalCondition.fixedTemperature(299.5)).build());
    }

    private static ProblemBuilder soretCell(StructuredMesh mesh) {
        return sides(Problem.on(mesh).filledWith(Samples.unitFluid()));
    }

    private static ProblemBuilder sides(ProblemBuilder builder) {
        Species species = Species.named("c").diffusivity(0.1).soretCoefficient(0.5).build();
        return builder.heat().species(species).initially(species, 0.1).initialTemperature(1)
                .boundary(Side.Y_MIN, ThermalCondition.fixedTemperature(1))
                .boundary(Side.Y_MAX, ThermalCondition.fixedTemperature(2));
    }

    private static void assertSteady(Problem problem) {
        assertEstimate(problem, true, Simulation::steady);
    }

    private static void assertTransient(Problem problem) {
        assertEstimate(problem, false, simulation ->
                simulation.timeControl(TimeControl.fixed(1e-3)).run(StopCondition.until(5e-3)));
    }

    private static void assertEstimate(Problem problem, boolean steady, Consumer<Simulation> run) {
        try (Counting backend = new Counting(Samples.cpu(2)); Simulation simulation = Simulation.of(problem, backend)) {
            run.accept(simulation);
            assertThat((double) MemoryEstimate.of(problem, steady).buffers() / problem.mesh().cells())
                    .as("bytes per cell")
                    .isCloseTo((double) backend.most / problem.mesh().cells(), withPercentage(10));
        }
    }

    /// Counts what another backend allocates; what is given back is taken again for the same size, as the CPU does.
    private static final class Counting extends ForwardingBackend {
        private final Map<Integer, Integer> unused = new HashMap<>();
        private long now;
        private long most;

        Counting(Backend inner) {
            super(inner);
        }

        @Override
        public Buffer allocate(int size) {
            if (unused.merge(size, -1, Integer::sum) < 0) {
                unused.put(size, 0);
                now += 8L * size;
                most = Math.max(most, now);
            }
            return inner.allocate(size);
        }

        @Override
        public void free(Buffer buffer) {
            unused.merge(buffer.size(), 1, Integer::sum);
            inner.free(buffer);
        }

        @Override
        public void trim() {
            unused.forEach((size, count) -> now -= 8L * size * count);
            unused.clear();
            inner.trim();
        }
    }
}
