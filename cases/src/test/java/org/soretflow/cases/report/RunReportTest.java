package org.soretflow.cases.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.soretflow.viz.vtk.PvdCollection;

class RunReportTest {

    @TempDir
    static Path parent;

    private static Path run;

    @BeforeAll
    static void run() throws IOException {
        run = Runs.run(Runs.HOSTILE, parent);
    }

    @Test
    void tellsAllOfTheRun() throws IOException {
        String page = page(run);
        for (String heading : new String[] {"Results", "Fields", "Over time", "Probes", "Lines", "Convergence",
                "Balances", "Dimensionless numbers", "Mesh", "Materials", "Conditions", "Case file and provenance"}) {
            assertThat(page).contains("<h2>" + heading + "</h2>");
        }
        assertThat(page).contains("separation_salt").contains("heat_flow_y-min").contains("borosilicate-glass")
                .contains("temperature 303.15 K").contains("h²/κ").contains("Fingerprint of the case")
                .contains("Relative residual of each equation").contains("salt along the line up").contains("<dd>finished</dd>")
                .contains("data:image/png;base64,").contains("soret_coefficient")
                .contains("temperature, 10 min").contains("The run ended as it should");
    }

    @Test
    void aTitleDoesNoHarm() throws IOException {
        assertThat(page(run)).doesNotContain("<script>document").contains(
                "<h1>&lt;script&gt;document.title&#x3D;&#39;harmed&#39;&lt;/script&gt; &amp; &quot;quoted&quot;</h1>");
    }

    @Test
    void aRunThatWasKilledHasAReportToo() throws IOException {
        Path killed = Files.createDirectory(parent.resolve("killed"));
        for (String name : new String[] {"case.yaml", "residuals.csv", "reports.csv"}) {
            Files.copy(run.resolve(name), killed.resolve(name));
        }
        Files.writeString(killed.resolve("manifest.json"), Files.readString(run.resolve("manifest.json"))
                .replace("\"finished\"", "\"running\""));
        Files.writeString(killed.resolve("reports.csv"), Files.readString(run.resolve("reports.csv")) + "77,1.5");
        assertThat(page(killed)).contains("had not ended when this page was made").contains("separation_salt")
                .contains("The run has written no fields yet.");
    }

    @Test
    void aCaseThatCannotBeReadAnyMoreIsSaid() throws IOException {
        Path old = Files.createDirectory(parent.resolve("old"));
        Files.copy(run.resolve("manifest.json"), old.resolve("manifest.json"));
        Files.writeString(old.resolve("case.yaml"), "mesh: <b>nothing</b>\n");
        assertThat(page(old)).contains("The case file of the run cannot be read any more").doesNotContain("<b>nothing");
    }

    /// What is missing or damaged is named, on the page and to the caller; the rest is shown.
    @Test
    void damagedFilesAreNamedAndTheRestIsShown() throws IOException {
        Path damaged = parent.resolve("damaged");
        copy(run, damaged);
        List<String> states = PvdCollection.read(damaged.resolve("fields.pvd")).entries().stream()
                .map(PvdCollection.Entry::reference).toList();
        assertThat(states).hasSize(3);
        Files.delete(damaged.resolve(states.getFirst()));
        Files.write(damaged.resolve(states.getLast()),
                Arrays.copyOf(Files.readAllBytes(damaged.resolve(states.getLast())), 700));
        Files.write(damaged.resolve("balances.csv"), new byte[] {(byte) 0xFF, (byte) 0xFE});
        RunReport report = RunReport.of(damaged);
        report.write(damaged.resolve(RunReport.FILE));
        assertThat(report.lost()).satisfiesExactlyInAnyOrder(
                text -> assertThat(text).isEqualTo("of the 3 files of fields 1 is missing: " + states.getFirst()),
                text -> assertThat(text).startsWith(states.getLast() + " is not a field file"),
                text -> assertThat(text).startsWith("balances.csv is damaged: it is no text in UTF-8"));
        assertThat(Files.readString(damaged.resolve(RunReport.FILE)))
                .contains("1 is missing").contains("temperature, 60 s").contains("separation_salt")
                .contains("Relative residual of each equation");
        RunReport whole = RunReport.of(run);
        whole.write(run.resolve(RunReport.FILE));
        assertThat(whole.lost()).isEmpty();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    @Test
    void aFolderWithoutARunIsRefused() {
        assertThatThrownBy(() -> RunReport.of(parent)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no folder of a run");
    }

    private static String page(Path folder) throws IOException {
        Path file = folder.resolve(RunReport.FILE);
        RunReport.of(folder).write(file);
        return Files.readString(file);
    }
}
