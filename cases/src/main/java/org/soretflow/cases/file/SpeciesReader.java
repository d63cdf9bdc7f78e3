package org.soretflow.cases.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.soretflow.cases.file.Node.MapNode;
import org.soretflow.cases.file.Node.ScalarNode;
import org.soretflow.material.Diffusivity;
import org.soretflow.material.Fluid;
import org.soretflow.material.Species;
import org.soretflow.physics.AdvectionScheme;
import org.soretflow.physics.SpeciesEquation;

/// The `equations.species` block.
final class SpeciesReader {

    private static final Set<String> RESERVED = Set.of("temperature", "velocity", "pressure", "zone", "heat",
            "stream_function");

    /// What a concentration counts.
    enum Amount {
        MASS_FRACTION("1"), MOLE_FRACTION("1"), VOLUME_FRACTION("1"), MOLAR_CONCENTRATION("mol/m^3"),
        MASS_CONCENTRATION("kg/m^3"), NUMBER_CONCENTRATION("1/m^3");

        private final String unit;

        Amount(String unit) {
            this.unit = unit;
        }

        /// The concentration as a dimension.
        Dimension dimension() {
            return new Dimension(isFraction() ? "a fraction" : "a concentration", unit, switch (unit) {
                case "1" -> "0.39";
                case "mol/m^3" -> "1 nM";
                case "kg/m^3" -> "1 kg/m^3";
                default -> "1e15 1/m^3";
            });
        }

        /// Relative change of density per concentration.
        Dimension expansion() {
            String inverse = switch (this) {
                case MOLAR_CONCENTRATION -> "m^3/mol";
                case MASS_CONCENTRATION -> "m^3/kg";
                case NUMBER_CONCENTRATION -> "m^3";
                default -> "1";
            };
            return new Dimension("a solutal expansion", inverse, isFraction() ? "0.21" : "1e-4 " + inverse);
        }

        boolean isFraction() {
            return unit.equals("1");
        }
    }

    private SpeciesReader() {}

    /// Equations by the names of the species, in the order of the file.
    ///
    /// @param tolerance tolerance of those that state none
    /// @param solvents the fluids of the case
    static Map<String, SpeciesEquation> read(Section all, String tolerance, List<Fluid> solvents) {
        Map<String, SpeciesEquation> byName = new LinkedHashMap<>();
        for (String name : all.keys()) {
            if (!name.matches("[\\p{L}_][\\p{L}0-9_-]*")) {
                throw all.node.keys.get(name).fault(all.at(name), "found the name \"" + name
                        + "\"; a species is named with letters, digits, _ and -");
            }
            if (RESERVED.contains(name)) {
                throw all.node.keys.get(name).fault(all.at(name), "a species may not be called " + name
                        + "; other names are free");
            }
            byName.put(name, one(all.section(name, "species"), name, tolerance, solvents));
        }
        return byName;
    }

    /// One species; what it takes from the catalogue is written into its block.
    static SpeciesEquation one(Section species, String name, String otherwise, List<Fluid> solvents) {
        fill(species, name);
        Amount amount = species.choice("amount", Amount.class, Amount.MASS_FRACTION);
        Dimension dimension = amount.dimension();
        if (!species.has("diffusivity")) {
            throw species.fault("the key diffusivity is missing; a diffusivity with unit or "
                    + "stokes_einstein is expected");
        }
        Species.Builder builder = Species.named(name).unit(dimension.si());
        Diffusivity diffusivity = DiffusivityReader.read(species);
        builder.diffusivity(diffusivity);
        if (species.has("thermophoresis")) {
            Section thermophoresis = species.section("thermophoresis", "thermophoresis");
            builder.soretCoefficient(SoretReader.read(thermophoresis, diffusivity, solvents));
            builder.form(thermophoresis.choice("form", Species.Form.class, Species.Form.DILUTE));
            if (!amount.isFraction() && thermophoresis.word("form", "").equals("binary")) {
                throw thermophoresis.fault("form", "the binary form needs a fraction, but the amount is "
                        + species.word("amount", ""));
            }
        }
        Dimension expansion = amount.expansion();
        builder.solutalExpansion(species.quantity("solutal_expansion", expansion, amount.isFraction() ? "0" : "0 "
                + expansion.si()));
        AdvectionScheme advection = species.choice("advection", AdvectionScheme.class, AdvectionScheme.EXPONENTIAL);
        double tolerance = species.number("tolerance", otherwise);
        return species.checked(() -> new SpeciesEquation(builder.build(), advection, tolerance));
    }

    /// Adds the keys of the solute that the block names and does not state itself.
    private static void fill(Section species, String called) {
        if (!species.has("catalogue")) {
            if (species.has("with")) {
                throw species.fault("with", "it holds numbers for a solute of the catalogue; name it in catalogue");
            }
            return;
        }
        ScalarNode name = Section.text(species.require("catalogue", ""), species.at("catalogue"), "");
        CatalogueEntry solute = Catalogue.solute(name.text).orElseThrow(() -> species.fault("catalogue",
                "there is no solute " + name.found() + " in the catalogue; "
                        + Suggestion.of(name.text, Catalogue.solutes().stream().map(CatalogueEntry::name).toList())));
        MapNode with = species.has("with") ? species.section("with", "").node : new MapNode(name.mark());
        species.reading.uses(solute, called);
        MapNode filled = Catalogue.filled(solute, with, name.mark(), species.path);
        boolean ownDiffusivity = species.has("diffusivity");
        filled.entries.forEach((key, value) -> {
            // the radius of the catalogue belongs to its diffusivity
            boolean replaced = species.node.entries.containsKey(key) || ownDiffusivity && key.equals("radius");
            if (!key.equals("source") && !replaced) {
                species.node.put(key, name.mark(), value);
            }
        });
    }
}
