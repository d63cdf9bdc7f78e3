package org.soretflow.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.soretflow.backend.Backend;
import org.soretflow.backend.Backends;
import org.soretflow.boundary.FlowCondition;
import org.soretflow.boundary.SpeciesCondition;
import org.soretflow.boundary.Value;
import org.soretflow.diagnostics.SorterResult.Residence;
import org.soretflow.material.Fluid;
import org.soretflow.material.Species;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.mesh.Toward;
import org.soretflow.physics.FlowEquation;
import org.soretflow.physics.GivenVelocity;
import org.soretflow.physics.Problem;
import org.soretflow.physics.ProblemBuilder;
import org.soretflow.physics.SpeciesEquation;
import org.soretflow.run.RunResult;
import org.soretflow.run.Simulation;
import org.soretflow.run.StepReport;

/// Reports of sorters against closed forms.
class SorterTest {

    private static final Fluid UNIT = Fluid.named("unit").density(1).viscosity(1).conductivity(1).heatCapacity(1).build();
    private static final String OUT = "x-max";

    private static Backend backend;

    @BeforeAll
    static void open() {
        backend = Backends.best();
    }

    @AfterAll
    static void close() {
        backend.close();
    }

    /// With L = u = 1 and D = ε, m₁ = x − ε e^{−(1−x)/ε} and m₂(1) = 1 − 4ε² but for e^{−1/ε}: mean 1 − ε, variance 2ε − 5ε²;
    /// 2DL/u³ is its first term. Fitted fluxes on cells of P = h/ε = ½ diffuse 1 + P²/12 = 1.02 times as much, which is taken
    /// off; what is left is of fourth order in P, and of second order at the inlet and the outlet.
    @Test
    void residenceInPlugFlowIsThatOfTheOpenVessel() {
        double epsilon = 0.02;
        int cells = 100;
        Species dye = Species.named("dye").diffusivity(epsilon).build();
        Problem problem = channel(StructuredMesh.of(Axis.uniform(1, cells), Axis.uniform(1, 2)), dye)
                .flow(new GivenVelocity.Uniform(1, 0, 0)).build();
        Residence found = sorted(problem, SorterSettings.of(problem)).share("dye", OUT).residence();
        double width = 1.0 / cells;
        assertThat(found.mean()).isCloseTo(1 - epsilon, within(3 * width * width));
        assertThat(found.spread() * found.spread()).isCloseTo(2 * epsilon - 5 * epsilon * epsilon,
                within(3 * width * width));
        // without diffusion through the inlet the mean is the volume over the flow, whatever diffuses
        Residence fluid = sorted(problem, SorterSettings.of(problem).fluidDiffusivity(epsilon)).outlet(OUT).fluid();
        assertThat(fluid.mean()).isCloseTo(1, within(1e-9));
    }

    /// Far from the axis a gap between two cylinders is one between plates, but for a two-hundredth; so are the ages in it.
    @Test
    void agesBetweenFarCylindersAreThoseBetweenPlates() {
        double radius = 100;
        StructuredMesh rings = StructuredMesh.axisymmetric(
                Axis.uniform(1, 8).startingAt(radius), Axis.uniform(4, 16));
        Residence round = slot(rings, radius);
        Residence flat = slot(StructuredMesh.of(Axis.uniform(1, 8), Axis.uniform(4, 16)), 0);
        assertThat(round.mean()).isCloseTo(flat.mean(), within(0.01 * flat.mean()));
        assertThat(round.spread()).isCloseTo(flat.spread(), within(0.01 * flat.spread()));
    }

    /// Ages of the fluid in Poiseuille flow along y, between walls at `start` and one further.
    private static Residence slot(StructuredMesh mesh, double start) {
        Species dye = Species.named("dye").diffusivity(0.1).build();
        Problem problem = Problem.on(mesh).named("slot").filledWith(UNIT)
                .flow(new GivenVelocity.Poiseuille(Direction.Y, Direction.X, 1, start, start + 1))
                .species(SpeciesEquation.of(dye).withTolerance(1e-11))
                .initially(dye, 1)
                .boundary(Side.Y_MIN, dye, SpeciesCondition.fixedConcentration(1))
                .boundary(Side.Y_MAX, dye, SpeciesCondition.outflow())
                .build();
        return sorted(problem, SorterSettings.of(problem).fluidDiffusivity(0.1)).outlet("y-max").fluid();
    }

