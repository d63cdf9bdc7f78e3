package org.soretflow.gpu.device;

import java.util.ArrayList;
import java.util.List;

/// A box of places that are relaxed together.
///
/// In a periodic direction with an odd count the first and the last place have the same colour and see each other: the
/// last ones come later, so that the result is that of the order of the numbers.
record Part(int firstA, int endA, int firstB, int endB, int firstC, int endC) {

    /// All of a block, in the order in which its parts must run.
    static List<Part> inOrder(int a, boolean periodicA, int b, boolean periodicB, int c, boolean periodicC) {
        List<Part> parts = new ArrayList<>();
        for (int[] inC : ranges(c, periodicC)) {
            for (int[] inB : ranges(b, periodicB)) {
                for (int[] inA : ranges(a, periodicA)) {
                    parts.add(new Part(inA[0], inA[1], inB[0], inB[1], inC[0], inC[1]));
                }
            }
        }
        return parts;
    }

    private static int[][] ranges(int count, boolean periodic) {
        boolean seam = periodic && count > 1 && count % 2 == 1;
        return seam ? new int[][] {{0, count - 1}, {count - 1, count}} : new int[][] {{0, count}};
    }
}
