package org.soretflow.cases.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where the files of a run folder come from: the content of `manifest.json`.
///
/// The file is written when a run begins, with the status `running`, and again when it ends; a killed run leaves
/// the first one. A restart adds itself to `sessions`.
public final class Manifest {

    /// Tells a manifest of this program from any other file of that name.
    static final String PROGRAM = "SoretFlow";

    private final Map<String, Object> tree = new LinkedHashMap<>();
    private final Map<String, Object> session = new LinkedHashMap<>();

    /// Begins the record of one process.
    ///
    /// @param earlier the sessions of earlier processes that this one continues
    Manifest(String caseName, String fingerprint, List<Object> earlier) {
        tree.put("program", PROGRAM);
        tree.put("case", caseName);
        tree.put("fingerprint", fingerprint);
        List<Object> sessions = new ArrayList<>(earlier);
        sessions.add(session);
        tree.put("sessions", sessions);
        session.put("version", Build.current().version());
        session.put("commit", Build.current().commit());
        session.put("jdk", Runtime.version().toString());
        session.put("start", now());
        session.put("status", RunStatus.RUNNING.label());
    }

    /// What computes, and where this process takes up an earlier run.
    void begin(String backend, String device, long firstStep) {
        session.put("backend", backend);
        session.put("device", device);
        session.put("first_step", firstStep);
    }

    /// How the process ended.
    void end(RunStatus status, String reason, double wallSeconds) {
        session.put("status", status.label());
        session.put("end", now());
        session.put("wall_seconds", wallSeconds);
        session.put("exit_reason", reason);
    }

    String toJson() {
        return Json.text(tree);
    }

    /// What the manifest of a run folder says.
    ///
    /// @throws IllegalArgumentException if there is none, or it is not that of a run
    public static Map<?, ?> read(Path folder) throws IOException {
        Path file = folder.resolve("manifest.json");
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(folder + ": this is no folder of a run, it has no manifest.json");
        }
        if (!(Json.read(file) instanceof Map<?, ?> tree) || !(tree.get("sessions") instanceof List<?> sessions)
                || sessions.isEmpty()) {
            throw new IllegalArgumentException(file + ": this is not the manifest of a run");
        }
        return tree;
    }

    /// The sessions in the text of an earlier manifest; empty if it is not one of this program.
    static List<Object> sessions(String text) {
        return Json.parse(text) instanceof Map<?, ?> map && map.get("sessions") instanceof List<?> list
                ? List.copyOf(list)
                : List.of();
    }

    /// Whether a text is a manifest of this program.
    static boolean isOurs(String text) {
        try {
            return Json.parse(text) instanceof Map<?, ?> map && PROGRAM.equals(map.get("program"));
        } catch (RuntimeException _) {
            return false;
        }
    }

    /// Name of the case in the text of a manifest of this program.
    static Optional<String> caseName(String text) {
        return Json.parse(text) instanceof Map<?, ?> map && map.get("case") instanceof String name
                ? Optional.of(name)
                : Optional.empty();
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
