package org.soretflow.viz.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TicksTest {

    @Test
    void ticksAreRoundAndLabelsShort() {
        Ticks ticks = Ticks.over(293.15, 303.15, 6);
        assertThat(ticks.values()).containsExactly(294.0, 296.0, 298.0, 300.0, 302.0);
        assertThat(ticks.labels()).containsExactly("294", "296", "298", "300", "302");
        assertThat(ticks.title("temperature", "K")).isEqualTo("temperature [K]");
    }

    @Test
    void endsAreTicksInSpiteOfRounding() {
        assertThat(Ticks.over(0, 0.1 + 0.2, 4).labels()).containsExactly("0.0", "0.1", "0.2", "0.3");
        assertThat(Ticks.over(-1, 1, 4).labels()).containsExactly("−1.0", "−0.5", "0.0", "0.5", "1.0");
    }

    @Test
    void smallNumbersShareAPowerOfTenOrAPrefix() {
        Ticks ticks = Ticks.over(0, 4e-6, 5);
        assertThat(ticks.labels()).containsExactly("0", "1", "2", "3", "4");
        assertThat(ticks.title("salt", "mol/m³")).isEqualTo("salt [10⁻⁶ mol/m³]");
        assertThat(ticks.title("velocity", "m/s")).isEqualTo("velocity [µm/s]");
        assertThat(ticks.title("ethanol", "1")).isEqualTo("ethanol [10⁻⁶]");
        assertThat(Ticks.over(0, 3e7, 4).title("power", "W/m³")).isEqualTo("power [10⁶ W/m³]");
    }

    @Test
    void numbersThatDifferLateShareAnOffset() {
        Ticks ticks = Ticks.over(0.389999, 0.390001, 5);
        assertThat(ticks.title("ethanol", "1")).isEqualTo("ethanol − 0.39 [10⁻⁶]");
        assertThat(ticks.labels()).containsExactly("−1.0", "−0.5", "0.0", "0.5", "1.0");
    }

    @Test
    void thereAreNeverTooManyOrTooFew() {
        SplittableRandom random = new SplittableRandom(11);
        for (int n = 0; n < 5000; n++) {
            double low = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-12, 12));
            double span = random.nextDouble(0.01, 1) * Math.pow(10, random.nextInt(-6, 6)) * Math.abs(low);
            Ticks ticks = Ticks.over(low, low + span, 6);
            assertThat(ticks.values().size()).as(low + " + " + span).isBetween(2, 7);
            assertThat(ticks.labels()).doesNotHaveDuplicates();
        }
        assertThat(Ticks.over(5, 5, 6).labels()).containsExactly("5");
    }

    @Test
    void timesAreWrittenAsPeopleWriteThem() {
        assertThat(Durations.text(0)).isEqualTo("0 s");
        assertThat(Durations.text(0.0125)).isEqualTo("12.5 ms");
        assertThat(Durations.text(90)).isEqualTo("90 s");
        assertThat(Durations.text(300)).isEqualTo("5 min");
        assertThat(Durations.text(6 * 3600)).isEqualTo("6 h");
        assertThat(Durations.text(5 * 86400)).isEqualTo("5 d");
        assertThat(Durations.digits(-1234567)).isEqualTo("−1235000");
        assertThat(Durations.digits(-1.3142e-10)).isEqualTo("−1.314·10⁻¹⁰");
        assertThat(Durations.digits(1e99)).isEqualTo("1·10⁹⁹");
    }
}
