package org.soretflow.gpu.single;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.soretflow.gpu.device.Loop;
import org.soretflow.gpu.device.LoopDevice;
import org.soretflow.gpu.device.SingleDevice;

/// Runs the loops in single precision that TornadoVM compiles as plain Java, beside a [LoopDevice].
public final class PackedSingleDevice extends FloatDevice implements SingleDevice {

    private final Map<String, Method> methods = new HashMap<>();

    public PackedSingleDevice() {
        Arrays.stream(TornadoSingleLoops.class.getMethods()).forEach(method -> methods.put(method.getName(), method));
    }

    @Override
    public String description() {
        return "packed loops in single precision";
    }

    /// Filled with what nobody can take for a result.
    @Override
    public Memory allocate(int size) {
        Memory memory = super.allocate(size);
        fill(memory, Double.NaN);
        return memory;
    }

    @Override
    public void narrow(Memory from, Memory factor, int at, Memory to) {
        double by = LoopDevice.values(factor)[at];
        write(Arrays.stream(LoopDevice.values(from)).map(value -> by * value).toArray(), to);
    }

    @Override
    public void widen(Memory from, Memory factor, int at, Memory to) {
        double by = LoopDevice.values(factor)[at];
        double[] target = LoopDevice.values(to);
        read(from, target);
        Arrays.setAll(target, n -> by * target[n]);
    }

    @Override
    public void launch(Loop loop, int x, int y, int z, Object... arguments) {
        int[] sizes = Arrays.stream(arguments).filter(Integer.class::isInstance).mapToInt(Integer.class::cast).toArray();
        double[] decimals = Arrays.stream(arguments).filter(Double.class::isInstance).mapToDouble(Double.class::cast).toArray();
        float[] scalars = new float[decimals.length];
        for (int n = 0; n < scalars.length; n++) {
            scalars[n] = (float) decimals[n];
        }
        Object[] fields = Arrays.stream(arguments).filter(Memory.class::isInstance).map(Memory.class::cast)
                .map(FloatDevice::values).toArray();
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
}
