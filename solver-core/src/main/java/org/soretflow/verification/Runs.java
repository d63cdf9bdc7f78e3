package org.soretflow.verification;

import org.soretflow.backend.Backend;
import org.soretflow.material.Fluid;
import org.soretflow.physics.Problem;
import org.soretflow.run.RunResult;
import org.soretflow.run.Simulation;
import org.soretflow.run.StepReport;
import org.soretflow.run.StopCondition;
import org.soretflow.run.TimeControl;

/// Runs of gates, which are all stated without dimensions: lengths in gaps, times in diffusion times.
final class Runs {

    private Runs() {}

    /// A fluid all of whose properties are 1.
    static Fluid unitFluid() {
        return Fluid.named("unit").density(1).viscosity(1).conductivity(1).heatCapacity(1).build();
    }

    /// The state at a time.
    ///
    /// @throws UnsolvedException if the run ends earlier
    static StepReport until(double end, TimeControl control, Problem problem, Backend backend) {
        try (Simulation simulation = Simulation.of(problem, backend)) {
            return finished(simulation.timeControl(control).run(StopCondition.until(end)));
        }
    }

    /// The steady state.
    ///
    /// @throws UnsolvedException if it is not found
    static StepReport steady(Problem problem, Backend backend) {
        try (Simulation simulation = Simulation.of(problem, backend)) {
            return finished(simulation.steady());
        }
    }

    /// @throws UnsolvedException if a solve of the step did not meet its tolerance
    static void requireConverged(StepReport report) {
        report.equations().stream().filter(one -> !one.converged()).findFirst().ifPresent(one -> {
            throw new UnsolvedException(report.problemName() + ": " + one.equation() + " did not converge in step "
                    + report.step());
        });
    }

    static StepReport finished(RunResult result) {
        if (result.status() != RunResult.Status.FINISHED) {
            throw new UnsolvedException(result.last().problemName() + ": " + result.message());
        }
        return result.last();
    }
}
