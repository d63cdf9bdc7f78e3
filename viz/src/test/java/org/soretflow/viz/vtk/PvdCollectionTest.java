package org.soretflow.viz.vtk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.soretflow.viz.vtk.PvdCollection.Entry;

class PvdCollectionTest {

    @TempDir
    Path folder;

    @Test
    void everyChangeIsInTheFile() throws IOException {
        Path file = folder.resolve("fields.pvd");
        PvdCollection series = PvdCollection.empty(file);
        series.add(0, "fields/a&b_000000.vti");
        series.add(0.1 + 0.2, "fields/a&b_000001.vti");
        assertThat(PvdCollection.read(file).entries()).containsExactly(
                new Entry(0, "fields/a&b_000000.vti"), new Entry(0.1 + 0.2, "fields/a&b_000001.vti"));
        assertThat(Files.readString(file)).startsWith("<?xml").contains("type=\"Collection\"")
                .contains("timestep=\"0.30000000000000004\"");
    }

    @Test
    void aFileWrittenAgainIsListedOnce() throws IOException {
        PvdCollection series = PvdCollection.empty(folder.resolve("fields.pvd"));
        series.add(1, "one.vti");
        series.add(2, "two.vti");
        series.add(2, "two.vti");
        assertThat(series.entries()).containsExactly(new Entry(1, "one.vti"), new Entry(2, "two.vti"));
    }

    @Test
    void entriesCanBeDropped() throws IOException {
        Path file = folder.resolve("fields.pvd");
        PvdCollection series = PvdCollection.empty(file);
        series.add(1, "one.vti");
        series.add(2, "two.vti");
        PvdCollection again = PvdCollection.read(file);
        again.removeIf(entry -> entry.time() > 1);
        assertThat(PvdCollection.read(file).entries()).containsExactly(new Entry(1, "one.vti"));
    }

    @Test
    void aMissingFileIsAnEmptySeriesAndJunkIsNamed() throws IOException {
        assertThat(PvdCollection.read(folder.resolve("none.pvd")).entries()).isEmpty();
        Path junk = Files.writeString(folder.resolve("junk.pvd"), "<VTKFile><");
        assertThatThrownBy(() -> PvdCollection.read(junk)).isInstanceOf(IOException.class)
                .hasMessageContaining("junk.pvd is not a ParaView collection");
    }
}
