package org.soretflow.viz.render;

import java.io.IOException;
import java.nio.file.Path;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.viz.vtk.PvdCollection;
import org.soretflow.viz.vtk.VtkDataset;
import org.soretflow.viz.vtk.VtkOptions;
import org.soretflow.viz.vtk.VtkWriter;

/// A folder with the field files of three times: a front of salt that moves along x, and a flow along x.
final class SmallRun {

    static final StructuredMesh FLAT = StructuredMesh.of(Axis.uniform(2e-3, 16), Axis.uniform(1e-3, 8));
    static final StructuredMesh SOLID =
            StructuredMesh.of(Axis.uniform(2e-3, 12), Axis.uniform(1e-3, 8), Axis.uniform(1e-3, 6));

    private SmallRun() {}

    static Path write(Path folder, StructuredMesh mesh) throws IOException {
        PvdCollection series = PvdCollection.empty(folder.resolve("fields.pvd"));
        for (int step = 0; step < 3; step++) {
            double front = 0.5e-3 * (step + 1);
            double[] salt = new double[mesh.cells()];
            double[] velocity = new double[3 * mesh.cells()];
            for (int n = 0; n < salt.length; n++) {
                salt[n] = 1 / (1 + Math.exp((mesh.x().centre(mesh.i(n)) - front) / 1e-4));
                velocity[3 * n] = 1e-3;
            }
            Path file = VtkWriter.write(folder.resolve("fields"), "run_00000" + step, VtkDataset.on(mesh)
                    .field(FieldSnapshot.scalar("salt", "mol/m^3", salt))
                    .field(new FieldSnapshot("velocity", "m/s", 3, velocity)).time(60 * step).build(),
                    VtkOptions.plain());
            series.add(60 * step, "fields/" + file.getFileName());
        }
        return folder;
    }
}
