package org.soretflow.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.soretflow.field.EquationReport;
import org.soretflow.mesh.Direction;
import org.soretflow.physics.AdvectionScheme;
import org.soretflow.physics.Problem;

/// The first guess of a steady flow: its solution on pairs of cells, and so on down to a mesh where work costs nothing.
final class FirstGuess {

    /// Cells along a direction below which they are not joined.
    private static final int FEWEST = 24;
    /// Cells along the longest direction up to which the flow is carried by the scheme that is stable at any Péclet number.
    private static final int COARSE = 48;

    /// Relative residual of the coarse solutions, whose discretisation errors are larger.
    private static final double ROUGH = 1e-4;

    private FirstGuess() {}

    /// Fills the model's state if coarser meshes can resolve the problem; leaves it as it is otherwise.
    ///
    /// @return Newton steps taken, from the coarsest mesh on
    static List<Integer> fill(TransportModel model) {
        Optional<Problem> coarse = halved(model.problem());
        if (coarse.isEmpty()) {
            return new ArrayList<>();
        }
        try {
            TransportModel below = new TransportModel(coarse.get(), model.backend());
            List<Integer> steps = fill(below);
            List<EquationReport> reports = below.coupled().solveSteadily(below.flowState());
            steps.add(reports.getFirst().sweeps());
            if (reports.stream().allMatch(EquationReport::converged)) {
                model.coupled().interpolate(below.coupled(), below.flowState(), model.flowState());
            }
            return steps;
        } catch (IllegalArgumentException tooCoarse) {
            return new ArrayList<>();
        }
    }

    private static Optional<Problem> halved(Problem problem) {
        List<Direction> directions = new ArrayList<>();
        for (Direction d : Direction.values()) {
            if (problem.mesh().axis(d).cells() >= FEWEST) {
                directions.add(d);
            }
        }
        if (directions.isEmpty()) {
            return Optional.empty();
        }
        Optional<Problem> coarse = problem.halved(directions.toArray(new Direction[0]));
        return coarse.map(half -> half.solvedTo(ROUGH)).map(half -> {
            int longest = 0;
            for (Direction d : Direction.values()) {
                longest = Math.max(longest, half.mesh().axis(d).cells());
            }
            return longest <= COARSE ? half.carriedBy(AdvectionScheme.EXPONENTIAL) : half;
        });
    }
}
