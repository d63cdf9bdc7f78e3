package org.soretflow.backend.cpu;

import org.soretflow.backend.Buffer;
import org.soretflow.backend.FlowGrid;
import org.soretflow.backend.Grid;
import org.soretflow.cell.Momentum;
import org.soretflow.mesh.Direction;

/// What flows carry of a momentum component through the faces of its control volumes, on the CPU.
final class CpuCarriedMomentum extends ControlVolumeRows {

    private final double[][] u;
    private final double[][] v;
    private final double[] value;
    private final double[] change;
    private final double factor;
    private final double[] out;
    /// Weight of the lower and of the upper value at the faces between columns of x.
    private final double[] lowerShare;
    private final double[] upperShare;

    CpuCarriedMomentum(
            FlowGrid grid, int component, Buffer[] velocities, Buffer[] changes, double[] value, double[] change,
            double factor, double[] out) {
        super(grid, component);
        this.value = value;
        this.change = change;
        this.factor = factor;
        this.out = out;
        u = new double[grid.components()][];
        v = new double[grid.components()][];
        for (int d = 0; d < u.length; d++) {
            u[d] = CpuBuffer.of(velocities[d]);
            v[d] = CpuBuffer.of(changes[d]);
        }
        int nx = cells.nx();
        lowerShare = new double[nx + 1];
        upperShare = new double[nx + 1];
        for (int i = 0; i <= nx; i++) {
            double lower = widths[0][i > 0 ? i - 1 : nx - 1];
            double upper = widths[0][i < nx ? i : 0];
            lowerShare[i] = Momentum.share(lower, upper);
            upperShare[i] = Momentum.share(upper, lower);
        }
    }

    @Override
    void alongX(int j, int k) {
        int at = places.nx() * (j + places.ny() * k);
        int last = places.nx() - 1;
        double area = rowArea(0, j, k);
        boolean periodic = cells.periodicX();
        double into = periodic ? throughMiddle(at + last, at, area * radii[last], area * radii[last + 1]) : 0;
        if (periodic) {
            out[at] += -factor * into;
        }
        alongX(at, last, area);
        if (periodic) {
            out[at + last] += factor * into;
        }
    }

    /// Between the places of a row, in local variables, as the quick compiler reads fields anew for every place.
    private void alongX(int at, int last, double area) {
        double[] r = radii;
        double[] flows = u[0];
        double[] flowsOfChange = v[0];
        double[] changes = change;
        double[] values = value;
        double[] into = out;
        double times = factor;
        for (int i = 0; i < last; i++) {
            int lower = at + i;
            int upper = lower + 1;
            double areaBelow = area * r[i];
            double areaAbove = area * r[i + 1];
            double through = Momentum.carried(
                    Momentum.flow(1, areaBelow, flows[lower], areaAbove, flows[upper]),
                    Momentum.weighted(0.5, changes[lower], 0.5, changes[upper]),
                    Momentum.flow(1, areaBelow, flowsOfChange[lower], areaAbove, flowsOfChange[upper]),
                    Momentum.weighted(0.5, values[lower], 0.5, values[upper]));
            into[lower] += times * through;
            into[upper] += -times * through;
        }
    }

    private double throughMiddle(int lower, int upper, double areaBelow, double areaAbove) {
        double flow = Momentum.flow(1, areaBelow, u[0][lower], areaAbove, u[0][upper]);
        double flowOfChange = Momentum.flow(1, areaBelow, v[0][lower], areaAbove, v[0][upper]);
        return Momentum.carried(
                flow, Momentum.weighted(0.5, change[lower], 0.5, change[upper]),
                flowOfChange, Momentum.weighted(0.5, value[lower], 0.5, value[upper]));
    }

    @Override
    void acrossX(int j, int k) {
        Beside beside = new Beside(j, k);
        double lowerArea = lowerArea(0, beside);
        double upperArea = upperArea(0, beside);
        Grid from = grid.faces()[0];
        int first = from.nx() * (beside.lowerJ + from.ny() * beside.lowerK);
        int second = from.nx() * (beside.upperJ + from.ny() * beside.upperK);
        int at = places.nx() * (j + places.ny() * k);
        throughEnd(0, at, first, second, lowerArea, upperArea);
        betweenColumns(at, first, second, lowerArea, upperArea);
        throughEnd(cells.nx(), at, first, second, lowerArea, upperArea);
    }

