package org.soretflow.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Point;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.mesh.Toward;

class FieldSamplerTest {

    private static final StructuredMesh MESH = StructuredMesh.of(
            Axis.tanh(1e-3, 24, Toward.BOTH, 8), Axis.geometric(2e-4, 17, Toward.START, 20).startingAt(-1e-4),
            Axis.uniform(5e-5, 6));

    /// φ = 300 + a·x + b·y + c·z with gradients that make each term of order 10: with |φ| ≤ 340 and about 10 roundings,
    /// the error stays below 20·ulp(340) ≈ 1.2e-12.
    private static final double ROUNDING = 1.2e-12;

    private static double linear(double x, double y, double z) {
        return 300 + 1e4 * x - 5e4 * y + 2e5 * z;
    }

    private static FieldSnapshot field(StructuredMesh mesh) {
        double[] values = new double[3 * mesh.cells()];
        for (int n = 0; n < mesh.cells(); n++) {
            double x = mesh.x().centre(mesh.i(n));
            double y = mesh.y().centre(mesh.j(n));
            double z = mesh.z().centre(mesh.k(n));
            values[3 * n] = linear(x, y, z);
            values[3 * n + 1] = n;
            values[3 * n + 2] = -linear(x, y, z);
        }
        return new FieldSnapshot("velocity", "m/s", 3, values);
    }

    @Test
    void linearFieldsAreExactOnStretchedMeshes() {
        FieldSampler sampler = FieldSampler.on(MESH);
        FieldSnapshot field = field(MESH);
        SplittableRandom random = new SplittableRandom(7);
        for (int n = 0; n < 2000; n++) {
            Point point = new Point(between(MESH.x(), random), between(MESH.y(), random), between(MESH.z(), random));
            double expected = linear(point.x(), point.y(), point.z());
            assertThat(sampler.interpolate(field, 0, point)).isCloseTo(expected, within(ROUNDING));
            assertThat(sampler.interpolate(field, 2, point)).isCloseTo(-expected, within(ROUNDING));
        }
    }

    @Test
    void beyondTheLastCentresTheValueIsConstant() {
        FieldSampler sampler = FieldSampler.on(MESH);
        FieldSnapshot field = field(MESH);
        double y = MESH.y().centre(8);
        double z = MESH.z().centre(2);
        assertThat(sampler.interpolate(field, 0, new Point(0, y, z)))
                .isEqualTo(field.values()[3 * MESH.index(0, 8, 2)]);
        assertThat(sampler.interpolate(field, 0, new Point(1e-3, y, z)))
                .isEqualTo(field.values()[3 * MESH.index(23, 8, 2)]);
    }

    @Test
    void onDemandLinearFieldsAreExactUpToTheWalls() {
        FieldSampler sampler = FieldSampler.on(MESH).extrapolating();
        FieldSnapshot field = field(MESH);
        for (Point corner : List.of(new Point(0, -1e-4, 0), new Point(1e-3, 1e-4, 5e-5), new Point(0, 0, 5e-5))) {
            double expected = linear(corner.x(), corner.y(), corner.z());
            // weights reach 1.5 per direction, so that roundings count up to 1.5³ ≈ 3.4 times
            assertThat(sampler.interpolate(field, 0, corner)).isCloseTo(expected, within(4 * ROUNDING));
        }
    }

    @Test
    void cellsThatDoNotTakePartAreWallsToo() {
        FieldSnapshot field = field(MESH);
        FieldSampler channel = FieldSampler.on(MESH).within(cell -> MESH.j(cell) >= 5).extrapolating();
        double y = MESH.y().face(5) + 1e-9 * MESH.y().width(5);
        assertThat(channel.interpolate(field, 0, new Point(4e-4, y, 2e-5)))
                .isCloseTo(linear(4e-4, y, 2e-5), within(4 * ROUNDING));
    }

    @Test
    void theCellValueIsThatOfTheCellAroundThePoint() {
        FieldSampler sampler = FieldSampler.on(MESH);
        Point point = new Point(MESH.x().face(3) + 1e-9, MESH.y().face(16) + 1e-9, MESH.z().face(5) + 1e-9);
        assertThat(sampler.cellAt(point)).isEqualTo(MESH.index(3, 16, 5));
        assertThat(sampler.cellValue(field(MESH), 1, point)).isEqualTo(MESH.index(3, 16, 5));
    }

