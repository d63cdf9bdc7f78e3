package org.soretflow.viz.vtkjava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.awt.image.BufferedImage;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.CellZones;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Range;
import org.soretflow.mesh.Shape;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.mesh.Toward;
import org.soretflow.viz.plot.ColourMap;
import org.soretflow.viz.render.PictureOptions;
import org.soretflow.viz.render.RunPicture;
import org.soretflow.viz.render.RunState;
import org.soretflow.viz.render.Style;

/// Scenes are drawn, and what is seen is what the numbers say.
class VtkSceneRendererTest {

    private static final StructuredMesh MESH = StructuredMesh.of(
            Axis.uniform(2e-3, 12), Axis.tanh(1e-3, 9, Toward.BOTH, 3), Axis.uniform(1e-3, 8));

    @BeforeAll
    static void needAScreen() {
        new VtkSceneRenderer().obstacle().ifPresent(reason -> {
            if ("1".equals(System.getenv("SORETFLOW_REQUIRE_VTK"))) {
                fail(reason);
            }
            abort(reason);
        });
    }

    /// x from 0 to 1 across the box, and a flow along x.
    private static RunState state(StructuredMesh mesh, Optional<CellZones> zones) {
        double[] share = new double[mesh.cells()];
        double[] velocity = new double[3 * mesh.cells()];
        for (int n = 0; n < share.length; n++) {
            share[n] = mesh.x().centre(mesh.i(n)) / mesh.x().length();
            velocity[3 * n] = 1e-3;
        }
        Map<String, FieldSnapshot> fields = new LinkedHashMap<>();
        fields.put("share", FieldSnapshot.scalar("share", "1", share));
        fields.put("velocity", new FieldSnapshot("velocity", "m/s", 3, velocity));
        return new RunState(mesh, zones, fields, _ -> false, OptionalDouble.of(12));
    }

    @ParameterizedTest
    @EnumSource(Style.class)
    void everyStyleShowsTheColoursOfItsNumbers(Style style) {
        BufferedImage image = RunPicture.of(PictureOptions.of("share").style(style).camera("iso").size(900, 600)
                .range(0, 1).withoutBar()).draw(state(MESH, Optional.empty()));
        assertThat(image.getWidth()).isEqualTo(900);
        assertThat(image.getHeight()).isEqualTo(600);
        // the left of the box has small numbers, dark and blue, the right large ones, light and yellow
        double[] left = meanColour(image, 150, 430);
        double[] right = meanColour(image, 470, 750);
        assertThat(left[2] - left[0]).as("more blue than red at the left").isPositive();
        assertThat(right[0] - right[2]).as("more red than blue at the right").isPositive();
    }

