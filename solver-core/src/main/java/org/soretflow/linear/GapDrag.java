package org.soretflow.linear;

import java.util.List;
import org.soretflow.backend.Grid;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;

/// Drag of the walls on a flow between them, per volume and viscosity: `Σ 12/h²` over the directions, h being the distance
/// of the walls or solids on both sides of a cell [1/m²].
///
/// A pressure that varies over lengths much above h drives Poiseuille flow through the gap, `ū = −h²/(12 μ) ∇p`, and not
/// the creeping flow of an unbounded fluid. Source: Hele-Shaw 1898; Batchelor, Introduction to Fluid Dynamics (1967), ch. 4.8.
final class GapDrag {

    private static final double POISEUILLE = 12;
    /// Of a pipe, `ū = −R²/(8 μ) ∇p`.
    private static final double PIPE = 8;

    private final Grid grid;
    private final double[][] widths;
    private final double[] viscosity;
    private final double[] drag;

    private GapDrag(Grid grid, double[][] widths, double[] viscosity) {
        this.grid = grid;
        this.widths = widths;
        this.viscosity = viscosity;
        drag = new double[grid.cells()];
    }

    /// The drag by cell, zero where no walls face each other.
    ///
    /// @param viscosity by cell, 0 in solids
    static double[] of(FlowOperator flow, double[] viscosity) {
        GapDrag gaps = new GapDrag(flow.grid().cells(), flow.places().widths(), viscosity);
        for (int c = 0; c < flow.grid().components(); c++) {
            Direction d = Direction.values()[c];
            double[] low = sticks(flow.sides(), Side.of(d, false));
            double[] high = sticks(flow.sides(), Side.of(d, true));
            boolean axis = d == Direction.X && flow.grid().axisymmetric() && flow.places().radii()[0] == 0;
            gaps.addAlong(d, low, high, axis);
        }
        return gaps.drag;
    }

    private static double[] sticks(List<FlowSide> sides, Side side) {
        return sides.stream().filter(s -> s.side() == side).map(FlowSide::sticks).findFirst().orElse(null);
    }

    /// Adds the gaps of all lines along a direction.
    ///
    /// @param axis whether the lines begin on an axis
    private void addAlong(Direction d, double[] low, double[] high, boolean axis) {
        int count = grid.count(d);
        int stride = grid.stride(d);
        int line = 0;
        for (int n = 0; n < drag.length; n++) {
            if (n / stride % count == 0) {
                addLine(n, stride, widths[d.ordinal()], sticks(low, line), sticks(high, line), axis);
                line++;
            }
        }
    }

    private static boolean sticks(double[] shares, int face) {
        return shares != null && shares[face] > 0.5;
    }

    private void addLine(int start, int stride, double[] w, boolean lowWall, boolean highWall, boolean axis) {
        int from = 0;
        while (from < w.length) {
            int to = from;
            double gap = 0;
            while (to < w.length && viscosity[start + to * stride] > 0) {
                gap += w[to++];
            }
            boolean pipe = axis && from == 0;
            boolean walls = (from > 0 || lowWall || pipe) && (to < w.length || highWall);
            for (int m = from; m < to && walls; m++) {
                drag[start + m * stride] += (pipe ? PIPE : POISEUILLE) / (gap * gap);
            }
            from = to + 1;
        }
    }
}
