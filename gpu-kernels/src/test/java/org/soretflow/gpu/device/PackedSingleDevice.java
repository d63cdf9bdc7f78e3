package org.soretflow.gpu.device;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.soretflow.gpu.single.TornadoSingleLoops;

/// Runs the loops in single precision that TornadoVM compiles as plain Java, beside a [LoopDevice].
public final class PackedSingleDevice implements SingleDevice {

    private record Row(float[] values) implements Memory {
        @Override
        public int size() {
            return values.length;
        }
    }

    private final Map<String, Method> methods = new HashMap<>();

    public PackedSingleDevice() {
        Arrays.stream(TornadoSingleLoops.class.getMethods()).forEach(method -> methods.put(method.getName(), method));
    }

    private static float[] values(Memory memory) {
        return ((Row) memory).values;
    }

    @Override
    public String description() {
        return "packed loops in single precision";
    }

    @Override
    public long memory() {
        return Runtime.getRuntime().maxMemory();
    }

    @Override
    public Memory allocate(int size) {
        float[] values = new float[size];
        Arrays.fill(values, Float.NaN);
        return new Row(values);
    }

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
        convert(source, 1, values(to));
    }

    @Override
    public void read(Memory from, double[] target) {
        convert(values(from), 1, target);
    }

    @Override
    public void narrow(Memory from, Memory factor, int at, Memory to) {
        convert(LoopDevice.values(from), LoopDevice.values(factor)[at], values(to));
    }

    @Override
    public void widen(Memory from, Memory factor, int at, Memory to) {
        convert(values(from), LoopDevice.values(factor)[at], LoopDevice.values(to));
    }

    private static void convert(double[] from, double factor, float[] to) {
        for (int n = 0; n < to.length; n++) {
            to[n] = (float) (factor * from[n]);
        }
    }

    private static void convert(float[] from, double factor, double[] to) {
        for (int n = 0; n < from.length; n++) {
            to[n] = factor * from[n];
        }
    }

    @Override
    public void launch(Loop loop, int x, int y, int z, Object... arguments) {
        int[] sizes = Arrays.stream(arguments).filter(Integer.class::isInstance).mapToInt(Integer.class::cast).toArray();
        double[] decimals = Arrays.stream(arguments).filter(Double.class::isInstance).mapToDouble(Double.class::cast).toArray();
        float[] scalars = new float[decimals.length];
        convert(decimals, 1, scalars);
        Object[] fields = Arrays.stream(arguments).filter(Memory.class::isInstance).map(Memory.class::cast)
                .map(PackedSingleDevice::values).toArray();
        Object[] packed = new Object[fields.length + 2];
        packed[0] = sizes;
        packed[1] = scalars;
        System.arraycopy(fields, 0, packed, 2, fields.length);
        try {
            methods.get("Single_" + loop.symbol()).invoke(null, packed);
        } catch (InvocationTargetException e) {
            throw new AssertionError(loop + " failed", e.getCause());
        } catch (IllegalAccessException | IllegalArgumentException e) {
            throw new AssertionError(loop + " was called with other arguments than it has", e);
        }
    }

    @Override
    public void await() {}

    @Override
    public void close() {}
}
