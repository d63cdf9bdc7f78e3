package org.soretflow.gpu.device;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.Curve;
import org.soretflow.backend.FlowGrid;
import org.soretflow.backend.StaggeredTables;

/// Small tables that loops read, made on the host and kept on the device.
final class Tables {

    /// More than a run needs at the same time: a dozen for each level and component.
    private static final int MOST = 2048;

    private final Device device;
    private final Map<Object, Device.Memory[]> known = new LinkedHashMap<>(64, 0.75f, true);

    Tables(Device device) {
        this.device = device;
    }

    /// Places and weights along x, y, z, by turns.
    ///
    /// @param kind which of the tables
    Device.Memory[] transfer(FlowGrid fine, FlowGrid coarse, int component, double[] sticks, Kind kind) {
        List<Double> sides = Arrays.stream(sticks).boxed().toList();
        return get(new TransferKey(fine, coarse, component, sides, kind), () -> {
            double[][] widths = Arrays.stream(fine.widths()).map(Tables::read).toArray(double[][]::new);
            StaggeredTables tables = new StaggeredTables(fine, coarse, component, widths, read(fine.rings()), sticks);
            double[][] rows = new double[6][];
            for (int d = 0; d < 3; d++) {
                int[] places = kind == Kind.INTERPOLATION ? tables.toFineAt[d] : tables.toCoarseAt[d];
                rows[2 * d] = Arrays.stream(places).asDoubleStream().toArray();
                rows[2 * d + 1] = switch (kind) {
                    case INTERPOLATION -> tables.toFine[d];
                    case RESTRICTION -> tables.toCoarse[d];
                    case MEAN -> tables.mean[d];
                };
            }
            return rows;
        });
    }

    private static double[] read(Buffer buffer) {
        double[] values = new double[buffer.size()];
        buffer.download(values);
        return values;
    }

    /// Laws packed for the loop that evaluates them.
    Device.Memory laws(Curve[] laws) {
        return get(List.of(laws), () -> new double[][] {packed(laws)})[0];
    }

    private static double[] packed(Curve[] laws) {
        int size = laws.length;
        for (Curve law : laws) {
            size += 5 + law.starts().length + law.coefficients().length;
        }
        double[] all = new double[size];
        int at = laws.length;
        for (int n = 0; n < laws.length; n++) {
            Curve law = laws[n];
            all[n] = at;
            all[at++] = law.starts().length;
            all[at++] = law.order();
            all[at++] = law.amplitude();
            all[at++] = law.centre();
            all[at++] = law.scale();
            System.arraycopy(law.starts(), 0, all, at, law.starts().length);
            at += law.starts().length;
            System.arraycopy(law.coefficients(), 0, all, at, law.coefficients().length);
            at += law.coefficients().length;
        }
        return all;
    }

    private Device.Memory[] get(Object key, Supplier<double[][]> rows) {
        Device.Memory[] found = known.get(key);
        if (found == null) {
            found = Arrays.stream(rows.get()).map(this::onDevice).toArray(Device.Memory[]::new);
            known.put(key, found);
            if (known.size() > MOST) {
                Object eldest = known.keySet().iterator().next();
                Arrays.stream(known.remove(eldest)).forEach(device::release);
            }
        }
        return found;
    }

    private Device.Memory onDevice(double[] row) {
        Device.Memory memory = device.allocate(row.length);
        device.write(row, memory);
        return memory;
    }

    /// Kinds of transfer.
    enum Kind {
        INTERPOLATION, RESTRICTION, MEAN
    }

    private record TransferKey(FlowGrid fine, FlowGrid coarse, int component, List<Double> sticks, Kind kind) {}
}
