package org.soretflow.backend.cpu;

import org.soretflow.cell.Transfer;

/// Weights of the halves of faces inside pairs of cells, in lines with one index for all: a root for every face, on which four
/// interpolation weights of the cells around build.
final class PairHalves {

    /// Weights of the left and of the right value, by face; 0 where the face has none.
    final double[] left;
    final double[] right;
    private int face = -1;

    PairHalves(int count) {
        left = new double[count];
        right = new double[count];
    }

    /// Whether these are the halves of faces from a number on.
    boolean startAt(int first) {
        return face == first;
    }

    /// Faces side by side across the direction.
    void load(double[] leftWeights, double[] rightWeights, int first, int count) {
        face = first;
        System.arraycopy(leftWeights, first, left, 0, count);
        System.arraycopy(rightWeights, first, right, 0, count);
        halve(count);
    }

    /// Every second face of a row.
    void gather(double[] leftWeights, double[] rightWeights, int first, int count) {
        PairWeights.gather(leftWeights, first, left, count);
        PairWeights.gather(rightWeights, first, right, count);
        halve(count);
    }

    /// The halves of the pairs before (−1) or behind (1) in a row; beyond the ends those at the other end, or none.
    void shift(PairHalves pairs, int count, int by, boolean around) {
        shift(pairs.left, count, by, around, left);
        shift(pairs.right, count, by, around, right);
    }

    private static void shift(double[] source, int count, int by, boolean around, double[] line) {
        int end = by < 0 ? 0 : count - 1;
        System.arraycopy(source, by < 0 ? 0 : 1, line, by < 0 ? 1 : 0, count - 1);
        line[end] = around ? source[count - 1 - end] : 0;
    }

    private void halve(int count) {
        for (int i = 0; i < count; i++) {
            double root = Transfer.root(left[i], right[i]);
            left[i] = Transfer.halfWith(left[i], root);
            right[i] = Transfer.halfWith(right[i], root);
        }
    }
}
