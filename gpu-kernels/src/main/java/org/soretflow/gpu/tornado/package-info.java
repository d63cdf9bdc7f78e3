/// TornadoVM as a device. What it compiles is `org.soretflow.gpu.loops.TornadoLoops`.
///
/// Each loop is compiled once and launched over any buffers; TornadoVM's task graphs, which want to own all buffers of a
/// sequence, are not used.
package org.soretflow.gpu.tornado;