    /// Over N upwind cells the ages of plug flow spread by 1/√N of the mean, all of it numerical: it is taken off. D/(u L) =
    /// 1e-6 leaves 1.4e-3 of the mean.
    @Test
    void numericalDiffusionDoesNotSpreadTheAges() {
        Species dye = Species.named("dye").diffusivity(1e-6).build();
        Problem problem = channel(StructuredMesh.of(Axis.uniform(1, 50), Axis.uniform(1, 2)), dye)
                .flow(new GivenVelocity.Uniform(1, 0, 0)).build();
        SorterResult found = sorted(problem, SorterSettings.of(problem).fluidDiffusivity(1e-6));
        assertThat(found.outlet(OUT).fluid().mean()).isCloseTo(1, within(1e-9));
        assertThat(found.outlet(OUT).fluid().spread()).isCloseTo(Math.sqrt(2e-6), within(2e-3));
        assertThat(found.share("dye", OUT).residence().spread()).isCloseTo(Math.sqrt(2e-6), within(2e-3));
    }

    /// The mean age theorem: what flows through a closed vessel stays V/Q in the mean (Spalding 1958), exactly also on a mesh;
    /// a dose at a uniform excess is that excess times the mean.
    @Test
    void meanResidenceAndDoseInPoiseuilleFlowAreThoseOfTheVolume() {
        Species dye = Species.named("dye").diffusivity(1e-3).build();
        Problem problem = channel(StructuredMesh.of(Axis.uniform(3, 40), Axis.tanh(1, 24, Toward.BOTH, 3)), dye)
                .flow(new GivenVelocity.Poiseuille(Direction.X, Direction.Y, 2, 0, 1)).build();
        SorterSettings settings = SorterSettings.of(problem).fluidDiffusivity(1e-3).doseAbove(292);
        SorterResult found = sorted(problem, settings);
        Residence fluid = found.outlet(OUT).fluid();
        assertThat(fluid.mean()).isCloseTo(1.5, within(1e-9));
        assertThat(fluid.dose()).isCloseTo(1.5 * 8, within(1e-8));
        // at the outlet of parallel streams, τ = L/u(y), diluted by diffusion: it is above zero and finite
        assertThat(fluid.spread()).isBetween(0.3, 3.0);
        // what leaves again through the inlet by diffusion is D/(u h) of the flow per half cell, a few 1e-4
        Residence share = found.share("dye", OUT).residence();
        assertThat(share.mean()).isCloseTo(1.5, within(1.5 * 5e-3));
        assertThat(share.dose() / share.mean()).isCloseTo(8, within(1e-8));
        assertThat(found.share("dye", OUT).recovery()).isCloseTo(1, within(1e-10));
        assertThat(found.closures().get("dye")).isLessThan(1e-10);
    }

    /// Recovery in the cold half by Chebyshev expansion in eigenfunctions, 7 digits; s = 0.5, 1, 5. The flow is solved for.
    /// Upwind fluxes along 80 growing cells leave a few 1e-3 of what is separated, extrapolated from 40 and 80: 2e-3.
    @ParameterizedTest(name = "X = {0}")
    @CsvSource({
        "0.02, 0.5099033, 0.5198037, 0.5985433",
        "0.1, 0.5343311, 0.5684072, 0.8054077",
        "1, 0.5467451, 0.5927213, 0.8700343"
    })
    void recoveryIsThatOfGraetzAndSoret(double place, double weak, double middle, double strong) {
        double[] expected = {weak, middle, strong};
        double[] strengths = {0.5, 1, 5};
        double[][] found = new double[2][3];
        for (int level = 0; level < 2; level++) {
            Problem problem = graetz(place, 40 << level, strengths);
            SorterResult result = sorted(problem, SorterSettings.of(problem));
            for (int s = 0; s < 3; s++) {
                found[level][s] = result.share("s" + strengths[s], "cold").recovery();
                assertThat(result.closures().get("s" + strengths[s])).isLessThan(1e-10);
            }
            assertThat(result.pairs()).hasSize(3);
            double r1 = found[level][1];
            double r2 = found[level][2];
            assertThat(result.pairs().get(2).factors().get("cold"))
                    .isCloseTo(r1 / (1 - r1) / (r2 / (1 - r2)), within(1e-12));
        }
        for (int s = 0; s < 3; s++) {
            assertThat(2 * found[1][s] - found[0][s]).as("s = " + strengths[s]).isCloseTo(expected[s], within(2e-3));
        }
    }

