package org.soretflow.viz.plot;

import java.util.Arrays;

/// Colours for numbers, made so that equal steps of the number look like equal steps of the colour.
///
/// A map is a path through the OKLab colour space: its lightness L changes linearly (or linearly to both sides of the
/// middle in [#DIVERGING]), so that pictures also read in grey and for colour-blind people; hue and chroma follow
/// smooth curves through a few stops. Chroma is reduced where a screen cannot show it.
///
/// Source: B. Ottosson, A perceptual color space for image processing (2020), for the transform. The paths are our own.
public enum ColourMap {

    /// Dark violet over red to pale yellow: temperatures.
    HEAT(new double[] {0.22, 0.95},
            new double[] {295, 330, 375, 405, 450, 462},
            new double[] {0.10, 0.17, 0.19, 0.18, 0.165, 0.12}),

    /// Dark blue over green to light yellow: concentrations and everything else that is not negative.
    SEA(new double[] {0.24, 0.95},
            new double[] {285, 258, 215, 170, 130, 106},
            new double[] {0.13, 0.13, 0.10, 0.14, 0.18, 0.12}),

    /// Blue over near-white to red: numbers with a sign, or differences from a middle value.
    DIVERGING(new double[] {0.36, 0.97, 0.36},
            new double[] {262, 250, 235, 60, 42, 28},
            new double[] {0.16, 0.13, 0.05, 0.05, 0.14, 0.16});

    private static final int ENTRIES = 512;
    private static final int REACH = 40;

    private final int[] table = new int[ENTRIES];

    ColourMap(double[] lightness, double[] hues, double[] chromas) {
        double[] hue = new double[ENTRIES];
        double[] chroma = new double[ENTRIES];
        boolean diverging = lightness.length == 3;
        for (int n = 0; n < ENTRIES; n++) {
            double s = n / (ENTRIES - 1.0);
            hue[n] = Math.toRadians(hue(hues, s, diverging));
            // the hue of a diverging map may only change where there is no colour
            double wanted = smooth(chromas, s) * (diverging ? Math.min(1, Math.abs(2 * s - 1) / 0.12) : 1);
            chroma[n] = displayable(linear(lightness, s), wanted, hue[n]);
        }
        double[] even = diverging ? chroma : evened(chroma);
        for (int n = 0; n < ENTRIES; n++) {
            double[] rgb = linearRgb(linear(lightness, n / (ENTRIES - 1.0)), even[n], hue[n]);
            table[n] = channel(rgb[0]) << 16 | channel(rgb[1]) << 8 | channel(rgb[2]);
        }
    }

    /// Chroma without the kinks that the edge of what a screen can show makes, which would be seen as bands: the least
    /// chroma nearby, averaged over as wide a range, so that no value grows.
    private static double[] evened(double[] chroma) {
        double[] even = new double[ENTRIES];
        for (int n = 0; n < ENTRIES; n++) {
            double sum = 0;
            for (int at = n - REACH; at <= n + REACH; at++) {
                double least = Double.POSITIVE_INFINITY;
                for (int near = at - REACH; near <= at + REACH; near++) {
                    least = Math.min(least, chroma[Math.clamp(near, 0, ENTRIES - 1)]);
                }
                sum += least;
            }
            even[n] = sum / (2 * REACH + 1);
        }
        return even;
    }

    /// The colours that suit numbers: heat for temperatures, two hues where both signs have more than a twentieth of
    /// the range, else sea.
    ///
    /// @param field name of what is shown
    public static ColourMap suiting(String field, double low, double high) {
        if (field.equals("temperature")) {
            return HEAT;
        }
        return Math.min(-low, high) > 0.05 * (high - low) ? DIVERGING : SEA;
    }

    /// The numbers at the two ends of the colours, given the lowest and the highest there are: two hues meet at zero,
    /// where there are numbers of both signs.
    public double[] ends(double low, double high) {
        if (this == DIVERGING && low < 0 && high > 0) {
            double most = Math.max(-low, high);
            return new double[] {-most, most};
        }
        return new double[] {low, high};
    }

    /// Colour of a share between 0 and 1, as 0xRRGGBB; shares outside have the colour of the end.
    public int rgb(double share) {
        return table[(int) Math.rint(Math.clamp(share, 0, 1) * (ENTRIES - 1))];
    }

    private static double hue(double[] hues, double s, boolean diverging) {
        if (!diverging) {
            return smooth(hues, s);
        }
        int half = hues.length / 2;
        double[] side = s < 0.5 ? Arrays.copyOf(hues, half) : Arrays.copyOfRange(hues, half, hues.length);
        return smooth(side, s < 0.5 ? 2 * s : 2 * s - 1);
    }

    private static double linear(double[] stops, double s) {
        double place = s * (stops.length - 1);
        int lower = Math.min((int) place, stops.length - 2);
        return stops[lower] + (place - lower) * (stops[lower + 1] - stops[lower]);
    }

    /// Catmull–Rom curve through equally spaced stops.
    private static double smooth(double[] stops, double s) {
        int last = stops.length - 1;
        double place = s * last;
        int n = Math.min((int) place, last - 1);
        double t = place - n;
        double before = stops[Math.max(n - 1, 0)];
        double from = stops[n];
        double to = stops[n + 1];
        double after = stops[Math.min(n + 2, last)];
        return from + 0.5 * t * (to - before + t * (2 * before - 5 * from + 4 * to - after
                + t * (3 * (from - to) + after - before)));
    }

    /// The wanted chroma, or the largest below it that sRGB can show at this lightness and hue.
    private static double displayable(double lightness, double chroma, double hue) {
        if (fits(linearRgb(lightness, chroma, hue))) {
            return chroma;
        }
        double least = 0;
        double most = chroma;
        for (int n = 0; n < 30; n++) {
            double middle = 0.5 * (least + most);
            if (fits(linearRgb(lightness, middle, hue))) {
                least = middle;
            } else {
                most = middle;
            }
        }
        return least;
    }

    private static boolean fits(double[] rgb) {
        return Math.min(rgb[0], Math.min(rgb[1], rgb[2])) >= 0 && Math.max(rgb[0], Math.max(rgb[1], rgb[2])) <= 1;
    }

    /// OKLab to linear sRGB (Ottosson 2020).
    private static double[] linearRgb(double lightness, double chroma, double hue) {
        double a = chroma * Math.cos(hue);
        double b = chroma * Math.sin(hue);
        double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
        double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
        double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
        return new double[] {
            4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
            -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
        };
    }

    private static double cube(double value) {
        return value * value * value;
    }

    /// Transfer curve of sRGB (IEC 61966-2-1), as a byte.
    private static int channel(double linear) {
        double encoded = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
        return (int) Math.rint(255 * Math.clamp(encoded, 0, 1));
    }
}
