package org.soretflow.cases.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.soretflow.cases.file.Node.MapNode;
import org.soretflow.cases.file.Node.ScalarNode;
import org.soretflow.material.Diffusivity;
import org.soretflow.material.Property;
import org.soretflow.material.SoretCoefficient;
import org.soretflow.material.Species;
import org.soretflow.physics.AdvectionScheme;
import org.soretflow.physics.SpeciesEquation;

/// The `equations.species` block.
final class SpeciesReader {

    /// Temperature at which the thermophoretic potential is zero for laws that have none of their own [K].
    private static final double REFERENCE = 298.15;
    private static final Set<String> RESERVED = Set.of("temperature", "velocity", "pressure", "zone", "heat",
            "stream_function");
    private static final String STOKES_EINSTEIN = "stokes_einstein";

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
    static Map<String, SpeciesEquation> read(Section all, String tolerance) {
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
            byName.put(name, one(all.section(name, "species"), name, tolerance));
        }
        return byName;
    }

    private static SpeciesEquation one(Section species, String name, String otherwise) {
        Amount amount = species.choice("amount", Amount.class, Amount.MASS_FRACTION);
        Dimension dimension = amount.dimension();
        if (!species.has("diffusivity")) {
            throw species.fault("the key diffusivity is missing; a diffusivity with unit or "
                    + "stokes_einstein is expected");
        }
        Species.Builder builder = Species.named(name).unit(dimension.si()).diffusivity(diffusivity(species));
        if (species.has("thermophoresis")) {
            Section thermophoresis = species.section("thermophoresis", "thermophoresis");
            builder.soretCoefficient(soret(thermophoresis));
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

    private static Diffusivity diffusivity(Section species) {
        Node value = species.require("diffusivity", "");
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
        Section law = species.section("diffusivity", "diffusivity");
        if (!law.oneOf(List.of("value", "table", "polynomial")).equals("value")) {
            return new Diffusivity.Given(PropertyReader.law(law, Dimension.DIFFUSIVITY));
        }
        double measured = law.positive("value", Dimension.DIFFUSIVITY);
        double reference = law.quantity("reference_temperature", Dimension.TEMPERATURE, "25 °C");
        law.wordOr("law", STOKES_EINSTEIN);
        return law.checked(() -> new Diffusivity.Scaled(measured, reference));
    }

    private static SoretCoefficient soret(Section thermophoresis) {
        if (!(thermophoresis.require("soret_coefficient", "") instanceof MapNode)) {
            return SoretCoefficient.constant(thermophoresis.quantity("soret_coefficient", Dimension.SORET));
        }
        Section law = thermophoresis.section("soret_coefficient", "soret_coefficient");
        if (!law.oneOf(List.of("law", "table", "polynomial")).equals("law")) {
            return new SoretCoefficient.Integrated(PropertyReader.law(law, Dimension.SORET), REFERENCE);
        }
        double plateau = law.quantity("plateau", Dimension.SORET);
        double signChange = law.quantity("sign_change", Dimension.TEMPERATURE);
        double scale = law.positive("scale", Dimension.TEMPERATURE_DIFFERENCE);
        return law.checked(() -> new SoretCoefficient.IacopiniPiazza(plateau, signChange, scale));
    }
}