    /// The faces between the columns of a row, in local variables, as the quick compiler reads fields anew for every face.
    private void betweenColumns(int at, int first, int second, double lowerArea, double upperArea) {
        double[] r = radii;
        double[] flows = u[0];
        double[] flowsOfChange = v[0];
        double[] changes = change;
        double[] values = value;
        double[] lowerShares = lowerShare;
        double[] upperShares = upperShare;
        double[] into = out;
        double times = factor;
        int nx = cells.nx();
        for (int i = 1; i < nx; i++) {
            int upper = at + i;
            int lower = upper - 1;
            double area1 = lowerArea * r[i];
            double area2 = upperArea * r[i];
            double share1 = lowerShares[i];
            double share2 = upperShares[i];
            double through = Momentum.carried(
                    Momentum.flow(1, area1, flows[first + i], area2, flows[second + i]),
                    Momentum.weighted(share1, changes[lower], share2, changes[upper]),
                    Momentum.flow(1, area1, flowsOfChange[first + i], area2, flowsOfChange[second + i]),
                    Momentum.weighted(share1, values[lower], share2, values[upper]));
            into[lower] += times * through;
            into[upper] += -times * through;
        }
    }

    /// The first (0) or the last (nx) face of a row, which joins its ends where x is periodic.
    private void throughEnd(int i, int at, int first, int second, double lowerArea, double upperArea) {
        int nx = cells.nx();
        boolean periodic = cells.periodicX();
        int column = periodic && i == nx ? 0 : i;
        double area1 = lowerArea * radii[i];
        double area2 = upperArea * radii[i];
        double flow = Momentum.flow(1, area1, u[0][first + column], area2, u[0][second + column]);
        double flowOfChange = Momentum.flow(1, area1, v[0][first + column], area2, v[0][second + column]);
        if (periodic) {
            int lower = at + (i > 0 ? i - 1 : nx - 1);
            int upper = at + column;
            double through = Momentum.carried(
                    flow, Momentum.weighted(lowerShare[i], change[lower], upperShare[i], change[upper]),
                    flowOfChange, Momentum.weighted(lowerShare[i], value[lower], upperShare[i], value[upper]));
            if (i > 0) {
                out[lower] += factor * through;
            } else {
                out[upper] += -factor * through;
            }
        } else if ((i == 0 ? -flow : flow) > 0) {
            int own = i == 0 ? at : at + nx - 1;
            double through = Momentum.carried(flow, change[own], flowOfChange, value[own]);
            out[own] += (i == 0 ? -factor : factor) * through;
        }
    }

    /// [#rowArea] of the faces before a row of places; 0 beyond the boundary.
    private double lowerArea(int d, Beside beside) {
        return beside.hasLower ? rowArea(d, beside.lowerJ, beside.lowerK) : 0;
    }

    /// The same behind it.
    private double upperArea(int d, Beside beside) {
        return beside.hasUpper ? rowArea(d, beside.upperJ, beside.upperK) : 0;
    }

