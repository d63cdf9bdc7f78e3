package org.soretflow.material.soret;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import org.soretflow.material.Diffusivity;
import org.soretflow.material.Fluid;
import org.soretflow.material.SoretCoefficient;
import org.soretflow.material.soret.LawKey.Use;

/// The laws of the Soret coefficient that there are.
public final class SoretLaws {

    private static final String LENGTH = "a length";
    private static final String NUMBER = "a number";
    private static final String SORET = "a Soret coefficient";
    private static final String CONDUCTIVITY = "a thermal conductivity";
    private static final String MOLAR_MASS = "a molar mass";

    private static final LawKey RADIUS = new LawKey("radius", "radius of the particle", LENGTH, "m", "250 nm",
            Use.POSITIVE);
    private static final LawKey GAS = new LawKey("gas_molar_mass", "molar mass of the gas", MOLAR_MASS, "kg/mol",
            "28.96 g/mol", Use.POSITIVE);
    private static final LawKey PARTICLE_CONDUCTIVITY = new LawKey("particle_conductivity",
            "thermal conductivity of the particle", CONDUCTIVITY, "W/(m·K)", "0.15 W/(m·K)", Use.REQUIRED);
    private static final LawKey TEMPERATURE_EXPONENT = new LawKey("temperature_exponent",
            "b in (298.15 K/T)^b: 0 (default) for a constant, 2 for a constant heat of transport", NUMBER, "1", "2",
            Use.OPTIONAL);

    private static final Set<String> FOR_GASES = Set.of("talbot", "waldmann");
    /// One of two alternatives of a law, which its example takes.
    private static final Set<String> ALSO_IN_EXAMPLES = Set.of("surface_charge", "exponent", "reference_value",
            "reference_mass");

    /// The law of a built-in provider.
    private interface Maker {
        SoretLaw of(LawArguments given);
    }

    private record BuiltIn(String name, String formula, String source, List<LawKey> keys, Maker maker)
            implements SoretLawProvider {
        @Override
        public List<String> exampleKeys() {
            List<String> keys = new ArrayList<>(SoretLawProvider.super.exampleKeys());
            keys.addAll(keys().stream().map(LawKey::name).filter(ALSO_IN_EXAMPLES::contains).toList());
            return keys;
        }

        @Override
        public boolean isForGases() {
            return FOR_GASES.contains(name);
        }

        @Override
        public SoretCoefficient soretCoefficient(LawArguments given, Fluid solvent, Diffusivity diffusivity) {
            return maker.of(given).in(solvent, diffusivity);
        }
    }

    private static final SoretLawProvider IACOPINI_PIAZZA = new SoretLawProvider() {
        @Override
        public String name() {
            return "iacopini-piazza";
        }

        @Override
        public String formula() {
            return "S_T = plateau·[1 − exp((sign_change − T)/scale)]";
        }

        @Override
        public String source() {
            return "Iacopini and Piazza, Europhys. Lett. 63 (2003) 247; empirical, for proteins, micelles, DNA";
        }

        @Override
        public List<LawKey> keys() {
            return List.of(
                    new LawKey("plateau", "value far above the sign change", SORET, "1/K", "0.02 1/K", Use.REQUIRED),
                    new LawKey("sign_change", "temperature at which S_T is zero", "a temperature", "K", "20 °C",
                            Use.REQUIRED),
                    new LawKey("scale", "how fast the plateau is reached", "a temperature difference", "K", "30 K",
                            Use.POSITIVE));
        }

        @Override
        public SoretCoefficient soretCoefficient(LawArguments given, Fluid solvent, Diffusivity diffusivity) {
            // a curve has room for one exponential: this law needs no approximation
            return new SoretCoefficient.IacopiniPiazza(given.number("plateau"), given.number("sign_change"),
                    given.number("scale"));
        }
    };

