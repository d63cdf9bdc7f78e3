import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Writes the loops and cell functions in single precision, at build time: word by word, `double` becomes `float`.
///
/// The sources hold nothing but arithmetic on numbers and arrays (the translator to OpenCL refuses more), so that words are
/// enough. Arguments: the folder of cell functions, the folder of loops, the target folder.
public final class SingleSources {

    private static final String PACKAGE = "org.soretflow.gpu.single";
    private static final List<String> LEFT_OUT = List.of("package-info.java", "Parallel.java", "TornadoLoops.java");
    /// A decimal or hexadecimal number with a point or an exponent.
    private static final Pattern NUMBER = Pattern.compile(
            "(?<![\\w.])(0x[0-9a-f]+(?:\\.[0-9a-f]+)?p[+-]?\\d+|\\d+\\.\\d+(?:e[+-]?\\d+)?|\\d+e[+-]?\\d+)(?![\\w.])",
            Pattern.CASE_INSENSITIVE);

    private SingleSources() {}

    public static void main(String[] arguments) throws IOException {
        Path target = Path.of(arguments[2]).resolve(PACKAGE.replace('.', '/'));
        Files.createDirectories(target);
        for (String folder : List.of(arguments[0], arguments[1])) {
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                for (Path file : files.filter(file -> file.toString().endsWith(".java")).toList()) {
                    String name = file.getFileName().toString();
                    if (!LEFT_OUT.contains(name)) {
                        write(target.resolve(name), narrowed(Files.readString(file)));
                    }
                }
            }
        }
    }

    /// Unchanged files keep their time, so that the compiler need not look at them again.
    private static void write(Path file, String text) throws IOException {
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.writeString(file, text);
        }
    }

    private static String narrowed(String source) {
        StringBuilder text = new StringBuilder();
        for (String line : source.split("\n")) {
            if (line.startsWith("import org.soretflow.cell.")) {
                continue;
            }
            boolean comment = line.stripLeading().startsWith("//");
            text.append(comment ? line : narrowedLine(line)).append('\n');
        }
        return text.toString();
    }

    private static String narrowedLine(String line) {
        String code = line.replaceFirst("^package .*;", "package " + PACKAGE + ";");
        code = NUMBER.matcher(code).replaceAll("$1f");
        return code.replace("@Parallel ", "").replaceAll("\\bdouble\\b", "float").replace("Math.sqrt(", "(float) Math.sqrt(");
    }
}
