package org.soretflow.cell;

/// The exponential function by `+ − × ÷` alone.
///
/// Libraries round `exp` differently on every processor; written out, it has the same bits wherever the four operations
/// are those of IEEE 754 and products are not contracted with sums.
public final class Exponential {

    private Exponential() {}

    /// `e^x` [1], within 1 unit in the last place of the true value (subnormal results within 2); it never falls as x
    /// grows.
    ///
    /// `x = k ln 2 + r`, k an integer, |r| ≤ ½ ln 2; then `e^x = 2^k e^r`. `e^0` is exactly 1; above 709.78 the value is
    /// infinite, below −745.13 zero, for NaN it is NaN.
    /// Source of the reduction with ln 2 in two parts: Cody and Waite, Software Manual for the Elementary Functions
    /// (1980), ch. 6.
    public static double exp(double x) {
        double within = x > 710 ? 710 : x < -746 ? -746 : x;
        int k = (int) (within * 0x1.71547652b82fep0 + 1100.5) - 1100;
        // the first part of ln 2 ends in so many zeros that its multiple and the difference are exact
        double high = within - k * 0x1.62e42feep-1;
        double fraction = reduced(high, k * 0x1.a39ef35793c76p-33);
        int size = k < 0 ? -k : k;
        if (size < 31) {
            double power = (double) (1 << size);
            return k < 0 ? fraction / power : fraction * power;
        }
        // in two steps: 2^1024 is no double, and only the second step into the subnormal numbers rounds
        double first = powerOfTwo(size / 2);
        double second = powerOfTwo(size - size / 2);
        return k < 0 ? fraction / first / second : fraction * first * second;
    }

    /// `e^r` for `r = high − low`, |r| ≤ 0.35, low ≪ high: `1 + r + r² Σ r^n/(n + 2)!`.
    ///
    /// Taylor's series up to r¹³; what is left out is below 0.35¹⁴/14! = 5e-18, a tenth of half a unit. Powers of r are
    /// gathered by fours (Estrin, 1960), so that the products do not wait for one another.
    private static double reduced(double high, double low) {
        double r = high - low;
        double square = r * r;
        double fourth = square * square;
        double lowest = 1.0 / 2 + r * (1.0 / 6) + square * (1.0 / 24 + r * (1.0 / 120));
        double middle = 1.0 / 720 + r * (1.0 / 5040) + square * (1.0 / 40320 + r * (1.0 / 362880));
        double highest = 1.0 / 3628800 + r * (1.0 / 39916800) + square * (1.0 / 479001600 + r * (1.0 / 6227020800.0));
        return 1 + (high + (square * (lowest + fourth * (middle + fourth * highest)) - low));
    }

    /// `2^n` for n from 0 to 743, exact: `2^(n mod 24) · (2^(n div 24))^24`.
    private static double powerOfTwo(int n) {
        double root = (double) (1 << n / 24);
        double square = root * root;
        double fourth = square * square;
        double eighth = fourth * fourth;
        return (double) (1 << n % 24) * (eighth * eighth * eighth);
    }
}
