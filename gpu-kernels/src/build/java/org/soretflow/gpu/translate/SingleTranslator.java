package org.soretflow.gpu.translate;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Writes cell functions and loops in single precision, as the CPU runs them: all in one class, by the names that OpenCL has.
public final class SingleTranslator extends SubsetTranslator {

    static final Map<String, String> MATH =
            Map.of("abs", "Math.abs", "sqrt", "(float) Math.sqrt", "min", "Math.min", "max", "Math.max");

    private final StringBuilder members = new StringBuilder();

    private SingleTranslator() {}

    /// The source of the class `SingleLoops`.
    public static String translate(List<Path> sources) throws IOException {
        SingleTranslator translator = new SingleTranslator();
        translator.read(sources);
        return """
                package org.soretflow.gpu.single;

                /// The loops and cell functions in single precision.
                ///
                /// Made by SingleTranslator from those in double precision; do not edit.
                final class SingleLoops {

                    private SingleLoops() {}
                %s}
                """.formatted(translator.members);
    }

    @Override
    StringBuilder out() {
        return members;
    }

    @Override
    void constant(VariableTree constant) {
        members.append("\n    static final ").append(typeName(constant.getType(), constant)).append(' ')
                .append(member(home(), constant.getName().toString())).append(" = ")
                .append(expression(constant.getInitializer())).append(";\n");
    }

    @Override
    void function(MethodTree function) {
        String parameters = function.getParameters().stream()
                .map(p -> typeName(p.getType(), p) + " " + p.getName())
                .collect(Collectors.joining(", "));
        String result = isVoid(function) ? "void" : typeName(function.getReturnType(), function);
        members.append('\n');
        line("static " + result + " " + member(home(), function.getName().toString()) + "(" + parameters + ") {");
        indented(() -> {
            if (isVoid(function)) {
                nest(parallelLoops(function), "");
            } else {
                statements(function.getBody());
            }
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
            case "double" -> "float";
            case "double[]" -> "float[]";
            case "int", "boolean" -> type.toString();
            default -> throw refused(at, "the type " + type);
        };
    }

    @Override
    String decimal(double value) {
        return value + "f";
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
        return "float[] " + name + " = new float[" + size + "]";
    }
}
