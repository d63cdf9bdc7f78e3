package org.soretflow.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The order in which the unknowns of a mesh are eliminated: nested dissection.
///
/// A box of cells is cut by a layer of cells one wide; both halves are eliminated first, the layer last. Whatever couples
/// cells that touch, corners included, then never couples the halves. A period is cut open by a layer when it is the longest
/// side of a box: at once, a short period of a long mesh would leave a front as long as the mesh.
/// Source: George, SIAM J. Numer. Anal. 10 (1973) 345.
final class Dissection {

    /// Boxes with so many cells are not cut any more.
    private static final int SMALLEST = 8;

    /// Unknowns that are eliminated together.
    ///
    /// @param own the unknowns
    /// @param around unknowns in the cells around all that is eliminated up to here: what is left coupled afterwards
    /// @param children numbers of the parts that go first
    record Part(int[] own, int[] around, int[] children) {}

    /// Cells from `low` to below `high` along each direction.
    private record Box(int[] low, int[] high) {

        int width(int d) {
            return high[d] - low[d];
        }

        int cells() {
            return width(0) * width(1) * width(2);
        }

        boolean contains(int[] cell) {
            boolean inside = true;
            for (int d = 0; d < 3; d++) {
                inside &= cell[d] >= low[d] && cell[d] < high[d];
            }
            return inside;
        }

        Box between(int d, int from, int to) {
            int[] first = low.clone();
            int[] end = high.clone();
            first[d] = from;
            end[d] = to;
            return new Box(first, end);
        }
    }

    private final int[] counts;
    private final boolean[] periodic;
    private final int[] start;
    private final int[] members;
    private final List<Part> parts = new ArrayList<>();

    private Dissection(int[] counts, boolean[] periodic, int[] cellOf) {
        this.counts = counts;
        this.periodic = periodic;
        int cells = counts[0] * counts[1] * counts[2];
        start = new int[cells + 1];
        for (int cell : cellOf) {
            start[cell + 1]++;
        }
        for (int cell = 0; cell < cells; cell++) {
            start[cell + 1] += start[cell];
        }
        int[] next = start.clone();
        members = new int[cellOf.length];
        for (int n = 0; n < cellOf.length; n++) {
            members[next[cellOf[n]]++] = n;
        }
    }

    /// A plane mesh without periods.
    ///
    /// @param nx cells along one direction
    /// @param ny cells along the other
    /// @param cellOf cell of every unknown, the first direction counting fastest
    /// @return parts in an order in which children go first; the last one is around nothing
    static List<Part> of(int nx, int ny, int[] cellOf) {
        return of(new int[] {nx, ny, 1}, new boolean[3], cellOf);
    }

    /// @param counts cells along the three directions
    /// @param periodic directions in which the last cell touches the first
    /// @param cellOf cell of every unknown, the first direction counting fastest
    /// @return parts in an order in which children go first; the last one is around nothing
    static List<Part> of(int[] counts, boolean[] periodic, int[] cellOf) {
        Dissection dissection = new Dissection(counts, periodic, cellOf);
        dissection.cut(new Box(new int[3], counts));
        return List.copyOf(dissection.parts);
    }

    /// @return number of the part that comes last in the box
    private int cut(Box box) {
        int longest = 0;
        for (int d = 0; d < 3; d++) {
            longest = box.width(d) > box.width(longest) ? d : longest;
        }
        Box own = box;
        int[] children = {};
        boolean large = box.cells() > SMALLEST && box.width(longest) > 2;
        if (large && periodic[longest] && box.width(longest) == counts[longest]) {
            own = box.between(longest, 0, 1);
            children = new int[] {cut(box.between(longest, 1, counts[longest]))};
        } else if (large) {
            int middle = (box.low[longest] + box.high[longest]) / 2;
            own = box.between(longest, middle, middle + 1);
            children = new int[] {
                cut(box.between(longest, box.low[longest], middle)), cut(box.between(longest, middle + 1, box.high[longest]))
            };
        }
        parts.add(new Part(unknowns(own, 0), unknowns(box, 1), children));
        return parts.size() - 1;
    }

    /// Unknowns in a box or, when `more` is one, in the cells that touch it from outside; in ascending order.
    private int[] unknowns(Box box, int more) {
        int[] found = new int[Math.min(members.length, 64)];
        int count = 0;
        int[] cell = new int[3];
        for (int z = box.low[2] - more; z < box.high[2] + more; z++) {
            for (int y = box.low[1] - more; y < box.high[1] + more; y++) {
                for (int x = box.low[0] - more; x < box.high[0] + more; x++) {
                    cell[0] = periodic[0] ? Math.floorMod(x, counts[0]) : x;
                    cell[1] = periodic[1] ? Math.floorMod(y, counts[1]) : y;
                    cell[2] = periodic[2] ? Math.floorMod(z, counts[2]) : z;
                    if (more == 1 && box.contains(cell) || !isCell(cell)) {
                        continue;
                    }
                    int number = cell[0] + counts[0] * (cell[1] + counts[1] * cell[2]);
                    for (int m = start[number]; m < start[number + 1]; m++) {
                        if (count == found.length) {
                            found = Arrays.copyOf(found, 2 * count);
                        }
                        found[count++] = members[m];
                    }
                }
            }
        }
        // a cell next to both ends of a period is met twice
        return Arrays.stream(found, 0, count).sorted().distinct().toArray();
    }

    private boolean isCell(int[] cell) {
        boolean is = true;
        for (int d = 0; d < 3; d++) {
            is &= cell[d] >= 0 && cell[d] < counts[d];
        }
        return is;
    }
}
