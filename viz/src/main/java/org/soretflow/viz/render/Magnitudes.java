package org.soretflow.viz.render;

import org.soretflow.field.FieldSnapshot;

/// Scalars as they are, vectors by their length.
final class Magnitudes {

    private Magnitudes() {}

    static double of(FieldSnapshot field, int cell) {
        if (field.components() == 1) {
            return field.at(cell);
        }
        double sum = 0;
        for (int q = 0; q < field.components(); q++) {
            double value = field.values()[cell * field.components() + q];
            sum += value * value;
        }
        return Math.sqrt(sum);
    }

    static FieldSnapshot of(FieldSnapshot field) {
        if (field.components() == 1) {
            return field;
        }
        double[] values = new double[field.cells()];
        for (int n = 0; n < values.length; n++) {
            values[n] = of(field, n);
        }
        return FieldSnapshot.scalar(field.name(), field.unit(), values);
    }
}
