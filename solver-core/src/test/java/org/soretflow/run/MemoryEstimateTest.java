package org.soretflow.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.soretflow.backend.Backend;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.ForwardingBackend;
import org.soretflow.backend.Parameter;
import org.soretflow.backend.SinglePrecision;
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
        assertSteady(convection());
    }

    /// Cycles and vectors in single precision.
    @Test
    void mixedPrecision() {
        assertEstimate(convection(), true, true, Simulation::steady);
        assertEstimate(soretCell(CUBE).build(), true, true, Simulation::steady);
    }

    private static Problem convection() {
        StructuredMesh block = StructuredMesh.of(Axis.uniform(1, 23), Axis.uniform(1, 23), Axis.uniform(1, 22));
        return Problem.on(block)
                .filledWith(Fluid.named("unit").density(1).viscosity(1).conductivity(1).heatCapacity(1)
                        .thermalExpansion(1).build())
                .gravity(new Gravity(0, -1e4, 0))
                .heat(HeatEquation.standard().withAdvection(AdvectionScheme.CENTRAL))
                .flow(FlowEquation.boussinesq(300)).initialTemperature(300)
                .boundary(Side.X_MIN, ThermalCondition.fixedTemperature(300.5))
                .boundary(Side.X_MAX, ThermalCondition.fixedTemperature(299.5)).build();
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
        assertEstimate(problem, true, false, Simulation::steady);
    }

    private static void assertTransient(Problem problem) {
        assertEstimate(problem, false, false, simulation ->
                simulation.timeControl(TimeControl.fixed(1e-3)).run(StopCondition.until(5e-3)));
    }

    private static void assertEstimate(Problem problem, boolean steady, boolean mixed, Consumer<Simulation> run) {
        Count count = new Count();
        Counting single = mixed ? new Counting(Samples.cpu(2), Float.BYTES, count, null) : null;
        try (Counting backend = new Counting(Samples.cpu(2), Double.BYTES, count, single);
                Simulation simulation = Simulation.of(problem, backend)) {
            run.accept(simulation);
            assertThat((double) MemoryEstimate.of(problem, steady, mixed).buffers() / problem.mesh().cells())
                    .as("bytes per cell")
                    .isCloseTo((double) count.most / problem.mesh().cells(), withPercentage(10));
        }
    }

    /// Bytes of all backends.
    private static final class Count {
        private long now;
        private long most;
    }

    /// Counts what another backend allocates; what is given back is taken again for the same size, as the CPU does.
    private static final class Counting extends ForwardingBackend {
        private final Map<Integer, Integer> unused = new HashMap<>();
        private final int bytes;
        private final Count count;
        private final Counting single;

        /// @param bytes of a number
        /// @param single the backend that stands for single precision; null without
        Counting(Backend inner, int bytes, Count count, Counting single) {
            super(inner);
            this.bytes = bytes;
            this.count = count;
            this.single = single;
        }

        @Override
        public Optional<SinglePrecision> single() {
            return Optional.ofNullable(single).map(Narrowed::new);
        }

        @Override
        public Buffer allocate(int size) {
            if (unused.merge(size, -1, Integer::sum) < 0) {
                unused.put(size, 0);
                count.now += (long) bytes * size;
                count.most = Math.max(count.most, count.now);
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
            unused.forEach((size, times) -> count.now -= (long) bytes * size * times);
            unused.clear();
            inner.trim();
        }
    }

    /// Numbers of both precisions are alike here but for the bytes that they count.
    private record Narrowed(Backend backend) implements SinglePrecision {
        @Override
        public void narrow(Buffer from, Parameter factor, Buffer to) {
            backend.kernels().combine(factor, from, backend.parameter(0), to);
        }

        @Override
        public void widen(Buffer from, Parameter factor, Buffer to) {
            backend.kernels().combine(factor, from, backend.parameter(0), to);
        }
    }
}
