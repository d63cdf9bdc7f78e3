package org.soretflow.cases.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
