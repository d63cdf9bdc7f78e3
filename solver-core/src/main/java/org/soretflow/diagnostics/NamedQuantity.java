package org.soretflow.diagnostics;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.soretflow.run.StepReport;

/// A quantity made of a formula.
///
/// @param formula gives the value of a state
/// @param details see [Quantity#details()]
record NamedQuantity(String name, String unit, ToDoubleFunction<StepReport> formula, List<Quantity> details)
        implements Quantity {

    /// A quantity under another name; details whose name begins with the old name follow.
    static Quantity renamed(String name, Quantity quantity) {
        List<Quantity> details = quantity.details().stream()
                .map(detail -> detail.name().startsWith(quantity.name())
                        ? renamed(name + detail.name().substring(quantity.name().length()), detail) : detail)
                .toList();
        return new NamedQuantity(name, quantity.unit(), quantity::of, details);
    }

    @Override
    public double of(StepReport report) {
        return formula.applyAsDouble(report);
    }
}
