package org.soretflow.cases.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.soretflow.cases.file.CatalogueEntry.Parameter;
import org.soretflow.material.Fluid;
import org.soretflow.material.Gas;
import org.soretflow.material.Material;
import org.soretflow.material.SoretCoefficient;
import org.soretflow.material.Species;
import org.soretflow.material.soret.LawKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CatalogueTest {

    private static final double ROOM = 298.15;

    private static Map<String, String> examples(CatalogueEntry entry) {
        Map<String, String> with = new LinkedHashMap<>();
        for (Parameter parameter : entry.parameters()) {
            with.put(parameter.name(), parameter.example());
        }
        return with;
    }

    private static Material material(String name, Map<String, String> with) {
        return Catalogue.material(Catalogue.material(name).orElseThrow(), with);
    }

    private static Fluid fluid(String name) {
        return (Fluid) material(name, Map.of());
    }

    private static Species solute(String name, Map<String, String> with, Fluid solvent) {
        return Catalogue.solute(Catalogue.solute(name).orElseThrow(), with, solvent);
    }

    @Test
    void everyEntryIsCompleteAndHasASource() {
        for (CatalogueEntry entry : Catalogue.materials()) {
            Material material = Catalogue.material(entry, examples(entry));
            assertThat(material.name()).isEqualTo(entry.name());
            assertThat(material.source()).as(entry.name()).isNotBlank();
            assertThat(material.source().startsWith("illustrative")).isEqualTo(entry.isIllustrative());
            assertThat(entry.title()).isNotBlank();
            assertThat(material.density().lowestTemperature()).as(entry.name()).isGreaterThan(100);
            assertThat(material.conductivity().highestTemperature()).as(entry.name()).isLessThan(700);
        }
        for (CatalogueEntry entry : Catalogue.solutes()) {
            Fluid solvent = entry.name().equals("aerosol") ? fluid("air") : fluid("water");
            Species species = Catalogue.solute(entry, examples(entry), solvent);
            assertThat(species.diffusivity().at(ROOM, solvent)).as(entry.name()).isBetween(1e-13, 1e-8);
            assertThat(species.soretCoefficient().at(310)).as(entry.name()).isPositive();
            assertThat(entry.source()).isNotBlank();
            assertThat(entry.title()).isNotBlank();
        }
    }

    /// Handbook values: ethanol CRC; air U.S. Standard Atmosphere at 288.15 K (1.2250 kg/m³, 1.7894e-5 Pa·s,
    /// 0.025326 W/(m·K)); heavy water CRC. Within what the entries say of themselves.
    @ParameterizedTest
    @CsvSource({
        "ethanol, 273.15, 806, 1.786e-3, 0.176, 1e-2", "ethanol, 298.15, 785.1, 1.074e-3, 0.169, 1e-3",
        "ethanol, 323.15, 763.5, 0.694e-3, 0.162, 5e-3", "air, 288.15, 1.2250, 1.7894e-5, 0.025326, 1e-4",
        "heavy-water, 298.15, 1104.45, 1.095e-3, 0.595, 2e-3", "heavy-water, 293.15, 1105.34, 1.247e-3, 0.595, 2e-3",
    })
    void fluidsAreThoseOfTheHandbooks(String name, double kelvin, double density, double viscosity, double conductivity,
            double relative) {
        Fluid fluid = fluid(name);
        assertThat(fluid.density().at(kelvin)).isCloseTo(density, within(relative * density));
        assertThat(fluid.viscosity().at(kelvin)).isCloseTo(viscosity, within(relative * viscosity));
        assertThat(fluid.conductivity().at(kelvin)).isCloseTo(conductivity, within(relative * conductivity));
    }

    /// −(1/ρ) dρ/dT by central differences, whose error is far below what is allowed; 2 % for those that refer to the
    /// density at 25 °C or are one number.
    @ParameterizedTest
    @CsvSource({"heavy-water, 0.02", "ethanol, 0.04", "air, 1e-6", "glycerol-water, 1e-6"})
    void expansionsBelongToDensities(String name, double relative) {
        Fluid fluid = (Fluid) material(name, name.equals("glycerol-water") ? Map.of("glycerol", "40 %") : Map.of());
        for (double kelvin : new double[] {290, 300, 320}) {
            double slope = (fluid.density().at(kelvin + 0.05) - fluid.density().at(kelvin - 0.05)) / 0.1;
            double expected = -slope / fluid.density().at(kelvin);
            assertThat(fluid.thermalExpansion().at(kelvin)).isCloseTo(expected, within(relative * expected));
        }
    }

    /// Cheng's formula at its ends: pure water 0.893 mPa·s and pure glycerol 0.906 Pa·s at 25 °C, both within its 5 %
    /// of the handbooks' 0.890 and 0.934.
    @Test
    void glycerolThickensWater() {
        Fluid water = (Fluid) material("glycerol-water", Map.of("glycerol", "0"));
        Fluid glycerol = (Fluid) material("glycerol-water", Map.of("glycerol", "1"));
        assertThat(water.viscosity().at(ROOM)).isCloseTo(0.890e-3, within(0.05 * 0.890e-3));
        assertThat(glycerol.viscosity().at(ROOM)).isCloseTo(0.934, within(0.05 * 0.934));
        assertThat(water.density().at(ROOM)).isCloseTo(997, within(4.0));
        assertThat(glycerol.density().at(ROOM)).isCloseTo(1258, within(5.0));
        double half = ((Fluid) material("glycerol-water", Map.of("glycerol", "50 %"))).viscosity().at(ROOM);
        // 5.0 mPa·s at 25 °C in handbooks
        assertThat(half).isCloseTo(5.0e-3, within(0.06 * 5.0e-3));
        assertThat(water.conductivity().at(ROOM)).isEqualTo(0.607);
    }

    @Test
    void solutesFollowTheirNumbers() {
        Fluid water = fluid("water");
        Species large = solute("polystyrene", Map.of("radius", "0.25 µm"), water);
        // 2.71 1/K: computed apart from this code
        assertThat(large.soretCoefficient().at(ROOM)).isCloseTo(2.71, within(5e-3));
        Species salty = solute("polystyrene", Map.of("radius", "0.25 µm", "ionic_strength", "100 mM"), water);
        // the Debye length, and with it the ionic term, falls with the root of the ionic strength
        assertThat(salty.soretCoefficient().at(ROOM)).isCloseTo(large.soretCoefficient().at(ROOM) / 10, within(1e-12));
        double expected = 4.9e-10 * Math.pow(1000, -0.72);
        Species dna = solute("dsDNA", Map.of("base_pairs", "1000"), water);
        assertThat(dna.diffusivity().at(296.15, water)).isCloseTo(expected, within(1e-12 * expected));
        assertThat(dna.soretCoefficient().at(296.15)).isCloseTo(4e-13 / expected, within(1e-11 * 4e-13 / expected));
        assertThat(solute("lysozyme", Map.of(), water).diffusivity().at(293.15, water)).isCloseTo(1.13e-10,
                within(1e-12));
        assertThat(solute("BSA", Map.of(), water).diffusivity().at(293.15, water)).isCloseTo(6.16e-11, within(5e-13));
        assertThat(solute("NaCl", Map.of(), water).soretCoefficient().at(303.15)).isCloseTo(2e-3, within(5e-5));
        assertThat(solute("ethanol", Map.of(), water).form()).isEqualTo(Species.Form.BINARY);
        Species soot = solute("aerosol", Map.of("radius", "0.5 µm"), fluid("air"));
        assertThat(soot.diffusivity().at(ROOM, fluid("air"))).isCloseTo(2.76e-11, within(5e-13));
        assertThat(Gas.meanFreePath(ROOM, fluid("air"), 0.02896)).isCloseTo(67.4e-9, within(1e-9));
    }

    /// A case that names a solute and the same case written out are the same problem; its own keys go before.
    @Test
    void ownKeysGoBeforeThoseOfTheCatalogue() {
        LoadedCase loaded = Examples.read(Examples.text("laws.yaml").replace("amount: number_concentration }",
                "amount: number_concentration, diffusivity: 1e-12 m^2/s }"));
        Species sold = loaded.problem().species().getLast().species();
        Fluid solvent = (Fluid) loaded.problem().material(0);
        assertThat(sold.unit()).isEqualTo("1/m^3");
        assertThat(sold.diffusivity().at(ROOM, solvent)).isEqualTo(1e-12);
        SoretCoefficient law = solute("polystyrene", Map.of("radius", "500 nm", "ionic_strength", "2 mM"), solvent)
                .soretCoefficient();
        assertThat(sold.soretCoefficient()).isEqualTo(law);
        assertThat(solvent.density().at(ROOM)).isEqualTo(1000);
        assertThat(solvent.viscosity()).isEqualTo(fluid("water").viscosity());
        assertThat(solvent.name()).isEqualTo("solvent");
        assertThat(loaded.problem().material(1).conductivity().at(ROOM)).isEqualTo(1.2);
        assertThat(loaded.illustrative()).containsExactly("wall (borosilicate-glass)", "sold (polystyrene)");
    }

    /// The schema, which editors use, knows the names and keys of all laws.
    @Test
    void theSchemaKnowsTheLaws() {
        JsonNode block = JsonMapper.shared().readTree(CaseReader.schema()).get("$defs").get("soret_coefficient")
                .get("properties");
        Set<String> names = new LinkedHashSet<>();
        block.get("law").get("enum").forEach(name -> names.add(name.asString()));
        assertThat(names).containsExactlyElementsOf(SoretReader.laws().keySet());
        Set<String> keys = new LinkedHashSet<>();
        SoretReader.laws().values().forEach(law -> law.keys().stream().map(LawKey::name).forEach(keys::add));
        keys.addAll(Set.of("law", "table", "polynomial", "expression", "valid"));
        assertThat(block.propertyNames()).containsExactlyInAnyOrderElementsOf(keys);
        SoretReader.laws().values().forEach(law -> assertThat(law.source()).isNotBlank());
    }
}
