package org.soretflow.cases.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The worked examples that come with the program, one folder each: `case.yaml`, `README.md`, `expected/`, and studies.
public final class Gallery {

    private static final String ROOT = "/gallery";
    private static final String CASE = "case.yaml";
    private static final Pattern FILE_KEY = Pattern.compile("\\bfile\\b");
    private static final String PAGE = "README.md";
    private static final String PICTURES = "pictures.yaml";
    /// What is in a folder of the gallery besides the files that its case needs.
    private static final Set<String> ABOUT = Set.of(CASE, PAGE, PICTURES, "expected", "sweep.yaml", "optimise.yaml");

    private Gallery() {}

    /// Names of all cases, in alphabetical order.
    public static List<String> names() {
        return withFolder(ROOT, folder -> {
            try (Stream<Path> entries = Files.list(folder)) {
                return entries.filter(entry -> Files.exists(entry.resolve(CASE)))
                        .map(entry -> entry.getFileName().toString().replace("/", ""))
                        .sorted()
                        .toList();
            }
        }).orElse(List.of());
    }

    /// Text of the case file; empty if there is no such case.
    public static Optional<String> caseFile(String name) {
        return isName(name) ? read(name + "/" + CASE) : Optional.empty();
    }

    /// The page that explains the case; empty if there is none.
    public static Optional<String> page(String name) {
        return isName(name) ? read(name + "/" + PAGE) : Optional.empty();
    }

    /// The pictures of the case that `soretflow render` makes: per file its options; empty if there are none.
    ///
    /// ```yaml
    /// picture: { field: protein, style: volume, crop: [x=0..1mm, y=0..1mm] }
    /// ```
    public static Map<String, Map<String, Object>> pictures(String name) {
        Map<String, Map<String, Object>> pictures = new LinkedHashMap<>();
        YAMLMapper yaml = new YAMLMapper();
        read(name + "/" + PICTURES).ifPresent(text -> yaml.readTree(text).properties().forEach(picture ->
                pictures.put(picture.getKey(), yaml.convertValue(picture.getValue(), new TypeReference<>() {}))));
        return pictures;
    }

    /// What the case is, in one line: the title in its case file.
    public static String title(String name) {
        return caseFile(name).stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("title:"))
                .map(line -> line.substring("title:".length()).strip().replaceAll("^[\"']|[\"']$", ""))
                .findFirst()
                .orElse("");
    }

    /// Copies the files of a case, such as tables and images that its case file names, into a folder.
    public static void copyTo(String name, Path target) throws IOException {
        try {
            withFolder(ROOT + "/" + name, folder -> {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : files.filter(Files::isRegularFile).toList()) {
                        Path copy = target.resolve(folder.relativize(file).toString());
                        Files.createDirectories(copy.getParent());
                        Files.copy(file, copy);
                    }
                }
                return true;
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// Whether a case has files beside its case file, its page and its expected results. To list the program's own files takes
    /// a while, so that is done only for a case file with the key by which others are named.
    public static boolean needsFiles(String name) {
        return caseFile(name).filter(text -> FILE_KEY.matcher(text).find()).isPresent()
                && withFolder(ROOT + "/" + name, folder -> {
            try (Stream<Path> files = Files.list(folder)) {
                return files.map(file -> file.getFileName().toString().replace("/", ""))
                        .anyMatch(file -> !ABOUT.contains(file));
            }
        }).orElse(false);
    }

    private static boolean isName(String name) {
        return name.matches("[A-Za-z0-9][A-Za-z0-9._-]*");
    }

    private static Optional<String> read(String path) {
        try (InputStream in = Gallery.class.getResourceAsStream(ROOT + "/" + path)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface FolderUse<T> {
        T apply(Path folder) throws IOException;
    }

    /// Uses a folder of the program, which lies in its jar or, while it is developed, on disk.
    private static <T> Optional<T> withFolder(String resource, FolderUse<T> use) {
        URL url = Gallery.class.getResource(resource);
        if (url == null) {
            return Optional.empty();
        }
        try {
            if (!(url.openConnection() instanceof JarURLConnection connection)) {
                return Optional.of(use.apply(Path.of(url.toURI())));
            }
            // by path, not by URI: of a URI there is one file system at a time, and several runs may look here at once
            Path file = Path.of(connection.getJarFileURL().toURI());
            try (FileSystem jar = FileSystems.newFileSystem(file)) {
                return Optional.of(use.apply(jar.getPath(resource)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the program's own files cannot be found at " + url, e);
        }
    }
}
