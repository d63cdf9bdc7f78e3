package org.soretflow.linear;

import java.util.Arrays;
import org.soretflow.backend.Backend;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.FlowGrid;
import org.soretflow.backend.Grid;
import org.soretflow.backend.Kernels;
import org.soretflow.backend.StencilData;
import org.soretflow.mesh.Direction;

/// The coarsest level of [FlowMultigrid]: the whole coupled system, inverted by parts so that a solution needs no wait.
///
/// The matrix is found by applying the operator to vectors of ones that do not see each other, and eliminated by nested
/// dissection on the host. Unknowns without an equation (given velocities, solids) get zero, and so does one pressure of
/// every enclosed flow and one value of every closed steady scalar, whose own equations follow from the others.
final class CoarsestFlow {

    /// Equations reach one cell far, so that ones three cells apart do not meet.
    private static final int APART = 3;

    private final FlowOperator flow;
    private final Buffer[] from;
    private final Buffer[] into;
    private final int[] starts;
    private final int size;
    /// Indices along the directions, and block, of every unknown.
    private final int[][] position;
    private final int[] counts = new int[3];
    private final boolean[] periodic = new boolean[3];
    private final Backend backend;
    private final FrontalInverse inverse;
    private final Triplets entries = new Triplets();
    private final double[] x;
    private final double[] y;
    private boolean[] free;
    /// The unknowns of every colour, null where there are none.
    private int[][] owners;
    /// By colour and row, the unknown of that colour that is nearest, once somebody asked; −1 before.
    private int[][] nearest;

    /// @param from work vector; modified
    /// @param into work vector; modified
    CoarsestFlow(Backend backend, FlowOperator flow, Buffer[] from, Buffer[] into) {
        this.backend = backend;
        this.flow = flow;
        this.from = from;
        this.into = into;
        starts = new int[from.length + 1];
        for (int block = 0; block < from.length; block++) {
            starts[block + 1] = starts[block] + from[block].size();
        }
        size = starts[from.length];
        for (Direction d : Direction.values()) {
            counts[d.ordinal()] = flow.grid().cells().count(d);
            periodic[d.ordinal()] = flow.grid().cells().periodic(d);
        }
        position = new int[size][];
        for (int unknown = 0; unknown < size; unknown++) {
            position[unknown] = locate(unknown);
        }
        int[] cells = cells();
        int[] order = new int[size];
        Arrays.setAll(order, n -> cells[n] * from.length + position[n][3]);
        inverse = new FrontalInverse(backend, Dissection.of(counts, periodic, cells), order);
        x = new double[size];
        y = new double[size];
    }

    private int blockOf(int unknown) {
        int block = 0;
        while (unknown >= starts[block + 1]) {
            block++;
        }
        return block;
    }

    private Grid gridOf(int block) {
        FlowGrid grid = flow.grid();
        return block < grid.components() ? grid.faces()[block] : grid.cells();
    }

    private int[] locate(int unknown) {
        int block = blockOf(unknown);
        Grid grid = gridOf(block);
        int n = unknown - starts[block];
        return new int[] {n % grid.nx(), n / grid.nx() % grid.ny(), n / grid.nx() / grid.ny(), block};
    }

    /// Cell of every unknown; a velocity belongs to the cell above its face, the last one to the cell below.
    private int[] cells() {
        int[] cells = new int[size];
        for (int n = 0; n < size; n++) {
            int[] at = position[n];
            int i = Math.min(at[0], counts[0] - 1);
            int j = Math.min(at[1], counts[1] - 1);
            int k = Math.min(at[2], counts[2] - 1);
            cells[n] = i + counts[0] * (j + counts[1] * k);
        }
        return cells;
    }

    /// Unknowns that nothing determines.
    private boolean[] undetermined(StencilData[] levels) {
        boolean[] result = new boolean[size];
        for (int m = 0; m < levels.length; m++) {
            for (int cell : FloatingRegions.firstCells(levels[m])) {
                result[starts[flow.grid().components() + m] + cell] = true;
            }
        }
        for (int c = 0; c < flow.grid().components(); c++) {
            for (int n = starts[c]; n < starts[c + 1]; n++) {
                result[n] = flow.isFixed(c, n - starts[c]);
            }
        }
        return result;
    }

    /// Takes over the operator's present numbers.
    ///
    /// @param operator the coupled operator of the level
    /// @param scalars the operators of the scalars
    void update(BlockOperator operator, StencilData... scalars) {
        StencilData[] levels = new StencilData[scalars.length + 1];
        levels[0] = flow.pressure();
        System.arraycopy(scalars, 0, levels, 1, scalars.length);
        colour(undetermined(levels));
        entries.clear();
        for (int colour = 0; colour < owners.length; colour++) {
            if (owners[colour].length == 0) {
                continue;
            }
            Arrays.fill(x, 0);
            for (int owner : owners[colour]) {
                x[owner] = 1;
            }
            upload(x, from);
            operator.apply(from, into);
            download(into, y);
            for (int row = 0; row < size; row++) {
                if (y[row] != 0 && !free[row]) {
                    entries.add(row, nearest(colour, row), y[row]);
                }
            }
        }
        inverse.update(entries);
    }

