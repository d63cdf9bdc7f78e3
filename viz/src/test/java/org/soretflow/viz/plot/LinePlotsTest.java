package org.soretflow.viz.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.soretflow.viz.plot.ChartAxis.Quantity;

class LinePlotsTest {

    @TempDir
    Path folder;

    @BeforeAll
    static void picturesNeedFonts() {
        Fonts.assumePresent();
    }

    @Test
    void residualsAreDrawnFromTheirTable() throws IOException {
        Path table = Files.writeString(folder.resolve("residuals.csv"), """
                step,time [s],time step [s],salt iterations [1],salt initial residual [1],salt final residual [1]
                1,0.1,0.1,4,1.0,1.0E-10
                2,0.2,0.1,4,0.5,0.0
                3,0.3,0.1,4,NaN,2.0E-11
                """);
        Path png = folder.resolve("residuals.png");
        assertThat(ResidualPlot.write(table, png)).isTrue();
        assertThat(ImageIO.read(png.toFile()).getWidth()).isEqualTo(2 * LineChart.WIDTH);
    }

    @Test
    void nothingToDrawIsNoPicture() throws IOException {
        Path table = Files.writeString(folder.resolve("residuals.csv"),
                "step,salt initial residual [1],salt final residual [1]\n1,0.0,0.0\n");
        assertThat(ResidualPlot.write(table, folder.resolve("r.png"))).isFalse();
        Files.writeString(table, "step,salt initial residual [1],salt final residual [1]\n");
        assertThat(ResidualPlot.write(table, folder.resolve("r.png"))).isFalse();
        Files.writeString(table, "step,salt initial residual [1],salt final residual [1]\n1,1.0,1.0E-10\n");
        assertThat(ResidualPlot.write(table, folder.resolve("r.png"))).as("one step makes no line").isFalse();
        assertThat(folder.resolve("r.png")).doesNotExist();
    }

    @Test
    void profilesTakeAnyNumbers() throws IOException {
        double[] x = {0, 1, 2, 3};
        ProfilePlot.of("y", "m", "c", "1").title("Gaps").line("a", x, new double[] {1, Double.NaN, 3, 4})
                .points("b", x, new double[] {2, 2, 2, 2}).companion("c", x, x).write(folder.resolve("p.png"));
        assertThat(ImageIO.read(folder.resolve("p.png").toFile())).isNotNull();
        ProfilePlot.of("y", "m", "c", "1").line("one point", new double[] {1}, new double[] {0}).render();
        assertThatThrownBy(() -> ProfilePlot.of("y", "m", "c", "1").render())
                .hasMessage("a plot of y has no number to show");
        assertThatThrownBy(() -> ProfilePlot.of("y", "m", "c", "1").line("a", x, new double[2]))
                .hasMessageContaining("got 4 and 2");
    }

    @Test
    void axesShowRoundNumbersAndWholeDecades() {
        ChartAxis linear = ChartAxis.over(DoubleStream.of(2e-6, 12e-6), new Quantity("y", "m", false), 6, false);
        assertThat(linear.title()).isEqualTo("y [µm]");
        assertThat(linear.shown(2e-6)).isCloseTo(2, within(1e-12));
        assertThat(linear.pattern()).isEqualTo("0;−0");
        ChartAxis fine = ChartAxis.over(DoubleStream.of(0.389999, 0.390001), new Quantity("c", "1", false), 6, false);
        assertThat(fine.title()).isEqualTo("c − 0.39 [10⁻⁶]");
        assertThat(fine.shown(0.3900005)).isCloseTo(0.5, within(1e-9));
        assertThat(fine.pattern()).isEqualTo("0.0;−0.0");
        ChartAxis log = ChartAxis.over(DoubleStream.of(2e-5, 300, 0, -1), new Quantity("t", "s", true), 8, true);
        assertThat(log.low()).isEqualTo(1e-5);
        assertThat(log.high()).isEqualTo(1000);
        assertThat(log.shown(-1)).isNaN();
    }

    @Test
    void manyDecadesAreLabelledInRoundStepsWithoutTicksBetween() {
        Quantity residual = new Quantity("residual", "1", true);
        ChartAxis few = ChartAxis.over(DoubleStream.of(2e-6, 0.9), residual, 8, true);
        assertThat(few.showsExponents()).isFalse();
        assertThat(few.shown(1e-5)).isEqualTo(1e-5);
        assertThat(few.decade(1e-5)).isEqualTo("10⁻⁵");
        ChartAxis many = ChartAxis.over(DoubleStream.of(2e-22, 0.9), residual, 8, true);
        assertThat(many.showsExponents()).isTrue();
        assertThat(many.ticks().values()).containsExactly(-20.0, -15.0, -10.0, -5.0, 0.0);
        assertThat(many.shown(1e-15)).isEqualTo(-15);
        assertThat(many.decade(-15)).isEqualTo("10⁻¹⁵");
        assertThat(many.title()).isEqualTo("residual");
        // as wide as doubles are: 10³⁰⁸ must not overflow
        assertThat(ChartAxis.over(DoubleStream.of(1e-300, 1e300), residual, 8, true).spacing()).isBetween(0.1, 0.5);
    }

    /// Left of the frame there are short marks; over 22 decades they stand apart.
    @Test
    void ticksOfManyDecadesDoNotMerge() {
        double[] x = {0, 1, 2};
        BufferedImage image = ProfilePlot.of("step", "1", "residual", "1").logarithmicY()
                .line("a", x, new double[] {1, 1e-11, 1e-22}).render();
        int most = 0;
        for (int column = 0; column < image.getWidth() / 4; column++) {
            int at = column;
            int[] dark = IntStream.range(0, image.getHeight()).filter(y -> isDark(image.getRGB(at, y))).toArray();
            boolean frame = dark.length > image.getHeight() / 2;
            most = frame ? most : Math.max(most, dark.length);
        }
        // labels and marks of a column: five numbers of some 20 pixels each; merged marks would fill the height
        assertThat(most).isLessThan(image.getHeight() / 4);
    }

    /// Of a level line through 500 points, five of eight pixels are there.
    @Test
    void dashesAreSeenHoweverCloseThePointsAre() {
        double[] x = IntStream.range(0, 500).mapToDouble(n -> n).toArray();
        double[] y = IntStream.range(0, 500).mapToDouble(_ -> 2).toArray();
        double[] ends = {0, 499};
        double[] span = {1, 3};
        for (double[][] line : new double[][][] {{x, y}, {ends, {2, 2}}}) {
            BufferedImage image = ProfilePlot.of("x", "1", "y", "1").points("span", ends, span)
                    .dashed("theory", line[0], line[1]).render();
            long dashes = IntStream.range(0, image.getWidth()).filter(column -> IntStream
                    .range(image.getHeight() / 4, 3 * image.getHeight() / 4)
                    .anyMatch(row -> isOrange(image.getRGB(column, row)))).count();
            // the plot is some 0.85 of the picture wide; ends of dashes are blurred over a pixel
            assertThat((double) dashes / image.getWidth()).isBetween(0.40, 0.68);
        }
    }

    /// The second colour of a chart, or nearly.
    private static boolean isOrange(int colour) {
        return (colour >> 16 & 0xff) - (colour & 0xff) > 100;
    }

    private static boolean isDark(int colour) {
        return (colour & 0xff) < 0x80 && (colour >> 8 & 0xff) < 0x80 && (colour >> 16 & 0xff) < 0x80;
    }
}
