package org.soretflow.backend;

/// All that a device must be able to do.
public interface Kernels extends StencilKernels, VectorKernels, TransportKernels, FlowKernels {}
