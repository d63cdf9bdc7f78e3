package org.soretflow.viz.live;

import com.sun.net.httpserver.Headers;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Who may see a live view.
///
/// The name under which a browser asks must be one of this machine: a page of another site that points its own name at
/// this machine (DNS rebinding) is refused. Where other machines can reach the server a token is asked for, once in the
/// address, from then on in a cookie.
final class Access {

    private static final int TOKEN_BYTES = 18;

    private final Set<String> names = new HashSet<>(List.of("localhost", "127.0.0.1", "[::1]"));
    private final boolean anyAddress;
    private final String token;

    /// @param host the address that the server listens on
    /// @param hostName how the user named it
    Access(InetAddress host, String hostName) {
        // the user's own choice, which on this machine may be any of 127.0.0.0/8 or a name in its table of hosts
        names.add(hostName.toLowerCase(Locale.ROOT));
        if (host.isLoopbackAddress()) {
            anyAddress = false;
            token = "";
            return;
        }
        anyAddress = true;
        try {
            names.add(InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT));
            names.add(InetAddress.getLocalHost().getCanonicalHostName().toLowerCase(Locale.ROOT));
        } catch (UnknownHostException _) {
            // a machine without a name is reached by its address
        }
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /// The token that is asked for; empty if none is.
    String token() {
        return token;
    }

    /// Whether the name in a request's `Host` is one of this machine. An address in figures is what it says: no name
    /// server can point it elsewhere.
    boolean knowsHost(Headers headers) {
        List<String> hosts = headers.getOrDefault("Host", List.of());
        if (hosts.size() != 1) {
            return false;
        }
        String name = hosts.getFirst().strip().toLowerCase(Locale.ROOT).replaceFirst(":[0-9]*$", "");
        return names.contains(name)
                || anyAddress && (name.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}") || name.matches("\\[[0-9a-f:.]+]"));
    }

    /// Whether a request brings the token: in its cookie, or as `Authorization: Bearer`.
    boolean isAdmitted(Headers headers, int port) {
        if (token.isEmpty()) {
            return true;
        }
        for (String line : headers.getOrDefault("Cookie", List.of())) {
            for (String cookie : line.split(";")) {
                String[] parts = cookie.strip().split("=", 2);
                if (parts.length == 2 && parts[0].equals(cookieName(port)) && isToken(parts[1])) {
                    return true;
                }
            }
        }
        String authorization = headers.getFirst("Authorization");
        return authorization != null && authorization.startsWith("Bearer ")
                && isToken(authorization.substring("Bearer ".length()).strip());
    }

    /// Whether the address of a request brings the token.
    boolean bringsToken(URI address) {
        String query = address.getRawQuery();
        return !token.isEmpty() && query != null && query.startsWith("token=")
                && isToken(query.substring("token=".length()));
    }

    /// The cookie that stands for the token from then on. It also comes with a link in a letter that is clicked;
    /// nothing can be changed with it, and what other pages load does not bring it.
    String cookie(int port) {
        return cookieName(port) + "=" + token + "; Path=/; HttpOnly; SameSite=Lax";
    }

    /// Cookies do not tell ports apart: two runs on one machine need two names.
    private static String cookieName(int port) {
        return "soretflow-" + port;
    }

    /// Takes the same time wherever the two differ.
    private boolean isToken(String text) {
        return MessageDigest.isEqual(text.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }
}
