package org.soretflow.field;

import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/// An immutable, cell-centred host copy of one field: the only thing that writers and reports ever see.
///
/// Values of cell `n` and component `q` stand at `n * components + q`; cells run with i fastest, then j, then k. A copy may
/// still be on its way from a device; whoever looks at its values first waits for them.
public final class FieldSnapshot {

    private final String name;
    private final String unit;
    private final int components;
    private final int cells;
    private Supplier<double[]> source;
    private double[] values;

    /// @param name plain name of the field, as in files: `temperature`, `velocity`, or the user's species name
    /// @param unit unit of the values, as text for people and files: `K`, `m/s`, `1`
    /// @param components 1 for a scalar, 3 for a vector (also in two dimensions)
    /// @param values the numbers in SI units, length `cells * components`; not to be modified by anybody
    public FieldSnapshot(String name, String unit, int components, double[] values) {
        this(name, unit, components, values.length / Math.max(components, 1), () -> values);
        if (values.length % components != 0) {
            throw new IllegalArgumentException(
                    "field " + name + ": " + values.length + " values do not divide into " + components
                    + " components");
        }
        values();
    }

    private FieldSnapshot(String name, String unit, int components, int cells, Supplier<double[]> source) {
        this.name = Objects.requireNonNull(name, "name");
        this.unit = Objects.requireNonNull(unit, "unit");
        if (components < 1) {
            throw new IllegalArgumentException("field " + name + " has " + components + " components");
        }
        this.components = components;
        this.cells = cells;
        this.source = source;
    }

    /// A scalar field; the array is taken over, not copied.
    public static FieldSnapshot scalar(String name, String unit, double[] values) {
        return new FieldSnapshot(name, unit, 1, values);
    }

    /// A field whose values are brought when they are first looked at, by whatever thread does so.
    ///
    /// @param source of `cells * components` values, which are taken over; asked once
    public static FieldSnapshot later(
            String name, String unit, int components, int cells, Supplier<double[]> source) {
        return new FieldSnapshot(name, unit, components, cells, source);
    }

    public String name() {
        return name;
    }

    public String unit() {
        return unit;
    }

    /// 1 of a scalar, 3 of a vector.
    public int components() {
        return components;
    }

    /// The numbers, length `cells * components`; not to be modified by anybody.
    public synchronized double[] values() {
        if (source != null) {
            values = source.get();
            source = null;
        }
        return values;
    }

    /// Number of cells.
    public int cells() {
        return cells;
    }

    /// Value of the first component in a cell.
    public double at(int cell) {
        return values()[cell * components];
    }

    /// A scalar as it is, a vector by its length.
    public double magnitude(int cell) {
        if (components == 1) {
            return at(cell);
        }
        double[] all = values();
        double sum = 0;
        for (int q = 0; q < components; q++) {
            double value = all[cell * components + q];
            sum += value * value;
        }
        return Math.sqrt(sum);
    }

    /// Smallest and largest [#magnitude] in some cells, numbers that are not finite left out; twice 0 if there are
    /// none.
    public double[] range(IntPredicate cellsToLookAt) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int n = 0; n < cells; n++) {
            double value = cellsToLookAt.test(n) ? magnitude(n) : Double.NaN;
            if (Double.isFinite(value)) {
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
        return least <= most ? new double[] {least, most} : new double[] {0, 0};
    }

    /// One component as a scalar field.
    public FieldSnapshot component(int q, String componentName) {
        Objects.checkIndex(q, components);
        double[] all = values();
        double[] chosen = new double[cells];
        for (int n = 0; n < cells; n++) {
            chosen[n] = all[n * components + q];
        }
        return scalar(componentName, unit, chosen);
    }

    /// Smallest value of the first component, NaN if any value is NaN.
    public double min() {
        double least = Double.POSITIVE_INFINITY;
        double[] all = values();
        for (int n = 0; n < all.length; n += components) {
            least = Math.min(least, all[n]);
        }
        return least;
    }

    /// Largest value of the first component, NaN if any value is NaN.
    public double max() {
        double most = Double.NEGATIVE_INFINITY;
        double[] all = values();
        for (int n = 0; n < all.length; n += components) {
            most = Math.max(most, all[n]);
        }
        return most;
    }
}
