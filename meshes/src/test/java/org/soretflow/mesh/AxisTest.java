package org.soretflow.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AxisTest {
    /// Relative rounding of a ratio of two widths: per width the power (2.2e-16), its rounded exponent (1.1e-16 times
    /// ln 8) and two operations (1.1e-16 each), the division, and the expected value's own power: 1.6e-15.
    private static final double ROUNDING = 2e-15;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 48, 1000, 100_003})
    void uniformFacesAreTheExactFractions(int cells) {
        Axis axis = Axis.uniform(0.7e-3, cells);
        assertThat(axis.cells()).isEqualTo(cells);
        assertThat(axis.face(0)).isZero();
        assertThat(axis.end()).isEqualTo(0.7e-3);
        assertThat(axis.isUniform()).isTrue();
        for (int i = 0; i < cells; i++) {
            assertThat(Math.abs(axis.face(i) - 0.7e-3 * i / cells)).isLessThanOrEqualTo(2 * Math.ulp(0.7e-3));
            assertThat(axis.width(i)).isEqualTo(axis.width(0));
        }
    }

    @ParameterizedTest
    @EnumSource(Toward.class)
    void geometricNeighboursGrowByOneFactor(Toward toward) {
        for (int cells : new int[] {3, 4, 20, 63}) {
            double ratio = 8;
            Axis axis = Axis.geometric(500e-6, cells, toward, ratio);
            int steps = toward == Toward.BOTH ? (cells - 1) / 2 : cells - 1;
            double growth = Math.pow(ratio, 1.0 / steps);
            assertThat(axis.largestWidth() / axis.smallestWidth()).isCloseTo(ratio, within(ratio * ROUNDING));
            for (int i = 1; i < cells; i++) {
                double expected = switch (toward) {
                    case START -> growth;
                    case END -> 1 / growth;
                    case BOTH -> 2 * i < cells ? growth : 2 * i == cells ? 1 : 1 / growth;
                };
                assertThat(axis.width(i) / axis.width(i - 1)).isCloseTo(expected, within(expected * ROUNDING));
            }
            assertThat(axis.largestGrowth()).isCloseTo(growth, within(growth * ROUNDING));
        }
    }

    @ParameterizedTest
    @CsvSource({"START, 2, 1.5", "START, 48, 4", "END, 17, 30", "BOTH, 3, 2", "BOTH, 48, 4", "BOTH, 47, 1000",
            "BOTH, 64, 1", "START, 10, 1.000001", "END, 200, 1e6"})
    void tanhReachesTheStatedRatio(Toward toward, int cells, double ratio) {
        Axis axis = Axis.tanh(1e-3, cells, toward, ratio);
        // The ratio is found through its logarithm, whose terms are of size ln(ratio) and rounded to 1.1e-16 each.
        double tolerance = ratio * (1e-14 + 2e-15 * Math.log(ratio));
        assertThat(axis.largestWidth() / axis.smallestWidth()).isCloseTo(ratio, within(tolerance));
        boolean fineStart = axis.width(0) <= axis.width(cells - 1);
        assertThat(toward == Toward.END ? axis.width(cells - 1) <= axis.width(0) : fineStart).isTrue();
        assertThat(axis.smallestWidth()).isEqualTo(axis.width(toward == Toward.END ? cells - 1 : 0));
    }

    @Test
    void tanhFacesFollowTheLaw() {
        int cells = 40;
        Axis axis = Axis.tanh(2, cells, Toward.BOTH, 10);
        // β from the first face, then every face by the law. The first face is 1 − 0.03 from the middle and known to
        // 2e-16; it fixes β to about 1e-14, and the bisection on tanh values to the same.
        double beta = findStretching(axis.face(1) - 1, cells);
        for (int i = 0; i <= cells; i++) {
            double expected = 1 + Math.tanh(beta * (2.0 * i / cells - 1)) / Math.tanh(beta);
            assertThat(axis.face(i)).isCloseTo(expected, within(1e-12));
        }
    }

    /// Solves tanh(β(2/n − 1))/tanh β = value by bisection.
    private static double findStretching(double value, int cells) {
        double low = 1e-6;
        double high = 20;
        for (int step = 0; step < 200; step++) {
            double middle = 0.5 * (low + high);
            if (Math.tanh(middle * (2.0 / cells - 1)) / Math.tanh(middle) > value) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Test
    void bothEndsAreMirrorImages() {
        for (Axis axis : new Axis[] {Axis.tanh(1, 31, Toward.BOTH, 7), Axis.geometric(1, 30, Toward.BOTH, 7)}) {
            for (int i = 0; i < axis.cells(); i++) {
                assertThat(axis.width(i)).isEqualTo(axis.width(axis.cells() - 1 - i));
            }
        }
    }

    @Test
    void endIsStartPlusLengthToTheLastBit() {
        SplittableRandom random = new SplittableRandom(7);
        for (int trial = 0; trial < 500; trial++) {
            double length = Math.pow(10, -7 + 7 * random.nextDouble());
            int cells = 3 + random.nextInt(200);
            Toward toward = Toward.values()[random.nextInt(3)];
            double ratio = 1 + 50 * random.nextDouble();
            double origin = (random.nextDouble() - 0.5) * length * 100;
            for (Axis axis : new Axis[] {Axis.uniform(length, cells), Axis.geometric(length, cells, toward, ratio),
                    Axis.tanh(length, cells, toward, ratio)}) {
                assertThat(axis.end()).isEqualTo(length);
                Axis moved = axis.startingAt(origin);
                assertThat(moved.start()).isEqualTo(origin);
                assertThat(moved.end()).isEqualTo(origin + length);
                assertThat(moved.length()).isEqualTo(length);
                assertThat(moved.width(1)).isEqualTo(axis.width(1));
                double sum = 0;
                for (int i = 0; i < cells; i++) {
                    sum += axis.width(i);
                    assertThat(axis.centre(i)).isBetween(axis.face(i), axis.face(i + 1));
                }
                // plain summation of at most 203 numbers: at most 203 half units in the last place
                assertThat(sum).isCloseTo(length, within(203 * 1.2e-16 * length));
            }
        }
    }

    @Test
    void segmentsJoinExactly() {
        Axis lower = Axis.geometric(500e-6, 20, Toward.END, 8);
        Axis channel = Axis.uniform(100e-6, 64);
        Axis upper = Axis.geometric(170e-6, 16, Toward.START, 6);
        Axis joined = Axis.joined(lower, channel, upper);
        assertThat(joined.cells()).isEqualTo(100);
        assertThat(joined.face(20)).isEqualTo(500e-6);
        assertThat(joined.face(84)).isEqualTo(500e-6 + 100e-6);
        assertThat(joined.end()).isEqualTo(500e-6 + 100e-6 + 170e-6);
        assertThat(joined.width(19)).isEqualTo(lower.width(19));
        assertThat(joined.width(20)).isEqualTo(channel.width(0));
        assertThat(joined.width(84)).isEqualTo(upper.width(0));
        assertThat(joined.isUniform()).isFalse();
        assertThat(Axis.joined(Axis.uniform(1, 3), Axis.uniform(2, 6)).isUniform()).isTrue();
        assertThat(Axis.joined(Axis.uniform(1, 3).startingAt(5), Axis.uniform(2, 6)).end()).isEqualTo(8);
    }

    @Test
    void explicitFacesAreKept() {
        double[] given = {-0.1, 0.05, 0.3, 0.7};
        Axis axis = Axis.of(given);
        given[1] = 99;
        assertThat(axis.faces()).containsExactly(-0.1, 0.05, 0.3, 0.7);
        axis.faces()[1] = 99;
        assertThat(axis.face(1)).isEqualTo(0.05);
        assertThat(axis.width(2)).isEqualTo(0.7 - 0.3);
        assertThat(axis.isUniform()).isFalse();
        assertThat(Axis.of(0, 0.1, 0.2, 0.30000000000000004, 0.4).isUniform()).isTrue();
    }

    @Test
    void cellAtFindsEveryCell() {
        Axis axis = Axis.geometric(1, 25, Toward.BOTH, 20).startingAt(-0.3);
        for (int i = 0; i < axis.cells(); i++) {
            assertThat(axis.cellAt(axis.centre(i))).isEqualTo(i);
            assertThat(axis.cellAt(axis.face(i))).isEqualTo(i);
        }
        assertThat(axis.cellAt(axis.end())).isEqualTo(24);
        assertThat(axis.cellAt(Math.nextDown(axis.start()))).isEqualTo(-1);
        assertThat(axis.cellAt(Math.nextUp(axis.end()))).isEqualTo(-1);
        assertThat(axis.cellAt(Double.NaN)).isEqualTo(-1);
    }

    @Test
    void equalAxesAreEqual() {
        assertThat(Axis.uniform(1, 4)).isEqualTo(Axis.uniform(1, 4)).hasSameHashCodeAs(Axis.uniform(1, 4))
                .isNotEqualTo(Axis.uniform(1, 5));
    }

    @Test
    void badInputIsRefusedWithOneMessage() {
        refused(() -> Axis.uniform(0, 4), "length of an axis must be positive and finite, got 0.0 m");
        refused(() -> Axis.uniform(Double.NaN, 4), "got NaN m");
        refused(() -> Axis.uniform(Double.POSITIVE_INFINITY, 4), "got Infinity m");
        refused(() -> Axis.uniform(1, 0), "cells, got 0");
        refused(() -> Axis.geometric(1, 4, Toward.END, 0.5), "at least 1, got 0.5");
        refused(() -> Axis.tanh(1, 4, Toward.END, Double.NaN), "at least 1, got NaN");
        refused(() -> Axis.tanh(1, 4, Toward.END, Double.POSITIVE_INFINITY), "got Infinity");
        refused(() -> Axis.geometric(1, 2, Toward.BOTH, 3), "needs more cells");
        refused(() -> Axis.tanh(1, 1, Toward.START, 3), "needs more cells");
        refused(() -> Axis.of(1), "at least two face positions");
        refused(() -> Axis.of(0, 2, 2), "face 2 at 2.0 m does not lie above face 1");
        refused(() -> Axis.of(0, Double.NaN), "must be finite");
        refused(Axis::joined, "at least one segment");
        refused(() -> Axis.uniform(1, 4).startingAt(Double.NaN), "finite position");
        refused(() -> Axis.uniform(1e-9, 4).startingAt(1e9), "does not lie above");
    }

    @Test
    void toStringIsReadable() {
        assertThat(Axis.uniform(1e-3, 48)).hasToString("1 mm in 48 cells of 20.83 µm from 0 m");
        assertThat(Axis.geometric(7e-6, 3, Toward.START, 4)).hasToString("7 µm in 3 cells of 1 µm to 4 µm from 0 m");
    }

    private static void refused(Supplier<Axis> attempt, String message) {
        assertThatIllegalArgumentException().isThrownBy(attempt::get).withMessageContaining(message);
    }
}
