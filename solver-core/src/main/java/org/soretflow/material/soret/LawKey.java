package org.soretflow.material.soret;

/// A number that a law asks for.
///
/// @param name as in the case file: `ionic_strength`
/// @param meaning one line for people
/// @param title what is measured, for messages: `a length`
/// @param unit SI unit in which it is handed over, `1` for a plain number
/// @param example as it may stand in a case file: `250 nm`
/// @param use whether it must be given
public record LawKey(String name, String meaning, String title, String unit, String example, Use use) {

    /// How a key is used.
    public enum Use {
        /// Must be there.
        REQUIRED,
        /// Must be there and above zero.
        POSITIVE,
        /// May be left out.
        OPTIONAL,
        /// A list that may be left out.
        LIST
    }
}
