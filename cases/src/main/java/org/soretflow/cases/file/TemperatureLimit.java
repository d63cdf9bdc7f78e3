package org.soretflow.cases.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.soretflow.material.Diffusivity;
import org.soretflow.material.Fluid;
import org.soretflow.material.Material;
import org.soretflow.material.Property;
import org.soretflow.material.SoretCoefficient;
import org.soretflow.material.Species;
import org.soretflow.physics.Problem;
import org.soretflow.physics.SpeciesEquation;

/// Temperatures between which some properties of a problem are valid; beyond them their nearest value is taken.
///
/// @param what the properties, for people: `water (density, viscosity)`
/// @param zones numbers of the zones in which they are
/// @param lowest [K]; −∞ if there is no such end
/// @param highest [K]; +∞ if there is no such end
public record TemperatureLimit(String what, Set<Integer> zones, double lowest, double highest) {

    private record Owner(String name, double lowest, double highest) {}

    /// All limits of a problem: one per material or species and range.
    public static List<TemperatureLimit> of(Problem problem) {
        Map<Owner, List<String>> properties = new LinkedHashMap<>();
        Map<Owner, Set<Integer>> zones = new LinkedHashMap<>();
        Set<Integer> fluids = new TreeSet<>();
        for (int zone = 0; zone < problem.zones().names().size(); zone++) {
            Material material = problem.material(zone);
            Map<String, Property> named = new LinkedHashMap<>();
            named.put("density", material.density());
            named.put("conductivity", material.conductivity());
            named.put("heat_capacity", material.heatCapacity());
            if (material instanceof Fluid fluid) {
                fluids.add(zone);
                named.put("viscosity", fluid.viscosity());
                named.put("thermal_expansion", fluid.thermalExpansion());
            }
            for (Map.Entry<String, Property> one : named.entrySet()) {
                add(material.name(), one.getKey(), one.getValue(), Set.of(zone), properties, zones);
            }
        }
        for (SpeciesEquation equation : problem.species()) {
            Species species = equation.species();
            if (species.diffusivity() instanceof Diffusivity.Given(Property law)) {
                add(species.name(), "diffusivity", law, fluids, properties, zones);
            }
            if (species.soretCoefficient() instanceof SoretCoefficient.Integrated(Property law, double _)) {
                add(species.name(), "soret_coefficient", law, fluids, properties, zones);
            }
        }
        List<TemperatureLimit> limits = new ArrayList<>();
        properties.forEach((owner, names) -> limits.add(new TemperatureLimit(
                owner.name() + " (" + String.join(", ", names) + ")", zones.get(owner), owner.lowest(),
                owner.highest())));
        return limits;
    }

    private static void add(String name, String property, Property law, Set<Integer> in,
            Map<Owner, List<String>> properties, Map<Owner, Set<Integer>> zones) {
        if (Double.isInfinite(law.lowestTemperature()) && Double.isInfinite(law.highestTemperature())) {
            return;
        }
        Owner owner = new Owner(name, law.lowestTemperature(), law.highestTemperature());
        List<String> names = properties.computeIfAbsent(owner, _ -> new ArrayList<>());
        if (!names.contains(property)) {
            names.add(property);
        }
        zones.computeIfAbsent(owner, _ -> new TreeSet<>()).addAll(in);
    }

    /// The range in words: `273.15 K to 358.15 K`.
    public String range() {
        return Units.number(lowest) + " K to " + Units.number(highest) + " K";
    }
}
