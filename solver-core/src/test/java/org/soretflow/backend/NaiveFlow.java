package org.soretflow.backend;

import org.soretflow.mesh.Direction;

/// What the kernels of momentum and continuity must give, one place at a time, by the formulas of [FlowKernels].
///
/// Results come with the sum of the sizes of their terms, which is what rounding errors are measured by.
final class NaiveFlow {

    /// Values and the sums of the sizes of what was added up in them.
    record Result(double[] values, double[] sizes) {

        static Result zeros(int count) {
            return new Result(new double[count], new double[count]);
        }

        static Result of(double[] values) {
            Result result = zeros(values.length);
            for (int n = 0; n < values.length; n++) {
                result.add(n, values[n]);
            }
            return result;
        }

        void add(int n, double term) {
            values[n] += term;
            sizes[n] += Math.abs(term);
        }

        /// A difference counts with both of its parts.
        void addDifference(int n, double factor, double plus, double minus) {
            add(n, factor * plus);
            add(n, -factor * minus);
        }
    }

    /// What is done at every place of a grid.
    @FunctionalInterface
    private interface Visit {
        void at(int n, int[] place);
    }

    /// No cell.
    private static final int NONE = -1;

    private final ContractBlock block;
    private final Grid cells;
    private final double[][] w;
    private final int components;

    NaiveFlow(ContractBlock block) {
        this.block = block;
        cells = block.grid;
        w = block.widths;
        components = components(block.grid);
    }

    /// Two in a sheet, three else.
    static int components(Grid grid) {
        return grid.planar() ? 2 : 3;
    }

    /// Places of a component.
    Grid places(int c) {
        Direction d = Direction.values()[c];
        int more = cells.periodic(d) ? 0 : 1;
        return new Grid(
                cells.nx() + (c == 0 ? more : 0), cells.ny() + (c == 1 ? more : 0), cells.nz() + (c == 2 ? more : 0),
                cells.periodicX(), cells.periodicY(), cells.periodicZ());
    }

    private static int count(Grid grid, int d) {
        return grid.count(Direction.values()[d]);
    }

    private boolean periodic(int d) {
        return cells.periodic(Direction.values()[d]);
    }

    private static int number(Grid grid, int[] at) {
        return at[0] + grid.nx() * (at[1] + grid.ny() * at[2]);
    }

    private static void each(int[] counts, Visit visit) {
        for (int k = 0; k < counts[2]; k++) {
            for (int j = 0; j < counts[1]; j++) {
                for (int i = 0; i < counts[0]; i++) {
                    visit.at(i + counts[0] * (j + counts[1] * k), new int[] {i, j, k});
                }
            }
        }
    }

    private static void eachPlace(Grid grid, Visit visit) {
        each(new int[] {grid.nx(), grid.ny(), grid.nz()}, visit);
    }

    /// Faces of a grid normal to a direction, both ends of a period.
    private static void eachFace(Grid grid, int d, Visit visit) {
        int[] counts = {grid.nx(), grid.ny(), grid.nz()};
        counts[d]++;
        each(counts, visit);
    }

    private static int[] moved(int[] at, int d, int to) {
        int[] result = at.clone();
        result[d] = to;
        return result;
    }

    /// Index of the cell along d that is `shift` further, around the period; [#NONE] beyond the boundary.
    private int index(int d, int at) {
        int n = count(cells, d);
        return periodic(d) ? Math.floorMod(at, n) : at >= 0 && at < n ? at : NONE;
    }

    /// The cell on the left (−1) or right (0) of a place of component c; null beyond the boundary.
    private int[] cellBeside(int c, int[] place, int shift) {
        int at = index(c, place[c] + shift);
        return at == NONE ? null : moved(place, c, at);
    }

    /// Product of the widths of a cell in all directions but the given ones.
    private double area(int[] cell, int... normals) {
        double product = 1;
        for (int d = 0; d < 3; d++) {
            boolean counts = true;
            for (int normal : normals) {
                counts &= d != normal;
            }
            product *= counts ? w[d][cell[d]] : 1;
        }
        return product;
    }

    /// Face area of a place normal to its component.
    private double placeArea(int c, int[] place) {
        return area(moved(place, c, 0), c) * scale(c, place);
    }

    /// Length of a unit of z at a place of component c.
    private double scale(int c, int[] place) {
        return c == 0 ? block.radius(place[0]) : middle(place[0]);
    }

