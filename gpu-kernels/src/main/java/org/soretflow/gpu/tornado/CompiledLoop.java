package org.soretflow.gpu.tornado;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import uk.ac.manchester.tornado.api.GridScheduler;
import uk.ac.manchester.tornado.api.WorkerGrid;
import uk.ac.manchester.tornado.api.WorkerGrid3D;
import uk.ac.manchester.tornado.api.common.Access;
import uk.ac.manchester.tornado.api.memory.XPUBuffer;
import uk.ac.manchester.tornado.runtime.common.KernelStackFrame;
import uk.ac.manchester.tornado.runtime.common.TornadoInstalledCode;
import uk.ac.manchester.tornado.runtime.common.TornadoXPUDevice;
import uk.ac.manchester.tornado.runtime.profiler.EmptyProfiler;
import uk.ac.manchester.tornado.runtime.tasks.CompilableTask;
import uk.ac.manchester.tornado.runtime.tasks.TornadoTaskGraph;
import uk.ac.manchester.tornado.runtime.tasks.meta.TaskDataContext;

/// A loop, compiled once for a device and launched with any buffers and any extents.
///
/// The graph is there because TornadoVM compiles no task without one; it is never executed.
final class CompiledLoop {

    private final TornadoInstalledCode code;
    private final TaskDataContext context;
    private final KernelStackFrame frame;
    private final WorkerGrid grid = new WorkerGrid3D(1, 1, 1);

    /// @param plan number of the plan whose queue is used
    /// @param method of `TornadoLoops`, or like those
    CompiledLoop(TornadoXPUDevice device, long plan, Method method) {
        Object[] examples = Arrays.stream(method.getParameterTypes())
                .map(type -> Array.newInstance(type.getComponentType(), 1))
                .toArray();
        TornadoTaskGraph graph = new TornadoTaskGraph(method.getName());
        CompilableTask task = new CompilableTask(graph.meta(), "loop", method, examples);
        task.setDevice(device);
        GridScheduler scheduler = new GridScheduler(task.getId(), grid);
        task.setUseGridScheduler(true);
        task.setGridScheduler(scheduler);
        task.attachProfiler(new EmptyProfiler());
        graph.addInner(task);
        code = device.installCode(plan, task);
        context = task.meta();
        context.attachProfiler(new EmptyProfiler());
        context.setGridScheduler(scheduler);
        frame = device.createKernelStackFrame(plan, examples.length, Access.NONE);
        frame.setKernelContext(new HashMap<>());
    }

    /// Puts the loop into the queue of a plan.
    void launch(long plan, WorkShape shape, XPUBuffer... arguments) {
        grid.setGlobalWork(shape.globalX(), shape.globalY(), shape.globalZ());
        grid.setLocalWork(shape.localX(), shape.localY(), 1);
        frame.reset();
        for (XPUBuffer argument : arguments) {
            frame.addCallArgument(argument.toBuffer(), true);
        }
        code.launchWithoutDependencies(plan, frame, null, context, 0);
    }
}
