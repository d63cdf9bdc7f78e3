package org.soretflow.viz.live;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.soretflow.viz.plot.MissingFontsException;

/// Shows a run on a page of its own, to this machine only unless another address is asked for.
///
/// There are five addresses, compared as whole texts: `/`, `/live.css`, `/live.js`, `/state.json`, `/picture.png`. No
/// part of an address ever becomes the name of a file. Nothing can be changed through the server, it only answers GET.
public final class LiveServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveServer.class);
    private static final int THREADS = 3;
    /// How long a state is told again before the files are looked at anew [ns].
    private static final long FRESH = 400_000_000L;
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self' blob: data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private static final Map<String, String> PARTS = Map.of("/", "text/html; charset=utf-8",
            "/live.css", "text/css; charset=utf-8", "/live.js", "text/javascript; charset=utf-8");

    private final HttpServer server;
    private final ExecutorService threads;
    private final Access access;
    private final String hostName;
    private final LiveRun run;
    private final PlanePictures pictures;
    private String state = "{}";
    private long stateTaken = Long.MIN_VALUE;

    private LiveServer(HttpServer server, String hostName, LiveRun run, PlanePictures pictures) {
        this.server = server;
        this.hostName = hostName;
        this.run = run;
        this.pictures = pictures;
        access = new Access(server.getAddress().getAddress(), hostName);
        threads = Executors.newFixedThreadPool(THREADS, Thread.ofPlatform().daemon().name("live-", 0).factory());
        server.setExecutor(threads);
        server.createContext("/", this::handle);
    }

    /// Starts a server.
    ///
    /// @param host address or name to listen on; empty for this machine alone
    /// @param port 0 for any free one
    /// @param folder the run folder, which need not be there yet
    /// @param pictures hung on the run as an observer by the caller
    /// @throws IOException if the address cannot be listened on
    public static LiveServer start(String host, int port, Path folder, PlanePictures pictures) throws IOException {
        // a client that says nothing, or takes no answer, must not keep a thread; read once, by the first server
        System.setProperty("sun.net.httpserver.maxReqTime", "10");
        System.setProperty("sun.net.httpserver.maxRspTime", "60");
        InetAddress address = host.isEmpty() ? InetAddress.getLoopbackAddress() : InetAddress.getByName(host);
        HttpServer http = HttpServer.create(new InetSocketAddress(address, port), 0);
        LiveServer server = new LiveServer(http, host.isEmpty() ? "localhost" : host, new LiveRun(folder), pictures);
        http.start();
        return server;
    }

    /// The address to open, with the token where one is asked for.
    public String address() {
        String name = server.getAddress().getAddress().isAnyLocalAddress() ? outside() : hostName;
        String literal = name.contains(":") && !name.startsWith("[") ? "[" + name + "]" : name;
        return "http://" + literal + ":" + port() + "/" + (access.token().isEmpty() ? "" : "?token=" + access.token());
    }

    /// An address of this machine under which others may find it: Debian's name of a machine is one of its own,
    /// 127.0.1.1.
    private static String outside() {
        try {
            return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .sorted(Comparator.comparingInt(address -> address.getAddress().length))
                    .map(address -> address.getHostAddress().replaceFirst("%.*", "")).findFirst().orElse("localhost");
        } catch (SocketException _) {
            return "localhost";
        }
    }

    /// The port that is listened on.
    public int port() {
        return server.getAddress().getPort();
    }

    /// Stops to listen.
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Headers headers = exchange.getRequestHeaders();
            if (!access.knowsHost(headers)) {
                refuse(exchange, 403, "This server answers to the names and addresses of its own machine only.");
            } else if (!exchange.getRequestMethod().equals("GET")) {
                exchange.getResponseHeaders().set("Allow", "GET");
                refuse(exchange, 405, "Only GET is answered.");
            } else if (access.bringsToken(exchange.getRequestURI())
                    && exchange.getRequestURI().getRawPath().equals("/")) {
                exchange.getResponseHeaders().set("Set-Cookie", access.cookie(port()));
                exchange.getResponseHeaders().set("Location", "/");
                refuse(exchange, 303, "");
            } else if (!access.isAdmitted(headers, port())) {
                refuse(exchange, 401, "Open the whole address that the run has printed, with its token.");
            } else {
                answer(exchange);
            }
        } catch (RuntimeException e) {
            LOG.debug("a request to the live view failed", e);
            throw new IOException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        if (PARTS.containsKey(path)) {
            send(exchange, 200, PARTS.get(path), part(path.equals("/") ? "live.html" : path.substring(1)));
        } else if (path.equals("/state.json")) {
            pictures.ask();
            send(exchange, 200, "application/json; charset=utf-8", state().getBytes(StandardCharsets.UTF_8));
        } else if (path.equals("/picture.png")) {
            answerPicture(exchange);
        } else {
            refuse(exchange, 404, "There is nothing here.");
        }
    }

    private void answerPicture(HttpExchange exchange) throws IOException {
        try {
            Optional<byte[]> png = pictures.png(field(exchange.getRequestURI().getRawQuery()));
            if (png.isPresent()) {
                send(exchange, 200, "image/png", png.get());
            } else {
                refuse(exchange, 404, "There is no picture of such a field.");
            }
        } catch (MissingFontsException e) {
            refuse(exchange, 503, e.getMessage());
        }
    }

    /// The field that a question names.
    private static String field(String query) {
        if (query == null || !query.startsWith("field=")) {
            return "";
        }
        try {
            return URLDecoder.decode(query.substring("field=".length()).replaceFirst("&.*", ""),
                    StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    private synchronized String state() throws IOException {
        if (stateTaken == Long.MIN_VALUE || System.nanoTime() - stateTaken > FRESH) {
            run.update();
            state = LiveState.json(run, pictures);
            stateTaken = System.nanoTime();
        }
        return state;
    }

    private static byte[] part(String name) throws IOException {
        try (InputStream in = LiveServer.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its file " + name);
            }
            return in.readAllBytes();
        }
    }

    private static void refuse(HttpExchange exchange, int status, String reason) throws IOException {
        send(exchange, status, "text/plain; charset=utf-8", (reason + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        headers.set("Content-Security-Policy", POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
