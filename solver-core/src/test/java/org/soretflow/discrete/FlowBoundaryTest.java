package org.soretflow.discrete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.soretflow.boundary.FlowCondition;
import org.soretflow.boundary.FlowCondition.FixedVelocity;
import org.soretflow.boundary.FlowCondition.FlowRateInlet;
import org.soretflow.boundary.FlowCondition.Outflow;
import org.soretflow.boundary.FlowCondition.TangentialStress;
import org.soretflow.boundary.FlowCondition.VelocityInlet;
import org.soretflow.boundary.InletProfile;
import org.soretflow.boundary.Value;
import org.soretflow.material.Fluid;
import org.soretflow.material.Solid;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.CellZones;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Range;
import org.soretflow.mesh.Shape;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.mesh.Toward;
import org.soretflow.physics.Problem;
import org.soretflow.physics.ProblemBuilder;

class FlowBoundaryTest {

    private static final double DEPTH = 1e-3;

    private static ProblemBuilder on(StructuredMesh mesh, Shape solid) {
        Fluid fluid = Fluid.named("unit").density(1).viscosity(1).conductivity(1).heatCapacity(1).build();
        Solid glass = Solid.named("glass").density(1).conductivity(1).heatCapacity(1).build();
        CellZones.Painter painter = CellZones.fill(mesh, "fluid");
        ProblemBuilder builder = Problem.on(mesh, (solid == null ? painter : painter.paint("glass", solid)).build())
                .material("fluid", fluid).boussinesq(300);
        return solid == null ? builder : builder.material("glass", glass);
    }

    private static StructuredMesh channel() {
        return StructuredMesh.of(Axis.uniform(1e-3, 3), Axis.tanh(2e-4, 14, Toward.BOTH, 6), DEPTH);
    }

    private static FlowBoundary.Faces faces(FlowBoundary boundary, Side side) {
        return boundary.all().stream().filter(faces -> faces.side == side).findFirst().orElseThrow();
    }

    private static double inflow(StructuredMesh mesh, FlowBoundary.Faces faces) {
        double sum = 0;
        for (int f = 0; f < faces.count; f++) {
            sum += (faces.side.isMax() ? -1 : 1) * faces.normal[f] * mesh.faceArea(faces.side, f);
        }
        return sum;
    }

    /// `6 ζ(1−ζ)` averaged from one position to another in a gap.
    private static double poiseuille(double from, double to, double low, double high) {
        double a = (low - from) / (to - from);
        double b = (high - from) / (to - from);
        return (b * b * (3 - 2 * b) - a * a * (3 - 2 * a)) / (b - a);
    }

    @Test
    void aDevelopedInletIsPlanePoiseuilleFlowOnEveryFace() {
        StructuredMesh mesh = channel();
        for (Side inlet : new Side[] {Side.X_MIN, Side.X_MAX}) {
            FlowBoundary boundary = new FlowBoundary(on(mesh, null)
                    .boundary(inlet, FlowCondition.developedInlet(3e-3))
                    .boundary(inlet.opposite(), FlowCondition.outflow()).build());
            FlowBoundary.Faces faces = faces(boundary, inlet);
            double sign = inlet.isMax() ? -1 : 1;
            for (int f = 0; f < faces.count; f++) {
                double expected = sign * 3e-3 * poiseuille(0, 2e-4, mesh.y().face(f), mesh.y().face(f + 1));
                assertThat(faces.normal[f]).isCloseTo(expected, within(1e-15));
                assertThat(faces.open[f] || faces.slip[f]).isFalse();
            }
            assertThat(inflow(mesh, faces)).isCloseTo(3e-3 * 2e-4 * DEPTH, within(1e-23));
            assertThat(boundary.givenInflow(0)).isCloseTo(3e-3 * 2e-4 * DEPTH, within(1e-23));
            assertThat(boundary.anyOpen(0)).isTrue();
            assertThat(boundary.isSteady()).isTrue();
        }
    }

    @Test
    void aSymmetrySideIsTheMidPlane() {
        Axis half = Axis.tanh(1e-4, 9, Toward.START, 4);
        StructuredMesh mesh = StructuredMesh.of(half, Axis.uniform(1e-3, 2), DEPTH);
        FlowBoundary.Faces faces = faces(new FlowBoundary(on(mesh, null)
                .boundary(Side.X_MAX, FlowCondition.symmetry())
                .boundary(Side.Y_MIN, FlowCondition.developedInlet(1))
                .boundary(Side.Y_MAX, FlowCondition.outflow()).build()), Side.Y_MIN);
        for (int f = 0; f < faces.count; f++) {
            assertThat(faces.normal[f]).isCloseTo(poiseuille(0, 2e-4, half.face(f), half.face(f + 1)), within(1e-12));
        }
        FlowBoundary.Faces plug = faces(new FlowBoundary(on(mesh, null)
                .boundary(Side.X_MIN, FlowCondition.symmetry()).boundary(Side.X_MAX, FlowCondition.symmetry())
                .boundary(Side.Y_MIN, FlowCondition.developedInlet(1))
                .boundary(Side.Y_MAX, FlowCondition.outflow()).build()), Side.Y_MIN);
        assertThat(plug.normal).containsOnly(new double[] {1}, within(1e-15));
    }

