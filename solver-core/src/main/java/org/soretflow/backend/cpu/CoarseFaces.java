package org.soretflow.backend.cpu;

import java.util.Arrays;
import org.soretflow.backend.Grid;
import org.soretflow.cell.Transfer;
import org.soretflow.mesh.Direction;

/// Weights of the faces of a coarse operator: in each fine column half a pair, the face between, half a pair; these are
/// added up. With the memory of a thread: a row of fine faces in lines, whose loops the compiler vectorises as those of
/// [PairWeights].
final class CoarseFaces {

    private final Grid fine;
    private final Grid coarse;
    private final Direction d;
    private final boolean halved;
    private final int count;
    private final boolean periodic;
    private final double[] sourceLeft;
    private final double[] sourceRight;

    /// The face on which a coarse one lies, and what it becomes together with the half pair below it.
    private final double[] left;
    private final double[] right;
    private final double[] joinedLeft;
    private final double[] joinedRight;
    /// The faces inside the pairs below and above it, closed where there are none.
    private final double[] belowLeft;
    private final double[] belowRight;
    private final double[] aboveLeft;
    private final double[] aboveRight;
    private final double[] sumLeft;
    private final double[] sumRight;

    private CoarseFaces(Grid fine, Direction d, double[] sourceLeft, double[] sourceRight, Grid coarse) {
        this.fine = fine;
        this.coarse = coarse;
        this.d = d;
        this.sourceLeft = sourceLeft;
        this.sourceRight = sourceRight;
        count = fine.count(d);
        halved = count > coarse.count(d);
        periodic = fine.periodic(d);
        int width = d == Direction.X ? coarse.nx() + 1 : fine.nx();
        left = new double[width];
        right = new double[width];
        joinedLeft = new double[width];
        joinedRight = new double[width];
        belowLeft = new double[width];
        belowRight = new double[width];
        aboveLeft = new double[width];
        aboveRight = new double[width];
        sumLeft = new double[d == Direction.X ? width : coarse.nx()];
        sumRight = new double[sumLeft.length];
    }

    /// Coarse weights of all faces normal to a direction.
    static void coarsen(
            Threads threads, Grid fine, Direction d, double[] left, double[] right, Grid coarse, double[] toLeft, double[] toRight) {
        int rowsY = coarse.ny() + (d == Direction.Y ? 1 : 0);
        int rowsZ = coarse.nz() + (d == Direction.Z ? 1 : 0);
        threads.run(rowsY * rowsZ, fine.cells(), (from, to) -> {
            CoarseFaces faces = new CoarseFaces(fine, d, left, right, coarse);
            for (int row = from; row < to; row++) {
                faces.addUp(row % rowsY, row / rowsY);
                int length = faces.sumLeft.length;
                System.arraycopy(faces.sumLeft, 0, toLeft, length * row, length);
                System.arraycopy(faces.sumRight, 0, toRight, length * row, length);
            }
        });
    }

    /// Sums over the fine rows of a coarse one.
    private void addUp(int j, int k) {
        int firstJ = d == Direction.Y ? 0 : j * step(Direction.Y);
        int firstK = d == Direction.Z ? 0 : k * step(Direction.Z);
        int endJ = d == Direction.Y ? 1 : Math.min(firstJ + step(Direction.Y), fine.ny());
        int endK = d == Direction.Z ? 1 : Math.min(firstK + step(Direction.Z), fine.nz());
        Arrays.fill(sumLeft, 0);
        Arrays.fill(sumRight, 0);
        for (int fineK = firstK; fineK < endK; fineK++) {
            for (int fineJ = firstJ; fineJ < endJ; fineJ++) {
                int start = fine.face(d, 0, fineJ, fineK);
                if (!halved) {
                    load(start + (d == Direction.Y ? j : d == Direction.Z ? k : 0) * fine.stride(d), left, right);
                } else if (d == Direction.X) {
                    pairAlong(start);
                } else {
                    pairAcross(start, Math.min(2 * (d == Direction.Y ? j : k), count));
                }
                add(left, sumLeft);
                add(right, sumRight);
            }
        }
    }

