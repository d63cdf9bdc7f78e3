package org.soretflow.viz.vtk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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

class FieldFileTest {

    @TempDir
    Path folder;

    static Stream<Arguments> files() {
        return Stream.of(Samples.uniform2d(), Samples.stretched2d(), Samples.rings(), Samples.uniform3d(), Samples.stretched3d())
                .flatMap(mesh -> Stream.of(VtkOptions.plain(),
                        VtkOptions.plain().withCompression(true).withLengthUnit(LengthUnit.MICROMETRE))
                        .map(options -> Arguments.of(mesh, options)));
    }

    @ParameterizedTest
    @MethodSource("files")
    void givesBackWhatWasWritten(StructuredMesh mesh, VtkOptions options) throws IOException {
        FieldSnapshot temperature = Samples.random(mesh, "temperature", 1);
        FieldSnapshot velocity = Samples.random(mesh, "velocity", 3);
        var zones = Samples.zones(mesh);
        Path written = VtkWriter.write(folder, "case_000007", VtkDataset.on(mesh).zones(zones).field(velocity)
                .field(temperature).time(0.1 + 0.2).text("Problem", "Wärme & <Stoff>").blank(n -> n == 1).build(),
                options);

        FieldFile file = FieldFile.open(written);

        assertThat(file.names()).containsExactly("velocity", "temperature");
        assertThat(bits(file.field("temperature"))).isEqualTo(bits(temperature));
        assertThat(bits(file.field("velocity"))).isEqualTo(bits(velocity));
        assertThat(file.field("velocity").unit()).isEqualTo("m/s");
        assertThat(file.field("velocity").components()).isEqualTo(3);
        assertThat(file.time()).hasValue(0.1 + 0.2);
        assertThat(file.text("Problem")).contains("Wärme & <Stoff>");
        assertThat(file.text("Colour")).isEmpty();
        assertThat(file.mesh().dimensions()).isEqualTo(mesh.dimensions());
        assertThat(file.mesh().isAxisymmetric()).isEqualTo(mesh.isAxisymmetric());
        for (Direction direction : Direction.values()) {
            if (mesh.dimensions() == 2 && direction == Direction.Z) {
                continue;
            }
            // a length goes through one division and one multiplication, a uniform one through a sum of widths as well
            assertThat(file.mesh().axis(direction).faces()).containsExactly(mesh.axis(direction).faces(),
                    within(1e-14 * mesh.axis(direction).length() + 1e-15 * Math.abs(mesh.axis(direction).start())));
        }
        assertThat(file.zones()).hasValueSatisfying(found -> {
            assertThat(found.names()).isEqualTo(zones.names());
            for (int n = 0; n < mesh.cells(); n++) {
                assertThat(found.zone(n)).isEqualTo(zones.zone(n));
                assertThat(file.isHidden(n)).isEqualTo(n == 1);
            }
        });
    }

    @Test
    void aZoneWithoutCellsKeepsItsNumber() {
        CellZones zones = ZoneNumbers.on(Samples.uniform2d(), List.of("a", "empty", "c"), cell -> cell % 2 * 2);
        assertThat(zones.names()).containsExactly("a", "empty", "c");
        assertThat(zones.zone(0)).isZero();
        assertThat(zones.zone(1)).isEqualTo(2);
        assertThat(zones.count(1)).isZero();
    }

    @Test
    void unknownFieldNamesThoseThereAre() throws IOException {
        StructuredMesh mesh = Samples.uniform2d();
        Path written = VtkWriter.write(folder, "u",
                VtkDataset.on(mesh).field(Samples.random(mesh, "temperature", 1)).build(), VtkOptions.plain());
        FieldFile file = FieldFile.open(written);
        assertThat(file.zones()).isEmpty();
        assertThat(file.time()).isEmpty();
        assertThatThrownBy(() -> file.field("salt")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no field salt in u.vti; there are: temperature");
    }

    /// Lengths of a unit that nobody knows would be taken for metres.
    @Test
    void aStrangeUnitOfLengthIsRefused() throws IOException {
        StructuredMesh mesh = Samples.uniform2d();
        Path inches = VtkWriter.write(folder, "i", VtkDataset.on(mesh).build(),
                VtkOptions.plain().withLengthUnit(new LengthUnit("in", 0.0254)));
        assertThatThrownBy(() -> FieldFile.open(inches)).isInstanceOf(IOException.class)
                .hasMessageContaining("its unit of length is \"in\"");
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("a.vti"), "hello");
        assertThatThrownBy(() -> FieldFile.open(text)).isInstanceOf(IOException.class)
                .hasMessageContaining("not a field file of this program");
        Path xml = Files.writeString(folder.resolve("b.vti"),
                "<VTKFile type=\"ImageData\"><AppendedData encoding=\"raw\">\n_");
        assertThatThrownBy(() -> FieldFile.open(xml)).isInstanceOf(IOException.class)
                .hasMessageContaining("not a field file of this program");
        StructuredMesh mesh = Samples.uniform2d();
        Path whole = VtkWriter.write(folder, "c",
                VtkDataset.on(mesh).field(Samples.random(mesh, "temperature", 1)).build(), VtkOptions.plain());
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(folder.resolve("d.vti"), Arrays.copyOf(bytes, bytes.length - 60));
        assertThatThrownBy(() -> FieldFile.open(cut).field("temperature")).isInstanceOf(IOException.class)
                .hasMessageContaining("ends before its data do");
    }

    private static long[] bits(FieldSnapshot field) {
        return Arrays.stream(field.values()).mapToLong(Double::doubleToRawLongBits).toArray();
    }
}
