package org.soretflow.mesh;

/// Relative cell widths of the clustering laws; each method returns a new array with an arbitrary scale.
final class AxisLaws {
    /// ln cosh β stays far below the overflow of exp; the ratio reached there is about 10²⁶⁰.
    private static final double LARGEST_STRETCHING = 300;

    private AxisLaws() {
    }

    /// Constant growth factor g between neighbours with g^m = ratio, where m is the number of steps from the
    /// smallest to the largest cell: n − 1 toward one end, ⌊(n − 1)/2⌋ toward both.
    static double[] geometric(int cells, Toward toward, double ratio) {
        int steps = toward == Toward.BOTH ? (cells - 1) / 2 : cells - 1;
        requireRoom(cells, steps, ratio);
        double[] widths = new double[cells];
        for (int i = 0; i < cells; i++) {
            // ratio^(i/m) and not g^i: the rounding of g would be raised to the power, too
            widths[i] = steps == 0 ? 1 : Math.pow(ratio, fromFineEnd(i, cells, toward) / (double) steps);
        }
        return widths;
    }

    /// Widths of x(ξ) ∝ tanh β(2ξ − 1) toward both ends, x(ξ) ∝ tanh β(ξ − 1) toward the start, at ξ = i/n.
    ///
    /// By tanh a − tanh b = sinh(a − b)/(cosh a · cosh b) the widths are proportional to
    /// 1/(cosh b_i · cosh b_(i+1)): no digits are lost however strong the clustering is. The stretching parameter β
    /// is found by bisection on the logarithm of the width ratio, which grows with β.
    ///
    /// @implNote Source: Vinokur, J. Comput. Phys. 50 (1983) 215, for the tanh law.
    static double[] tanh(int cells, Toward toward, double ratio) {
        int steps = toward == Toward.BOTH ? (cells - 1) / 2 : cells - 1;
        requireRoom(cells, steps, ratio);
        double low = 0;
        double high = LARGEST_STRETCHING;
        double target = Math.log(ratio);
        if (steps > 0 && logWidth(high, steps, cells, toward) - logWidth(high, 0, cells, toward) < target) {
            throw new IllegalArgumentException("tanh clustering of " + cells + " cells cannot reach the width ratio "
                    + Lengths.number(ratio) + "; take more cells or a smaller ratio");
        }
        while (true) {
            double middle = 0.5 * (low + high);
            if (middle == low || middle == high || ratio == 1) {
                break;
            }
            if (logWidth(middle, steps, cells, toward) - logWidth(middle, 0, cells, toward) < target) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double[] widths = new double[cells];
        double largest = logWidth(low, steps, cells, toward);
        for (int i = 0; i < cells; i++) {
            widths[i] = Math.exp(logWidth(low, fromFineEnd(i, cells, toward), cells, toward) - largest);
        }
        return widths;
    }

    /// Logarithm of the width of the i-th cell from the fine end, up to a constant.
    private static double logWidth(double beta, int i, int cells, Toward toward) {
        double scale = toward == Toward.BOTH ? 2.0 * beta / cells : beta / cells;
        return -logCosh(beta - scale * i) - logCosh(beta - scale * (i + 1));
    }

    private static double logCosh(double x) {
        double size = Math.abs(x);
        return size + Math.log1p(Math.exp(-2 * size)) - Math.log(2);
    }

    private static int fromFineEnd(int i, int cells, Toward toward) {
        return switch (toward) {
            case START -> i;
            case END -> cells - 1 - i;
            case BOTH -> Math.min(i, cells - 1 - i);
        };
    }

    private static void requireRoom(int cells, int steps, double ratio) {
        if (!(ratio >= 1) || Double.isInfinite(ratio)) {
            throw new IllegalArgumentException(
                    "the ratio of largest to smallest width must be finite and at least 1, got " + ratio);
        }
        if (steps == 0 && ratio > 1) {
            throw new IllegalArgumentException("a width ratio of " + Lengths.number(ratio)
                    + " needs more cells (at least 2 toward one end, 3 toward both), got " + cells);
        }
    }
}
