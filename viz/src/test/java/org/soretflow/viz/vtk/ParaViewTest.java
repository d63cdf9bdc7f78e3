package org.soretflow.viz.vtk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.StructuredMesh;

/// Opens our files with ParaView's own Python. Skipped where ParaView is not installed, unless it is required.
class ParaViewTest {

    private static final String REQUIRED = "SORETFLOW_REQUIRE_PARAVIEW";

    @TempDir
    static Path folder;

    @BeforeAll
    static void findParaView() {
        boolean found = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "pvpython")));
        if (!found && "1".equals(System.getProperty(REQUIRED, System.getenv(REQUIRED)))) {
            fail("pvpython is not on the PATH, but " + REQUIRED + "=1 asks for it (Debian package python3-paraview)");
        }
        if (!found) {
            abort("pvpython is not on the PATH (Debian package python3-paraview)");
        }
    }

    static Stream<Arguments> meshes() {
        return Stream.of(
                Arguments.of("uniform2d", Samples.uniform2d(), false),
                Arguments.of("uniform3d", Samples.uniform3d(), true),
                Arguments.of("stretched2d", Samples.stretched2d(), true),
                Arguments.of("stretched3d", Samples.stretched3d(), false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("meshes")
    void paraViewSeesWhatWasWritten(String name, StructuredMesh mesh, boolean compressed) throws Exception {
        FieldSnapshot temperature = Samples.scalar(mesh, "temperature", "K", n -> 293.15 + n / 7.0);
        FieldSnapshot velocity = new FieldSnapshot("velocity", "µm/s", 3, vector(mesh.cells()));
        FieldSnapshot holes = Samples.scalar(mesh, "salt & \"water\"", "1", n -> n % 3 == 0 ? Double.NaN : n);
        var zones = Samples.zones(mesh);
        VtkDataset data = VtkDataset.on(mesh).zones(zones).field(velocity).field(temperature).field(holes)
                .time(0.1 + 0.2).blank(n -> n % 4 == 1).text("Problem", "Wärme & <Stoff>").build();
        Path file = VtkWriter.write(folder, name, data, VtkOptions.plain().withCompression(compressed));

        List<String> seen = open(file);

        assertThat(seen).contains("times|0.30000000000000004");
        assertThat(seen).contains("class|" + (name.startsWith("uniform") ? "vtkImageData" : "vtkRectilinearGrid"));
        assertThat(seen).contains("active|temperature|velocity");
        assertThat(seen).contains("array|temperature|double|K|-", "array|velocity|double|µm/s|x,y,z",
                "array|zone|int|-|-", "array|vtkGhostType|unsigned char|-|-", "array|salt & \"water\"|double|1|-");
        assertThat(seen).contains("field|Problem|Wärme & <Stoff>", "field|ZoneNames|glass <borosilicate>|channel µ",
                "field|LengthUnit|m", "field|TimeValue|0.3");
        for (int n = 0; n < mesh.cells(); n++) {
            assertThat(values(seen, "temperature", n)).containsExactly(temperature.at(n));
            assertThat(values(seen, "velocity", n)).containsExactly(
                    velocity.values()[3 * n], velocity.values()[3 * n + 1], velocity.values()[3 * n + 2]);
            assertThat(values(seen, "zone", n)).containsExactly(zones.zone(n));
            assertThat(values(seen, "salt & \"water\"", n)).containsExactly(holes.at(n));
        }
        String[] visible = line(seen, "visible|").split("\\|");
        for (int n = 0; n < mesh.cells(); n++) {
            assertThat(visible[n + 1]).as("cell " + n).isEqualTo(n % 4 == 1 ? "0" : "1");
        }
        double[] bounds = Stream.of(line(seen, "bounds|").substring(7).split("\\|"))
                .mapToDouble(Double::parseDouble).toArray();
        // the reader computes origin + n·spacing: a few roundings of numbers as large as the mesh
        double rounding = 1e-15 * (mesh.x().length() + mesh.y().length() + mesh.z().length());
        double[] expected = {mesh.x().start(), mesh.x().end(), mesh.y().start(), mesh.y().end(), mesh.z().start(),
            mesh.dimensions() == 2 ? mesh.z().start() : mesh.z().end()};
        for (int b = 0; b < 6; b++) {
            assertThat(Math.abs(bounds[b] - expected[b])).isLessThanOrEqualTo(rounding);
        }
    }

    @Test
    void aCollectionIsATimeSeries() throws Exception {
        StructuredMesh mesh = Samples.stretched2d();
        PvdCollection series = PvdCollection.empty(folder.resolve("fields.pvd"));
        for (int step = 0; step < 3; step++) {
            double time = step * 0.1;
            double value = step;
            VtkDataset data = VtkDataset.on(mesh).time(time).field(Samples.scalar(mesh, "t", "K", _ -> value)).build();
            Path file = VtkWriter.write(folder.resolve("fields"), "case_00000" + step, data, VtkOptions.plain());
            series.add(time, "fields/" + file.getFileName());
        }
        List<String> seen = open(folder.resolve("fields.pvd"));
        assertThat(seen).contains("times|0.0|0.1|0.2", "value|t|0|2.0");
    }

    private static double[] vector(int cells) {
        double[] values = new double[3 * cells];
        for (int n = 0; n < values.length; n++) {
            values[n] = Math.sin(n);
        }
        return values;
    }

    private static String line(List<String> lines, String start) {
        return lines.stream().filter(line -> line.startsWith(start)).findFirst().orElseThrow();
    }

    private static double[] values(List<String> lines, String array, int cell) {
        String start = "value|" + array + "|" + cell + "|";
        return Stream.of(line(lines, start).substring(start.length()).split("\\|"))
                .mapToDouble(text -> text.equals("nan") ? Double.NaN : Double.parseDouble(text)).toArray();
    }

    private static List<String> open(Path file) throws Exception {
        return PythonScript.run("pvpython", "dump.py", folder, List.of(file));
    }
}
