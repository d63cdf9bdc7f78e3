package org.soretflow.cases.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.soretflow.cases.file.Node.ListNode;
import org.soretflow.cases.file.Node.MapNode;
import org.soretflow.cases.file.Node.ScalarNode;

/// Reads case files: YAML to tree, overrides, schema, parameters, and then block by block to a problem.
public final class CaseReader {

    /// Is told how large a case is as soon as that is known: all that has a number per cell is made later.
    @FunctionalInterface
    public interface Glance {

        /// Of who waits for the whole case.
        Glance NONE = (_, _) -> {};

        /// @param cells cells of the mesh
        /// @param steady whether a steady state is looked for
        void at(long cells, boolean steady);
    }

    private CaseReader() {}

    /// Reads a case from a file; other files it names are looked for beside it.
    ///
    /// @param overrides `a.b.c=value` each, in order; a list element is named by its index, from 0
    /// @throws CaseFileException with one line per fault
    public static LoadedCase read(Path file, List<String> overrides) {
        return read(file, overrides, Glance.NONE);
    }

    /// The same, with somebody who wants to know its size first.
    public static LoadedCase read(Path file, List<String> overrides, Glance glance) {
        String label = file.getFileName() == null ? file.toString() : file.getFileName().toString();
        String text = text(file, label);
        Path folder = file.toAbsolutePath().normalize().getParent();
        return new CaseAssembly(label, text, folder, overrides).load(Optional.of(file), nameOf(file, folder), glance);
    }

    /// Reads a case from a text.
    ///
    /// @param yaml the text of the case file
    /// @param name what messages call it
    /// @param folder where files that it names are looked for
    /// @throws CaseFileException with one line per fault
    public static LoadedCase read(String yaml, String name, Path folder, List<String> overrides) {
        return read(yaml, name, folder, overrides, Glance.NONE);
    }

    /// The same, with somebody who wants to know its size first.
    public static LoadedCase read(String yaml, String name, Path folder, List<String> overrides, Glance glance) {
        return new CaseAssembly(name, yaml, folder, overrides).load(Optional.empty(), stem(name), glance);
    }

    /// What a case file says under a path, such as `parameters.gap`, as it stands there; empty where it says nothing,
    /// or more than one value.
    ///
    /// @param overrides as for reading
    public static Optional<String> valueAt(String yaml, String path, List<String> overrides) {
        MapNode root = YamlTree.read("case", yaml);
        Overrides.apply(root, overrides);
        Node node = root;
        for (String step : path.split("\\.")) {
            node = switch (node) {
                case MapNode map -> map.entries.get(step);
                case ListNode list -> step.matches("[0-9]{1,6}") && Integer.parseInt(step) < list.items.size()
                        ? list.items.get(Integer.parseInt(step)) : null;
                case ScalarNode _ -> null;
                case null -> null;
            };
        }
        return node instanceof ScalarNode scalar ? Optional.of(scalar.text) : Optional.empty();
    }

    /// The JSON Schema (draft 2020-12) of the case file.
    public static String schema() {
        return CaseSchema.text();
    }

    /// Names of the materials that a case file may use without describing them.
    public static List<String> catalogue() {
        return MaterialReader.catalogue();
    }

    /// A case that does not state its name is called like its file, or like the folder of a `case.yaml`.
    private static String nameOf(Path file, Path folder) {
        String stem = stem(String.valueOf(file.getFileName()));
        return stem.equals("case") && folder != null && folder.getFileName() != null ? folder.getFileName().toString()
                : stem;
    }

    private static String stem(String name) {
        return name.replaceFirst("\\.ya?ml$", "").replaceAll("[^A-Za-z0-9_.-]", "-").replaceFirst("^[.-]+", "");
    }

    static String text(Path file, String label) {
        byte[] bytes;
        try {
            if (Files.isDirectory(file)) {
                throw new CaseFileException(file + ": this is a folder without a case.yaml");
            }
            if (!Files.exists(file)) {
                throw new CaseFileException(file + ": there is no such file");
            }
            if (Files.isRegularFile(file) && Files.size(file) > 4L * YamlTree.LONGEST_TEXT) {
                throw new CaseFileException(label + ": the file has " + Files.size(file)
                        + " bytes, a case file may have "
                        + YamlTree.LONGEST_TEXT + " characters; put large tables into CSV files");
            }
            try (var in = Files.newInputStream(file)) {
                bytes = in.readNBytes(4 * YamlTree.LONGEST_TEXT + 1);
            }
        } catch (IOException e) {
            throw new CaseFileException(file + ": the file cannot be read: " + e.getMessage(), e);
        }
        return decoded(bytes, label);
    }

    /// UTF-8, or UTF-16 with a byte order mark.
    private static String decoded(byte[] bytes, String label) {
        int first = bytes.length < 2 ? 0 : (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        Charset charset = first == 0xfeff || first == 0xfffe ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        String text;
        try {
            text = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new CaseFileException(label + ": this is no text in UTF-8; save the case file as UTF-8", e);
        }
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }
}
