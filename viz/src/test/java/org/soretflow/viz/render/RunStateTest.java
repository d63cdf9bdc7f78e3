package org.soretflow.viz.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.CellZones;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Range;
import org.soretflow.mesh.Shape;
import org.soretflow.mesh.StructuredMesh;

class RunStateTest {

    private static final StructuredMesh MESH =
            StructuredMesh.of(Axis.of(0, 1, 3, 6), Axis.uniform(2, 2), Axis.uniform(3, 3));
    private static final CellZones ZONES =
            CellZones.fill(MESH, "glass").paint("water", Shape.layer(Direction.X, Range.from(2))).build();

    private static RunState state() {
        double[] numbers = new double[MESH.cells()];
        double[] velocity = new double[3 * MESH.cells()];
        double[] salt = new double[MESH.cells()];
        for (int n = 0; n < numbers.length; n++) {
            numbers[n] = n;
            velocity[3 * n] = n + 0.1;
            velocity[3 * n + 1] = n + 0.2;
            salt[n] = ZONES.zone(n) == 1 ? 5 : 0;
        }
        return new RunState(MESH, Optional.of(ZONES), Map.of(
                "number", FieldSnapshot.scalar("number", "1", numbers),
                "salt", FieldSnapshot.scalar("salt", "1", salt),
                "velocity", new FieldSnapshot("velocity", "m/s", 3, velocity)), n -> n == 2, OptionalDouble.empty());
    }

    @Test
    void aMirrorImageContinuesTheField() {
        RunState whole = state().mirrored(Direction.X);
        assertThat(whole.mesh().x().faces()).containsExactly(-6, -3, -1, 0, 1, 3, 6);
        assertThat(whole.zones().orElseThrow().names()).isEqualTo(ZONES.names());
        for (int n = 0; n < whole.mesh().cells(); n++) {
            int i = whole.mesh().i(n);
            int source = MESH.index(i < 3 ? 2 - i : i - 3, whole.mesh().j(n), whole.mesh().k(n));
            assertThat(whole.field("number").at(n)).isEqualTo(source);
            assertThat(whole.field("velocity_x").at(n)).isEqualTo(i < 3 ? -(source + 0.1) : source + 0.1);
            assertThat(whole.field("velocity_y").at(n)).isEqualTo(source + 0.2);
            assertThat(whole.hidden().test(n)).isEqualTo(source == 2);
            assertThat(whole.zones().orElseThrow().zone(n)).isEqualTo(ZONES.zone(source));
        }
    }

    @Test
    void aPartKeepsItsCells() {
        RunState part = state().cropped(Direction.X, 1, 6).cropped(Direction.Z, 0, 1.6);
        assertThat(part.mesh().x().faces()).containsExactly(1, 3, 6);
        assertThat(part.mesh().nz()).isEqualTo(2);
        assertThat(part.field("number").at(0)).isEqualTo(1);
        assertThatThrownBy(() -> state().cropped(Direction.Y, 5, 6)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no cell has its centre between y = 5.0 m and 6.0 m");
    }

    /// A part of rings is rings; completed they are the section through their axis, still named by radius and height.
    @Test
    void ringsAreCompletedAtTheirAxis() {
        StructuredMesh rings = StructuredMesh.axisymmetric(Axis.of(0, 1, 3), Axis.uniform(2, 2));
        FieldSnapshot velocity =
                new FieldSnapshot("velocity", "m/s", 3, new double[] {1, 5, 0, 2, 6, 0, 3, 7, 0, 4, 8, 0});
        RunState state = new RunState(rings, Optional.empty(), Map.of("velocity", velocity), _ -> false,
                OptionalDouble.empty());
        RunState outside = state.cropped(Direction.X, 1, 3);
        assertThat(outside.mesh()).isEqualTo(StructuredMesh.axisymmetric(Axis.of(1, 3), rings.y()));
        assertThat(outside.label(Direction.X)).isEqualTo("r");
        RunState section = state.mirrored(Direction.X);
        assertThat(section.mesh().isAxisymmetric()).isFalse();
        assertThat(section.mesh().x().faces()).containsExactly(-3, -1, 0, 1, 3);
        assertThat(section.field("velocity_x").values()).containsExactly(-2, -1, 1, 2, -4, -3, 3, 4);
        assertThat(section.field("velocity_y").values()).containsExactly(6, 5, 5, 6, 8, 7, 7, 8);
        assertThat(section.label(Direction.X)).isEqualTo("r");
        assertThat(section.cropped(Direction.Y, 0, 1).label(Direction.Y)).isEqualTo("z");
        assertThatThrownBy(() -> outside.mirrored(Direction.X)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("these begin at r = 1.0 m");
        assertThatThrownBy(() -> state.mirrored(Direction.Z)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two dimensions");
    }

    @Test
    void aFieldIsShownWhereItMeansSomething() {
        RunState state = state();
        IntPredicate salt = state.shown(state.field("salt"), List.of());
        IntPredicate number = state.shown(state.field("number"), List.of());
        IntPredicate glass = state.shown(state.field("number"), List.of("glass"));
        for (int n = 0; n < MESH.cells(); n++) {
            assertThat(salt.test(n)).isEqualTo(ZONES.zone(n) == 1 && n != 2);
            assertThat(number.test(n)).isEqualTo(n != 2);
            assertThat(glass.test(n)).isEqualTo(ZONES.zone(n) == 0 && n != 2);
        }
        assertThatThrownBy(() -> state.shown(state.field("salt"), List.of("oil")))
                .hasMessage("there is no zone oil; there are glass, water");
    }

    /// Linear between centres on a stretched mesh, and only from shown cells.
    @Test
    void nodeValuesAreLinear() {
        StructuredMesh longer = StructuredMesh.of(Axis.of(0, 1, 2, 3, 6), Axis.uniform(2, 2), Axis.uniform(3, 3));
        double[] values = new double[longer.cells()];
        for (int n = 0; n < values.length; n++) {
            values[n] = longer.i(n) > 0 ? 1 + 2 * longer.x().centre(longer.i(n)) : 1e9;
        }
        double[] nodes = new NodeValues(longer, n -> longer.i(n) > 0).of(FieldSnapshot.scalar("f", "1", values));
        assertThat(nodes).hasSize(5 * 3 * 4);
        assertThat(nodes[0]).isNaN();
        assertThat(nodes[2]).as("between cells").isCloseTo(5, within(1e-5));
        // a node is a millionth of a cell away from where it is read; beyond the last centres the range is kept
        assertThat(nodes[1]).as("at the hidden cell").isCloseTo(4, within(1e-9));
        assertThat(nodes[4]).as("at the wall").isCloseTo(10, within(1e-9));
    }
}
