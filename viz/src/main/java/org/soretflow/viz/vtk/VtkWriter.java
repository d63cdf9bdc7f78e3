package org.soretflow.viz.vtk;

import java.io.IOException;
import java.nio.file.Path;
import org.soretflow.mesh.StructuredMesh;

/// Chooses the kind of VTK file that fits a mesh.
public final class VtkWriter {

    private VtkWriter() {}

    /// Writes `<name>.vti` if all axes are uniform, `<name>.vtr` otherwise.
    ///
    /// @param folder where to; made if it does not exist
    /// @param name name of the file without its ending
    /// @return the file that was written
    public static Path write(Path folder, String name, VtkDataset dataset, VtkOptions options) throws IOException {
        Path file = folder.resolve(name + "." + ending(dataset.mesh()));
        if (isUniform(dataset.mesh())) {
            ImageDataFile.write(file, dataset, options);
        } else {
            RectilinearGridFile.write(file, dataset, options);
        }
        return file;
    }

    /// `vti` or `vtr`: the ending of files on this mesh.
    public static String ending(StructuredMesh mesh) {
        return isUniform(mesh) ? "vti" : "vtr";
    }

    static boolean isUniform(StructuredMesh mesh) {
        return mesh.x().isUniform() && mesh.y().isUniform() && mesh.z().isUniform();
    }
}
