package org.soretflow.cases.plugin;

import java.util.List;
import org.soretflow.cases.file.TextKey;
import org.soretflow.material.soret.LawKey;

/// A word that a plug-in adds to case files: what [ShapeProvider], [QuantityProvider] and [ObserverProvider] share.
///
/// Units, messages and schema follow from what it says of its keys.
public interface WordProvider {

    /// The word, of a-z, 0-9 and _.
    String name();

    /// One line for people.
    String meaning();

    /// Numbers that it asks for; they are handed over in SI units.
    default List<LawKey> keys() {
        return List.of();
    }

    /// Texts that it asks for, such as names of species.
    default List<TextKey> texts() {
        return List.of();
    }
}
