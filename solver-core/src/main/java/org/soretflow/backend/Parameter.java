package org.soretflow.backend;

/// One number that changes between runs of a recorded program: a step length, a Krylov coefficient, a dot product.
///
/// Kernels read it when they run, not when they are recorded.
public interface Parameter {

    double get();

    void set(double value);
}
