package org.soretflow.cases.cli;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How fast `soretflow bench` found the backends of this machine, so that `auto` can take the fastest.
///
/// The file `soretflow/backends.properties` in the user's cache folder; without it, or where it cannot be read, nothing is
/// known and nothing is lost.
final class DeviceSpeeds {

    private static final Logger LOG = LoggerFactory.getLogger(DeviceSpeeds.class);

    private DeviceSpeeds() {}

    private static Path file() {
        String cache = System.getenv("XDG_CACHE_HOME");
        Path folder = cache != null && !cache.isEmpty() ? Path.of(cache) : Path.of(System.getProperty("user.home"), ".cache");
        return folder.resolve("soretflow").resolve("backends.properties");
    }

    /// Cells per second by [org.soretflow.backend.Backends#key].
    static Map<String, Double> known() {
        Map<String, Double> speeds = new HashMap<>();
        properties().forEach((key, value) -> {
            try {
                speeds.put(key.toString(), Double.parseDouble(value.toString()));
            } catch (NumberFormatException _) {
                LOG.warn("{}: the speed of {} is no number", file(), key);
            }
        });
        return speeds;
    }

    private static Properties properties() {
        Properties properties = new Properties();
        if (Files.isReadable(file())) {
            try (Reader reader = Files.newBufferedReader(file())) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                LOG.warn("{} cannot be read: {}", file(), e.getMessage());
            }
        }
        return properties;
    }

    /// Adds what was measured now; a file system that does not take it is no reason to fail.
    static void remember(Map<String, Double> measured) {
        Properties properties = properties();
        measured.forEach((key, speed) -> properties.setProperty(key, Double.toString(speed)));
        Path file = file();
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(file.getParent());
            try (Writer writer = Files.newBufferedWriter(part)) {
                properties.store(writer, "cells per second of a kernel, by backend and device; written by soretflow bench");
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.debug("{} cannot be written: {}", file, e.getMessage());
        }
    }
}
