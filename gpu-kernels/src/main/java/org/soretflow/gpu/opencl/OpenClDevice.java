package org.soretflow.gpu.opencl;

import static org.jocl.CL.CL_CONTEXT_PLATFORM;
import static org.jocl.CL.CL_MEM_READ_WRITE;
import static org.jocl.CL.CL_PROGRAM_BUILD_LOG;
import static org.jocl.CL.CL_TRUE;
import static org.jocl.CL.clBuildProgram;
import static org.jocl.CL.clCreateBuffer;
import static org.jocl.CL.clCreateCommandQueue;
import static org.jocl.CL.clCreateContext;
import static org.jocl.CL.clCreateKernel;
import static org.jocl.CL.clCreateProgramWithSource;
import static org.jocl.CL.clEnqueueCopyBuffer;
import static org.jocl.CL.clEnqueueFillBuffer;
import static org.jocl.CL.clEnqueueNDRangeKernel;
import static org.jocl.CL.clEnqueueReadBuffer;
import static org.jocl.CL.clEnqueueWriteBuffer;
import static org.jocl.CL.clFinish;
import static org.jocl.CL.clGetProgramBuildInfo;
import static org.jocl.CL.clReleaseCommandQueue;
import static org.jocl.CL.clReleaseContext;
import static org.jocl.CL.clReleaseKernel;
import static org.jocl.CL.clReleaseMemObject;
import static org.jocl.CL.clReleaseProgram;
import static org.jocl.CL.clSetKernelArg;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jocl.CLException;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_command_queue;
import org.jocl.cl_context;
import org.jocl.cl_context_properties;
import org.jocl.cl_device_id;
import org.jocl.cl_kernel;
import org.jocl.cl_mem;
import org.jocl.cl_program;
import org.soretflow.backend.DeviceMemoryException;
import org.soretflow.gpu.device.Device;
import org.soretflow.gpu.device.Loop;

/// One OpenCL device with a queue that keeps the order.
final class OpenClDevice implements Device {

    /// Nothing that changes a bit: no contraction (see the source), no fast math.
    private static final String OPTIONS = "-cl-std=CL1.2";

    private final OpenClDevices.Found found;
    private final cl_context context;
    private final cl_command_queue queue;
    private final cl_program program;
    private final Map<Loop, cl_kernel> kernels = new ConcurrentHashMap<>();
    private final WorkGroups groups;
    private long allocated;

    /// A row of numbers on the device.
    private record Row(cl_mem memory, int size) implements Memory {}

    OpenClDevice(OpenClDevices.Found found) {
        this.found = found;
        cl_context_properties properties = new cl_context_properties();
        properties.addProperty(CL_CONTEXT_PLATFORM, found.platformId());
        context = clCreateContext(properties, 1, new cl_device_id[] {found.id()}, null, null, null);
        queue = createQueue();
        program = clCreateProgramWithSource(context, 1, new String[] {source()}, null, null);
        groups = new WorkGroups(found.gpu());
        try {
            clBuildProgram(program, 0, null, OPTIONS, null, null);
        } catch (CLException e) {
            throw new IllegalStateException("the kernels do not compile for " + found.words() + ": " + buildLog(), e);
        }
    }

    /// OpenCL 2 has another call for it, which devices of version 1.2 do not know.
    @SuppressWarnings("deprecation")
    private cl_command_queue createQueue() {
        return clCreateCommandQueue(context, found.id(), 0, null);
    }

    private static String source() {
        try (InputStream stream = OpenClDevice.class.getResourceAsStream("kernels.cl")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the source of the kernels cannot be read", e);
        }
    }

    private String buildLog() {
        long[] size = new long[1];
        clGetProgramBuildInfo(program, found.id(), CL_PROGRAM_BUILD_LOG, 0, null, size);
        byte[] text = new byte[(int) size[0]];
        clGetProgramBuildInfo(program, found.id(), CL_PROGRAM_BUILD_LOG, text.length, Pointer.to(text), null);
        return new String(text, StandardCharsets.UTF_8).trim();
    }

    @Override
    public String description() {
        return found.words();
    }

    @Override
    public long memory() {
        return found.memory();
    }

    @Override
    public void await() {
        clFinish(queue);
    }

    @Override
    public Memory allocate(int size) {
        long bytes = (long) Sizeof.cl_double * Math.max(1, size);
        if (allocated + bytes > found.memory() || bytes > found.largest()) {
            throw new DeviceMemoryException(
                    found.words(), bytes, Math.min(found.memory() - allocated, found.largest()));
        }
        cl_mem memory = clCreateBuffer(context, CL_MEM_READ_WRITE, bytes, null, null);
        allocated += bytes;
        return new Row(memory, size);
    }

    @Override
    public void release(Memory memory) {
        Row row = (Row) memory;
        clReleaseMemObject(row.memory);
        allocated -= (long) Sizeof.cl_double * Math.max(1, row.size);
    }

    private static long bytes(Memory memory) {
        return (long) Sizeof.cl_double * memory.size();
    }

    @Override
    public void fill(Memory memory, double value) {
        if (memory.size() > 0) {
            Pointer pattern = Pointer.to(new double[] {value});
            clEnqueueFillBuffer(
                    queue, ((Row) memory).memory, pattern, Sizeof.cl_double, 0, bytes(memory), 0, null, null);
        }
    }

    @Override
    public void copy(Memory from, Memory to) {
        if (from.size() > 0) {
            clEnqueueCopyBuffer(queue, ((Row) from).memory, ((Row) to).memory, 0, 0, bytes(from), 0, null, null);
        }
    }

    @Override
    public void write(double[] source, Memory to) {
        if (to.size() > 0) {
            clEnqueueWriteBuffer(queue, ((Row) to).memory, CL_TRUE, 0, bytes(to), Pointer.to(source), 0, null, null);
        }
    }

    @Override
    public void read(Memory from, double[] target) {
        if (from.size() > 0) {
            clEnqueueReadBuffer(queue, ((Row) from).memory, CL_TRUE, 0, bytes(from), Pointer.to(target), 0, null, null);
        }
    }

    @Override
    public void launch(Loop loop, int x, int y, int z, Object... arguments) {
        if (x == 0 || y == 0 || z == 0) {
            return;
        }
        cl_kernel kernel = kernels.computeIfAbsent(loop, wanted -> clCreateKernel(program, wanted.symbol(), null));
        for (int n = 0; n < arguments.length; n++) {
            switch (arguments[n]) {
                case Row row -> clSetKernelArg(kernel, n, Sizeof.cl_mem, Pointer.to(row.memory));
                case Integer number -> clSetKernelArg(kernel, n, Sizeof.cl_int, Pointer.to(new int[] {number}));
                case Double number -> clSetKernelArg(kernel, n, Sizeof.cl_double, Pointer.to(new double[] {number}));
                default -> throw new IllegalArgumentException(loop + " cannot be given " + arguments[n]);
            }
        }
        long[] local = groups.local(x, y, z);
        clEnqueueNDRangeKernel(queue, kernel, 3, null, WorkGroups.global(local, x, y, z), local, 0, null, null);
    }

    @Override
    public void close() {
        clFinish(queue);
        kernels.values().forEach(kernel -> clReleaseKernel(kernel));
        clReleaseProgram(program);
        clReleaseCommandQueue(queue);
        clReleaseContext(context);
    }
}
