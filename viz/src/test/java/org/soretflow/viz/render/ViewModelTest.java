package org.soretflow.viz.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.viz.vtk.PvdCollection;
import org.soretflow.viz.vtk.VtkDataset;
import org.soretflow.viz.vtk.VtkOptions;
import org.soretflow.viz.vtk.VtkWriter;

class ViewModelTest {

    @TempDir
    Path folder;

    /// A field that grows by a factor has other colours then; each in its own range it would always look the same.
    @Test
    void aColourMeansTheSameNumberAtAllTimes() throws IOException {
        write(2, 1);
        ViewModel model = new ViewModel(RunSeries.of(folder), "");
        BufferedImage last = model.image(600, 400);
        model.show(0);
        BufferedImage first = model.image(600, 400);
        assertThat(different(first, last)).isGreaterThan(0.2);
    }

    /// One damaged file does not keep the others from being shown.
    @Test
    void aDamagedFileIsNotNeededForTheOthers() throws IOException {
        write(1, 1, 1);
        Path damaged = folder.resolve("fields/run_000000.vti");
        Files.write(damaged, Arrays.copyOf(Files.readAllBytes(damaged), 700));
        assertThat(new ViewModel(RunSeries.of(folder), "").image(600, 400).getWidth()).isEqualTo(600);
    }

    private void write(double... factors) throws IOException {
        StructuredMesh mesh = SmallRun.FLAT;
        PvdCollection series = PvdCollection.empty(folder.resolve("fields.pvd"));
        for (int step = 0; step < factors.length; step++) {
            double[] salt = new double[mesh.cells()];
            for (int n = 0; n < salt.length; n++) {
                salt[n] = factors[step] * mesh.x().centre(mesh.i(n));
            }
            Path file = VtkWriter.write(folder.resolve("fields"), "run_00000" + step, VtkDataset.on(mesh)
                    .field(FieldSnapshot.scalar("salt", "mol/m^3", salt)).time(60 * step).build(), VtkOptions.plain());
            series.add(60 * step, "fields/" + file.getFileName());
        }
    }

    /// The part of all pixels that differ.
    private static double different(BufferedImage a, BufferedImage b) {
        int count = 0;
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                count += a.getRGB(x, y) == b.getRGB(x, y) ? 0 : 1;
            }
        }
        return count / (double) (a.getWidth() * a.getHeight());
    }
}
