package org.soretflow.field;

import java.util.Map;

/// Global balance of one conserved quantity over one step, or of a steady state (then `storedRate` is zero).
///
/// `defect = storedRate − Σ inflow − produced`; a conservative scheme keeps it at the tolerance of the linear solver.
/// Of a state that no step led to, such as the initial one, nobody knows the rate: then both are NaN.
///
/// @param quantity `heat` [W] or the name of a species [amount·m³/s: concentration times volume per second]
/// @param stored amount in the domain: thermal energy relative to 0 K [J], or the volume integral of concentration
/// @param storedRate rate of change of `stored` over the step; NaN if there was none
/// @param inflow net flow into the domain through each patch, by patch name, positive inwards
/// @param produced volume sources
/// @param defect what does not close; NaN if the rate is
public record Balance(
        String quantity, double stored, double storedRate,
        Map<String, Double> inflow, double produced, double defect) {}
