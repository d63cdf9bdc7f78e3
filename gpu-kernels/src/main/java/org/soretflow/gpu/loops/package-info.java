/// The loops of all device backends, once: static methods over plain arrays that call the cell functions.
///
/// A public method without a result is a loop: it begins with one to three nested `for` loops whose counters are marked
/// [Parallel], the innermost running over neighbouring memory. Methods with a result are helpers. The same source runs as
/// Java, is translated to OpenCL C, and is compiled by TornadoVM; hence only `double`, `int`, `double[]`, arithmetic,
/// comparisons, `if`, `?:`, serial `for`, cell functions and helpers. Arrays of one number are parameters of a program.
///
/// Grids come as counts `nx, ny, nz` and a number `topology`, see [Index].
package org.soretflow.gpu.loops;
