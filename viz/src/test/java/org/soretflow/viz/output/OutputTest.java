package org.soretflow.viz.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.soretflow.diagnostics.Nusselt;
import org.soretflow.diagnostics.Quantities;
import org.soretflow.material.Fluid;
import org.soretflow.mesh.Point;
import org.soretflow.physics.Problem;
import org.soretflow.run.Observer;
import org.soretflow.viz.table.CsvData;
import org.soretflow.viz.vtk.PvdCollection;

class OutputTest {

    private static final Point CENTRE = new Point(5e-4, 5e-5, 0);

    @TempDir
    Path folder;

    static List<Function<Path, Observer>> observers() {
        return List.of(
                TableOutput::residuals,
                TableOutput::balances,
                run -> ProbeOutput.to(run, "centre", CENTRE, "temperature", "velocity").interpolated(),
                run -> LineOutput.to(run, "mid height", new Point(5e-4, 0, 0), new Point(5e-4, 1e-4, 0)).points(5),
                run -> NusseltOutput.to(run, "nusselt", nusselt()),
                run -> VtkOutput.to(run, "temperature"));
    }

    @ParameterizedTest
    @MethodSource("observers")
    void aKilledAndRestartedRunLeavesTheSameFiles(Function<Path, Observer> observer) throws IOException {
        Path undisturbed = folder.resolve("undisturbed");
        TestReport.run(observer.apply(undisturbed), 0, 20);

        Path killed = folder.resolve("killed");
        TestReport.run(observer.apply(killed), 0, 13);
        tear(killed);
        TestReport.run(observer.apply(killed), 9, 20);

        assertThat(contents(killed)).isEqualTo(contents(undisturbed));
    }

    @ParameterizedTest
    @MethodSource("observers")
    void aFreshRunInAnOldFolderLeavesNothingOfTheOldOne(Function<Path, Observer> observer) throws IOException {
        TestReport.run(observer.apply(folder.resolve("new")), 0, 4);
        TestReport.run(observer.apply(folder.resolve("old")), 0, 9);
        TestReport.run(observer.apply(folder.resolve("old")), 0, 4);
        assertThat(contents(folder.resolve("old"))).isEqualTo(contents(folder.resolve("new")));
    }

    @Test
    void restartCutsBeforeTheFirstNewStep() throws IOException {
        TestReport.run(VtkOutput.to(folder), 0, 5);
        VtkOutput.to(folder).begin(TestReport.at(3));
        assertThat(PvdCollection.read(folder.resolve("fields.pvd")).entries()).hasSize(4)
                .last().isEqualTo(new PvdCollection.Entry(3 * 0.1, "fields/soret-cell_000003.vtr"));
        assertThat(folder.resolve("fields/soret-cell_000003.vtr")).exists();
        assertThat(folder.resolve("fields/soret-cell_000004.vtr")).doesNotExist();
    }

    @Test
    void residualsHaveOneRowPerStepWithUnits() throws IOException {
        TestReport.run(TableOutput.residuals(folder), 0, 2);
        assertThat(Files.readString(folder.resolve("residuals.csv"))).isEqualTo("""
                step,time [s],time step [s],Courant number [1],temperature iterations [1],\
                temperature initial residual [1],temperature final residual [1],ethanol iterations [1],\
                ethanol initial residual [1],ethanol final residual [1]
                1,0.1,0.1,0.25,3,1.0,1.0E-11,5,0.5,1.0E-12
                2,0.2,0.1,0.25,3,0.5,5.0E-12,5,0.25,1.0E-12
                """);
    }

    @Test
    void balancesHaveTheUnitsOfTheirQuantity() throws IOException {
        TestReport.run(TableOutput.balances(folder), 0, 1);
        CsvData table = CsvData.read(folder.resolve("balances.csv"));
        assertThat(table.names()).containsExactly("step", "time [s]", "heat stored [J]", "heat stored rate [W]",
                "heat inflow y-min [W]", "heat inflow y-max [W]", "heat produced [W]", "heat defect [W]",
                "ethanol stored [m³]", "ethanol stored rate [m³/s]",
                "ethanol produced [m³/s]", "ethanol defect [m³/s]");
        assertThat(table.column("heat stored")).containsExactly(4.2, 5.2);
        assertThat(table.column("heat defect")).as("no step led to the first row").containsExactly(Double.NaN, 1e-17);
    }

    @ParameterizedTest
    @CsvSource({"1, m³", "mol/m^3, mol", "kg/m^3, kg", "1/m^3, 1", "K, K·m³"})
    void amountsInAVolumeHaveTheUnitOfTheAmount(String field, String integral) {
        assertThat(TableOutput.integralUnit(field)).isEqualTo(integral);
    }

    @Test
    void probesGiveCellValuesOrInterpolateThem() throws IOException {
        TestReport.run(ProbeOutput.to(folder, "cell", CENTRE, "temperature"), 0, 3);
        TestReport.run(ProbeOutput.to(folder, "point", CENTRE, "temperature", "velocity").interpolated(), 0, 3);
        var mesh = TestReport.at(0).mesh();
        double cell = 293 + 1e3 * mesh.x().centre(4) + 1e4 * mesh.y().centre(mesh.y().cellAt(5e-5));
        assertThat(CsvData.read(folder.resolve("probes/cell.csv")).column("temperature"))
                .containsExactly(new double[] {cell, cell + 1, cell + 2, cell + 3}, within(2e-13));
        CsvData point = CsvData.read(folder.resolve("probes/point.csv"));
        // 293 + 0.5 + 0.5, a linear field: exact but for a few roundings of numbers near 300
        assertThat(point.column("temperature")[2]).isCloseTo(296, within(5e-13));
        assertThat(point.names()).contains("velocity_x [m/s]", "velocity_y [m/s]", "velocity_z [m/s]");
    }

