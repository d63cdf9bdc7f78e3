package org.soretflow.cases.cli;

import java.util.Arrays;
import org.soretflow.viz.table.CsvData;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.soretflow.cases.report.Runs;

class ReportCommandTest {

    @TempDir
    Path folder;

    @Test
    void aRunMakesItsReportAndTheCommandMakesItAgain() throws IOException {
        Path file = Files.writeString(folder.resolve("small.yaml"), Runs.HOSTILE);
        Path out = folder.resolve("out");
        Captured run = Captured.run("run", file.toString(), "--out", out.toString());
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("report in " + out.resolve("report.html"));
        assertThat(out.resolve("report.html")).isRegularFile();

        Captured quiet = Captured.run("run", file.toString(), "--out", out.toString(), "--set", "output.report=false");
        assertThat(quiet.exit()).isZero();
        assertThat(out.resolve("report.html")).as("belongs to the run before").doesNotExist();

        Captured report = Captured.run("report", out.toString());
        assertThat(report.exit()).isZero();
        assertThat(report.out()).startsWith(out.resolve("report.html").toString()).contains("open it in a browser");
        Captured elsewhere = Captured.run("report", out.toString(), "--out", folder.resolve("x/page.html").toString());
        assertThat(elsewhere.exit()).isZero();
        assertThat(folder.resolve("x/page.html")).isRegularFile();
    }

    @Test
    void aSteadyFlowShowsHowItConverged() throws IOException {
        Path out = folder.resolve("lid");
        assertThat(Captured.run("run", "lid-driven", "--set", "mesh.x.cells=12", "--set", "mesh.y.cells=12", "--out",
                out.toString(), "-q").exit()).isZero();
        double[] residuals = CsvData.read(out.resolve("iterations.csv")).column("residual");
        assertThat(residuals).hasSizeGreaterThan(3);
        // a mesh so small is solved exactly as long as nothing is carried: the first may be as small as the last
        assertThat(residuals[residuals.length - 1])
                .isLessThan(1e-6 * Arrays.stream(residuals).max().orElseThrow());
        assertThat(Captured.run("report", out.toString()).exit()).isZero();
        assertThat(Files.readString(out.resolve("report.html")))
                .contains("Residual after each iteration of the steady solve");
    }

    @Test
    void aFolderIsNoPlaceForThePage() throws IOException {
        Path out = folder.resolve("lid");
        assertThat(Captured.run("run", "lid-driven", "--set", "mesh.x.cells=12", "--set", "mesh.y.cells=12", "--out",
                out.toString(), "-q").exit()).isZero();
        Captured refused = Captured.run("report", out.toString(), "--out", folder.toString());
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains(folder + " is a folder; --out names the page itself");
    }

    @Test
    void withoutARunThereIsNoReport() {
        Captured missing = Captured.run("report", folder.resolve("nowhere").toString());
        assertThat(missing.exit()).isEqualTo(2);
        assertThat(missing.err()).contains("there is no run in");
        Captured empty = Captured.run("report", folder.toString());
        assertThat(empty.exit()).isEqualTo(2);
        assertThat(empty.err()).contains("no folder of a run");
    }
}
