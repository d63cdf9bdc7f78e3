package org.soretflow.diagnostics;

import java.util.Locale;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.Problem;
import org.soretflow.run.StepReport;

/// A statistic of one field over the cells where it lives: all cells for the temperature, fluid cells for all others.
///
/// @param kind what is computed
/// @param field `temperature`, the name of a species, or what [DerivedFields#scalar] knows
/// @param unit unit of the result
/// @param problem the problem that the reports belong to
record CellStatistic(Kind kind, String field, String unit, Problem problem) implements Quantity {

    enum Kind {
        /// `Σ φ V / Σ V`
        MEAN,
        MINIMUM,
        MAXIMUM,
        /// `Σ φ V`
        TOTAL
    }

    @Override
    public String name() {
        return kind.name().toLowerCase(Locale.ROOT) + "_" + field;
    }

    @Override
    public double of(StepReport report) {
        FieldSnapshot values = DerivedFields.scalar(report, field);
        StructuredMesh mesh = report.mesh();
        boolean everywhere = field.equals(Quantities.TEMPERATURE);
        boolean weighed = kind == Kind.MEAN || kind == Kind.TOTAL;
        double sum = 0;
        double volume = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int n = 0; n < mesh.cells(); n++) {
            if (everywhere || problem.isFluid(report.zones().zone(n))) {
                double value = values.at(n);
                if (weighed) {
                    double share = mesh.volume(n);
                    sum += value * share;
                    volume += share;
                }
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
        return switch (kind) {
            case MEAN -> sum / volume;
            case TOTAL -> sum;
            case MINIMUM -> least;
            case MAXIMUM -> most;
        };
    }
}
