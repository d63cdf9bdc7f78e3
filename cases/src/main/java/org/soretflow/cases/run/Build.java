package org.soretflow.cases.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/// Which SoretFlow this is; written into the program when it is built.
///
/// @param version version of the release, `0.1.0-SNAPSHOT` between releases
/// @param commit short commit hash, with `-dirty` for changed sources; `unknown` when built without git
public record Build(String version, String commit) {

    private static final Build CURRENT = new Build(readVersion(), readText("commit.txt", "unknown"));

    /// The running program.
    public static Build current() {
        return CURRENT;
    }

    /// For example `SoretFlow 0.1.0 (1a2b3c4d5e6f)`.
    public String title() {
        return "SoretFlow " + version + " (" + commit + ")";
    }

    private static String readVersion() {
        try (InputStream in = Build.class.getResourceAsStream("build.properties")) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static String readText(String resource, String otherwise) {
        try (InputStream in = Build.class.getResourceAsStream(resource)) {
            String text = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
            return text.isEmpty() ? otherwise : text;
        } catch (IOException e) {
            return otherwise;
        }
    }
}
