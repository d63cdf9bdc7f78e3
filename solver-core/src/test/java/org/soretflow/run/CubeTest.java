package org.soretflow.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.soretflow.backend.Backend;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.field.EquationReport;
import org.soretflow.material.Fluid;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.AdvectionScheme;
import org.soretflow.physics.FlowEquation;
import org.soretflow.physics.Gravity;
import org.soretflow.physics.HeatEquation;
import org.soretflow.physics.Problem;

/// The side-heated cube where the flow carries momentum far, so that coarse levels see it with large cell Reynolds numbers.
class CubeTest {

    /// 61 iterations in 4 Newton steps, and room for rounding on other machines; 202 in 9 steps where pressures on coarse
    /// levels do not know the friction that the exponential fit adds.
    @Test
    void coarseLevelsHelpAtRayleigh1e6() {
        double prandtl = 0.71;
        Axis axis = Axis.uniform(1, 32);
        Problem problem = Problem.on(StructuredMesh.of(axis, axis, axis))
                .filledWith(Fluid.named("air").density(1).viscosity(prandtl).conductivity(1).heatCapacity(1)
                        .thermalExpansion(1).build())
                .gravity(new Gravity(0, -1e6 * prandtl, 0))
                .heat(HeatEquation.standard().withTolerance(1e-8).withAdvection(AdvectionScheme.CENTRAL))
                .flow(FlowEquation.boussinesq(1.5).withTolerance(1e-8).withAdvection(AdvectionScheme.CENTRAL))
                .initialTemperature(1.5)
                .boundary(Side.X_MIN, ThermalCondition.fixedTemperature(2))
                .boundary(Side.X_MAX, ThermalCondition.fixedTemperature(1))
                .build();
        try (Backend backend = Samples.cpu(1); Simulation run = Simulation.of(problem, backend)) {
            RunResult result = run.steady();
            assertThat(result.status()).as(result.message()).isEqualTo(RunResult.Status.FINISHED);
            EquationReport flow = result.last().equations().getFirst();
            assertThat(flow.converged()).isTrue();
            assertThat(flow.iterations()).isLessThanOrEqualTo(67);
        }
    }
}
