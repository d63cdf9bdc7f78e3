package org.soretflow.cases.file;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.soretflow.cases.file.Node.MapNode;
import org.soretflow.cases.file.Node.ScalarNode;
import org.soretflow.material.Fluid;
import org.soretflow.material.Material;
import org.soretflow.material.PiecewisePolynomial;
import org.soretflow.material.Property;
import org.soretflow.material.Solid;

/// The `materials` block: the user's own and those of the catalogue.
final class MaterialReader {

    private enum Phase {
        FLUID, SOLID
    }

    private MaterialReader() {}

    /// Materials by the names of the case.
    static Map<String, Material> read(Section materials) {
        Map<String, Material> byName = new LinkedHashMap<>();
        for (String name : materials.keys()) {
            Node value = materials.require(name, "");
            if (value instanceof ScalarNode scalar && scalar.text.equals(Catalogue.WATER)) {
                // most cases name only this one: the catalogue need not be read for it
                byName.put(name, Water.named(Catalogue.WATER));
            } else if (value instanceof ScalarNode scalar) {
                CatalogueEntry entry = entry(scalar, materials.at(name));
                materials.reading.uses(entry, name);
                byName.put(name, Catalogue.material(entry, new MapNode(scalar.mark()), scalar.mark(),
                        materials.at(name)));
            } else {
                byName.put(name, described(materials.block(value, materials.at(name), "material"), name));
            }
        }
        if (byName.isEmpty()) {
            throw materials.fault("there is no material; name one of the catalogue, " + String.join(", ", catalogue()));
        }
        return byName;
    }

    /// Names of the catalogue.
    static List<String> catalogue() {
        return Catalogue.materials().stream().map(CatalogueEntry::name).toList();
    }

    private static CatalogueEntry entry(ScalarNode name, String path) {
        return Catalogue.material(name.text).orElseThrow(() -> name.mark().fault(path, "there is no material "
                + name.found() + " in the catalogue; " + Suggestion.of(name.text, catalogue())));
    }

    /// A material of the catalogue, in which the block may say some properties otherwise; or null if it names none.
    private static Material named(Section material, String called) {
        if (!material.has("catalogue")) {
            if (material.has("with")) {
                throw material.fault("with", "it holds numbers for a material of the catalogue; name it in catalogue");
            }
            return null;
        }
        ScalarNode name = Section.text(material.require("catalogue", ""), material.at("catalogue"), "");
        MapNode with = material.has("with") ? material.section("with", "").node : new MapNode(name.mark());
        CatalogueEntry entry = entry(name, material.at("catalogue"));
        material.reading.uses(entry, called);
        return Catalogue.material(entry, with, name.mark(), material.path);
    }

    /// A material by its block.
    static Material described(Section material, String name) {
        Material base = named(material, name);
        if (base == null && !material.has("phase")) {
            throw material.fault("the key phase is missing; fluid or solid is expected, or the name of a material in"
                    + " catalogue");
        }
        Phase of = base instanceof Solid ? Phase.SOLID : Phase.FLUID;
        Phase phase = material.choice("phase", Phase.class, of);
        if (base != null && phase != of) {
            throw material.fault("phase", base.name() + " is a " + of.name().toLowerCase(Locale.ROOT));
        }
        Property density = positive(material, "density", Dimension.DENSITY, base == null ? null : base.density());
        Property conductivity = positive(material, "conductivity", Dimension.CONDUCTIVITY,
                base == null ? null : base.conductivity());
        Property heatCapacity = positive(material, "heat_capacity", Dimension.HEAT_CAPACITY,
                base == null ? null : base.heatCapacity());
        String source = material.wordOr("source", base == null ? "not stated" : base.source());
        if (phase == Phase.SOLID) {
            for (String key : List.of("viscosity", "thermal_expansion")) {
                if (material.has(key)) {
                    throw material.fault(key, "a solid has no " + key + "; is the phase right?");
                }
            }
            return material.checked(() -> Solid.named(name).density(density).conductivity(conductivity)
                    .heatCapacity(heatCapacity).source(source).build());
        }
        Fluid fluid = (Fluid) base;
        Property viscosity = positive(material, "viscosity", Dimension.VISCOSITY,
                fluid == null ? null : fluid.viscosity());
        if (!material.has("thermal_expansion") && base == null) {
            material.quantity("thermal_expansion", Dimension.EXPANSION, "0 1/K");
        }
        Property expansion = material.has("thermal_expansion")
                ? valid(material, PropertyReader.read(material, "thermal_expansion", Dimension.EXPANSION))
                : fluid.thermalExpansion();
        return material.checked(() -> Fluid.named(name).density(density).viscosity(viscosity).conductivity(conductivity)
                .heatCapacity(heatCapacity).thermalExpansion(expansion).source(source).build());
    }

    /// The property of the block, or that of the catalogue if the block has none.
    private static Property positive(Section material, String key, Dimension dimension, Property otherwise) {
        return otherwise != null && !material.has(key) ? otherwise
                : valid(material, PropertyReader.positive(material, key, dimension));
    }

    private static Property valid(Section material, Property property) {
        return material.has("valid") ? PropertyReader.within(property, PropertyReader.valid(material)) : property;
    }

    /// All numbers of a material as text, for the fingerprint.
    static String describe(Material material) {
        String text = describe(material.density()) + describe(material.conductivity())
                + describe(material.heatCapacity());
        return material instanceof Fluid fluid ? text + describe(fluid.viscosity())
                + describe(fluid.thermalExpansion()) : text;
    }

    private static String describe(Property property) {
        return switch (property) {
            case Property.Constant constant -> constant.value() + " ";
            case Property.Polynomial law -> law.reference() + Arrays.toString(law.coefficients()) + " ";
            case Property.Table table -> Arrays.toString(table.temperatures()) + Arrays.toString(table.values()) + " ";
            case PiecewisePolynomial pieces -> Arrays.toString(pieces.starts()) + pieces.end()
                    + Arrays.toString(pieces.coefficients()) + " ";
        };
    }
}
