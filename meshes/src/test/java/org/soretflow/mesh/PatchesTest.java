package org.soretflow.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class PatchesTest {
    private final StructuredMesh mesh = StructuredMesh.of(Axis.uniform(4, 4), Axis.uniform(5, 5), Axis.uniform(3, 6));
    private final StructuredMesh flat = StructuredMesh.of(Axis.uniform(4, 4), Axis.uniform(5, 5), 0.1);

    @Test
    void withoutPartsEachSideIsOnePatch() {
        Patches patches = Patches.of(mesh, List.of());
        assertThat(patches.names()).containsExactly("x-min", "x-max", "y-min", "y-max", "z-min", "z-max");
        everyFaceIsInExactlyOnePatch(mesh, patches);
        assertThat(patches.area(patches.id("x-min"))).isCloseTo(15, within(1e-13));
        assertThat(patches.faceCount(patches.id("z-max"))).isEqualTo(20);
    }

    @Test
    void partsAreCutOutOfTheirSide() {
        Patches patches = Patches.of(mesh, List.of(
                new Patch("inlet", Side.X_MIN, Shape.layer(Direction.Y, Range.of(1, 3))),
                new Patch("spot", Side.Z_MAX, Shape.ball(new Point(1.5, 2.5, 3), 0.1)),
                new Patch("left", Side.X_MAX, Shape.layer(Direction.Y, Range.upTo(2.5))),
                new Patch("right", Side.X_MAX, Shape.layer(Direction.Y, Range.from(2.5))),
                Patch.rest("outlet", Side.Y_MAX)));
        assertThat(patches.names())
                .containsExactly("inlet", "spot", "left", "right", "outlet", "x-min", "y-min", "z-min", "z-max");
        everyFaceIsInExactlyOnePatch(mesh, patches);
        assertThat(patches.faceCount(0)).isEqualTo(12);
        assertThat(patches.area(0)).isCloseTo(6, within(1e-14));
        assertThat(patches.faceCount(1)).isEqualTo(1);
        assertThat(patches.faceCount(2) + patches.faceCount(3)).isEqualTo(30);
        assertThat(patches.faceCount(patches.id("outlet"))).isEqualTo(mesh.faces(Side.Y_MAX));
        assertThat(patches.has("x-max")).isFalse();
        assertThat(patches.side(patches.id("spot"))).isEqualTo(Side.Z_MAX);
        assertThat(patches.patchOfFace(Side.X_MIN, 1)).isZero();
        assertThat(patches.name(patches.patchOfFace(Side.X_MIN, 0))).isEqualTo("x-min");
    }

    @Test
    void aRestTakesWhatOthersLeaveInAnyOrder() {
        Patches patches = Patches.of(mesh, List.of(new Patch("wall", Side.X_MIN, Shape.everywhere()),
                new Patch("inlet", Side.X_MIN, Shape.layer(Direction.Y, Range.of(1, 3)))));
        assertThat(patches.faceCount(patches.id("wall"))).isEqualTo(18);
        assertThat(patches.faceCount(patches.id("inlet"))).isEqualTo(12);
        everyFaceIsInExactlyOnePatch(mesh, patches);
    }

    @Test
    void aShapeThatEndsAtTheSideHoldsItsFaces() {
        for (Side side : List.of(Side.X_MIN, Side.X_MAX)) {
            Patches patches = Patches.of(mesh, List.of(
                    new Patch("port", side, Shape.box(Range.of(0, 4), Range.of(1, 2)))));
            assertThat(patches.faceCount(0)).isEqualTo(6);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Patches.of(mesh, List.of(
                new Patch("port", Side.X_MAX, Shape.box(Range.of(4, 5), Range.of(1, 2))))));
    }

    @Test
    void periodicSidesHaveNoPatches() {
        StructuredMesh periodic = mesh.periodic(Direction.Y);
        Patches patches = Patches.of(periodic, List.of());
        assertThat(patches.names()).containsExactly("x-min", "x-max", "z-min", "z-max");
        assertThat(patches.patchOfFace(Side.Y_MIN, 3)).isEqualTo(-1);
        everyFaceIsInExactlyOnePatch(periodic, patches);
        refused(periodic, "patch 'lid' lies on y-max, but the mesh is periodic in y", Patch.rest("lid", Side.Y_MAX));
    }

    @Test
    void frontAndBackOfATwoDimensionalMeshAreTold() {
        Patches patches = Patches.of(flat, List.of());
        assertThat(patches.takesConditions(patches.id("z-min"))).isFalse();
        assertThat(patches.takesConditions(patches.id("z-max"))).isFalse();
        assertThat(patches.takesConditions(patches.id("x-min"))).isTrue();
        assertThat(Patches.of(mesh, List.of()).takesConditions(5)).isTrue();
        everyFaceIsInExactlyOnePatch(flat, patches);
        refused(flat, "a two-dimensional mesh takes no conditions there", Patch.rest("front", Side.Z_MAX));
    }

    @Test
    void badPatchesAreRefused() {
        Shape low = Shape.layer(Direction.Y, Range.of(0, 3));
        Shape high = Shape.layer(Direction.Y, Range.of(2, 5));
        refused(mesh, "patches 'a' and 'b' overlap on x-min at (0 m, 2.5 m, 250 mm)",
                new Patch("a", Side.X_MIN, low), new Patch("b", Side.X_MIN, high));
        refused(mesh, "patch 'a' has no face", new Patch("a", Side.X_MIN, Shape.layer(Direction.Y, Range.of(7, 8))));
        refused(mesh, "patch 'b' has no face: 'a' and other patches already cover all of x-min",
                Patch.rest("a", Side.X_MIN), Patch.rest("b", Side.X_MIN));
        refused(mesh, "two patches are named 'a'", new Patch("a", Side.X_MIN, low), Patch.rest("a", Side.X_MAX));
        refused(mesh, "must not be named 'y-max'", new Patch("y-max", Side.X_MIN, low));
        assertThatIllegalArgumentException().isThrownBy(() -> new Patch("", Side.X_MIN, low))
                .withMessage("a patch needs a name");
        assertThatIllegalArgumentException().isThrownBy(() -> new Patch("a", null, low))
                .withMessage("patch 'a' needs a side");
        assertThatIllegalArgumentException().isThrownBy(() -> Patches.of(flat, List.of()).id("inlet"))
                .withMessage("no patch is named 'inlet'; the patches are x-min, x-max, y-min, y-max, z-min, z-max");
    }

    private static void everyFaceIsInExactlyOnePatch(StructuredMesh mesh, Patches patches) {
        int[] counts = new int[patches.count()];
        for (Side side : Side.values()) {
            for (int f = 0; f < mesh.faces(side); f++) {
                int id = patches.patchOfFace(side, f);
                if (mesh.isPeriodic(side.direction())) {
                    assertThat(id).isEqualTo(-1);
                } else {
                    assertThat(patches.side(id)).isEqualTo(side);
                    counts[id]++;
                }
            }
        }
        for (int id = 0; id < counts.length; id++) {
            assertThat(patches.faceCount(id)).isEqualTo(counts[id]).isPositive();
        }
    }

    private static void refused(StructuredMesh mesh, String message, Patch... parts) {
        assertThatIllegalArgumentException().isThrownBy(() -> Patches.of(mesh, List.of(parts)))
                .withMessageContaining(message);
    }
}
