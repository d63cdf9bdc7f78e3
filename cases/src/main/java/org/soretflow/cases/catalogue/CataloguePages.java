package org.soretflow.cases.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.soretflow.cases.file.Catalogue;
import org.soretflow.cases.file.CatalogueEntry;
import org.soretflow.material.Diffusivity;
import org.soretflow.material.Fluid;
import org.soretflow.material.Material;
import org.soretflow.material.Property;
import org.soretflow.material.Solid;
import org.soretflow.material.SoretCoefficient;
import org.soretflow.material.Species;
import org.soretflow.material.soret.LawKey;
import org.soretflow.material.soret.SoretLawProvider;

/// Makes the pages of the catalogue.
public final class CataloguePages {

    private static final String EXAMPLE_RADIUS = "100 nm";
    private static final double AIR = 0.02896;

    private CataloguePages() {}

    /// A material.
    ///
    /// @param with numbers with unit by name; what must be given and is not, is taken from the examples
    public static CataloguePage material(CatalogueEntry entry, Map<String, String> with) {
        Map<String, String> numbers = completed(entry, with);
        Material material = Catalogue.material(entry, numbers);
        List<Quantity> quantities = new ArrayList<>();
        quantities.add(quantity("density", "kg/m³", material.density()));
        if (material instanceof Fluid fluid) {
            quantities.add(quantity("viscosity", "Pa·s", fluid.viscosity()));
        }
        quantities.add(quantity("conductivity", "W/(m·K)", material.conductivity()));
        quantities.add(quantity("heat_capacity", "J/(kg·K)", material.heatCapacity()));
        if (material instanceof Fluid fluid) {
            quantities.add(quantity("thermal_expansion", "1/K", fluid.thermalExpansion()));
        }
        Map<String, Object> facts = facts(entry);
        facts.put("phase", material instanceof Solid ? "solid" : "fluid");
        return new CataloguePage("material", entry.name(), facts, needs(entry), quantities, basis(numbers));
    }

    /// A solute in a solvent.
    public static CataloguePage solute(CatalogueEntry entry, Map<String, String> with, Fluid solvent) {
        Map<String, String> numbers = completed(entry, with);
        Species species = Catalogue.solute(entry, numbers, solvent);
        Property[] from = species.diffusivity().properties(solvent);
        List<Quantity> quantities = new ArrayList<>();
        quantities.add(new Quantity("diffusivity", "m²/s", kelvin -> species.diffusivity().at(kelvin, solvent),
                lowest(from), highest(from)));
        quantities.add(soret(species.soretCoefficient()));
        Map<String, Object> facts = facts(entry);
        facts.put("form", species.form() == Species.Form.BINARY ? "binary" : "dilute");
        String of = basis(numbers);
        return new CataloguePage("solute", entry.name(), facts, needs(entry), quantities,
                (of.isEmpty() ? "" : of + " ") + "in " + solvent.name());
    }

    /// A law of the Soret coefficient.
    ///
    /// @param with numbers with unit by key; the example of the law if it is empty
    public static CataloguePage law(SoretLawProvider law, Map<String, String> with, Fluid solvent) {
        Map<String, String> numbers = new LinkedHashMap<>(with);
        if (with.isEmpty()) {
            law.keys().stream().filter(key -> law.exampleKeys().contains(key.name()))
                    .forEach(key -> numbers.put(key.name(), key.example()));
        }
        String radius = numbers.getOrDefault("radius", EXAMPLE_RADIUS);
        double length = Catalogue.length(law.name() + ".radius", radius);
        Diffusivity sphere = law.isForGases() ? new Diffusivity.Cunningham(length, AIR)
                : new Diffusivity.StokesEinstein(length);
        SoretCoefficient coefficient = Catalogue.coefficient(law, numbers, solvent, sphere);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("formula", law.formula());
        facts.put("source", law.source());
        List<Map<String, Object>> needs = new ArrayList<>();
        for (LawKey key : law.keys()) {
            boolean must = key.use() == LawKey.Use.REQUIRED || key.use() == LawKey.Use.POSITIVE;
            needs.add(need(key.name(), key.unit(), key.example(), "", (must ? "" : "optional: ") + key.meaning()));
        }
        List<Quantity> quantities = List.of(soret(coefficient), new Quantity("potential", "1", coefficient::potential,
                lowest(coefficient), highest(coefficient)));
        return new CataloguePage("law", law.name(), facts, needs, quantities, basis(numbers) + " in " + solvent.name()
                + ", with D of a sphere of " + radius);
    }

