package org.soretflow.cases.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.soretflow.cases.file.Node.ScalarNode;

/// What the readers of one case share: where files lie, warnings, and a log of the keys that were asked for.
final class Reading {

    private static final long LARGEST_FILE = 200_000_000;

    final List<String> warnings = new ArrayList<>();
    /// Materials and species whose numbers are of the right size only.
    final List<String> illustrative = new ArrayList<>();
    /// `kind.key` of every key that a reader asked for; a test compares them with the schema.
    final Set<String> asked = new LinkedHashSet<>();
    final FileSchema schema;
    private final Path folder;

    Reading(Path folder) {
        this(folder, CaseSchema.current());
    }

    /// @param schema what keys the file may have
    Reading(Path folder, FileSchema schema) {
        this.folder = folder;
        this.schema = schema;
    }

    /// Notes that something of the case is an entry of the catalogue.
    ///
    /// @param name what the case calls it
    void uses(CatalogueEntry entry, String name) {
        if (entry.isIllustrative()) {
            illustrative.add(entry.name().equals(name) ? name : name + " (" + entry.name() + ")");
        }
    }

    /// The file that a value names, relative to the case; from here on the value is its absolute path.
    Path file(ScalarNode scalar, String path) {
        Path file;
        try {
            file = folder.resolve(scalar.text).toAbsolutePath().normalize();
            if (!Files.isRegularFile(file)) {
                throw scalar.mark().fault(path, "there is no file " + scalar.found() + " in " + folder.toAbsolutePath()
                        .normalize());
            }
            if (Files.size(file) > LARGEST_FILE) {
                throw scalar.mark().fault(path, "the file " + scalar.found() + " is larger than 200 MB");
            }
            scalar.contents = "sha256:" + sha256(Files.readAllBytes(file));
        } catch (IOException | IllegalArgumentException e) {
            throw scalar.mark().fault(path, "the file " + scalar.found() + " cannot be read: " + e.getMessage());
        }
        scalar.text = file.toString();
        return file;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
