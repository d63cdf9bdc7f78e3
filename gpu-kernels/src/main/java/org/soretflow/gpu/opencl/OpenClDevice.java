package org.soretflow.gpu.opencl;

import static org.jocl.CL.CL_TRUE;
import static org.jocl.CL.clCreateKernel;
import static org.jocl.CL.clEnqueueCopyBuffer;
import static org.jocl.CL.clEnqueueFillBuffer;
import static org.jocl.CL.clEnqueueNDRangeKernel;
import static org.jocl.CL.clEnqueueReadBuffer;
import static org.jocl.CL.clEnqueueWriteBuffer;
import static org.jocl.CL.clFinish;
import static org.jocl.CL.clReleaseKernel;
import static org.jocl.CL.clReleaseProgram;
import static org.jocl.CL.clSetKernelArg;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_kernel;
import org.jocl.cl_mem;
import org.jocl.cl_program;
import org.soretflow.gpu.device.Device;
import org.soretflow.gpu.device.Loop;

/// One OpenCL device in double precision.
class OpenClDevice implements Device {

    final OpenClSession session;
    private final Numbers numbers;
    private final cl_program program;
    private final int cellsOfOneSweep;
    private final Map<String, cl_kernel> kernels = new ConcurrentHashMap<>();

    /// A row of numbers on the device.
    record Row(cl_mem memory, int size) implements Memory {}

    /// How numbers look on the device.
    interface Numbers {

        /// Bytes of one.
        int bytes();

        /// One number for a call.
        Pointer one(double value);

        /// Numbers for the device.
        Pointer of(double[] values, int size);

        /// Memory of the host that the device's numbers go to.
        Object host(double[] target, int size);

        Pointer to(Object host);

        /// Brings them where they belong.
        void take(Object host, double[] target, int size);
    }

    OpenClDevice(OpenClSession session) {
        this(session, new DoubleNumbers(), session.build("", "kernels.cl"));
    }

    OpenClDevice(OpenClSession session, Numbers numbers, cl_program program) {
        this.session = session;
        this.numbers = numbers;
        cellsOfOneSweep = Device.cellsOfOneSweepOn(session.found.gpu());
        this.program = program;
    }

    /// Doubles are on the device what they are on the host.
    private static final class DoubleNumbers implements Numbers {
        @Override
        public int bytes() {
            return Sizeof.cl_double;
        }

        @Override
        public Pointer one(double value) {
            return Pointer.to(new double[] {value});
        }

        @Override
        public Pointer of(double[] values, int size) {
            return Pointer.to(values);
        }

        @Override
        public Object host(double[] target, int size) {
            return target;
        }

        @Override
        public Pointer to(Object host) {
            return Pointer.to((double[]) host);
        }

        @Override
        public void take(Object host, double[] target, int size) {}
    }

    @Override
    public String description() {
        return session.found.words();
    }

    @Override
    public long memory() {
        return session.found.memory();
    }

    @Override
    public void await() {
        session.guarded(() -> clFinish(session.queue));
    }

    static cl_mem of(Memory memory) {
        return ((Row) memory).memory;
    }

    private long bytes(Memory memory) {
        return (long) numbers.bytes() * memory.size();
    }

    private long room(int size) {
        return (long) numbers.bytes() * Math.max(1, size);
    }

    @Override
    public Memory allocate(int size) {
        return new Row(session.allocate(room(size)), size);
    }

    @Override
    public void release(Memory memory) {
        session.release(of(memory), room(memory.size()));
    }

    @Override
    public void fill(Memory memory, double value) {
        if (memory.size() > 0) {
            session.guarded(() -> clEnqueueFillBuffer(
                    session.queue, of(memory), numbers.one(value), numbers.bytes(), 0, bytes(memory), 0, null, null));
        }
    }

    @Override
    public void copy(Memory from, Memory to) {
        if (from.size() > 0) {
            session.guarded(() -> clEnqueueCopyBuffer(
                    session.queue, of(from), of(to), 0, 0, bytes(from), 0, null, null));
        }
    }

    @Override
    public void write(double[] source, Memory to) {
        if (to.size() > 0) {
            Pointer host = numbers.of(source, to.size());
            session.guarded(() -> clEnqueueWriteBuffer(
                    session.queue, of(to), CL_TRUE, 0, bytes(to), host, 0, null, null));
        }
    }

    @Override
    public void read(Memory from, double[] target) {
        if (from.size() > 0) {
            Object host = numbers.host(target, from.size());
            session.guarded(() -> clEnqueueReadBuffer(
                    session.queue, of(from), CL_TRUE, 0, bytes(from), numbers.to(host), 0, null, null));
            numbers.take(host, target, from.size());
        }
    }

    @Override
    public Supplier<double[]> readLater(Memory from) {
        Supplier<double[]> later = from.size() == 0 ? null : session.reads.of(of(from), from.size(), numbers);
        return later == null ? Device.super.readLater(from) : later;
    }

    @Override
    public void launch(Loop loop, int x, int y, int z, Object... arguments) {
        if (x > 0 && y > 0 && z > 0) {
            launch(loop.symbol(), x, y, z, arguments);
        }
    }

    /// Launches a kernel by its name.
    void launch(String name, int x, int y, int z, Object... arguments) {
        session.guarded(() -> enqueue(name, x, y, z, arguments));
    }

    private void enqueue(String name, int x, int y, int z, Object... arguments) {
        cl_kernel kernel = kernels.computeIfAbsent(name, symbol -> clCreateKernel(program, symbol, null));
        for (int n = 0; n < arguments.length; n++) {
            switch (arguments[n]) {
                case Row row -> clSetKernelArg(kernel, n, Sizeof.cl_mem, Pointer.to(row.memory));
                case Integer number -> clSetKernelArg(kernel, n, Sizeof.cl_int, Pointer.to(new int[] {number}));
                case Double number -> clSetKernelArg(kernel, n, numbers.bytes(), numbers.one(number));
                default -> throw new IllegalArgumentException(name + " cannot be given " + arguments[n]);
            }
        }
        long[] local = session.groups.local(x, y, z);
        clEnqueueNDRangeKernel(
                session.queue, kernel, 3, null, WorkGroups.global(local, x, y, z), local, 0, null, null);
    }

    @Override
    public int cellsOfOneSweep() {
        return cellsOfOneSweep;
    }

    @Override
    public void close() {
        await();
        kernels.values().forEach(kernel -> clReleaseKernel(kernel));
        clReleaseProgram(program);
        closeSession();
    }

    /// The device that made the session closes it.
    void closeSession() {
        session.close();
    }
}