    @Test
    void theProfileSpansTheFluidPartOfAPatch() {
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(4, 4), Axis.uniform(10, 20), 1);
        Shape ribs = Shape.union(Shape.layer(Direction.Y, Range.upTo(2)), Shape.layer(Direction.Y, Range.of(7, 8)));
        FlowBoundary boundary = new FlowBoundary(on(mesh, ribs)
                .patch("inlet", Side.X_MIN, Shape.layer(Direction.Y, Range.upTo(6)))
                .boundary("inlet", FlowCondition.flowRateInlet(8))
                .boundary(Side.X_MAX, FlowCondition.outflow()).build());
        FlowBoundary.Faces faces = faces(boundary, Side.X_MIN);
        for (int f = 0; f < faces.count; f++) {
            double y = mesh.y().centre(f);
            assertThat(faces.wet[f]).isEqualTo(y > 2 && y < 7 || y > 8);
            // the patch is wet between 2 m and 6 m, which makes a mean of 2 m/s
            double expected = y > 2 && y < 6 ? 2 * poiseuille(2, 6, mesh.y().face(f), mesh.y().face(f + 1)) : 0;
            assertThat(faces.normal[f]).isCloseTo(expected, within(1e-13));
        }
        assertThat(boundary.regions().count()).isEqualTo(2);
    }

    @Test
    void aSolidWithinThePatchLeavesTheStatedMean() {
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(4, 4), Axis.uniform(10, 20), 1);
        Shape rib = Shape.layer(Direction.Y, Range.of(4, 5));
        for (InletProfile profile : InletProfile.values()) {
            FlowBoundary.Faces faces = faces(new FlowBoundary(on(mesh, rib)
                    .boundary(Side.X_MIN, new VelocityInlet(Value.constant(2), profile))
                    .boundary(Side.X_MAX, FlowCondition.outflow()).build()), Side.X_MIN);
            assertThat(inflow(mesh, faces)).isCloseTo(18, within(1e-13));
            assertThat(faces.normal[8]).isZero();
        }
    }

    @Test
    void theFlowRateOfADuctIsExactAndItsQuarterIsAQuarter() {
        Axis y = Axis.tanh(1, 12, Toward.BOTH, 5);
        Axis z = Axis.uniform(2, 10);
        StructuredMesh whole = StructuredMesh.of(Axis.uniform(1, 2), y, z);
        FlowBoundary.Faces faces = faces(new FlowBoundary(on(whole, null)
                .boundary(Side.X_MIN, FlowCondition.flowRateInlet(4e-9))
                .boundary(Side.X_MAX, FlowCondition.outflow()).build()), Side.X_MIN);
        assertThat(inflow(whole, faces)).isCloseTo(4e-9, within(4e-9 * 1e-14));

        double[] halfY = new double[7];
        System.arraycopy(y.faces(), 0, halfY, 0, 7);
        StructuredMesh quarter = StructuredMesh.of(Axis.uniform(1, 2), Axis.of(halfY), Axis.uniform(1, 5));
        FlowBoundary.Faces part = faces(new FlowBoundary(on(quarter, null)
                .boundary(Side.X_MIN, FlowCondition.flowRateInlet(1e-9))
                .boundary(Side.Y_MAX, FlowCondition.symmetry()).boundary(Side.Z_MAX, FlowCondition.symmetry())
                .boundary(Side.X_MAX, FlowCondition.outflow()).build()), Side.X_MIN);
        for (int f = 0; f < part.count; f++) {
            assertThat(part.normal[f]).isCloseTo(faces.normal[f % 6 + 12 * (f / 6)], within(4e-9 * 1e-12));
        }
    }

    @Test
    void inAPeriodicDirectionTheDuctIsASlit() {
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(1, 2), Axis.uniform(1, 6), Axis.uniform(3, 12))
                .periodic(Direction.Z);
        FlowBoundary boundary = new FlowBoundary(on(mesh, null)
                .boundary(Side.X_MIN, FlowCondition.developedInlet(1))
                .boundary(Side.X_MAX, FlowCondition.outflow()).build());
        FlowBoundary.Faces faces = faces(boundary, Side.X_MIN);
        for (int f = 0; f < faces.count; f++) {
            double expected = poiseuille(0, 1, mesh.y().face(f % 6), mesh.y().face(f % 6 + 1));
            assertThat(faces.normal[f]).isCloseTo(expected, within(1e-13));
        }
        assertThat(boundary.all()).extracting(one -> one.side)
                .containsExactly(Side.X_MIN, Side.X_MAX, Side.Y_MIN, Side.Y_MAX);
    }

    @Test
    void aChannelMayReachAcrossTheSeamOfAPeriodicDirection() {
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(1, 2), Axis.uniform(10, 10)).periodic(Direction.Y);
        FlowBoundary.Faces faces = faces(new FlowBoundary(on(mesh, Shape.layer(Direction.Y, Range.of(3, 6)))
                .boundary(Side.X_MIN, FlowCondition.developedInlet(1))
                .boundary(Side.X_MAX, FlowCondition.outflow()).build()), Side.X_MIN);
        for (int f : new int[] {6, 7, 8, 9, 0, 1, 2}) {
            double low = f < 6 ? f + 10 : f;
            assertThat(faces.normal[f]).isCloseTo(poiseuille(6, 13, low, low + 1), within(1e-14));
        }
    }

    @Test
    void outletsKeepTheirOwnPressures() {
        StructuredMesh mesh = channel();
        FlowBoundary boundary = new FlowBoundary(on(mesh, null)
                .patch("low", Side.X_MAX, Shape.layer(Direction.Y, Range.upTo(1e-4)))
                .boundary("low", new Outflow(Value.constant(5)))
                .boundary(Side.X_MAX, new FlowCondition.FixedPressure(Value.steady((x, y, z, t) -> 1e5 * y)))
                .boundary(Side.X_MIN, FlowCondition.velocityInlet(1)).build());
        FlowBoundary.Faces faces = faces(boundary, Side.X_MAX);
        for (int f = 0; f < faces.count; f++) {
            boolean low = mesh.y().centre(f) < 1e-4;
            assertThat(faces.open[f] && faces.slip[f]).isTrue();
            assertThat(faces.outflow[f]).isEqualTo(low);
            assertThat(faces.pressure[f]).isEqualTo(low ? 5 : 1e5 * mesh.y().centre(f));
            assertThat(faces.normal[f]).isZero();
        }
        assertThat(faces(boundary, Side.X_MIN).normal).containsOnly(1);
    }

    @Test
    void wallsSlideAndSurfacesPull() {
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(1, 4), Axis.uniform(1, 4), Axis.uniform(1, 4));
        Value ramp = Value.steady((x, y, z, t) -> x + 10 * z);
        Value zero = Value.constant(0);
        FlowBoundary boundary = new FlowBoundary(on(mesh, null)
                .boundary(Side.Y_MIN, new FlowCondition.MovingWall(ramp, Value.constant(7), zero))
                .boundary(Side.Y_MAX, new TangentialStress(ramp, Value.constant(7), zero))
                .boundary(Side.Z_MIN, new FixedVelocity(Value.constant(1), Value.constant(2), Value.constant(-3)))
                .boundary(Side.Z_MAX, FlowCondition.symmetry())
                .boundary(Side.X_MAX, FlowCondition.outflow()).build());
        FlowBoundary.Faces wall = faces(boundary, Side.Y_MIN);
        FlowBoundary.Faces surface = faces(boundary, Side.Y_MAX);
        for (int f = 0; f < 16; f++) {
            double expected = mesh.faceCentreX(Side.Y_MIN, f) + 10 * mesh.faceCentreZ(Side.Y_MIN, f);
            assertThat(wall.velocity[0][f]).isEqualTo(expected);
            assertThat(wall.slip[f]).isFalse();
            assertThat(surface.stress[0][f]).isEqualTo(expected);
            assertThat(surface.slip[f]).isTrue();
        }
        assertThat(wall.normal).containsOnly(0);
        assertThat(surface.normal).containsOnly(0);
        assertThat(faces(boundary, Side.Z_MIN).normal).containsOnly(-3);
        assertThat(faces(boundary, Side.Z_MIN).velocity[1]).containsOnly(2);
        assertThat(faces(boundary, Side.Z_MAX).slip).containsOnly(true);
        assertThat(faces(boundary, Side.X_MIN).slip).containsOnly(false);
        // 1 m² at 3 m/s, out
        assertThat(boundary.givenInflow(0)).isCloseTo(-3, within(1e-14));
    }

    @Test
    void aRateFollowsTime() {
        StructuredMesh mesh = channel();
        Value pulse = (x, y, z, t) -> 1e-9 * (1 + Math.min(t, 2));
        FlowBoundary boundary = new FlowBoundary(on(mesh, null)
                .boundary(Side.X_MIN, new FlowRateInlet(pulse, InletProfile.DEVELOPED))
                .boundary(Side.X_MAX, FlowCondition.outflow()).build());
        FlowBoundary.Faces faces = faces(boundary, Side.X_MIN);
        assertThat(boundary.isSteady()).isFalse();
        assertThat(boundary.update(0)).isFalse();
        assertThat(inflow(mesh, faces)).isCloseTo(1e-9, within(1e-22));
        assertThat(boundary.update(1)).isTrue();
        assertThat(inflow(mesh, faces)).isCloseTo(2e-9, within(1e-22));
        assertThat(boundary.update(2)).isTrue();
        assertThat(boundary.update(3)).isFalse();
        assertThat(boundary.givenInflow(0)).isCloseTo(3e-9, within(1e-22));
    }

    @Test
    void whatEntersAClosedRegionLeavesIt() {
        StructuredMesh mesh = channel();
        FlowBoundary boundary = new FlowBoundary(on(mesh, null)
                .boundary(Side.X_MIN, FlowCondition.flowRateInlet(1e-9))
                .boundary(Side.X_MAX, new FlowRateInlet(Value.constant(-1e-9 * (1 + 1e-10)), InletProfile.UNIFORM))
                .build());
        assertThat(boundary.anyOpen(0)).isFalse();
        // 28 faces with a rounding error of one unit each
        assertThat(boundary.givenInflow(0)).isCloseTo(0, within(28 * 2.3e-16 * 1e-9));
        assertThat(inflow(mesh, faces(boundary, Side.X_MIN))).isCloseTo(1e-9, within(1e-18));
        assertThatIllegalArgumentException().isThrownBy(() -> new FlowBoundary(on(mesh, null)
                .boundary(Side.X_MIN, FlowCondition.flowRateInlet(1e-9))
                .boundary(Side.X_MAX, FlowCondition.flowRateInlet(-0.9e-9)).build()))
                .withMessage("what flows in must leave: through x-max, x-min flow 1.00000e-09 m³/s in and "
                        + "9.00000e-10 m³/s out, and no patch of this fluid region is open; "
                        + "give a patch a pressure or outflow");
    }

    @Test
    void everyRegionMustBalanceByItself() {
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(1, 3), Axis.uniform(9, 9));
        ProblemBuilder builder = on(mesh, Shape.layer(Direction.Y, Range.of(4, 5)))
                .patch("lower outlet", Side.X_MAX, Shape.layer(Direction.Y, Range.upTo(4)))
                .boundary(Side.X_MIN, FlowCondition.velocityInlet(1))
                .boundary("lower outlet", FlowCondition.outflow());
        assertThatIllegalArgumentException().isThrownBy(() -> new FlowBoundary(builder.build()))
                .withMessageContaining("through x-min flow 4.00000 m³/s in and 0.00000 m³/s out");
        FlowBoundary boundary = new FlowBoundary(builder.boundary(Side.X_MAX, FlowCondition.velocityInlet(-1)).build());
        assertThat(boundary.anyOpen(boundary.regions().of(0))).isTrue();
        assertThat(boundary.givenInflow(boundary.regions().of(0))).isEqualTo(4);
        int upper = boundary.regions().of(mesh.index(0, 8, 0));
        assertThat(boundary.anyOpen(upper)).isFalse();
        assertThat(boundary.givenInflow(upper)).isZero();
    }

    @Test
    void aConditionNeedsFluidAndFiniteNumbers() {
        StructuredMesh mesh = channel();
        assertThatIllegalArgumentException().isThrownBy(() -> new FlowBoundary(
                on(mesh, Shape.layer(Direction.Y, Range.from(1.5e-4)))
                        .boundary(Side.Y_MAX, FlowCondition.movingWall(1, 0, 0)).build()))
                .withMessage("patch y-max has the flow condition MovingWall, but touches no fluid; "
                        + "move it or drop the condition");
        assertThatIllegalArgumentException().isThrownBy(() -> new FlowBoundary(on(mesh, null)
                .boundary(Side.X_MIN, FlowCondition.velocityInlet(Double.NaN))
                .boundary(Side.X_MAX, FlowCondition.outflow()).build()))
                .withMessage("the flow condition of patch x-min gives NaN at 0.0 s; a finite number is needed");
    }
}
