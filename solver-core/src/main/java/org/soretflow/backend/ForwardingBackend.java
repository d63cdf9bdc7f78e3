package org.soretflow.backend;

import java.util.Optional;
import java.util.function.Consumer;

/// A backend that hands everything on to another: what looks at a backend extends it.
public abstract class ForwardingBackend implements Backend {

    protected final Backend inner;

    /// @param inner closed with this one
    protected ForwardingBackend(Backend inner) {
        this.inner = inner;
    }

    @Override
    public String name() {
        return inner.name();
    }

    @Override
    public String device() {
        return inner.device();
    }

    @Override
    public long memory() {
        return inner.memory();
    }

    @Override
    public Buffer allocate(int size) {
        return inner.allocate(size);
    }

    @Override
    public void free(Buffer buffer) {
        inner.free(buffer);
    }

    @Override
    public void trim() {
        inner.trim();
    }

    @Override
    public Parameter parameter(double value) {
        return inner.parameter(value);
    }

    @Override
    public Parameter[] parameters(int count) {
        return inner.parameters(count);
    }

    @Override
    public Kernels kernels() {
        return inner.kernels();
    }

    @Override
    public Optional<SinglePrecision> single() {
        return inner.single();
    }

    @Override
    public void await() {
        inner.await();
    }

    @Override
    public Program record(Consumer<Kernels> sequence) {
        return inner.record(sequence);
    }

    @Override
    public void close() {
        inner.close();
    }
}
