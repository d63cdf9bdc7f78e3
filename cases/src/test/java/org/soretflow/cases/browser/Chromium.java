package org.soretflow.cases.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A headless Chromium, driven through its DevTools protocol: opens pages, clicks, reads, takes pictures.
///
/// Tests that need it are skipped where there is none, unless `SORETFLOW_REQUIRE_CHROMIUM=1` is set.
public final class Chromium implements AutoCloseable {

    private static final long SECONDS = 60;

    private final Process process;
    private final Path profile;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final AtomicInteger number = new AtomicInteger();
    private final List<String> faults = Collections.synchronizedList(new ArrayList<>());
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final WebSocket socket;

    private Chromium(Path program) throws Exception {
        profile = Files.createTempDirectory("soretflow-chromium-");
        // software WebGL: machines that run tests have no graphics card; without a sandbox, since they may run as root
        process = new ProcessBuilder(program.toString(), "--headless=new", "--no-sandbox", "--disable-gpu-sandbox",
                "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-dev-shm-usage", "--no-first-run",
                "--hide-scrollbars", "--window-size=1300,1000", "--remote-debugging-port=0",
                "--user-data-dir=" + profile, "about:blank")
                .redirectErrorStream(true).redirectOutput(profile.resolve("output.txt").toFile()).start();
        try {
            socket = client.newWebSocketBuilder().buildAsync(URI.create(pageAddress()), new Listener())
                    .get(SECONDS, TimeUnit.SECONDS);
            for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
                send(domain + ".enable", Map.of());
            }
        } catch (Exception e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /// Starts the browser, or ends the test: as skipped where there is none, as failed where one is required.
    public static Chromium start() throws Exception {
        Optional<Path> program = find();
        if ("1".equals(System.getenv("SORETFLOW_REQUIRE_CHROMIUM"))) {
            assertThat(program).as("Chromium, which SORETFLOW_REQUIRE_CHROMIUM asks for").isPresent();
        }
        assumeTrue(program.isPresent(), "Chromium is not installed (Debian: apt install chromium)");
        return new Chromium(program.get());
    }

    private static Optional<Path> find() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable).findFirst();
    }

    /// Opens a page and waits until it is loaded.
    public void open(URI address) throws Exception {
        send("Page.navigate", Map.of("url", address.toString()));
        waitFor("location.href !== 'about:blank' && document.readyState === 'complete'");
    }

    /// The value of an expression; of a promise what it becomes.
    public Object value(String expression) throws Exception {
        JsonNode answer = send("Runtime.evaluate",
                Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + answer.get("exceptionDetails"));
        }
        JsonNode value = answer.path("result").path("value");
        return value.isNumber() ? (Object) value.doubleValue() : value.isBoolean() ? (Object) value.booleanValue()
                : value.isMissingNode() || value.isNull() ? null : value.asString();
    }

    /// The text that an element shows.
    public String text(String selector) throws Exception {
        return String.valueOf(value("document.querySelector(" + quoted(selector) + ").innerText"));
    }

    /// Waits until a condition holds.
    public void waitFor(String condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!Boolean.TRUE.equals(value("Boolean(" + condition + ")"))) {
            if (System.nanoTime() > end) {
                throw new AssertionError("in " + SECONDS + " s it did not come true that " + condition + "; "
                        + value("document.body.innerText.slice(0, 1500)") + " " + faults);
            }
            Thread.sleep(30);
        }
    }

    /// Clicks into the middle of an element, as a mouse does.
    public void click(String selector) throws Exception {
        double[] place = place(selector, 0.5, 0.5);
        mouse("mousePressed", place, 1);
        mouse("mouseReleased", place, 1);
    }

    /// Moves the mouse to a place in an element.
    ///
    /// @param across share of its width
    /// @param down share of its height
    public void point(String selector, double across, double down) throws Exception {
        mouse("mouseMoved", place(selector, across, down), 0);
    }

    /// Drags from the middle of an element by some pixels.
    public void drag(String selector, double right, double down) throws Exception {
        double[] from = place(selector, 0.5, 0.5);
        mouse("mousePressed", from, 1);
        for (int n = 1; n <= 5; n++) {
            mouse("mouseMoved", new double[] {from[0] + right * n / 5, from[1] + down * n / 5}, 1);
        }
        mouse("mouseReleased", new double[] {from[0] + right, from[1] + down}, 1);
    }

    /// Sets the value of a control and tells its listeners, as a user's choice does.
    public void choose(String selector, String value) throws Exception {
        value("(() => { const control = document.querySelector(" + quoted(selector) + "); control.value = "
                + quoted(value) + "; for (const name of ['input', 'change'])"
                + " control.dispatchEvent(new Event(name, { bubbles: true })); })()");
    }

    /// Exceptions of scripts and what the browser itself logged as an error.
    public List<String> faults() {
        return List.copyOf(faults);
    }

    /// Addresses that were asked for since the start.
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /// An element as it is seen.
    public BufferedImage image(String selector) throws Exception {
        double[] from = place(selector, 0, 0);
        double[] to = place(selector, 1, 1);
        double[] scroll = Stream.of(String.valueOf(value("scrollX + ' ' + scrollY")).split(" "))
                .mapToDouble(Double::parseDouble).toArray();
        JsonNode answer = send("Page.captureScreenshot", Map.of("format", "png", "clip", Map.of(
                "x", from[0] + scroll[0], "y", from[1] + scroll[1], "width", to[0] - from[0],
                "height", to[1] - from[1], "scale", 1)));
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(answer.get("data").asString())));
    }

    /// A picture of the page.
    ///
    /// @param whole all of it, or only what is in the window
    public void picture(Path file, boolean whole) throws Exception {
        JsonNode answer = send("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", whole));
        Files.write(file, Base64.getDecoder().decode(answer.get("data").asString()));
    }

    /// Makes the window as large as is asked for.
    public void resize(int width, int height) throws Exception {
        send("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    @Override
    public void close() throws IOException {
        socket.abort();
        client.close();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
        try (Stream<Path> files = Files.walk(profile)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException _) {
            // a helper process of the browser was still writing: the system clears its temporary folder
        }
    }

    private double[] place(String selector, double across, double down) throws Exception {
        String rectangle = String.valueOf(value("(() => { const element = document.querySelector(" + quoted(selector)
                + "); element.scrollIntoView({ block: 'center', behavior: 'instant' });"
                + " const r = element.getBoundingClientRect();"
                + " return [r.left, r.top, r.width, r.height].join(' '); })()"));
        double[] numbers = Stream.of(rectangle.split(" ")).mapToDouble(Double::parseDouble).toArray();
        return new double[] {numbers[0] + across * numbers[2], numbers[1] + down * numbers[3]};
    }

    private void mouse(String type, double[] place, int buttons) throws Exception {
        send("Input.dispatchMouseEvent", Map.of("type", type, "x", place[0], "y", place[1],
                "button", buttons > 0 || type.equals("mouseReleased") ? "left" : "none", "buttons", buttons,
                "clickCount", type.equals("mouseMoved") ? 0 : 1));
    }

    private JsonNode send(String method, Map<String, ?> parameters) throws Exception {
        int id = number.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        socket.sendText(JsonMapper.shared().writeValueAsString(
                Map.of("id", id, "method", method, "params", parameters)), true).get(SECONDS, TimeUnit.SECONDS);
        JsonNode reply = answer.get(SECONDS, TimeUnit.SECONDS);
        assertThat(reply.has("error")).as(method + ": " + reply.path("error")).isFalse();
        return reply.get("result");
    }

    /// The address of the one page, which the browser writes into its profile when it is ready.
    private String pageAddress() throws Exception {
        Path portFile = profile.resolve("DevToolsActivePort");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!Files.exists(portFile) || Files.readString(portFile).lines().count() < 2) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new AssertionError("Chromium did not start: " + Files.readString(profile.resolve("output.txt")));
            }
            Thread.sleep(20);
        }
        URI list = URI.create("http://127.0.0.1:" + Files.readAllLines(portFile).getFirst() + "/json/list");
        String pages = client.send(HttpRequest.newBuilder(list).build(), HttpResponse.BodyHandlers.ofString()).body();
        for (JsonNode page : JsonMapper.shared().readTree(pages)) {
            if (page.path("type").asString().equals("page")) {
                return page.get("webSocketDebuggerUrl").asString();
            }
        }
        throw new AssertionError("Chromium has no page: " + pages);
    }

    private static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            message.append(data);
            if (last) {
                receive(JsonMapper.shared().readTree(message.toString()));
                message.setLength(0);
            }
            from.request(1);
            return null;
        }

        private void receive(JsonNode tree) {
            if (tree.has("id")) {
                answers.remove(tree.get("id").intValue()).complete(tree);
                return;
            }
            switch (tree.path("method").asString()) {
                case "Runtime.exceptionThrown" -> faults.add(tree.path("params").path("exceptionDetails").toString());
                case "Log.entryAdded" -> {
                    JsonNode entry = tree.path("params").path("entry");
                    if (entry.path("level").asString().equals("error")) {
                        faults.add(entry.path("text").asString());
                    }
                }
                case "Network.requestWillBeSent" ->
                        requests.add(tree.path("params").path("request").path("url").asString());
                default -> {
                    // of no interest here
                }
            }
        }
    }
}