    /// Radius of the middle of cell i of x.
    private double middle(int i) {
        return 0.5 * (block.radius(i) + block.radius(i + 1));
    }

    /// Area normal to component c through the middle of a cell, for its own velocity.
    private double through(int c, int[] cell) {
        double inner = block.radius(cell[0]);
        double outer = block.radius(cell[0] + 1);
        return area(cell, c) * (c == 0 ? inner * outer / middle(cell[0]) : middle(cell[0]));
    }

    /// Area of half a face q (along d) of a control volume of c, in a column of cells beside its place.
    private double halfArea(int c, int d, int[] column, int place, int q) {
        double radius = c == 0 ? block.radius(place) : d == 0 ? block.radius(q) : 1;
        return 0.5 * w[c][column[c]] * area(column, c, d) * radius;
    }

    /// Adds what a hoop holds a place with, `μ A/r₋ − μ A/r₊`: none at the axis; the middle of a missing cell is the face.
    private void addHoop(Result result, int n, int[] place, double[] mu, double factor) {
        int[] left = cellBeside(0, place, -1);
        int[] right = cellBeside(0, place, 0);
        double radius = block.radius(place[0]);
        if (block.radii == null || radius == 0) {
            return;
        }
        double inner = left == null ? radius : middle(left[0]);
        double outer = right == null ? radius : middle(right[0]);
        double sum = mu[number(cells, left == null ? right : left)] + mu[number(cells, right == null ? left : right)];
        double strength = factor * 0.5 * sum * w[1][place[1]] * w[2][place[2]] * radius;
        result.add(n, strength / inner);
        result.add(n, -strength / outer);
    }

    Result withHoop(double[] mu, double[] before) {
        Result result = Result.of(before);
        eachPlace(places(0), (n, place) -> addHoop(result, n, place, mu, 1));
        return result;
    }

    /// The place of component c that bounds a cell from below (0) or above (1).
    private int bound(int c, int[] cell, int shift) {
        int at = cell[c] + shift;
        return number(places(c), moved(cell, c, periodic(c) ? at % count(cells, c) : at));
    }

    Result faceFlow(int c, double[] u) {
        Result result = Result.zeros(cells.faces(Direction.values()[c]));
        eachFace(cells, c, (n, face) -> {
            int[] place = moved(face, c, periodic(c) ? face[c] % count(cells, c) : face[c]);
            result.add(n, placeArea(c, place) * u[number(places(c), place)]);
        });
        return result;
    }

    Result controlVolumeFlow(int c, int d, double[] u, double factor) {
        Grid volumes = places(c);
        Result result = Result.zeros(volumes.faces(Direction.values()[d]));
        eachFace(volumes, d, (n, face) -> {
            if (c == d) {
                int[] cell = cellBeside(c, face, -1);
                if (cell != null && (periodic(c) || face[c] > 0)) {
                    for (int side = 0; side < 2; side++) {
                        int[] at = moved(cell, c, cell[c] + side);
                        double area = area(cell, c) * (c == 0 ? block.radius(at[0]) : middle(at[0]));
                        result.add(n, 0.5 * factor * area * u[bound(c, cell, side)]);
                    }
                }
                return;
            }
            for (int shift = -1; shift < 1; shift++) {
                int[] column = cellBeside(c, face, shift);
                if (column != null) {
                    int at = periodic(d) ? face[d] % count(cells, d) : face[d];
                    double v = u[number(places(d), moved(column, d, at))];
                    double area = area(moved(column, d, 0), d) * scale(d, moved(column, d, at));
                    result.add(n, 0.5 * factor * area * v);
                }
            }
        });
        return result;
    }

    private static double series(double mu1, double h1, double mu2, double h2) {
        return mu1 > 0 && mu2 > 0 ? 1 / (h1 / mu1 + h2 / mu2) : 0;
    }

    /// Conductance through the half of face q (along d) beside one column of cells.
    private double half(int c, int d, int[] column, int place, int q, double[] mu) {
        int below = index(d, q - 1);
        int above = index(d, q);
        if (below == NONE || above == NONE) {
            return 0;
        }
        return halfArea(c, d, moved(column, d, 0), place, q) * series(
                mu[number(cells, moved(column, d, below))], 0.5 * w[d][below],
                mu[number(cells, moved(column, d, above))], 0.5 * w[d][above]);
    }

