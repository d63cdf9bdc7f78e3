package org.soretflow.cases.file;

import java.util.Map;
import org.soretflow.material.soret.LawArguments;

/// What a case file gives to a word of a plug-in.
///
/// @param numbers by key, in SI units
/// @param texts by key
public record WordArguments(LawArguments numbers, Map<String, String> texts) {

    public WordArguments {
        texts = Map.copyOf(texts);
    }

    /// The number of a key.
    ///
    /// @throws IllegalArgumentException if it is missing
    public double number(String key) {
        return numbers.number(key);
    }

    /// The number of a key, or another one if it is missing.
    public double number(String key, double otherwise) {
        return numbers.number(key, otherwise);
    }

    /// All numbers of a key.
    ///
    /// @throws IllegalArgumentException if it is missing
    public double[] list(String key) {
        return numbers.list(key);
    }

    /// The text of a key, or another one if it is missing.
    public String text(String key, String otherwise) {
        return texts.getOrDefault(key, otherwise);
    }

    /// The text of a key.
    ///
    /// @throws IllegalArgumentException if it is missing
    public String text(String key) {
        if (!texts.containsKey(key)) {
            throw new IllegalArgumentException("the key " + key + " is missing");
        }
        return texts.get(key);
    }
}
