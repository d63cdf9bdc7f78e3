package org.soretflow.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeshReportTest {
    private final StructuredMesh mesh = StructuredMesh.of(Axis.uniform(10, 10),
            Axis.of(0, 1, 2, 4, 5, 6, 7), Axis.uniform(2, 4));
    private final CellZones zones = CellZones.fill(mesh, "glass")
            .paint("channel", Shape.layer(Direction.Y, Range.of(2, 6)))
            .paint("post", Shape.box(Range.of(8, 9), Range.of(2, 6), Range.of(0, 1)))
            .build();

    @Test
    void axesAreMeasured() {
        MeshReport report = MeshReport.of(mesh);
        assertThat(report.axes()).hasSize(3);
        MeshReport.AxisLine y = report.axes().get(1);
        assertThat(y.direction()).isEqualTo(Direction.Y);
        assertThat(y.cells()).isEqualTo(6);
        assertThat(y.length()).isEqualTo(7);
        assertThat(y.smallestWidth()).isEqualTo(1);
        assertThat(y.largestWidth()).isEqualTo(2);
        assertThat(y.largestGrowth()).isEqualTo(2);
        assertThat(report.largestAspectRatio()).isEqualTo(4);
        assertThat(report.cells()).isEqualTo(240);
        assertThat(report.volume()).isEqualTo(140);
        assertThat(report.zones()).isEmpty();
        assertThat(report.patches()).isEmpty();
    }

    @Test
    void cellsAcrossEachGapAreCounted() {
        List<MeshReport.ZoneLine> lines = MeshReport.of(zones).zones();
        assertThat(lines).extracting(MeshReport.ZoneLine::name).containsExactly("glass", "channel", "post");
        // glass: 10 in x, 1 above the channel (y from 6 to 7), all 4 in z
        assertThat(lines.get(0).cellsAcross()).containsExactly(10, 1, 4);
        // channel: one cell between the post and x-max; 3 across; above the post 2 of 4 in z
        assertThat(lines.get(1).cellsAcross()).containsExactly(1, 3, 2);
        assertThat(lines.get(2).cellsAcross()).containsExactly(1, 3, 2);
        assertThat(lines.get(2).cells()).isEqualTo(6);
        assertThat(lines.get(2).volume()).isCloseTo(4, within(1e-14));
        assertThat(lines.stream().mapToDouble(MeshReport.ZoneLine::volume).sum()).isCloseTo(140, within(1e-11));
    }

    @Test
    void periodicGapsGoOnThroughTheSide() {
        StructuredMesh ring = mesh.periodic(Direction.X);
        CellZones painted = CellZones.fill(ring, "glass").paint("slot", Shape.box(Range.of(8, 10), Range.all()))
                .paint("slot", Shape.box(Range.of(0, 1), Range.all())).build();
        List<MeshReport.ZoneLine> lines = MeshReport.of(painted).zones();
        assertThat(lines.get(1).cellsAcross()).containsExactly(3, 6, 4);
        assertThat(lines.get(0).cellsAcross()).containsExactly(7, 6, 4);
        assertThat(MeshReport.of(CellZones.fill(ring, "all").build()).zones().getFirst().cellsAcross())
                .containsExactly(10, 6, 4);
    }

    @Test
    void aCoveredZoneHasNothingAcross() {
        CellZones covered = CellZones.fill(mesh, "under").paint("over", Shape.everywhere()).build();
        assertThat(MeshReport.of(covered).zones().getFirst()).isEqualTo(
                new MeshReport.ZoneLine("under", 0, 0, List.of(0, 0, 0)));
    }

    @Test
    void twoDimensionsLeaveOutTheDepth() {
        StructuredMesh flat = StructuredMesh.of(Axis.uniform(1e-2, 10), Axis.uniform(1e-3, 10), 5);
        MeshReport report = MeshReport.of(CellZones.fill(flat, "cell").build(), Patches.of(flat, List.of()));
        assertThat(report.axes()).hasSize(2);
        assertThat(report.largestAspectRatio()).isCloseTo(10, within(1e-14));
        assertThat(report.patches()).extracting(MeshReport.PatchLine::name)
                .containsExactly("x-min", "x-max", "y-min", "y-max");
        assertThat(report.zones().getFirst().cellsAcross()).containsExactly(10, 10);
        assertThat(report).hasToString("""
                2D mesh of 10 × 10 = 100 cells
                  x: 10 mm in 10 cells of 1 mm from 0 m
                  y: 1 mm in 10 cells of 100 µm from 0 m
                  z: depth 5 m
                  volume 5.000e-05 m³, largest aspect ratio of a cell 10

                  axis  cells  length  smallest width  largest width  largest growth
                  x        10   10 mm            1 mm           1 mm               1
                  y        10    1 mm          100 µm         100 µm               1

                  zone  cells  volume [m³]  cells across the thinnest gap
                  cell    100    5.000e-05                     x 10, y 10

                  patch   side  faces  area [m²]
                  x-min  x-min     10      0.005
                  x-max  x-max     10      0.005
                  y-min  y-min     10       0.05
                  y-max  y-max     10       0.05
                """);
    }

    /// The example of the module's README.
    @Test
    void theReadmeExampleRuns() {
        var y = Axis.joined(Axis.geometric(500e-6, 20, Toward.END, 8),
                Axis.uniform(100e-6, 64),
                Axis.geometric(170e-6, 16, Toward.START, 6));
        var channelMesh = StructuredMesh.of(Axis.uniform(20e-3, 400), y);
        var channel = Shape.layer(Direction.Y, Range.of(500e-6, 600e-6));
        var painted = CellZones.fill(channelMesh, "glass").paint("channel", channel).build();
        var patches = Patches.of(channelMesh, List.of(new Patch("inlet", Side.X_MIN, channel)));
        var report = MeshReport.of(painted, patches);
        assertThat(report.zones().get(1).cellsAcross()).containsExactly(400, 64);
        assertThat(report.patches().getFirst().faces()).isEqualTo(64);
        assertThat(report.patches().getFirst().area()).isCloseTo(100e-6, within(1e-18));
        assertThat(report.toString()).contains("inlet  x-min     64  1.000e-04");
    }

    @Test
    void foreignPatchesAreRefused() {
        Patches foreign = Patches.of(mesh.periodic(Direction.X), List.of());
        assertThatIllegalArgumentException().isThrownBy(() -> MeshReport.of(zones, foreign))
                .withMessage("zones and patches belong to different meshes");
    }
}
