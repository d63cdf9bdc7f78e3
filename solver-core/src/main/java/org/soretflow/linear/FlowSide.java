package org.soretflow.linear;

import org.soretflow.backend.Grid;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;

/// What a flow operator must know of a side of the domain, by the side's cell faces.
///
/// @param side one of the six
/// @param sticks share of the face where a tangential velocity is given (1 on a wall, 0 where stress is given)
/// @param open share of the face through which fluid passes at a given pressure
/// @param brings share of the face through which fluid that enters brings its own momentum
public record FlowSide(Side side, double[] sticks, double[] open, double[] brings) {

    /// A side where fluid that enters brings no momentum.
    public FlowSide(Side side, double[] sticks, double[] open) {
        this(side, sticks, open, new double[open.length]);
    }

    /// The same for pairs of cells.
    FlowSide coarsened(Grid fine, Grid coarse) {
        return new FlowSide(side, mean(sticks, fine, coarse), mean(open, fine, coarse), mean(brings, fine, coarse));
    }

    private double[] mean(double[] values, Grid fine, Grid coarse) {
        Direction a = side.direction() == Direction.X ? Direction.Y : Direction.X;
        Direction b = side.direction() == Direction.Z ? Direction.Y : Direction.Z;
        int fineA = fine.count(a);
        int coarseA = coarse.count(a);
        double[] result = new double[coarseA * coarse.count(b)];
        double[] counts = new double[result.length];
        int stepA = fineA > coarseA ? 2 : 1;
        int stepB = fine.count(b) > coarse.count(b) ? 2 : 1;
        for (int f = 0; f < values.length; f++) {
            int at = f % fineA / stepA + coarseA * (f / fineA / stepB);
            result[at] += values[f];
            counts[at]++;
        }
        for (int f = 0; f < result.length; f++) {
            result[f] /= counts[f];
        }
        return result;
    }
}
