package org.soretflow.cases.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.soretflow.cases.design.Subject;
import org.soretflow.cases.file.Catalogue;
import org.soretflow.cases.file.CatalogueEntry;
import org.soretflow.cases.file.Quantities;
import org.soretflow.cases.file.Suggestion;
import org.soretflow.material.Fluid;
import org.soretflow.material.Property;
import org.soretflow.material.Species;
import picocli.CommandLine.Option;

/// What is separated in what: a fluid, a solute, temperatures.
final class DesignArguments {

    @Option(names = "--fluid", paramLabel = "NAME", defaultValue = "water",
            description = "A fluid of the catalogue (default: ${DEFAULT-VALUE}).")
    private String fluid;

    @Option(names = "--fluid-with", paramLabel = "KEY=VALUE",
            description = "A number that the fluid needs, such as glycerol=\"40 %%\".")
    private Map<String, String> fluidWith = new LinkedHashMap<>();

    @Option(names = "--fluid-property", paramLabel = "KEY=VALUE",
            description = "A property in the place of the catalogue's, such as viscosity=\"2 mPa·s\".")
    private Map<String, String> properties = new LinkedHashMap<>();

    @Option(names = "--solute", paramLabel = "NAME",
            description = "A solute of the catalogue; otherwise give --D and --soret.")
    private String solute;

    @Option(names = "--with", paramLabel = "KEY=VALUE",
            description = "A number that the solute needs, such as base_pairs=1000.")
    private Map<String, String> with = new LinkedHashMap<>();

    @Option(names = "--D", paramLabel = "D", description = "Diffusivity, such as \"1e-10 m^2/s\".")
    private String diffusivity;

    @Option(names = "--soret", paramLabel = "S_T", description = "Soret coefficient, such as \"0.02 1/K\".")
    private String soret;

    @Option(names = "--binary", description = "The drift is proportional to c(1−c), with --D and --soret.")
    private boolean binary;

    @Option(names = "--dT", paramLabel = "ΔT", required = true,
            description = "Temperature difference, such as \"10 K\".")
    private String difference;

    @Option(names = "--temperature", paramLabel = "T", defaultValue = "25 °C",
            description = "Mean temperature (default: ${DEFAULT-VALUE}).")
    private String temperature;

    /// @throws CommandException if something is missing or not well said
    Subject subject() {
        Fluid solvent = fluid();
        return subject(solvent, new Given("", solute, with, diffusivity, soret));
    }

    /// A second solute in the same fluid, if one is named.
    Subject second(String name, Map<String, String> numbers, String otherDiffusivity, String otherSoret) {
        return subject(fluid(), new Given("second-", name, numbers, otherDiffusivity, otherSoret));
    }

    /// What was said of a solute.
    ///
    /// @param prefix how its options begin
    private record Given(String prefix, String name, Map<String, String> with, String diffusivity, String soret) {}

    private Subject subject(Fluid solvent, Given given) {
        double mean = quantity("--temperature", temperature, Quantities::temperature);
        double span = positive("--dT", difference, Quantities::temperatureDifference);
        boolean numbers = given.diffusivity() != null || given.soret() != null;
        if (given.name() != null && numbers) {
            throw CommandException.usage("--" + given.prefix() + "solute brings its own numbers; leave --"
                    + given.prefix() + "D and --" + given.prefix() + "soret out, or the solute");
        }
        if (given.name() == null) {
            if (given.diffusivity() == null || given.soret() == null) {
                throw CommandException.usage("a solute is missing: give --" + given.prefix() + "solute NAME, or --"
                        + given.prefix() + "D and --" + given.prefix() + "soret");
            }
            if (!given.with().isEmpty()) {
                throw CommandException.usage("--" + given.prefix() + "with holds numbers for a solute of the catalogue;"
                        + " name it with --" + given.prefix() + "solute");
            }
            double d = positive("--" + given.prefix() + "D", given.diffusivity(), Quantities::diffusivity);
            double s = quantity("--" + given.prefix() + "soret", given.soret(), Quantities::soretCoefficient);
            Species species = Species.named(given.prefix().isEmpty() ? "solute" : "second").diffusivity(d)
                    .soretCoefficient(s).form(binary ? Species.Form.BINARY : Species.Form.DILUTE).build();
            return new Subject(solvent, fluidBlock(), species, Subject.block(d + " m^2/s", s + " 1/K", binary), mean,
                    span);
        }
        CatalogueEntry entry = Catalogue.solute(given.name()).orElseThrow(() -> CommandException.usage("--"
                + given.prefix() + "solute " + given.name() + ": there is no such solute; "
                + Suggestion.of(given.name(), Catalogue.solutes().stream().map(CatalogueEntry::name).toList())));
        Species species = Catalogue.solute(entry, given.with(), solvent);
        return new Subject(solvent, fluidBlock(), species, "catalogue: " + given.name() + block(given.with()), mean,
                span);
    }

    private Fluid fluid() {
        CatalogueEntry entry = Catalogue.material(fluid).orElseThrow(() -> CommandException.usage("--fluid " + fluid
                + ": there is no such fluid; " + Suggestion.of(fluid, Catalogue.materials().stream()
                .map(CatalogueEntry::name).toList())));
        if (!(Catalogue.material(entry, fluidWith) instanceof Fluid known)) {
            throw CommandException.usage("--fluid " + fluid + ": this is a solid");
        }
        return new Fluid(known.name(), property("density", known.density()), property("viscosity", known.viscosity()),
                property("conductivity", known.conductivity()), property("heat_capacity", known.heatCapacity()),
                property("thermal_expansion", known.thermalExpansion()), known.source());
    }

    private Property property(String name, Property known) {
        for (String given : properties.keySet()) {
            quantity("--fluid-property " + given, properties.get(given), text -> Quantities.property(given, text));
        }
        return properties.containsKey(name) ? Property.constant(Quantities.property(name, properties.get(name)))
                : known;
    }

    private String fluidBlock() {
        if (fluidWith.isEmpty() && properties.isEmpty()) {
            return fluid;
        }
        return "{ catalogue: " + fluid + block(fluidWith) + properties.entrySet().stream()
                .map(entry -> ", " + entry.getKey() + ": " + entry.getValue()).collect(Collectors.joining()) + " }";
    }

    private static String block(Map<String, String> numbers) {
        return numbers.isEmpty() ? "" : ", with: { " + numbers.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue()).collect(Collectors.joining(", ")) + " }";
    }

    /// Reads the value of an option; a fault names the option.
    static double quantity(String option, String text, ToDoubleFunction<String> reader) {
        try {
            return reader.applyAsDouble(text);
        } catch (IllegalArgumentException e) {
            throw CommandException.usage(option + ": " + e.getMessage());
        }
    }

    /// A number above zero.
    static double positive(String option, String text, ToDoubleFunction<String> reader) {
        double value = quantity(option, text, reader);
        if (!(value > 0)) {
            throw CommandException.usage(option + ": found \"" + text + "\", a number above zero is expected");
        }
        return value;
    }

    /// Numbers between commas.
    static List<Double> list(String option, List<String> texts, ToDoubleFunction<String> reader) {
        return texts.stream().map(text -> positive(option, text, reader)).toList();
    }
}
