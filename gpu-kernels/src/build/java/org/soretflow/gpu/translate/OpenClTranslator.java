package org.soretflow.gpu.translate;

import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Translates cell functions and loops from Java to OpenCL C.
///
/// The type `double` becomes `real`, so that the same text compiles for single precision.
public final class OpenClTranslator extends SubsetTranslator {

    /// Java's own functions; those of OpenCL treat NaN and negative zero otherwise.
    private static final Map<String, String> MATH =
            Map.of("abs", "fabs", "sqrt", "sqrt", "min", "java_min", "max", "java_max");

    private static final String PRELUDE = """
            // Made from the Java sources of the cell functions and loops by OpenClTranslator; do not edit.
            #pragma OPENCL FP_CONTRACT OFF
            #ifdef REAL_IS_FLOAT
            typedef float real;
            #define REAL(x) x##f
            #else
            #pragma OPENCL EXTENSION cl_khr_fp64 : enable
            typedef double real;
            #define REAL(x) x
            #endif

            // NaN wins, and the sign of zero counts, as in Java
            static real java_max(real a, real b) {
                return a > b ? a : a < b ? b : a == b ? (a == 0 ? a + b : a) : a + b;
            }

            static real java_min(real a, real b) {
                return a < b ? a : a > b ? b : a == b ? (a == 0 ? -(-a - b) : a) : a + b;
            }
            """;

    private final StringBuilder declarations = new StringBuilder();
    private final StringBuilder definitions = new StringBuilder();

    private OpenClTranslator() {}

    /// The OpenCL C of all classes, declarations first.
    public static String translate(List<Path> sources) throws IOException {
        OpenClTranslator translator = new OpenClTranslator();
        translator.read(sources);
        return PRELUDE + "\n" + translator.declarations + translator.definitions;
    }

    @Override
    StringBuilder out() {
        return definitions;
    }

    @Override
    void constant(VariableTree constant) {
        declarations.append("#define ").append(home()).append('_').append(constant.getName()).append(" (")
                .append(expression(constant.getInitializer())).append(")\n");
    }

    @Override
    void function(MethodTree function) {
        boolean loop = isVoid(function);
        String parameters = function.getParameters().stream()
                .map(p -> typeName(p.getType(), p) + (isArray(p.getType()) ? "* " : " ") + name(p.getName().toString()))
                .collect(Collectors.joining(", "));
        String head = (loop ? "__kernel void " : "static " + typeName(function.getReturnType(), function) + " ")
                + home() + "_" + function.getName() + "(" + parameters + ")";
        if (!loop) {
            declarations.append(head).append(";\n");
        }
        definitions.append('\n').append(head).append(" {\n");
        if (loop) {
            kernelBody(function);
        } else {
            statements(function.getBody());
        }
        definitions.append("}\n");
    }

    /// The parallel loops around a kernel's body become its place in the launch.
    private void kernelBody(MethodTree function) {
        List<ForLoopTree> parallel = parallelLoops(function);
        List<String> outside = new ArrayList<>();
        for (int n = 0; n < parallel.size(); n++) {
            String counter = counter(parallel.get(n));
            line("const int " + counter + " = (int) get_global_id(" + (parallel.size() - 1 - n) + ");");
            outside.add(counter + " >= " + bound(parallel.get(n)));
        }
        line("if (" + String.join(" || ", outside) + ") {");
        indented(() -> line("return;"));
        line("}");
        statements(parallel.getLast().getStatement());
    }

    /// Words that OpenCL C keeps for itself.
    @Override
    String name(String name) {
        return switch (name) {
            case "half", "real", "global", "local", "constant", "private", "kernel" -> name + "_";
            default -> name;
        };
    }

    @Override
    String typeName(Tree type, Tree at) {
        return switch (type.toString()) {
            case "double" -> "real";
            case "int" -> "int";
            case "boolean" -> "bool";
            case "double[]" -> "__global real";
            default -> throw refused(at, "the type " + type);
        };
    }

    @Override
    String decimal(double value) {
        return "REAL(" + String.valueOf(value).toLowerCase() + ")";
    }

    @Override
    String mathFunction(String name) {
        return MATH.get(name);
    }

    @Override
    String member(String owner, String name) {
        return owner + "_" + name;
    }

    @Override
    String localArray(String name, String size) {
        return "real " + name + "[" + size + "]";
    }
}
