package org.soretflow.viz.vtk;

import java.io.IOException;
import java.nio.file.Path;

/// Writes a VTK file of the kind that is asked for, or that fits the mesh.
public final class VtkWriter {

    private VtkWriter() {}

    /// Writes `<name>.vti` or `<name>.vtr`, see [VtkFormat].
    ///
    /// @param folder where to; made if it does not exist
    /// @param name name of the file without its ending
    /// @return the file that was written
    /// @throws IllegalArgumentException if the mesh does not fit into the format
    public static Path write(Path folder, String name, VtkDataset dataset, VtkOptions options) throws IOException {
        if (options.format().on(dataset.mesh()) == VtkFormat.VTI) {
            Path file = folder.resolve(name + ".vti");
            ImageDataFile.write(file, dataset, options);
            return file;
        }
        Path file = folder.resolve(name + ".vtr");
        RectilinearGridFile.write(file, dataset, options);
        return file;
    }
}
