package org.soretflow.diagnostics;

import org.soretflow.field.Balance;
import org.soretflow.run.StepReport;

/// Flow of heat or of a species into the domain through a patch, as the equation itself balances it.
///
/// @param quantity `heat` or the name of a species
/// @param patch name of the patch
/// @param unit unit of the flow
record PatchFlow(String quantity, String patch, String unit) implements Quantity {

    @Override
    public String name() {
        return (quantity.equals(Quantities.HEAT) ? "heat_flow_" : "species_flow_" + quantity + "_") + patch;
    }

    @Override
    public double of(StepReport report) {
        for (Balance balance : report.balances()) {
            if (balance.quantity().equals(quantity)) {
                return balance.inflow().getOrDefault(patch, 0.0);
            }
        }
        return Double.NaN;
    }
}
