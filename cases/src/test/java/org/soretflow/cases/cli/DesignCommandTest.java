package org.soretflow.cases.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.soretflow.cases.run.Json;

class DesignCommandTest {

    private static final String[] WATER = {
        "--D", "1e-10 m^2/s", "--soret", "1e-3 1/K", "--dT", "10 K", "--length", "10 mm"
    };

    /// 129 µm is best in water at 25 °C for D = 1e-10 m²/s and 10 K; there ln ratio = √(7/40) s L/h for a weak drift.
    @Test
    void aColumnInWaterHasItsBestGap() {
        Map<?, ?> results = results("column", WATER);
        double gap = number(results, "optimum_gap");
        assertThat(gap).isCloseTo(129e-6, within(0.6e-6));
        assertThat(number(results, "gap")).isEqualTo(gap);
        assertThat(number(results, "species_rayleigh")).isCloseTo(602.395, within(0.1));
        assertThat(number(results, "log_ratio")).isCloseTo(Math.sqrt(7 / 40.0) * 0.01 * 0.01 / gap, within(1e-4));
        assertThat(number(results, "time_to_99")).isGreaterThan(number(results, "time_to_90"));
    }

    /// A weak trap: from a uniform start the slowest of both, π²/4 against π², is four times as slow as in the column.
    @Test
    void aTrapFillsFromItsReservoir() {
        double closed = number(results("column", WATER), "relaxation_time");
        Map<?, ?> trap = results("trap", WATER);
        assertThat(number(trap, "relaxation_time") / closed).isBetween(4.0, 8.0);
        assertThat(Captured.run(line("trap", WATER)).out()).contains("foot/reservoir", "valid range: all inside");
    }

    @Test
    void fractionationTellsRetentionAndResolution() {
        Map<?, ?> results = results("fff", "--D", "1e-11 m^2/s", "--soret", "0.125 1/K", "--dT", "40 K",
                "--gap", "100 µm", "--length", "30 cm", "--second-D", "1e-11 m^2/s", "--second-soret", "0.25 1/K");
        assertThat(number(results, "retention")).isCloseTo(0.73628077, within(5e-9));
        assertThat(number(results, "dispersion")).isCloseTo(1.66592e-2, within(5e-8));
        assertThat(number(results, "second_retention")).isCloseTo(0.48005448, within(5e-9));
        assertThat(number(results, "resolution")).isPositive();
    }

    @Test
    void tablesHaveTheGapsThatWereAskedFor() {
        Map<?, ?> tree = (Map<?, ?>) Json.parse(Captured.run(line("column", WATER, "--gaps", "0.1 mm,200 µm", "--json"))
                .out());
        assertThat((List<?>) tree.get("variants")).hasSize(2);
        assertThat(number((Map<?, ?>) ((List<?>) tree.get("variants")).get(1), "gap")).isCloseTo(200e-6, within(1e-15));
    }

    /// Short, wide, hot and heavy: each assumption that fails is named.
    @Test
    void whatIsOutsideIsSaid() {
        Captured wide = Captured.run(line("column", WATER, "--gap", "3 mm"));
        assertThat(wide.out()).contains("OUTSIDE  length over gap", "OUTSIDE  Ra, conduction");
        Captured heavy = Captured.run(line("column", WATER, "--solutal-expansion", "-30", "--concentration", "50 %"));
        assertThat(heavy.out()).contains("OUTSIDE  separation ratio");
        assertThat(Captured.run(line("column", "--D", "1e-10 m^2/s", "--soret", "0.3 1/K", "--dT", "30 K", "--length",
                "10 mm")).out()).contains("OUTSIDE  slow variation", "OUTSIDE  viscosity");
        // 26.85 K below 0 °C, where the tables of water begin
        assertThat(Captured.run(line("column", WATER, "--temperature", "250.15 K")).out())
                .containsPattern("OUTSIDE +K beyond known properties").contains("known from 0 °C up to 85 °C");
    }

    @Test
    void designsAreDrawn(@TempDir Path folder) {
        Path column = folder.resolve("column.png");
        assertThat(Captured.run(line("trap", WATER, "--plot", column.toString())).err()).isEmpty();
        assertThat(column).isNotEmptyFile();
        Path fff = folder.resolve("fff.png");
        assertThat(Captured.run("design", "fff", "--solute", "dsDNA", "--with", "base_pairs=1000", "--dT", "5 K",
                "--gap", "0.1 mm", "--length", "1 m", "--plot", fff.toString()).err()).isEmpty();
        assertThat(Files.exists(fff)).isTrue();
    }

