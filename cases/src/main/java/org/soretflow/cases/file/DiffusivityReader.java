package org.soretflow.cases.file;

import java.util.List;
import java.util.Map;
import org.soretflow.cases.file.Node.MapNode;
import org.soretflow.cases.file.Node.ScalarNode;
import org.soretflow.material.Diffusivity;
import org.soretflow.material.Property;

/// The `diffusivity` of a species.
final class DiffusivityReader {

    private static final String STOKES_EINSTEIN = "stokes_einstein";
    private static final String FLORY = "flory";

    /// Keys of the laws that need no value; those of a measured value stand below.
    private static final Map<String, List<String>> KEYS = Map.of(
            "zimm", List.of("segment_length", "segments", "flory_exponent"),
            "cunningham", List.of("radius", "gas_molar_mass"),
            FLORY, List.of("value", "reference_temperature", "molar_mass", "reference_mass", "flory_exponent"),
            STOKES_EINSTEIN, List.of("value", "reference_temperature"));

    private DiffusivityReader() {}

    static Diffusivity read(Section species) {
        Node value = species.require("diffusivity", "a diffusivity with unit or stokes_einstein is expected");
        boolean named = value instanceof ScalarNode scalar && scalar.text.equals(STOKES_EINSTEIN);
        if (species.has("radius") != named) {
            throw named ? species.fault("diffusivity",
                    "stokes_einstein needs the radius of the particles, for example radius: 50 nm")
                    : species.fault("radius", "a radius is for diffusivity: stokes_einstein only");
        }
        if (named) {
            double radius = species.positive("radius", Dimension.LENGTH);
            return species.checked(() -> new Diffusivity.StokesEinstein(radius));
        }
        if (!(value instanceof MapNode)) {
            return new Diffusivity.Given(Property.constant(species.positive("diffusivity", Dimension.DIFFUSIVITY)));
        }
        return law(species.section("diffusivity", "diffusivity"));
    }

    private static Diffusivity law(Section law) {
        if (law.has("law") && !law.has("value")) {
            String name = law.word("law", "");
            if (name.equals("zimm")) {
                only(law, name);
                double length = law.positive("segment_length", Dimension.LENGTH);
                double segments = law.number("segments");
                double exponent = law.number("flory_exponent", "0.588");
                return law.checked(() -> new Diffusivity.Zimm(length, segments, exponent));
            }
            if (name.equals("cunningham")) {
                only(law, name);
                double radius = law.positive("radius", Dimension.LENGTH);
                double molarMass = law.positive("gas_molar_mass", Dimension.MOLAR_MASS);
                return law.checked(() -> new Diffusivity.Cunningham(radius, molarMass));
            }
        }
        if (!law.oneOf(List.of("value", "table", "polynomial", "expression")).equals("value")) {
            return new Diffusivity.Given(PropertyReader.law(law, Dimension.DIFFUSIVITY));
        }
        double measured = law.positive("value", Dimension.DIFFUSIVITY);
        double reference = law.quantity("reference_temperature", Dimension.TEMPERATURE, "25 °C");
        String name = law.wordOr("law", STOKES_EINSTEIN);
        only(law, name);
        Diffusivity.Scaled scaled = law.checked(() -> new Diffusivity.Scaled(measured, reference));
        if (!name.equals(FLORY)) {
            return scaled;
        }
        double mass = law.positive("molar_mass", Dimension.MOLAR_MASS);
        double referenceMass = law.positive("reference_mass", Dimension.MOLAR_MASS);
        double exponent = law.number("flory_exponent", "0.588");
        return law.checked(() -> new Diffusivity.Flory(scaled, mass / referenceMass, exponent));
    }

    /// Refuses keys that belong to another law.
    private static void only(Section law, String name) {
        for (String key : law.keys()) {
            if (!key.equals("law") && !KEYS.get(name).contains(key)) {
                throw law.fault(key, "the law " + name + " has no " + key + "; it has "
                        + String.join(", ", KEYS.get(name)));
            }
        }
    }
}
