package org.soretflow.mesh;

import java.util.Arrays;

/// One direction of a mesh: the positions of its faces [m], strictly increasing, and the cells between them.
///
/// Face i bounds cell i from below, face `cells()` is the end. The end is `start() + length()` to the last bit, but for
/// explicit faces, which are kept as given. Widths are kept apart from the faces, so that an origin far away does not
/// spoil them.
public final class Axis {
    private final double[] faces;
    private final double[] widths;
    private final double[] centres;
    private final double length;
    private final boolean uniform;

    /// Takes over its arrays: faces relative to the start, `relative[0]` = 0, and the widths between them.
    private Axis(double start, double[] relative, double[] widths) {
        int cells = widths.length;
        this.widths = widths;
        this.length = relative[cells];
        this.faces = new double[cells + 1];
        this.centres = new double[cells];
        for (int i = 0; i <= cells; i++) {
            faces[i] = start + relative[i];
        }
        for (int i = 0; i < cells; i++) {
            if (!(faces[i + 1] > faces[i])) {
                throw new IllegalArgumentException("face positions must increase, but face " + (i + 1) + " at "
                        + faces[i + 1] + " m does not lie above face " + i + " at " + faces[i] + " m");
            }
            centres[i] = start + 0.5 * (relative[i] + relative[i + 1]);
        }
        this.uniform = equalWidths(widths, Math.max(Math.abs(faces[0]), Math.abs(faces[cells])));
    }

    /// Cells of equal width.
    ///
    /// @param length [m], > 0
    /// @param cells  at least 1
    public static Axis uniform(double length, int cells) {
        requireCells(cells);
        double[] relativeWidths = new double[cells];
        Arrays.fill(relativeWidths, 1);
        return scaled(length, relativeWidths);
    }

    /// Cells that grow by a constant factor g from one to the next: w_(i+1) = g·w_i, g^m = ratio, with m the number of
    /// steps from the smallest to the largest cell.
    ///
    /// @param length [m], > 0
    /// @param cells  at least 1; at least 2 (one end) or 3 (both ends) when the ratio is above 1
    /// @param toward where the fine cells lie
    /// @param ratio  largest width / smallest width, at least 1
    public static Axis geometric(double length, int cells, Toward toward, double ratio) {
        requireCells(cells);
        return scaled(length, AxisLaws.geometric(cells, toward, ratio));
    }

    /// Cells clustered by the hyperbolic tangent, x(ξ) ∝ tanh β(2ξ − 1) toward both ends and tanh β(ξ − 1) toward one;
    /// β is solved for, so that the ratio of widths is the one stated.
    ///
    /// @param length [m], > 0
    /// @param cells  at least 1; at least 2 (one end) or 3 (both ends) when the ratio is above 1
    /// @param toward where the fine cells lie
    /// @param ratio  largest width / smallest width, at least 1
    public static Axis tanh(double length, int cells, Toward toward, double ratio) {
        requireCells(cells);
        return scaled(length, AxisLaws.tanh(cells, toward, ratio));
    }

    /// An axis through given faces.
    ///
    /// @param faces positions [m], finite and strictly increasing, at least two; not modified
    public static Axis of(double... faces) {
        if (faces.length < 2) {
            throw new IllegalArgumentException("an axis needs at least two face positions, got " + faces.length);
        }
        double[] relative = new double[faces.length];
        double[] widths = new double[faces.length - 1];
        for (int i = 0; i < faces.length; i++) {
            if (!Double.isFinite(faces[i])) {
                throw new IllegalArgumentException("face positions must be finite, got " + faces[i] + " m for face "
                        + i);
            }
            if (i > 0 && !(faces[i] > faces[i - 1])) {
                throw new IllegalArgumentException("face positions must increase, but face " + i + " at " + faces[i]
                        + " m does not lie above face " + (i - 1) + " at " + faces[i - 1] + " m");
            }
            relative[i] = faces[i] - faces[0];
        }
        for (int i = 0; i < widths.length; i++) {
            widths[i] = faces[i + 1] - faces[i];
        }
        requireLength(relative[widths.length]);
        Axis axis = new Axis(faces[0], relative, widths);
        // start + (face − start) may round away from the face that was given
        System.arraycopy(faces, 0, axis.faces, 0, faces.length);
        return axis;
    }

    /// Segments one after the other; the first keeps its start, each next one begins where the one before ends.
    public static Axis joined(Axis... segments) {
        if (segments.length == 0) {
            throw new IllegalArgumentException("a joined axis needs at least one segment");
        }
        long cells = 0;
        for (Axis segment : segments) {
            cells += segment.cells();
        }
        requireCells(cells);
        double[] relative = new double[(int) cells + 1];
        double[] widths = new double[(int) cells];
        double offset = 0;
        int at = 0;
        for (Axis segment : segments) {
            int n = segment.cells();
            System.arraycopy(segment.widths, 0, widths, at, n);
            for (int i = 1; i < n; i++) {
                relative[at + i] = offset + (segment.faces[i] - segment.faces[0]);
            }
            offset += segment.length;
            at += n;
            relative[at] = offset;
        }
        return new Axis(segments[0].start(), relative, widths);
    }

