package org.soretflow.viz.vtk;

import java.io.IOException;
import java.nio.file.Path;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.StructuredMesh;

/// Writes a `.vtr` file: the positions of the faces along each axis say where the cells are.
public final class RectilinearGridFile {

    private RectilinearGridFile() {}

    /// Writes the file in one step; an older file of that name is replaced. Any mesh will do, uniform ones too.
    public static void write(Path file, VtkDataset dataset, VtkOptions options) throws IOException {
        StructuredMesh mesh = dataset.mesh();
        VtkXmlFile xml = new VtkXmlFile("RectilinearGrid", "", dataset, options);
        xml.addCoordinates("x", faces(mesh.x(), options.lengthUnit()));
        xml.addCoordinates("y", faces(mesh.y(), options.lengthUnit()));
        xml.addCoordinates("z", mesh.dimensions() == 2 ? new double[] {options.lengthUnit().of(VtkXmlFile.sheet(mesh))}
                : faces(mesh.z(), options.lengthUnit()));
        xml.write(file);
    }

    private static double[] faces(Axis axis, LengthUnit unit) {
        double[] faces = axis.faces();
        for (int i = 0; i < faces.length; i++) {
            faces[i] = unit.of(faces[i]);
        }
        return faces;
    }
}