    /// 32 cells across leave 0.4 % of the velocity, and less of the slope at Ra_D = 602; the ends a quarter of a gap in
    /// twelve.
    @Test
    void aCaseChecksTheColumn(@TempDir Path folder) {
        Path file = folder.resolve("my-column.yaml");
        String[] options = {"--D", "1e-10 m^2/s", "--soret", "0.02 1/K", "--dT", "10 K", "--length", "1.6 mm", "--case",
            file.toString(), "--constant-properties"};
        assertThat(Captured.run(line("column", options)).err()).isEmpty();
        Captured again = Captured.run(line("column", options));
        assertThat(again.exit()).isEqualTo(2);
        assertThat(again.err()).contains("write over it with --force").hasLineCount(1);
        assertThat(Captured.run(line("column", options, "--force")).exit()).isZero();
        Path run = folder.resolve("run");
        Captured ran = Captured.run("run", file.toString(), "--out", run.toString(), "--quiet");
        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out()).as("warnings").isEmpty();
        List<?> lines = (List<?>) Json.parse(Captured.run("design", "--compare", run.toString(), "--json").out());
        assertThat(lines).hasSize(3);
        assertThat(deviation(lines, 0)).isLessThan(0.03);
        assertThat(deviation(lines, 1)).isLessThan(0.01);
        assertThat(deviation(lines, 2)).isLessThan(0.01);
        assertThat(Captured.run("design", "--compare", run.toString()).out()).contains("ln(separation)", "predicted");
    }

    @Test
    void casesOfAllDevicesAreWellStated(@TempDir Path folder) {
        Path fff = folder.resolve("fff.yaml");
        assertThat(Captured.run("design", "fff", "--solute", "polystyrene", "--with", "radius=30 nm", "--dT", "20 K",
                "--gap", "0.1 mm", "--length", "30 cm", "--case", fff.toString()).err()).isEmpty();
        Path trap = folder.resolve("trap.yaml");
        assertThat(Captured.run("design", "trap", "--solute", "NaCl", "--temperature", "5 °C", "--dT", "4 K",
                "--length", "1 m", "--case", trap.toString(), "--solutal-expansion", "-0.7").err()).isEmpty();
        Path binary = folder.resolve("binary.yaml");
        assertThat(Captured.run("design", "column", "--fluid", "glycerol-water", "--fluid-with", "glycerol=40 %",
                "--D", "4e-10 m^2/s", "--soret", "3e-3 1/K", "--binary", "--dT", "4 K", "--length", "1 m",
                "--concentration", "0.4", "--case", binary.toString()).err()).isEmpty();
        for (Path file : List.of(fff, trap, binary)) {
            Captured check = Captured.run("check", file.toString(), "--json");
            assertThat(check.err()).isEmpty();
            assertThat(check.exit()).isZero();
        }
        assertThat(trap).content().contains("y-min: { species: { NaCl: 0.01 } }", "separation: { of: NaCl,");
        assertThat(binary).content().contains("logit(solute_low/solute_high)=");
    }

    @Test
    void whatWasNotDesignedIsNotCompared(@TempDir Path folder) {
        Captured wrong = Captured.run("design", "--compare", folder.toString());
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err()).contains("no folder of a run").hasLineCount(1);
    }

    private static double deviation(List<?> lines, int n) {
        return Math.abs(((Number) ((Map<?, ?>) lines.get(n)).get("deviation")).doubleValue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "column;--dT;10 K;--length;1 mm | a solute is missing",
        "column;--D;1e-10 m^2/s;--soret;1 K;--dT;10 K;--length;1 mm | --soret: found \"1 K\", which is a temperature",
        "column;--solute;NaCl;--dT;10 °C;--length;1 mm | differences are written in K",
        "column;--solute;NaCl;--dT;-1 K;--length;1 mm | --dT: found \"-1 K\", a number above zero is expected",
        "column;--solute;NaCl;--D;1 m^2/s;--dT;1 K;--length;1 mm | brings its own numbers",
        "column;--solute;NaC;--dT;1 K;--length;1 mm | did you mean NaCl",
        "column;--solute;NaCl;--dT;1 K;--length;1 mm;--fluid;gold | this is a solid",
        "column;--solute;NaCl;--dT;700 K;--length;1 mm | warmer than 0 K",
        "column;--solute;NaCl;--dT;1 K;--length;1 mm;--fluid-property;visc=1 Pa·s | no property visc",
        "column;--solute;NaCl;--dT;1 K;--length;1 mm;--concentration;2 | a fraction below 1",
        "fff;--solute;NaCl;--dT;1 K;--length;1 mm;--gap;1 s | --gap: found \"1 s\", which is a time"
    })
    void mistakesAreToldInOneLine(String line, String message) {
        Captured wrong = Captured.run(("design;" + line).split(";"));
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.err()).startsWith("soretflow: ").contains(message).hasLineCount(1);
    }

    private static Map<?, ?> results(String device, String... options) {
        Captured run = Captured.run(line(device, options, "--json"));
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        return (Map<?, ?>) ((Map<?, ?>) Json.parse(run.out())).get("results");
    }

    private static double number(Map<?, ?> results, String key) {
        return ((Number) ((Map<?, ?>) results.get(key)).get("value")).doubleValue();
    }

    private static String[] line(String device, String... options) {
        return line(device, options, new String[0]);
    }

    private static String[] line(String device, String[] options, String... more) {
        List<String> all = new ArrayList<>(List.of("design", device));
        all.addAll(List.of(options));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
