package org.soretflow.field;

import java.util.Objects;

/// An immutable, cell-centred host copy of one field: the only thing that writers and reports ever see.
///
/// Values of cell `n` and component `q` stand at `n * components + q`; cells run with i fastest, then j, then k.
///
/// @param name plain name of the field, as in files: `temperature`, `velocity`, or the user's species name
/// @param unit unit of the values, as text for people and files: `K`, `m/s`, `1`
/// @param components 1 for a scalar, 3 for a vector (also in two dimensions)
/// @param values the numbers in SI units, length `cells * components`; not to be modified by anybody
public record FieldSnapshot(String name, String unit, int components, double[] values) {

    public FieldSnapshot {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(unit, "unit");
        if (components < 1 || values.length % components != 0) {
            throw new IllegalArgumentException(
                    "field " + name + ": " + values.length + " values do not divide into " + components
                    + " components");
        }
    }

    /// A scalar field; the array is taken over, not copied.
    public static FieldSnapshot scalar(String name, String unit, double[] values) {
        return new FieldSnapshot(name, unit, 1, values);
    }

    /// Number of cells.
    public int cells() {
        return values.length / components;
    }

    /// Value of the first component in a cell.
    public double at(int cell) {
        return values[cell * components];
    }

    /// Smallest value of the first component, NaN if any value is NaN.
    public double min() {
        double least = Double.POSITIVE_INFINITY;
        for (int n = 0; n < values.length; n += components) {
            least = Math.min(least, values[n]);
        }
        return least;
    }

    /// Largest value of the first component, NaN if any value is NaN.
    public double max() {
        double most = Double.NEGATIVE_INFINITY;
        for (int n = 0; n < values.length; n += components) {
            most = Math.max(most, values[n]);
        }
        return most;
    }
}
