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

    /// The law for a species in a solvent.
    ///
    /// @throws IllegalArgumentException with one sentence if the numbers are impossible
    SoretCoefficient soretCoefficient(LawArguments arguments, Fluid solvent, Diffusivity diffusivity);
}
