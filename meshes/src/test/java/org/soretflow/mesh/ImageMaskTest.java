package org.soretflow.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ImageMaskTest {
    private static final int R = 0xFFFF0000;
    private static final int B = 0xFF0000FF;
    private static final int W = 0xFFFFFFFF;
    private static final int CLEAR = 0x00123456;

    /// Three columns, two rows; the first row is the top.
    private static final int[] PIXELS = {
        R, B, W,
        W, CLEAR, B};

    private static ImageMask.Builder builder() {
        return ImageMask.of(3, 2, PIXELS).placed(Direction.Z, Range.of(10, 16), Range.of(0, 4))
                .legend("#ff0000", "heater").legend("#0000FF", "channel").ignore("#ffffff");
    }

    @Test
    void everyCellTakesThePixelAtItsCentre() {
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(8, 8).startingAt(9), Axis.uniform(5, 5),
                Axis.uniform(2, 2));
        CellZones zones = CellZones.fill(mesh, "glass").paint(builder().build()).build();
        assertThat(zones.names()).containsExactly("glass", "heater", "channel");
        String[] expected = {
            "........",
            ".hhcc...",
            ".hhcc...",
            ".....cc.",
            ".....cc."};
        for (int k = 0; k < 2; k++) {
            for (int j = 0; j < 5; j++) {
                for (int i = 0; i < 8; i++) {
                    char drawn = expected[4 - j].charAt(i);
                    String zone = drawn == 'h' ? "heater" : drawn == 'c' ? "channel" : "glass";
                    assertThat(zones.name(zones.zone(mesh.index(i, j, k)))).as("%d %d %d", i, j, k).isEqualTo(zone);
                }
            }
        }
    }

    @Test
    void anyPlaneAndARangeAcrossIt() {
        ImageMask across = builder().placed(Direction.X, Range.of(0, 3), Range.of(0, 2)).through(Range.of(5, 6))
                .build();
        assertThat(across.zoneAt(5.5, 0.5, 1.5)).isEqualTo("heater");
        assertThat(across.zoneAt(5.5, 2.5, 0.5)).isEqualTo("channel");
        assertThat(across.zoneAt(5.5, 2.5, 1.5)).isNull();
        assertThat(across.zoneAt(6.5, 0.5, 1.5)).isNull();
        ImageMask upright = builder().placed(Direction.Y, Range.of(0, 3), Range.of(0, 2)).build();
        assertThat(upright.zoneAt(0.5, 1e6, 1.5)).isEqualTo("heater");
        assertThat(upright.shapeOf("channel").contains(1.5, 0, 1.5)).isTrue();
        assertThat(upright.zoneAt(1.5, 0, 0.5)).isNull();
    }

    @Test
    void theLastPixelReachesToTheEnd() {
        ImageMask mask = builder().placed(Direction.Z, Range.of(0.1, 0.7), Range.of(-0.3, 0.1)).build();
        assertThat(mask.zoneAt(Math.nextDown(0.7), -0.3, 0)).isEqualTo("channel");
        assertThat(mask.zoneAt(0.1, Math.nextDown(0.1), 0)).isEqualTo("heater");
        assertThat(mask.zoneAt(0.7, -0.3, 0)).isNull();
    }

    @Test
    void coloursMustBeInTheLegend() {
        assertThatIllegalArgumentException().isThrownBy(() -> ImageMask.of(3, 2, PIXELS)
                        .placed(Direction.Z, Range.of(0, 3), Range.of(0, 2))
                        .legend("#ff0000", "heater").ignore("#ffffff").build())
                .withMessage("pixel at column 1, row 0 has colour #0000ff, which is not in the legend "
                        + "(#ff0000 heater, #ffffff ignored); add it or ignore it");
        assertThatIllegalArgumentException().isThrownBy(() -> builder().legend("#00ff00", "lid").build())
                .withMessageContaining("no pixel of the image has a colour of zone 'lid'");
        assertThatIllegalArgumentException().isThrownBy(() -> ImageMask.of(1, 1, new int[] {0x80FF0000})
                        .placed(Direction.Z, Range.of(0, 3), Range.of(0, 2)).legend("#ff0000", "heater").build())
                .withMessage("pixel at column 0, row 0 has colour #ff0000 and is half transparent; "
                        + "only opaque and fully transparent pixels have a meaning");
    }

    @Test
    void aZoneBetweenCellCentresIsAnError() {
        StructuredMesh coarse = StructuredMesh.of(Axis.uniform(30, 3), Axis.uniform(4, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> CellZones.fill(coarse, "glass").paint(builder().build()))
                .withMessageContaining("zone 'heater' has no cell: the part 'heater' of an image")
                .withMessageContaining("thinner than a cell");
        StructuredMesh elsewhere = StructuredMesh.of(Axis.uniform(3, 3), Axis.uniform(4, 4));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CellZones.fill(elsewhere, "glass").paint(builder().build()))
                .withMessageContaining("lies outside the mesh");
    }

    @Test
    void badInputIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ImageMask.of(3, 3, PIXELS))
                .withMessage("an image of 3 × 3 needs 9 pixels, got 6");
        assertThatIllegalArgumentException().isThrownBy(() -> ImageMask.of(0, 3, PIXELS))
                .withMessageContaining("at least one pixel");
        assertThatIllegalArgumentException().isThrownBy(() -> builder().legend("red", "a"))
                .withMessage("a colour of a legend is written #rrggbb, got 'red'");
        assertThatIllegalArgumentException().isThrownBy(() -> builder().ignore("#FF0000"))
                .withMessage("colour #FF0000 stands twice in the legend");
        assertThatIllegalArgumentException().isThrownBy(() -> builder().legend("#000000", ""))
                .withMessageContaining("needs the name of a zone");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().placed(Direction.Z, Range.all(), Range.of(0, 1)))
                .withMessageContaining("must be bounded");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImageMask.of(3, 2, PIXELS).legend("#ff0000", "heater").build())
                .withMessageContaining("needs a place");
        assertThatIllegalArgumentException().isThrownBy(() -> builder().build().shapeOf("lid"))
                .withMessageContaining("its zones are heater, channel");
    }
}
