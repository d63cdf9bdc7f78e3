package org.soretflow.cases.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {

    @TempDir
    Path folder;

    /// The build does not mind a command that fails, and would keep its classes out of the cache silently.
    @Test
    void allCommandsEndWell() {
        for (List<String> command : Training.commands(folder.toString())) {
            StringWriter err = new StringWriter();
            assertThat(Main.execute(new PrintWriter(new StringWriter()), new PrintWriter(err), command.toArray(String[]::new)))
                    .as("%s: %s", command, err).isZero();
        }
        // what a case in time leaves, and the page of it
        assertThat(folder.resolve("transient/residuals.png")).isRegularFile();
        assertThat(folder.resolve("transient/report.html")).isRegularFile();
    }
}
