package org.soretflow.viz.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.soretflow.backend.Grid;
import org.soretflow.diagnostics.NodeStreamFunction;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.mesh.Toward;

class FlowOverlayTest {

    private static final StructuredMesh MESH =
            StructuredMesh.of(Axis.tanh(2e-3, 40, Toward.BOTH, 4), Axis.tanh(1e-3, 30, Toward.BOTH, 4));

    @TempDir
    Path folder;

    @BeforeAll
    static void picturesNeedFonts() {
        Fonts.assumePresent();
    }

    /// Flow through faces as differences of ψ at the corners.
    private static double[] flow(StructuredMesh mesh, DoubleBinaryOperator psi, Direction d) {
        Grid grid = Grid.of(mesh);
        double[] flow = new double[grid.faces(d)];
        boolean x = d == Direction.X;
        for (int j = 0; j < mesh.ny() + (x ? 0 : 1); j++) {
            for (int i = 0; i < mesh.nx() + (x ? 1 : 0); i++) {
                if (d != Direction.Z) {
                    double here = psi.applyAsDouble(mesh.x().face(i), mesh.y().face(j));
                    double next = psi.applyAsDouble(mesh.x().face(x ? i : i + 1), mesh.y().face(x ? j + 1 : j));
                    flow[grid.face(d, i, j, 0)] = x ? next - here : here - next;
                }
            }
        }
        return flow;
    }

    private static FieldSnapshot velocity(StructuredMesh mesh, DoubleBinaryOperator u, DoubleBinaryOperator v) {
        double[] values = new double[3 * mesh.cells()];
        for (int n = 0; n < mesh.cells(); n++) {
            values[3 * n] = u.applyAsDouble(mesh.x().centre(mesh.i(n)), mesh.y().centre(mesh.j(n)));
            values[3 * n + 1] = v.applyAsDouble(mesh.x().centre(mesh.i(n)), mesh.y().centre(mesh.j(n)));
        }
        return new FieldSnapshot("velocity", "m/s", 3, values);
    }

    @Test
    void arrowsOfARotationLieAcrossTheRadius() {
        // u = −(y − 0.5e-3), v = x − 1e-3: linear, hence exact between the centres
        FieldSnapshot rotation = velocity(MESH, (x, y) -> -(y - 0.5e-3), (x, y) -> x - 1e-3);
        FlowOverlay overlay = new FlowOverlay(new Slice(MESH, Direction.Z, 0.5), 600, 300);
        List<FlowOverlay.Arrow> arrows = overlay.arrows(rotation, _ -> true);
        assertThat(arrows).hasSizeGreaterThan(200);
        for (FlowOverlay.Arrow arrow : arrows) {
            double x = arrow.x() - 300;
            double y = 150 - arrow.y();
            double radius = Math.hypot(x, y);
            // counter-clockwise: the direction is (−y, x)/r, on the sheet with y downwards (−y, −x)/r
            assertThat(arrow.alongX()).isCloseTo(-y / radius, within(1e-9));
            assertThat(arrow.alongY()).isCloseTo(-x / radius, within(1e-9));
            assertThat(arrow.speed()).isCloseTo(radius * 2e-3 / 600, within(1e-15));
        }
        assertThat(overlay.arrows(velocity(MESH, (x, y) -> 0, (x, y) -> 0), _ -> true)).isEmpty();
    }

    @Test
    void arrowsFollowTheStretchingOfThePlane() {
        // twice as high on the sheet as it is: a flow at 45° is drawn with slope 2
        FlowOverlay overlay = new FlowOverlay(new Slice(MESH, Direction.Z, 0.5), 300, 300);
        FlowOverlay.Arrow arrow = overlay.arrows(velocity(MESH, (x, y) -> 3, (x, y) -> 3), _ -> true).getFirst();
        assertThat(-arrow.alongY() / arrow.alongX()).isCloseTo(2, within(1e-12));
        assertThat(arrow.speed()).isCloseTo(Math.sqrt(18), within(1e-14));
    }

    @Test
    void speedsHaveAUnitThatSuitsThem() {
        assertThat(List.of(FlowOverlay.speed(1.234e-5), FlowOverlay.speed(0.0567), FlowOverlay.speed(2345),
                FlowOverlay.speed(1.5e-7))).containsExactly("12.3 µm/s", "56.7 mm/s", "2345 m/s", "150 nm/s");
    }

    @Test
    void streamlinesAndArrowsAreDrawnOverColours() throws IOException {
        // a vortex of ψ = A sin²(πx/2L) sin²(πy/L): at rest on all walls
        double rate = 1e-9;
        DoubleBinaryOperator psi =
                (x, y) -> -rate * sq(Math.sin(Math.PI * x / 2e-3)) * sq(Math.sin(Math.PI * y / 1e-3));
        FieldSnapshot velocity = velocity(MESH,
                (x, y) -> -rate * Math.PI / 1e-3 * sq(Math.sin(Math.PI * x / 2e-3)) * Math.sin(2 * Math.PI * y / 1e-3),
                (x, y) -> rate * Math.PI / 2e-3 * Math.sin(2 * Math.PI * x / 2e-3) * sq(Math.sin(Math.PI * y / 1e-3)));
        NodeStreamFunction nodes = NodeStreamFunction.of(MESH, d -> flow(MESH, psi, d));
        BufferedImage plain = FieldImage.of(MESH, velocity).render();
        BufferedImage lines = FieldImage.of(MESH, velocity).streamlines(nodes, 10).render();
        assertThat(differing(plain, lines)).isBetween(0.02, 0.3);
        Path file = folder.resolve("flow.png");
        FieldImage.of(MESH, velocity).streamlines(nodes, 10).write(file);
        FieldImage.of(MESH, velocity).title("Vortex").arrows(velocity).write(folder.resolve("arrows.png"));
        FieldImage.of(MESH, nodes.centred()).colours(ColourMap.SEA).arrows(velocity).time(3)
                .write(folder.resolve("psi.png"));
        assertThat(file).isNotEmptyFile();
        // nothing flows: nothing is drawn
        NodeStreamFunction rest = NodeStreamFunction.of(MESH, d -> null);
        assertThat(differing(plain, FieldImage.of(MESH, velocity).streamlines(rest, 10).render())).isZero();
    }

    @Test
    void whatDoesNotFitIsRefused() {
        StructuredMesh other = StructuredMesh.of(Axis.uniform(1, 4), Axis.uniform(1, 4));
        FieldImage image = FieldImage.of(other, velocity(other, (x, y) -> 1, (x, y) -> 0));
        NodeStreamFunction nodes = NodeStreamFunction.of(MESH, d -> null);
        assertThatThrownBy(() -> image.streamlines(nodes, 5)).hasMessageContaining("another mesh");
        assertThatThrownBy(() -> image.arrows(nodes.centred())).hasMessageContaining("3 components in 16 cells");
    }

    private static double sq(double number) {
        return number * number;
    }

    /// Share of pixels that differ.
    private static double differing(BufferedImage one, BufferedImage other) {
        long count = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                count += one.getRGB(x, y) == other.getRGB(x, y) ? 0 : 1;
            }
        }
        return (double) count / one.getWidth() / one.getHeight();
    }
}