    /// The same cells, beginning at another position [m].
    public Axis startingAt(double origin) {
        if (!Double.isFinite(origin)) {
            throw new IllegalArgumentException("an axis must start at a finite position, got " + origin + " m");
        }
        double[] relative = new double[faces.length];
        for (int i = 1; i < relative.length; i++) {
            relative[i] = faces[i] - faces[0];
        }
        relative[widths.length] = length;
        return new Axis(origin, relative, widths);
    }

    /// The axis of pairs of cells; an odd last cell stays alone.
    public Axis halved() {
        double[] every = new double[(cells() + 1) / 2 + 1];
        for (int m = 0; m < every.length; m++) {
            every[m] = faces[Math.min(2 * m, cells())];
        }
        return of(every);
    }

    /// Number of cells.
    public int cells() {
        return widths.length;
    }

    /// Position of face i [m], i from 0 to `cells()`.
    public double face(int i) {
        return faces[i];
    }

    /// Position of the centre of cell i [m]: half-way between its faces.
    public double centre(int i) {
        return centres[i];
    }

    /// Width of cell i [m].
    public double width(int i) {
        return widths[i];
    }

    /// Position of the first face [m].
    public double start() {
        return faces[0];
    }

    /// Position of the last face [m].
    public double end() {
        return faces[widths.length];
    }

    /// Distance from the first to the last face [m].
    public double length() {
        return length;
    }

    /// Whether all widths are equal, to 10⁻¹² of the width or to the rounding of the face positions.
    public boolean isUniform() {
        return uniform;
    }

    /// Smallest cell width [m].
    public double smallestWidth() {
        return Arrays.stream(widths).min().orElseThrow();
    }

    /// Largest cell width [m].
    public double largestWidth() {
        return Arrays.stream(widths).max().orElseThrow();
    }

    /// Largest ratio of the widths of two neighbours, ≥ 1.
    public double largestGrowth() {
        double growth = 1;
        for (int i = 1; i < widths.length; i++) {
            growth = Math.max(growth, Math.max(widths[i] / widths[i - 1], widths[i - 1] / widths[i]));
        }
        return growth;
    }

    /// Cell that holds a position [m]; −1 outside the axis. A face belongs to the cell above it, the last face to the
    /// last cell.
    public int cellAt(double position) {
        if (!(position >= start() && position <= end())) {
            return -1;
        }
        int found = Arrays.binarySearch(faces, position);
        return found >= 0 ? Math.min(found, widths.length - 1) : -found - 2;
    }

    /// Copy of the face positions [m], `cells() + 1` of them.
    public double[] faces() {
        return faces.clone();
    }

    /// Copy of the cell centres [m].
    public double[] centres() {
        return centres.clone();
    }

    /// Copy of the cell widths [m].
    public double[] widths() {
        return widths.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Axis axis && Arrays.equals(faces, axis.faces) && Arrays.equals(widths, axis.widths);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(faces);
    }

    /// For example `1 mm in 48 cells of 11.2 µm to 44.8 µm from 0 m`.
    @Override
    public String toString() {
        String count = cells() == 1 ? "1 cell" : cells() + " cells";
        String width = uniform ? Lengths.text(length / cells())
                : Lengths.text(smallestWidth()) + " to " + Lengths.text(largestWidth());
        return Lengths.text(length) + " in " + count + " of " + width + " from " + Lengths.text(start());
    }

    /// Cells of the given relative widths over a length. Sums are compensated (Kahan 1965), so that a face is off by
    /// a few units in the last place however many cells there are.
    private static Axis scaled(double length, double[] relativeWidths) {
        requireLength(length);
        int cells = relativeWidths.length;
        double[] sums = new double[cells + 1];
        double lost = 0;
        for (int i = 0; i < cells; i++) {
            double term = relativeWidths[i] - lost;
            sums[i + 1] = sums[i] + term;
            lost = (sums[i + 1] - sums[i]) - term;
        }
        double total = sums[cells];
        double[] relative = new double[cells + 1];
        double[] widths = new double[cells];
        for (int i = 0; i < cells; i++) {
            relative[i] = length * (sums[i] / total);
            widths[i] = length * (relativeWidths[i] / total);
        }
        relative[cells] = length;
        return new Axis(0, relative, widths);
    }

    private static boolean equalWidths(double[] widths, double farthest) {
        double smallest = Arrays.stream(widths).min().orElseThrow();
        double largest = Arrays.stream(widths).max().orElseThrow();
        return largest - smallest <= 1e-12 * largest + 4 * Math.ulp(farthest);
    }

    private static void requireLength(double length) {
        if (!(length > 0) || Double.isInfinite(length)) {
            throw new IllegalArgumentException("the length of an axis must be positive and finite, got " + length
                    + " m");
        }
    }

    private static void requireCells(long cells) {
        if (cells < 1 || cells >= Integer.MAX_VALUE) {
            throw new IllegalArgumentException("an axis needs 1 to " + (Integer.MAX_VALUE - 1) + " cells, got "
                    + cells);
        }
    }
}
