package org.soretflow.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.soretflow.backend.Backend;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.field.Balance;
import org.soretflow.field.EquationReport;
import org.soretflow.material.Fluid;
import org.soretflow.material.Species;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.CellZones;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Range;
import org.soretflow.mesh.Shape;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.AdvectionScheme;
import org.soretflow.physics.FlowEquation;
import org.soretflow.physics.Gravity;
import org.soretflow.physics.HeatEquation;
import org.soretflow.physics.Problem;
import org.soretflow.physics.ProblemBuilder;
import org.soretflow.physics.SpeciesEquation;

/// Steady columns in which the solute that gathers drives the flow: what is shut in keeps its amount, and Newton's
/// method converges as the square all the same.
class SteadySoluteTest {

    /// From residuals of order 1 the square meets 1e-9 after four steps (1, 1e-1, 1e-3, 1e-6, 1e-12), and two more are
    /// for linear solves that leave some; amounts that are given back after the solve only take 8 to 16.
    private static final int MOST_STEPS = 6;

    /// @param walls zones of a mesh 0.2 mm wide; null for fluid everywhere
    private static void converges(
            Species.Form form, StructuredMesh mesh, CellZones walls, double content, double expansion) {
        Fluid water = Fluid.named("water").density(1000).viscosity(1e-3).conductivity(0.6).heatCapacity(4180)
                .thermalExpansion(2.07e-4).build();
        Species solute = Species.named("solute").diffusivity(1e-10).soretCoefficient(0.02).form(form)
                .solutalExpansion(expansion).build();
        ProblemBuilder builder = walls == null ? Problem.on(mesh).filledWith(water)
                : Problem.on(mesh, walls).material("fluid", water).material("wall", Samples.solid(0.6));
        Problem problem = builder.gravity(new Gravity(0, -9.81, 0))
                .heat(HeatEquation.standard().withAdvection(AdvectionScheme.CENTRAL))
                .flow(FlowEquation.boussinesq(298.15)).initialTemperature(298.15)
                .species(SpeciesEquation.of(solute).withAdvection(AdvectionScheme.CENTRAL)).initially(solute, content)
                .boundary(Side.X_MIN, ThermalCondition.fixedTemperature(293.15))
                .boundary(Side.X_MAX, ThermalCondition.fixedTemperature(303.15)).build();
        try (Backend backend = Samples.cpu(1)) {
            RunResult result = Simulation.of(problem, backend).steady();
            assertThat(result.status()).as(result.message()).isEqualTo(RunResult.Status.FINISHED);
            assertThat(result.last().equations()).allMatch(EquationReport::converged)
                    .allMatch(report -> report.sweeps() <= MOST_STEPS, "few steps");
            Balance balance = result.last().balances().stream()
                    .filter(each -> each.quantity().equals("solute")).findFirst().orElseThrow();
            double volume = 0;
            for (int n = 0; n < mesh.cells(); n++) {
                volume += walls == null || walls.name(walls.zone(n)).equals("fluid") ? mesh.volume(n) : 0;
            }
            assertThat(balance.stored()).isCloseTo(content * volume, within(1e-12 * content * volume));
        }
    }

    private static StructuredMesh column() {
        return StructuredMesh.of(Axis.uniform(2e-4, 16), Axis.uniform(2e-3, 80));
    }

    @Test
    void diluteSolute() {
        converges(Species.Form.DILUTE, column(), null, 1, -1e-3);
    }

    @Test
    void fraction() {
        converges(Species.Form.BINARY, column(), null, 0.4, -2e-3);
    }

    /// Two columns beside a wall, each with an amount of its own.
    @Test
    void twoRegions() {
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(4.4e-4, 36), Axis.uniform(2e-3, 80));
        CellZones zones = CellZones.fill(mesh, "fluid")
                .paint("wall", Shape.layer(Direction.X, new Range(2e-4, 2.4e-4))).build();
        converges(Species.Form.DILUTE, mesh, zones, 1, -1e-3);
    }
}
