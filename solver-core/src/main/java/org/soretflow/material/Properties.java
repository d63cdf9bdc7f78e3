package org.soretflow.material;

/// Checks shared by materials.
final class Properties {

    private Properties() {}

    static void requirePositive(String material, String key, Property law) {
        if (law == null) {
            throw new IllegalArgumentException("material " + material + " has no " + key);
        }
        for (double value : samples(law)) {
            if (!(value > 0) || Double.isInfinite(value)) {
                throw new IllegalArgumentException("material " + material + ": " + key + " must be positive, got "
                        + value);
            }
        }
    }

    /// The values that bound a law: the number itself, the table's points, the polynomial at its reference.
    private static double[] samples(Property law) {
        return switch (law) {
            case Property.Constant constant -> new double[] {constant.value()};
            case Property.Polynomial polynomial -> new double[] {polynomial.coefficients()[0]};
            case Property.Table table -> table.values();
            case PiecewisePolynomial pieces -> pieces.samples();
        };
    }
}
