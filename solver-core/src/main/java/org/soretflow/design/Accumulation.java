package org.soretflow.design;

/// How the rich end of a column fills, from a uniform concentration.
///
/// With lengths in L, times in L²/D_eff and ξ from the rich end, the solute obeys `∂c/∂t = ∂/∂ξ (∂c/∂ξ + p c)`,
/// p = |V| L/D_eff, without flux at ξ = 0. The other end is closed too, or held at the concentration 1 of a reservoir.
/// Closed, the rates are `n²π² + p²/4`: the series of Bierlein with s → p. Open, they are `k² + p²/4` with
/// `tan k = 2k/p`, and for p > 2 the slowest is `p²/4 − κ²` with `tanh κ = 2κ/p`: the reservoir has to bring, through
/// the drift alone, e^p times what there was, and the time grows as `e^p/p²`.
///
/// Sources: Bierlein, J. Chem. Phys. 23 (1955) 10; the open end by the same separation of variables.
public final class Accumulation {

    private static final int MODES = 400;
    /// Beyond this the sums lose their digits, and the limit of a strong drift is good to 2 %.
    private static final double STRONG = 60;
    private static final double WEAK = 1e-3;

    private final double steady;
    private final double timeUnit;
    private final double[] rates;
    private final double[] amplitudes;

    private Accumulation(double steady, double timeUnit, double[] rates, double[] amplitudes) {
        this.steady = steady;
        this.timeUnit = timeUnit;
        this.rates = rates;
        this.amplitudes = amplitudes;
    }

    /// Both ends closed.
    ///
    /// @param peclet p = |V| L/D_eff [1], which is ln(c_rich/c_poor) in the end
    /// @param timeUnit L²/D_eff [s]
    static Accumulation closed(double peclet, double timeUnit) {
        double p = Math.max(peclet, WEAK);
        double steady = p / -Math.expm1(-p);
        if (p > STRONG) {
            // what arrives in the time 1/p is all there is
            return new Accumulation(steady, timeUnit, new double[] {0.25 * p * p}, new double[] {});
        }
        double[] rates = new double[MODES];
        double[] amplitudes = new double[MODES];
        for (int n = 1; n <= MODES; n++) {
            double k = n * Math.PI;
            rates[n - 1] = k * k + 0.25 * p * p;
            amplitudes[n - 1] = k * amplitude(p, k);
        }
        return new Accumulation(steady, timeUnit, rates, amplitudes);
    }

    /// The poor end open to a reservoir.
    ///
    /// @param peclet p = |V| L/D_eff [1]
    /// @param timeUnit L²/D_eff [s]
    static Accumulation open(double peclet, double timeUnit) {
        double p = Math.max(peclet, WEAK);
        if (p > STRONG) {
            return new Accumulation(Math.exp(p), timeUnit, new double[] {p * p * Math.exp(-p)},
                    new double[] {-Math.exp(p)});
        }
        // at p = 2 the first mode is a straight line, which neither form holds
        double a = 0.5 * (Math.abs(p - 2) < 1e-6 ? 2 + 1e-6 : p);
        double[] rates = new double[MODES];
        double[] amplitudes = new double[MODES];
        int first = 0;
        if (a > 1) {
            double gap = hyperbolicGap(2 * a);
            double kappa = a * (1 - gap);
            rates[0] = a * a * gap * (2 - gap);
            amplitudes[0] = -kappa * Math.sinh(2 * kappa) / (rates[0] * (Math.sinh(2 * kappa) / (4 * kappa) - 0.5));
            first = 1;
        }
        for (int n = first; n < MODES; n++) {
            double k = root(a, n);
            rates[n] = k * k + a * a;
            amplitudes[n] = -k * Math.sin(2 * k) / (rates[n] * (0.5 - Math.sin(2 * k) / (4 * k)));
        }
        return new Accumulation(Math.exp(p), timeUnit, rates, amplitudes);
    }

    /// Concentration at the rich end in the end, over that at the start [1].
    public double steady() {
        return steady;
    }

    /// Time of the slowest mode [s].
    public double relaxationTime() {
        return timeUnit / rates[0];
    }

    /// Concentration at the rich end over that at the start [1].
    ///
    /// @param time [s], > 0
    public double at(double time) {
        double scaled = time / timeUnit;
        if (amplitudes.length == 0) {
            return Math.min(steady, 1 + steady * steady * scaled);
        }
        double sum = steady;
        for (int n = 0; n < rates.length; n++) {
            sum += amplitudes[n] * Math.exp(-rates[n] * scaled);
        }
        return sum;
    }

    /// When the rich end has come by a share of its rise [s].
    ///
    /// @param share 0 < share < 1, such as 0.9
    public double timeTo(double share) {
        double wanted = 1 + share * (steady - 1);
        double early = 0;
        double late = timeUnit * (40 / rates[0]);
        if (!Double.isFinite(late)) {
            return late;
        }
        for (int iteration = 0; iteration < 80; iteration++) {
            double middle = 0.5 * (early + late);
            if (at(middle) < wanted) {
                early = middle;
            } else {
                late = middle;
            }
        }
        return late;
    }

    /// The concentration in a closed cell over the initial one, anywhere: `c_t = (c_x + s c)_x`, no flux at the ends.
    ///
    /// @param strength s [1]: S_T ΔT across a gap, or |V| L/D_eff along a column
    /// @param x distance from the rich end over the length [1]
    /// @param time time over length²/diffusivity [1], > 0
    public static double closedProfile(double strength, double x, double time) {
        double al = 0.5 * strength;
        double sum = strength * Math.exp(-strength * x) / -Math.expm1(-strength);
        for (int n = 1; n < MODES; n++) {
            double k = n * Math.PI;
            double mode = Math.exp(-al * x) * (k * Math.cos(k * x) - al * Math.sin(k * x));
            sum += amplitude(strength, k) * Math.exp(-(k * k + al * al) * time) * mode;
        }
        return sum;
    }

    private static double amplitude(double strength, double k) {
        double al = 0.5 * strength;
        double growth = Math.exp(al);
        double square = k * k + al * al;
        double cosine = (growth * (al * Math.cos(k) + k * Math.sin(k)) - al) / square;
        double sine = (growth * (al * Math.sin(k) - k * Math.cos(k)) + k) / square;
        return 2 * (k * cosine - al * sine) / square;
    }

    /// The root of `a sin k = k cos k` between nπ and (n + ½)π.
    private static double root(double a, int n) {
        double low = n * Math.PI + (n == 0 ? 1e-9 : 0);
        double high = (n + 0.5) * Math.PI;
        double sign = n % 2 == 0 ? 1 : -1;
        for (int iteration = 0; iteration < 60; iteration++) {
            double middle = 0.5 * (low + high);
            if (sign * (a * Math.sin(middle) - middle * Math.cos(middle)) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return 0.5 * (low + high);
    }

    /// δ of `κ = (p/2)(1 − δ)`, `tanh κ = 1 − δ`, for p > 2: from `δ (e^{p(1−δ)} + 1) = 2`, in its logarithm, because δ
    /// becomes as small as 2e^{−p}.
    private static double hyperbolicGap(double p) {
        double low = -p - 1;
        double high = Math.log1p(-1e-9);
        for (int iteration = 0; iteration < 100; iteration++) {
            double middle = 0.5 * (low + high);
            double gap = Math.exp(middle);
            if (gap * (Math.exp(p * (1 - gap)) + 1) < 2) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.exp(0.5 * (low + high));
    }
}
