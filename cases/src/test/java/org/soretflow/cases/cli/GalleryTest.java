package org.soretflow.cases.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.soretflow.cases.run.Gallery;
import tools.jackson.databind.ObjectMapper;

/// Runs every case of the gallery from its case file to its summary and compares with theory.
class GalleryTest {

    private static final double RESERVOIR = 1e-3;

    @TempDir
    static Path temporary;

    private static GalleryRuns runs;

    @BeforeAll
    static void runEachOnce() {
        runs = new GalleryRuns(temporary);
    }

    static List<String> names() {
        return Gallery.names();
    }

    /// Cases in which nothing moves.
    static List<String> atRest() {
        return List.of("binary-mixture", "conjugate-chip", "laser-spot", "sign-change", "soret-cell", "soret-cell-3d");
    }

    @Test
    void theGalleryIsComplete() {
        assertThat(names()).containsExactly("binary-mixture", "cavity", "cavity-3d", "chip-from-above",
                "conjugate-chip", "heated-cylinder-in-channel", "isotope-column", "laser-spot", "laser-trap",
                "lid-driven", "micro-duct", "rayleigh-benard-soret", "sign-change", "soot-deposition", "soret-cell",
                "soret-cell-3d", "soret-cell-tilted", "soret-column", "sorter-2d", "sorter-y-junction",
                "thermal-fff", "thermogravitational-trap");
        for (String name : names()) {
            assertThat(Gallery.page(name)).as("page of " + name).isPresent();
            assertThat(Gallery.title(name)).as("title of " + name).isNotBlank();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void quantitiesAreThoseExpected(String name) throws IOException {
        Map<?, ?> summary = summary(name);
        assertThat(summary.get("status")).isEqualTo("finished");
        for (NamedCsvRecord row : expected(name)) {
            Map<?, ?> found = (Map<?, ?>) ((Map<?, ?>) summary.get("quantities")).get(row.getField("name"));
            assertThat(found).as(row.getField("name") + " is reported").isNotNull();
            double value = Double.parseDouble(row.getField("value"));
            double tolerance = Double.parseDouble(row.getField("tolerance")) * Math.abs(value);
            assertThat(((Number) found.get("value")).doubleValue())
                    .as(row.getField("name") + ", " + row.getField("source")).isCloseTo(value, within(tolerance));
            assertThat(found.get("unit")).as("unit of " + row.getField("name")).isEqualTo(row.getField("unit"));
            assertThat(row.getField("source")).isNotBlank();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void fieldFilesAreThereAndListed(String name) throws IOException {
        String list = Files.readString(runs.of(name).resolve("fields.pvd"));
        List<String> files = RunFolders.names(runs.of(name).resolve("fields"));
        assertThat(files).isNotEmpty().allSatisfy(file -> assertThat(list).contains("file=\"fields/" + file + "\""));
        assertThat(list.split("<DataSet ")).hasSize(files.size() + 1);
    }

    /// Heat that enters leaves, apart from what a source adds; relative to the largest flow.
    @Test
    void heatIsConserved() throws IOException {
        assertThat(heatFlows("soret-cell")).isCloseTo(0, within(1e-9 * 12));
        assertThat(heatFlows("soret-cell-3d")).isCloseTo(0, within(1e-8 * 3e-3));
        assertThat(heatFlows("binary-mixture")).isCloseTo(0, within(1e-9 * 12));
        assertThat(heatFlows("conjugate-chip")).isCloseTo(-1.2, within(1e-9 * 1.2));
        // a quarter of the light that 20 µm of water absorb
        double absorbed = -0.25 * 20e-3 * -Math.expm1(-2.4e3 * 20e-6);
        assertThat(heatFlows("laser-spot")).isCloseTo(absorbed, within(1e-8 * 2e-4));
        // with flow, to the tolerance of the steady solve
        assertThat(heatFlows("laser-trap")).isCloseTo(10e-3 * Math.expm1(-2.4e3 * 50e-6), within(1e-8 * 1e-3));
        assertThat(heatFlows("cavity")).isCloseTo(0, within(1e-8 * 4.6));
        assertThat(heatFlows("cavity-3d")).isCloseTo(0, within(1e-8 * 2.1));
        assertThat(heatFlows("soot-deposition")).isCloseTo(0, within(1e-8 * 32));
        assertThat(heatFlows("soret-column")).isCloseTo(0, within(1e-8 * 60));
        assertThat(heatFlows("soret-cell-tilted")).isCloseTo(0, within(1e-8 * 40));
        assertThat(heatFlows("rayleigh-benard-soret")).isCloseTo(0, within(1e-6 * 3));
        // 20 mW per millimetre of the rod
        assertThat(heatFlows("heated-cylinder-in-channel")).isCloseTo(-20, within(1e-8 * 4100));
    }

    /// The written fields are the state at rest: `c·exp(Φ(T))`, or `c/(1−c)·exp(Φ(T))`, is one number in all cells.
    @ParameterizedTest(name = "{0}")
    @MethodSource("atRest")
    void writtenFieldsAreTheStateAtRest(String name) throws IOException {
        assertThat(deviationFromRest(name)).isLessThanOrEqualTo(1e-10);
    }

    /// What the table of the README says of each case, of its run.
    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void theTableOfTheReadmeSaysWhatComesOut(String name) throws IOException {
        double found = switch (name) {
            case "soret-cell" -> deviationFromRest(name);
            case "soret-cell-3d" -> deviation(name, 0, "heat_flow_z-min", "heat_flow_z-max");
            case "sign-change" -> deviation(name, 0, "maximum_protein", "protein_at_sign_change");
            case "binary-mixture" -> deviation(name, 0, "minimum_ethanol", "maximum_ethanol", "separation_ethanol");
            case "conjugate-chip" -> Math.abs(heatFlows(name) / -1.2 - 1);
            case "laser-spot" -> deviation(name, 298.15, "maximum_temperature");
            case "laser-trap" -> deviation(name, 298.15, "maximum_temperature");
            case "cavity" -> deviation(name, 0, "nusselt");
            case "cavity-3d" -> deviation(name, 0, "nusselt");
            case "lid-driven" -> deviation(name, 0, "v_peak");
            // −d ln c/dy over 79 cells of 12.5 µm
            case "soret-column" -> Math.abs(Math.log(quantity(name, "solute_low") / quantity(name, "solute_high"))
                    / (272.740474 * 79 * 12.5e-6) - 1);
            // −d ln[c/(1−c)]/dy over 96 cells of 2.5 mm
            case "isotope-column" -> Math.abs((logit(quantity(name, "neon22_low"))
                    - logit(quantity(name, "neon22_high"))) / (0.165487 * 96 * 2.5e-3) - 1);
            // −d ln c/dy of the endless slot over 48 cells of 12.5 µm
            case "thermogravitational-trap" -> Math.abs(Math.log(quantity(name, "dna_low") / quantity(name, "dna_high"))
                    / (1736.853 * 48 * 12.5e-6) - 1);
            case "micro-duct" -> deviation(name, 0, "u_max");
            case "heated-cylinder-in-channel" -> Math.abs(heatFlows(name) / -20 - 1);
            // the cubic's largest value, gβΔT sin(5°) h²/ν √3/216, before anything has separated
            case "soret-cell-tilted" -> Math.abs(speed(name, 1) / 2.301917e-5 - 1);
            // the growth rate of linear theory at Ra = 1000
            case "rayleigh-benard-soret" -> Math.abs(Math.log(speed(name, 20) / speed(name, 10)) / 10 / 0.0594101 - 1);
            case "chip-from-above" -> unaccounted(name, "beads");
            case "sorter-2d", "sorter-y-junction" -> Math.max(unaccounted(name, "large"), unaccounted(name, "small"));
            case "soot-deposition" -> deviation(name, 0, "species_flow_fine_plate", "species_flow_coarse_plate");
            // L/(Rū) + H/(2Rū): the pulse still spreads while it passes the outlet
            case "thermal-fff" -> Math.max(Math.abs(meanTime(name, "short") / 328.5098 - 1),
                    Math.abs(meanTime(name, "long") / 866.9796 - 1));
            default -> throw new IllegalStateException("what the README says of " + name + " is not compared here");
        };
        assertThat(found).isLessThanOrEqualTo(claimed(name));
    }

    @Test
    void theTableOfTheReadmeHasARowForEachCase() throws IOException {
        List<String> rows = readmeRows().map(row -> row.substring(row.indexOf('[') + 1, row.indexOf(']'))).toList();
        assertThat(rows).containsExactlyInAnyOrderElementsOf(names());
        for (String name : names()) {
            assertThat(readmeRow(name)).contains("[" + name + "](cases/gallery/" + name + "/README.md)",
                    "src=\"cases/gallery/" + name + "/figure.png\"");
        }
    }

    /// Largest relative deviation of quantities, counted from an origin, from the expected ones.
    private static double deviation(String name, double origin, String... quantities) throws IOException {
        double worst = 0;
        for (String quantity : quantities) {
            double expected = expected(name).stream().filter(row -> row.getField("name").equals(quantity))
                    .mapToDouble(row -> Double.parseDouble(row.getField("value"))).findFirst().orElseThrow();
            worst = Math.max(worst, Math.abs((quantity(name, quantity) - origin) / (expected - origin) - 1));
        }
        return worst;
    }

    /// Mean time at which a species leaves through x-max [s].
    private static double meanTime(String name, String species) throws IOException {
        try (var records = CsvReader.builder().ofNamedCsvRecord(runs.of(name).resolve("reports.csv"))) {
            double amount = 0;
            double moment = 0;
            // the rates of equal intervals, which begin and end at nothing
            for (NamedCsvRecord row : records) {
                double rate = -Double.parseDouble(row.getField("species_flow_" + species + "_x-max [kg/s]"));
                amount += rate;
                moment += rate * Double.parseDouble(row.getField("time [s]"));
            }
            return moment / amount;
        }
    }

    /// What enters less what leaves of a species, over what enters.
    private static double unaccounted(String name, String species) throws IOException {
        double in = 0;
        double sum = 0;
        for (Object entry : ((Map<?, ?>) summary(name).get("quantities")).entrySet()) {
            if (((Map.Entry<?, ?>) entry).getKey().toString().startsWith("species_flow_" + species + "_")) {
                double flow = quantity(name, ((Map.Entry<?, ?>) entry).getKey().toString());
                in += Math.max(flow, 0);
                sum += flow;
            }
        }
        return Math.abs(sum) / in;
    }

    /// Largest speed at a time of the run [m/s].
    private static double speed(String name, double time) throws IOException {
        try (var records = CsvReader.builder().ofNamedCsvRecord(runs.of(name).resolve("reports.csv"))) {
            return records.stream().filter(row -> Double.parseDouble(row.getField("time [s]")) == time)
                    .mapToDouble(row -> Double.parseDouble(row.getField("maximum_speed [m/s]"))).findFirst().orElseThrow();
        }
    }

    private static double logit(double fraction) {
        return Math.log(fraction / (1 - fraction));
    }

    private static double quantity(String name, String quantity) throws IOException {
        Map<?, ?> found = (Map<?, ?>) ((Map<?, ?>) summary(name).get("quantities")).get(quantity);
        return ((Number) found.get("value")).doubleValue();
    }

    /// The power of ten with its factor in the last column of the README's row: `2·10⁻⁵` is 2e-5.
    private static double claimed(String name) throws IOException {
        String result = readmeRow(name).substring(readmeRow(name).lastIndexOf('|', readmeRow(name).length() - 2));
        Matcher number = Pattern.compile("(?:(\\d)·)?10⁻([⁰¹²³⁴⁵⁶⁷⁸⁹]+)").matcher(result);
        assertThat(number.find()).as(result).isTrue();
        String exponent = number.group(2).chars().mapToObj("⁰¹²³⁴⁵⁶⁷⁸⁹"::indexOf).map(String::valueOf)
                .collect(Collectors.joining());
        return Double.parseDouble((number.group(1) == null ? "1" : number.group(1)) + "e-" + exponent);
    }

    private static String readmeRow(String name) throws IOException {
        return readmeRows().filter(row -> row.startsWith("| [" + name + "]")).findFirst().orElseThrow();
    }

    private static Stream<String> readmeRows() throws IOException {
        return Files.readAllLines(Path.of("..", "README.md")).stream()
                .filter(line -> line.startsWith("| [") && line.contains("](cases/gallery/"));
    }

    private static double deviationFromRest(String name) throws IOException {
        VtkCells cells = VtkCells.read(runs.lastFields(name));
        double[] temperature = cells.doubles("temperature");
        double[] concentration = cells.doubles(name.equals("binary-mixture") ? "ethanol"
                : name.equals("conjugate-chip") || name.equals("laser-spot") ? "dna" : "protein");
        int[] zones = cells.ints("zone");
        int fluid = IntStream.of(zones).max().orElseThrow() == 0 ? 0 : 1;
        DoubleBinaryOperator constant = switch (name) {
            case "soret-cell" -> (c, t) -> c * Math.exp(0.02 * (t - 293.15));
            case "soret-cell-3d" -> (c, t) -> c * Math.exp(0.05 * (t - 293.15));
            case "sign-change" -> (c, t) -> c * Math.exp(0.02 * (t - 297 + 30 * Math.expm1((297 - t) / 30)));
            case "binary-mixture" -> (c, t) -> c / (1 - c) * Math.exp(3.2e-3 * (t - 293.15));
            case "conjugate-chip" -> (c, t) -> c * Math.exp(0.1 * (t - 293.15));
            case "laser-spot" -> (c, t) -> c * Math.exp(0.1 * (t - 298.15));
            default -> throw new IllegalStateException("the state at rest of " + name + " is not known here");
        };
        double[] numbers = IntStream.range(0, zones.length).filter(n -> zones[n] == fluid)
                .mapToDouble(n -> constant.applyAsDouble(concentration[n], temperature[n])).toArray();
        double mean = name.equals("laser-spot") ? RESERVOIR : Arrays.stream(numbers).average().orElseThrow();
        return Arrays.stream(numbers).map(number -> Math.abs(number / mean - 1)).max().orElseThrow();
    }

    /// Between windows that conduct without limit the spot's temperature is known in closed form, with
    /// `a_n = n²π²w²/(8h²)`: `k T(0, h/2)/(αP) = (1/2π) Σ_odd (4/nπ) (−1)^((n−1)/2) ½ e^{a_n} E₁(a_n)`,
    /// 0.14144715 at w/h = 0.4; the transform gives 0.99086 of it in the first cell, 0.7 µm beside and 0.6 µm above.
    @Test
    void theSpotBetweenIsothermalWindowsIsThatOfTheSeries() throws IOException {
        Path folder = temporary.resolve("isothermal");
        Captured run = Captured.run("run", "laser-spot", "--out", folder.toString(), "--quiet",
                "--set", "materials.wall={phase: solid, density: 1 kg/m^3, heat_capacity: 1 J/(kg·K),"
                        + " conductivity: 1e5 W/(m·K)}",
                "--set", "materials.medium={phase: fluid, density: 997 kg/m^3, heat_capacity: 4181 J/(kg·K),"
                        + " viscosity: 0.89 mPa·s, conductivity: 0.607 W/(m·K)}",
                "--set", "equations.heat.tolerance=1e-9");
        assertThat(run.exit()).as(run.err()).isZero();
        // the power in the middle of the chamber, after absorption on the way there
        double rise = 0.14144715 * 0.99086 * 2.4e3 * 20e-3 * Math.exp(-2.4e3 * 10e-6) / 0.607;
        Map<?, ?> summary = new ObjectMapper().readValue(Files.readString(folder.resolve("summary.json")), Map.class);
        Map<?, ?> maximum = (Map<?, ?>) ((Map<?, ?>) summary.get("quantities")).get("maximum_temperature");
        // 16 cells across the chamber: second order, π²/12/16² = 0.3 % of the first mode
        assertThat(((Number) maximum.get("value")).doubleValue() - 298.15).isCloseTo(rise, within(0.004 * rise));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void paraViewOpensEveryResultWithoutAWord(String name) throws Exception {
        ParaView.assumePresent();
        List<String> seen = ParaView.run(GalleryTest.class.getResource("gallery.py"),
                runs.of(name).resolve("fields.pvd"), temporary);
        List<String> times = Stream.of(Files.readString(runs.of(name).resolve("fields.pvd")).split("timestep=\""))
                .skip(1).map(text -> text.substring(0, text.indexOf('"'))).toList();
        List<String[]> clocks = seen.stream().filter(line -> line.startsWith("time|")).map(line -> line.split("\\|"))
                .toList();
        assertThat(clocks).hasSameSizeAs(times);
        for (int n = 0; n < times.size(); n++) {
            assertThat(Double.parseDouble(clocks.get(n)[1])).isEqualTo(Double.parseDouble(times.get(n)));
            assertThat(clocks.get(n)[2]).isEqualTo(clocks.get(n)[1]);
            assertThat(Integer.parseInt(clocks.get(n)[3])).isEqualTo(summary(name).get("cells"));
        }
        VtkCells last = VtkCells.read(runs.lastFields(name));
        List<String[]> arrays = seen.stream().filter(line -> line.startsWith("array|" + clocks.getLast()[1] + "|"))
                .map(line -> line.split("\\|")).toList();
        assertThat(arrays).extracting(array -> array[2]).containsExactlyInAnyOrderElementsOf(arrays(name));
        for (String[] array : arrays) {
            if (array[2].equals("zone")) {
                continue;
            }
            assertThat(array[3]).isEqualTo(unit(array[2]));
            // of a vector ParaView tells the range of the first component
            int components = array[2].equals("velocity") ? 3 : 1;
            double[] values = last.doubles(array[2]);
            var range = IntStream.range(0, values.length / components).mapToDouble(n -> values[n * components])
                    .filter(Double::isFinite).summaryStatistics();
            assertThat(Double.parseDouble(array[4])).isEqualTo(range.getMin());
            assertThat(Double.parseDouble(array[5])).isEqualTo(range.getMax());
        }
    }

    private static List<String> arrays(String name) {
        return switch (name) {
            case "cavity", "cavity-3d", "heated-cylinder-in-channel" ->
                List.of("temperature", "velocity", "pressure", "zone");
            case "lid-driven", "micro-duct" -> List.of("velocity", "pressure", "zone");
            case "soret-column", "rayleigh-benard-soret" ->
                List.of("temperature", "velocity", "pressure", "solute", "zone");
            case "chip-from-above" -> List.of("temperature", "velocity", "pressure", "beads", "zone");
            case "laser-trap" -> List.of("temperature", "velocity", "pressure", "dna", "zone");
            case "sorter-2d", "sorter-y-junction" ->
                List.of("temperature", "velocity", "pressure", "large", "small", "zone");
            case "soot-deposition" -> List.of("temperature", "velocity", "pressure", "fine", "coarse", "zone");
            case "thermal-fff" -> List.of("temperature", "velocity", "pressure", "short", "long", "zone");
            case "soret-cell-tilted" -> List.of("temperature", "velocity", "pressure", "ethanol", "zone");
            case "isotope-column" -> List.of("temperature", "velocity", "pressure", "neon22", "zone");
            case "thermogravitational-trap" -> List.of("temperature", "velocity", "pressure", "dna", "zone");
            case "conjugate-chip", "laser-spot" -> List.of("temperature", "dna", "zone");
            case "binary-mixture" -> List.of("temperature", "ethanol", "zone");
            default -> List.of("temperature", "protein", "zone");
        };
    }

    private static String unit(String field) {
        return switch (field) {
            case "temperature" -> "K";
            case "velocity" -> "m/s";
            case "pressure" -> "Pa";
            case "dna", "solute" -> "mol/m^3";
            case "beads", "large", "small", "short", "long" -> "kg/m^3";
            case "fine", "coarse" -> "1/m^3";
            default -> "1";
        };
    }

    private static double heatFlows(String name) throws IOException {
        return ((Map<?, ?>) summary(name).get("quantities")).entrySet().stream()
                .filter(entry -> entry.getKey().toString().startsWith("heat_flow_"))
                .mapToDouble(entry -> ((Number) ((Map<?, ?>) entry.getValue()).get("value")).doubleValue()).sum();
    }

    private static Map<?, ?> summary(String name) throws IOException {
        return new ObjectMapper().readValue(Files.readString(runs.of(name).resolve("summary.json")), Map.class);
    }

    private static List<NamedCsvRecord> expected(String name) {
        try (var in = Gallery.class.getResourceAsStream("/gallery/" + name + "/expected/quantities.csv");
                var records = CsvReader.builder().commentStrategy(CommentStrategy.SKIP).ofNamedCsvRecord(in)) {
            return records.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
