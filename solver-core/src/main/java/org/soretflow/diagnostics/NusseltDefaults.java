package org.soretflow.diagnostics;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.soretflow.boundary.ThermalCondition.FixedTemperature;
import org.soretflow.boundary.Value;
import org.soretflow.material.Fluid;
import org.soretflow.material.Property;
import org.soretflow.mesh.Side;
import org.soretflow.physics.Problem;

/// What a Nusselt number is scaled with where the user says nothing: two facing walls of given temperature, and the
/// conductivity of the one fluid between them.
///
/// @param problem the problem
record NusseltDefaults(Problem problem) {

    private static final String SAY = "; state length and temperature difference";

    /// Distance and temperature difference of the two walls, conductivity at the reference temperature of the flow or,
    /// without one, half-way between the walls.
    ///
    /// @throws IllegalArgumentException if there are not exactly two different constant temperatures on opposite sides
    Nusselt.Scales scales() {
        TreeMap<Double, Set<Side>> walls = walls();
        double cold = walls.firstKey();
        double hot = walls.lastKey();
        Side side = walls.get(hot).iterator().next();
        if (!walls.get(hot).equals(Set.of(side)) || !walls.get(cold).equals(Set.of(side.opposite()))) {
            throw new IllegalArgumentException(
                    "a Nusselt number needs a length: the walls of given temperature do not lie"
                    + " on two opposite sides" + SAY);
        }
        double length = problem.mesh().axis(side.direction()).length();
        return new Nusselt.Scales(length, hot - cold, conductivity(0.5 * (cold + hot)));
    }

    /// Conductivity of the fluid at the reference temperature of the flow, without one at the temperature given here.
    ///
    /// @param otherwise [K]; NaN if nothing is known
    double conductivity(double otherwise) {
        Property law = fluid().conductivity();
        double temperature = problem.flow().map(flow -> flow.referenceTemperature()).orElse(otherwise);
        if (Double.isNaN(temperature) && !law.isConstant()) {
            throw new IllegalArgumentException("a Nusselt number needs a conductivity: that of " + fluid().name()
                    + " depends on temperature and there is no reference temperature");
        }
        return law.at(temperature);
    }

    /// Sides of the walls by their temperature [K].
    private TreeMap<Double, Set<Side>> walls() {
        TreeMap<Double, Set<Side>> walls = new TreeMap<>();
        for (int patch = 0; patch < problem.patches().count(); patch++) {
            if (problem.thermalCondition(patch) instanceof FixedTemperature(Value temperature)) {
                if (!(temperature instanceof Value.Constant(double kelvin))) {
                    throw new IllegalArgumentException(
                            "a Nusselt number needs a temperature difference: the temperature of "
                            + problem.patches().name(patch) + " is not constant" + SAY);
                }
                walls.computeIfAbsent(kelvin, _ -> new TreeSet<>()).add(problem.patches().side(patch));
            }
        }
        if (walls.size() != 2) {
            String found = walls.keySet().stream().map(kelvin -> kelvin + " K").collect(Collectors.joining(", "));
            throw new IllegalArgumentException(
                    "a Nusselt number needs a temperature difference: exactly two different given"
                    + " wall temperatures are expected, found " + (found.isEmpty() ? "none" : found) + SAY);
        }
        return walls;
    }

    /// @throws IllegalArgumentException if there is not exactly one fluid
    private Fluid fluid() {
        List<Fluid> fluids = new ArrayList<>();
        for (int zone = 0; zone < problem.zones().names().size(); zone++) {
            if (problem.material(zone) instanceof Fluid fluid && !fluids.contains(fluid)) {
                fluids.add(fluid);
            }
        }
        if (fluids.size() != 1) {
            throw new IllegalArgumentException(
                    "a Nusselt number needs a conductivity: exactly one fluid is expected, found "
                    + (fluids.isEmpty() ? "none" : String.join(", ", fluids.stream().map(Fluid::name).toList()))
                    + "; state the conductivity");
        }
        return fluids.getFirst();
    }
}
