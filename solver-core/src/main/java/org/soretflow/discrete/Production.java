package org.soretflow.discrete;

import org.soretflow.boundary.Value;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.Problem;
import org.soretflow.physics.SpeciesEquation;

/// What of a species is produced in each fluid cell [amount/s], by its rate at the cell's centre.
final class Production {

    private final Problem problem;
    private final Value rate;
    private final boolean none;
    private double[] amounts;
    private double total;

    Production(Problem problem, SpeciesEquation equation) {
        this.problem = problem;
        rate = equation.production();
        none = equation.isConserved();
    }

    /// True if nothing is produced anywhere.
    boolean isNone() {
        return none;
    }

    /// True if the rate does not depend on time.
    boolean isSteady() {
        return rate.isSteady();
    }

    /// Production of each cell at a time; not to be modified.
    double[] at(double time) {
        if (amounts == null || !isSteady()) {
            StructuredMesh mesh = problem.mesh();
            amounts = new double[mesh.cells()];
            total = 0;
            for (int n = 0; n < amounts.length; n++) {
                if (problem.isFluid(problem.zones().zone(n))) {
                    double x = mesh.x().centre(mesh.i(n));
                    double y = mesh.y().centre(mesh.j(n));
                    double z = mesh.z().centre(mesh.k(n));
                    amounts[n] = rate.at(x, y, z, time) * mesh.volume(n);
                    total += amounts[n];
                }
            }
        }
        return amounts;
    }

    /// Sum over the cells at the last evaluation [amount/s].
    double total() {
        return total;
    }
}
