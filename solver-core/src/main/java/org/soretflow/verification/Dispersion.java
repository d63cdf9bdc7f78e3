package org.soretflow.verification;

import java.util.ArrayList;
import java.util.List;
import org.soretflow.backend.Backend;
import org.soretflow.boundary.Value;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.material.Species;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.AdvectionScheme;
import org.soretflow.physics.GivenVelocity;
import org.soretflow.physics.Problem;
import org.soretflow.physics.SpeciesEquation;
import org.soretflow.run.Schedule;
import org.soretflow.run.Simulation;
import org.soretflow.run.StopCondition;
import org.soretflow.run.TimeControl;

/// A pulse in a developed flow, whose variance grows by twice the effective diffusivity (Taylor 1953, Aris 1956).
final class Dispersion {

    private Dispersion() {}

    /// Effective diffusivity of a solute of diffusivity 1 in Poiseuille flow of mean velocity Pe between 0 and 1.
    ///
    /// Central differences on equal cells leave the variance of what is carried exact: only the profile across counts.
    ///
    /// @param mesh long enough along the flow that the pulse, which begins at 0, does not reach its ends
    /// @param from time at which the profile across is developed
    /// @param to time of the end
    static double effectiveDiffusivity(
            StructuredMesh mesh, Direction along, double peclet, double from, double to, Backend backend) {
        Direction across = along == Direction.X ? Direction.Y : Direction.X;
        Problem problem = Problem.on(mesh)
                .named("dispersion")
                .filledWith(Runs.unitFluid())
                .flow(new GivenVelocity.Poiseuille(along, across, peclet, 0, 1))
                .species(SpeciesEquation.of(Species.named("c").diffusivity(1).build())
                        .withAdvection(AdvectionScheme.CENTRAL).withTolerance(1e-12))
                .initially("c", Value.steady((x, y, z, t) -> Math.exp(along == Direction.X ? -x * x / 2 : -y * y / 2)))
                .build();
        List<Double> variances = new ArrayList<>();
        try (Simulation simulation = Simulation.of(problem, backend)) {
            simulation.timeControl(TimeControl.fixed(0.02)).observe(Schedule.at(from, to), report -> {
                if (report.step() > 0) {
                    variances.add(variance(mesh, along, report.field("c")));
                }
            });
            Runs.finished(simulation.run(StopCondition.until(to)));
        }
        return 0.5 * (variances.get(1) - variances.get(0)) / (to - from);
    }

    private static double variance(StructuredMesh mesh, Direction along, FieldSnapshot c) {
        Axis axis = mesh.axis(along);
        double amount = 0;
        double first = 0;
        double second = 0;
        for (int n = 0; n < mesh.cells(); n++) {
            double place = axis.centre(along == Direction.X ? mesh.i(n) : mesh.j(n));
            double share = c.at(n) * mesh.volume(n);
            amount += share;
            first += share * place;
            second += share * place * place;
        }
        double mean = first / amount;
        return second / amount - mean * mean;
    }
}
