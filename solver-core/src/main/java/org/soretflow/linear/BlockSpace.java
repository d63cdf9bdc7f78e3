package org.soretflow.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.soretflow.backend.Backend;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.FlowGrid;
import org.soretflow.backend.Kernels;
import org.soretflow.backend.Parameter;

/// Vectors made of several blocks, each with its own unit: velocities, pressure, temperature, concentrations.
///
/// The norm weighs every block by a reference size, so that numbers of different units can be added.
public final class BlockSpace {

    private final Backend backend;
    private final int[] sizes;
    private final double[] weights;
    private final Parameter alpha;
    private final Parameter beta;
    private final Parameter result;
    private final ParameterRows rows;
    private final List<Buffer[]> pool = new ArrayList<>();
    private final VectorSpace single;

    /// @param sizes values in each block
    public BlockSpace(Backend backend, int... sizes) {
        this(backend, null, sizes);
    }

    private BlockSpace(Backend backend, VectorSpace single, int... sizes) {
        this.single = single;
        this.backend = backend;
        this.sizes = sizes.clone();
        this.weights = new double[sizes.length];
        Arrays.fill(weights, 1);
        this.rows = single == null ? new ParameterRows(backend) : single.rows();
        Parameter[] own = rows.row(BlockSpace.class, 3);
        this.alpha = own[0];
        this.beta = own[1];
        this.result = own[2];
    }

    /// Velocities by place, then pressure and scalars by cell.
    public static BlockSpace of(Backend backend, FlowGrid grid, int scalars) {
        int[] sizes = new int[grid.components() + 1 + scalars];
        Arrays.fill(sizes, grid.cells().cells());
        for (int c = 0; c < grid.components(); c++) {
            sizes[c] = grid.faces()[c].cells();
        }
        return new BlockSpace(backend, sizes);
    }

    /// Vectors of one block that share the memory of a space.
    static BlockSpace over(VectorSpace space) {
        return new BlockSpace(space.backend(), space, space.size());
    }

    public int blocks() {
        return sizes.length;
    }

    Kernels kernels() {
        return backend.kernels();
    }

    /// Memory of one vector in double precision [bytes].
    public long bytes() {
        return Double.BYTES * Arrays.stream(sizes).asLongStream().sum();
    }

    /// Sets what a block's residuals are divided by in the norm.
    public void reference(int block, double size) {
        weights[block] = 1 / size;
    }

    /// What a block's residuals are multiplied by in the norm.
    double weight(int block) {
        return weights[block];
    }

    /// A vector, new or given back earlier; its content is arbitrary.
    public Buffer[] vector() {
        if (single != null) {
            return new Buffer[] {single.vector()};
        }
        if (!pool.isEmpty()) {
            return pool.removeLast();
        }
        Buffer[] blocks = new Buffer[sizes.length];
        for (int b = 0; b < sizes.length; b++) {
            blocks[b] = backend.allocate(sizes[b]);
        }
        return blocks;
    }

    public void release(Buffer[]... vectors) {
        for (Buffer[] vector : vectors) {
            if (single != null) {
                single.release(vector);
            } else {
                pool.add(vector);
            }
        }
    }

    /// Gives the memory of vectors that nobody holds back to the device.
    public void trim() {
        pool.forEach(vector -> Arrays.stream(vector).forEach(backend::free));
        pool.clear();
    }

    public double dot(Buffer[] x, Buffer[] y) {
        double sum = 0;
        for (int b = 0; b < sizes.length; b++) {
            kernels().dot(x[b], y[b], result);
            sum += weights[b] * weights[b] * result.get();
        }
        return sum;
    }

    /// The same without waiting for it.
    ///
    /// @param dot modified
    void dot(Buffer[] x, Buffer[] y, Parameter dot) {
        for (int b = 0; b < sizes.length; b++) {
            kernels().dot(x[b], y[b], result);
            double weight = weights[b] * weights[b];
            if (b == 0) {
                kernels().product(weight, result, rows.one(), dot);
            } else {
                kernels().weightedSum(1, dot, weight, result, dot);
            }
        }
    }

    /// `norm = ‖x‖`, without waiting for it.
    ///
    /// @param norm modified
    void norm(Buffer[] x, Parameter norm) {
        dot(x, x, norm);
        kernels().root(norm, norm);
    }

    /// `y = a x + b y`.
    void combine(Parameter a, Buffer[] x, Parameter b, Buffer[] y) {
        for (int block = 0; block < sizes.length; block++) {
            kernels().combine(a, x[block], b, y[block]);
        }
    }

    ParameterRows rows() {
        return rows;
    }

    public double norm(Buffer[] x) {
        return Math.sqrt(dot(x, x));
    }

    /// Root of the sum of squares of one block, without its weight.
    public double blockNorm(Buffer[] x, int block) {
        kernels().dot(x[block], x[block], result);
        return Math.sqrt(result.get());
    }

    /// `y = a x + b y`.
    public void combine(double a, Buffer[] x, double b, Buffer[] y) {
        alpha.set(a);
        beta.set(b);
        for (int block = 0; block < sizes.length; block++) {
            kernels().combine(alpha, x[block], beta, y[block]);
        }
    }

    public void copy(Buffer[] x, Buffer[] y) {
        for (int block = 0; block < sizes.length; block++) {
            kernels().copy(x[block], y[block]);
        }
    }

    public void clear(Buffer[] x) {
        for (Buffer block : x) {
            kernels().fill(block, 0);
        }
    }
}
