/// Single precision on the CPU, for mixed precision without a GPU. The build writes the kernels, loops and cell functions of
/// this package from the CPU backend's own in double precision (`CpuTranslator`), with the same threads and vectors; and
/// `SingleLoops`, those of devices, for TornadoVM.
package org.soretflow.gpu.single;
