package org.soretflow.backend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Toward;

/// One block of cells with seeded data for the contract: stretched widths, an operator with closed faces, fields.
///
/// Everything lives in host arrays; [#on] puts an array into a buffer of a backend.
final class ContractBlock {

    /// Awkward sizes: not multiples of anything, single cells, single rows; the last two are large enough for threads.
    private static final int[][] SIZES = {
        {1, 1, 1}, {2, 1, 1}, {1, 7, 1}, {7, 1, 1}, {2, 2, 1}, {3, 2, 1}, {2, 3, 1}, {3, 3, 1}, {16, 17, 1}, {33, 7, 1}, {17, 33, 1},
        {1, 1, 7}, {1, 3, 2}, {2, 1, 3}, {2, 3, 7}, {7, 3, 2}, {3, 1, 17}, {3, 3, 3}, {17, 2, 16}, {16, 7, 3}, {7, 16, 33},
        {33, 17, 33}, {70, 33, 9},
    };

    /// Topologies that each size is tried with.
    private static final boolean[][] PERIODIC = {
        {false, false, false}, {true, false, false}, {false, true, false}, {false, false, true}, {true, true, true},
    };

    final Grid grid;
    final double[][] widths = new double[3][];
    /// Radii of the faces normal to x, null on Cartesian blocks.
    final double[] radii;
    final boolean symmetric;
    final double massFactor;
    final double[] mass;
    final double[][] left = new double[3][];
    final double[][] right = new double[3][];
    private final SplittableRandom random;

    ContractBlock(Grid grid, boolean symmetric) {
        this(grid, symmetric, Double.NaN);
    }

    /// @param inner radius at which x begins; NaN for a Cartesian block
    private ContractBlock(Grid grid, boolean symmetric, double inner) {
        this.grid = grid;
        this.symmetric = symmetric;
        random = new SplittableRandom(grid.hashCode() * 31L + (symmetric ? 1 : 0));
        massFactor = 0.25 + random.nextDouble();
        mass = values(grid.cells(), 0.5, 1.5);
        for (Direction d : Direction.values()) {
            int count = grid.count(d);
            widths[d.ordinal()] = count < 3
                    ? values(count, 0.1, 1)
                    : Axis.tanh(1, count, Toward.BOTH, 20).widths();
            left[d.ordinal()] = faces(d);
            right[d.ordinal()] = symmetric ? left[d.ordinal()] : faces(d);
            if (!symmetric) {
                closeSame(left[d.ordinal()], right[d.ordinal()]);
            }
        }
        radii = Double.isNaN(inner) ? null : new double[grid.nx() + 1];
        for (int i = 0; radii != null && i < radii.length; i++) {
            radii[i] = i == 0 ? inner : radii[i - 1] + widths[0][i - 1];
        }
    }

    /// A block of the same grid in rings.
    ContractBlock inRings(double inner) {
        return new ContractBlock(grid, symmetric, inner);
    }

    /// All blocks: every size in every topology, with and without symmetric weights.
    static Stream<ContractBlock> all() {
        List<ContractBlock> blocks = new ArrayList<>();
        for (int[] size : SIZES) {
            for (boolean[] p : PERIODIC) {
                Grid grid = new Grid(size[0], size[1], size[2], p[0], p[1], p[2]);
                blocks.add(new ContractBlock(grid, false));
                if (p[0] == p[1]) {
                    blocks.add(new ContractBlock(grid, true));
                }
                if (size[2] == 1 && !p[2]) {
                    Grid sheet = new Grid(size[0], size[1], 1, p[0], p[1], false, true);
                    blocks.add(new ContractBlock(sheet, false));
                    blocks.add(new ContractBlock(sheet, true));
                    if (!p[0]) {
                        blocks.add(new ContractBlock(sheet, false, 0));
                        blocks.add(new ContractBlock(sheet, false, 0.3));
                    }
                }
            }
        }
        // large enough for threads, in strips of rows that meet
        blocks.add(new ContractBlock(Grid.of(130, 140), false));
        blocks.add(new ContractBlock(Grid.of(130, 31, 5), true));
        return blocks.stream();
    }

