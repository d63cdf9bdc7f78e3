package org.soretflow.viz.vtk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.StructuredMesh;

/// Gathers series of files and reads the result back with jHDF.
class VtkHdfFileTest {

    private static final double[] TIMES = {0, 0.1 + 0.2, 7.5};

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0} axes")
    @CsvSource({"2", "3"})
    void everyNumberOfASeriesComesBack(int dimensions) throws IOException {
        StructuredMesh mesh = dimensions == 2 ? Samples.uniform2d() : Samples.uniform3d();
        Path file = gather(mesh, 3);
        long[] cells = dimensions == 2 ? new long[] {mesh.ny(), mesh.nx()}
                : new long[] {mesh.nz(), mesh.ny(), mesh.nx()};
        try (HdfFile hdf = new HdfFile(file)) {
            Group root = (Group) hdf.getChild("VTKHDF");
            assertThat(root.getAttribute("Type").getData()).isEqualTo("ImageData");
            assertThat(root.getAttribute("Version").getData()).isEqualTo(new long[] {2, 0});
            assertThat(root.getAttribute("WholeExtent").getData()).isEqualTo(
                    new int[] {0, mesh.nx(), 0, mesh.ny(), 0, dimensions == 2 ? 0 : mesh.nz()});
            assertThat(root.getAttribute("Origin").getData())
                    .isEqualTo(new double[] {mesh.x().start(), mesh.y().start(), mesh.z().start()});
            assertThat((double[]) root.getAttribute("Spacing").getData())
                    .startsWith(mesh.x().length() / mesh.nx(), mesh.y().length() / mesh.ny());
            assertThat(hdf.getChild("SoretFlow").getAttribute("Problem").getData()).isEqualTo("Wärme");
            assertThat(hdf.getChild("SoretFlow").getAttribute("ZoneNames").getData())
                    .isEqualTo(new String[] {"glass <borosilicate>", "channel µ"});
            assertThat(root.getByPath("Steps").getAttribute("NSteps").getData()).isEqualTo(3);
            assertThat(data(root, "Steps/Values").getData()).isEqualTo(TIMES);
            assertThat(data(root, "Steps/CellDataOffsets/temperature").getData()).isEqualTo(new long[] {0, 1, 2});
            assertThat(data(root, "Steps/CellDataOffsets/zone").getData()).isEqualTo(new long[3]);
            Dataset temperature = data(root, "CellData/temperature");
            assertThat(temperature.getDimensionsAsLong()).isEqualTo(with(3, cells));
            assertThat(temperature.getAttribute("units").getData()).isEqualTo("K");
            assertThat(temperature.getDataFlat()).isEqualTo(Stream.of(0, 1, 2)
                    .flatMap(step -> Stream.of(temperature(mesh, step).values()))
                    .flatMapToDouble(Arrays::stream).toArray());
            assertThat(data(root, "CellData/velocity").getDimensionsAsLong()).isEqualTo(with(with(3, cells), 3));
            assertThat((double[]) data(root, "CellData/velocity").getDataFlat())
                    .startsWith(velocity(mesh).values()).endsWith(velocity(mesh).values());
            Dataset zone = data(root, "CellData/zone");
            assertThat(zone.getDimensionsAsLong()).isEqualTo(with(1, cells));
            var zones = Samples.zones(mesh);
            assertThat(zone.getDataFlat())
                    .isEqualTo(IntStream.range(0, mesh.cells()).map(zones::zone).toArray());
            assertThat(root.getByPath("CellData").getAttributes()).isEmpty();
        }
    }

    @Test
    void aSeriesOfOneStepHasNoAxisOfSteps() throws IOException {
        StructuredMesh mesh = Samples.uniform3d();
        try (HdfFile hdf = new HdfFile(gather(mesh, 1))) {
            Group root = (Group) hdf.getChild("VTKHDF");
            assertThat(root.getChildren()).containsOnlyKeys("CellData", "FieldData");
            assertThat(data(root, "FieldData/TimeValue").getData()).isEqualTo(new double[] {0});
            assertThat(data(root, "CellData/temperature").getDimensionsAsLong())
                    .isEqualTo(new long[] {mesh.nz(), mesh.ny(), mesh.nx()});
            assertThat(data(root, "CellData/temperature").getDataFlat()).isEqualTo(temperature(mesh, 0).values());
        }
    }

    @Test
    void arraysThatAStepLacksAreLeftOut() throws IOException {
        StructuredMesh mesh = Samples.uniform2d();
        gather(mesh, 2);
        PvdCollection series = PvdCollection.read(folder.resolve("fields.pvd"));
        VtkDataset less = VtkDataset.on(mesh).time(9).field(temperature(mesh, 2)).build();
        VtkWriter.write(folder.resolve("fields"), "case_000009", less, VtkOptions.plain());
        series.add(9, "fields/case_000009.vti");
        VtkHdfFile.gather(series, folder.resolve("fields.vtkhdf"));
        try (HdfFile hdf = new HdfFile(folder.resolve("fields.vtkhdf"))) {
            assertThat(((Group) hdf.getByPath("VTKHDF/CellData")).getChildren()).containsOnlyKeys("temperature");
        }
    }

    @Test
    void whatCannotBeGatheredLeavesTheOldFile() throws IOException {
        StructuredMesh mesh = Samples.uniform2d();
        Path file = gather(mesh, 2);
        byte[] before = Files.readAllBytes(file);
        PvdCollection series = PvdCollection.read(folder.resolve("fields.pvd"));
        Path last = folder.resolve(series.entries().getLast().reference());
        VtkDataset data = VtkDataset.on(mesh).time(TIMES[1]).field(temperature(mesh, 1)).build();
        ImageDataFile.write(last, data, VtkOptions.plain().withCompression(true));
        assertThatThrownBy(() -> VtkHdfFile.gather(series, file)).isInstanceOf(IOException.class)
                .hasMessageContaining("is compressed");
        byte[] whole = Files.readAllBytes(folder.resolve(series.entries().getFirst().reference()));
        Files.write(last, Arrays.copyOf(whole, whole.length - 700));
        assertThatThrownBy(() -> VtkHdfFile.gather(series, file)).isInstanceOf(IOException.class)
                .hasMessageContaining("ends too early");
        Files.delete(last);
        assertThatThrownBy(() -> VtkHdfFile.gather(series, file)).isInstanceOf(IOException.class);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(name -> name.toString().contains(".tmp"))).isEmpty();
        }
    }

    private Path gather(StructuredMesh mesh, int steps) throws IOException {
        PvdCollection series = PvdCollection.empty(folder.resolve("fields.pvd"));
        for (int step = 0; step < steps; step++) {
            VtkDataset data = VtkDataset.on(mesh).zones(Samples.zones(mesh)).time(TIMES[step])
                    .field(temperature(mesh, step)).field(velocity(mesh)).text("Problem", "Wärme").build();
            Path file = VtkWriter.write(folder.resolve("fields"), "case_00000" + step, data,
                    VtkOptions.plain().withFormat(VtkFormat.VTKHDF));
            series.add(TIMES[step], "fields/" + file.getFileName());
        }
        Path gathered = folder.resolve("fields.vtkhdf");
        VtkHdfFile.gather(series, gathered);
        return gathered;
    }

    private static FieldSnapshot temperature(StructuredMesh mesh, int step) {
        return Samples.scalar(mesh, "temperature", "K", n -> 293.15 + n / 7.0 + 1000 * step);
    }

    private static FieldSnapshot velocity(StructuredMesh mesh) {
        return Samples.random(mesh, "velocity", 3);
    }

    private static Dataset data(Group group, String path) {
        return group.getDatasetByPath(path);
    }

    private static long[] with(long first, long[] rest) {
        return LongStream.concat(LongStream.of(first),
                LongStream.of(rest)).toArray();
    }

    private static long[] with(long[] rest, long last) {
        return LongStream.concat(LongStream.of(rest),
                LongStream.of(last)).toArray();
    }
}
