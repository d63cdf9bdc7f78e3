package org.soretflow.backend;

import org.soretflow.mesh.Direction;

/// What multigrid and Krylov methods do to a stencil.
///
/// On a planar grid the weights of the faces normal to z are zero by its definition and need not be read. On any other
/// they count, those of a boundary face for the diagonal of its cell, even if the grid is one cell deep.
public interface StencilKernels {

    /// `y = A x`.
    ///
    /// @param x by cell; not modified
    /// @param y by cell; modified
    void apply(StencilData operator, Buffer x, Buffer y);

    /// `d = diagonal of A`.
    ///
    /// @param d by cell; modified
    void diagonal(StencilData operator, Buffer d);

    /// Statistics of the couplings of cells along x, y and z, over at most 200 000 cells at even distances. The coupling
    /// along a direction is the largest weight of a cell's inner faces there.
    ///
    /// @param ratio what counts as stronger
    /// @param statistics modified; 16 numbers: cells with any coupling; for each direction the sum of the logarithms of
    ///     its couplings relative to the strongest of the cell; for each pair (d, e) at 4 + 3d + e the number of cells
    ///     that couple along d more than `ratio` times as strongly as along e; for each direction at 13 + d the number of
    ///     cells with an inner face there whose one weight is more than `ratio` times the other: one-sided by flow or drift
    void couplings(StencilData operator, double ratio, Buffer statistics);

    /// `r = b − A x`.
    ///
    /// @param r by cell; modified
    void residual(StencilData operator, Buffer x, Buffer b, Buffer r);

    /// One red-black half sweep of Gauss–Seidel over the cells with `(i + j + k) mod 2 = colour`, as if in the order of the
    /// cell numbers (it matters around the end of a periodic direction with an odd count only).
    ///
    /// @param x by cell; modified
    /// @param relaxation over-relaxation factor
    void smoothPoints(StencilData operator, Buffer b, Buffer x, int colour, double relaxation);

    /// Both half sweeps of Gauss–Seidel, one after the other: the same bits as two calls of [#smoothPoints], for which a
    /// device may need fewer passes over memory.
    ///
    /// @param x by cell; modified
    /// @param firstColour colour of the cells that come first
    /// @param relaxation over-relaxation factor
    default void sweepPoints(StencilData operator, Buffer b, Buffer x, int firstColour, double relaxation) {
        smoothPoints(operator, b, x, firstColour, relaxation);
        smoothPoints(operator, b, x, 1 - firstColour, relaxation);
    }

    /// Half a zebra sweep: solves every second line in a direction exactly (those whose two transverse indices have a
    /// sum of the colour's parity), as if one after the other in the order of the transverse indices. In a periodic direction
    /// the coupling of a line with its own other end is taken from the old values.
    ///
    /// @param x by cell; modified
    void smoothLines(StencilData operator, Buffer b, Buffer x, Direction direction, int colour);

    /// `b_coarse = Σ over children of (b − A x)`, `x_coarse = 0`: what a correction begins with.
    ///
    /// @param coarse grid of the coarse level; directions that are not halved have the same count
    /// @param coarseB modified
    /// @param coarseX modified
    void restrictResidual(StencilData operator, Buffer x, Buffer b, Grid coarse, Buffer coarseB, Buffer coarseX);

    /// `x += P x_coarse`; P solves the one-dimensional balance of each cell between two coarse values,
    /// the own one first: along x, these along y, these along z.
    ///
    /// @param x by fine cell; modified
    void prolongate(StencilData operator, Grid coarse, Buffer coarseX, Buffer x);

    /// Coarse operator from a fine one: masses are added, faces combined in series along and in parallel across.
    ///
    /// @param coarse modified
    void coarsen(StencilData fine, StencilData coarse);

    /// `x = M b` with a dense matrix. Terms of four columns are added pairwise, then one four after the other; those of
    /// the columns left over follow one by one.
    ///
    /// @param matrix M by columns, n² values
    /// @param x modified
    void multiplyDense(Buffer matrix, Buffer b, Buffer x);

    /// `y[target] = Σ value · y[place]` for some rows of a sparse matrix, whose terms are runs of neighbouring places.
    ///
    /// Terms are added in four interleaved sums that begin anew with each run, the first of them taking what is left over;
    /// the sums pairwise.
    ///
    /// @param rows three numbers a row: target, its first run, its first value; the runs end where those of the next row begin
    /// @param runs two numbers a run: its first place, how many follow
    /// @param values by row, one for each place
    /// @param first the first of the rows
    /// @param count how many; none of them reads what another one writes
    /// @param y modified
    void multiplyRuns(Buffer rows, Buffer runs, Buffer values, int first, int count, Buffer y);
}
