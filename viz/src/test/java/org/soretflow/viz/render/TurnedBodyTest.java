package org.soretflow.viz.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.StructuredMesh;

/// What a half-plane sweeps in a turn about its axis.
class TurnedBodyTest {

    private static final StructuredMesh RINGS =
            StructuredMesh.axisymmetric(Axis.uniform(1e-3, 2).startingAt(1e-3), Axis.uniform(5e-4, 3));
    private static final double ROUNDING = 1e-14;

    @Test
    void theOpeningLooksToTheCamera() {
        double[] angles = TurnedBody.of(RINGS, 270).angles();
        assertThat(angles).hasSize(91).isSorted();
        assertThat(Math.toDegrees(angles[0])).isCloseTo(-15, within(1e-12));
        assertThat(Math.toDegrees(angles[90])).isCloseTo(255, within(1e-12));
        // the seam of a whole turn is behind
        assertThat(Math.toDegrees(TurnedBody.of(RINGS, 360).angles()[0])).isCloseTo(120, within(1e-12));
        assertThat(TurnedBody.of(RINGS, 1).angles()).hasSize(2);
    }

    @Test
    void theBoxHoldsTheWholeTurn() {
        StructuredMesh box = TurnedBody.box(RINGS);
        assertThat(box.dimensions()).isEqualTo(3);
        assertThat(box.x().start()).isEqualTo(-2e-3);
        assertThat(box.y().end()).isEqualTo(2e-3);
        assertThat(box.z().length()).isEqualTo(5e-4);
    }

    @Test
    void vectorsTurnWithTheirPlaces() {
        TurnedBody body = TurnedBody.of(RINGS, 90);
        // radial, axial, about the axis
        double[] turned = body.vectors(new double[] {3, 5, 4});
        double[] angles = body.angles();
        assertThat(turned).hasSize(3 * angles.length);
        for (int n = 0; n < angles.length; n++) {
            double cosine = Math.cos(angles[n]);
            double sine = Math.sin(angles[n]);
            assertThat(turned[3 * n] * cosine + turned[3 * n + 1] * sine).isCloseTo(3, within(ROUNDING));
            assertThat(turned[3 * n + 1] * cosine - turned[3 * n] * sine).isCloseTo(4, within(ROUNDING));
            assertThat(turned[3 * n + 2]).isEqualTo(5);
        }
        assertThat(body.nodes(new double[] {1, 2})).startsWith(1, 2, 1, 2).hasSize(2 * angles.length);
        assertThat(body.cells(new boolean[] {true, false})).startsWith(true, false, true, false)
                .hasSize(2 * angles.length - 2);
    }

    @Test
    void aTurnHasAtMostSoManyDegrees() {
        assertThatThrownBy(() -> PictureOptions.of("t").rotation(361)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a half-plane turns by 0 to 360 degrees, got 361.0");
    }
}
