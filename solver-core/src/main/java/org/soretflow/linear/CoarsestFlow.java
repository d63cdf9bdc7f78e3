package org.soretflow.linear;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.FlowGrid;
import org.soretflow.backend.Grid;
import org.soretflow.backend.StencilData;
import org.soretflow.mesh.Direction;

/// The coarsest level of [FlowMultigrid]: the whole coupled system as a band matrix.
///
/// Unknowns are ordered by their place along the longest direction, so that the band is as wide as a cross-section. The
/// matrix is found by applying the operator to vectors of ones that do not see each other. Unknowns without an equation
/// (given velocities, solids) get zero, and so does one pressure of every enclosed flow and one value of every closed
/// steady scalar, whose own equations follow from the others.
final class CoarsestFlow {

    /// Equations reach one cell far, so that ones three cells apart do not meet.
    private static final int APART = 3;

    private final FlowOperator flow;
    private final Buffer[] from;
    private final Buffer[] into;
    private final int[] starts;
    private final int size;
    /// Place of every unknown in the band.
    private final int[] place;
    private final int[][] position;
    private final double[] x;
    private final double[] ordered;
    private boolean[] free;
    private BandedLu factors;

    /// @param from work vector; modified
    /// @param into work vector; modified
    CoarsestFlow(FlowOperator flow, Buffer[] from, Buffer[] into) {
        this.flow = flow;
        this.from = from;
        this.into = into;
        starts = new int[from.length + 1];
        for (int block = 0; block < from.length; block++) {
            starts[block + 1] = starts[block] + from[block].size();
        }
        size = starts[from.length];
        position = new int[size][];
        for (int unknown = 0; unknown < size; unknown++) {
            position[unknown] = locate(unknown);
        }
        place = order();
        x = new double[size];
        ordered = new double[size];
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

    private int[] order() {
        Grid cells = flow.grid().cells();
        Integer[] axes = {0, 1, 2};
        Arrays.sort(axes, Comparator.comparing((Integer d) -> cells.periodic(Direction.values()[d]))
                .thenComparing(d -> -cells.count(Direction.values()[d])));
        Comparator<Integer> comparator = Comparator.comparing((Integer n) -> position[n][axes[0]])
                .thenComparing(n -> position[n][axes[1]])
                .thenComparing(n -> position[n][axes[2]])
                .thenComparing(n -> position[n][3]);
        int[] sorted = IntStream.range(0, size).boxed().sorted(comparator).mapToInt(Integer::intValue).toArray();
        int[] result = new int[size];
        for (int n = 0; n < size; n++) {
            result[sorted[n]] = n;
        }
        return result;
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
        free = undetermined(levels);
        int[] rows = new int[64 * size];
        int[] columns = new int[64 * size];
        double[] values = new double[64 * size];
        int count = 0;
        int reach = 0;
        for (int colour = 0; colour < colours(); colour++) {
            int[] owner = ones(colour);
            if (owner == null) {
                continue;
            }
            upload(x, from);
            operator.apply(from, into);
            download(into, ordered);
            for (int row = 0; row < size; row++) {
                if (ordered[row] == 0 || free[row]) {
                    continue;
                }
                int column = nearest(owner, row);
                if (count == rows.length) {
                    rows = Arrays.copyOf(rows, 2 * count);
                    columns = Arrays.copyOf(columns, 2 * count);
                    values = Arrays.copyOf(values, 2 * count);
                }
                rows[count] = place[row];
                columns[count] = place[column];
                values[count++] = ordered[row];
                reach = Math.max(reach, Math.abs(place[row] - place[column]));
            }
        }
        factors = new BandedLu(size, reach);
        for (int n = 0; n < size; n++) {
            if (free[n]) {
                factors.set(place[n], place[n], 1);
            }
        }
        for (int n = 0; n < count; n++) {
            factors.set(rows[n], columns[n], values[n]);
        }
        factors.factorise();
    }

    /// Colours along a direction of a block: three, and in a periodic direction whose count is no multiple of three one
    /// for every place.
    private int coloursAlong(Direction d, int block) {
        Grid grid = gridOf(block);
        int count = grid.count(d);
        return grid.periodic(d) && count % APART != 0 ? count : Math.min(APART, count);
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

    /// Puts ones into `x` at the unknowns of a colour.
    ///
    /// @return the unknowns, null if there are none
    private int[] ones(int colour) {
        int block = 0;
        int left = colour;
        while (left >= coloursOf(block)) {
            left -= coloursOf(block++);
        }
        Arrays.fill(x, 0);
        int[] phase = new int[3];
        int[] along = new int[3];
        for (Direction d : Direction.values()) {
            along[d.ordinal()] = coloursAlong(d, block);
            phase[d.ordinal()] = left % along[d.ordinal()];
            left /= along[d.ordinal()];
        }
        IntStream.Builder owners = IntStream.builder();
        boolean any = false;
        for (int n = starts[block]; n < starts[block + 1]; n++) {
            boolean own = true;
            for (int d = 0; d < 3; d++) {
                own &= position[n][d] % along[d] == phase[d];
            }
            if (own && !free[n]) {
                x[n] = 1;
                owners.add(n);
                any = true;
            }
        }
        return any ? owners.build().toArray() : null;
    }

    /// The unknown among the owners that is nearest to a row.
    private int nearest(int[] owners, int row) {
        Grid cells = flow.grid().cells();
        int best = owners[0];
        int shortest = Integer.MAX_VALUE;
        for (int owner : owners) {
            int distance = 0;
            for (Direction d : Direction.values()) {
                int apart = Math.abs(2 * position[owner][d.ordinal()] - 2 * position[row][d.ordinal()]
                        + shift(owner, row, d.ordinal()));
                if (cells.periodic(d)) {
                    apart = Math.min(apart, Math.abs(2 * cells.count(d) - apart));
                }
                distance = Math.max(distance, apart);
            }
            if (distance < shortest) {
                shortest = distance;
                best = owner;
            }
        }
        return best;
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

    void solve(Buffer[] source, Buffer[] target) {
        download(source, x);
        for (int n = 0; n < size; n++) {
            ordered[place[n]] = free[n] ? 0 : x[n];
        }
        factors.solve(ordered);
        for (int n = 0; n < size; n++) {
            x[n] = ordered[place[n]];
        }
        upload(x, target);
    }
}
