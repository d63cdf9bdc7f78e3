package org.soretflow.cases.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.boundary.Value;

class ValuesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "293.15 + 5*sin(2*pi*t) | 298.15", "x + 10*y + 100*z | 321", "x^2 + -1 | 0", "max(x, y) | 2", "min(x, y) | 1",
                "step(x - 2) | 0",
        "step(y - 2) | 1", "mod(7, 3) | 1", "atan2(0, x) | 0", "exp(0)*sqrt(4) | 2", "2x | 2", "1.5e1 | 15"
    })
    void expressionsAreEvaluated(String text, double expected) {
        // a dozen roundings of numbers below 400
        assertThat(Expressions.value(text).at(1, 2, 3, 0.25)).isCloseTo(expected, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x +", "(x", "x)", "foo(x)", "q", "sin()", "1 2 +*", "x y z(", "max(1)", "20 °C",
            "1 x(", "min(x y)", "1,2"})
    void whatIsNoExpressionIsRefused(String text) {
        assertThatThrownBy(() -> Expressions.value(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expression");
    }

    @Test
    void steadyIsWhatDoesNotKnowTheTime() {
        assertThat(Expressions.value("293 + sqrt(x)").isSteady()).isTrue();
        assertThat(Expressions.value("293 + t*x").isSteady()).isFalse();
        assertThat(Expressions.value("1/x").at(0, 0, 0, 0)).isNaN();
    }

    @Test
    void anExpressionMayBeUsedFromManyThreads() {
        Value value = Expressions.value("x*1000 + y");
        AtomicInteger wrong = new AtomicInteger();
        IntStream.range(0, 100_000).parallel().forEach(n -> {
            if (value.at(n, 1, 0, 0) != n * 1000.0 + 1) {
                wrong.incrementAndGet();
            }
        });
        assertThat(wrong).hasValue(0);
    }

    @Test
    void aTableIsLinearBetweenItsPointsAndConstantBeyond(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("wall.csv"), "\ufeff\"time\",temperature\n0,20\n2, 30\n4,10\n".substring(1));
        String text = Examples.text("tilted-cell.yaml")
                .replace("temperature: 20 °C",
                "temperature: { table: { along: t, file: wall.csv, units: [min, °C] } }");
        LoadedCase loaded = CaseReader.read(text, "case.yaml", folder, List.of());
        int patch = loaded.problem().patches().id("y-min");
        Value wall = ((ThermalCondition.FixedTemperature) loaded.problem().thermalCondition(patch)).temperature();
        double[] expected = {293.15, 293.15, 298.15, 303.15, 293.15, 283.15, 283.15};
        double[] times = {-1, 0, 60, 120, 180, 240, 1000};
        for (int m = 0; m < times.length; m++) {
            // two roundings of numbers near 300
            assertThat(wall.at(0, 0, 0, times[m])).isCloseTo(expected[m], within(2e-13));
        }
        assertThat(wall.isSteady()).isFalse();
        assertThat(loaded.resolvedYaml()).contains(folder.resolve("wall.csv").toString());
        Files.writeString(folder.resolve("wall.csv"), "0,20\n2,31\n");
        assertThat(CaseReader.read(text, "case.yaml", folder, List.of()).fingerprint())
                .isNotEqualTo(loaded.fingerprint());
        Files.writeString(folder.resolve("wall.csv"), "0,20\n2,warm\n");
        assertThatThrownBy(() -> CaseReader.read(text, "case.yaml", folder, List.of()))
                .isInstanceOf(CaseFileException.class)
                .hasMessageContaining("line 2: found \"warm\", a number is expected");
        Files.writeString(folder.resolve("wall.csv"), "0\n2\n");
        assertThatThrownBy(() -> CaseReader.read(text, "case.yaml", folder, List.of()))
                .hasMessageContaining("two are expected");
    }
}
