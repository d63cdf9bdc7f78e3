package org.soretflow.gpu.tornado;

import java.util.Arrays;

/// How decimal numbers look on a device of TornadoVM.
enum TornadoNumbers {

    /// As on the host.
    DOUBLE(double.class, Double.BYTES, "", "fillRow", "copyRow") {
        @Override
        Object of(double[] values, int size) {
            return values;
        }

        @Override
        Object room(double[] target, int size) {
            return target;
        }

        @Override
        void take(Object room, double[] target, int size) {}
    },

    /// Doubles on the host.
    SINGLE(float.class, Float.BYTES, "Single_", "fillSingles", "copySingles") {
        @Override
        Object of(double[] values, int size) {
            float[] narrow = new float[size];
            for (int n = 0; n < size; n++) {
                narrow[n] = (float) values[n];
            }
            return narrow;
        }

        @Override
        Object room(double[] target, int size) {
            return new float[size];
        }

        @Override
        void take(Object room, double[] target, int size) {
            float[] narrow = (float[]) room;
            for (int n = 0; n < size; n++) {
                target[n] = narrow[n];
            }
        }
    };

    final Class<?> type;
    /// Of one number.
    final int bytes;
    /// Before the names of loops.
    final String prefix;
    /// The loops of [MemoryLoops] for it.
    final String fill;
    final String copy;

    TornadoNumbers(Class<?> type, int bytes, String prefix, String fill, String copy) {
        this.type = type;
        this.bytes = bytes;
        this.prefix = prefix;
        this.fill = fill;
        this.copy = copy;
    }

    /// An array of at least that many numbers for the device, which may be the same one.
    abstract Object of(double[] values, int size);

    /// An array of the host that the device's numbers go to.
    abstract Object room(double[] target, int size);

    /// Brings them from there where they belong.
    abstract void take(Object room, double[] target, int size);

    /// An array of one number, many times.
    Object filled(double value, int size) {
        double[] values = new double[size];
        Arrays.fill(values, value);
        return of(values, size);
    }
}