    @Override
    void throughRow(int d, int side, int j, int k) {
        Direction direction = Direction.values()[d];
        int m = at(direction, j, k);
        int count = places.count(direction);
        int stride = places.stride(direction);
        boolean periodic = cells.periodic(direction);
        boolean ends = !periodic && m == (side == 0 ? 0 : count - 1);
        int here = places.nx() * (j + places.ny() * k);
        int next = here + (side == 0
                ? CpuStencil.below(m, count, periodic, stride)
                : CpuStencil.above(m, count, periodic, stride));
        int lower = side == 0 ? next : here;
        int upper = side == 0 ? here : next;
        if (d == component) {
            if (!ends) {
                double area = rowArea(d, j, k);
                new Faces(d, side, here, lower, upper, 0.5, 0.5)
                        .between(0, places.nx(), area, lower, 0, area, upper, 0);
            }
            return;
        }
        double own = widths[d][m];
        double other = widths[d][(next - here) / stride + m];
        double lowerShare = side == 0 ? Momentum.share(other, own) : Momentum.share(own, other);
        double upperShare = side == 0 ? Momentum.share(own, other) : Momentum.share(other, own);
        Faces faces = new Faces(d, ends ? side + 2 : side, here, lower, upper, lowerShare, upperShare);
        int q = periodic && m + side == count ? 0 : m + side;
        Grid from = grid.faces()[d];
        if (component == 0) {
            int row = from.nx() * ((d == 1 ? q : j) + from.ny() * (d == 2 ? q : k));
            double area = rowArea(d, j, k);
            int nx = cells.nx();
            boolean around = cells.periodicX();
            faces.between(0, 1, around ? area : 0, around ? row + nx - 1 : row, around ? nx - 1 : 0, area, row, 0);
            faces.between(1, nx, area, row - 1, -1, area, row, 0);
            if (!around) {
                faces.between(nx, nx + 1, area, row - 1, -1, 0, row - 1, -1);
            }
        } else {
            Beside beside = new Beside(j, k);
            int first = from.nx() * ((d == 1 ? q : beside.lowerJ) + from.ny() * (d == 2 ? q : beside.lowerK));
            int second = from.nx() * ((d == 1 ? q : beside.upperJ) + from.ny() * (d == 2 ? q : beside.upperK));
            faces.between(0, places.nx(), lowerArea(d, beside), first, 0, upperArea(d, beside), second, 0);
        }
    }

    /// The faces on one side of a row.
    ///
    /// @param side 0 below, 1 above, 2 and 3 the same on the boundary
    private final class Faces {
        private final double[] flows;
        private final double[] flowsOfChange;
        private final int side;
        private final int here;
        private final int lower;
        private final int upper;
        private final double lowerShare;
        private final double upperShare;

        Faces(int d, int side, int here, int lower, int upper, double lowerShare, double upperShare) {
            flows = u[d];
            flowsOfChange = v[d];
            this.side = side;
            this.here = here;
            this.lower = lower;
            this.upper = upper;
            this.lowerShare = lowerShare;
            this.upperShare = upperShare;
        }

        /// A stretch of the row.
        ///
        /// @param area1 area of the first transporting place without what changes along x
        /// @param first number of that place, less i
        /// @param shift1 its place along x, less i
        void between(int from, int to, double area1, int first, int shift1, double area2, int second, int shift2) {
            if (side > 1) {
                outwards(from, to, area1, first, shift1, area2, second, shift2);
                return;
            }
            double signed = side == 0 ? -factor : factor;
            // local variables, as the quick compiler reads fields anew for every place
            double[] across = rings;
            double[] passing = flows;
            double[] passingOfChange = flowsOfChange;
            double[] changes = change;
            double[] values = value;
            double[] into = out;
            int under = lower;
            int over = upper;
            int own = here;
            double share1 = lowerShare;
            double share2 = upperShare;
            for (int i = from; i < to; i++) {
                double a1 = area1 * across[i + shift1];
                double a2 = area2 * across[i + shift2];
                into[own + i] += signed * Momentum.carried(
                        Momentum.flow(1, a1, passing[first + i], a2, passing[second + i]),
                        Momentum.weighted(share1, changes[under + i], share2, changes[over + i]),
                        Momentum.flow(1, a1, passingOfChange[first + i], a2, passingOfChange[second + i]),
                        Momentum.weighted(share1, values[under + i], share2, values[over + i]));
            }
        }

        private void outwards(
                int from, int to, double area1, int first, int shift1, double area2, int second, int shift2) {
            double outwards = side == 2 ? -1 : 1;
            for (int i = from; i < to; i++) {
                double a1 = area1 * rings[i + shift1];
                double a2 = area2 * rings[i + shift2];
                double flow = Momentum.flow(1, a1, flows[first + i], a2, flows[second + i]);
                if (outwards * flow > 0) {
                    double flowOfChange = Momentum.flow(1, a1, flowsOfChange[first + i], a2, flowsOfChange[second + i]);
                    out[here + i] += outwards * factor
                            * Momentum.carried(flow, change[here + i], flowOfChange, value[here + i]);
                }
            }
        }
    }
}
