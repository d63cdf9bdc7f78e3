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

    /// @param heat whether the first scalar is the temperature
    /// @param species the coupled ones
    StateChange(Discretisation disc, boolean heat, List<Integer> species) {
        kernels = disc.kernels();
        number = disc.backend().parameter(0);
        this.heat = heat;
        this.species = species;
    }

    /// Largest change over the fields [1].
    ///
    /// @param step velocities, pressure, scalars
    double of(FlowState state, Instant instant, Buffer[] step) {
        int components = state.velocity().length;
        double sum = 0;
        double most = 0;
        for (int c = 0; c < components; c++) {
            double size = meanSize(step[c]);
            sum += size * size;
            most = Math.max(most, Math.max(maximum(state.velocity()[c]), -minimum(state.velocity()[c])));
        }
        double worst = (instant.flowRate() > 0 ? 1 : FOLLOWING) * Math.sqrt(sum) / most;
        int block = components + 1;
        if (heat) {
            double range = maximum(state.temperature()) - minimum(state.temperature());
            worst = Math.max(worst, ratio(meanSize(step[block++]), range));
        }
        for (int index : species) {
            worst = Math.max(worst, ratio(meanSize(step[block++]), maximum(state.concentrations().get(index))));
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
