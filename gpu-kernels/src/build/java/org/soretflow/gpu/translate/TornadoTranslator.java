package org.soretflow.gpu.translate;

import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Writes the loops with all their plain numbers in two arrays, as TornadoVM must have them.
///
/// TornadoVM compiles the value of a plain parameter into the code; numbers that change travel in arrays. What the loops
/// share and the cell functions are called where they stand; in single precision in `SingleLoops`, where both are.
public final class TornadoTranslator extends SubsetTranslator {

    private static final int MOST_ARGUMENTS = 20;
    /// Java's own functions; what TornadoVM makes of its extremes overlooks NaN.
    private static final Map<String, String> MATH =
            Map.of("abs", "Math.abs", "sqrt", "Math.sqrt", "min", "least", "max", "greatest");

    /// Before the name of a loop in single precision: two loops of one name would be one to TornadoVM.
    private static final String SINGLE = "Single_";

    private final boolean single;
    private final StringBuilder loops = new StringBuilder();
    private final Set<String> homes = new TreeSet<>();
    private final Set<String> called = new TreeSet<>();
    /// Names by number of parallel counters.
    private final Map<Integer, List<String>> counters = new LinkedHashMap<>();

    private TornadoTranslator(boolean single) {
        this.single = single;
    }

    /// The source of a class with all loops of the sources.
    ///
    /// @param name of the class
    public static String translate(List<Path> sources, String name) throws IOException {
        TornadoTranslator translator = new TornadoTranslator(false);
        translator.read(sources);
        return translator.unit(name);
    }

    /// The source of the class `TornadoSingleLoops`, the loops in single precision.
    public static String translateToSingle(List<Path> sources) throws IOException {
        TornadoTranslator translator = new TornadoTranslator(true);
        translator.read(sources);
        return """
                package org.soretflow.gpu.single;

                import org.soretflow.gpu.loops.Parallel;

                /// The loops in single precision as TornadoVM compiles them: integers in `sizes`, decimal numbers in `scalars`,
                /// then the fields.
                ///
                /// Made by TornadoTranslator from the classes with the loops; do not edit.
                public final class TornadoSingleLoops {

                    private TornadoSingleLoops() {}
                %s}
                """.formatted(translator.loops);
    }

    private String unit(String name) {
        called.removeAll(homes);
        String cells = called.stream().map("import org.soretflow.cell.%s;\n"::formatted).collect(Collectors.joining());
        return """
                package org.soretflow.gpu.loops;

                %s
                /// The loops as TornadoVM compiles them: integers in `sizes`, decimal numbers in `scalars`, then the fields.
                ///
                /// Made by TornadoTranslator from the classes with the loops; do not edit.
                public final class %s {

                    private %s() {}

                    /// Number of parallel counters of a loop.
                    public static int counters(String loop) {
                        return switch (loop) {
                            case %s -> 1;
                            case %s -> 2;
                            default -> 3;
                        };
                    }

                    /// The larger number; NaN wins, and the sign of zero counts, as in Java.
                    static double greatest(double a, double b) {
                        return a > b ? a : a < b ? b : a == b ? (a == 0 ? a + b : a) : a + b;
                    }

                    /// The smaller number; NaN wins, and the sign of zero counts, as in Java.
                    static double least(double a, double b) {
                        return a < b ? a : a > b ? b : a == b ? (a == 0 ? -(-a - b) : a) : a + b;
                    }
                %s}
                """.formatted(cells, name, name, names(1), names(2), loops);
    }

    private String names(int many) {
        return counters.getOrDefault(many, List.of("")).stream()
                .map(name -> '"' + name + '"')
                .collect(Collectors.joining(", "));
    }

    @Override
    StringBuilder out() {
        return loops;
    }

    @Override
    void constant(VariableTree constant) {}

    @Override
    void function(MethodTree function) {
        homes.add(home());
        if (!isVoid(function)) {
            return;
        }
        // the names are those of the OpenCL kernels: one like "clamp" would be taken there
        String name = (single ? SINGLE : "") + home() + "_" + function.getName();
        List<ForLoopTree> parallel = parallelLoops(function);
        counters.computeIfAbsent(parallel.size(), _ -> new ArrayList<>()).add(name);
        List<VariableTree> fields = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        int sizes = 0;
        int scalars = 0;
        for (VariableTree parameter : function.getParameters()) {
            String declared = typeName(parameter.getType(), parameter) + " " + parameter.getName();
            if (isArray(parameter.getType())) {
                fields.add(parameter);
            } else {
                numbers.add(declared + " = "
                        + (declared.startsWith("int") ? "sizes[" + sizes++ : "scalars[" + scalars++) + "];");
            }
        }
        if (fields.size() + 2 > MOST_ARGUMENTS) {
            throw refused(function, "a loop over " + fields.size() + " fields");
        }
        loops.append('\n');
        line("public static void " + name + "(");
        String arrays = fields.stream().map(field -> real() + "[] " + field.getName()).collect(Collectors.joining(", "));
        indented(() -> indented(() -> line("int[] sizes, " + real() + "[] scalars, " + arrays + ") {")));
        indented(() -> {
            numbers.forEach(this::line);
            nest(parallel, "@Parallel ");
        });
        line("}");
    }

    @Override
    String name(String name) {
        return name;
    }

    @Override
    String typeName(Tree type, Tree at) {
        return switch (type.toString()) {
            case "double", "double[]" -> type.toString().replace("double", real());
            case "int", "boolean" -> type.toString();
            default -> throw refused(at, "the type " + type);
        };
    }

    @Override
    String decimal(double value) {
        return value + (single ? "f" : "");
    }

    @Override
    String mathFunction(String name) {
        // a NaN that single precision overlooks is seen by the iteration around its cycles
        return single ? SingleTranslator.MATH.get(name) : MATH.get(name);
    }

    @Override
    String member(String owner, String name) {
        called.add(owner);
        return single ? "SingleLoops." + owner + "_" + name : owner + "." + name;
    }

    @Override
    String localArray(String name, String size) {
        return real() + "[] " + name + " = new " + real() + "[" + size + "]";
    }

    private String real() {
        return single ? "float" : "double";
    }
}
