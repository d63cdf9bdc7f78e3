/// The kernels of a device backend: which loops are launched over which memory, in which order. What differs between
/// devices is behind [org.soretflow.gpu.device.Device].
package org.soretflow.gpu.device;
