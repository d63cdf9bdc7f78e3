package org.soretflow.discrete;

import java.util.List;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.Kernels;
import org.soretflow.backend.Parameter;

/// By how much a Newton step changes the fields, each measured as errors in time are: root mean square over the range of the
/// field. What the equations then still lack, compared with what they lacked before, tells the share of it that is yet to come.
final class StateChange {

    /// What an error of a velocity counts that has no time of its own.
    private static final double FOLLOWING = 0.1;

    private final Kernels kernels;
    private final Parameter number;
    private final boolean heat;
    private final List<Integer> species;
    private final double[] ranges;
    private double speed;

    /// @param heat whether the first scalar is the temperature
    /// @param species the coupled ones
    StateChange(Discretisation disc, boolean heat, List<Integer> species) {
        kernels = disc.kernels();
        number = disc.backend().parameter(0);
        this.heat = heat;
        this.species = species;
        ranges = new double[species.size() + (heat ? 1 : 0)];
    }

    /// Takes over the sizes of the fields of a state.
    void around(FlowState state) {
        speed = 0;
        for (Buffer component : state.velocity()) {
            speed = Math.max(speed, Math.max(maximum(component), -minimum(component)));
        }
        int next = 0;
        if (heat) {
            ranges[next++] = maximum(state.temperature()) - minimum(state.temperature());
        }
        for (int index : species) {
            ranges[next++] = maximum(state.concentrations().get(index));
        }
    }

    /// Largest change over the fields of that state [1].
    ///
    /// @param step velocities, pressure, scalars
    double of(Instant instant, Buffer[] step) {
        int components = step.length - 1 - ranges.length;
        double sum = 0;
        for (int c = 0; c < components; c++) {
            double size = meanSize(step[c]);
            sum += size * size;
        }
        double worst = (instant.flowRate() > 0 ? 1 : FOLLOWING) * Math.sqrt(sum) / speed;
        for (int s = 0; s < ranges.length; s++) {
            worst = Math.max(worst, ratio(meanSize(step[components + 1 + s]), ranges[s]));
        }
        return worst;
    }

    private static double ratio(double size, double range) {
        return size > 0 ? size / range : 0;
    }

    private double meanSize(Buffer values) {
        kernels.dot(values, values, number);
        return Math.sqrt(number.get() / values.size());
    }

    private double maximum(Buffer values) {
        kernels.maximum(values, number);
        return number.get();
    }

    private double minimum(Buffer values) {
        kernels.minimum(values, number);
        return number.get();
    }
}
