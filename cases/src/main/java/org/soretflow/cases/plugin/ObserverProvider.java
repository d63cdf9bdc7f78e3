package org.soretflow.cases.plugin;

import java.nio.file.Path;
import org.soretflow.cases.file.WordArguments;
import org.soretflow.physics.Problem;
import org.soretflow.run.Observer;

/// An observer of a plug-in, which sees the steps of a run: an item of `output.observers`, `name` or
/// `name: { keys…, every or at }`.
public interface ObserverProvider extends WordProvider {

    /// The observer of one run.
    ///
    /// @param folder of the run, where it may write
    /// @throws IllegalArgumentException if it cannot observe the problem; the message is shown to the user
    Observer observer(WordArguments arguments, Problem problem, Path folder);
}
