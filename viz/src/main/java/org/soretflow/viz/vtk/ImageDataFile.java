package org.soretflow.viz.vtk;

import java.io.IOException;
import java.nio.file.Path;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.StructuredMesh;

/// Writes a `.vti` file: cells of equal width along each axis, so that an origin and a spacing say all of the geometry.
public final class ImageDataFile {

    private ImageDataFile() {}

    /// Writes the file in one step; an older file of that name is replaced.
    ///
    /// @throws IllegalArgumentException if an axis of the mesh is not uniform
    public static void write(Path file, VtkDataset dataset, VtkOptions options) throws IOException {
        StructuredMesh mesh = dataset.mesh();
        if (!VtkFormat.VTI.fits(mesh)) {
            throw new IllegalArgumentException(
                    "a .vti file needs uniform axes, an axis of this mesh is stretched: write a .vtr file instead");
        }
        LengthUnit unit = options.lengthUnit();
        String origin = triple(unit.of(mesh.x().start()), unit.of(mesh.y().start()), unit.of(VtkXmlFile.sheet(mesh)));
        String spacing = triple(unit.of(width(mesh.x())), unit.of(width(mesh.y())), unit.of(width(mesh.z())));
        String geometry = " Origin=\"" + origin + "\" Spacing=\"" + spacing + "\"";
        new VtkXmlFile("ImageData", geometry, dataset, options).write(file);
    }

    private static String triple(double x, double y, double z) {
        return x + " " + y + " " + z;
    }

    /// Mean width of the cells [m]: the single widths differ from it by rounding.
    private static double width(Axis axis) {
        return axis.length() / axis.cells();
    }
}
