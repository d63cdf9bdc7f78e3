package org.soretflow.viz.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.IntPredicate;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.StructuredMesh;

/// A mesh whose cells are blocks of the cells of a finer one.
final class CoarseMesh {

    private final StructuredMesh fine;
    private final StructuredMesh mesh;
    /// First fine cell of every coarse cell along each direction, and the number of fine cells at the end.
    private final int[][] first;
    private final int[] factors;

    private CoarseMesh(StructuredMesh fine, int[] factors) {
        this.fine = fine;
        this.factors = factors;
        first = new int[3][];
        StructuredMesh joined = fine;
        for (Direction direction : Direction.values()) {
            int d = direction.ordinal();
            Axis axis = fine.axis(direction);
            int cells = (axis.cells() + factors[d] - 1) / factors[d];
            first[d] = new int[cells + 1];
            double[] faces = new double[cells + 1];
            for (int i = 0; i <= cells; i++) {
                first[d][i] = Math.min(i * factors[d], axis.cells());
                faces[i] = axis.face(first[d][i]);
            }
            joined = factors[d] == 1 ? joined : joined.with(direction, Axis.of(faces));
        }
        mesh = joined;
    }

    /// The finest mesh of at most so many cells that is made by joining 1, 2, 4, … cells along each direction.
    static CoarseMesh of(StructuredMesh fine, int mostCells) {
        int[] factors = {1, 1, 1};
        while (cells(fine, factors) > mostCells) {
            int longest = 0;
            for (int d = 1; d < 3; d++) {
                if (cells(fine, factors, d) > cells(fine, factors, longest)) {
                    longest = d;
                }
            }
            factors[longest] *= 2;
        }
        return new CoarseMesh(fine, factors);
    }

    private static long cells(StructuredMesh fine, int[] factors) {
        return (long) cells(fine, factors, 0) * cells(fine, factors, 1) * cells(fine, factors, 2);
    }

    private static int cells(StructuredMesh fine, int[] factors, int d) {
        return (fine.axis(Direction.values()[d]).cells() + factors[d] - 1) / factors[d];
    }

    StructuredMesh mesh() {
        return mesh;
    }

    /// A fine cell in the middle of a coarse one.
    int fineCell(int coarse) {
        return fine.index(middle(0, mesh.i(coarse)), middle(1, mesh.j(coarse)), middle(2, mesh.k(coarse)));
    }

    /// Indices of the coarse cell that holds a fine one.
    int[] coarseCell(int n) {
        return new int[] {fine.i(n) / factors[0], fine.j(n) / factors[1], fine.k(n) / factors[2]};
    }

    private int middle(int d, int i) {
        return (first[d][i] + first[d][i + 1] - 1) / 2;
    }

    /// What was joined, one sentence; empty if nothing was.
    String note() {
        if (Arrays.stream(factors).allMatch(factor -> factor == 1)) {
            return "";
        }
        StringJoiner joined = new StringJoiner(" × ");
        for (int d = 0; d < fine.dimensions(); d++) {
            joined.add(Integer.toString(factors[d]));
        }
        return String.format(Locale.ROOT, "The mesh has %d cells; the view shows means over blocks of %s"
                + " cells, the files of the run hold all of them.", fine.cells(), joined);
    }

    /// Means of a field over the cells of each block in which it is shown, weighted with volumes, of a vector those of
    /// its length; NaN where no cell is.
    float[] means(FieldSnapshot field, IntPredicate shown) {
        float[] means = new float[mesh.cells()];
        for (int n = 0; n < means.length; n++) {
            double sum = 0;
            double volume = 0;
            for (int k = first[2][mesh.k(n)]; k < first[2][mesh.k(n) + 1]; k++) {
                for (int j = first[1][mesh.j(n)]; j < first[1][mesh.j(n) + 1]; j++) {
                    for (int i = first[0][mesh.i(n)]; i < first[0][mesh.i(n) + 1]; i++) {
                        int cell = fine.index(i, j, k);
                        if (shown.test(cell)) {
                            sum += field.magnitude(cell) * fine.volume(cell);
                            volume += fine.volume(cell);
                        }
                    }
                }
            }
            means[n] = (float) (sum / volume);
        }
        return means;
    }
}
