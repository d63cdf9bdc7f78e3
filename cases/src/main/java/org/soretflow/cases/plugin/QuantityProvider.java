package org.soretflow.cases.plugin;

import org.soretflow.cases.file.WordArguments;
import org.soretflow.diagnostics.Quantity;
import org.soretflow.physics.Problem;

/// A number of a plug-in that sums up a state: an item of `output.reports.of`, `name` or `name: { keys… }`.
public interface QuantityProvider extends WordProvider {

    /// The quantity.
    ///
    /// @throws IllegalArgumentException if the problem has no such quantity; the message is shown to the user
    Quantity quantity(WordArguments arguments, Problem problem);
}
