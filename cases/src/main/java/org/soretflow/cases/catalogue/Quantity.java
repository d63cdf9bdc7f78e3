package org.soretflow.cases.catalogue;

import java.util.function.DoubleUnaryOperator;

/// One quantity of a page as a function of the temperature.
///
/// @param name as in case files: `viscosity`
/// @param unit SI unit, `1` if it has none
/// @param law value at a temperature [K]
/// @param lowest where it is valid [K]; −∞ if nothing is said
/// @param highest [K]
record Quantity(String name, String unit, DoubleUnaryOperator law, double lowest, double highest) {

    String heading() {
        return name + (unit.equals("1") ? "" : " [" + unit + "]");
    }
}
