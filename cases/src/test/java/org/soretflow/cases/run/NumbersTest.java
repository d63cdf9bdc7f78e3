package org.soretflow.cases.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "0.194321, 0.1943", "2828.4, 2828", "298.15, 298.2", "99999.9, 100000", "353553, 3.536e5",
        "1e-10, 1e-10", "-4.3e-10, -4.3e-10", "10, 10", "1000, 1000", "NaN, NaN"})
    void hasFourDigits(double value, String text) {
        assertThat(Numbers.text(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 s", "2.8e-6, 2.8 µs", "0.0028, 2.8 ms", "1, 1 s", "119, 119 s", "600, 10 min", "41760, 11.6 h",
        "8640000, 100 d"})
    void choosesTheUnitOfTime(double seconds, String text) {
        assertThat(Numbers.seconds(seconds)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"20e-6, 20 µm", "1e-3, 1 mm", "0.5e-3, 500 µm", "15, 15 m", "5e-9, 5 nm"})
    void choosesTheUnitOfLength(double metres, String text) {
        assertThat(Numbers.metres(metres)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"12.4, 12 s", "200, 3 min 20 s", "18600, 5 h 10 min"})
    void roundsWaitingTimes(double seconds, String text) {
        assertThat(Numbers.duration(seconds)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"512, 512 B", "1234567, 1.2 MB", "820000000, 820 MB", "12e9, 12 GB"})
    void choosesTheUnitOfMemory(double bytes, String text) {
        assertThat(Numbers.bytes(bytes)).isEqualTo(text);
    }
}
