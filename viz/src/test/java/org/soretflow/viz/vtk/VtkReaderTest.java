package org.soretflow.viz.vtk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.CellZones;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.StructuredMesh;

/// What the writers write comes back, from every kind of file.
class VtkReaderTest {

    @TempDir
    Path folder;

    static Stream<Arguments> files() {
        return Stream.of(Samples.uniform2d(), Samples.stretched2d(), Samples.uniform3d(), Samples.stretched3d())
                .flatMap(mesh -> Stream.of(
                        Arguments.of(mesh, VtkOptions.plain()),
                        Arguments.of(mesh, VtkOptions.plain().withCompression(true)),
                        Arguments.of(mesh, VtkOptions.plain().withLengthUnit(LengthUnit.MICROMETRE))));
    }

    @ParameterizedTest
    @MethodSource("files")
    void everythingComesBack(StructuredMesh mesh, VtkOptions options) throws IOException {
        FieldSnapshot scalar = Samples.random(mesh, "temperature", 1);
        FieldSnapshot vector = Samples.random(mesh, "velocity", 3);
        CellZones zones = Samples.zones(mesh);
        VtkDataset written = VtkDataset.on(mesh).zones(zones).field(scalar).field(vector).time(0.1 + 0.2)
                .blank(cell -> cell % 5 == 2).text("Problem", "Säule & <mehr>").build();
        VtkDataset read = VtkReader.read(VtkWriter.write(folder, "case", written, options));

        for (Direction d : Direction.values()) {
            if (d == Direction.Z && mesh.dimensions() == 2) {
                continue;
            }
            assertThat(read.mesh().axis(d).cells()).isEqualTo(mesh.axis(d).cells());
            for (int i = 0; i <= mesh.axis(d).cells(); i++) {
                // a few roundings by the unit of length and by origin + n·spacing
                assertThat(read.mesh().axis(d).face(i)).isCloseTo(mesh.axis(d).face(i),
                        within(4 * Math.ulp(Math.abs(mesh.axis(d).start()) + mesh.axis(d).length())));
            }
        }
        assertThat(read.mesh().dimensions()).isEqualTo(mesh.dimensions());
        assertThat(read.fields()).extracting(FieldSnapshot::name).containsExactly("temperature", "velocity");
        assertThat(read.fields()).extracting(FieldSnapshot::unit).containsExactly("m/s", "m/s");
        assertThat(read.fields().getFirst().values()).isEqualTo(scalar.values());
        assertThat(read.fields().getLast().values()).isEqualTo(vector.values());
        assertThat(read.fields().getLast().components()).isEqualTo(3);
        assertThat(read.zones().orElseThrow().names()).isEqualTo(zones.names());
        for (int cell = 0; cell < mesh.cells(); cell++) {
            assertThat(read.zones().orElseThrow().zone(cell)).isEqualTo(zones.zone(cell));
            assertThat(read.isBlanked(cell)).isEqualTo(cell % 5 == 2);
        }
        assertThat(read.time()).hasValue(0.1 + 0.2);
        assertThat(read.texts()).containsEntry("Problem", "Säule & <mehr>").hasSize(1);
    }

    @Test
    void readsTheFieldsThatAreAskedFor() throws IOException {
        StructuredMesh mesh = Samples.uniform3d();
        VtkDataset written = VtkDataset.on(mesh).field(Samples.random(mesh, "a", 1))
                .field(Samples.random(mesh, "b", 1)).build();
        Path file = VtkWriter.write(folder, "case", written, VtkOptions.plain());
        assertThat(VtkReader.fields(file)).containsExactly(Map.entry("a", "m/s"), Map.entry("b", "m/s"));
        assertThat(VtkReader.read(file, List.of("b")).fields()).extracting(FieldSnapshot::name).containsExactly("b");
    }

    @Test
    void aZoneWithoutCellsKeepsItsNumber() {
        StructuredMesh mesh = Samples.uniform2d();
        CellZones zones = ZoneNumbers.on(mesh, List.of("a", "empty", "c"), cell -> cell % 2 * 2);
        assertThat(zones.names()).containsExactly("a", "empty", "c");
        assertThat(zones.zone(0)).isZero();
        assertThat(zones.zone(1)).isEqualTo(2);
        assertThat(zones.count(1)).isZero();
    }

    @Test
    void saysWhichFileIsNotOurs() throws IOException {
        Path foreign = folder.resolve("foreign.vti");
        Files.writeString(foreign, "<?xml version=\"1.0\"?>\n<VTKFile type=\"ImageData\"></VTKFile>\n");
        assertThatThrownBy(() -> VtkReader.read(foreign)).isInstanceOf(IOException.class)
                .hasMessage(foreign + " is no VTK file of this program: it has no raw appended arrays");
        StructuredMesh mesh = Samples.uniform3d();
        Path file = VtkWriter.write(folder, "case",
                VtkDataset.on(mesh).field(Samples.random(mesh, "a", 1)).build(), VtkOptions.plain());
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 60));
        assertThatThrownBy(() -> VtkReader.read(file)).isInstanceOf(IOException.class)
                .hasMessage(file + ": the file ends within an array");
    }
}
