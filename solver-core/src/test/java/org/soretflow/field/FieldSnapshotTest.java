package org.soretflow.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FieldSnapshotTest {

    private static final FieldSnapshot VELOCITY =
            new FieldSnapshot("velocity", "m/s", 3, new double[] {1, 2, -2, 0, -4, 3, Double.NaN, 0, 0});
    private static final FieldSnapshot SALT = FieldSnapshot.scalar("salt", "1", new double[] {-3, 7, 5});

    @Test
    void aVectorHasALengthAndAScalarIsItself() {
        assertThat(VELOCITY.magnitude(0)).isEqualTo(3);
        assertThat(VELOCITY.magnitude(1)).isEqualTo(5);
        assertThat(SALT.magnitude(0)).isEqualTo(-3);
    }

    @Test
    void aRangeIsThatOfTheCellsAskedFor() {
        assertThat(SALT.range(_ -> true)).containsExactly(-3, 7);
        assertThat(SALT.range(cell -> cell != 1)).containsExactly(-3, 5);
        assertThat(VELOCITY.range(_ -> true)).containsExactly(3, 5);
        assertThat(VELOCITY.range(cell -> cell == 2)).as("nothing that is a number").containsExactly(0, 0);
    }

    @Test
    void aComponentIsAScalar() {
        FieldSnapshot upward = VELOCITY.component(1, "velocity_y");
        assertThat(upward.name()).isEqualTo("velocity_y");
        assertThat(upward.unit()).isEqualTo("m/s");
        assertThat(upward.components()).isEqualTo(1);
        assertThat(upward.values()).containsExactly(2, -4, 0);
        assertThatThrownBy(() -> SALT.component(1, "salt_y")).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
