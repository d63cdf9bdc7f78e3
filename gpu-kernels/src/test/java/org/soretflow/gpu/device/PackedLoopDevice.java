package org.soretflow.gpu.device;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.soretflow.gpu.loops.TornadoLoops;

/// Runs the loops that TornadoVM compiles as plain Java, one turn after the other.
public final class PackedLoopDevice extends LoopDevice {

    private final Map<String, Method> methods = new HashMap<>();
    private final Set<Loop> launched = new HashSet<>();
    private final Class<?> faulty;
    private final Loop wrong;

    public PackedLoopDevice() {
        this(TornadoLoops.class, null);
    }

    /// @param faulty loops like [TornadoLoops]
    /// @param wrong the loop that is taken from those; null for none
    public PackedLoopDevice(Class<?> faulty, Loop wrong) {
        this.faulty = faulty;
        this.wrong = wrong;
        Arrays.stream(TornadoLoops.class.getMethods()).forEach(method -> methods.put(method.getName(), method));
    }

    /// Loops that ran.
    public Set<Loop> launched() {
        return launched;
    }

    @Override
    public void launch(Loop loop, int x, int y, int z, Object... arguments) {
        int[] sizes = Arrays.stream(arguments).filter(Integer.class::isInstance).mapToInt(Integer.class::cast).toArray();
        double[] scalars = Arrays.stream(arguments).filter(Double.class::isInstance).mapToDouble(Double.class::cast).toArray();
        Object[] fields = Arrays.stream(arguments).filter(Memory.class::isInstance).map(Memory.class::cast)
                .map(LoopDevice::values).toArray();
        Object[] packed = new Object[fields.length + 2];
        packed[0] = sizes;
        packed[1] = scalars;
        System.arraycopy(fields, 0, packed, 2, fields.length);
        launched.add(loop);
        try {
            Method method = methods.get(loop.symbol());
            if (loop == wrong) {
                method = faulty.getMethod(method.getName(), method.getParameterTypes());
            }
            method.invoke(null, packed);
        } catch (InvocationTargetException e) {
            throw new AssertionError(loop + " failed", e.getCause());
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw new AssertionError(loop + " was called with other arguments than it has", e);
        }
    }
}
