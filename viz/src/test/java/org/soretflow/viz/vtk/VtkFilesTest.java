package org.soretflow.viz.vtk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.StructuredMesh;

class VtkFilesTest {

    @TempDir
    Path folder;

    static Stream<Arguments> meshes() {
        return Stream.of(Samples.uniform2d(), Samples.stretched2d(), Samples.uniform3d(), Samples.stretched3d())
                .flatMap(mesh -> Stream.of(Arguments.of(mesh, false), Arguments.of(mesh, true)));
    }

    @ParameterizedTest
    @MethodSource("meshes")
    void everyArrayComesBackBitForBit(StructuredMesh mesh, boolean compressed) throws Exception {
        FieldSnapshot temperature = Samples.random(mesh, "temperature", 1);
        FieldSnapshot velocity = Samples.random(mesh, "velocity", 3);
        var zones = Samples.zones(mesh);
        VtkDataset data = VtkDataset.on(mesh).zones(zones).field(velocity).field(temperature).time(0.1 + 0.2)
                .text("Problem", "Wärme & <Stoff>").text("Program", "SoretFlow 0.1").build();

        Path file = VtkWriter.write(folder, "case_000007", data, VtkOptions.plain().withCompression(compressed));

        VtkTestReader read = new VtkTestReader(file);
        assertBits(read.doubles("temperature"), temperature.values());
        assertBits(read.doubles("velocity"), velocity.values());
        int[] zone = read.ints("zone");
        assertThat(zone).hasSize(mesh.cells());
        for (int n = 0; n < zone.length; n++) {
            assertThat(zone[n]).isEqualTo(zones.zone(n));
        }
        assertThat(read.texts("ZoneNames")).containsExactly("glass <borosilicate>", "channel µ");
        assertThat(read.texts("Problem")).containsExactly("Wärme & <Stoff>");
        assertThat(read.texts("Program")).containsExactly("SoretFlow 0.1");
        assertThat(read.elements.get("TimeValue").getFirstChild().getTextContent()).isEqualTo("0.30000000000000004");
        assertThat(read.unit("velocity")).isEqualTo("m/s");
        assertThat(read.elements.get("velocity").getAttribute("ComponentName2")).isEqualTo("z");
        assertThat(read.first("CellData").getAttribute("Scalars")).isEqualTo("temperature");
        assertThat(read.first("CellData").getAttribute("Vectors")).isEqualTo("velocity");
        assertThat(read.elements).doesNotContainKey("vtkGhostType");
        assertThat(read.first("Piece").getAttribute("Extent"))
                .isEqualTo("0 " + mesh.nx() + " 0 " + mesh.ny() + " 0 " + (mesh.dimensions() == 2 ? 0 : mesh.nz()));
    }

    @Test
    void uniformMeshHasOriginAndSpacing() throws Exception {
        StructuredMesh mesh = Samples.uniform2d();
        Path file = VtkWriter.write(folder, "u", VtkDataset.on(mesh).build(), VtkOptions.plain());
        assertThat(file).hasFileName("u.vti");
        VtkTestReader read = new VtkTestReader(file);
        assertThat(read.root.getAttribute("type")).isEqualTo("ImageData");
        assertThat(read.root.getAttribute("header_type")).isEqualTo("UInt64");
        assertThat(read.first("ImageData").getAttribute("WholeExtent")).isEqualTo("0 5 0 4 0 0");
        assertThat(read.first("ImageData").getAttribute("Origin")).isEqualTo("-2.0E-4 0.0 0.0");
        assertThat(numbers(read.first("ImageData").getAttribute("Spacing"))).containsExactly(1e-3 / 5, 2e-4 / 4, 3e-3);
    }

    @Test
    void uniformMeshIsARectilinearGridOnRequest() throws Exception {
        StructuredMesh mesh = Samples.uniform2d();
        VtkDataset data = VtkDataset.on(mesh).field(Samples.random(mesh, "temperature", 1)).build();
        Path file = VtkWriter.write(folder, "r", data, VtkOptions.plain().withFormat(VtkFormat.VTR));
        assertThat(file).hasFileName("r.vtr");
        VtkTestReader read = new VtkTestReader(file);
        assertThat(read.root.getAttribute("type")).isEqualTo("RectilinearGrid");
        assertBits(read.doubles("x"), mesh.x().faces());
        assertBits(read.doubles("z"), new double[] {0});
        assertBits(read.doubles("temperature"), data.fields().getFirst().values());
    }