    private static final List<SoretLawProvider> OWN = List.of(
            IACOPINI_PIAZZA,
            new BuiltIn("duhr-braun", "S_T = A/(k_B T)·[−s_hyd + β σ² λ_Debye/(4 ε ε₀ T)], A = 4πa² or 4πa·a_ref",
                    "Duhr and Braun, PNAS 103 (2006) 19678; permittivity of water: Malmberg and Maryott (1956); for"
                            + " Debye lengths far below the radius",
                    List.of(RADIUS,
                            new LawKey("surface_charge", "effective elementary charges per area; this or charge",
                                    "a number per area", "1/m^2", "4500 1/µm^2", Use.OPTIONAL),
                            new LawKey("charge", "effective elementary charges of the particle", NUMBER, "1", "3500",
                                    Use.OPTIONAL),
                            new LawKey("ionic_strength", "½ Σ z² c, which sets the Debye length", "a concentration",
                                    "mol/m^3", "1 mM", Use.POSITIVE),
                            new LawKey("size_exponent", "S_T grows with the radius to this power: 1 or 2, disputed",
                                    NUMBER, "1", "2", Use.REQUIRED),
                            new LawKey("reference_radius", "for size_exponent 1: where both exponents agree", LENGTH,
                                    "m", "250 nm", Use.OPTIONAL),
                            new LawKey("hydration_entropy", "s_hyd at 25 °C, default 0", "an entropy per area",
                                    "J/(K·m^2)", "1e-6 J/(K·m^2)", Use.OPTIONAL),
                            new LawKey("hydration_entropy_slope", "d s_hyd/dT, default 0",
                                    "an entropy per area and kelvin", "J/(K^2·m^2)", "-1e-8 J/(K^2·m^2)",
                                    Use.OPTIONAL),
                            new LawKey("relative_permittivity", "of the solvent at 25 °C; default: water's ε(T)",
                                    NUMBER, "1", "24.3", Use.OPTIONAL),
                            new LawKey("permittivity_slope", "dε/dT, default 0 where relative_permittivity is given",
                                    "a temperature coefficient", "1/K", "-0.15 1/K", Use.OPTIONAL)),
                    SoretLaws::duhrBraun),
            new BuiltIn("heat-of-transport", "S_T = Q*/(R T²)",
                    "de Groot and Mazur (1962), ch. XI § 7; ideal dilute solutions",
                    List.of(new LawKey("heat_of_transport", "Q* of a mole of the species", "a molar energy", "J/mol",
                            "5 kJ/mol", Use.REQUIRED)),
                    given -> new HeatOfTransport(given.number("heat_of_transport"))),
            new BuiltIn("polymer", "S_T = reference_value·(M/M_ref)^exponent·(298.15 K/T)^b, or fitted to data",
                    "Köhler and Morozov, J. Non-Equilib. Thermodyn. 41 (2016) 151; exponents of theory: 0.588, 1,"
                            + " 1.176",
                    List.of(new LawKey("molar_mass", "of the chain", MOLAR_MASS, "kg/mol", "100 kg/mol", Use.POSITIVE),
                            new LawKey("exponent", "a: 0.588, 1, 1.176 or any other", NUMBER, "1", "0.588",
                                    Use.OPTIONAL),
                            new LawKey("reference_value", "S_T at 25 °C of the chain of reference_mass", SORET, "1/K",
                                    "0.1 1/K", Use.OPTIONAL),
                            new LawKey("reference_mass", "molar mass of the measured chain", MOLAR_MASS, "kg/mol",
                                    "100 kg/mol", Use.OPTIONAL),
                            new LawKey("molar_masses", "instead of the three: measured chains …", MOLAR_MASS, "kg/mol",
                                    "[10 kg/mol, 100 kg/mol]", Use.LIST),
                            new LawKey("soret_coefficients", "… and their S_T, to which a is fitted", SORET, "1/K",
                                    "[0.02 1/K, 0.09 1/K]", Use.LIST),
                            TEMPERATURE_EXPONENT),
                    SoretLaws::polymer),
            new BuiltIn("constant-mobility", "S_T = D_T/D(T)",
                    "definition of S_T, de Groot and Mazur (1962), ch. XI § 7",
                    List.of(new LawKey("mobility", "D_T, drift velocity per gradient", "a thermophoretic mobility",
                            "m^2/(s·K)", "4e-13 m^2/(s·K)", Use.REQUIRED)),
                    given -> new ConstantMobility(given.number("mobility"))),
            new BuiltIn("thermo-osmosis", "S_T = −[2k_f/(2k_f + k_p)]·χ/(T·D)",
                    "Anderson, Annu. Rev. Fluid Mech. 21 (1989) 61; layer thin against the radius; χ > 0 goes to the"
                            + " hot side",
                    List.of(new LawKey("slip_coefficient", "χ: the solvent slips by −(χ/T)∇T", "a slip coefficient",
                                    "m^2/s", "-1.8e-10 m^2/s", Use.REQUIRED),
                            PARTICLE_CONDUCTIVITY),
                    given -> new ThermoOsmosis(given.number("slip_coefficient"),
                            given.number("particle_conductivity"))),
            new BuiltIn("talbot", "S_T = K(Kn, k_g/k_p)·ν/(T·D)",
                    "Talbot, Cheng, Schefer and Willis, J. Fluid Mech. 101 (1980) 737; spheres in gases at any Knudsen"
                            + " number",
                    List.of(RADIUS, PARTICLE_CONDUCTIVITY, GAS),
                    given -> new Talbot(given.number("radius"), given.number("particle_conductivity"),
                            given.number("gas_molar_mass"))),
            new BuiltIn("waldmann", "S_T = 3/[4(1 + π·accommodation/8)]·ν/(T·D)",
                    "Waldmann, Z. Naturforsch. 14a (1959) 589; particles far smaller than the mean free path",
                    List.of(new LawKey("accommodation", "share of diffuse reflections, default 0.9", NUMBER, "1", "0.9",
                            Use.OPTIONAL)),
                    given -> new Waldmann(given.number("accommodation", 0.9))));

