package org.soretflow.material.soret;

import java.util.List;
import org.soretflow.material.Diffusivity;
import org.soretflow.material.Fluid;
import org.soretflow.material.SoretCoefficient;

/// A law of the Soret coefficient by name: what it asks for, and how it is made.
///
/// Case files reach all laws this way. Laws of others are found by [java.util.ServiceLoader].
public interface SoretLawProvider {

    /// Name in case files: `duhr-braun`.
    String name();

    /// The law as a line of text.
    String formula();

    /// Where it comes from and what it holds for; never empty.
    String source();

    /// What it asks for, in the order of telling.
    List<LawKey> keys();

    /// Keys whose examples together make an example of the law; those that must be given, if nothing else is said.
    default List<String> exampleKeys() {
        return keys().stream()
                .filter(key -> key.use() == LawKey.Use.REQUIRED || key.use() == LawKey.Use.POSITIVE)
                .map(LawKey::name)
                .toList();
    }

    /// True if the solvent is a gas.
    default boolean isForGases() {
        return false;
    }

    /// The law for a species in a solvent.
    ///
    /// @throws IllegalArgumentException with one sentence if the numbers are impossible
    SoretCoefficient soretCoefficient(LawArguments arguments, Fluid solvent, Diffusivity diffusivity);
}
