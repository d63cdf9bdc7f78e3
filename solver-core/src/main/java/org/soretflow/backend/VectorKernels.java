package org.soretflow.backend;

/// Vectors and their sums.
///
/// Sums run in a fixed order, so that every thread count and every device gives the same bits: in blocks of 1024 values,
/// each with eight interleaved lanes that are added pairwise before what fills no lane; then over the blocks in a
/// pairwise tree (neighbours first).
public interface VectorKernels {

    /// `x = value`.
    void fill(Buffer x, double value);

    /// `y = x`.
    void copy(Buffer x, Buffer y);

    /// `y[to + n] = x[from + n]` for `count` values.
    ///
    /// @param y modified; another buffer than x
    void copyPart(Buffer x, int from, Buffer y, int to, int count);

    /// `y = α x + β y`.
    ///
    /// @param y modified
    void combine(Parameter alpha, Buffer x, Parameter beta, Buffer y);

    /// `target = x + α y`: the triad of the STREAM benchmark.
    ///
    /// @param target modified; another buffer than x and y
    void triad(Buffer x, Parameter alpha, Buffer y, Buffer target);

    /// `z = x · y` value by value.
    ///
    /// @param z modified; may be x or y
    void multiply(Buffer x, Buffer y, Buffer z);

    /// `result = Σ x y`.
    void dot(Buffer x, Buffer y, Parameter result);

    /// `result = max |x|`; NaN if any value is NaN.
    void maximum(Buffer x, Parameter result);

    /// `result = min x`; NaN if any value is NaN.
    void minimum(Buffer x, Parameter result);

    /// `result = factor · a/b`, or 0 where `|b| ≤ least · |a|`: a step of a Krylov method, without asking the host.
    void quotient(double factor, Parameter a, Parameter b, double least, Parameter result);

    /// `result = factor · a · b`.
    void product(double factor, Parameter a, Parameter b, Parameter result);

    /// `result = α x + β y`.
    void weightedSum(double alpha, Parameter x, double beta, Parameter y, Parameter result);

    /// `result = √x`.
    void root(Parameter x, Parameter result);

    /// `x = min(max(x, low), high)`.
    ///
    /// @param x modified
    void clamp(Buffer x, double low, double high);
}
