package org.soretflow.linear;

import java.util.List;
import java.util.Optional;
import org.soretflow.backend.Backend;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.Grid;
import org.soretflow.backend.StencilData;
import org.soretflow.mesh.Direction;

/// The coupled flow of a plane problem solved directly: the whole matrix, factorised by nested dissection on the host.
///
/// What is left where multigrid fails: waves in a stratified fluid that neither smoothing nor coarser meshes see. The matrix
/// is found by applying the operator to vectors of ones that do not see each other. Unknowns without an equation get zero
/// as in [CoarsestFlow].
public final class DirectFlow implements BlockOperator {

    /// Equations reach one cell far.
    private static final int APART = 3;

    private final FlowOperator flow;
    private final Buffer[] from;
    private final Buffer[] into;
    /// First number of every block; the pressure's numbers are the largest, so that it is eliminated after its velocities.
    private final int[] starts;
    private final Grid[] grids;
    private final int size;
    private final FrontalLu factors;
    private final double[] right;
    private final double[] solution;
    private boolean[] free;

    private DirectFlow(FlowOperator flow, Buffer[] from, Buffer[] into) {
        this.flow = flow;
        this.from = from;
        this.into = into;
        int pressure = flow.grid().components();
        starts = new int[from.length];
        grids = new Grid[from.length];
        int sum = 0;
        for (int block = 0; block < from.length; block++) {
            grids[block] = block < pressure ? flow.grid().faces()[block] : flow.grid().cells();
            if (block != pressure) {
                starts[block] = sum;
                sum += from[block].size();
            }
        }
        starts[pressure] = sum;
        size = sum + from[pressure].size();
        factors = new FrontalLu(Dissection.of(mesh().nx(), mesh().ny(), cells()), size);
        right = new double[size];
        solution = new double[size];
    }

    /// A direct solver, where the mesh is plane, not periodic, and the memory suffices.
    ///
    /// @param vectors in number of blocks and sizes like the unknowns; two, modified
    /// @param memory bytes that may be taken
    public static Optional<DirectFlow> of(Backend backend, FlowOperator flow, List<Buffer[]> vectors, long memory) {
        Grid cells = flow.grid().cells();
        boolean plane = flow.grid().components() == 2;
        for (Direction d : Direction.values()) {
            plane &= !cells.periodic(d) || cells.count(d) == 1;
        }
        if (!plane || 2 * bytes(cells, vectors.getFirst().length) > memory) {
            return Optional.empty();
        }
        return Optional.of(new DirectFlow(flow, vectors.get(0), vectors.get(1)));
    }

    /// Bytes of the factors: the part of nested dissection that grows as n log n.
    ///
    /// Source: George, Liu, Computer Solution of Large Sparse Positive Definite Systems (1981), ch. 8: 31/4 n² log₂ n for
    /// one unknown on n × n.
    private static long bytes(Grid cells, int blocks) {
        double n = cells.cells();
        return (long) (8 * 2 * 7.75 * n * 0.5 * Math.log(n) / Math.log(2) * blocks * blocks);
    }

    private Grid mesh() {
        return flow.grid().cells();
    }

    /// Cell of every unknown; a velocity belongs to the cell above its face, the last one to the cell below.
    private int[] cells() {
        int[] cells = new int[size];
        for (int block = 0; block < grids.length; block++) {
            for (int n = 0; n < from[block].size(); n++) {
                int i = Math.min(column(block, n), mesh().nx() - 1);
                int j = Math.min(row(block, n), mesh().ny() - 1);
                cells[starts[block] + n] = i + mesh().nx() * j;
            }
        }
        return cells;
    }

    private int column(int block, int n) {
        return n % grids[block].nx();
    }

    private int row(int block, int n) {
        return n / grids[block].nx();
    }

    /// Takes over the operator's present numbers.
    ///
    /// @param operator the coupled operator
    /// @param scalars the operators of the scalars
    public void update(BlockOperator operator, List<StencilData> scalars) {
        free = undetermined(scalars);
        Triplets entries = new Triplets();
        for (int n = 0; n < size; n++) {
            if (free[n]) {
                entries.add(n, n, 1);
            }
        }
        for (int block = 0; block < from.length; block++) {
            for (int phase = 0; phase < APART * APART; phase++) {
                probe(operator, block, phase % APART, phase / APART, entries);
            }
        }
        factors.factorise(entries);
    }

    private boolean[] undetermined(List<StencilData> scalars) {
        int pressure = flow.grid().components();
        boolean[] result = new boolean[size];
        for (int cell : FloatingRegions.firstCells(flow.pressure())) {
            result[starts[pressure] + cell] = true;
        }
        for (int s = 0; s < scalars.size(); s++) {
            for (int cell : FloatingRegions.firstCells(scalars.get(s))) {
                result[starts[pressure + 1 + s] + cell] = true;
            }
        }
        for (int c = 0; c < pressure; c++) {
            for (int n = 0; n < from[c].size(); n++) {
                result[starts[c] + n] = flow.isFixed(c, n);
            }
        }
        return result;
    }

    /// Finds the columns of the unknowns of a block whose indices leave the given remainders.
    private void probe(BlockOperator operator, int block, int remainder1, int remainder2, Triplets entries) {
        for (int b = 0; b < from.length; b++) {
            double[] ones = new double[from[b].size()];
            for (int n = 0; b == block && n < ones.length; n++) {
                ones[n] = !free[starts[b] + n] && column(b, n) % APART == remainder1
                        && row(b, n) % APART == remainder2 ? 1 : 0;
            }
            from[b].upload(ones);
        }
        operator.apply(from, into);
        for (int b = 0; b < into.length; b++) {
            double[] values = into[b].values();
            for (int n = 0; n < values.length; n++) {
                if (values[n] != 0 && !free[starts[b] + n]) {
                    int i = nearest(column(b, n), remainder1);
                    int j = nearest(row(b, n), remainder2);
                    Grid grid = grids[block];
                    if (i < 0 || j < 0 || i >= grid.nx() || j >= grid.ny()) {
                        throw new IllegalStateException("an equation reaches further than one cell");
                    }
                    entries.add(starts[b] + n, starts[block] + i + grid.nx() * j, values[n]);
                }
            }
        }
    }

    /// The index next to another that leaves a remainder: among three in a row there is one.
    private static int nearest(int index, int remainder) {
        return index - 1 + Math.floorMod(remainder - index + 1, APART);
    }

    /// `z = A⁻¹ r`.
    @Override
    public void apply(Buffer[] r, Buffer[] z) {
        for (int block = 0; block < r.length; block++) {
            double[] part = r[block].values();
            for (int n = 0; n < part.length; n++) {
                right[starts[block] + n] = free[starts[block] + n] ? 0 : part[n];
            }
        }
        factors.solve(right, solution);
        for (int block = 0; block < z.length; block++) {
            double[] part = new double[z[block].size()];
            System.arraycopy(solution, starts[block], part, 0, part.length);
            z[block].upload(part);
        }
    }
}