    Result viscousConductances(int c, int d, double[] mu) {
        Grid volumes = places(c);
        Result result = Result.zeros(volumes.faces(Direction.values()[d]));
        eachFace(volumes, d, (n, face) -> {
            if (c == d) {
                int[] cell = cellBeside(c, face, -1);
                if (cell != null) {
                    result.add(n, mu[number(cells, cell)] * through(c, cell) / w[c][cell[c]]);
                }
                return;
            }
            for (int shift = -1; shift < 1; shift++) {
                int[] column = cellBeside(c, face, shift);
                if (column != null) {
                    result.add(n, half(c, d, column, face[0], face[d], mu));
                }
            }
        });
        return result;
    }

    Result withFriction(int c, int d, double[] mu, double[] before) {
        Result result = Result.of(before);
        eachPlace(places(c), (n, place) -> {
            for (int shift = -1; shift < 1; shift++) {
                int[] cell = cellBeside(c, place, shift);
                if (cell == null || mu[number(cells, cell)] == 0) {
                    continue;
                }
                for (int side = -1; side < 2; side += 2) {
                    int beyond = index(d, cell[d] + side);
                    if (beyond != NONE && mu[number(cells, moved(cell, d, beyond))] == 0) {
                        double area = halfArea(c, d, cell, place[0], cell[d] + (side > 0 ? 1 : 0));
                        result.add(n, mu[number(cells, cell)] * area / (0.5 * w[d][cell[d]]));
                    }
                }
            }
        });
        return result;
    }

    Result withTransposedStress(int c, double[] mu, double[][] u, double factor, double[] before) {
        Result result = Result.of(before);
        eachPlace(places(c), (n, place) -> {
            int[] left = cellBeside(c, place, -1);
            int[] right = cellBeside(c, place, 0);
            for (int shift = -1; shift < 1; shift++) {
                int[] cell = shift < 0 ? left : right;
                if (left != null && right != null) {
                    double stress = mu[number(cells, cell)] * through(c, cell) / w[c][cell[c]] * (shift < 0 ? -1 : 1);
                    result.addDifference(n, factor * stress, u[c][bound(c, cell, 1)], u[c][bound(c, cell, 0)]);
                }
            }
            if (c == 0 && left != null && right != null) {
                addHoop(result, n, place, mu, -factor * u[0][n]);
            }
            for (int d = 0; d < components; d++) {
                for (int side = 0; side < 2 && d != c && left != null && right != null; side++) {
                    int q = place[d] + side;
                    int lower = index(d, q - 1);
                    int upper = index(d, q);
                    boolean end = lower == NONE || upper == NONE;
                    double along = 0.5 * (w[c][left[c]] + w[c][right[c]]);
                    double stress = end
                            ? (mu[number(cells, left)] * halfArea(c, d, left, place[0], q)
                                    + mu[number(cells, right)] * halfArea(c, d, right, place[0], q)) / along
                            : (half(c, d, left, place[0], q, mu) + half(c, d, right, place[0], q, mu))
                                    * 0.5 * (w[d][lower] + w[d][upper]) / along;
                    double v1 = u[d][number(places(d), moved(left, d, upper == 0 ? 0 : q))];
                    double v2 = u[d][number(places(d), moved(right, d, upper == 0 ? 0 : q))];
                    result.addDifference(n, factor * stress * (side == 0 ? -1 : 1), v2, v1);
                }
            }
        });
        return result;
    }

    Result withNormalDissipation(int c, double[] mu, double[] u, double[] before) {
        Result result = Result.of(before);
        eachPlace(cells, (n, cell) -> {
            double rate = (u[bound(c, cell, 1)] - u[bound(c, cell, 0)]) / w[c][cell[c]];
            double size = (Math.abs(u[bound(c, cell, 1)]) + Math.abs(u[bound(c, cell, 0)])) / w[c][cell[c]];
            result.values[n] += 2 * mu[n] * volume(cell) * rate * rate;
            result.sizes[n] += 2 * mu[n] * volume(cell) * size * size;
        });
        return result;
    }

    /// By corners: the rate there, of both components, from the cells around it.
    Result withShearDissipation(int c, int d, double[] mu, double[] u, double[] v, double[] before) {
        Result result = Result.of(before);
        eachPlace(cells, (n, cell) -> {
            for (int corner = 0; corner < 4 && mu[n] > 0; corner++) {
                double[] own = rate(c, d, cell, corner % 2, corner / 2, mu, u);
                double[] other = rate(d, c, cell, corner / 2, corner % 2, mu, v);
                double share = 0.25 * mu[n] * volume(cell);
                result.values[n] += share * (own[0] + other[0]) * (own[0] + other[0]);
                result.sizes[n] += share * (own[1] + other[1]) * (own[1] + other[1]);
            }
        });
        return result;
    }

