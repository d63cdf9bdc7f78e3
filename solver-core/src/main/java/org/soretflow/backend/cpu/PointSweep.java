package org.soretflow.backend.cpu;

/// A red-black sweep that passes over memory once: the second colour follows the first one while both are in the cache.
///
/// Rows are worked on in strips of neighbouring j through all planes k, the second colour one row and one plane behind:
/// then the first colour is done all around it, and nobody waits for its old values any more. Where two threads' strips
/// meet, the two rows beside the seam get their second colour at the end. All cells of one colour depend on the other
/// colour alone, so the bits are those of two half sweeps.
final class PointSweep {

    /// Cells of a strip in one plane: at most 80 bytes each, two planes at a time, are little more than a megabyte of cache.
    /// Rows beside a strip are read twice, so narrow strips cost memory traffic: 8 rows of 256 cells reach four fifths of
    /// the speed that 32 rows do.
    private static final int STRIP_CELLS = 8192;

    private static final int FEWEST_ROWS = 4;

    private final CpuStencil s;
    private final double[] b;
    private final double[] x;
    private final int firstColour;
    private final double relaxation;

    PointSweep(CpuStencil s, double[] b, double[] x, int firstColour, double relaxation) {
        this.s = s;
        this.b = b;
        this.x = x;
        this.firstColour = firstColour;
        this.relaxation = relaxation;
    }

    void run(Threads threads) {
        if (s.grid.periodicY() || s.grid.periodicZ()) {
            // the neighbours around the end are in no strip
            half(threads, firstColour);
            half(threads, 1 - firstColour);
            return;
        }
        // no wider than that every thread has one
        int share = (s.ny + threads.count() - 1) / threads.count();
        int rows = Math.max(FEWEST_ROWS, Math.min(STRIP_CELLS / s.nx, share));
        int strips = (s.ny + rows - 1) / rows;
        boolean[] seams = new boolean[strips];
        threads.run(strips, s.grid.cells(), (from, to) -> {
            seams[from] = from > 0;
            for (int strip = from; strip < to; strip++) {
                int begin = strip * rows;
                int end = Math.min(begin + rows, s.ny);
                int behind = strip > from ? begin - 1 : strip > 0 ? begin + 1 : 0;
                strip(begin, end, behind, end == s.ny ? end : end - 1);
            }
        });
        long left = 0;
        for (boolean seam : seams) {
            left += seam ? 2L * s.nx * s.nz : 0;
        }
        if (left > 0) {
            threads.run(s.nz, left, (from, to) -> {
                for (int k = from; k < to; k++) {
                    for (int strip = 1; strip < strips; strip++) {
                        if (seams[strip]) {
                            relax(strip * rows - 1, strip * rows + 1, k, 1 - firstColour);
                        }
                    }
                }
            });
        }
    }

    /// One half sweep, as if in the order of the cell numbers.
    void half(Threads threads, int colour) {
        ColourOrder.run(threads, s.ny, s.grid.periodicY(), s.nz, s.grid.periodicZ(), s.grid.cells(), 0,
                (j, k, none) -> relax(j, j + 1, k, colour));
    }

    /// The first colour in rows `begin … end−1` of all planes, the second one in rows `behind … stop−1`.
    private void strip(int begin, int end, int behind, int stop) {
        for (int k = 0; k <= s.nz; k++) {
            if (k < s.nz) {
                relax(begin, end, k, firstColour);
            }
            if (k > 0) {
                relax(behind, stop, k - 1, 1 - firstColour);
            }
        }
    }

    private void relax(int begin, int end, int k, int colour) {
        for (int j = begin; j < end; j++) {
            s.new Row(j + s.ny * k).relax(b, x, (colour + j + k) & 1, relaxation);
        }
    }
}
