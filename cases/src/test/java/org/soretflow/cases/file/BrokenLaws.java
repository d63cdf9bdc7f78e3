package org.soretflow.cases.file;

import java.util.List;
import org.soretflow.cases.file.BrokenCases.Broken;

/// Faults in laws of the Soret coefficient and of the diffusivity, and in what is taken from the catalogue.
final class BrokenLaws {

    private BrokenLaws() {}

    private static Broken law(String what, String from, String to, String... fragments) {
        return new Broken(what, "laws.yaml", from, to, List.of(fragments));
    }

    static List<Broken> soret() {
        return List.of(
                law("unknown law", "law: duhr-braun, radius: \"${a}\"", "law: durh-braun, radius: \"${a}\"",
                        "bead.thermophoresis.soret_coefficient.law", "did you mean duhr-braun?"),
                law("key of another law", "heat_of_transport: 5 kJ/mol", "plateau: 0.02 1/K",
                        "sugar.thermophoresis.soret_coefficient.plateau", "heat-of-transport has no plateau",
                        "it has heat_of_transport"),
                law("key of a law missing", "{ law: heat-of-transport, heat_of_transport: 5 kJ/mol }",
                        "{ law: heat-of-transport }", "the key heat_of_transport is missing", "5 kJ/mol"),
                law("heat of transport per mass", "5 kJ/mol", "5 kJ/kg", "heat_of_transport",
                        "a molar energy with unit"),
                law("charge without area", "4500 1/µm^2", "4500 1/µm", "surface_charge", "a number per area with unit",
                        "4500 1/µm^2"),
                law("ionic strength as a mass", "ionic_strength: 1 mM, size", "ionic_strength: 1 kg/m^3, size",
                        "ionic_strength", "which is a density", "1 mM"),
                law("no ionic strength", "ionic_strength: 1 mM, size", "ionic_strength: 0 mM, size", "ionic_strength",
                        "a concentration above zero"),
                law("size exponent of three", "size_exponent: 2", "size_exponent: 3", "bead.thermophoresis",
                        "a size exponent is 1 or 2"),
                law("size exponent of one without reference", "reference_radius: \"${a}\", ", "",
                        "grain.thermophoresis",
                        "needs a reference radius"),
                law("two charges", "surface_charge: 4500 1/µm^2", "surface_charge: 4500 1/µm^2, charge: 3",
                        "surface_charge or by charge"),
                law("slope without permittivity", "relative_permittivity: 78.3, ", "", "permittivity_slope belongs to"),
                law("permittivity below one", "relative_permittivity: 78.3", "relative_permittivity: 0.3",
                        "at least 1"),
                law("polymer without exponent", "exponent: 0.588, reference_value", "reference_value",
                        "dextran.thermophoresis", "a polymer needs exponent"),
                law("exponent and data", "molar_masses: [10", "exponent: 1, molar_masses: [10", "pullulan",
                        "one of them is expected"),
                law("data of different length", "[0.02 1/K, 0.09 1/K]", "[0.02 1/K, 0.09 1/K, 0.1 1/K]", "pullulan",
                        "got 2 and 3"),
                law("data of two signs", "[0.02 1/K, 0.09 1/K]", "[0.02 1/K, -0.09 1/K]", "one sign"),
                law("mobility as a diffusivity", "4e-13 m^2/(s·K)", "4e-13 m^2/s", "mobility",
                        "a thermophoretic mobility with unit"),
                law("slip coefficient per kelvin", "-1.8e-10 m^2/s", "-1.8e-10 m^2/(s·K)", "slip_coefficient",
                        "a slip coefficient with unit"),
                law("particle with negative conductivity", "1.4 W/(m·K)", "-1.4 W/(m·K)", "not below zero"),
                law("accommodation above one", "accommodation: 1", "accommodation: 2", "between 0 and 1"),
                law("molar mass as a number", "gas_molar_mass: 28.96 g/mol }, therm", "gas_molar_mass: 28.96 }, therm",
                        "soot.diffusivity.gas_molar_mass", "a molar mass with unit"),
                law("two solvents", "zones:\n  - { name: chamber, material: solvent }",
                        "  oil: ethanol\nzones:\n  - { name: chamber, material: solvent }\n"
                                + "  - { name: layer, material: oil, shape: { box: { y: [0.8 mm, 1 mm] } } }",
                        "silica.thermophoresis.soret_coefficient", "solvent and ethanol", "one of them only"),
                law("expression with a wrong name", "exp((297.15 - T)/30)", "exp((297.15 - t)/30)",
                        "tuned.thermophoresis.soret_coefficient.expression", "names in it may be T"),
                law("expression with a jump", "0.02*(1 - exp((297.15 - T)/30))", "step(T - 300)", "not smooth near"),
                law("expression with a pole", "0.02*(1 - exp((297.15 - T)/30))", "0*T/0", "gives NaN"),
                law("range upside down", "valid: [0 °C, 80 °C] } } }", "valid: [80 °C, 0 °C] } } }", "must rise"),
                law("range of a table", "law: constant-mobility, mobility: 4e-13 m^2/(s·K)",
                        "table: { temperatures: [0 °C, 9 °C], values: [0 1/K, 1 1/K] }, valid: [0 °C, 9 °C]",
                        "soret_coefficient.valid", "from its first to its last"),
                law("zimm without segments", "segments: 300, ", "", "pullulan.diffusivity", "segments is missing"),
                law("less than a segment", "segments: 300", "segments: 0.3", "at least one segment"),
                law("zimm with a value", "law: zimm, segment_length", "law: zimm, value: 1e-9 m^2/s, segment_length",
                        "the law zimm has no value"),
                law("flory exponent of two", "flory_exponent: 0.5 }", "flory_exponent: 2 }", "lies between 0 and 1"));
    }

    static List<Broken> catalogue() {
        return List.of(
                law("unknown solute", "catalogue: polystyrene", "catalogue: polystyrol", "sold.catalogue",
                        "did you mean polystyrene?"),
                law("solute without its number", "with: { radius: \"${2*a}\", ionic_strength: 2 mM }", "with: {}",
                        "sold",
                        "polystyrene needs a number, radius of the beads", "with: { radius: 100 nm }"),
                law("number of another solute", "ionic_strength: 2 mM", "ionic_strengh: 2 mM",
                        "sold.with.ionic_strengh",
                        "did you mean ionic_strength?"),
                law("number of a solute in another unit", "ionic_strength: 2 mM", "ionic_strength: 2 mm",
                        "sold.with.ionic_strength", "which is a length", "1 mM"),
                law("number of a solute without sense", "ionic_strength: 2 mM", "ionic_strength: -2 mM",
                        "sold.with.ionic_strength", "lies between"),
                law("numbers without a solute", "catalogue: polystyrene, ", "", "sold.with", "name it in catalogue"),
                law("numbers without a material", "catalogue: borosilicate-glass", "phase: solid", "wall.with",
                        "name it in catalogue"),
                law("unknown material in a block", "catalogue: borosilicate-glass", "catalogue: glass",
                        "wall.catalogue",
                        "there is no material \"glass\""),
                law("other phase than the catalogue's", "catalogue: borosilicate-glass,",
                        "catalogue: borosilicate-glass,"
                        + " phase: fluid,", "wall.phase", "borosilicate-glass is a solid"),
                law("neither phase nor catalogue", "catalogue: borosilicate-glass, with: {}, ", "", "materials.wall",
                        "the key phase is missing"));
    }
}
