package org.soretflow.viz.plot;

import org.junit.jupiter.api.Test;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ColourMapTest {

    /// Lightness is linear in the number; a channel is rounded to 1/255, which moves the lightness by up to about 0.006
    /// where the colour is dark (dL/dv ≈ 1.5 per unit of the brightest channel) and less elsewhere.
    @ParameterizedTest
    @EnumSource(value = ColourMap.class, names = {"HEAT", "SEA"})
    void lightnessGrowsLinearly(ColourMap map) {
        double first = lightness(map.rgb(0));
        double last = lightness(map.rgb(1));
        assertThat(last - first).isGreaterThan(0.6);
        for (int n = 0; n <= 100; n++) {
            assertThat(lightness(map.rgb(n / 100.0))).isCloseTo(first + n / 100.0 * (last - first), within(0.012));
        }
    }

    @ParameterizedTest
    @EnumSource(ColourMap.class)
    void neighboursAreCloseAndEndsAreKept(ColourMap map) {
        for (int n = 1; n <= 500; n++) {
            int before = map.rgb((n - 1) / 500.0);
            int after = map.rgb(n / 500.0);
            for (int shift : new int[] {0, 8, 16}) {
                assertThat(Math.abs((before >> shift & 255) - (after >> shift & 255))).isLessThanOrEqualTo(8);
            }
        }
        assertThat(map.rgb(-3)).isEqualTo(map.rgb(0));
        assertThat(map.rgb(7)).isEqualTo(map.rgb(1));
    }

    /// The two sides have the same lightness, and the middle is without colour.
    @ParameterizedTest
    @EnumSource(value = ColourMap.class, names = "DIVERGING")
    void divergingColoursAreSymmetricInLightness(ColourMap map) {
        for (int n = 0; n <= 50; n++) {
            assertThat(lightness(map.rgb(n / 100.0))).isCloseTo(lightness(map.rgb(1 - n / 100.0)), within(0.012));
        }
        int middle = map.rgb(0.5);
        assertThat(middle >> 16 & 255).isBetween(240, 250);
        assertThat(Math.abs((middle >> 16 & 255) - (middle & 255))).isLessThanOrEqualTo(4);
    }

    /// L of OKLab from sRGB (Ottosson 2020): the inverse of what the map computes.
    @Test
    void coloursSuitTheNumbers() {
        assertThat(ColourMap.suiting("temperature", -3, 3)).isEqualTo(ColourMap.HEAT);
        assertThat(ColourMap.suiting("salt", 0, 3)).isEqualTo(ColourMap.SEA);
        assertThat(ColourMap.suiting("salt", -1e-18, 3)).as("rounding below zero").isEqualTo(ColourMap.SEA);
        assertThat(ColourMap.suiting("velocity_y", -1, 3)).isEqualTo(ColourMap.DIVERGING);
        assertThat(ColourMap.suiting("velocity_y", 0, 0)).isEqualTo(ColourMap.SEA);
    }

    @Test
    void twoHuesMeetAtZero() {
        assertThat(ColourMap.DIVERGING.ends(-1, 3)).containsExactly(-3, 3);
        assertThat(ColourMap.DIVERGING.ends(293, 303)).as("no number of the other sign").containsExactly(293, 303);
        assertThat(ColourMap.SEA.ends(-1, 3)).containsExactly(-1, 3);
    }

    private static double lightness(int rgb) {
        double r = decoded(rgb >> 16 & 255);
        double g = decoded(rgb >> 8 & 255);
        double b = decoded(rgb & 255);
        double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        return 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s;
    }

    private static double decoded(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
