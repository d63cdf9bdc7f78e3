package org.soretflow.run;

import java.util.ArrayList;
import java.util.List;
import org.soretflow.backend.Grid;
import org.soretflow.linear.Multigrid;
import org.soretflow.linear.StencilInverse;
import org.soretflow.material.Species;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.AdvectionScheme;
import org.soretflow.physics.FlowEquation;
import org.soretflow.physics.HeatSource;
import org.soretflow.physics.Problem;
import org.soretflow.physics.SpeciesEquation;

/// Memory that the arrays of a run take, before it runs.
///
/// Counted in doubles per cell, where many cells have three faces each (in two dimensions four, front and back
/// included):
///
/// - an equation has its operator: mass and faces, 4; with drift or flow the weights of the two sides of a face differ,
///   7; central differences add an upwind twin, 6, and take 3 less where they are solved together with a flow in three
///   dimensions; one source; and on the coarse levels, which have together κ times the cells, the operator with a solution
///   and a right-hand side. κ is 1/7 where three directions are halved, 1/3 for two, up to 1 where cells are flat and only
///   one is; and the dense inverse of the coarsest level;
/// - Krylov vectors are shared by all equations: 4 for conjugate gradients, 6 for BiCGStab, 2·60 for GMRES, which
///   solves central differences; GMRES as the last resort of a hard case is not counted;
/// - steady: one equation after the other, so the largest counts; one number per field;
/// - transient: all equations; the new state and three old ones per field; two vectors for the right-hand side; while a
///   checkpoint is written, three more per field on the host;
/// - a given velocity: the flow through three faces on host and device, and the heat that it carries, in one direction after
///   the other unless limited;
/// - a flow that is solved for: per component an operator (weights of both sides, diagonal), that of the smoother where
///   central differences carry momentum; the pressure's operator; on the coarse levels all that with the coupled scalars and
///   three vectors; Krylov vectors of all unknowns, about 40 in two dimensions and 5 in three; the
///   inverse of the coarsest level, which counts on small meshes only; in time on small plane meshes that of the pressure
///   equation. Between solids in three dimensions that level may
///   be larger: up to 28 MB without scalars (250 × 4 × 4 cells), of which 2 are counted. Nor are three numbers a component
///   and four more where the viscosity varies more than threefold with the temperature, for the derivative by it; nor 12
///   vectors more in three dimensions while rounds of GMRES stall;
/// - with mixed precision, half a number for what cycles work on, which is there in single precision: operators, levels and,
///   of flows in three dimensions, Krylov vectors; operators that residuals need, one unknown and one residual stay in double;
/// - on the host one array for the transfers, one per heat source, the number of the connected region.
///
/// What the program needs before its first cell is not in it.
///
/// @param buffers memory of the backend [bytes]
/// @param host memory beside it, on the host [bytes]
public record MemoryEstimate(long buffers, long host) {

    /// Vectors of a GMRES round of 60 iterations, with their preconditioned forms.
    private static final int GMRES = 120;
    /// Directions are halved within this factor of the strongest coupling, as in multigrid.
    private static final double HALVE = 5;
    /// Vectors of all unknowns in three dimensions: a round of 2 iterations, its residual, a direction, the solution.
    private static final int LEAN = 5;
    /// Cells of the coarsest level of a flow, and numbers in its inverse by cell and pair of unknowns in it, as measured: 20 to
    /// 60.
    private static final int COARSEST = 300;
    private static final int INVERSE = 40;
    /// Numbers by cell in the inverse that takes the divergence out in time, as measured: 65 for 20 × 20 cells, 95 for 200 × 60,
    /// 112 for 200 × 200.
    private static final int PROJECTION = 100;

    /// The estimate in double precision.
    ///
    /// @param steady whether the steady state is solved for at once
    public static MemoryEstimate of(Problem problem, boolean steady) {
        return of(problem, steady, false);
    }

