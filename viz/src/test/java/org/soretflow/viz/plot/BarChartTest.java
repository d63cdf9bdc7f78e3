package org.soretflow.viz.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BarChartTest {

    private static final List<String> OUTLETS = List.of("cold", "hot");

    /// Bars as high as their numbers say, in groups; what is not known leaves a gap.
    @Test
    void barsAreAsHighAsTheirNumbers() {
        String svg = BarChart.of("recovery", "1", OUTLETS).bars("DNA", new double[] {0.8, 0.2})
                .bars("beads", new double[] {0.4, Double.NaN}).svg();
        double[] heights = heights(svg);
        assertThat(heights).hasSize(3);
        // printed with one decimal
        assertThat(heights[0] / heights[2]).isCloseTo(4, within(0.01));
        assertThat(heights[0] / heights[1]).isCloseTo(2, within(0.01));
        assertThat(svg).contains(">cold</text>").contains(">hot</text>").contains(">beads</text>");
    }

    /// A spread as large as its mean reaches down to zero, a larger one no further.
    @Test
    void whiskersStayInTheFrame() {
        String svg = BarChart.of("time", "s", OUTLETS).bars("DNA", new double[] {3, 4}, new double[] {3, 9}).svg();
        Matcher whiskers = Pattern.compile("M[0-9.]+ ([0-9.]+)V([0-9.]+)").matcher(svg);
        int count = 0;
        while (whiskers.find()) {
            count++;
            assertThat(Double.parseDouble(whiskers.group(1))).isGreaterThan(12);
            assertThat(Double.parseDouble(whiskers.group(2))).isCloseTo(290, within(0.11));
        }
        assertThat(count).isEqualTo(2);
    }

    @Test
    void manyNamesTakeSeveralRows() {
        BarChart chart = BarChart.of("recovery", "1", OUTLETS);
        IntStream.range(0, 8).forEach(n -> chart.bars("a rather long name " + n, new double[] {1, 2}));
        String svg = chart.svg();
        Matcher names = Pattern.compile("<text x=\"([0-9.]+)\" y=\"([0-9.]+)\"[^>]*>a rather").matcher(svg);
        Matcher box = Pattern.compile("viewBox=\"0 0 520 ([0-9]+)\"").matcher(svg);
        assertThat(box.find()).isTrue();
        int count = 0;
        while (names.find()) {
            count++;
            assertThat(Double.parseDouble(names.group(1))).isLessThan(520 - 20 * 6.9);
            assertThat(Double.parseDouble(names.group(2))).isLessThan(Double.parseDouble(box.group(1)));
        }
        assertThat(count).isEqualTo(8);
    }

    @Test
    void textsDoNoHarmAndNumbersAreAsMany() {
        assertThat(BarChart.of("<b>", "1", List.of("<i>")).bars("<s>", new double[] {1}).svg())
                .doesNotContain("<b>").doesNotContain("<i>").doesNotContain("<s>");
        assertThatThrownBy(() -> BarChart.of("a", "1", OUTLETS).bars("b", new double[3]))
                .hasMessageContaining("a number for each of the 2 groups, got 3");
    }

    private static double[] heights(String svg) {
        return Pattern.compile("<rect fill=\"[^\"]*\" x=[^ ]* y=[^ ]* width=[^ ]* height=\"([0-9.]+)\"").matcher(svg).results()
                .mapToDouble(bar -> Double.parseDouble(bar.group(1))).filter(height -> height != 12).toArray();
    }
}