    @Test
    void cellsWithoutValueDoNotReachIntoTheirNeighbours() {
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(4, 4), Axis.uniform(1, 1));
        FieldSnapshot field = FieldSnapshot.scalar("c", "1", new double[] {Double.NaN, 5, 7, 0});
        FieldSampler sampler = FieldSampler.on(mesh).within(cell -> cell != 3);
        assertThat(sampler.interpolate(field, 0, new Point(1.25, 0.5, 0.5))).isEqualTo(5);
        assertThat(sampler.interpolate(field, 0, new Point(2.0, 0.5, 0.5))).isEqualTo(6);
        assertThat(sampler.interpolate(field, 0, new Point(2.75, 0.5, 0.5))).isEqualTo(7);
        assertThat(sampler.interpolate(field, 0, new Point(0.5, 0.5, 0.5))).isNaN();
        assertThat(sampler.interpolate(field, 0, new Point(3.5, 0.5, 0.5))).isNaN();
    }

    @Test
    void periodicDirectionsGoOnAcrossTheSeam() {
        StructuredMesh mesh = StructuredMesh.of(Axis.of(0, 1, 3, 4), Axis.uniform(1, 1)).periodic(Direction.X);
        FieldSnapshot field = FieldSnapshot.scalar("c", "1", new double[] {10, 0, 20});
        FieldSampler sampler = FieldSampler.on(mesh);
        assertThat(sampler.interpolate(field, 0, new Point(0, 0.5, 0))).isEqualTo(15);
        assertThat(sampler.interpolate(field, 0, new Point(4, 0.5, 0))).isEqualTo(15);
        assertThat(sampler.interpolate(field, 0, new Point(3.75, 0.5, 0))).isEqualTo(17.5);
        assertThat(sampler.interpolate(field, 0, new Point(0.25, 0.5, 0))).isEqualTo(12.5);
    }

    @Test
    void pointsOutsideAreRefusedAndRoundingIsForgiven() {
        FieldSampler sampler = FieldSampler.on(MESH);
        assertThat(sampler.cellAt(new Point(1e-3 + 1e-15, 0, 0))).isEqualTo(MESH.index(23, MESH.y().cellAt(0), 0));
        assertThatThrownBy(() -> sampler.cellAt(new Point(2e-3, 0, 0))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lies outside the mesh, which spans x from 0.0 m to 0.001 m");
        StructuredMesh flat = StructuredMesh.of(Axis.uniform(1, 2), Axis.uniform(1, 2), 1e-3);
        assertThat(FieldSampler.on(flat).cellAt(new Point(0.1, 0.9, 5))).isEqualTo(2);
    }

    @Test
    void linesHaveEvenPointsOrOnePerCell() {
        Point from = new Point(2e-4, -1e-4, 1e-5);
        Point to = new Point(2e-4, 1e-4, 1e-5);
        LineSample even = LineSample.evenly(from, to, 5);
        assertThat(even.points().getFirst()).isEqualTo(from);
        assertThat(even.points().getLast()).isEqualTo(to);
        assertThat(even.distances().get(2)).isCloseTo(1e-4, within(1e-19));
        LineSample cells = LineSample.throughCells(MESH, from, to);
        assertThat(cells.size()).isEqualTo(17);
        for (int j = 0; j < 17; j++) {
            // half-way between two faces of up to 1e-4 m, computed with a few roundings each
            assertThat(cells.points().get(j).y()).isCloseTo(MESH.y().centre(j), within(1e-19));
        }
    }

    @Test
    void aDiagonalThroughEdgesMeetsEachCellOnce() {
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(1, 3), Axis.uniform(1, 3));
        LineSample line = LineSample.throughCells(mesh, new Point(0, 0, 0.5), new Point(1, 1, 0.5));
        FieldSampler sampler = FieldSampler.on(mesh);
        assertThat(line.points().stream().map(sampler::cellAt).toList()).isEqualTo(List.of(0, 4, 8));
        assertThatThrownBy(() -> LineSample.evenly(new Point(0, 0, 0), new Point(0, 0, 0), 3))
                .hasMessageContaining("two different ends");
    }

    private static double between(Axis axis, SplittableRandom random) {
        return random.nextDouble(axis.centre(0), axis.centre(axis.cells() - 1));
    }
}
