package org.soretflow.backend;

import java.util.Optional;
import java.util.function.Consumer;

/// A processor: memory, kernels, recorded programs.
public interface Backend extends AutoCloseable {

    /// `cpu`, `opencl`, `tornado`.
    String name();

    /// The device in words.
    String device();

    /// Memory that buffers may take in all [bytes].
    long memory();

    /// Memory, all zero.
    ///
    /// @throws DeviceMemoryException if a device has not enough
    Buffer allocate(int size);

    /// Gives memory back for the next [#allocate] of its size; the buffer is not to be used any more.
    void free(Buffer buffer);

    /// Lets go of memory that was given back and not taken again.
    void trim();

    /// A new parameter.
    Parameter parameter(double value);

    /// New parameters that lie side by side: who asks for one of them waits for all, and the next ones come at once.
    Parameter[] parameters(int count);

    /// Kernels that run at once.
    Kernels kernels();

    /// Waits until everything that was asked for is done.
    void await();

    /// Single precision for multigrid cycles, where [BackendOptions#mixed()] asked for it.
    default Optional<SinglePrecision> single() {
        return Optional.empty();
    }

    /// Records what `sequence` does to the kernels it is given; nothing runs yet.
    Program record(Consumer<Kernels> sequence);

    @Override
    void close();
}
