package org.soretflow.cases.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
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

    private static final String WATER = "water";

    private enum Phase {
        FLUID, SOLID
    }

    private MaterialReader() {}

    /// Materials by the names of the case.
    static Map<String, Material> read(Section materials) {
        Map<String, Material> byName = new LinkedHashMap<>();
        for (String name : materials.keys()) {
            Node value = materials.require(name, "");
            byName.put(name, value instanceof ScalarNode scalar ? fromCatalogue(scalar, materials.at(name))
                    : read(materials.block(value, materials.at(name), "material"), name));
        }
        if (byName.isEmpty()) {
            throw materials.fault("there is no material; name one of the catalogue, " + String.join(", ", catalogue()));
        }
        return byName;
    }

    /// Names of the catalogue.
    static List<String> catalogue() {
        List<String> names = new ArrayList<>(List.of(WATER));
        names.addAll(load().entries.keySet());
        return names;
    }

    private static Material fromCatalogue(ScalarNode name, String path) {
        if (name.text.equals(WATER)) {
            return Water.named(WATER);
        }
        if (!(load().entries.get(name.text) instanceof MapNode block)) {
            throw name.mark().fault(path, "there is no material " + name.found() + " in the catalogue; "
                    + Suggestion.of(name.text, catalogue()));
        }
        return read(new Section(block, path, "material", new Reading(Path.of(""))), name.text);
    }

    private static Material read(Section material, String name) {
        Phase phase = material.choice("phase", Phase.class, Phase.FLUID);
        Property density = PropertyReader.positive(material, "density", Dimension.DENSITY);
        Property conductivity = PropertyReader.positive(material, "conductivity", Dimension.CONDUCTIVITY);
        Property heatCapacity = PropertyReader.positive(material, "heat_capacity", Dimension.HEAT_CAPACITY);
        String source = material.wordOr("source", "not stated");
        if (phase == Phase.SOLID) {
            for (String key : List.of("viscosity", "thermal_expansion")) {
                if (material.has(key)) {
                    throw material.fault(key, "a solid has no " + key + "; is the phase right?");
                }
            }
            return material.checked(() -> Solid.named(name).density(density).conductivity(conductivity)
                    .heatCapacity(heatCapacity).source(source).build());
        }
        Property viscosity = PropertyReader.positive(material, "viscosity", Dimension.VISCOSITY);
        if (!material.has("thermal_expansion")) {
            material.quantity("thermal_expansion", Dimension.EXPANSION, "0 1/K");
        }
        Property expansion = PropertyReader.read(material, "thermal_expansion", Dimension.EXPANSION);
        return material.checked(() -> Fluid.named(name).density(density).viscosity(viscosity).conductivity(conductivity)
                .heatCapacity(heatCapacity).thermalExpansion(expansion).source(source).build());
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

    private static MapNode load() {
        try (InputStream in = MaterialReader.class.getResourceAsStream("catalogue.yaml")) {
            return YamlTree.read("catalogue.yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
