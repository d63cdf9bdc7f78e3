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
        static Row of(Object numbers) {
            return new Row(numbers, switch (numbers) {
                case int[] integers -> Arrays.hashCode(integers);
                case double[] decimals -> Arrays.hashCode(decimals);
                case float[] decimals -> Arrays.hashCode(decimals);
                default -> throw new IllegalArgumentException("no row of plain numbers: " + numbers);
            });
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Row row && hash == row.hash && switch (numbers) {
                case int[] mine -> row.numbers instanceof int[] theirs && Arrays.equals(mine, theirs);
                case double[] mine -> row.numbers instanceof double[] theirs && Arrays.equals(mine, theirs);
                case float[] mine -> row.numbers instanceof float[] theirs && Arrays.equals(mine, theirs);
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

    /// @param numbers an array of `int`, `double` or `float`; kept, and not to be changed
    XPUBuffer of(Object numbers) {
        Row row = Row.of(numbers);
        XPUBuffer found = known.get(row);
        return found != null ? found : add(row);
    }

    private XPUBuffer add(Row row) {
        Object numbers = row.numbers;
        int length = Array.getLength(numbers);
        if (length > LENGTH) {
            throw new IllegalArgumentException("a loop must not have more than " + LENGTH + " plain numbers of a kind");
        }
        Class<?> type = numbers.getClass().getComponentType();
        Object padded = Array.newInstance(type, LENGTH);
        System.arraycopy(numbers, 0, padded, 0, length);
        XPUBuffer buffer = null;
        if (known.size() >= MOST) {
            Row eldest = known.keySet().stream()
                    .filter(other -> other.numbers.getClass() == numbers.getClass())
                    .findFirst()
                    .orElse(null);
            buffer = eldest == null ? null : known.remove(eldest);
        }
        if (buffer == null) {
            // no longer than the array: TornadoVM writes the whole buffer from it
            int bytes = type == double.class ? Double.BYTES : Integer.BYTES;
            buffer = queue.allocate(type, (long) LENGTH * bytes).getXPUBuffer();
        }
        queue.write(padded, buffer);
        known.put(row, buffer);
        return buffer;
    }
}