    @Test
    void stretchedMeshIsNoImage() {
        VtkDataset data = VtkDataset.on(Samples.stretched3d()).build();
        assertThatThrownBy(() -> VtkWriter.write(folder, "i", data, VtkOptions.plain().withFormat(VtkFormat.VTI)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("uniform axes");
    }

    @Test
    void stretchedMeshHasFacesInTheUnitAskedFor() throws Exception {
        StructuredMesh mesh = Samples.stretched3d();
        VtkDataset data = VtkDataset.on(mesh).build();
        Path metres = VtkWriter.write(folder, "m", data, VtkOptions.plain());
        assertThat(metres).hasFileName("m.vtr");
        VtkTestReader read = new VtkTestReader(metres);
        assertBits(read.doubles("x"), mesh.x().faces());
        assertBits(read.doubles("y"), mesh.y().faces());
        assertBits(read.doubles("z"), mesh.z().faces());

        Path micrometres = VtkWriter.write(folder, "µm", data,
                VtkOptions.plain().withLengthUnit(LengthUnit.MICROMETRE));
        read = new VtkTestReader(micrometres);
        assertBits(read.doubles("z"), new double[] {0, 1e-5 / 1e-6, 4e-5 / 1e-6});
        assertThat(read.unit("z")).isEqualTo("µm");
        assertThat(read.texts("LengthUnit")).containsExactly("µm");
    }

    @Test
    void blankedCellsHaveTheValueThatHides() throws Exception {
        StructuredMesh mesh = Samples.uniform3d();
        Path file = VtkWriter.write(folder, "b",
                VtkDataset.on(mesh).blank(cell -> cell % 5 == 2).build(), VtkOptions.plain());
        var ghosts = new VtkTestReader(file).bytes("vtkGhostType");
        assertThat(ghosts.remaining()).isEqualTo(mesh.cells());
        for (int n = 0; n < mesh.cells(); n++) {
            assertThat(ghosts.get(n)).isEqualTo((byte) (n % 5 == 2 ? 32 : 0));
        }
        Path whole = VtkWriter.write(folder, "w", VtkDataset.on(mesh).blank(_ -> false).build(), VtkOptions.plain());
        assertThat(new VtkTestReader(whole).elements).doesNotContainKey("vtkGhostType");
    }

    /// 420 000 doubles are 3.2 MiB: three full blocks and a part, more than one slot per thread.
    @Test
    void arraysLongerThanABlockKeepTheirOrder() throws Exception {
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(1, 700), Axis.uniform(1, 600));
        FieldSnapshot smooth = Samples.scalar(mesh, "smooth", "K", n -> 300 + Math.floor(n / 1000.0));
        FieldSnapshot rough = Samples.random(mesh, "rough", 3);
        VtkDataset data = VtkDataset.on(mesh).field(smooth).field(rough).zones(Samples.zones(mesh)).build();
        Path plain = VtkWriter.write(folder, "plain", data, VtkOptions.plain());
        Path packed = VtkWriter.write(folder, "packed", data, VtkOptions.plain().withCompression(true));
        for (Path file : List.of(plain, packed)) {
            VtkTestReader read = new VtkTestReader(file);
            assertBits(read.doubles("smooth"), smooth.values());
            assertBits(read.doubles("rough"), rough.values());
            assertThat(read.ints("zone")).hasSize(mesh.cells());
        }
        assertThat(Files.size(packed)).isLessThan(Files.size(plain));
    }

    /// 131 072 doubles fill one block of 1 MiB exactly: the length of a shorter last block is then 0.
    @Test
    void anArrayOfExactlyOneBlock() throws Exception {
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(1, 512), Axis.uniform(1, 256));
        FieldSnapshot rough = Samples.random(mesh, "rough", 1);
        Path file = VtkWriter.write(folder, "one", VtkDataset.on(mesh).field(rough).build(),
                VtkOptions.plain().withCompression(true));
        assertBits(new VtkTestReader(file).doubles("rough"), rough.values());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFailureInTheMiddleLeavesTheOldFile(boolean compressed) throws Exception {
        StructuredMesh mesh = Samples.uniform3d();
        VtkOptions options = VtkOptions.plain().withCompression(compressed);
        VtkDataset old = VtkDataset.on(mesh).field(Samples.random(mesh, "a", 1)).build();
        Path file = VtkWriter.write(folder, "f", old, options);
        byte[] before = Files.readAllBytes(file);
        boolean[] armed = {false};
        VtkDataset failing = VtkDataset.on(mesh).field(Samples.random(mesh, "b", 1)).blank(cell -> {
            if (armed[0] && cell == 7) {
                throw new IllegalStateException("no more");
            }
            armed[0] = true;
            return true;
        }).build();
        assertThatThrownBy(() -> VtkWriter.write(folder, "f", failing, options)).hasMessageContaining("no more");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void impossibleDatasetsAreRefusedWithOneMessage() {
        StructuredMesh mesh = Samples.uniform2d();
        FieldSnapshot wrong = FieldSnapshot.scalar("temperature", "K", new double[3]);
        assertThatThrownBy(() -> VtkDataset.on(mesh).field(wrong).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("field temperature has 3 cells, the mesh has 20");
        assertThatThrownBy(() -> VtkDataset.on(mesh).field(Samples.random(mesh, "zone", 1)).build())
                .hasMessageContaining("named zone");
        assertThatThrownBy(() -> VtkDataset.on(mesh).time(Double.NaN).build()).hasMessageContaining("finite");
        assertThatThrownBy(() -> ImageDataFile.write(folder.resolve("s.vti"),
                VtkDataset.on(Samples.stretched2d()).build(), VtkOptions.plain()))
                .hasMessageContaining("uniform axes");
    }

    private static double[] numbers(String text) {
        return Stream.of(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    private static void assertBits(double[] found, double[] expected) {
        assertThat(found).hasSameSizeAs(expected);
        for (int n = 0; n < found.length; n++) {
            if (Double.doubleToRawLongBits(found[n]) != Double.doubleToRawLongBits(expected[n])) {
                throw new AssertionError("value " + n + ": " + found[n] + " instead of " + expected[n]);
            }
        }
    }
}