    private SoretLaws() {}

    /// All laws: our own, then those of others by [ServiceLoader].
    ///
    /// @param loader where others are looked for
    /// @throws IllegalArgumentException if another law has a name that is taken
    public static List<SoretLawProvider> all(ClassLoader loader) {
        Map<String, SoretLawProvider> byName = new LinkedHashMap<>();
        OWN.forEach(law -> byName.put(law.name(), law));
        for (SoretLawProvider other : ServiceLoader.load(SoretLawProvider.class, loader)) {
            if (byName.putIfAbsent(other.name(), other) != null) {
                throw new IllegalArgumentException("there are two Soret laws " + other.name());
            }
        }
        return new ArrayList<>(byName.values());
    }

    /// One of our own laws by its name.
    public static Optional<SoretLawProvider> named(String name) {
        return OWN.stream().filter(law -> law.name().equals(name)).findFirst();
    }

    private static SoretLaw duhrBraun(LawArguments given) {
        DuhrBraun.Builder builder = DuhrBraun.builder()
                .radius(given.number("radius"))
                .surfaceCharge(given.number("surface_charge", Double.NaN))
                .charge(given.number("charge", Double.NaN))
                .ionicStrength(given.number("ionic_strength"))
                .sizeExponent(given.number("size_exponent"))
                .referenceRadius(given.number("reference_radius", Double.NaN))
                .hydrationEntropy(given.number("hydration_entropy", 0))
                .hydrationEntropySlope(given.number("hydration_entropy_slope", 0));
        if (given.has("relative_permittivity")) {
            builder.permittivity(Permittivity.linear(given.number("relative_permittivity"),
                    given.number("permittivity_slope", 0)));
        } else if (given.has("permittivity_slope")) {
            throw new IllegalArgumentException("permittivity_slope belongs to a relative_permittivity");
        }
        return builder.build();
    }

    private static SoretLaw polymer(LawArguments given) {
        double temperatureExponent = given.number("temperature_exponent", 0);
        List<String> measured = List.of("exponent", "reference_value", "reference_mass");
        if (given.has("molar_masses") || given.has("soret_coefficients")) {
            for (String key : measured) {
                if (given.has(key)) {
                    throw new IllegalArgumentException("found data to be fitted and " + key
                            + ", one of them is expected");
                }
            }
            return PolymerFit.of(given.list("molar_masses"), given.list("soret_coefficients"))
                    .law(given.number("molar_mass"), temperatureExponent);
        }
        if (!measured.stream().allMatch(given::has)) {
            throw new IllegalArgumentException("a polymer needs exponent, reference_value and reference_mass, or"
                    + " molar_masses and soret_coefficients to which the exponent is fitted");
        }
        return new PolymerScaling(given.number("reference_value"), given.number("molar_mass")
                / given.number("reference_mass"), given.number("exponent"), temperatureExponent);
    }
}
