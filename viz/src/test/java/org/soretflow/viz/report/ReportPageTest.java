package org.soretflow.viz.report;

import org.soretflow.viz.plot.ColourMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.CellZones;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.viz.plot.ProfilePlot;

class ReportPageTest {

    private static final String HOSTILE = "<script>alert(1)</script>\"'&</title></pre><img src=x onerror=alert(2)>";

    @Test
    void whateverATextHoldsIsShownAsText() {
        ProfilePlot plot = ProfilePlot.of(HOSTILE, HOSTILE, HOSTILE, HOSTILE).title(HOSTILE)
                .line(HOSTILE, new double[] {0, 1}, new double[] {0, 1})
                .line(HOSTILE + 2, new double[] {0, 1}, new double[] {1, 0});
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(1, 2), Axis.uniform(1, 2));
        FieldScene scene = new FieldScene(mesh, CellZones.fill(mesh, HOSTILE).build(), 100);
        scene.add(HOSTILE, List.of(new FieldScene.Layer(
                FieldSnapshot.scalar(HOSTILE, HOSTILE, new double[4]), _ -> true)));
        String html = ReportPage.titled(HOSTILE).subtitle(HOSTILE).fact(HOSTILE, HOSTILE)
                .section(HOSTILE, List.of(new Block.Text(HOSTILE), new Block.Warning(HOSTILE),
                        new Block.Table(HOSTILE, List.of(HOSTILE), List.of(List.of(HOSTILE))),
                        new Block.Charts(List.of(new Block.Chart(HOSTILE, plot.svg()))),
                        new Block.Pictures(List.of(new Block.Picture(HOSTILE, new byte[] {1}))),
                        new Block.Folded(HOSTILE, HOSTILE), new Block.Scene(scene)))
                .foot(HOSTILE).html();

        assertThat(html).doesNotContain("<script>alert").doesNotContain("<img src=x")
                .contains("<title>&lt;script&gt;alert(1)&lt;/script&gt;");
        assertThat(html.split("<script", -1)).as("the data, vtk.js if it is there, and the view")
                .hasSize(VtkJs.isPresent() ? 4 : 3);
        assertThat(html.split("</title>", -1)).as("of the page and of the chart").hasSize(3);
    }

    @Test
    void sectionsWithoutBlocksAreLeftOut() {
        String html = ReportPage.titled("a").section("left out", List.of()).section("full", List.of(new Block.Text("b")))
                .html();
        assertThat(html).doesNotContain("left out").contains("<h2>full</h2>").contains("<p>b</p>")
                .doesNotContain("vtk-code").doesNotContain("view-data");
    }

    @Test
    void numbersAreSetFlushRight() {
        String html = ReportPage.titled("a").section("t", List.of(new Block.Table("", List.of("name", "value"),
                List.of(List.of("Ra", "3.5e+05"), List.of("ΔT", "−10 K"), List.of("D", "1.5·10⁻¹⁰ m²/s"), List.of("name", "2 µm wide"))))).html();
        assertThat(html).contains("<td class=\"number\">3.5e+05</td>").contains("<td class=\"number\">−10 K</td>")
                .contains("<td class=\"number\">1.5·10⁻¹⁰ m²/s</td>")
                .contains("<td>2 µm wide</td>").contains("<th scope=\"col\">name</th><th scope=\"col\">value</th>").doesNotContain("<caption>");
    }

    /// A velocity at rest has no sign yet: the colours are chosen when all times are known.
    @Test
    void theViewHasColoursForAllTimesAndTheNamesOfItsMesh() {
        StructuredMesh rings = StructuredMesh.axisymmetric(Axis.uniform(1, 2), Axis.uniform(1, 2));
        FieldScene scene = new FieldScene(rings, CellZones.fill(rings, "water").build(), 100);
        scene.add("0 s", List.of(layer(0, 0, 0, 0)));
        scene.add("1 s", List.of(layer(-1, 0, 1, 3)));
        String low = String.format("#%06x", ColourMap.DIVERGING.rgb(0));
        assertThat(scene.json()).contains("\"names\":[\"r\",\"z\",\"angle\"]")
                .contains("\"low\":-3.0,\"high\":3.0,\"colours\":[\"" + low + "\"");
    }

    private static FieldScene.Layer layer(double... values) {
        return new FieldScene.Layer(FieldSnapshot.scalar("velocity_y", "m/s", values), _ -> true);
    }

    @Test
    void thePageAsksNothingOfTheNetwork() {
        String html = ReportPage.titled("a").section("t", List.of(new Block.Text("b"))).html();
        assertThat(html).contains("default-src 'none'").doesNotContain("http://").doesNotContain("https://");
    }
}
