package org.soretflow.linear;

import java.util.ArrayList;
import java.util.List;
import org.soretflow.backend.Backend;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.Kernels;
import org.soretflow.backend.Parameter;

/// Vectors of one length with their sums: what Krylov methods are written in.
///
/// Vectors are handed out once and reused: several solvers of one size can share the memory of one space.
public final class VectorSpace {

    private final Backend backend;
    private final int size;
    private final Parameter alpha;
    private final Parameter beta;
    private final Parameter result;
    private final ParameterRows rows;
    private final List<Buffer> pool = new ArrayList<>();

    public VectorSpace(Backend backend, int size) {
        this.backend = backend;
        this.size = size;
        this.alpha = backend.parameter(0);
        this.beta = backend.parameter(0);
        this.result = backend.parameter(0);
        this.rows = new ParameterRows(backend);
    }

    Backend backend() {
        return backend;
    }

    ParameterRows rows() {
        return rows;
    }

    Kernels kernels() {
        return backend.kernels();
    }

    int size() {
        return size;
    }

    /// A vector of this space, new or given back earlier.
    public Buffer vector() {
        return pool.isEmpty() ? backend.allocate(size) : pool.removeLast();
    }

    /// Gives a vector back.
    public void release(Buffer... vectors) {
        pool.addAll(List.of(vectors));
    }

    /// Gives the memory of vectors that nobody holds back to the device.
    public void trim() {
        pool.forEach(backend::free);
        pool.clear();
    }

    double dot(Buffer x, Buffer y) {
        kernels().dot(x, y, result);
        return result.get();
    }

    /// Root of the sum of squares; the host waits.
    public double norm(Buffer x) {
        return Math.sqrt(dot(x, x));
    }

    /// `y = a x + b y`.
    void combine(double a, Buffer x, double b, Buffer y) {
        alpha.set(a);
        beta.set(b);
        kernels().combine(alpha, x, beta, y);
    }

    /// `result = x · y`, without waiting for it.
    void dot(Buffer x, Buffer y, Parameter dot) {
        kernels().dot(x, y, dot);
    }

    /// `y = a x + b y`.
    void combine(Parameter a, Buffer x, Parameter b, Buffer y) {
        kernels().combine(a, x, b, y);
    }

    void copy(Buffer x, Buffer y) {
        kernels().copy(x, y);
    }
}
