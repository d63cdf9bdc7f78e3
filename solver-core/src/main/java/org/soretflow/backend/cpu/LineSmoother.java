package org.soretflow.backend.cpu;

import org.soretflow.mesh.Direction;

/// Zebra line relaxation: lines solved exactly by elimination (Thomas 1949), every second one at a time.
///
/// Lines along y and z are swept together for a stretch of neighbouring columns, so that memory is read in order.
final class LineSmoother {

    /// Columns that are swept together: a few cache lines.
    private static final int CHUNK = 64;

    /// A pivot below this share of its diagonal belongs to a line that is closed all round: its level is free and the
    /// last value is kept.
    private static final double SINGULAR = 1e-13;

    private LineSmoother() {}

    static void smooth(Threads threads, CpuStencil s, double[] b, double[] x, Direction direction, int colour) {
        long cells = s.grid.cells();
        switch (direction) {
            case X -> ColourOrder.run(threads, s.ny, s.grid.periodicY(), s.nz, s.grid.periodicZ(), cells, 2 * s.nx,
                    (j, k, scratch) -> {
                        if (((j + k) & 1) == colour) {
                            alongX(s, s.new Row(j + s.ny * k), b, x, scratch);
                        }
                    });
            case Y -> planes(threads, s, s.nz, s.grid.periodicZ(), s.ny, (columns, k, scratch) -> across(
                    s, b, x, scratch, columns.of(colour + k), s.ny, j -> s.new Row(j + s.ny * k), true));
            case Z -> planes(threads, s, s.ny, s.grid.periodicY(), s.nz, (columns, j, scratch) -> across(
                    s, b, x, scratch, columns.of(colour + j), s.nz, k -> s.new Row(j + s.ny * k), false));
        }
    }

    /// What happens to some columns of one plane with x.
    @FunctionalInterface
    private interface Sweep {
        void over(Columns columns, int plane, double[] scratch);
    }

    /// All planes in chunks of columns; where x is periodic and odd, the last column has the first one's colour and is
    /// solved after it.
    private static void planes(Threads threads, CpuStencil s, int count, boolean periodic, int length, Sweep sweep) {
        long cells = s.grid.cells();
        int together = s.grid.periodicX() ? s.nx - (s.nx & 1) : s.nx;
        int chunks = (together + CHUNK - 1) / CHUNK;
        int memory = (2 * length + 1) * CHUNK + 2;
        if (chunks > 0) {
            ColourOrder.run(threads, chunks, false, count, periodic, cells, memory, (chunk, plane, scratch) ->
                    sweep.over(new Columns(chunk * CHUNK, Math.min(chunk * CHUNK + CHUNK, together)), plane, scratch));
        }
        if (together < s.nx) {
            ColourOrder.run(threads, 1, false, count, periodic, cells, memory, (none, plane, scratch) ->
                    sweep.over(new Columns(together, s.nx), plane, scratch));
        }
    }

    /// Neighbouring columns that are swept together: every second one from `first` to before `end`.
    private record Columns(int start, int first, int end) {
        Columns(int start, int end) {
            this(start, start, end);
        }

        /// Those of one colour.
        Columns of(int colour) {
            return new Columns(start, start + ((colour + start) & 1), end);
        }
    }

    private static void alongX(CpuStencil s, CpuStencil.Row row, double[] b, double[] x, double[] scratch) {
        // local variables, as the quick compiler reads fields anew for every cell
        int nx = s.nx;
        int n = row.n;
        int f = row.f;
        int low = row.g;
        int high = row.g + nx;
        int south = n + row.south;
        int north = n + row.north;
        double hasSouth = row.hasSouth;
        double hasNorth = row.hasNorth;
        boolean planar = s.planar;
        double factor = s.factor;
        double[] mass = s.mass;
        double[] xl = s.xl;
        double[] xr = s.xr;
        double[] yl = s.yl;
        double[] yr = s.yr;
        double first = xl[f] * row.west(x, 0);
        double last = xr[f + nx] * row.east(x, nx - 1);
        double upper = 0;
        double value = 0;
        for (int i = 0; i < nx; i++) {
            double wrapped = (i == 0 ? first : 0) + (i == nx - 1 ? last : 0);
            double yInflow = yl[low + i] * (hasSouth * x[south + i]) + yr[high + i] * (hasNorth * x[north + i]);
            double right = b[n + i] + wrapped + yInflow + (planar ? 0 : row.zInflow(x, i));
            double lower = i > 0 ? xl[f + i] : 0;
            double diagonal = factor * mass[n + i] + xr[f + i] + xl[f + i + 1] + yr[low + i] + yl[high + i];
            diagonal = planar ? diagonal : row.withZ(diagonal, i);
            double pivot = diagonal - lower * upper;
            double inverse = pivot > SINGULAR * diagonal ? 1 / pivot : 0;
            value = inverse > 0 ? (right + lower * value) * inverse : x[n + i];
            upper = i < nx - 1 ? xr[f + i + 1] * inverse : 0;
            scratch[2 * i] = value;
            scratch[2 * i + 1] = upper;
        }
        double next = 0;
        for (int i = nx - 1; i >= 0; i--) {
            next = scratch[2 * i] + scratch[2 * i + 1] * next;
            x[n + i] = next;
        }
    }

