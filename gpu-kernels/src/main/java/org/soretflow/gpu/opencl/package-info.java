/// OpenCL as a device, through JOCL. The kernels are the loops of `org.soretflow.gpu.loops`, translated.
package org.soretflow.gpu.opencl;
