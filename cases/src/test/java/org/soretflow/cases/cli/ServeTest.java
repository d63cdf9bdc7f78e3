package org.soretflow.cases.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.soretflow.cases.report.Runs;

/// `run --serve`, from the command line.
class ServeTest {

    private static final Pattern ADDRESS = Pattern.compile("live view at (http://localhost:[0-9]+/)");

    @TempDir
    Path folder;

    @Test
    void withoutLingeringThePageGoesWithTheRun() throws IOException {
        Path file = Files.writeString(folder.resolve("small.yaml"), Runs.HOSTILE);
        Captured run = Captured.run("run", file.toString(), "--out", folder.resolve("out").toString(), "--serve", "0",
                "--serve-linger", "0s", "--json", "--set", "output.report=false");
        assertThat(run.exit()).isZero();
        assertThat(run.err()).containsPattern(ADDRESS);
        assertThat(run.out()).startsWith("{").contains("\"status\" : \"finished\"");
    }

    @Test
    void aPortThatIsTakenIsSaidBeforeTheRun() throws IOException {
        Path file = Files.writeString(folder.resolve("small.yaml"), Runs.HOSTILE);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Captured run = Captured.run("run", file.toString(), "--out", folder.resolve("out").toString(), "--serve",
                    Integer.toString(taken.getLocalPort()));
            assertThat(run.exit()).isEqualTo(3);
            assertThat(run.err()).contains("the page cannot be served at localhost port " + taken.getLocalPort());
            assertThat(folder.resolve("out")).doesNotExist();
        }
    }

    /// The page of a finished run stays until Ctrl-C, and the exit code is then that of the run.
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it sends signals, which Windows does not have")
    void thePageStaysUntilCtrlC() throws Exception {
        Path file = Files.writeString(folder.resolve("small.yaml"), Runs.HOSTILE);
        Path err = folder.resolve("err.txt");
        Process process = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-cp",
                System.getProperty("java.class.path"), "org.soretflow.cases.cli.Main", "run", file.toString(), "--out",
                folder.resolve("out").toString(), "--serve", "0", "--quiet", "--backend", "cpu"))
                .redirectError(err.toFile()).redirectOutput(folder.resolve("out.txt").toFile()).start();
        try (HttpClient client = HttpClient.newHttpClient()) {
            String state = "";
            for (int n = 0; n < 1200 && !state.contains("\"ended\":true"); n++) {
                assertThat(process.isAlive()).as(Files.readString(err)).isTrue();
                Matcher address = ADDRESS.matcher(Files.readString(err));
                if (address.find()) {
                    state = client.send(HttpRequest.newBuilder(URI.create(address.group(1) + "state.json")).build(),
                            HttpResponse.BodyHandlers.ofString()).body();
                }
                Thread.sleep(50);
            }
            assertThat(state).contains("\"status\":\"finished\"").contains("\"ended\":true");
            // the report is made after the end of the run and before the waiting
            for (int n = 0; n < 1200 && !Files.exists(folder.resolve("out/report.html")); n++) {
                Thread.sleep(50);
            }
            Thread.sleep(300);
            assertThat(process.isAlive()).isTrue();
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }
}