    /// The row of a column at a place along the line.
    @FunctionalInterface
    private interface RowAt {
        CpuStencil.Row at(int place);
    }

    private static void across(
            CpuStencil s, double[] b, double[] x, double[] scratch, Columns columns, int length, RowAt rows, boolean alongY) {
        int start = columns.start;
        int end = columns.end;
        int half = CHUNK * length;
        // place of column 0 in a line of x along the row, with a neighbour more at both ends
        int line = 2 * half + 1 - start;
        boolean planar = s.planar;
        double factor = s.factor;
        double[] mass = s.mass;
        double[] xl = s.xl;
        double[] xr = s.xr;
        double[] yl = s.yl;
        double[] yr = s.yr;
        double[] left = alongY ? yl : s.zl;
        double[] right = alongY ? yr : s.zr;
        for (int m = 0; m < length; m++) {
            CpuStencil.Row row = rows.at(m);
            int n = row.n;
            int f = row.f;
            int low = row.g;
            int high = row.g + s.nx;
            int lowerFace = alongY ? low : row.h;
            int upperFace = lowerFace + (alongY ? s.nx : s.nxy);
            int below = n + (alongY ? row.south : row.bottom);
            int above = n + (alongY ? row.north : row.top);
            double wrapBelow = m == 0 ? (alongY ? row.hasSouth : row.hasBottom) : 0;
            double wrapAbove = m == length - 1 ? (alongY ? row.hasNorth : row.hasTop) : 0;
            boolean wraps = wrapBelow + wrapAbove > 0;
            double hasBelow = m > 0 ? 1 : 0;
            double hasAbove = m < length - 1 ? 1 : 0;
            int here = CHUNK * m - start;
            int previous = CHUNK * Math.max(m - 1, 0) - start;
            System.arraycopy(x, n + start, scratch, line + start, end - start);
            scratch[line + start - 1] = row.west(x, start);
            scratch[line + end] = row.east(x, end - 1);
            for (int i = columns.first; i < end; i += 2) {
                double across = alongY ? planar ? 0 : row.zInflow(x, i) : row.yInflow(x, i);
                double around = xl[f + i] * scratch[line + i - 1] + xr[f + i + 1] * scratch[line + i + 1] + across;
                double wrapped = !wraps ? 0 : left[lowerFace + i] * (wrapBelow * x[below + i])
                        + right[upperFace + i] * (wrapAbove * x[above + i]);
                double lower = hasBelow * left[lowerFace + i];
                double diagonal = factor * mass[n + i] + xr[f + i] + xl[f + i + 1] + yr[low + i] + yl[high + i];
                diagonal = planar ? diagonal : row.withZ(diagonal, i);
                double pivot = diagonal - lower * scratch[half + previous + i];
                double inverse = pivot > SINGULAR * diagonal ? 1 / pivot : 0;
                double source = b[n + i] + around + wrapped + lower * scratch[previous + i];
                scratch[here + i] = inverse > 0 ? source * inverse : x[n + i];
                scratch[half + here + i] = hasAbove * right[upperFace + i] * inverse;
            }
        }
        int origin = rows.at(0).n;
        int stride = alongY ? s.nx : s.nxy;
        for (int m = length - 1; m >= 0; m--) {
            int n = origin + stride * m;
            boolean last = m == length - 1;
            int above = last ? n : n + stride;
            for (int i = columns.first; i < end; i += 2) {
                int at = CHUNK * m + i - start;
                double next = last ? 0 : x[above + i];
                x[n + i] = scratch[at] + scratch[half + at] * next;
            }
        }
    }
}
