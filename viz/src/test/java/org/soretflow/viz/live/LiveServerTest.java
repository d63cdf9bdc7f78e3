package org.soretflow.viz.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.soretflow.viz.output.TestReport;

/// Requests are written by hand: clients of the JDK neither lie about the host nor climb out of a folder.
class LiveServerTest {

    @TempDir
    Path folder;

    private final PlanePictures pictures = new PlanePictures(_ -> true);

    @BeforeEach
    void writeRun() throws IOException {
        Files.writeString(folder.resolve("manifest.json"), """
                {"program": "SoretFlow", "case": "<b>cell</b>", "sessions": [{"status": "running", "start": "2026"}]}
                """);
        Files.writeString(folder.resolve("residuals.csv"), """
                step,time [s],time step [s],Courant number [1],heat iterations [1],heat initial residual [1],\
                heat final residual [1]
                1,0.5,0.5,0.0,7,0.5,1.0E-9
                2,1.0,0.5,0.25,3,0.125,2.0E-10
                """);
        Files.createDirectory(folder.resolve("probes"));
        Files.writeString(folder.resolve("probes/centre.csv"),
                "step,time [s],temperature [K]\n1,0.5,293.5\n2,1.0,294.5\n");
        Files.writeString(folder.resolve("secret.txt"), "secret");
    }

    @Test
    void showsTheRunToItsOwnMachine() throws IOException {
        try (LiveServer server = LiveServer.start("", 0, folder, pictures)) {
            assertThat(server.address()).isEqualTo("http://localhost:" + server.port() + "/");
            String page = get(server, "/");
            assertThat(page).startsWith("HTTP/1.1 200").contains("<script src=\"live.js\" defer>")
                    .containsIgnoringCase("content-security-policy: default-src 'none'")
                    .containsIgnoringCase("x-content-type-options: nosniff");
            assertThat(get(server, "/live.js")).startsWith("HTTP/1.1 200").contains("state.json");
            assertThat(get(server, "/live.css")).startsWith("HTTP/1.1 200");
            assertThat(get(server, "/state.json")).startsWith("HTTP/1.1 200").contains("\"status\":\"running\"")
                    .contains("[\"heat\",\"3\",\"1.3e-01\",\"2.0e-10\"]")
                    .contains("[\"centre: temperature\",\"294.5 K\"]").contains("[\"Courant number\",\"0.25\"]")
                    .contains("<svg class=\\\"chart\\\"");
        }
    }

    @Test
    void tellsTheEndAndStaysThere() throws Exception {
        try (LiveServer server = LiveServer.start("", 0, folder, pictures)) {
            assertThat(get(server, "/state.json")).contains("\"ended\":false");
            Files.writeString(folder.resolve("manifest.json"), """
                    {"case": "cell", "sessions": [{"status": "finished", "exit_reason": "the end time was reached"}]}
                    """);
            String answer = "";
            for (int n = 0; n < 100 && !answer.contains("\"ended\":true"); n++) {
                answer = get(server, "/state.json");
                Thread.sleep(20);
            }
            assertThat(answer).contains("\"status\":\"finished\"").contains("the end time was reached")
                    .contains("[\"heat\",\"3\",");
        }
    }

    /// A steady solve has no step before its end.
    @Test
    void aSteadySolveTellsItsIterations() throws IOException {
        Files.delete(folder.resolve("residuals.csv"));
        Files.writeString(folder.resolve("iterations.csv"), "step,residual [1]\n1,0.5\n2,0.125\n3,0.01\n");
        try (LiveServer server = LiveServer.start("", 0, folder, pictures)) {
            assertThat(get(server, "/state.json")).contains("[\"iteration\",\"3\"],[\"residual\",\"1.0e-02\"]")
                    .contains("Residual after each iteration of the steady solve");
        }
    }