    @Test
    void linesThroughCellsHaveOneRowPerCell() throws IOException {
        TestReport.run(LineOutput.to(folder, "up", new Point(5e-4, 0, 0), new Point(5e-4, 1e-4, 0))
                .fields("temperature"), 0, 1);
        CsvData line = CsvData.read(folder.resolve("lines/up_000001.csv"));
        assertThat(line.names()).containsExactly("step", "time [s]", "distance [m]", "x [m]", "y [m]", "z [m]",
                "temperature [K]");
        assertThat(line.rows()).isEqualTo(6);
        var mesh = TestReport.at(1).mesh();
        var field = TestReport.at(1).field("temperature");
        for (int j = 0; j < 6; j++) {
            assertThat(line.column("temperature")[j]).isEqualTo(field.at(mesh.index(4, j, 0)));
        }
    }

    @Test
    void theLocalNusseltNumberHasOneRowPerFace() throws IOException {
        TestReport.run(NusseltOutput.to(folder, "nusselt", nusselt()), 0, 1);
        CsvData table = CsvData.read(folder.resolve("lines/nusselt_000001.csv"));
        assertThat(table.names()).containsExactly("step", "time [s]", "x [m]", "y [m]", "z [m]", "area [m^2]",
                "heat_flux [W/m^2]", "nusselt [1]");
        assertThat(table.column("x")).containsExactly(TestReport.at(1).mesh().x().centres(), within(1e-18));
        // 1/4 W in all, f/36 of it through face f of 1.25e-4 m by 0.01 m
        assertThat(table.column("heat_flux")[7]).isCloseTo(0.25 * 8 / 36 / 1.25e-6, within(1e-9));
        // k ΔT / L = 0.5 · 2 / 1e-3 = 1000 W/m²
        assertThat(table.column("nusselt")[7]).isCloseTo(0.25 * 8 / 36 / 1.25e-3, within(1e-12));
        double mean = Arrays.stream(table.column("nusselt")).average().orElseThrow();
        assertThat(mean).isCloseTo(nusselt().of(TestReport.at(1)), within(1e-12));
    }

    private static Nusselt nusselt() {
        Fluid water = Fluid.named("water").density(1e3).viscosity(1e-3).conductivity(0.6).heatCapacity(4e3).build();
        Problem problem = Problem.on(TestReport.at(0).mesh()).filledWith(water).heat().build();
        return new Quantities(problem).nusselt("y-min", 1e-3, 2, 0.5);
    }

    @Test
    void theStreamFunctionIsWrittenIfAskedFor() throws IOException {
        TestReport.run(VtkOutput.to(folder, "velocity", "stream_function"), 0, 1);
        String head = Files.readString(folder.resolve("fields/soret-cell_000001.vtr"), StandardCharsets.ISO_8859_1);
        assertThat(head).contains("Name=\"velocity\"").contains("Name=\"stream_function\"");
        TestReport.run(VtkOutput.to(folder), 0, 1);
        head = Files.readString(folder.resolve("fields/soret-cell_000001.vtr"), StandardCharsets.ISO_8859_1);
        assertThat(head).contains("Name=\"velocity\"").doesNotContain("stream_function");
    }

    @Test
    void wrongRequestsAreRefusedBeforeTheFirstStep() {
        TestReport start = TestReport.at(0);
        assertThatThrownBy(() -> VtkOutput.to(folder, "presure").begin(start))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("no field presure");
        assertThatThrownBy(() -> VtkOutput.to(folder).hidingZones("air").begin(start))
                .hasMessageContaining("no zone is named 'air'");
        assertThatThrownBy(() -> ProbeOutput.to(folder, "p", new Point(1, 0, 0)).begin(start))
                .hasMessageContaining("lies outside the mesh");
        assertThatThrownBy(() -> LineOutput.to(folder, "l", CENTRE, new Point(1, 0, 0)).begin(start))
                .hasMessageContaining("lies outside the mesh");
    }

    @Test
    void aFolderThatCannotBeWrittenIsOneMessage() throws IOException {
        Path blocked = Files.writeString(folder.resolve("blocked"), "a file");
        VtkOutput output = VtkOutput.to(blocked, "temperature");
        assertThatThrownBy(() -> output.observe(TestReport.at(0))).isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("cannot write " + blocked);
    }

    @Test
    void writtenFilesAreRecordedAndNamesAreSafe() {
        VtkOutput output = VtkOutput.to(folder, "temperature");
        TestReport.run(output, 0, 1);
        assertThat(output.files()).containsExactly(
                folder.resolve("fields/soret-cell_000000.vtr"), folder.resolve("fields/soret-cell_000001.vtr"));
        assertThat(OutputNames.asFileName("../a b/µ")).isEqualTo("_..-a-b-µ");
        assertThat(OutputNames.step("a_0000123.vti", "a")).hasValue(123);
        assertThat(OutputNames.step("ab_000012.vti", "a")).isEmpty();
    }

    /// What kill −9 leaves: a row without its end, a half-written temporary file.
    private static void tear(Path run) throws IOException {
        try (var files = Files.walk(run)) {
            for (Path file : files.filter(path -> path.toString().matches(".*[a-z]\\.csv")).toList()) {
                Files.writeString(file, "14,1.40000", StandardOpenOption.APPEND);
            }
        }
        Files.writeString(run.resolve(".fields.pvd.tmp99-1"), "<VTKFile");
    }

    private Map<String, String> contents(Path run) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (var files = Files.walk(run)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.getFileName().toString().startsWith(".fields.pvd.tmp99")) {
                    contents.put(run.relativize(file).toString(),
                            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
                }
            }
        }
        return contents;
    }
}