    private int step(Direction direction) {
        return fine.count(direction) > coarse.count(direction) ? 2 : 1;
    }

    private void load(int face, double[] toLeft, double[] toRight) {
        System.arraycopy(sourceLeft, face, toLeft, 0, toLeft.length);
        System.arraycopy(sourceRight, face, toRight, 0, toRight.length);
    }

    /// Adds cells, or pairs of cells of a row across the direction, one after the other.
    private void add(double[] line, double[] sum) {
        if (line.length == sum.length) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += line[i];
            }
            return;
        }
        for (int i = 0; i < line.length / 2; i++) {
            sum[i] = sum[i] + line[2 * i] + line[2 * i + 1];
        }
        if ((line.length & 1) == 1) {
            sum[sum.length - 1] += line[line.length - 1];
        }
    }

    /// Faces above each other: fine face m and the faces inside the pairs below and above it.
    private void pairAcross(int start, int m) {
        int stride = fine.stride(d);
        load(start + m * stride, left, right);
        int last = m > 0 ? m : periodic ? count : 0;
        boolean single = last == count && (count & 1) == 1;
        int first = m < count ? m : periodic ? 0 : count;
        if (last > 0 && !single) {
            load(start + (last - 1) * stride, belowLeft, belowRight);
            joinBelow();
        } else {
            System.arraycopy(left, 0, joinedLeft, 0, left.length);
            System.arraycopy(right, 0, joinedRight, 0, right.length);
        }
        if (first + 1 < count) {
            load(start + (first + 1) * stride, aboveLeft, aboveRight);
            joinAbove();
        } else {
            System.arraycopy(joinedLeft, 0, left, 0, left.length);
            System.arraycopy(joinedRight, 0, right, 0, right.length);
        }
    }

    /// Faces along a row.
    private void pairAlong(int start) {
        gather(sourceLeft, start, left, aboveLeft, belowLeft);
        gather(sourceRight, start, right, aboveRight, belowRight);
        joinBelow();
        joinAbove();
    }

    private void gather(double[] source, int start, double[] at, double[] above, double[] below) {
        int pairs = count / 2;
        boolean odd = (count & 1) == 1;
        PairWeights.gather(source, start, at, pairs + 1);
        PairWeights.gather(source, start + 1, above, pairs);
        System.arraycopy(above, 0, below, 1, pairs);
        below[0] = periodic && !odd ? above[pairs - 1] : 0;
        if (odd) {
            at[pairs + 1] = source[start + count];
            below[pairs + 1] = 0;
            above[pairs] = 0;
        }
        above[above.length - 1] = periodic ? above[0] : 0;
    }

    private void joinBelow() {
        for (int i = 0; i < left.length; i++) {
            double root = Transfer.root(belowLeft[i], belowRight[i]);
            double halfLeft = Transfer.halfWith(belowLeft[i], root);
            double halfRight = Transfer.halfWith(belowRight[i], root);
            joinedLeft[i] = Transfer.openSeriesLeft(halfLeft, halfRight, left[i]);
            joinedRight[i] = Transfer.openSeriesRight(halfRight, left[i], right[i]);
        }
        for (int i = 0; i < left.length; i++) {
            if (!(belowLeft[i] > 0 && belowRight[i] > 0)) {
                joinedLeft[i] = left[i];
                joinedRight[i] = right[i];
            }
        }
    }

    private void joinAbove() {
        for (int i = 0; i < left.length; i++) {
            double root = Transfer.root(aboveLeft[i], aboveRight[i]);
            double halfLeft = Transfer.halfWith(aboveLeft[i], root);
            double halfRight = Transfer.halfWith(aboveRight[i], root);
            left[i] = Transfer.openSeriesLeft(joinedLeft[i], joinedRight[i], halfLeft);
            right[i] = Transfer.openSeriesRight(joinedRight[i], halfLeft, halfRight);
        }
        for (int i = 0; i < left.length; i++) {
            if (!(aboveLeft[i] > 0 && aboveRight[i] > 0)) {
                left[i] = joinedLeft[i];
                right[i] = joinedRight[i];
            }
        }
    }
}
