package org.soretflow.cases.file;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.soretflow.cases.file.Node.MapNode;
import org.soretflow.material.Diffusivity;
import org.soretflow.material.Fluid;
import org.soretflow.material.SoretCoefficient;
import org.soretflow.material.soret.LawArguments;
import org.soretflow.material.soret.LawKey;
import org.soretflow.material.soret.SoretLawProvider;
import org.soretflow.material.soret.SoretLaws;

/// The `soret_coefficient` of a species: a number, a property, or a law by name.
final class SoretReader {

    /// Temperature at which the thermophoretic potential is zero for laws that have none of their own [K].
    private static final double REFERENCE = 298.15;

    private SoretReader() {}

    /// Laws that case files know, by name.
    static Map<String, SoretLawProvider> laws() {
        Map<String, SoretLawProvider> byName = new LinkedHashMap<>();
        SoretLaws.all(Thread.currentThread().getContextClassLoader()).forEach(law -> byName.put(law.name(), law));
        Catalogue.addedLaws().forEach(law -> byName.put(law.name(), law));
        return byName;
    }

    /// What a key of a law measures.
    static Dimension dimension(LawKey key) {
        return key.title().equals(Dimension.TEMPERATURE.title()) ? Dimension.TEMPERATURE
                : new Dimension(key.title(), key.unit(), key.example());
    }

    static SoretCoefficient read(Section thermophoresis, Diffusivity diffusivity, List<Fluid> solvents) {
        if (!(thermophoresis.require("soret_coefficient", "") instanceof MapNode)) {
            return SoretCoefficient.constant(thermophoresis.quantity("soret_coefficient", Dimension.SORET));
        }
        Section law = thermophoresis.section("soret_coefficient", "soret_coefficient");
        if (!law.oneOf(List.of("law", "table", "polynomial", "expression")).equals("law")) {
            return new SoretCoefficient.Integrated(PropertyReader.law(law, Dimension.SORET), REFERENCE);
        }
        String name = law.word("law", "");
        SoretLawProvider provider = laws().get(name);
        if (provider == null) {
            throw law.fault("law", "found \"" + name + "\"; " + Suggestion.of(name, laws().keySet()));
        }
        return law(law, provider, diffusivity, solvents);
    }

    /// A law from the block of its keys.
    static SoretCoefficient law(Section law, SoretLawProvider provider, Diffusivity diffusivity, List<Fluid> solvents) {
        LawArguments arguments = arguments(law, provider);
        return law.checked(() -> inEvery(provider, arguments, diffusivity, solvents));
    }

    /// One potential drives the species everywhere: a law must not differ between the fluids.
    private static SoretCoefficient inEvery(SoretLawProvider provider, LawArguments arguments, Diffusivity diffusivity,
            List<Fluid> solvents) {
        if (solvents.isEmpty()) {
            throw new IllegalArgumentException("there is no fluid in which the species could be");
        }
        Set<SoretCoefficient> different = new LinkedHashSet<>();
        for (Fluid solvent : solvents) {
            different.add(provider.soretCoefficient(arguments, solvent, diffusivity));
        }
        if (different.size() > 1) {
            throw new IllegalArgumentException("the law " + provider.name() + " depends on the solvent, but there are "
                    + String.join(" and ", solvents.stream().map(Fluid::name).toList())
                    + "; species may be in one of them only");
        }
        return different.iterator().next();
    }

    private static LawArguments arguments(Section law, SoretLawProvider provider) {
        Map<String, LawKey> keys = new LinkedHashMap<>();
        provider.keys().forEach(key -> keys.put(key.name(), key));
        for (String key : law.keys()) {
            if (!key.equals("law") && !keys.containsKey(key)) {
                throw law.fault(key, "the law " + provider.name() + " has no " + key + "; it has "
                        + String.join(", ", keys.keySet()));
            }
        }
        return numbers(law, provider.keys());
    }

    /// The numbers of a block, by key.
    static LawArguments numbers(Section law, List<LawKey> keys) {
        Map<String, double[]> values = new LinkedHashMap<>();
        keys.forEach(key -> {
            String name = key.name();
            Dimension dimension = dimension(key);
            switch (key.use()) {
                case REQUIRED -> values.put(name, new double[] {law.quantity(name, dimension)});
                case POSITIVE -> values.put(name, new double[] {law.positive(name, dimension)});
                case OPTIONAL -> {
                    if (law.has(name)) {
                        values.put(name, new double[] {law.quantity(name, dimension)});
                    }
                }
                case LIST -> {
                    if (law.has(name)) {
                        values.put(name, list(law, name, dimension));
                    }
                }
            }
        });
        return new LawArguments(values);
    }

    private static double[] list(Section law, String name, Dimension dimension) {
        List<Node> items = law.list(name, "one number with unit per point");
        double[] numbers = new double[items.size()];
        for (int m = 0; m < numbers.length; m++) {
            numbers[m] = Section.quantity(items.get(m), law.at(name) + "." + m, dimension);
        }
        return numbers;
    }
}
