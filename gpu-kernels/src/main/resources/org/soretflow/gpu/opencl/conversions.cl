// Between the precisions: the only kernels that know both.
#pragma OPENCL EXTENSION cl_khr_fp64 : enable

__kernel void narrow(int size, __global const double* from, int at, __global const double* factor, __global float* to) {
    const int n = (int) get_global_id(0);
    if (n < size) {
        to[n] = (float) (factor[at] * from[n]);
    }
}

__kernel void widen(int size, __global const float* from, int at, __global const double* factor, __global double* to) {
    const int n = (int) get_global_id(0);
    if (n < size) {
        to[n] = factor[at] * (double) from[n];
    }
}