    /// @param steady whether the steady state is solved for at once
    /// @param mixed whether cycles, and the vectors of a flow in three dimensions, are in single precision
    public static MemoryEstimate of(Problem problem, boolean steady, boolean mixed) {
        double cells = problem.mesh().cells();
        return new MemoryEstimate(Math.round(8 * cells * buffers(problem, steady, mixed)),
                Math.round(8 * cells * host(problem, steady)));
    }

    /// Both together [bytes].
    public long bytes() {
        return buffers + host;
    }

    private static double buffers(Problem problem, boolean steady, boolean mixed) {
        boolean flows = problem.moves();
        Levels levels = Levels.of(problem.mesh());
        List<Double> equations = new ArrayList<>();
        double vectors = 0;
        boolean scratch = false;
        if (problem.heat().isPresent()) {
            AdvectionScheme scheme = problem.heat().get().advection();
            boolean central = flows && scheme == AdvectionScheme.CENTRAL;
            double own = levels.equation(flows, central, mixed);
            // solved together with a flow in three dimensions it keeps what spreads only, and the twin in single precision
            boolean apart = central && problem.flow().isPresent() && problem.mesh().dimensions() == 3;
            equations.add(apart ? own - (mixed ? 2 : 1) * levels.faces : own);
            // solved together with a flow, it takes vectors of the flow's: in three dimensions those that wait meanwhile
            int together = problem.mesh().dimensions() < 3 || mixed ? 6 : 1;
            vectors = problem.flow().isPresent() ? together : flows ? krylov(scheme) : 4;
            scratch = flows && scheme == AdvectionScheme.VAN_LEER;
        }
        for (SpeciesEquation equation : problem.species()) {
            AdvectionScheme scheme = flows ? equation.advection() : AdvectionScheme.EXPONENTIAL;
            equations.add(levels.equation(true, scheme == AdvectionScheme.CENTRAL, mixed));
            vectors = Math.max(vectors, krylov(scheme));
            scratch |= scheme == AdvectionScheme.VAN_LEER || equation.species().form() == Species.Form.BINARY;
        }
        boolean limited = problem.heat().filter(heat -> heat.advection() == AdvectionScheme.VAN_LEER).isPresent();
        double flow = (flows ? levels.faces : 0)
                + (flows && problem.heat().isPresent() ? (limited ? levels.faces : 1) : 0);
        double shared = vectors + (scratch ? 1 : 0) + (problem.zones().names().size() > 1 ? 1 : 0) + flow;
        double states = 1 + problem.species().size();
        if (problem.flow().isPresent()) {
            shared += levels.flow(problem, steady, mixed);
        }
        if (steady && problem.flow().isEmpty()) {
            return shared + states + equations.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        }
        return shared + states + 3 * equations.size() + 2 + equations.stream().mapToDouble(Double::doubleValue).sum();
    }

    private static int krylov(AdvectionScheme scheme) {
        return scheme == AdvectionScheme.CENTRAL ? GMRES : 6;
    }

    private static double host(Problem problem, boolean steady) {
        List<HeatSource> sources = problem.heat().map(heat -> heat.sources()).orElse(List.of());
        long produced = problem.species().stream().filter(equation -> !equation.isConserved()).count();
        boolean solids = false;
        for (int zone = 0; zone < problem.zones().names().size(); zone++) {
            solids |= !problem.isFluid(zone);
        }
        int fields = (problem.heat().isPresent() ? 1 : 0) + problem.species().size();
        // zones are bytes, regions are integers
        return 1 + 0.125 + sources.size() + produced + (solids ? 0.5 * problem.species().size() : 0)
                + (problem.moves() ? Levels.of(problem.mesh()).faces : 0)
                + (steady ? Math.min(1, problem.species().size()) : 3 * fields);
    }

    /// Numbers per cell of the finest level.
    ///
    /// @param faces faces of the finest level
    /// @param coarseCells cells of all coarse levels together
    /// @param coarseFaces faces of all coarse levels together
    /// @param inverse numbers of the dense inverse of the coarsest level
    private record Levels(double faces, double coarseCells, double coarseFaces, double inverse) {