    @Test
    void beforeTheRunBeginsThereIsAPageToo() throws IOException {
        try (LiveServer server = LiveServer.start("", 0, folder.resolve("later"), pictures)) {
            assertThat(get(server, "/state.json")).contains("\"status\":\"starting\"").contains("\"picture\":-1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/secret.txt", "/../secret.txt", "/live.js/../secret.txt", "/%2e%2e/secret.txt",
        "/..%2fsecret.txt", "//etc/passwd", "/probes/centre.csv", "/manifest.json", "/state.json/", "/live.html",
        "/picture.png?field=../secret.txt", "/picture.png", "/picture.png?field=%zz"})
    void noAddressIsAFile(String path) throws IOException {
        try (LiveServer server = LiveServer.start("", 0, folder, pictures)) {
            assertThat(get(server, path)).containsPattern("^HTTP/1.1 40[04] ").doesNotContain("secret\n")
                    .doesNotContain("293.5");
        }
    }

    /// A page of another site may point its own name at this machine; its browser then asks under that name.
    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:8080", "localhost.evil.example", "127.0.0.1.evil.example",
        "192.168.1.7", "0.0.0.0", ""})
    void otherNamesAreRefused(String host) throws IOException {
        try (LiveServer server = LiveServer.start("", 0, folder, pictures)) {
            assertThat(ask(server, "GET /state.json HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 403").doesNotContain("heat");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:9", "127.0.0.1", "[::1]:80"})
    void ownNamesAreAnswered(String host) throws IOException {
        try (LiveServer server = LiveServer.start("", 0, folder, pictures)) {
            assertThat(ask(server, "GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 200");
        }
    }

    /// Debian gives the machine's own name to 127.0.1.1: who names it is answered under that name.
    @Test
    void anotherNameOfThisMachineIsAnsweredIfItWasAskedFor() throws IOException {
        try (LiveServer server = LiveServer.start("127.0.1.1", 0, folder, pictures)) {
            assertThat(server.address()).isEqualTo("http://127.0.1.1:" + server.port() + "/");
            try (Socket socket = new Socket("127.0.1.1", server.port())) {
                socket.setSoTimeout(20_000);
                socket.getOutputStream().write(("GET / HTTP/1.1\r\nHost: 127.0.1.1:" + server.port()
                        + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
                assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                        .startsWith("HTTP/1.1 200");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE"})
    void nothingCanBeChanged(String method) throws IOException {
        try (LiveServer server = LiveServer.start("", 0, folder, pictures)) {
            assertThat(ask(server, method + " / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 405").containsIgnoringCase("allow: GET");
        }
    }

    @Test
    void otherMachinesCannotEvenConnectUnlessAskedFor() throws IOException {
        Optional<InetAddress> outside = outsideAddress();
        assumeTrue(outside.isPresent(), "this machine has no other address");
        try (LiveServer server = LiveServer.start("", 0, folder, pictures); Socket socket = new Socket()) {
            SocketAddress address = new InetSocketAddress(outside.get(), server.port());
            assertThatThrownBy(() -> socket.connect(address, 2000)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void whereOthersCanReachItATokenIsAskedFor() throws IOException {
        try (LiveServer server = LiveServer.start("0.0.0.0", 0, folder, pictures)) {
            assertThat(server.address()).matches("http://[^/]+:" + server.port() + "/\\?token=[A-Za-z0-9_-]{24}");
            String found = server.address().replaceFirst("http://", "").replaceFirst(":[0-9]+/.*", "");
            assertThat(InetAddress.getByName(found).isLoopbackAddress()).as(found)
                    .isEqualTo(outsideAddress().isEmpty());
            String token = server.address().replaceFirst(".*token=", "");
            for (String path : new String[] {"/", "/state.json", "/picture.png?field=temperature", "/live.js",
                "/?token=", "/?token=" + token.substring(1), "/?token=" + token + "x", "/state.json?token=" + token}) {
                assertThat(get(server, path)).as(path).startsWith("HTTP/1.1 401").doesNotContain("heat");
            }
            String welcome = get(server, "/?token=" + token);
            assertThat(welcome).startsWith("HTTP/1.1 303").containsIgnoringCase("location: /\r\n")
                    .contains("soretflow-" + server.port() + "=" + token + "; Path=/; HttpOnly; SameSite=Lax");
            assertThat(ask(server, "GET /state.json HTTP/1.1\r\nHost: 10.0.0.7:80\r\nCookie: a=b; soretflow-"
                    + server.port() + "=" + token + "\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 200");
            assertThat(ask(server, "GET /state.json HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                    + "\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 200");
            assertThat(ask(server, "GET /state.json HTTP/1.1\r\nHost: evil.example\r\nAuthorization: Bearer " + token
                    + "\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void twoServersHaveTwoTokens() throws IOException {
        try (LiveServer one = LiveServer.start("0.0.0.0", 0, folder, pictures);
                LiveServer two = LiveServer.start("0.0.0.0", 0, folder, pictures)) {
            assertThat(one.address().replaceFirst(".*=", "")).isNotEqualTo(two.address().replaceFirst(".*=", ""));
        }
    }

    @Test
    void aPortThatIsTakenIsSaid() throws IOException {
        try (LiveServer server = LiveServer.start("", 0, folder, pictures)) {
            assertThatThrownBy(() -> LiveServer.start("", server.port(), folder, pictures))
                    .isInstanceOf(BindException.class);
        }
    }

    @Test
    void theNewestPictureIsServed() throws IOException {
        try (LiveServer server = LiveServer.start("", 0, folder, pictures)) {
            assertThat(get(server, "/picture.png?field=temperature")).startsWith("HTTP/1.1 404");
            pictures.begin(TestReport.at(0));
            assertThat(get(server, "/state.json")).contains("\"fields\":[\"temperature\",\"velocity\",\"ethanol\"]")
                    .contains("\"picture\":0");
            assertThat(get(server, "/picture.png?field=temperature")).startsWith("HTTP/1.1 200")
                    .containsIgnoringCase("content-type: image/png").contains("PNG");
            assertThat(get(server, "/picture.png?field=salt")).startsWith("HTTP/1.1 404");
        }
    }

    private static Optional<InetAddress> outsideAddress() throws IOException {
        for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            for (InetAddress address : Collections.list(network.getInetAddresses())) {
                if (!address.isLoopbackAddress() && !address.isLinkLocalAddress() && address.getAddress().length == 4) {
                    return Optional.of(address);
                }
            }
        }
        return Optional.empty();
    }

    private static String get(LiveServer server, String path) throws IOException {
        return ask(server, "GET " + path + " HTTP/1.1\r\nHost: localhost:" + server.port()
                + "\r\nConnection: close\r\n\r\n");
    }

    private static String ask(LiveServer server, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
