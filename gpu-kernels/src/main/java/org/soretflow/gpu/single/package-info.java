/// Single precision on the CPU, for mixed precision without a GPU: correct, but neither vectorised nor in threads, and so
/// slower than double precision there. The loops and cell functions of this package are written by the build from those in
/// double precision.
package org.soretflow.gpu.single;