    /// Seeded numbers between two bounds.
    double[] values(int count, double low, double high) {
        double[] result = new double[count];
        for (int n = 0; n < count; n++) {
            result[n] = low + (high - low) * random.nextDouble();
        }
        return result;
    }

    /// Positive weights over two powers of ten, a tenth of the faces closed; the ends of a periodic direction agree. Nothing
    /// passes the front and the back of a sheet.
    private double[] faces(Direction d) {
        double[] weights = new double[grid.faces(d)];
        if (grid.planar() && d == Direction.Z) {
            return weights;
        }
        for (int f = 0; f < weights.length; f++) {
            weights[f] = random.nextInt(10) == 0 ? 0 : Math.pow(10, 2 * random.nextDouble() - 1);
        }
        joinEnds(d, weights);
        return weights;
    }

    /// Copies the first face of a periodic direction to the last one, which is the same face.
    void joinEnds(Direction d, double[] faceValues) {
        if (!grid.periodic(d)) {
            return;
        }
        int count = grid.count(d);
        for (int n = 0; n < grid.cells(); n++) {
            int i = n % grid.nx();
            int j = n / grid.nx() % grid.ny();
            int k = n / (grid.nx() * grid.ny());
            if ((d == Direction.X ? i : d == Direction.Y ? j : k) == 0) {
                int first = grid.face(d, i, j, k);
                faceValues[first + count * grid.stride(d)] = faceValues[first];
            }
        }
    }

    private static void closeSame(double[] a, double[] b) {
        for (int f = 0; f < a.length; f++) {
            if (a[f] == 0 || b[f] == 0) {
                a[f] = 0;
                b[f] = 0;
            }
        }
    }

    /// The operator on a device.
    StencilData operator(Backend backend) {
        StencilData data = StencilData.allocate(backend, grid, symmetric);
        data.mass().upload(mass);
        data.massFactor().set(massFactor);
        for (int d = 0; d < 3; d++) {
            data.left()[d].upload(left[d]);
            if (!symmetric) {
                data.right()[d].upload(right[d]);
            }
        }
        return data;
    }

    /// Radius of face i of x, 1 on Cartesian blocks.
    double radius(int i) {
        return radii == null ? 1 : radii[i];
    }

    /// Widths along x times the radius of the middle.
    double[] rings() {
        double[] rings = widths[0].clone();
        Arrays.setAll(rings, i -> rings[i] * 0.5 * (radius(i) + radius(i + 1)));
        return rings;
    }

    /// The staggered grid on a device.
    FlowGrid flowGrid(Backend backend) {
        return FlowGrid.of(backend, grid, widths(backend), NaiveFlow.components(grid), radii);
    }

    /// Cell widths on a device.
    Buffer[] widths(Backend backend) {
        return Arrays.stream(widths).map(values -> on(backend, values)).toArray(Buffer[]::new);
    }

    static Buffer on(Backend backend, double[] values) {
        Buffer buffer = backend.allocate(values.length);
        buffer.upload(values);
        return buffer;
    }

    /// Memory that holds nothing but NaN: a kernel that forgets a place is found out.
    static Buffer poisoned(Backend backend, int size) {
        double[] nothing = new double[size];
        Arrays.fill(nothing, Double.NaN);
        return on(backend, nothing);
    }

    static double[] read(Buffer buffer) {
        double[] values = new double[buffer.size()];
        buffer.download(values);
        return values;
    }

    @Override
    public String toString() {
        return grid.nx() + "×" + grid.ny() + "×" + grid.nz() + (grid.periodicX() ? " periodic x" : "")
                + (grid.periodicY() ? " periodic y" : "") + (grid.periodicZ() ? " periodic z" : "")
                + (grid.planar() ? " planar" : "") + (symmetric ? " symmetric" : "")
                + (radii == null ? "" : " in rings from " + radii[0]);
    }
}
