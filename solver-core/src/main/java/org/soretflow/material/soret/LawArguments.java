package org.soretflow.material.soret;

import java.util.Map;

/// The numbers given to a law, by key, in SI units; a single number is a list of one.
///
/// @param values by the name of the key
public record LawArguments(Map<String, double[]> values) {

    public LawArguments {
        values = Map.copyOf(values);
    }

    /// True if the key is given.
    public boolean has(String key) {
        return values.containsKey(key);
    }

    /// The number of a key.
    ///
    /// @throws IllegalArgumentException if it is missing
    public double number(String key) {
        if (!has(key)) {
            throw new IllegalArgumentException("the key " + key + " is missing");
        }
        return values.get(key)[0];
    }

    /// The number of a key, or another one if it is missing.
    public double number(String key, double otherwise) {
        return has(key) ? values.get(key)[0] : otherwise;
    }

    /// All numbers of a key.
    ///
    /// @throws IllegalArgumentException if it is missing
    public double[] list(String key) {
        if (!has(key)) {
            throw new IllegalArgumentException("the key " + key + " is missing");
        }
        return values.get(key).clone();
    }
}
