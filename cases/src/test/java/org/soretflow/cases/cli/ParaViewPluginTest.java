package org.soretflow.cases.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.soretflow.cases.run.SampleCase;

/// Loads the plugin into ParaView's Python and uses its reader and its source. One session for all: ParaView takes
/// seconds to start.
class ParaViewPluginTest {

    private static final Path PLUGIN = Path.of("..", "viz", "paraview").toAbsolutePath().normalize();

    /// A cylinder of water that is warm at its rim, and beads that keep away from there.
    private static final String RINGS = """
            case: rings
            mesh:
              coordinates: axisymmetric
              x: { length: 1 mm, cells: 6 }
              y: { length: 0.5 mm, cells: 4 }
            materials: { solvent: water }
            zones: [ { name: chamber, material: solvent } ]
            equations:
              heat: {}
              species: { beads: { diffusivity: 1e-11 m^2/s, thermophoresis: { soret_coefficient: 0.1 1/K } } }
            initial: { temperature: 20 °C, beads: 1 }
            boundaries:
              x-max: { heat: { temperature: 30 °C } }
              y-min: { heat: { temperature: 20 °C } }
            time: { mode: steady }
            output: { fields: { at: end } }
            """;

    @TempDir
    static Path temporary;

    private static List<String> seen;

    @BeforeAll
    static void useThePlugin() throws Exception {
        ParaView.assumePresent();
        String text = Files.readString(SampleCase.in(temporary))
                .replace("mesh:\n", "parameters:\n  hot: 30 °C   # of the roof\nmesh:\n")
                .replace("temperature: 30 °C", "temperature: \"${hot}\"");
        Path caseFile = Files.writeString(temporary.resolve("beads.yaml"), text);
        Path run = temporary.resolve("run");
        Path changed = temporary.resolve("changed");
        assertThat(Captured.run("run", caseFile.toString(), "--out", run.toString(), "-q").exit()).isZero();
        assertThat(Captured.run("run", caseFile.toString(), "--out", changed.toString(), "-q", "--set",
                "mesh.x.cells=16", "--set", "time.end=30 s", "--set", "parameters.hot=32 °C", "--set",
                "equations.heat.tolerance=1e-11").exit()).isZero();
        Path work = Files.createDirectory(temporary.resolve("work"));
        Path rings = Files.writeString(temporary.resolve("rings.yaml"), RINGS);
        assertThat(Captured.run("run", rings.toString(), "--out", temporary.resolve("rings").toString(), "-q").exit())
                .isZero();
        seen = ParaView.run(ParaViewPluginTest.class.getResource("plugin.py"),
                List.of(PLUGIN.resolve("soretflow.py").toString(), run.toString(), caseFile.toString(),
                        work.toString()),
                Map.of("SORETFLOW", launcher().toString(), "PYTHONPATH", PLUGIN.resolve("debian-12").toString(),
                        "PYTHONDONTWRITEBYTECODE", "1"),
                temporary);
    }

