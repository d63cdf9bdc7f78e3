package org.soretflow.gpu.opencl;

import static org.jocl.CL.CL_CONTEXT_PLATFORM;
import static org.jocl.CL.CL_MEM_READ_WRITE;
import static org.jocl.CL.CL_PROGRAM_BUILD_LOG;
import static org.jocl.CL.clBuildProgram;
import static org.jocl.CL.clCreateBuffer;
import static org.jocl.CL.clCreateCommandQueue;
import static org.jocl.CL.clCreateContext;
import static org.jocl.CL.clCreateProgramWithSource;
import static org.jocl.CL.clFinish;
import static org.jocl.CL.clGetProgramBuildInfo;
import static org.jocl.CL.clReleaseCommandQueue;
import static org.jocl.CL.clReleaseContext;
import static org.jocl.CL.clReleaseMemObject;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jocl.CLException;
import org.jocl.Pointer;
import org.jocl.cl_command_queue;
import org.jocl.cl_context;
import org.jocl.cl_context_properties;
import org.jocl.cl_device_id;
import org.jocl.cl_mem;
import org.jocl.cl_program;
import org.soretflow.backend.DeviceMemoryException;

/// What everything on one OpenCL device shares: its context, a queue that keeps the order, the account of its memory.
final class OpenClSession implements AutoCloseable {

    /// Nothing that changes a bit: no contraction (see the source), no fast math.
    private static final String OPTIONS = "-cl-std=CL1.2";

    final OpenClDevices.Found found;
    final cl_command_queue queue;
    final WorkGroups groups;
    final StagedReads reads;
    private final cl_context context;
    private long allocated;
    private volatile boolean closed;

    OpenClSession(OpenClDevices.Found found) {
        this.found = found;
        cl_context_properties properties = new cl_context_properties();
        properties.addProperty(CL_CONTEXT_PLATFORM, found.platformId());
        context = clCreateContext(properties, 1, new cl_device_id[] {found.id()}, null, null, null);
        queue = createQueue();
        groups = new WorkGroups(found.gpu());
        reads = new StagedReads(this);
    }

    /// OpenCL 2 has another call for it, which devices of version 1.2 do not know.
    @SuppressWarnings("deprecation")
    cl_command_queue createQueue() {
        return clCreateCommandQueue(context, found.id(), 0, null);
    }

    /// Compiles sources of this package.
    ///
    /// @param more options beside the usual ones
    cl_program build(String more, String... names) {
        String[] sources = Arrays.stream(names).map(OpenClSession::source).toArray(String[]::new);
        cl_program program = clCreateProgramWithSource(context, sources.length, sources, null, null);
        try {
            clBuildProgram(program, 0, null, OPTIONS + " " + more, null, null);
        } catch (CLException e) {
            throw new IllegalStateException(
                    "the kernels do not compile for " + found.words() + ": " + buildLog(program), e);
        }
        return program;
    }

    private static String source(String name) {
        try (InputStream stream = OpenClSession.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the source of the kernels cannot be read", e);
        }
    }

    private String buildLog(cl_program program) {
        long[] size = new long[1];
        clGetProgramBuildInfo(program, found.id(), CL_PROGRAM_BUILD_LOG, 0, null, size);
        byte[] text = new byte[(int) size[0]];
        clGetProgramBuildInfo(program, found.id(), CL_PROGRAM_BUILD_LOG, text.length, Pointer.to(text), null);
        return new String(text, StandardCharsets.UTF_8).trim();
    }

    /// @throws DeviceMemoryException if there is not enough
    synchronized cl_mem allocate(long bytes) {
        if (allocated + bytes > found.memory() || bytes > found.largest()) {
            throw new DeviceMemoryException(found.words(), bytes, Math.min(found.memory() - allocated, found.largest()));
        }
        cl_mem[] memory = new cl_mem[1];
        guarded(bytes, () -> memory[0] = clCreateBuffer(context, CL_MEM_READ_WRITE, bytes, null, null));
        allocated += bytes;
        return memory[0];
    }

    /// Does something whose failure ends the run, and says so in words that a user can use.
    void guarded(Runnable action) {
        guarded(0, action);
    }

    private void guarded(long more, Runnable action) {
        if (closed) {
            // drivers end the process instead
            throw new IllegalStateException(found.words() + " is closed; read fields before");
        }
        try {
            action.run();
        } catch (CLException e) {
            throw OpenClFaults.inRun(found.words(), e, allocated + more, allocated);
        }
    }

    synchronized void release(cl_mem memory, long bytes) {
        clReleaseMemObject(memory);
        allocated -= bytes;
    }

    @Override
    public void close() {
        guarded(() -> clFinish(queue));
        reads.close();
        closed = true;
        clReleaseCommandQueue(queue);
        clReleaseContext(context);
    }
}
