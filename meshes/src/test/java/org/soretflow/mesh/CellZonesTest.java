package org.soretflow.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CellZonesTest {
    private final StructuredMesh mesh = StructuredMesh.of(Axis.uniform(10, 10), Axis.uniform(6, 6));

    @Test
    void laterZonesCoverEarlierOnes() {
        CellZones zones = CellZones.fill(mesh, "glass")
                .paint("channel", Shape.layer(Direction.Y, Range.of(2, 5)))
                .paint("heater", Shape.box(Range.of(3, 6), Range.of(4, 6)))
                .paint("glass", Shape.box(Range.of(0, 1), Range.of(2, 3)))
                .build();
        assertThat(zones.names()).containsExactly("glass", "channel", "heater");
        assertThat(zones.name(zones.zone(mesh.index(4, 3, 0)))).isEqualTo("channel");
        assertThat(zones.name(zones.zone(mesh.index(4, 4, 0)))).isEqualTo("heater");
        assertThat(zones.name(zones.zone(mesh.index(0, 2, 0)))).isEqualTo("glass");
        assertThat(zones.count(zones.id("heater"))).isEqualTo(6);
        assertThat(zones.count(zones.id("channel"))).isEqualTo(30 - 3 - 1);
        assertThat(zones.count(zones.id("glass"))).isEqualTo(60 - 6 - 26);
        assertThat(zones.volume(2)).isCloseTo(6, within(1e-14));
    }

    @Test
    void neighbouringBoxesShareNoCell() {
        // the centres of the row at y = 2.5 lie exactly on the common border
        CellZones zones = CellZones.fill(mesh, "rest").paint("lower", Shape.layer(Direction.Y, Range.of(0, 2.5)))
                .paint("upper", Shape.layer(Direction.Y, Range.of(2.5, 4.5))).build();
        assertThat(zones.count(1)).isEqualTo(20);
        assertThat(zones.count(2)).isEqualTo(20);
    }

    @Test
    void buildIsASnapshot() {
        CellZones.Painter painter = CellZones.fill(mesh, "a");
        CellZones before = painter.build();
        painter.paint("b", Shape.everywhere());
        assertThat(before.count(0)).isEqualTo(60);
        assertThat(painter.build().count(0)).isZero();
    }

    @Test
    void aPaintWithoutCellsSaysWhy() {
        assertThatIllegalArgumentException().isThrownBy(() -> CellZones.fill(mesh, "glass")
                        .paint("channel", Shape.box(Range.of(20, 30), Range.all())))
                .withMessageContaining("zone 'channel' has no cell: box x [20 m, 30 m)")
                .withMessageContaining("lies outside the mesh, which spans x [0 m, 10 m)");
        assertThatIllegalArgumentException().isThrownBy(() -> CellZones.fill(mesh, "glass")
                        .paint("film", Shape.layer(Direction.Y, Range.of(2.1, 2.2))))
                .withMessageContaining("is thinner than a cell");
        StructuredMesh flat = StructuredMesh.of(mesh.x(), mesh.y(), 100);
        assertThatIllegalArgumentException().isThrownBy(() -> CellZones.fill(flat, "glass")
                        .paint("post", Shape.ball(new Point(5, 3, 0), 2)))
                .withMessageContaining("does not reach half the depth of the two-dimensional mesh, z = 50 m");
    }

    @Test
    void badNamesAreRefused() {
        CellZones zones = CellZones.fill(mesh, "glass").paint("channel", Shape.everywhere()).build();
        assertThatIllegalArgumentException().isThrownBy(() -> zones.id("chanel"))
                .withMessage("no zone is named 'chanel'; the zones are glass, channel");
        assertThatIllegalArgumentException().isThrownBy(() -> CellZones.fill(mesh, " "))
                .withMessage("a zone needs a name");
        CellZones.Painter painter = CellZones.fill(mesh, "zone-0");
        for (int id = 1; id < CellZones.MAXIMUM; id++) {
            painter.paint("zone-" + id, Shape.everywhere());
        }
        assertThat(painter.build().zone(0)).isEqualTo(126);
        assertThatIllegalArgumentException().isThrownBy(() -> painter.paint("one-more", Shape.everywhere()))
                .withMessageContaining("at most 127 zones");
    }
}
