package org.soretflow.discrete;

import org.soretflow.backend.Buffer;
import org.soretflow.backend.Grid;
import org.soretflow.linear.SolveReport;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.AdvectionScheme;
import org.soretflow.physics.Problem;

/// Solves for what is carried by the operator of an equation from where it is made, with nothing brought in from outside.
public final class Tracer implements AutoCloseable {

    private final ScalarSystem system;
    private final Regions regions;
    private final boolean[] open;
    private final Buffer production;
    private final Discretisation disc;

    /// @param system the equation; its operator is made for the steady state
    /// @param state what the operator belongs to
    public Tracer(Discretisation disc, ScalarSystem system, Buffer state) {
        this.disc = disc;
        this.system = system;
        system.prepareSteady(state);
        Problem problem = disc.problem();
        regions = new Regions(problem);
        open = new boolean[regions.count()];
        for (BoundaryFluxes.Faces faces : system.boundary.all()) {
            for (int f = 0; f < faces.count; f++) {
                int region = regions.of(problem.mesh().cellOfFace(faces.side, f));
                if (region >= 0 && faces.weight[f] > 0) {
                    open[region] = true;
                }
            }
        }
        production = disc.space().vector();
    }

    /// Solves `A φ = production`.
    ///
    /// @param amounts production of each cell [amount/s]; what is made where nothing can leave does not count
    /// @param tracer φ; modified
    public SolveReport solve(double[] amounts, Buffer tracer) {
        double[] made = amounts.clone();
        for (int n = 0; n < made.length; n++) {
            made[n] = reaches(n) ? made[n] : 0;
        }
        production.upload(made);
        disc.kernels().fill(tracer, 0);
        SolveReport report = system.solveProduction(production, tracer);
        system.bound(tracer);
        return report;
    }

    /// What numerical diffusion makes of the variance of ages, see [org.soretflow.run.Carrier#numericalSpread].
    ///
    /// The weights of a fitted face are `G B(z)` and `G B(−z)`: their logarithmic mean is the conductance G, their arithmetic
    /// mean `G (z/2) coth(z/2)` that of the scheme. Upwind fluxes diffuse half of what is carried, central ones nothing.
    public double[] numericalSpread(double[] amount, double[] age) {
        double[] made = new double[amount.length];
        AdvectionScheme scheme = system.advection();
        if (scheme == AdvectionScheme.CENTRAL) {
            return made;
        }
        Grid grid = disc.grid();
        for (Direction d : Direction.values()) {
            double[] left = system.operator().left()[d.ordinal()].values();
            double[] right = system.operator().right()[d.ordinal()].values();
            StructuredMesh mesh = disc.problem().mesh();
            for (int n = 0; n < made.length; n++) {
                int place = mesh.along(d, n);
                if (place == 0) {
                    continue;
                }
                int before = n - grid.stride(d);
                if (reaches(n) && reaches(before) && amount[n] > 0 && amount[before] > 0) {
                    int face = grid.face(d, mesh.i(n), mesh.j(n), mesh.k(n));
                    double step = age[n] / amount[n] - age[before] / amount[before];
                    double spread = numerical(left[face], right[face], scheme) * (amount[n] + amount[before]) / 2
                            * step * step;
                    made[n] += spread;
                    made[before] += spread;
                }
            }
        }
        addInlets(amount, age, scheme, made);
        return made;
    }

    /// What comes in has the age zero, half a cell before the first centre.
    private void addInlets(double[] amount, double[] age, AdvectionScheme scheme, double[] made) {
        for (BoundaryFluxes.Faces faces : system.boundary.all()) {
            for (int f = 0; f < faces.count; f++) {
                double in = -disc.outflow(faces.side, f);
                int cell = disc.problem().mesh().cellOfFace(faces.side, f);
                if (in > 0 && reaches(cell) && amount[cell] > 0) {
                    double own = Math.max(0, faces.weight[f]);
                    double spread = numerical(own, own + in, scheme) * age[cell] * age[cell] / amount[cell];
                    made[cell] += 2 * spread;
                }
            }
        }
    }

    private static double numerical(double left, double right, AdvectionScheme scheme) {
        if (scheme != AdvectionScheme.EXPONENTIAL) {
            return 0.5 * Math.abs(right - left);
        }
        double ratio = right / left;
        // close to each other the two means differ by less than rounding makes of them
        boolean far = left > 0 && right > 0 && Math.abs(ratio - 1) > 1e-5;
        double conductance = far ? (right - left) / Math.log(ratio) : left > 0 && right > 0 ? 0.5 * (left + right) : 0;
        return Math.max(0, 0.5 * (left + right) - conductance);
    }

    /// Flow of a tracer into the domain through each face of a side [amount/s]; negative where it leaves.
    public double[] inflow(Side side, Buffer tracer) {
        return system.boundary.ownInflow(side, tracer);
    }

    /// True if a cell is fluid from which something can leave.
    public boolean reaches(int cell) {
        int region = regions.of(cell);
        return region >= 0 && open[region];
    }

    @Override
    public void close() {
        disc.space().release(production);
    }
}
