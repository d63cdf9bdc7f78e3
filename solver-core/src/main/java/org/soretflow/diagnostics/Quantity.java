package org.soretflow.diagnostics;

import java.util.List;
import org.soretflow.run.StepReport;

/// One number that sums up a state.
public interface Quantity {

    /// Name in tables and in the summary, such as `mean_ethanol`; unique within a run.
    String name();

    /// Unit as text for people and files: `K`, `W`, `1`.
    String unit();

    /// The value now, in SI units.
    double of(StepReport report);

    /// Further quantities that say more of this one and are reported behind it, such as where a maximum lies.
    default List<Quantity> details() {
        return List.of();
    }
}
