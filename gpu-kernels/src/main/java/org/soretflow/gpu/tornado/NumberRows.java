package org.soretflow.gpu.tornado;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import uk.ac.manchester.tornado.api.memory.XPUBuffer;

/// The plain numbers of launches, kept on the device: few rows of them differ.
///
/// A row that is not used for long is written over; the queue keeps the order, so that no loop sees it too early.
final class NumberRows {

    private static final int MOST = 1024;
    /// No loop has more.
    private static final int LENGTH = 24;

    private final TornadoQueue queue;
    private final Map<Row, XPUBuffer> known = new LinkedHashMap<>(64, 0.75f, true);

    private record Row(Object numbers, int hash) {
        static Row of(int[] numbers) {
            return new Row(numbers, Arrays.hashCode(numbers));
        }

        static Row of(double[] numbers) {
            return new Row(numbers, Arrays.hashCode(numbers));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Row row && hash == row.hash && switch (numbers) {
                case int[] mine -> row.numbers instanceof int[] theirs && Arrays.equals(mine, theirs);
                case double[] mine -> row.numbers instanceof double[] theirs && Arrays.equals(mine, theirs);
                default -> false;
            };
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    NumberRows(TornadoQueue queue) {
        this.queue = queue;
    }

    XPUBuffer integers(int... numbers) {
        Row row = Row.of(numbers);
        XPUBuffer found = known.get(row);
        return found != null ? found : add(row, Arrays.copyOf(numbers, LENGTH), Integer.BYTES);
    }

    XPUBuffer decimals(double... numbers) {
        Row row = Row.of(numbers);
        XPUBuffer found = known.get(row);
        return found != null ? found : add(row, Arrays.copyOf(numbers, LENGTH), Double.BYTES);
    }

    private XPUBuffer add(Row row, Object padded, int bytes) {
        if (Array.getLength(row.numbers) > LENGTH) {
            throw new IllegalArgumentException("a loop must not have more than " + LENGTH + " plain numbers of a kind");
        }
        XPUBuffer buffer = null;
        if (known.size() >= MOST) {
            Row eldest = known.keySet().stream()
                    .filter(other -> other.numbers.getClass() == row.numbers.getClass())
                    .findFirst()
                    .orElse(null);
            buffer = eldest == null ? null : known.remove(eldest);
        }
        if (buffer == null) {
            Object kind = Array.newInstance(padded.getClass().getComponentType(), 0);
            buffer = queue.allocate(kind, (long) LENGTH * bytes).getXPUBuffer();
        }
        queue.write(padded, buffer);
        known.put(row, buffer);
        return buffer;
    }
}
