package org.soretflow.viz.vtk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.jhdf.HdfFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.StructuredMesh;

/// VTK itself reads from a VTKHDF file what it reads from the `.vti` files that were gathered in it.
///
/// The VTK of Debian 12 and of ParaView 5.11 is older than time steps in this format. That of a Python is asked, the one
/// that `SORETFLOW_VTK_PYTHON` names or `python3`; skipped where it has no VTK of 9.3 or newer, unless it is required.
class VtkHdfInVtkTest {

    private static final String REQUIRED = "SORETFLOW_REQUIRE_VTKHDF";
    private static final String PYTHON = System.getenv().getOrDefault("SORETFLOW_VTK_PYTHON", "python3");
    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)\\..*");
    private static final double[] TIMES = {0, 0.1 + 0.2, 7.5};

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    @BeforeAll
    static void findVtk() throws IOException, InterruptedException {
        String answer = vtkVersion();
        Matcher version = VERSION.matcher(answer);
        boolean found = version.matches()
                && 100 * Integer.parseInt(version.group(1)) + Integer.parseInt(version.group(2)) >= 903;
        String reason = PYTHON + " has no VTK of version 9.3 or newer (pip install vtk), but answers: " + answer;
        if (!found && "1".equals(System.getenv(REQUIRED))) {
            fail(reason + "; " + REQUIRED + "=1 asks for it");
        }
        if (!found) {
            abort(reason);
        }
    }

    @ParameterizedTest(name = "{0} axes, {1} steps")
    @CsvSource({"2, 1", "2, 3", "3, 1", "3, 3"})
    void vtkReadsTheSameFromBothFormats(int dimensions, int steps) throws Exception {
        StructuredMesh mesh = dimensions == 2 ? Samples.uniform2d() : Samples.uniform3d();
        List<Path> files = write(mesh, steps);
        Path gathered = folder.resolve("fields.vtkhdf");
        VtkHdfFile.gather(PvdCollection.read(folder.resolve("fields.pvd")), gathered);

        List<String> seen = PythonScript.run(PYTHON, "vtkhdf.py", folder,
                Stream.concat(Stream.of(gathered), files.stream()).toList());

        assertThat(seen).contains("readable|1");
        List<String> expected = after("vti|", seen);
        assertThat(after("hdf|", seen)).isEqualTo(expected);
        // what both say is also what was written
        assertThat(expected).filteredOn(line -> line.contains("|array|")).hasSize(4 * steps);
        for (int step = 0; step < steps; step++) {
            assertThat(expected).contains(step + "|time|" + TIMES[step], step + "|active|Scalars|temperature",
                    step + "|active|Vectors|velocity",
                    step + "|extent|0|" + mesh.nx() + "|0|" + mesh.ny() + "|0|" + (dimensions == 2 ? 0 : mesh.nz()),
                    step + "|visible" + "|1|0|1|1".repeat(mesh.cells() / 4)
                            + "|1|0|1|1".substring(0, 2 * (mesh.cells() % 4)));
        }
        if (steps > 1) {
            assertThat(after("back|", seen)).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(expected.stream().filter(line -> line.contains("|array|temperature|"))
                    .map(line -> line.substring(line.lastIndexOf('|'))).distinct()).as("steps differ").hasSize(steps);
        }
        assertUnits(gathered, after("unit|", seen));
    }

    /// VTK knows no units in this format: they are in the file, in the words that it reads from the others.
    private static void assertUnits(Path gathered, List<String> units) {
        assertThat(units).containsExactlyInAnyOrder("temperature|K", "velocity|m/s");
        try (HdfFile hdf = new HdfFile(gathered)) {
            for (String line : units) {
                String[] words = line.split("\\|");
                assertThat(hdf.getDatasetByPath("VTKHDF/CellData/" + words[0]).getAttribute("units").getData())
                        .isEqualTo(words[1]);
            }
        }
    }

    private List<Path> write(StructuredMesh mesh, int steps) throws IOException {
        PvdCollection series = PvdCollection.empty(folder.resolve("fields.pvd"));
        FieldSnapshot velocity = Samples.random(mesh, "velocity", 3);
        List<Path> files = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            double start = 293.15 + 1000 * step;
            VtkDataset data = VtkDataset.on(mesh).zones(Samples.zones(mesh)).time(TIMES[step])
                    .field(Samples.scalar(mesh, "temperature", "K", n -> start + n / 7.0)).field(velocity)
                    .blank(n -> n % 4 == 1).text("Problem", "Wärme").build();
            Path file = VtkWriter.write(folder.resolve("fields"), "case_00000" + step, data,
                    VtkOptions.plain().withFormat(VtkFormat.VTKHDF));
            series.add(TIMES[step], "fields/" + file.getFileName());
            files.add(file);
        }
        return files;
    }

    private static List<String> after(String start, List<String> lines) {
        return lines.stream().filter(line -> line.startsWith(start)).map(line -> line.substring(start.length())).toList();
    }

    /// The version of VTK, or the last line of what is said in its place.
    private static String vtkVersion() throws IOException, InterruptedException {
        Path said = shared.resolve("version.txt");
        try {
            Process process = new ProcessBuilder(PYTHON, "-c", "import vtkmodules.vtkIOHDF, vtkmodules.vtkIOXML;"
                    + "from vtkmodules.vtkCommonCore import vtkVersion; print(vtkVersion.GetVTKVersion())")
                    .redirectErrorStream(true).redirectOutput(said.toFile()).start();
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return "nothing within a minute";
            }
        } catch (IOException e) {
            return e.getMessage();
        }
        List<String> lines = Files.readAllLines(said, StandardCharsets.UTF_8);
        return lines.isEmpty() ? "nothing" : lines.getLast();
    }
}