    /// Finds the unknowns of every colour, unless they are known already.
    private void colour(boolean[] undetermined) {
        if (Arrays.equals(free, undetermined)) {
            return;
        }
        free = undetermined;
        owners = new int[colours()][];
        nearest = new int[owners.length][];
        int[] along = new int[3];
        int colour = 0;
        for (int block = 0; block < starts.length - 1; block++) {
            for (Direction d : Direction.values()) {
                along[d.ordinal()] = coloursAlong(d, block);
            }
            for (int z = 0; z < along[2]; z++) {
                for (int y = 0; y < along[1]; y++) {
                    for (int x = 0; x < along[0]; x++) {
                        owners[colour++] = unknowns(block, along, new int[] {x, y, z});
                    }
                }
            }
        }
    }

    /// Colours along a direction of a block: three, and four in a periodic direction whose count is no multiple of three and
    /// divides into threes and fours. Five places have a colour each.
    private int coloursAlong(Direction d, int block) {
        Grid grid = gridOf(block);
        int count = grid.count(d);
        boolean uneven = grid.periodic(d) && count % APART != 0;
        return Math.min(uneven ? count == 5 ? 5 : APART + 1 : APART, count);
    }

    /// Colour of a place along a direction: fours first, as many as the count leaves over when it is divided into threes.
    ///
    /// @param colours along the direction
    private static int colour(int at, int colours, int count) {
        int inFours = colours == APART + 1 ? colours * (count % APART) : 0;
        return at < inFours ? at % colours : (at - inFours) % (inFours > 0 ? APART : colours);
    }

    private int coloursOf(int block) {
        int product = 1;
        for (Direction d : Direction.values()) {
            product *= coloursAlong(d, block);
        }
        return product;
    }

    private int colours() {
        int sum = 0;
        for (int block = 0; block < starts.length - 1; block++) {
            sum += coloursOf(block);
        }
        return sum;
    }

    /// The unknowns of a block that have the given colour of so many along every direction.
    private int[] unknowns(int block, int[] along, int[] colours) {
        int[] found = new int[starts[block + 1] - starts[block]];
        int count = 0;
        for (int n = starts[block]; n < starts[block + 1]; n++) {
            boolean owns = !free[n];
            for (int d = 0; d < 3; d++) {
                owns &= colour(position[n][d], along[d], counts[d]) == colours[d];
            }
            if (owns) {
                found[count++] = n;
            }
        }
        return Arrays.copyOf(found, count);
    }

    /// The unknown of a colour that is nearest to a row.
    private int nearest(int colour, int row) {
        if (nearest[colour] == null) {
            nearest[colour] = new int[size];
            Arrays.fill(nearest[colour], -1);
        }
        if (nearest[colour][row] < 0) {
            int shortest = Integer.MAX_VALUE;
            for (int owner : owners[colour]) {
                int distance = distance(owner, row);
                if (distance < shortest) {
                    shortest = distance;
                    nearest[colour][row] = owner;
                }
            }
        }
        return nearest[colour][row];
    }

    /// The largest distance along a direction, in halves of a cell.
    private int distance(int owner, int row) {
        int largest = 0;
        for (int d = 0; d < 3; d++) {
            int apart = Math.abs(2 * position[owner][d] - 2 * position[row][d] + shift(owner, row, d));
            if (periodic[d]) {
                apart = Math.min(apart, Math.abs(2 * counts[d] - apart));
            }
            largest = Math.max(largest, apart);
        }
        return largest;
    }

    /// Cells lie half a place above the face of the same number.
    private int shift(int owner, int row, int d) {
        return (position[owner][3] == d ? 0 : 1) - (position[row][3] == d ? 0 : 1);
    }

    private void upload(double[] values, Buffer[] target) {
        for (int block = 0; block < target.length; block++) {
            target[block].upload(Arrays.copyOfRange(values, starts[block], starts[block + 1]));
        }
    }

    private void download(Buffer[] source, double[] values) {
        for (int block = 0; block < source.length; block++) {
            double[] part = new double[source[block].size()];
            source[block].download(part);
            System.arraycopy(part, 0, values, starts[block], part.length);
        }
    }

    /// `target = A⁻¹ source`; the host does not wait.
    void solve(Buffer[] source, Buffer[] target) {
        Kernels kernels = backend.kernels();
        Buffer vector = inverse.vector();
        for (int block = 0; block < source.length; block++) {
            kernels.copyPart(source[block], 0, vector, starts[block], source[block].size());
        }
        inverse.solve();
        for (int block = 0; block < target.length; block++) {
            kernels.copyPart(vector, starts[block], target[block], 0, target[block].size());
        }
    }
}
