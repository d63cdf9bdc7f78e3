package org.soretflow.cases.file;

import org.soretflow.boundary.ThermalCondition;
import org.soretflow.boundary.Value;
import org.soretflow.physics.Problem;

/// What is possible block by block, but makes no sense as a whole.
final class CaseChecks {

    private CaseChecks() {}

    static void check(Problem problem, Section root, TimeSettings time) {
        if (time.isSteady() && problem.heat().isPresent() && !temperatureIsHeld(problem)) {
            throw root.fault("boundaries", "a steady temperature needs at least one patch of given or ambient temperature, "
                    + "for example y-min: { heat: { temperature: 20 °C } }");
        }
    }

    private static boolean temperatureIsHeld(Problem problem) {
        for (int patch = 0; patch < problem.patches().count(); patch++) {
            boolean holds = switch (problem.thermalCondition(patch)) {
                case ThermalCondition.FixedTemperature _ -> true;
                case ThermalCondition.Convective convective ->
                        !(convective.coefficient() instanceof Value.Constant(double h) && h == 0);
                default -> false;
            };
            if (holds) {
                return true;
            }
        }
        return false;
    }
}
