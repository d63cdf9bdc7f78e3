/// The seam to processors: buffers, kernels, programs, and the providers that make backends.
package org.soretflow.backend;
