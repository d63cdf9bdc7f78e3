package org.soretflow.discrete;

import java.util.Arrays;
import org.soretflow.mesh.StructuredMesh;

/// The state of a closed region at rest: `c = A e^{−Φ}`, or `c/(1−c) = A e^{−Φ}` for fractions, with a given amount.
final class RestState {

    private RestState() {}

    /// @param target amount of each region
    /// @param potential Φ, by cell
    /// @param values concentrations; cells of closed regions and of solids are modified; may be the potential's array where
    ///     all regions are closed
    static void fill(
            StructuredMesh mesh,
            Regions regions,
            boolean[] closed,
            double[] target,
            double[] potential,
            boolean binary,
            double[] values) {
        double[] lowest = new double[regions.count()];
        Arrays.fill(lowest, Double.POSITIVE_INFINITY);
        for (int n = 0; n < values.length; n++) {
            int r = regions.of(n);
            if (r >= 0) {
                lowest[r] = Math.min(lowest[r], potential[n]);
            }
        }
        for (int r = 0; r < regions.count(); r++) {
            if (closed[r]) {
                double logFactor = binary ? logit(mesh, regions, r, target[r], potential) : 0;
                for (int n = 0; n < values.length; n++) {
                    if (regions.of(n) == r) {
                        values[n] = binary
                                ? 1 / (1 + Math.exp(potential[n] - logFactor))
                                : Math.exp(lowest[r] - potential[n]);
                    }
                }
            }
        }
        double[] now = regions.amounts(values, mesh);
        for (int n = 0; n < values.length; n++) {
            int r = regions.of(n);
            if (r < 0) {
                values[n] = 0;
            } else if (closed[r]) {
                double scaled = now[r] > 0 ? values[n] * (target[r] / now[r]) : 0;
                values[n] = binary ? Math.min(scaled, 1) : scaled;
            }
        }
    }

    /// `ln A` of a fraction with a given amount, by bisection: the amount grows with A.
    private static double logit(StructuredMesh mesh, Regions regions, int r, double target, double[] potential) {
        double low = -800;
        double high = 800;
        for (int m = 0; m < 200 && high - low > 1e-15 * Math.max(1, Math.abs(low)); m++) {
            double middle = 0.5 * (low + high);
            double amount = 0;
            for (int n = 0; n < potential.length; n++) {
                if (regions.of(n) == r) {
                    amount += mesh.volume(n) / (1 + Math.exp(potential[n] - middle));
                }
            }
            if (amount < target) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return 0.5 * (low + high);
    }
}
