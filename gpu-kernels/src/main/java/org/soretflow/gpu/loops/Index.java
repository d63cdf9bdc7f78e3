package org.soretflow.gpu.loops;

/// Index arithmetic on blocks of cells.
///
/// The number `topology` tells by its bits 1, 2, 4 which directions are periodic, and by 8 that the block is planar.
public final class Index {

    private Index() {}

    /// 1 in a periodic direction, else 0.
    static int periodic(int topology, int direction) {
        return (topology >> direction) & 1;
    }

    /// 1 for a planar block, else 0.
    static int planar(int topology) {
        return (topology >> 3) & 1;
    }

    /// The first, second or third number.
    static int pick(int direction, int ofX, int ofY, int ofZ) {
        return direction == 0 ? ofX : direction == 1 ? ofY : ofZ;
    }

    /// The smaller number.
    static int least(int a, int b) {
        return a < b ? a : b;
    }

    /// `value` brought back into a period by one turn.
    static int wrapped(int value, int count) {
        return value < 0 ? value + count : value >= count ? value - count : value;
    }

    /// Distance in the cell numbering between neighbours in a direction.
    static int stride(int direction, int nx, int ny) {
        return direction == 0 ? 1 : direction == 1 ? nx : nx * ny;
    }

    /// Offset to the neighbour below a place, 0 where there is none.
    static int below(int place, int count, int periodic, int stride) {
        return place > 0 ? -stride : periodic != 0 ? (count - 1) * stride : 0;
    }

    /// Offset to the neighbour above a place, 0 where there is none.
    static int above(int place, int count, int periodic, int stride) {
        return place < count - 1 ? stride : periodic != 0 ? -(count - 1) * stride : 0;
    }

    /// 1 where there is a neighbour below, else 0.
    static double hasBelow(int place, int periodic) {
        return place > 0 || periodic != 0 ? 1.0 : 0.0;
    }

    /// 1 where there is a neighbour above, else 0.
    static double hasAbove(int place, int count, int periodic) {
        return place < count - 1 || periodic != 0 ? 1.0 : 0.0;
    }

    /// Number of the cell (i, j, k).
    static int cell(int nx, int ny, int i, int j, int k) {
        return i + nx * (j + ny * k);
    }

    /// Number of the face below (i, j, k) in a direction.
    static int face(int direction, int nx, int ny, int i, int j, int k) {
        return i + (nx + (direction == 0 ? 1 : 0)) * (j + (ny + (direction == 1 ? 1 : 0)) * k);
    }
}
