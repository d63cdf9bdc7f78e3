package org.soretflow.backend;

/// A recorded sequence of kernel launches over fixed buffers: a multigrid cycle, a part of a Krylov iteration.
@FunctionalInterface
public interface Program {

    /// Runs the sequence and waits until its parameters can be read.
    void run();
}
