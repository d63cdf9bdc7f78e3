package org.soretflow.cases.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.soretflow.cases.file.CaseFileException;
import org.soretflow.cases.file.CaseReader;
import org.soretflow.cases.file.LoadedCase;
import org.soretflow.cases.file.Study;
import org.soretflow.cases.file.StudyParameter;
import org.soretflow.cases.file.Suggestion;
import org.soretflow.cases.run.CaseSource;
import org.soretflow.diagnostics.Quantity;

/// A study with its case: what is varied is in the case, what is asked for is reported by it.
final class StudyCase {

    private final Study study;
    private final CaseSource source;
    private final String text;
    private final LoadedCase base;
    private final SequencedMap<String, String> units = new LinkedHashMap<>();

    private StudyCase(Study study, CaseSource source) throws IOException {
        this.study = study;
        this.source = source;
        try {
            this.base = source.read(study.overrides());
        } catch (CaseFileException e) {
            throw new CaseFileException("the case of the study: " + e.getMessage(), e);
        }
        this.text = source.text();
        for (Quantity quantity : base.output().quantities()) {
            units.put(quantity.name(), quantity.unit());
        }
    }

    /// Reads the case and checks what the study says of it.
    ///
    /// @throws CaseFileException if there is no such case, or it lacks what the study names
    static StudyCase of(Study study) throws IOException {
        CaseSource source;
        try {
            source = CaseSource.named(study.caseName(), study.folder());
        } catch (IllegalArgumentException e) {
            throw study.fault("case", e.getMessage());
        }
        StudyCase of = new StudyCase(study, source);
        of.checkParameters();
        of.checkQuantities();
        return of;
    }

    Study study() {
        return study;
    }

    LoadedCase base() {
        return base;
    }

    /// Units of the quantities that are asked for, by name.
    SequencedMap<String, String> quantities() {
        if (study.quantities().isEmpty()) {
            return units;
        }
        SequencedMap<String, String> chosen = new LinkedHashMap<>();
        study.quantities().forEach(name -> chosen.put(name, units.get(name)));
        study.optimise().ifPresent(optimise -> {
            optimise.objectives().forEach(each -> chosen.put(each.quantity(), units.get(each.quantity())));
            optimise.constraints().forEach(each -> chosen.put(each.quantity(), units.get(each.quantity())));
        });
        return chosen;
    }

    /// Unit of one quantity of the case.
    String unit(String quantity) {
        return units.get(quantity);
    }

    /// The case at a point.
    LoadedCase at(double[] point) throws IOException {
        return source.read(overrides(point));
    }

    private List<String> overrides(double[] point) {
        List<String> overrides = new ArrayList<>(study.overrides());
        for (int p = 0; p < point.length; p++) {
            overrides.add(study.parameters().get(p).override(point[p]));
        }
        return overrides;
    }

    /// What the case says under the path of a parameter.
    Optional<String> now(StudyParameter parameter) {
        return CaseReader.valueAt(text, parameter.path(), study.overrides());
    }

    /// Every parameter must be a value that the case takes: it is read with the first value of each.
    private void checkParameters() throws IOException {
        for (StudyParameter parameter : study.parameters()) {
            now(parameter).ifPresent(value -> study.requireUnit(parameter, value));
            double first = first(parameter);
            List<String> overrides = new ArrayList<>(study.overrides());
            overrides.add(parameter.override(first));
            try {
                source.read(overrides);
            } catch (CaseFileException e) {
                String prefix = "--set " + parameter.path() + ": ";
                String message = e.getMessage().startsWith(prefix) ? e.getMessage().substring(prefix.length())
                        : e.getMessage();
                throw study.fault("parameters." + parameter.name(),
                        "the case does not take " + parameter.override(first) + ": " + message);
            }
        }
    }

    private double first(StudyParameter parameter) {
        if (!parameter.values().isEmpty()) {
            return parameter.values().getFirst();
        }
        return parameter.range().map(StudyParameter.Range::low)
                .orElseGet(() -> parameter.at().orElseGet(() -> study.valueOf(parameter, now(parameter))));
    }

    private void checkQuantities() {
        if (units.isEmpty()) {
            throw study.fault("case", "the case " + base.name() + " reports no quantity; give it output.reports.of");
        }
        for (int m = 0; m < study.quantities().size(); m++) {
            check(study.quantities().get(m), "quantities." + m);
        }
        if (study.optimise().isPresent()) {
            var objectives = study.optimise().get().objectives();
            for (int m = 0; m < objectives.size(); m++) {
                check(objectives.get(m).quantity(), "optimise.objectives." + m + ".quantity");
            }
            var constraints = study.optimise().get().constraints();
            for (int m = 0; m < constraints.size(); m++) {
                check(constraints.get(m).quantity(), "optimise.constraints." + m + ".quantity");
            }
        }
    }

    private void check(String quantity, String path) {
        if (!units.containsKey(quantity)) {
            throw study.fault(path, "the case reports no quantity " + quantity + "; "
                    + Suggestion.of(quantity, units.keySet()));
        }
    }
}
