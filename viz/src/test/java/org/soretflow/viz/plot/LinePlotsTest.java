package org.soretflow.viz.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.DoubleStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.soretflow.viz.plot.AxisScale.Quantity;

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
    void scalesMapTheirEndsToTheEndsOfTheAxis() {
        AxisScale linear = AxisScale.over(DoubleStream.of(2, 12), new Quantity("t", "s", false), 6, false);
        assertThat(linear.share(2)).isZero();
        assertThat(linear.share(12)).isEqualTo(1);
        AxisScale log = AxisScale.over(DoubleStream.of(2e-5, 300, 0, -1), new Quantity("t", "s", true), 8, true);
        assertThat(log.low()).isEqualTo(1e-5);
        assertThat(log.high()).isEqualTo(1000);
        assertThat(log.labels()).containsExactly("10⁻⁵", "10⁻⁴", "10⁻³", "10⁻²", "10⁻¹", "10⁰", "10¹", "10²", "10³");
        assertThat(log.share(-1)).isNaN();
        AxisScale wide = AxisScale.over(DoubleStream.of(1e-14, 1), new Quantity("r", "1", true), 8, true);
        assertThat(wide.labels()).containsExactly("10⁻¹⁴", "10⁻¹²", "10⁻¹⁰", "10⁻⁸", "10⁻⁶", "10⁻⁴", "10⁻²", "10⁰");
    }
}