    /// Rings seen from above are a disc in which colours follow the distance from the axis, but for a quarter.
    @Test
    void ringsAreTurnedAboutTheirAxis() {
        StructuredMesh rings = StructuredMesh.axisymmetric(Axis.uniform(1e-3, 20), Axis.uniform(5e-4, 4));
        RunState state = state(rings, Optional.empty());
        PictureOptions options = PictureOptions.of("share").camera("z").size(800, 800).range(0, 1).withoutBar();
        BufferedImage image = RunPicture.of(options).draw(state);
        int left = image.getWidth();
        int right = 0;
        int top = image.getHeight();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (isColoured(image.getRGB(x, y))) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                }
            }
        }
        double radius = 0.5 * (right - left);
        for (int angle = 0; angle < 360; angle += 30) {
            double share = angle % 60 == 0 ? 0.4 : 0.7;
            double direction = Math.toRadians(angle);
            int seen = image.getRGB((int) (left + radius + share * radius * Math.cos(direction)),
                    (int) (top + radius - share * radius * Math.sin(direction)));
            boolean open = angle > 255 && angle < 345;
            for (int shift = 0; shift <= 16; shift += 8) {
                int expected = (open ? 0xFFFFFF : ColourMap.SEA.rgb(share)) >> shift & 255;
                // two pixels of some 300 are 1 % of the colours, which differ by no more than 2.5 of 256 levels then
                assertThat(Math.abs((seen >> shift & 255) - expected)).as("at an angle of " + angle)
                        .isLessThanOrEqualTo(5);
            }
        }
        for (Style style : List.of(Style.CONTOUR, Style.STREAMLINES, Style.GLYPHS)) {
            assertThat(coloured(RunPicture.of(options.camera("iso").style(style)).draw(state)))
                    .as(style.name()).isGreaterThan(1000);
        }
        assertThatThrownBy(() -> RunPicture.of(options.style(Style.VOLUME)).draw(state))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("a volume needs a run in three");
    }

    private static boolean isColoured(int rgb) {
        int red = rgb >> 16 & 255;
        int green = rgb >> 8 & 255;
        int blue = rgb & 255;
        return Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue)) > 20;
    }

    private static int coloured(BufferedImage image) {
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += isColoured(image.getRGB(x, y)) ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void aPlaneSeenFaceOnHasTheColoursOfTheMap() {
        BufferedImage image = RunPicture.of(PictureOptions.of("share").style(Style.SLICE).camera("z")
                .normals(List.of(Direction.Z)).size(1000, 700).range(0, 1).withoutBar())
                .draw(state(MESH, Optional.empty()));
        int[] edge = edges(image, 350);
        for (double share : new double[] {0.2, 0.5, 0.8}) {
            int seen = image.getRGB((int) (edge[0] + share * (edge[1] - edge[0])), 350);
            int expected = ColourMap.SEA.rgb(share);
            for (int shift = 0; shift <= 16; shift += 8) {
                // two pixels, and steps of the table of 512 colours: a few of 256 levels
                assertThat(Math.abs((seen >> shift & 255) - (expected >> shift & 255))).as("at " + share)
                        .isLessThanOrEqualTo(4);
            }
        }
    }

    @Test
    void hiddenZonesAreNotDrawn() {
        CellZones zones =
                CellZones.fill(MESH, "glass").paint("water", Shape.layer(Direction.X, Range.from(1e-3))).build();
        BufferedImage image = RunPicture.of(PictureOptions.of("share").style(Style.SLICE).camera("z")
                .normals(List.of(Direction.Z)).zones(List.of("water")).size(1000, 700).range(0, 1).withoutBar())
                .draw(state(MESH, Optional.of(zones)));
        int[] box = edges(image, 350);
        assertThat(image.getRGB((int) (box[0] + 0.25 * (box[1] - box[0])), 350) & 0xFFFFFF).isEqualTo(0xFFFFFF);
        assertThat(image.getRGB((int) (box[0] + 0.75 * (box[1] - box[0])), 350) & 0xFFFFFF).isNotEqualTo(0xFFFFFF);
    }

    @Test
    void aSheetInTwoDimensionsCanBeSeenFromTheSide() {
        StructuredMesh flat = StructuredMesh.of(Axis.uniform(2e-3, 12), Axis.uniform(1e-3, 9));
        for (Style style : List.of(Style.SLICE, Style.CONTOUR, Style.STREAMLINES, Style.GLYPHS)) {
            BufferedImage image = RunPicture.of(PictureOptions.of("share").style(style).camera("iso").size(600, 400))
                    .draw(state(flat, Optional.empty()));
            assertThat(colours(image)).as(style.name()).hasSizeGreaterThan(100);
        }
    }

    private static Set<Integer> colours(BufferedImage image) {
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                colours.add(image.getRGB(x, y));
            }
        }
        return colours;
    }

    /// First and last pixel of a row that is not white.
    private static int[] edges(BufferedImage image, int row) {
        int first = 0;
        while ((image.getRGB(first, row) & 0xFFFFFF) == 0xFFFFFF || !isLine(image, first)) {
            first++;
        }
        int last = image.getWidth() - 1;
        while (!isLine(image, last)) {
            last--;
        }
        return new int[] {first, last};
    }

    /// Whether a column is an upright line: the border of the box, not a letter.
    private static boolean isLine(BufferedImage image, int column) {
        int dark = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            dark += (image.getRGB(column, y) & 0xFFFFFF) != 0xFFFFFF ? 1 : 0;
        }
        return dark > image.getHeight() / 3;
    }

    private static double[] meanColour(BufferedImage image, int from, int to) {
        double[] sum = new double[3];
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = from; x < to; x++) {
                int rgb = image.getRGB(x, y);
                int least = Math.min(rgb & 255, Math.min(rgb >> 8 & 255, rgb >> 16 & 255));
                int most = Math.max(rgb & 255, Math.max(rgb >> 8 & 255, rgb >> 16 & 255));
                if (most - least > 12) {
                    for (int q = 0; q < 3; q++) {
                        sum[q] += rgb >> 16 - 8 * q & 255;
                    }
                    count++;
                }
            }
        }
        assertThat(count).as("coloured pixels").isPositive();
        return new double[] {sum[0] / count, sum[1] / count, sum[2] / count};
    }
}
