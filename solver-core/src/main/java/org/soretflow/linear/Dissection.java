package org.soretflow.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The order in which the unknowns of a plane mesh are eliminated: nested dissection.
///
/// A box of cells is cut by a layer of cells one wide; both halves are eliminated first, the layer last. Whatever couples
/// cells that touch, corners included, then never couples the halves.
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

    private final int nx;
    private final int ny;
    private final int[] start;
    private final int[] members;
    private final List<Part> parts = new ArrayList<>();

    private Dissection(int nx, int ny, int[] cellOf) {
        this.nx = nx;
        this.ny = ny;
        start = new int[nx * ny + 1];
        for (int cell : cellOf) {
            start[cell + 1]++;
        }
        for (int cell = 0; cell < nx * ny; cell++) {
            start[cell + 1] += start[cell];
        }
        int[] next = start.clone();
        members = new int[cellOf.length];
        for (int n = 0; n < cellOf.length; n++) {
            members[next[cellOf[n]]++] = n;
        }
    }

    /// @param nx cells along one direction
    /// @param ny cells along the other
    /// @param cellOf cell of every unknown, the first direction counting fastest
    /// @return parts in an order in which children go first; the last one is around nothing
    static List<Part> of(int nx, int ny, int[] cellOf) {
        Dissection dissection = new Dissection(nx, ny, cellOf);
        dissection.cut(0, nx, 0, ny);
        return List.copyOf(dissection.parts);
    }

    /// @return number of the part that comes last in the box
    private int cut(int x0, int x1, int y0, int y1) {
        int width = x1 - x0;
        int height = y1 - y0;
        int[] own;
        int[] children;
        if (width * height <= SMALLEST || Math.max(width, height) < 3) {
            own = unknowns(x0, x1, y0, y1, true);
            children = new int[0];
        } else if (width >= height) {
            int middle = (x0 + x1) / 2;
            children = new int[] {cut(x0, middle, y0, y1), cut(middle + 1, x1, y0, y1)};
            own = unknowns(middle, middle + 1, y0, y1, true);
        } else {
            int middle = (y0 + y1) / 2;
            children = new int[] {cut(x0, x1, y0, middle), cut(x0, x1, middle + 1, y1)};
            own = unknowns(x0, x1, middle, middle + 1, true);
        }
        parts.add(new Part(own, unknowns(x0, x1, y0, y1, false), children));
        return parts.size() - 1;
    }

    /// Unknowns in a box or, when `inside` is false, in the cells that touch it from outside; in ascending order.
    private int[] unknowns(int x0, int x1, int y0, int y1, boolean inside) {
        int more = inside ? 0 : 1;
        int[] found = new int[members.length < 64 ? members.length : 64];
        int count = 0;
        for (int y = Math.max(0, y0 - more); y < Math.min(ny, y1 + more); y++) {
            for (int x = Math.max(0, x0 - more); x < Math.min(nx, x1 + more); x++) {
                if (!inside && x >= x0 && x < x1 && y >= y0 && y < y1) {
                    continue;
                }
                int cell = x + nx * y;
                for (int m = start[cell]; m < start[cell + 1]; m++) {
                    if (count == found.length) {
                        found = Arrays.copyOf(found, 2 * count);
                    }
                    found[count++] = members[m];
                }
            }
        }
        int[] result = Arrays.copyOf(found, count);
        Arrays.sort(result);
        return result;
    }
}
