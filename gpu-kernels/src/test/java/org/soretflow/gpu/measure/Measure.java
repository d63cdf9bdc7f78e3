package org.soretflow.gpu.measure;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.soretflow.backend.Backend;
import org.soretflow.backend.BackendOptions;
import org.soretflow.backend.Backends;
import org.soretflow.backend.UnusableBackendException;

/// One part of a measurement; prints Markdown tables and says by the exit code whether all is well.
///
/// The arguments are one of
/// - `contract BACKEND`
/// - `compare CASE REFERENCE-FOLDER FOLDER BACKEND`
/// - `bench BACKEND RUNS LARGEST-SOLVE SIZE…`
///
/// The system property `soretflow.device` names the device.
public final class Measure {

    private Measure() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.exit(run(out, arguments) ? 0 : 1);
    }

    private static boolean run(PrintStream out, String... arguments) throws IOException {
        List<String> words = Arrays.asList(arguments);
        try {
            return switch (words.getFirst()) {
                case "contract" -> ContractPart.run(words.get(1), out);
                case "compare" ->
                    ComparePart.run(words.get(1), Path.of(words.get(2)), Path.of(words.get(3)), words.get(4), out);
                case "bench" -> {
                    int[] sizes = words.stream().skip(4).mapToInt(Integer::parseInt).toArray();
                    yield new BenchPart(words.get(1), Integer.parseInt(words.get(2)), out)
                            .run(sizes, Integer.parseInt(words.get(3)));
                }
                default -> throw new IllegalArgumentException("there is no part " + words.getFirst());
            };
        } catch (UnusableBackendException e) {
            out.println("- **" + e.getMessage() + "**");
            return false;
        }
    }

    /// The backend of a name on the device that was asked for.
    static Backend backend(String name) {
        return Backends.named(name, new BackendOptions(0, System.getProperty("soretflow.device", ""), false));
    }
}
