package org.soretflow.cases.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is wrong with a study is told in one line with place, key and remedy, before anything is run.
class BadStudyTest {

    @TempDir
    Path temporary;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "sweep | parameters: { a: { values: [] } } | study.yaml:2:28: parameters.a.values: found a list of 0",
        "sweep | parameters: {} | parameters: found a block of keys, a block of at least one parameter is expected",
        "sweep | parameters: { A: { values: [1] } } | did you mean a? (known are a, b, width)",
        "sweep | parameters: { a: { path: mesh.x.cels, values: [4] } } | the case does not take mesh.x.cels=4: unknown key; did you mean cells?",
        "sweep | parameters: { a: { path: mesh.x.cells, values: [-4] } } | a whole number from 1 on",
        "sweep | parameters: { a: { values: [1 mm] } } | found values in mm, the case has parameters.a: 0.5",
        "sweep | parameters: { width: { values: [1 s] } } | found values in s, the case has parameters.width: 1 mm",
        "sweep | parameters: { width: { values: [1] } } | found numbers without unit, the case has parameters.width: 1 mm",
        "sweep | parameters: { width: { values: [1 mm, 1 µm] } } | all values of a parameter are in the same unit, here mm",
        "sweep | parameters: { width: { values: [1 furlong] } } | unknown unit \"furlong\"",
        "sweep | parameters: { a: { values: [green] } } | found \"green\", a number",
        "sweep | parameters: { a: { from: 2, to: 1, count: 3 } } | the bounds are reversed",
        "sweep | parameters: { a: { from: 1, count: 3 } } | found from without to",
        "sweep | parameters: { a: { from: 0, to: 1, count: 3, scale: log } } | a lower bound above zero",
        "sweep | parameters: { a: { from: 0, to: 1, count: -3 } } | found \"-3\", a whole number from 1 on is expected",
        "sweep | parameters: { a: { from: 0, to: 1, count: 1 } } | 2 to 100000 are possible",
        "sweep | parameters: { a: { from: 0, to: 1 } } | there are no values; give values, or from, to and count",
        "sweep | parameters: { a: { from: 0, to: 1, values: [1] } } | found values and from",
        "sweep | parameters: { a: { scale: log } } | no value is given",
        "sweep | parameters: { a: { valus: [1] } } | parameters.a.valus: unknown key; did you mean values?",
        "sweep | 'parameters: { a: { values: [1] } }, quantities: [mean_on]' | did you mean mean_one? (known are mean_one, mean_two)",
        "sweep | 'parameters: { a: { values: [1] } }, sampling: { method: gird }' | known are grid, latin_hypercube, sobol, list",
        "sweep | 'parameters: { a: { values: [1] } }, sampling: { runs: 3 }' | a grid or a list has as many runs",
        "sweep | 'parameters: { a: { values: [1] } }, sampling: { method: sobol, runs: 3 }' | from and to are missing",
        "sweep | 'parameters: { a: { from: 1, to: 2 } }, sampling: { method: sobol }' | the key runs is missing",
        "sweep | 'parameters: { a: { from: 1, to: 2 } }, sampling: { method: sobol, runs: 0 }' | a whole number from 1 on",
        "sweep | 'parameters: { a: { values: [1, 2] }, b: { values: [1] } }, sampling: { method: list }' | in a list all parameters have as many",
        "sweep | 'parameters: { a: { values: [1] } }, set: { mesh.x.cels: 3 }' | the case of the study: --set mesh.x.cels",
        "optimise | parameters: { a: { from: 1, to: 2 } } | the key optimise is missing",
        "optimise | 'parameters: { a: { values: [1] } }, optimise: { objectives: [ { quantity: mean_one, goal: minimise } ] }' | from and to are missing",
        "optimise | 'parameters: { a: { from: 1, to: 2 } }, optimise: { objectives: [ { quantity: mean_one, goal: better } ] }' | known are minimise, maximise",
        "optimise | 'parameters: { a: { from: 1, to: 2 } }, optimise: { objectives: [ { quantity: purity, goal: minimise } ] }' | the case reports no quantity purity; known are mean_one, mean_two",
        "optimise | 'parameters: { a: { from: 1, to: 2 } }, optimise: { objectives: [ { quantity: mean_one, goal: minimise } ], constraints: [ { quantity: mean_two, at_most: 3 K } ] }' | optimise.constraints.0.at_most: found",
        "optimise | 'parameters: { a: { from: 1, to: 2 } }, optimise: { objectives: [ { quantity: mean_one, goal: minimise } ], constraints: [ { quantity: mean_two } ] }' | exactly one of at_least, at_most",
        "sensitivities | parameters: { a: { at: 0 } } | give the step of the difference",
        "sensitivities | parameters: { a: { at: 1, step: -1 } } | a step that is not above zero",
        "sensitivities | 'parameters: { c: { path: mesh.y.clustering.ratio, step: 1 } }' | the case does not state mesh.y.clustering.ratio",
    })
    void aFaultIsNamedWithPlaceKeyAndRemedy(String command, String text, String message) throws IOException {
        String blocks = text.replace("}, quantities", "}\nquantities").replace("}, sampling", "}\nsampling")
                .replace("}, optimise", "}\noptimise").replace("}, set", "}\nset");
        assertRefused(command, BowlCase.study(temporary, blocks + "\n"), message);
    }

    @Test
    void aStudyNeedsACase() throws IOException {
        Path study = BowlCase.study(temporary, "parameters: { a: { values: [1] } }\n");
        Files.writeString(study, "case: soret-cel\nparameters: { a: { values: [1] } }\n");
        assertRefused("sweep", study, "study.yaml:1:7: case: there is no file and no gallery case soret-cel;"
                + " did you mean soret-cell?");
        Files.writeString(study, "parameters: { a: { values: [1] } }\n");
        assertRefused("sweep", study, "the key case is missing");
        Files.writeString(study, "just words");
        assertRefused("sweep", study, "a study file is a block of keys: case, parameters");
        assertRefused("sweep", temporary.resolve("nothing.yaml"), "there is no such file");
        assertRefused("sweep", temporary, "this is a folder; a study is a file");
    }

    @Test
    void aFolderWhoseRecordIsDamagedIsLeftAlone() throws IOException {
        Path study = BowlCase.study(temporary, "parameters: { a: { values: [1] } }\n");
        Path record = Files.writeString(Files.createDirectory(temporary.resolve("results")).resolve("study.json"), "{");
        Captured refused = Captured.run("sweep", study.toString(), "--out", record.getParent().toString());
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).startsWith("soretflow: " + record + ": this is no JSON").hasLineCount(1);
        assertThat(record).hasContent("{");
    }

    private void assertRefused(String command, Path study, String message) {
        Path out = temporary.resolve("out");
        Captured refused = Captured.run(command, study.toString(), "--out", out.toString());
        assertThat(refused.err()).contains(message).doesNotContain("\tat ");
        assertThat(refused.err().lines()).hasSize(1);
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(out).doesNotExist();
    }
}