    /// Slope of component c along d at a corner of a cell, and the size of its terms.
    private double[] rate(int c, int d, int[] cell, int s, int t, double[] mu, double[] values) {
        int beside = index(d, cell[d] + (t == 0 ? -1 : 1));
        if (beside == NONE) {
            return new double[2];
        }
        int[] neighbour = moved(cell, d, beside);
        double here = values[bound(c, cell, s)];
        double there = mu[number(cells, neighbour)] > 0 ? values[bound(c, neighbour, s)] : 0;
        double distance = 0.5 * w[d][cell[d]] + (mu[number(cells, neighbour)] > 0 ? 0.5 * w[d][beside] : 0);
        double slope = t == 0 ? (here - there) / distance : (there - here) / distance;
        return new double[] {slope, (Math.abs(here) + Math.abs(there)) / distance};
    }

    private double volume(int[] cell) {
        return w[0][cell[0]] * w[1][cell[1]] * w[2][cell[2]];
    }

    static Result withCarried(
            Grid grid, int d, double[] widths, double[] flow, double[] phi, double factor, double[] before) {
        Result result = Result.of(before);
        int count = count(grid, d);
        boolean periodic = grid.periodic(Direction.values()[d]);
        int[] faces = {grid.nx(), grid.ny(), grid.nz()};
        faces[d]++;
        eachPlace(grid, (n, at) -> {
            for (int side = 0; side < 2; side++) {
                int neighbour = at[d] + 2 * side - 1;
                boolean exists = periodic || neighbour >= 0 && neighbour < count;
                int m = exists ? Math.floorMod(neighbour, count) : at[d];
                double share = widths[at[d]] / (widths[at[d]] + widths[m]);
                int face = number(new Grid(faces[0], faces[1], faces[2], false, false, false), moved(at, d, at[d] + side));
                double signed = factor * flow[face] * (2 * side - 1);
                result.add(n, signed * share * phi[number(grid, moved(at, d, m))]);
                result.add(n, signed * (1 - share) * phi[n]);
            }
        });
        return result;
    }

    Result withCarriedMomentum(
            int c, double[][] u, double[][] v, double[] value, double[] change, double factor, double[] before) {
        Result result = Result.of(before);
        for (int d = 0; d < u.length; d++) {
            int along = d;
            Result flow = controlVolumeFlow(c, d, u[d], factor);
            Result flowOfChange = controlVolumeFlow(c, d, v[d], factor);
            eachNeighbour(c, d, (n, other, face, sign, share) -> {
                boolean ends = other == n && !periodic(along);
                boolean leaves = along != c && sign * flow.values[face] / factor > 0;
                double own = ends ? leaves ? 1 : 0 : 1 - share;
                double beyond = ends ? 0 : share;
                addProduct(result, n, sign, flow, face, own * change[n]);
                addProduct(result, n, sign, flow, face, beyond * change[other]);
                addProduct(result, n, sign, flowOfChange, face, own * value[n]);
                addProduct(result, n, sign, flowOfChange, face, beyond * value[other]);
            });
        }
        return result;
    }

    private static void addProduct(Result result, int n, int sign, Result flow, int face, double value) {
        result.values[n] += sign * flow.values[face] * value;
        result.sizes[n] += flow.sizes[face] * Math.abs(value);
    }

    Result withViscousForce(int c, double[] mu, double[] u, double factor, double[] before) {
        Result result = Result.of(before);
        for (int d = 0; d < components; d++) {
            Result conductance = viscousConductances(c, d, mu);
            eachNeighbour(c, d, (n, other, face, sign, share) ->
                    result.addDifference(n, factor * conductance.values[face], u[other], u[n]));
        }
        return result;
    }

    /// What is done at every face of every control volume.
    @FunctionalInterface
    private interface FaceVisit {

        /// @param n the place
        /// @param other the place beyond the face, n where there is none
        /// @param sign −1 below the place, 1 above
        /// @param share weight of the other place at the face
        void at(int n, int other, int face, int sign, double share);
    }

