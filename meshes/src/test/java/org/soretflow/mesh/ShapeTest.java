package org.soretflow.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ShapeTest {
    private static final Point ORIGIN = new Point(0, 0, 0);

    @Test
    void boxIsClosedBelowAndOpenAbove() {
        Shape box = Shape.box(Range.of(0, 1), Range.from(2), Range.upTo(3));
        assertThat(box.contains(0, 2, -1e9)).isTrue();
        assertThat(box.contains(1, 2, 0)).isFalse();
        assertThat(box.contains(0.5, 1.999, 0)).isFalse();
        assertThat(box.contains(0.5, 1e9, 3)).isFalse();
        assertThat(Shape.layer(Direction.Y, Range.of(1, 2)).contains(-5, 1.5, 7)).isTrue();
        assertThat(Shape.layer(Direction.Y, Range.of(1, 2)).contains(1.5, 0.5, 1.5)).isFalse();
    }

    @Test
    void cylinderStandsAlongItsAxis() {
        for (Direction axis : Direction.values()) {
            Shape cylinder = Shape.cylinder(axis, ORIGIN, 1, Range.of(-2, 5));
            for (Direction d : Direction.values()) {
                double reach = d == axis ? 4.9 : 0.99;
                double beyond = d == axis ? 5.1 : 1.01;
                assertThat(at(cylinder, d, reach)).isTrue();
                assertThat(at(cylinder, d, beyond)).isFalse();
            }
        }
        assertThat(Shape.cylinder(Direction.Z, new Point(3, 4, 0), 1).contains(3.5, 4.5, 1e6)).isTrue();
    }

    @Test
    void halfSpaceLiesAgainstItsNormal() {
        Shape half = Shape.halfSpace(new Point(1, 1, 0), new Point(1, 1, 0));
        assertThat(half.contains(0, 0, 9)).isTrue();
        assertThat(half.contains(1, 1, 0)).isTrue();
        assertThat(half.contains(2, 1, 0)).isFalse();
    }

    @Test
    void combinationsAreBooleanOperations() {
        Shape a = Shape.ball(ORIGIN, 1);
        Shape b = Shape.ball(new Point(1, 0, 0), 1);
        Shape half = Shape.halfSpace(ORIGIN, new Point(0, 0, 1));
        Shape[] combined = {Shape.union(a, b), Shape.minus(a, b), Shape.intersection(a, b, half),
            Shape.union(Shape.minus(a, half), Shape.intersection(b, half))};
        SplittableRandom random = new SplittableRandom(11);
        double[] x = random.doubles(64, -2, 3).sorted().toArray();
        boolean[] inside = new boolean[x.length];
        for (int line = 0; line < 100; line++) {
            double y = random.nextDouble(-1.5, 1.5);
            double z = random.nextDouble(-1.5, 1.5);
            for (int s = 0; s < combined.length; s++) {
                combined[s].test(x, y, z, inside);
                for (int i = 0; i < x.length; i++) {
                    boolean inA = a.contains(x[i], y, z);
                    boolean inB = b.contains(x[i], y, z);
                    boolean expected = switch (s) {
                        case 0 -> inA || inB;
                        case 1 -> inA && !inB;
                        case 2 -> inA && inB && z <= 0;
                        default -> inA && z > 0 || inB && z <= 0;
                    };
                    assertThat(combined[s].contains(x[i], y, z)).isEqualTo(expected);
                    assertThat(inside[i]).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void missesIsNeverWrong() {
        SplittableRandom random = new SplittableRandom(3);
        Range unit = Range.of(0, 1);
        int missed = 0;
        for (int trial = 0; trial < 2000; trial++) {
            Point centre = new Point(random.nextDouble(-3, 4), random.nextDouble(-3, 4), random.nextDouble(-3, 4));
            Shape[] shapes = {Shape.ball(centre, 0.7), Shape.cylinder(Direction.Y, centre, 0.5, Range.of(-1, 2)),
                Shape.halfSpace(centre, new Point(random.nextDouble(-1, 1), random.nextDouble(-1, 1), 0.3)),
                Shape.box(Range.from(centre.x()), Range.upTo(centre.y()))};
            for (Shape shape : shapes) {
                Shape any = Shape.union(shape, Shape.intersection(shape, Shape.everywhere()));
                if (any.misses(unit, unit, unit)) {
                    missed++;
                    for (int p = 0; p < 50; p++) {
                        assertThat(shape.contains(random.nextDouble(), random.nextDouble(), random.nextDouble()))
                                .isFalse();
                    }
                }
            }
        }
        assertThat(missed).isGreaterThan(1000);
    }

    @Test
    void ballVolumeConverges() {
        double exact = 4 * Math.PI / 3 * 0.4 * 0.4 * 0.4;
        for (int cells : new int[] {16, 32, 64, 128}) {
            Axis axis = Axis.uniform(1, cells);
            StructuredMesh mesh = StructuredMesh.of(axis, axis, axis);
            CellZones zones = CellZones.fill(mesh, "outside")
                    .paint("ball", Shape.ball(new Point(0.5013, 0.4971, 0.5036), 0.4)).build();
            // Only the cells cut by the surface can be wrong; their signs are as good as random, so the error is about
            // the volume of one cell times the square root of their number, √(4πr²/h²)·h³; three times that is allowed.
            // The centre is off the middle: mirror images would err together.
            double h = 1.0 / cells;
            assertThat(zones.volume(1)).isCloseTo(exact, within(3 * Math.sqrt(4 * Math.PI * 0.16) * h * h));
        }
    }

    @Test
    void badInputIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Shape.ball(ORIGIN, -1))
                .withMessage("the radius of a ball must be positive and finite, got -1.0 m");
        assertThatIllegalArgumentException().isThrownBy(() -> Shape.cylinder(Direction.X, ORIGIN, Double.NaN))
                .withMessageContaining("radius of a cylinder");
        assertThatIllegalArgumentException().isThrownBy(() -> new Point(0, Double.NaN, 0))
                .withMessageContaining("coordinates must be finite");
        assertThatIllegalArgumentException().isThrownBy(() -> Range.of(2, 1))
                .withMessage("a range must have its start below its end, got 2.0 m to 1.0 m");
        assertThatIllegalArgumentException().isThrownBy(() -> Range.of(Double.NaN, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Shape.halfSpace(ORIGIN, ORIGIN))
                .withMessageContaining("normal");
        assertThatIllegalArgumentException().isThrownBy(Shape::union).withMessageContaining("at least one");
        assertThatIllegalArgumentException().isThrownBy(Shape::intersection).withMessageContaining("at least one");
    }

    private static boolean at(Shape shape, Direction d, double position) {
        return shape.contains(d == Direction.X ? position : 0, d == Direction.Y ? position : 0,
                d == Direction.Z ? position : 0);
    }
}
