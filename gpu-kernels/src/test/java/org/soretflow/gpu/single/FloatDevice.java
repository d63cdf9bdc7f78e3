package org.soretflow.gpu.single;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.soretflow.gpu.device.Device;
import org.soretflow.gpu.device.Loop;

/// The CPU as a device with memory in single precision; its loops run one turn after the other.
class FloatDevice implements Device {

    private record Row(float[] values) implements Memory {
        @Override
        public int size() {
            return values.length;
        }
    }

    private final Map<Loop, MethodHandle> handles = new EnumMap<>(Loop.class);

    static float[] values(Memory memory) {
        return ((Row) memory).values;
    }

    @Override
    public String description() {
        return "the CPU in single precision";
    }

    @Override
    public long memory() {
        return Runtime.getRuntime().maxMemory();
    }

    @Override
    public Memory allocate(int size) {
        return new Row(new float[size]);
    }

    /// The collector takes it.
    @Override
    public void release(Memory memory) {}

    @Override
    public void fill(Memory memory, double value) {
        Arrays.fill(values(memory), (float) value);
    }

    @Override
    public void copy(Memory from, Memory to) {
        System.arraycopy(values(from), 0, values(to), 0, from.size());
    }

    @Override
    public void write(double[] source, Memory to) {
        float[] target = values(to);
        for (int n = 0; n < target.length; n++) {
            target[n] = (float) source[n];
        }
    }

    @Override
    public void read(Memory from, double[] target) {
        float[] source = values(from);
        for (int n = 0; n < source.length; n++) {
            target[n] = source[n];
        }
    }

    @Override
    public void launch(Loop loop, int x, int y, int z, Object... arguments) {
        Object[] narrow = new Object[arguments.length];
        for (int n = 0; n < narrow.length; n++) {
            narrow[n] = switch (arguments[n]) {
                case Memory memory -> values(memory);
                case Double number -> number.floatValue();
                default -> arguments[n];
            };
        }
        try {
            handles.computeIfAbsent(loop, FloatDevice::handle).invokeExact(narrow);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(loop + " failed", e);
        }
    }

    /// The loop's twin in single precision, taking all arguments as one array.
    private static MethodHandle handle(Loop loop) {
        try {
            Class<?>[] types = Arrays.stream(loop.method().getParameterTypes())
                    .map(type -> type == double.class ? float.class : type == double[].class ? float[].class : type)
                    .toArray(Class<?>[]::new);
            MethodHandle method = MethodHandles.lookup()
                    .findStatic(SingleLoops.class, loop.symbol(), MethodType.methodType(void.class, types));
            return method.asSpreader(Object[].class, types.length).asType(MethodType.methodType(void.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(loop + " is not there in single precision", e);
        }
    }

    @Override
    public void await() {}

    @Override
    public void close() {}
}
