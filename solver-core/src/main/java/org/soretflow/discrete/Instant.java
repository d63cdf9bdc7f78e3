package org.soretflow.discrete;

import java.util.List;
import org.soretflow.backend.Buffer;

/// Where in time coupled equations are solved: each has its own factor of the new state and its own history, so that flow
/// and heat may be quasi-steady while species take time.
///
/// @param time [s]
/// @param flowRate factor of the new velocity in the time derivative [1/s], 0 for steady flow
/// @param flowHistory by component; null for steady flow
/// @param heatRate the same for heat
/// @param heatHistory null for steady heat
/// @param speciesRate the same for the coupled species
/// @param speciesHistory by species; null for steady species
/// @param sufficient error of the solution that suffices although residuals are above the tolerances, because that of the
///     step in time is larger: root mean square over the range of a field [1]; 0 if only the tolerances count
public record Instant(
        double time,
        double flowRate,
        Buffer[] flowHistory,
        double heatRate,
        Buffer heatHistory,
        double speciesRate,
        List<Buffer> speciesHistory,
        double sufficient) {

    /// Everything steady.
    public static Instant steady(double time) {
        return new Instant(time, 0, null, 0, null, 0, null, 0);
    }
}
