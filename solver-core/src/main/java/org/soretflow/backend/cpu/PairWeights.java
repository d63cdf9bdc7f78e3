package org.soretflow.backend.cpu;

import java.util.Arrays;
import org.soretflow.cell.Transfer;

/// Interpolation weights of cells of a row along one direction, by the balance of each between its coarse cell's centre,
/// which lies on the face to its sibling, and the next coarse centre beyond its outer face.
///
/// What the weights are made of is brought into lines with one index for all first. The compiler vectorises loops over such
/// lines, as long as they have no choice in them: they take all faces as open, and the few closed ones are mended after.
final class PairWeights {

    /// Weights of the own coarse value, by cell.
    final double[] own;
    /// Weights of the next coarse value, by cell.
    final double[] other;
    /// Whether every cell just has the own coarse value.
    private boolean plain;

    /// Weights of the faces away from the pair, `in` that of the value on the outer side, `out` of that on the inner side.
    private final double[] outerIn;
    private final double[] outerOut;

    PairWeights(int count) {
        own = new double[count];
        other = new double[count];
        outerIn = new double[count];
        outerOut = new double[count];
    }

    boolean plain() {
        return plain;
    }

    /// Every cell has its own coarse value.
    void keep() {
        plain = true;
    }

    /// Weights of cells side by side across the direction.
    ///
    /// @param first whether they are the first of their pairs, which look downwards
    /// @param outer number of the first cell's face away from its sibling
    /// @param inner halves of the faces to the siblings
    /// @param next halves of the faces inside the next pairs, null if there are none
    /// @param neighbour whether there is a cell beyond the outer face
    void across(
            double[] left, double[] right, boolean first, int outer, PairHalves inner, PairHalves next, boolean neighbour,
            int cells) {
        plain = false;
        System.arraycopy(first ? right : left, outer, outerOut, 0, cells);
        if (neighbour) {
            System.arraycopy(first ? left : right, outer, outerIn, 0, cells);
        } else {
            Arrays.fill(outerIn, 0, cells, 0);
        }
        double[] fromCell = first ? inner.left : inner.right;
        double[] toCell = first ? inner.right : inner.left;
        if (next == null) {
            share(fromCell, toCell, cells);
        } else {
            share(fromCell, toCell, first ? next.right : next.left, first ? next.left : next.right, cells);
        }
    }

    /// Weights of the first and of the second cells of the pairs along a row.
    ///
    /// @param face number of the first face
    /// @param count fine cells of the row; an odd last one belongs to no pair
    /// @param inner memory, `next` too
    static void along(
            double[] left, double[] right, int face, int count, boolean periodic, PairHalves inner, PairHalves next,
            PairWeights firsts, PairWeights seconds) {
        int pairs = count / 2;
        boolean odd = (count & 1) == 1;
        gather(left, face, firsts.outerIn, pairs);
        gather(right, face, firsts.outerOut, pairs);
        gather(right, face + 2, seconds.outerIn, pairs);
        gather(left, face + 2, seconds.outerOut, pairs);
        if (!periodic) {
            firsts.outerIn[0] = 0;
            if (!odd) {
                seconds.outerIn[pairs - 1] = 0;
            }
        }
        // a closed face stands for a next pair that is not there
        boolean around = periodic && !odd;
        inner.gather(left, right, face + 1, pairs);
        next.shift(inner, pairs, -1, around);
        firsts.share(inner.left, inner.right, next.right, next.left, pairs);
        next.shift(inner, pairs, 1, around);
        seconds.share(inner.right, inner.left, next.left, next.right, pairs);
    }

    /// Every second value.
    static void gather(double[] source, int first, double[] line, int count) {
        for (int p = 0; p < count; p++) {
            line[p] = source[first + 2 * p];
        }
    }

    /// Cells whose outer faces are in series with the inner half of the faces inside the next pairs.
    ///
    /// @param toNext weights of those halves, those of the values on the inner side
    private void share(double[] fromCell, double[] toCell, double[] toNext, double[] fromNext, int cells) {
        for (int i = 0; i < cells; i++) {
            double leaving = Transfer.openSeriesLeft(outerOut[i], outerIn[i], toNext[i]);
            double entering = Transfer.openSeriesRight(outerIn[i], toNext[i], fromNext[i]);
            own[i] = Transfer.share(toCell[i], fromCell[i], leaving);
            other[i] = Transfer.share(entering, fromCell[i], leaving);
        }
        for (int i = 0; i < cells; i++) {
            if (!(fromNext[i] > 0)) {
                own[i] = Transfer.share(toCell[i], fromCell[i], outerOut[i]);
                other[i] = Transfer.share(outerIn[i], fromCell[i], outerOut[i]);
            } else if (!(toNext[i] > 0)) {
                double leaving = Transfer.seriesLeft(outerOut[i], outerIn[i], 0);
                own[i] = Transfer.share(toCell[i], fromCell[i], leaving);
                other[i] = Transfer.share(Transfer.seriesRight(outerIn[i], 0, fromNext[i]), fromCell[i], leaving);
            }
        }
        keepClosed(fromCell, cells);
    }

    /// Cells beyond whose outer faces there is no pair.
    private void share(double[] fromCell, double[] toCell, int cells) {
        for (int i = 0; i < cells; i++) {
            own[i] = Transfer.share(toCell[i], fromCell[i], outerOut[i]);
            other[i] = Transfer.share(outerIn[i], fromCell[i], outerOut[i]);
        }
        keepClosed(fromCell, cells);
    }

    /// Cells that are closed towards their siblings have their own coarse value.
    private void keepClosed(double[] fromCell, int cells) {
        for (int i = 0; i < cells; i++) {
            if (!(fromCell[i] > 0)) {
                own[i] = 1;
                other[i] = 0;
            }
        }
    }
}