    private void eachNeighbour(int c, int d, FaceVisit visit) {
        Grid grid = places(c);
        int count = count(grid, d);
        int[] faces = {grid.nx(), grid.ny(), grid.nz()};
        faces[d]++;
        Grid faceGrid = new Grid(faces[0], faces[1], faces[2], false, false, false);
        eachPlace(grid, (n, at) -> {
            for (int side = 0; side < 2; side++) {
                int neighbour = at[d] + 2 * side - 1;
                boolean exists = periodic(d) || neighbour >= 0 && neighbour < count;
                int m = exists ? Math.floorMod(neighbour, count) : at[d];
                double share = c == d ? 0.5 : w[d][at[d]] / (w[d][at[d]] + w[d][m]);
                visit.at(n, number(grid, moved(at, d, m)), number(faceGrid, moved(at, d, at[d] + side)), 2 * side - 1, share);
            }
        });
    }

    Result withPressureForce(int c, double[] p, double factor, double[] before) {
        Result result = Result.of(before);
        eachPlace(places(c), (n, place) -> {
            for (int shift = -1; shift < 1; shift++) {
                int[] cell = cellBeside(c, place, shift);
                if (cell != null) {
                    result.add(n, (shift < 0 ? 1 : -1) * factor * placeArea(c, place) * p[number(cells, cell)]);
                }
            }
        });
        return result;
    }

    Result withWeight(int c, double[] density, double gravity, double[] before) {
        Result result = Result.of(before);
        eachPlace(places(c), (n, place) -> {
            int[] left = cellBeside(c, place, -1);
            int[] right = cellBeside(c, place, 0);
            double before1 = left == null ? 0 : 0.5 * w[c][left[c]];
            double behind = right == null ? 0 : 0.5 * w[c][right[c]];
            double weight = gravity * placeArea(c, place);
            // V times the interpolated density: each cell's density with the half width of the other
            if (left != null) {
                result.add(n, weight * (right == null ? before1 : behind) * density[number(cells, left)]);
            }
            if (right != null) {
                result.add(n, weight * (left == null ? behind : before1) * density[number(cells, right)]);
            }
        });
        return result;
    }

    /// What the velocity carries into its own volume, answered by the scalar's diagonal, weighed; never negative.
    Result withStratification(int c, double[] phi, double[] weight, double[] a, double factor, double[] before) {
        Result result = Result.of(before);
        eachPlace(places(c), (n, place) -> {
            int[] left = cellBeside(c, place, -1);
            int[] right = cellBeside(c, place, 0);
            if (left == null || right == null) {
                return;
            }
            int l = number(cells, left);
            int r = number(cells, right);
            double distance = 0.5 * (w[c][left[c]] + w[c][right[c]]);
            double volume = placeArea(c, place) * distance;
            double slope = (phi[r] - phi[l]) / distance;
            double resistance = factor * (weight[l] + weight[r]) / 2 * volume * volume * slope / ((a[l] + a[r]) / 2);
            result.add(n, Math.max(0, resistance));
        });
        return result;
    }

    Result pressureWeights(int c, double[] diagonal) {
        Result result = Result.zeros(cells.faces(Direction.values()[c]));
        eachFace(cells, c, (n, face) -> {
            int[] place = moved(face, c, periodic(c) ? face[c] % count(cells, c) : face[c]);
            double d = diagonal[number(places(c), place)];
            result.add(n, d > 0 && d < FlowKernels.FIXED ? Math.pow(placeArea(c, place), 2) / d : 0);
        });
        return result;
    }

    Result projected(int c, double[] weights, double[] phi, double[] u) {
        Result result = Result.of(u);
        eachPlace(places(c), (n, place) -> {
            int face = cells.face(Direction.values()[c], place[0], place[1], place[2]);
            for (int shift = -1; shift < 1; shift++) {
                int[] cell = cellBeside(c, place, shift);
                if (cell != null && placeArea(c, place) > 0) {
                    double change = weights[face] / placeArea(c, place) * phi[number(cells, cell)];
                    result.add(n, shift < 0 ? change : -change);
                }
            }
        });
        return result;
    }

    Result distributed(double[] mu, double[] defect, double[] carried, double inertia, double[] phi, double[] p) {
        Result result = Result.of(p);
        eachPlace(cells, (n, cell) -> {
            double volume = area(cell) * middle(cell[0]);
            result.add(n, mu[n] * defect[n] / volume);
            result.add(n, carried[n] / volume);
            result.add(n, inertia * phi[n]);
        });
        return result;
    }
}
