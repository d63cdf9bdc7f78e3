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

    // weights of faces, seen outwards from the pair: `in` that of the value on the outer side, `out` of that on the inner
    // side; of the face to the sibling, of the face away from it, and of the face inside the next pair
    private final double[] innerIn;
    private final double[] innerOut;
    private final double[] outerIn;
    private final double[] outerOut;
    private final double[] nextIn;
    private final double[] nextOut;
    /// The outer face in series with the half of the next pair.
    private final double[] entering;
    private final double[] leaving;

    PairWeights(int count) {
        own = new double[count];
        other = new double[count];
        innerIn = new double[count];
        innerOut = new double[count];
        outerIn = new double[count];
        outerOut = new double[count];
        nextIn = new double[count];
        nextOut = new double[count];
        entering = new double[count];
        leaving = new double[count];
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
    /// @param in weights of faces, those of the value on the outer side, `out` the others
    /// @param inner number of the first cell's face to its sibling
    /// @param outer number of the first cell's face away from it
    /// @param next number of the face inside the next pair, −1 if there is none
    /// @param neighbour whether there is a cell beyond the outer face
    void across(double[] in, double[] out, int inner, int outer, int next, boolean neighbour, int cells) {
        plain = false;
        System.arraycopy(in, inner, innerIn, 0, cells);
        System.arraycopy(out, inner, innerOut, 0, cells);
        System.arraycopy(out, outer, outerOut, 0, cells);
        if (neighbour) {
            System.arraycopy(in, outer, outerIn, 0, cells);
        } else {
            Arrays.fill(outerIn, 0, cells, 0);
        }
        if (next >= 0) {
            System.arraycopy(in, next, nextIn, 0, cells);
            System.arraycopy(out, next, nextOut, 0, cells);
            join(cells);
            share(entering, leaving, cells);
        } else {
            share(outerIn, outerOut, cells);
        }
    }

    /// Weights of the first and of the second cells of the pairs along a row.
    ///
    /// @param face number of the first face
    /// @param count fine cells of the row; an odd last one belongs to no pair
    static void along(
            double[] left, double[] right, int face, int count, boolean periodic, PairWeights firsts, PairWeights seconds) {
        int pairs = count / 2;
        boolean odd = (count & 1) == 1;
        gather(left, face + 1, firsts.innerIn, pairs);
        gather(right, face + 1, firsts.innerOut, pairs);
        gather(left, face, firsts.outerIn, pairs);
        gather(right, face, firsts.outerOut, pairs);
        gather(right, face + 2, seconds.outerIn, pairs);
        gather(left, face + 2, seconds.outerOut, pairs);
        System.arraycopy(firsts.innerOut, 0, seconds.innerIn, 0, pairs);
        System.arraycopy(firsts.innerIn, 0, seconds.innerOut, 0, pairs);
        // a closed face stands for a next pair that is not there
        boolean around = periodic && !odd;
        shift(firsts.innerIn, pairs, -1, around, firsts.nextIn);
        shift(firsts.innerOut, pairs, -1, around, firsts.nextOut);
        shift(seconds.innerIn, pairs, 1, around, seconds.nextIn);
        shift(seconds.innerOut, pairs, 1, around, seconds.nextOut);
        if (!periodic) {
            firsts.outerIn[0] = 0;
            if (!odd) {
                seconds.outerIn[pairs - 1] = 0;
            }
        }
        firsts.join(pairs);
        firsts.share(firsts.entering, firsts.leaving, pairs);
        seconds.join(pairs);
        seconds.share(seconds.entering, seconds.leaving, pairs);
    }

    /// Every second value.
    static void gather(double[] source, int first, double[] line, int count) {
        for (int p = 0; p < count; p++) {
            line[p] = source[first + 2 * p];
        }
    }

    /// The values of the pairs before (−1) or behind (1); beyond the ends the one at the other end, or zero.
    private static void shift(double[] source, int count, int by, boolean around, double[] line) {
        int end = by < 0 ? 0 : count - 1;
        System.arraycopy(source, by < 0 ? 0 : 1, line, by < 0 ? 1 : 0, count - 1);
        line[end] = around ? source[count - 1 - end] : 0;
    }

    /// Outer faces in series with the inner half of the faces inside the next pairs.
    private void join(int cells) {
        for (int i = 0; i < cells; i++) {
            double toNext = Transfer.half(nextOut[i], nextIn[i]);
            double fromNext = Transfer.half(nextIn[i], nextOut[i]);
            leaving[i] = Transfer.openSeriesLeft(outerOut[i], outerIn[i], toNext);
            entering[i] = Transfer.openSeriesRight(outerIn[i], toNext, fromNext);
        }
        for (int i = 0; i < cells; i++) {
            if (!(nextIn[i] > 0)) {
                leaving[i] = outerOut[i];
                entering[i] = outerIn[i];
            } else if (!(nextOut[i] > 0)) {
                leaving[i] = Transfer.seriesLeft(outerOut[i], outerIn[i], 0);
                entering[i] = Transfer.seriesRight(outerIn[i], 0, nextIn[i]);
            }
        }
    }

    private void share(double[] in, double[] out, int cells) {
        for (int i = 0; i < cells; i++) {
            double fromCell = Transfer.half(innerIn[i], innerOut[i]);
            double toCell = Transfer.half(innerOut[i], innerIn[i]);
            own[i] = Transfer.share(toCell, fromCell, out[i]);
            other[i] = Transfer.share(in[i], fromCell, out[i]);
        }
        for (int i = 0; i < cells; i++) {
            if (!(innerIn[i] > 0)) {
                own[i] = 1;
                other[i] = 0;
            }
        }
    }
}