    /// Where all properties of a material are valid, in words.
    ///
    /// @param with numbers that it needs; examples for those that are missing
    public static String range(CatalogueEntry entry, Map<String, String> with) {
        Material material = Catalogue.material(entry, completed(entry, with));
        List<Property> all = new ArrayList<>(List.of(material.density(), material.conductivity(),
                material.heatCapacity()));
        if (material instanceof Fluid fluid) {
            all.add(fluid.viscosity());
        }
        Property[] properties = all.toArray(Property[]::new);
        return CataloguePage.span(lowest(properties), highest(properties));
    }

    private static Map<String, Object> facts(CatalogueEntry entry) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("title", entry.title());
        facts.put("source", entry.source());
        facts.put("illustrative", entry.isIllustrative());
        return facts;
    }

    /// What an entry needs, as rows.
    public static List<Map<String, Object>> needs(CatalogueEntry entry) {
        List<Map<String, Object>> needs = new ArrayList<>();
        entry.parameters().forEach(parameter -> needs.add(need(parameter.name(), parameter.unit(), parameter.example(),
                parameter.otherwise(), parameter.meaning())));
        return needs;
    }

    private static Map<String, Object> need(String name, String unit, String example, String otherwise,
            String meaning) {
        Map<String, Object> need = new LinkedHashMap<>();
        need.put("name", name);
        need.put("unit", unit);
        need.put("example", example);
        need.put("default", otherwise);
        need.put("meaning", meaning);
        return need;
    }

    private static Map<String, String> completed(CatalogueEntry entry, Map<String, String> with) {
        Map<String, String> numbers = new LinkedHashMap<>(with);
        entry.parameters().stream().filter(parameter -> parameter.otherwise().isEmpty())
                .forEach(parameter -> numbers.putIfAbsent(parameter.name(), parameter.example()));
        return numbers;
    }

    private static String basis(Map<String, String> numbers) {
        List<String> parts = new ArrayList<>();
        numbers.forEach((name, value) -> parts.add(name + " " + value));
        return parts.isEmpty() ? "" : "for " + String.join(", ", parts);
    }

    private static Quantity quantity(String name, String unit, Property property) {
        return new Quantity(name, unit, property::at, property.lowestTemperature(), property.highestTemperature());
    }

    private static Quantity soret(SoretCoefficient coefficient) {
        return new Quantity("soret_coefficient", "1/K", coefficient::at, lowest(coefficient), highest(coefficient));
    }

    private static double lowest(SoretCoefficient coefficient) {
        return coefficient instanceof SoretCoefficient.Integrated(Property law, double _) ? law.lowestTemperature()
                : Double.NEGATIVE_INFINITY;
    }

    private static double highest(SoretCoefficient coefficient) {
        return coefficient instanceof SoretCoefficient.Integrated(Property law, double _) ? law.highestTemperature()
                : Double.POSITIVE_INFINITY;
    }

    private static double lowest(Property... properties) {
        double lowest = Double.NEGATIVE_INFINITY;
        for (Property property : properties) {
            lowest = Math.max(lowest, property.lowestTemperature());
        }
        return lowest;
    }

    private static double highest(Property... properties) {
        double highest = Double.POSITIVE_INFINITY;
        for (Property property : properties) {
            highest = Math.min(highest, property.highestTemperature());
        }
        return highest;
    }
}
