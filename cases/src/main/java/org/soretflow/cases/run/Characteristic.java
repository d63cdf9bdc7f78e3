package org.soretflow.cases.run;

import java.util.LinkedHashMap;
import java.util.Map;

/// A characteristic number of a case, or the reason why it cannot be given.
///
/// @param name symbol and, for a species, its name: `Ra`, `Ra_D protein`
/// @param value in SI units; NaN if it cannot be given
/// @param unit `1` or an SI unit
/// @param meaning the formula, or the reason
record Characteristic(String name, double value, String unit, String meaning) {

    static Characteristic of(String name, double value, String meaning) {
        return new Characteristic(name, value, "1", meaning);
    }

    static Characteristic time(String name, double seconds, String meaning) {
        return new Characteristic(name, seconds, "s", meaning);
    }

    static Characteristic unknown(String name, String reason) {
        return new Characteristic(name, Double.NaN, "1", reason);
    }

    boolean isKnown() {
        return !Double.isNaN(value);
    }

    String text() {
        if (!isKnown()) {
            return "not known";
        }
        return unit.equals("s") ? Numbers.seconds(value) : Numbers.text(value);
    }

    Map<String, Object> toTree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("value", Json.number(value));
        tree.put("unit", unit);
        tree.put("meaning", meaning);
        return tree;
    }
}
