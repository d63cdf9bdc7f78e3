package org.soretflow.cases.plugin;

import org.soretflow.cases.file.WordArguments;
import org.soretflow.mesh.Shape;

/// A shape of a plug-in, for zones and patches: `shape: { name: { keys… } }`.
public interface ShapeProvider extends WordProvider {

    /// The shape.
    ///
    /// @throws IllegalArgumentException if it cannot be made of these numbers; the message is shown to the user
    Shape shape(WordArguments arguments);
}
