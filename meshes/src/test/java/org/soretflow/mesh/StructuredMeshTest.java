package org.soretflow.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StructuredMeshTest {
    private final StructuredMesh mesh = StructuredMesh.of(Axis.geometric(3, 4, Toward.END, 3),
            Axis.uniform(2, 5).startingAt(-1), Axis.tanh(1, 3, Toward.BOTH, 2));

    @Test
    void numbersAndIndicesAgree() {
        int n = 0;
        for (int k = 0; k < 3; k++) {
            for (int j = 0; j < 5; j++) {
                for (int i = 0; i < 4; i++, n++) {
                    assertThat(mesh.index(i, j, k)).isEqualTo(n);
                    assertThat(new int[] {mesh.i(n), mesh.j(n), mesh.k(n)}).containsExactly(i, j, k);
                    assertThat(mesh.volume(n)).isEqualTo(mesh.volume(i, j, k));
                }
            }
        }
        assertThat(mesh.cells()).isEqualTo(n);
    }

    @Test
    void volumesAndAreasAddUp() {
        double volume = 0;
        for (int n = 0; n < mesh.cells(); n++) {
            volume += mesh.volume(n);
            double fromFaces = mesh.faceArea(Direction.X, mesh.i(n), mesh.j(n), mesh.k(n)) * mesh.x().width(mesh.i(n));
            assertThat(fromFaces).isCloseTo(mesh.volume(n), within(1e-15));
        }
        // 60 terms of size 0.1, rounded at 1e-16 each
        assertThat(volume).isCloseTo(mesh.totalVolume(), within(1e-14));
        assertThat(mesh.totalVolume()).isEqualTo(6);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void boundaryFacesCoverTheirSide(Side side) {
        double area = 0;
        int previous = -1;
        for (int f = 0; f < mesh.faces(side); f++) {
            int cell = mesh.cellOfFace(side, f);
            assertThat(cell).isGreaterThan(previous);
            previous = cell;
            int[] index = {mesh.i(cell), mesh.j(cell), mesh.k(cell)};
            Direction normal = side.direction();
            assertThat(index[normal.ordinal()]).isEqualTo(side.isMax() ? mesh.axis(normal).cells() - 1 : 0);
            assertThat(mesh.faceArea(side, f)).isEqualTo(mesh.faceArea(normal, index[0], index[1], index[2]));
            double[] centre = {mesh.faceCentreX(side, f), mesh.faceCentreY(side, f), mesh.faceCentreZ(side, f)};
            for (Direction d : Direction.values()) {
                Axis axis = mesh.axis(d);
                assertThat(centre[d.ordinal()]).isEqualTo(d != normal ? axis.centre(index[d.ordinal()])
                        : side.isMax() ? axis.end() : axis.start());
            }
            area += mesh.faceArea(side, f);
        }
        assertThat(area).isCloseTo(mesh.area(side), within(1e-14));
    }

    @Test
    void facesAreNumberedInTheOrderOfTheOtherAxes() {
        assertThat(mesh.cellOfFace(Side.X_MAX, 1 + 5 * 2)).isEqualTo(mesh.index(3, 1, 2));
        assertThat(mesh.cellOfFace(Side.Y_MIN, 1 + 4 * 2)).isEqualTo(mesh.index(1, 0, 2));
        assertThat(mesh.cellOfFace(Side.Z_MAX, 1 + 4 * 3)).isEqualTo(mesh.index(1, 3, 2));
    }

    @Test
    void twoDimensionsAreOneCellDeep() {
        StructuredMesh flat = StructuredMesh.of(Axis.uniform(2, 3), Axis.uniform(1, 2), 0.01);
        assertThat(flat.dimensions()).isEqualTo(2);
        assertThat(flat.nz()).isOne();
        assertThat(flat.volume(0)).isCloseTo(2.0 / 3 * 0.5 * 0.01, within(1e-17));
        assertThat(StructuredMesh.of(flat.x(), flat.y()).z().length()).isEqualTo(1);
        assertThat(StructuredMesh.of(flat.x(), flat.y(), Axis.uniform(1, 1)).dimensions()).isEqualTo(3);
    }

    @Test
    void ringsHaveTheirExactVolumesAndAreas() {
        StructuredMesh rings = StructuredMesh.axisymmetric(Axis.geometric(2, 5, Toward.START, 4), Axis.uniform(3, 4));
        assertThat(rings.isAxisymmetric()).isTrue();
        assertThat(rings.dimensions()).isEqualTo(2);
        double volume = 0;
        for (int n = 0; n < rings.cells(); n++) {
            double inner = rings.x().face(rings.i(n));
            double outer = rings.x().face(rings.i(n) + 1);
            double area = Math.PI * (outer * outer - inner * inner);
            assertThat(rings.volume(n)).isCloseTo(area * 0.75, within(1e-14));
            assertThat(rings.faceArea(Direction.Y, rings.i(n), 0, 0)).isCloseTo(area, within(1e-14));
            assertThat(rings.faceArea(Direction.X, rings.i(n), 0, 0)).isCloseTo(2 * Math.PI * inner * 0.75, within(1e-14));
            volume += rings.volume(n);
        }
        assertThat(rings.totalVolume()).isCloseTo(12 * Math.PI, within(1e-13));
        assertThat(volume).isCloseTo(rings.totalVolume(), within(1e-13));
        assertThat(rings.area(Side.X_MIN)).isZero();
        assertThat(rings.area(Side.X_MAX)).isCloseTo(12 * Math.PI, within(1e-13));
        for (Side side : Side.values()) {
            double area = 0;
            for (int f = 0; f < rings.faces(side); f++) {
                area += rings.faceArea(side, f);
            }
            assertThat(area).as(side.label()).isCloseTo(rings.area(side), within(1e-13));
        }
        assertThat(rings.z().centre(0)).as("centres lie in the half-plane of angle 0").isZero();
    }

    @Test
    void ringsStayRings() {
        StructuredMesh rings = StructuredMesh.axisymmetric(Axis.uniform(2, 4), Axis.uniform(3, 4));
        StructuredMesh half = rings.halved(Direction.X).periodic(Direction.Y);
        assertThat(half.isAxisymmetric()).isTrue();
        assertThat(half.totalVolume()).isEqualTo(rings.totalVolume());
        assertThat(rings).isNotEqualTo(StructuredMesh.of(rings.x(), rings.y(), 2 * Math.PI));
        assertThat(rings.isAxis(Side.X_MIN)).isTrue();
        assertThat(rings.takesConditions(Side.X_MIN)).isFalse();
        assertThat(rings.takesConditions(Side.X_MAX)).isTrue();
        StructuredMesh annulus = StructuredMesh.axisymmetric(Axis.uniform(2, 4).startingAt(1), Axis.uniform(3, 4));
        assertThat(annulus.isAxis(Side.X_MIN)).isFalse();
        assertThat(annulus.area(Side.X_MIN)).isCloseTo(6 * Math.PI, within(1e-13));
        assertThatIllegalArgumentException().isThrownBy(() -> rings.periodic(Direction.X))
                .withMessage("an axisymmetric mesh cannot be periodic in x, the distance from the axis");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StructuredMesh.axisymmetric(Axis.uniform(2, 4).startingAt(-1), Axis.uniform(3, 4)))
                .withMessageContaining("x is the distance from the axis and begins at 0 or more, got -1 m");
    }

    @Test
    void periodicGivesACopy() {
        StructuredMesh periodic = mesh.periodic(Direction.X, Direction.Z);
        assertThat(periodic.isPeriodic(Direction.X)).isTrue();
        assertThat(periodic.isPeriodic(Direction.Y)).isFalse();
        assertThat(periodic.isPeriodic(Direction.Z)).isTrue();
        assertThat(mesh.isPeriodic(Direction.X)).isFalse();
        assertThat(periodic).isNotEqualTo(mesh);
        assertThat(periodic.periodic()).isEqualTo(mesh);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StructuredMesh.of(mesh.x(), mesh.y()).periodic(Direction.Z))
                .withMessage("a two-dimensional mesh cannot be periodic in z");
    }

    @Test
    void anotherAxisLeavesTheRestAsItIs() {
        Axis part = Axis.uniform(1, 3).startingAt(2);
        StructuredMesh plane = StructuredMesh.of(Axis.uniform(8, 4), Axis.uniform(5, 2), 0.5)
                .periodic(Direction.X, Direction.Y);
        assertThat(plane.with(Direction.X, part))
                .isEqualTo(StructuredMesh.of(part, plane.y(), 0.5).periodic(Direction.Y));
        StructuredMesh rings = StructuredMesh.axisymmetric(Axis.uniform(8, 4), Axis.uniform(5, 2));
        assertThat(rings.with(Direction.X, part)).isEqualTo(StructuredMesh.axisymmetric(part, rings.y()));
        StructuredMesh box = StructuredMesh.of(plane.x(), plane.y(), plane.y());
        assertThat(box.with(Direction.Z, part)).isEqualTo(StructuredMesh.of(plane.x(), plane.y(), part));
        assertThatIllegalArgumentException().isThrownBy(() -> plane.with(Direction.Z, part))
                .withMessageContaining("two dimensions");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rings.with(Direction.X, Axis.uniform(2, 2).startingAt(-1)))
                .withMessageContaining("begins at 0 or more");
    }

    @Test
    void ringsHaveARadius() {
        StructuredMesh rings = StructuredMesh.axisymmetric(Axis.uniform(8, 4), Axis.uniform(5, 2));
        assertThat(rings.label(Direction.X)).isEqualTo("r");
        assertThat(rings.label(Direction.Y)).isEqualTo("z");
        assertThat(StructuredMesh.of(rings.x(), rings.y()).label(Direction.X)).isEqualTo("x");
    }

    @Test
    void badInputIsRefused() {
        Axis large = Axis.uniform(1, 2000);
        assertThatIllegalArgumentException().isThrownBy(() -> StructuredMesh.of(large, large, large))
                .withMessage("a mesh may have at most 2147483647 cells, got 2000 × 2000 × 2000");
        assertThatIllegalArgumentException().isThrownBy(() -> StructuredMesh.of(large, large, -1))
                .withMessageContaining("depth of a mesh must be positive and finite, got -1.0 m");
        assertThatIllegalArgumentException().isThrownBy(() -> StructuredMesh.of(large, large, Double.NaN));
    }

    @Test
    void sidesKnowTheirPlace() {
        for (Side side : Side.values()) {
            assertThat(Side.of(side.direction(), side.isMax())).isEqualTo(side);
            assertThat(side.opposite().opposite()).isEqualTo(side);
            assertThat(side.opposite().isMax()).isNotEqualTo(side.isMax());
            assertThat(side.label()).isEqualTo(side.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        }
    }

    @Test
    void toStringIsReadable() {
        assertThat(StructuredMesh.of(Axis.uniform(10e-3, 160), Axis.uniform(1e-3, 40)).periodic(Direction.X))
                .hasToString("""
                        2D mesh of 160 × 40 = 6400 cells
                          x: 10 mm in 160 cells of 62.5 µm from 0 m, periodic
                          y: 1 mm in 40 cells of 25 µm from 0 m
                          z: depth 1 m""");
        assertThat(StructuredMesh.axisymmetric(Axis.uniform(10e-3, 160), Axis.uniform(1e-3, 40)))
                .hasToString("""
                        axisymmetric mesh of 160 × 40 = 6400 cells
                          x (radius): 10 mm in 160 cells of 62.5 µm from 0 m
                          y (axis): 1 mm in 40 cells of 25 µm from 0 m""");
    }
}