    private static Problem graetz(double place, int cells, double[] strengths) {
        double peclet = 1000;
        StructuredMesh mesh = StructuredMesh.of(
                Axis.geometric(place * peclet, cells, Toward.START, 20), Axis.uniform(1, 40));
        ProblemBuilder builder = Problem.on(mesh)
                .named("graetz")
                .filledWith(UNIT)
                .initialTemperature(Value.steady((x, y, z, t) -> 300 + y))
                .flow(FlowEquation.stokes(300))
                .patch("cold", Side.X_MAX, (x, y, z) -> y < 0.5)
                .boundary(Side.X_MIN, FlowCondition.developedInlet(peclet))
                .boundary(Side.X_MIN, SpeciesCondition.fixedConcentration(1))
                .boundary(Side.X_MAX, FlowCondition.outflow())
                .boundary("cold", FlowCondition.outflow())
                .boundary(Side.X_MAX, SpeciesCondition.outflow())
                .boundary("cold", SpeciesCondition.outflow());
        for (double s : strengths) {
            Species species = Species.named("s" + s).diffusivity(1).soretCoefficient(s).build();
            builder.species(SpeciesEquation.of(species).withTolerance(1e-12)).initially(species, 1);
        }
        return builder.build();
    }

    @Test
    void quantitiesBearTheNamesOfSpeciesAndOutlets() {
        Problem problem = graetz(0.02, 24, new double[] {1, 5});
        Sorter sorter = new Sorter(problem, SorterSettings.of(problem).doseAbove(300));
        List<Quantity> quantities = sorter.quantities();
        assertThat(quantities).extracting(Quantity::name).doesNotHaveDuplicates().contains("recovery_s1.0_cold",
                "purity_s5.0_x-max", "enrichment_s5.0_cold", "separation_factor_s1.0_s5.0_cold",
                "resolution_s1.0_s5.0", "residence_time_fluid_x-max", "dose_s1.0_cold", "closure_s5.0");
        StepReport report = steady(problem);
        SorterResult result = sorter.of(report);
        Quantities make = new Quantities(problem);
        // the same numbers by the balances of patches
        assertThat(make.recovery("s5.0", "cold").of(report))
                .isCloseTo(result.share("s5.0", "cold").recovery(), within(1e-12));
        assertThat(make.enrichment("s5.0", "cold").of(report))
                .isCloseTo(result.share("s5.0", "cold").enrichment(), within(1e-12));
        assertThat(make.separationFactor("s1.0", "s5.0", "cold").of(report))
                .isCloseTo(result.pairs().getFirst().factors().get("cold"), within(1e-12));
        for (Quantity quantity : quantities) {
            assertThat(quantity.of(report)).as(quantity.name()).isFinite();
        }
    }

    @Test
    void whatIsNoSorterIsRefused() {
        Species dye = Species.named("dye").diffusivity(1).build();
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(1, 4), Axis.uniform(1, 2));
        Problem still = channel(mesh, dye).build();
        assertThatThrownBy(() -> SorterSettings.of(still)).hasMessageContaining("nothing moves");
        Problem moving = channel(mesh, dye).flow(new GivenVelocity.Uniform(1, 0, 0)).build();
        SorterSettings settings = SorterSettings.of(moving);
        assertThat(settings.inlets()).containsExactly("x-min");
        assertThatThrownBy(() -> settings.with(moving, List.of("x-min"), List.of("x-mox")))
                .hasMessageContaining("there is no patch x-mox");
        assertThatThrownBy(() -> settings.withSpecies(moving, List.of("die")))
                .hasMessageContaining("there is no species die");
        assertThatThrownBy(() -> settings.with(moving, List.of(OUT), List.of(OUT)))
                .hasMessageContaining("an inlet and an outlet");
    }

    private static ProblemBuilder channel(StructuredMesh mesh, Species dye) {
        return Problem.on(mesh)
                .filledWith(UNIT)
                .initialTemperature(300)
                .species(SpeciesEquation.of(dye).withTolerance(1e-12))
                .initially(dye, 1)
                .boundary(Side.X_MIN, SpeciesCondition.fixedConcentration(1))
                .boundary(Side.X_MAX, SpeciesCondition.outflow());
    }

    private static SorterResult sorted(Problem problem, SorterSettings settings) {
        return new Sorter(problem, settings).of(steady(problem));
    }

    private static StepReport steady(Problem problem) {
        try (Simulation simulation = Simulation.of(problem, backend)) {
            RunResult result = simulation.steady();
            assertThat(result.status()).as(result.message()).isEqualTo(RunResult.Status.FINISHED);
            return result.last();
        }
    }
}