        /// Halves what multigrid would halve on cells of the mean (geometric) widths.
        static Levels of(StructuredMesh mesh) {
            Grid fine = Grid.of(mesh);
            double[] width = new double[3];
            for (Direction d : Direction.values()) {
                width[d.ordinal()] = meanWidth(mesh.axis(d));
            }
            double coarseCells = 0;
            double coarseFaces = 0;
            Grid grid = fine;
            while (!Multigrid.solvesDirectly(grid, fine)) {
                boolean[] halved = halved(grid, width);
                Grid coarse = grid.coarsened(halved[0], halved[1], halved[2]);
                for (Direction d : Direction.values()) {
                    width[d.ordinal()] *= (double) grid.count(d) / coarse.count(d);
                }
                grid = coarse;
                coarseCells += grid.cells();
                coarseFaces += faces(grid);
            }
            double cells = fine.cells();
            double inverse = (double) grid.cells() * grid.cells();
            return new Levels(faces(fine) / cells, coarseCells / cells, coarseFaces / cells, inverse / cells);
        }

        /// Couplings go with 1/width².
        private static boolean[] halved(Grid grid, double[] width) {
            double narrowest = Double.POSITIVE_INFINITY;
            for (Direction d : Direction.values()) {
                narrowest = grid.count(d) > 1 ? Math.min(narrowest, width[d.ordinal()]) : narrowest;
            }
            boolean[] halved = new boolean[3];
            for (Direction d : Direction.values()) {
                double relative = width[d.ordinal()] / narrowest;
                halved[d.ordinal()] = grid.count(d) > 1 && relative * relative <= HALVE;
            }
            return halved;
        }

        private static long faces(Grid grid) {
            long faces = 0;
            for (Direction d : Direction.values()) {
                faces += grid.faces(d);
            }
            return faces;
        }

        private static double meanWidth(Axis axis) {
            double logarithms = 0;
            for (double width : axis.widths()) {
                logarithms += Math.log(width);
            }
            return Math.exp(logarithms / axis.cells());
        }

        /// All that a solved flow needs beside the equations of the scalars.
        double flow(Problem problem, boolean steady, boolean mixed) {
            int components = problem.mesh().dimensions();
            int scalars = (problem.heat().isPresent() ? 1 : 0) + problem.species().size();
            int unknowns = components + 1 + scalars;
            FlowEquation equation = problem.flow().orElseThrow();
            boolean central = equation.inertia() && equation.advection() == AdvectionScheme.CENTRAL;
            double operators = components * (2 * faces + 1) + faces + 1;
            double work = (components < 3 ? 3 : 1.5) * unknowns;
            double coarse = coarseCells * (components * 8 + (equation.inertia() ? 8 : 4) + 9 * scalars + 3 * unknowns);
            double coarsest = (double) INVERSE * unknowns * unknowns * COARSEST / problem.mesh().cells();
            double states = (steady ? 1 : 4) * (components + 1);
            double inverted = !steady && StencilInverse.pays(Grid.of(problem.mesh())) ? PROJECTION : 0;
            if (!mixed) {
                return operators + work + coarse + (components < 3 ? 40 : LEAN) * unknowns + states + coarsest + inverted;
            }
            double copies = components + 1 + 2 * scalars;
            double krylov = components < 3 ? 40 * unknowns : 2 * unknowns + LEAN * unknowns / 2.0;
            double wide = central ? components + faces + 1 : operators;
            double iterated = equation(false, false, true);
            return wide + states + krylov + (operators + copies + work + coarse + coarsest) / 2 + iterated + inverted;
        }

        /// Operator, source and coarse levels of one equation.
        ///
        /// @param twoSided whether the weights of the two sides of a face differ
        double equation(boolean twoSided, boolean twin, boolean mixed) {
            int weights = twoSided ? 2 : 1;
            double own = weights * faces + (twin ? 2 * faces : 0) + 2;
            double coarse = weights * coarseFaces + 3 * coarseCells + inverse;
            return mixed ? own + (weights * faces + 3 + coarse) / 2 : own + coarse;
        }
    }
}
