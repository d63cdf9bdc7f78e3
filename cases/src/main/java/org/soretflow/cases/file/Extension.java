package org.soretflow.cases.file;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.soretflow.cases.file.AddedWord.ObserverMaker;
import org.soretflow.diagnostics.Quantity;
import org.soretflow.material.Diffusivity;
import org.soretflow.material.Fluid;
import org.soretflow.material.SoretCoefficient;
import org.soretflow.material.soret.LawArguments;
import org.soretflow.material.soret.LawKey;
import org.soretflow.material.soret.SoretLawProvider;
import org.soretflow.material.soret.SoretLaws;
import org.soretflow.mesh.Shape;
import org.soretflow.physics.Problem;

/// What one plug-in adds to the catalogue and to the words of case files.
///
/// @param label what faults call it: the name of its jar
/// @param laws laws of the Soret coefficient
/// @param materials materials in the form of `materials.yaml`; empty for none
/// @param solutes solutes in the form of `solutes.yaml`; empty for none
/// @param shapes words of shapes
/// @param reports words of `output.reports.of`
/// @param observers words of `output.observers`
public record Extension(
        String label,
        List<SoretLawProvider> laws,
        String materials,
        String solutes,
        List<AddedWord<Function<WordArguments, Shape>>> shapes,
        List<AddedWord<BiFunction<WordArguments, Problem, Quantity>>> reports,
        List<AddedWord<ObserverMaker>> observers) {

    private static final String NAME = "[\\p{L}][\\p{L}0-9_-]*";
    private static final String KEY = "[a-z][a-z0-9_]*";

    /// True if there is nothing in it.
    public boolean isEmpty() {
        return laws.isEmpty() && materials.isBlank() && solutes.isBlank() && shapes.isEmpty() && reports.isEmpty()
                && observers.isEmpty();
    }

    void addWords(AddedWords to) {
        shapes.forEach(word -> add(word, "shape", to.shapes()));
        reports.forEach(word -> add(word, "report", to.reports()));
        observers.forEach(word -> add(word, "observer", to.observers()));
    }

    private <T> void add(AddedWord<T> word, String block, Map<String, AddedWord<T>> byName) {
        String name = word.name();
        require(name != null && name.matches(KEY), "a " + block + " is called \"" + name
                + "\"; such names are made of a-z, 0-9 and _");
        require(!CaseSchema.ownKeys(block).contains(name) && !byName.containsKey(name), "there is a " + block + " " + name
                + " already");
        require(word.meaning() != null && !word.meaning().isBlank(), "the " + block + " " + name
                + " does not say what it means");
        word.keys().forEach(key -> requireKey(key, "the " + block + " " + name));
        word.texts().forEach(key -> require(key.name().matches(KEY), "the " + block + " " + name + " has the key \""
                + key.name() + "\"; keys are made of a-z, 0-9 and _"));
        byName.put(name, word);
    }

    private void requireKey(LawKey key, String of) {
        require(key.name().matches(KEY), of + " has the key \"" + key.name() + "\"; keys are made of a-z, 0-9 and _");
        try {
            Units.parse(key.unit().equals("1") ? "m" : key.unit());
        } catch (IllegalArgumentException e) {
            throw fault(of + ", key " + key.name() + ": " + e.getMessage());
        }
    }

    void addLaws(Map<String, SoretLawProvider> byName) {
        for (SoretLawProvider law : laws) {
            String name = law.name();
            require(name != null && name.matches(NAME), "a Soret law is called \"" + name
                    + "\"; names are made of letters, digits, _ and -");
            require(SoretLaws.named(name).isEmpty() && !byName.containsKey(name), "there is a Soret law " + name
                    + " already");
            require(law.source() != null && !law.source().isBlank(), "the Soret law " + name
                    + " does not say where it comes from");
            law.keys().forEach(key -> requireKey(key, "the Soret law " + name));
            byName.put(name, new Named(label, law));
        }
    }

    void addEntries(String kind, String text, Map<String, CatalogueEntry> own, Map<String, CatalogueEntry> byName) {
        if (text.isBlank()) {
            return;
        }
        Map<String, CatalogueEntry> read;
        try {
            read = Catalogue.read(label + " (" + kind + "s)", text);
        } catch (CaseFileException e) {
            throw new IllegalArgumentException("plug-in " + e.getMessage(), e);
        }
        read.forEach((name, entry) -> {
            require(!own.containsKey(name) && !byName.containsKey(name), "there is a " + kind + " " + name
                    + " already");
            byName.put(name, entry);
        });
    }

    private void require(boolean good, String message) {
        if (!good) {
            throw fault(message);
        }
    }

    private IllegalArgumentException fault(String message) {
        return new IllegalArgumentException("plug-in " + label + ": " + message);
    }

    /// A law whose failures name the plug-in.
    private record Named(String label, SoretLawProvider law) implements SoretLawProvider {
        @Override
        public String name() {
            return law.name();
        }

        @Override
        public String formula() {
            return law.formula();
        }

        @Override
        public String source() {
            return law.source();
        }

        @Override
        public List<LawKey> keys() {
            return law.keys();
        }

        @Override
        public List<String> exampleKeys() {
            return law.exampleKeys();
        }

        @Override
        public boolean isForGases() {
            return law.isForGases();
        }

        @Override
        public SoretCoefficient soretCoefficient(LawArguments arguments, Fluid solvent, Diffusivity diffusivity) {
            try {
                return law.soretCoefficient(arguments, solvent, diffusivity);
            } catch (IllegalArgumentException e) {
                throw e;
            } catch (RuntimeException | LinkageError e) {
                throw new IllegalArgumentException("plug-in " + label + ": the Soret law " + law.name() + " fails: "
                        + e, e);
            }
        }
    }
}
