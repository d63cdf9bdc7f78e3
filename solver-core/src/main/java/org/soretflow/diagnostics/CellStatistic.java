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
        return kind == Kind.MEAN || kind == Kind.TOTAL ? weighed(values, report) : extreme(values, report);
    }

    private boolean counts(StepReport report, int cell) {
        return field.equals(Quantities.TEMPERATURE) || problem.isFluid(report.zones().zone(cell));
    }

    private double weighed(FieldSnapshot values, StepReport report) {
        StructuredMesh mesh = report.mesh();
        double sum = 0;
        double volume = 0;
        int cell = 0;
        for (int k = 0; k < mesh.nz(); k++) {
            for (int j = 0; j < mesh.ny(); j++) {
                for (int i = 0; i < mesh.nx(); i++, cell++) {
                    if (counts(report, cell)) {
                        double share = mesh.volume(i, j, k);
                        sum += values.at(cell) * share;
                        volume += share;
                    }
                }
            }
        }
        return kind == Kind.TOTAL ? sum : sum / volume;
    }

    private double extreme(FieldSnapshot values, StepReport report) {
        double extreme = kind == Kind.MINIMUM ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        for (int cell = 0; cell < values.cells(); cell++) {
            if (counts(report, cell)) {
                double value = values.at(cell);
                extreme = kind == Kind.MINIMUM ? Math.min(extreme, value) : Math.max(extreme, value);
            }
        }
        return extreme;
    }
}
