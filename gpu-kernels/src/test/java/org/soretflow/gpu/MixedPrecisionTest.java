package org.soretflow.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.abort;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.soretflow.backend.Backend;
import org.soretflow.backend.BackendOptions;
import org.soretflow.backend.Backends;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.Probe;
import org.soretflow.backend.ProfiledBackend;
import org.soretflow.backend.ProfiledBackend.KernelTime;
import org.soretflow.backend.SinglePrecision;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.field.EquationReport;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.gpu.device.DeviceBackend;
import org.soretflow.gpu.device.PackedLoopDevice;
import org.soretflow.gpu.single.PackedSingleDevice;
import org.soretflow.material.Fluid;
import org.soretflow.material.Species;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.FlowEquation;
import org.soretflow.physics.Gravity;
import org.soretflow.physics.HeatEquation;
import org.soretflow.physics.Problem;
import org.soretflow.physics.ProblemBuilder;
import org.soretflow.physics.SpeciesEquation;
import org.soretflow.run.RunResult;
import org.soretflow.run.Simulation;

/// Cycles in single precision lead to the answers of double precision, in as many iterations.
class MixedPrecisionTest {

    private static final double TOLERANCE = 1e-10;
    private static final List<String> FIELDS = List.of("temperature", "solute", "velocity");

    /// Water in a slot of 200 µm heated from a side, with a solute that drifts: areas of cells are 1e-10 m², so that
    /// products of them fall below single precision unless they are put into units of the problem.
    private static Problem slot() {
        return slot(StructuredMesh.of(Axis.uniform(2e-4, 24), Axis.uniform(6e-4, 40), 1e-5), Optional.of(solute(0)));
    }

    private static Species solute(double solutalExpansion) {
        return Species.named("solute").diffusivity(1e-10).soretCoefficient(0.02).solutalExpansion(solutalExpansion).build();
    }

    private static Problem slot(StructuredMesh mesh, Optional<Species> solute) {
        Fluid water = Fluid.named("water").density(998).viscosity(1e-3).conductivity(0.6).heatCapacity(4180)
                .thermalExpansion(2.07e-4).build();
        ProblemBuilder builder = Problem.on(mesh)
                .named("slot")
                .filledWith(water)
                .gravity(new Gravity(0, -9.81, 0))
                .heat(HeatEquation.standard().withTolerance(TOLERANCE))
                .flow(FlowEquation.boussinesq(298).withTolerance(TOLERANCE))
                .initialTemperature(298)
                .boundary(Side.X_MIN, ThermalCondition.fixedTemperature(303))
                .boundary(Side.X_MAX, ThermalCondition.fixedTemperature(293));
        solute.ifPresent(species ->
                builder.species(SpeciesEquation.of(species).withTolerance(TOLERANCE)).initially(species, 1));
        return builder.build();
    }

    private static Backend named(String name, boolean mixed) {
        BackendOptions options = new BackendOptions(1, "", mixed);
        // TornadoVM need not be there
        if (name.equals("tornado")) {
            Backends.providers().stream().filter(provider -> provider.name().equals(name)).forEach(provider -> {
                if (provider.probe(options) instanceof Probe.Unusable(String reason)) {
                    abort(reason);
                }
            });
        }
        return Backends.named(name, options);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "opencl", "tornado"})
    void givesTheAnswersOfDoublePrecision(String name) {
        agree(solved(named(name, false), false), solved(named(name, true), true));
    }

    /// In three dimensions the vectors of GMRES are in single precision, too; where a coupled solute keeps its amount, they go
    /// through double precision on their way to the cycles.
    @ParameterizedTest
    @CsvSource({"cpu, true", "cpu, false", "opencl, false"})
    void vectorsInSinglePrecisionGiveThemToo(String name, boolean withSolute) {
        Problem box = slot(
                StructuredMesh.of(Axis.uniform(2e-4, 12), Axis.uniform(3e-4, 16), Axis.uniform(1e-4, 8)),
                withSolute ? Optional.of(solute(-1e-4)) : Optional.empty());
        agree(solved(box, named("cpu", false), false), solved(box, named(name, true), true));
    }

    @Test
    void threadsOfBothPrecisionsEndWithTheBackend() {
        Backend backend = Backends.named("cpu", new BackendOptions(2, "", true));
        SinglePrecision single = backend.single().orElseThrow();
        // enough to be handed out
        Buffer wide = backend.allocate(1_000_000);
        Buffer narrow = single.backend().allocate(wide.size());
        single.narrow(wide, backend.parameter(1), narrow);
        backend.close();
        assertThatThrownBy(() -> single.narrow(wide, backend.parameter(1), narrow))
                .isInstanceOf(RejectedExecutionException.class);
    }

    /// What TornadoVM compiles, in sequence.
    @Test
    void loopsOfTornadoVmGiveThemToo() {
        agree(solved(named("cpu", false), false),
                solved(new DeviceBackend("packed loops", new PackedLoopDevice(), new PackedSingleDevice()), true));
    }

    /// `--profile` tells of the cycles, too.
    @Test
    void cyclesAreProfiled() {
        ProfiledBackend profiled = new ProfiledBackend(named("cpu", true));
        solved(profiled, true);
        assertThat(profiled.times()).extracting(KernelTime::kernel)
                .contains("single smoothLines", "single restrictResidual", "narrow", "widen", "dot")
                .doesNotContain("smoothLines", "smoothPoints", "sweepPoints");
        assertThat(profiled.times()).allSatisfy(time -> assertThat(time.seconds()).isPositive());
    }

    private static void agree(Answer wide, Answer mixed) {
        for (int f = 0; f < wide.fields().size(); f++) {
            String field = wide.fields().get(f).name();
            double[] expected = wide.fields().get(f).values();
            double[] found = mixed.fields().get(f).values();
            double size = 0;
            for (double value : expected) {
                size = Math.max(size, Math.abs(value));
            }
            for (int n = 0; n < expected.length; n++) {
                // both have residuals below the tolerance; a hundred times that covers the condition of the slot
                assertThat(found[n]).as("%s %d", field, n).isCloseTo(expected[n], within(100 * TOLERANCE * size));
            }
        }
        assertThat(mixed.iterations()).isBetween(wide.iterations() - 3, wide.iterations() + 3);
    }

    private record Answer(List<FieldSnapshot> fields, int iterations) {}

    /// @param backend closed at the end
    private static Answer solved(Backend backend, boolean mixed) {
        return solved(slot(), backend, mixed);
    }

    private static Answer solved(Problem problem, Backend backend, boolean mixed) {
        try (backend; Simulation simulation = Simulation.of(problem, backend)) {
            assertThat(backend.single().isPresent()).isEqualTo(mixed);
            RunResult result = simulation.steady();
            assertThat(result.status()).isEqualTo(RunResult.Status.FINISHED);
            List<String> names = FIELDS.stream().filter(name -> !problem.species().isEmpty() || !name.equals("solute")).toList();
            return new Answer(names.stream().map(result.last()::field).toList(),
                    result.last().equations().stream().mapToInt(EquationReport::iterations).sum());
        }
    }
}
