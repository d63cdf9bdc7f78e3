package org.soretflow.gpu.measure;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Compares the files of two runs of a case byte for byte.
final class ComparePart {

    /// Files with dates and durations in them, and the plot that repeats residuals.csv.
    private static final Set<String> DATED = Set.of("manifest.json", "summary.json", "run.log", "residuals.png", "report.html");
    private static final Pattern BACKEND = Pattern.compile("\"backend\"\\s*:\\s*\"([^\"]*)\"");
    private static final Pattern SECONDS = Pattern.compile("\"wall_seconds\"\\s*:\\s*([0-9.eE+-]+)");

    private ComparePart() {}

    /// One row of a table whose head the caller prints.
    static boolean run(String name, Path reference, Path folder, String backend, PrintStream out) throws IOException {
        List<Path> expected = results(reference);
        List<Path> found = results(folder);
        List<Path> different = new ArrayList<>();
        for (Path file : expected) {
            if (!found.contains(file) || Files.mismatch(reference.resolve(file), folder.resolve(file)) >= 0) {
                different.add(file);
            }
        }
        found.stream().filter(file -> !expected.contains(file)).forEach(different::add);
        long fields = expected.stream().filter(file -> file.startsWith("fields")).count();
        String summary = Files.readString(folder.resolve("summary.json"));
        boolean there = word(BACKEND, summary).equals(backend);
        // a comparison of nothing proves nothing
        boolean same = different.isEmpty() && fields > 0 && expected.contains(Path.of("residuals.csv")) && there;
        String verdict = same ? "same bytes"
                : !there ? "**computed by " + word(BACKEND, summary) + "**" : "**different: " + different + "**";
        out.printf(Locale.ROOT, "| %s | %s | %d | %.2f | %.2f | %s |%n", name, backend, expected.size(),
                seconds(Files.readString(reference.resolve("summary.json"))), seconds(summary), verdict);
        return same;
    }

    private static double seconds(String summary) {
        Matcher matcher = SECONDS.matcher(summary);
        return matcher.find() ? Double.parseDouble(matcher.group(1)) : Double.NaN;
    }

    private static String word(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "?";
    }

    private static List<Path> results(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(root::relativize)
                    .filter(file -> !DATED.contains(file.toString()))
                    .sorted()
                    .toList();
        }
    }
}