    /// Starts the classes under test: the program itself is packed after the tests.
    private static Path launcher() throws Exception {
        Path file = Files.writeString(temporary.resolve("soretflow"), "#!/bin/sh\nexec '"
                + Path.of(System.getProperty("java.home"), "bin", "java") + "' -XX:+UseSerialGC -cp '"
                + System.getProperty("java.class.path") + "' " + Main.class.getName() + " \"$@\"\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    @Test
    void theReaderShowsTimesAndUnits() {
        assertThat(lines("times").subList(0, 4)).containsOnly("times|0.0|10.0|20.0|30.0|40.0|50.0|60.0");
        assertThat(seen).contains("class|vtkImageData|96", "array|temperature|K|1", "array|beads|1|1", "array|zone|-|1",
                "status|finished", "time|20.0", "plain|0", "reader|");
    }

    @Test
    void theReaderAddsDerivedFields() {
        assertThat(seen).contains("array|temperature_gradient|K/m|3", "array|beads_relative|1|1");
        double[] gradient = numbers("gradient");
        // a minute is 40 times the relaxation time of the 0.5 mm of water: 10 K over it, but for the tables of water,
        // whose conductivity varies by 2.5 % over 10 K
        assertThat(gradient[0]).isCloseTo(20_000, within(400.0));
        assertThat(gradient[1]).isCloseTo(20_000, within(400.0));
        assertThat(gradient[2]).isLessThan(1e-3);
        // cells of equal volume: the mean of c over its mean is 1 but for rounding
        assertThat(numbers("relative")[0]).isCloseTo(1, within(1e-12));
        assertThat(line("final")).endsWith("|1");
    }

    @Test
    void theSourceComputesWhatTheCommandLineComputes() {
        assertThat(seen).contains("none|0", "progress|True|True|True|True", "same|temperature|True", "same|beads|True",
                "same|temperature_gradient|True", "source|", "again|False");
        assertThat(line("nothing")).contains("SoretFlow: no case is chosen");
        assertThat(line("nameless")).contains("SoretFlow: (my case file) is chosen and no file named");
        assertThat(lines("times").get(4)).isEqualTo("times|0.0|10.0|20.0|30.0");
    }

    @Test
    void parametersOfTheGalleryAreProperties() {
        assertThat(seen).contains("gallery|0.0|5.0|10.0", "height|0.0005|True");
        assertThat(line("cell")).contains("SoretFlow: only 6 cells lie across the smallest fluid gap");
    }

    /// A turn of 360 degrees has 72 sectors: a prism with 72 edges in the place of the cylinder.
    @Test
    void ringsAreTurnedAboutTheirAxis() {
        assertThat(seen).contains("half|vtkImageData|24", "turned|vtkStructuredGrid|1728", "once|1728", "rings|");
        double[] flat = numbers("flat");
        assertThat(flat).containsExactly(0, 1e-3, 0, 5e-4, 0, 0);
        double sectors = 72 * Math.sin(2 * Math.PI / 72) / (2 * Math.PI);
        assertThat(numbers("volume")[0]).isCloseTo(Math.PI * 1e-6 * 5e-4 * sectors, within(1e-12 * 1e-9));
        // amounts are relative to their mean over the rings, whose volumes grow with the radius
        assertThat(numbers("mean")[0]).isCloseTo(1, within(1e-12));
        assertThat(numbers("box")).containsExactly(new double[] {-1e-3, 1e-3, 0, 5e-4, -1e-3, 1e-3}, within(1e-15));
        // a gradient points towards the warm rim in every sector
        assertThat(numbers("rim")[0]).isPositive();
        assertThat(numbers("around")[0]).isLessThan(1e-9);
        assertThat(numbers("quarter")).containsExactly(new double[] {0, 1e-3, 0, 5e-4, 0, 1e-3}, within(1e-15));
    }

    @Test
    void aStretchedMeshIsARectilinearGrid() {
        assertThat(seen).contains("stretched|vtkRectilinearGrid|48|True");
    }

    @Test
    void mistakesAreMessagesWithoutATraceback() {
        assertThat(seen).contains("empty|0", "wrong|0");
        assertThat(line("missing")).contains("there are no fields in").contains("fields.pvd");
        assertThat(line("unit")).contains("SoretFlow: soret-cell:").contains("a length with unit is expected");
        assertThat(line("change")).contains("SoretFlow: --set no such key: found no =");
        assertThat(line("launcher")).contains("SoretFlow: ").contains("cannot be started: No such file");
        assertThat(seen).noneMatch(line -> line.contains("Traceback") || line.contains("Algorithm"));
    }

    @Test
    void aDamagedFileIsToldByItsNameAndTheOthersAreShown() {
        assertThat(seen).contains("others|0|96|0|0|96|96|96");
        assertThat(Stream.of(line("damage").split("\\|")).skip(1).filter(text -> !text.isEmpty())).satisfiesExactly(
                text -> assertThat(text).startsWith("SoretFlow: ").endsWith(".vti is missing"),
                text -> assertThat(text).startsWith("SoretFlow: ").endsWith(".vti is damaged: its end is missing"),
                text -> assertThat(text).startsWith("SoretFlow: ").endsWith(".vti is damaged: it is no VTK file"));
    }

    @Test
    void aRunCanBeStopped() {
        assertThat(seen).contains("stopped|True|True");
        assertThat(line("stop")).contains("stopped");
    }

    private static List<String> lines(String label) {
        return seen.stream().filter(line -> line.startsWith(label + "|")).toList();
    }

    private static String line(String label) {
        assertThat(lines(label)).as(label + " in " + seen).hasSize(1);
        return lines(label).getFirst();
    }

    private static double[] numbers(String label) {
        return Stream.of(line(label).split("\\|")).skip(1).mapToDouble(Double::parseDouble).toArray();
    }
}
