package org.soretflow.gpu.loops;

/// Zebra relaxation by lines, each solved by elimination (Thomas 1949).
public final class LineLoops {

    /// A pivot below this share of its diagonal belongs to a line that is closed all round.
    static final double SINGULAR = 1e-13;

    private LineLoops() {}

    /// Lines along x of one colour within a box of rows.
    ///
    /// @param value intermediate values, by cell; modified
    /// @param upper intermediate weights, by cell; modified
    public static void smoothLinesX(
            int nx, int ny, int nz, int topology, int firstJ, int rows, int firstK, int layers, int colour,
            double[] factor, double[] mass, double[] xl, double[] xr, double[] yl, double[] yr, double[] zl, double[] zr,
            double[] b, double[] x, double[] value, double[] upper) {
        for (@Parallel int plane = 0; plane < layers; plane++) {
            for (@Parallel int row = 0; row < rows; row++) {
                int k = firstK + plane;
                int j = firstJ + row;
                if (((j + k) & 1) == colour) {
                    int n = nx * (j + ny * k);
                    int f = (nx + 1) * (j + ny * k);
                    int periodic = Index.periodic(topology, 0);
                    double lastUpper = 0.0;
                    double lastValue = 0.0;
                    for (int i = 0; i < nx; i++) {
                        double wrapped = (i == 0 ? xl[f] * (periodic != 0 ? x[n + nx - 1] : 0.0) : 0.0)
                                + (i == nx - 1 ? xr[f + nx] * (periodic != 0 ? x[n] : 0.0) : 0.0);
                        double right = b[n + i] + wrapped + StencilLoops.yInflow(nx, ny, topology, i, j, k, yl, yr, x)
                                + StencilLoops.zInflow(nx, ny, nz, topology, i, j, k, zl, zr, x);
                        double lower = i > 0 ? xl[f + i] : 0.0;
                        double diagonal = StencilLoops.diagonalOf(
                                nx, ny, topology, i, j, k, factor, mass, xl, xr, yl, yr, zl, zr);
                        double pivot = diagonal - lower * lastUpper;
                        double inverse = pivot > SINGULAR * diagonal ? 1.0 / pivot : 0.0;
                        lastValue = inverse > 0 ? (right + lower * lastValue) * inverse : x[n + i];
                        lastUpper = i < nx - 1 ? xr[f + i + 1] * inverse : 0.0;
                        value[n + i] = lastValue;
                        upper[n + i] = lastUpper;
                    }
                    double next = 0.0;
                    for (int i = nx - 1; i >= 0; i--) {
                        next = value[n + i] + upper[n + i] * next;
                        x[n + i] = next;
                    }
                }
            }
        }
    }

    /// Lines along y or z of one colour within a box of columns.
    ///
    /// @param alongY 1 for lines along y, 0 for z
    /// @param length cells of a line
    /// @param firstA first index along x
    /// @param firstB first index in the third direction
    public static void smoothLinesAcross(
            int nx, int ny, int nz, int topology, int alongY, int length, int firstA, int endA, int pairs, int firstB,
            int planes, int colour, double[] factor, double[] mass, double[] xl, double[] xr, double[] yl, double[] yr,
            double[] zl, double[] zr, double[] b, double[] x, double[] value, double[] upper) {
        for (@Parallel int plane = 0; plane < planes; plane++) {
            for (@Parallel int pair = 0; pair < pairs; pair++) {
                int p = firstB + plane;
                int i = 2 * (firstA / 2 + pair) + ((colour + p) & 1);
                if (i >= firstA && i < endA) {
                    int periodic = Index.periodic(topology, alongY != 0 ? 1 : 2);
                    int stride = alongY != 0 ? nx : nx * ny;
                    double lastValue = 0.0;
                    double lastUpper = 0.0;
                    for (int m = 0; m < length; m++) {
                        int j = alongY != 0 ? m : p;
                        int k = alongY != 0 ? p : m;
                        int c = i + nx * (j + ny * k);
                        int g = i + nx * (j + (ny + 1) * k);
                        double leftLower = alongY != 0 ? yl[g] : zl[c];
                        double rightUpper = alongY != 0 ? yr[g + nx] : zr[c + nx * ny];
                        double around = StencilLoops.xInflow(nx, ny, topology, i, j, k, xl, xr, x)
                                + (alongY != 0
                                        ? StencilLoops.zInflow(nx, ny, nz, topology, i, j, k, zl, zr, x)
                                        : StencilLoops.yInflow(nx, ny, topology, i, j, k, yl, yr, x));
                        double wrapBelow = m == 0 ? Index.hasBelow(m, periodic) : 0.0;
                        double wrapAbove = m == length - 1 ? Index.hasAbove(m, length, periodic) : 0.0;
                        double wrapped = leftLower * (wrapBelow * x[c + Index.below(m, length, periodic, stride)])
                                + rightUpper * (wrapAbove * x[c + Index.above(m, length, periodic, stride)]);
                        double lower = (m > 0 ? 1.0 : 0.0) * leftLower;
                        double diagonal = StencilLoops.diagonalOf(
                                nx, ny, topology, i, j, k, factor, mass, xl, xr, yl, yr, zl, zr);
                        double pivot = diagonal - lower * lastUpper;
                        double inverse = pivot > SINGULAR * diagonal ? 1.0 / pivot : 0.0;
                        double source = b[c] + around + wrapped + lower * lastValue;
                        lastValue = inverse > 0 ? source * inverse : x[c];
                        lastUpper = (m < length - 1 ? 1.0 : 0.0) * rightUpper * inverse;
                        value[c] = lastValue;
                        upper[c] = lastUpper;
                    }
                    double next = 0.0;
                    for (int m = length - 1; m >= 0; m--) {
                        int c = alongY != 0 ? i + nx * (m + ny * p) : i + nx * (p + ny * m);
                        next = value[c] + upper[c] * next;
                        x[c] = next;
                    }
                }
            }
        }
    }
}
