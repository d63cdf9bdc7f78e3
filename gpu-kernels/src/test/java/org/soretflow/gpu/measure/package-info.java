/// Measures a backend on a machine that has nothing but a driver; `gpu-kernels/measure-gpu` starts it.
package org.soretflow.gpu.measure;
