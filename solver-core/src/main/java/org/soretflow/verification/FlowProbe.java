package org.soretflow.verification;

import org.soretflow.backend.Grid;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.run.StepReport;

/// Velocities of a flow in the x–y plane straight from the faces, and numbers of lines of values.
final class FlowProbe {

    /// Points of the polynomial around an extreme value.
    private static final int POINTS = 5;

    /// A value and where it is.
    record Extreme(double value, double at) {}

    private FlowProbe() {}

    /// Velocity normal to d on face layer m, from low to high coordinate across.
    static double[] across(StepReport report, Direction d, int m) {
        StructuredMesh mesh = report.mesh();
        Grid grid = Grid.of(mesh);
        double[] flow = report.faceFlow(d);
        double[] values = new double[d == Direction.X ? mesh.ny() : mesh.nx()];
        for (int n = 0; n < values.length; n++) {
            int i = d == Direction.X ? m : n;
            int j = d == Direction.X ? n : m;
            values[n] = flow[grid.face(d, i, j, 0)] / mesh.faceArea(d, i, j, 0);
        }
        return values;
    }

    static double largest(double[] values) {
        double most = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            most = Math.max(most, value);
        }
        return most;
    }

    /// Maximum of the polynomial of fourth degree through the largest value and its neighbours.
    ///
    /// @param positions increasing, at least five
    static Extreme maximum(double[] positions, double[] values) {
        int best = 0;
        for (int n = 1; n < values.length; n++) {
            best = values[n] > values[best] ? n : best;
        }
        int first = Math.clamp(best - POINTS / 2, 0, values.length - POINTS);
        double low = positions[Math.max(best - 1, first)];
        double high = positions[Math.min(best + 1, first + POINTS - 1)];
        // golden section: the polynomial has one maximum between the neighbours
        double ratio = 0.5 * (Math.sqrt(5) - 1);
        while (high - low > 1e-9 * (Math.abs(low) + Math.abs(high))) {
            double a = high - ratio * (high - low);
            double b = low + ratio * (high - low);
            if (polynomial(positions, values, first, a) > polynomial(positions, values, first, b)) {
                high = b;
            } else {
                low = a;
            }
        }
        double at = 0.5 * (low + high);
        return new Extreme(polynomial(positions, values, first, at), at);
    }

    /// Minimum, as [#maximum].
    static Extreme minimum(double[] positions, double[] values) {
        double[] turned = new double[values.length];
        for (int n = 0; n < turned.length; n++) {
            turned[n] = -values[n];
        }
        Extreme found = maximum(positions, turned);
        return new Extreme(-found.value(), found.at());
    }

    /// Value at a place of the polynomial of fourth degree through the nearest points.
    static double at(double[] positions, double[] values, double place) {
        int first = 0;
        while (first + POINTS < positions.length
                && Math.abs(positions[first + POINTS] - place) < Math.abs(positions[first] - place)) {
            first++;
        }
        return polynomial(positions, values, first, place);
    }

    /// Lagrange's polynomial through five points.
    private static double polynomial(double[] positions, double[] values, int first, double place) {
        double sum = 0;
        for (int a = first; a < first + POINTS; a++) {
            double product = values[a];
            for (int b = first; b < first + POINTS; b++) {
                product *= a == b ? 1 : (place - positions[b]) / (positions[a] - positions[b]);
            }
            sum += product;
        }
        return sum;
    }
}
