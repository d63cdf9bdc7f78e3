package org.soretflow.gpu.translate;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/// Walks over the source of cell functions and loops and writes it down for another compiler, word for word.
///
/// It knows the subset of Java that `org.soretflow.gpu.loops` describes and refuses everything else by name and line. What
/// differs between the languages is left to the translators.
abstract class SubsetTranslator {

    private static final Map<Tree.Kind, String> OPERATORS = Map.ofEntries(
            Map.entry(Tree.Kind.PLUS, "+"), Map.entry(Tree.Kind.MINUS, "-"), Map.entry(Tree.Kind.MULTIPLY, "*"),
            Map.entry(Tree.Kind.DIVIDE, "/"), Map.entry(Tree.Kind.REMAINDER, "%"),
            Map.entry(Tree.Kind.LESS_THAN, "<"), Map.entry(Tree.Kind.GREATER_THAN, ">"),
            Map.entry(Tree.Kind.LESS_THAN_EQUAL, "<="), Map.entry(Tree.Kind.GREATER_THAN_EQUAL, ">="),
            Map.entry(Tree.Kind.EQUAL_TO, "=="), Map.entry(Tree.Kind.NOT_EQUAL_TO, "!="),
            Map.entry(Tree.Kind.CONDITIONAL_AND, "&&"), Map.entry(Tree.Kind.CONDITIONAL_OR, "||"),
            Map.entry(Tree.Kind.AND, "&"), Map.entry(Tree.Kind.OR, "|"),
            Map.entry(Tree.Kind.LEFT_SHIFT, "<<"), Map.entry(Tree.Kind.RIGHT_SHIFT, ">>"),
            Map.entry(Tree.Kind.PLUS_ASSIGNMENT, "+="), Map.entry(Tree.Kind.MINUS_ASSIGNMENT, "-="),
            Map.entry(Tree.Kind.MULTIPLY_ASSIGNMENT, "*="), Map.entry(Tree.Kind.DIVIDE_ASSIGNMENT, "/="),
            Map.entry(Tree.Kind.RIGHT_SHIFT_ASSIGNMENT, ">>="), Map.entry(Tree.Kind.AND_ASSIGNMENT, "&="),
            Map.entry(Tree.Kind.UNARY_MINUS, "-"), Map.entry(Tree.Kind.UNARY_PLUS, "+"),
            Map.entry(Tree.Kind.LOGICAL_COMPLEMENT, "!"));

    private SourcePositions positions;
    private CompilationUnitTree unit;
    private String home;
    private String method;
    private int indent;

    /// Reads the classes of all files and writes them down.
    final void read(List<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree parsed : task.parse()) {
                unit = parsed;
                for (Tree type : parsed.getTypeDecls()) {
                    if (type instanceof ClassTree declared && declared.getKind() == Tree.Kind.CLASS) {
                        type(declared);
                    }
                }
            }
        }
    }

    private void type(ClassTree declared) {
        home = declared.getSimpleName().toString();
        for (Tree member : declared.getMembers()) {
            switch (member) {
                case VariableTree constant -> {
                    if (!constant.getModifiers().getFlags().contains(Modifier.FINAL) || constant.getInitializer() == null) {
                        throw refused(constant, "a field that is no constant");
                    }
                    constant(constant);
                }
                case MethodTree function when function.getReturnType() != null -> {
                    method = function.getName().toString();
                    indent = 1;
                    function(function);
                }
                case MethodTree _ -> { }
                default -> throw refused(member, "a nested type");
            }
        }
    }

    /// Writes a named number.
    abstract void constant(VariableTree constant);

    /// Writes a cell function, a function that loops share, or a loop, which gives nothing back.
    abstract void function(MethodTree function);

    /// The text that is being written.
    abstract StringBuilder out();

    /// A name as the other language allows it.
    abstract String name(String name);

    /// A type, for a parameter, a variable, a result or a cast.
    abstract String typeName(Tree type, Tree at);

    abstract String decimal(double value);

    /// A function of Java's class Math, null if there is none.
    abstract String mathFunction(String name);

    /// A function or constant of a class.
    abstract String member(String owner, String name);

    /// A local array.
    abstract String localArray(String name, String size);

    /// Class that is being read.
    final String home() {
        return home;
    }

    /// The parallel loops around a loop's body, the outermost first.
    final List<ForLoopTree> parallelLoops(MethodTree function) {
        List<ForLoopTree> parallel = new ArrayList<>();
        StatementTree inner = function.getBody();
        while (true) {
            StatementTree only = inner instanceof BlockTree block && block.getStatements().size() == 1
                    ? block.getStatements().getFirst()
                    : inner;
            if (!(only instanceof ForLoopTree loop) || !isParallel(loop)) {
                break;
            }
            VariableTree counter = (VariableTree) loop.getInitializer().getFirst();
            if (!expression(counter.getInitializer()).equals("0") || loop.getCondition().getKind() != Tree.Kind.LESS_THAN) {
                throw refused(counter, "a parallel counter that does not run from 0 to below a bound");
            }
            parallel.add(loop);
            inner = loop.getStatement();
        }
        if (parallel.isEmpty() || parallel.size() > 3) {
            throw refused(function, "a loop with " + parallel.size() + " parallel counters");
        }
        return parallel;
    }

    static String counter(ForLoopTree parallel) {
        return ((VariableTree) parallel.getInitializer().getFirst()).getName().toString();
    }

    final String bound(ForLoopTree parallel) {
        return expression(((BinaryTree) parallel.getCondition()).getRightOperand());
    }

    /// Writes the parallel loops as loops again, with their body.
    ///
    /// @param mark before each counter's type
    final void nest(List<ForLoopTree> parallel, String mark) {
        ForLoopTree loop = parallel.getFirst();
        String counter = counter(loop);
        line("for (" + mark + "int " + counter + " = 0; " + counter + " < " + bound(loop) + "; " + counter + "++) {");
        indented(() -> {
            if (parallel.size() > 1) {
                nest(parallel.subList(1, parallel.size()), mark);
            } else {
                statements(loop.getStatement());
            }
        });
        line("}");
    }

    final void statements(StatementTree block) {
        ((BlockTree) block).getStatements().forEach(this::statement);
    }

    /// Writes what lies one step further in.
    final void indented(Runnable lines) {
        indent++;
        lines.run();
        indent--;
    }

    private static boolean isParallel(ForLoopTree loop) {
        return loop.getInitializer().size() == 1
                && loop.getInitializer().getFirst() instanceof VariableTree counter
                && counter.getModifiers().getAnnotations().stream()
                        .map(AnnotationTree::getAnnotationType)
                        .anyMatch(type -> type.toString().equals("Parallel"));
    }

    final void statement(StatementTree statement) {
        switch (statement) {
            case VariableTree variable -> line(variable(variable) + ";");
            case ExpressionStatementTree effect -> line(expression(effect.getExpression()) + ";");
            case ReturnTree result -> line("return " + expression(result.getExpression()) + ";");
            case IfTree choice -> choice(choice);
            case ForLoopTree loop -> {
                if (isParallel(loop)) {
                    throw refused(loop, "a parallel loop inside statements");
                }
                String start = loop.getInitializer().stream()
                        .map(s -> s instanceof VariableTree v ? variable(v) : expression(((ExpressionStatementTree) s).getExpression()))
                        .collect(Collectors.joining(", "));
                String step = loop.getUpdate().stream().map(s -> expression(s.getExpression())).collect(Collectors.joining(", "));
                line("for (" + start + "; " + expression(loop.getCondition()) + "; " + step + ") {");
                nested(loop.getStatement());
                line("}");
            }
            case WhileLoopTree loop -> {
                line("while " + expression(loop.getCondition()) + " {");
                nested(loop.getStatement());
                line("}");
            }
            default -> throw refused(statement, "a statement of kind " + statement.getKind());
        }
    }

    private void choice(IfTree choice) {
        line("if " + expression(choice.getCondition()) + " {");
        nested(choice.getThenStatement());
        if (choice.getElseStatement() != null) {
            line("} else {");
            nested(choice.getElseStatement());
        }
        line("}");
    }

    private void nested(StatementTree statement) {
        indented(() -> {
            if (statement instanceof BlockTree) {
                statements(statement);
            } else {
                statement(statement);
            }
        });
    }

    private String variable(VariableTree variable) {
        String name = name(variable.getName().toString());
        if (variable.getInitializer() instanceof NewArrayTree array) {
            return localArray(name, expression(array.getDimensions().getFirst()));
        }
        return typeName(variable.getType(), variable) + " " + name
                + (variable.getInitializer() == null ? "" : " = " + expression(variable.getInitializer()));
    }

    final String expression(ExpressionTree tree) {
        return switch (tree) {
            case LiteralTree literal -> literal(literal);
            case IdentifierTree identifier -> identifier(identifier.getName().toString());
            case ParenthesizedTree inner -> "(" + expression(inner.getExpression()) + ")";
            case BinaryTree binary -> expression(binary.getLeftOperand()) + " " + operator(binary) + " "
                    + expression(binary.getRightOperand());
            case ConditionalExpressionTree choice -> expression(choice.getCondition()) + " ? "
                    + expression(choice.getTrueExpression()) + " : " + expression(choice.getFalseExpression());
            case AssignmentTree assignment ->
                    expression(assignment.getVariable()) + " = " + expression(assignment.getExpression());
            case CompoundAssignmentTree assignment -> expression(assignment.getVariable()) + " " + operator(assignment) + " "
                    + expression(assignment.getExpression());
            case ArrayAccessTree access ->
                    expression(access.getExpression()) + "[" + expression(access.getIndex()) + "]";
            case TypeCastTree cast -> "(" + typeName(cast.getType(), cast) + ") " + expression(cast.getExpression());
            case MethodInvocationTree call -> function(call) + "("
                    + call.getArguments().stream().map(this::expression).collect(Collectors.joining(", ")) + ")";
            case MemberSelectTree select -> ofClass(select);
            case UnaryTree unary -> switch (unary.getKind()) {
                case POSTFIX_INCREMENT -> expression(unary.getExpression()) + "++";
                case POSTFIX_DECREMENT -> expression(unary.getExpression()) + "--";
                default -> operator(unary) + expression(unary.getExpression());
            };
            default -> throw refused(tree, "an expression of kind " + tree.getKind());
        };
    }

    private String operator(Tree tree) {
        String operator = OPERATORS.get(tree.getKind());
        if (operator == null) {
            throw refused(tree, "the operator of kind " + tree.getKind());
        }
        return operator;
    }

    private String literal(LiteralTree literal) {
        return switch (literal.getKind()) {
            case INT_LITERAL -> literal.getValue().toString();
            case DOUBLE_LITERAL -> decimal((Double) literal.getValue());
            default -> throw refused(literal, "the literal " + literal);
        };
    }

    private String function(MethodInvocationTree call) {
        return switch (call.getMethodSelect()) {
            case IdentifierTree own -> member(home, own.getName().toString());
            case MemberSelectTree select when select.getExpression().toString().equals("Math") -> {
                String function = mathFunction(select.getIdentifier().toString());
                if (function == null) {
                    throw refused(call, "the function Math." + select.getIdentifier());
                }
                yield function;
            }
            case MemberSelectTree select -> ofClass(select);
            default -> throw refused(call, "the call " + call);
        };
    }

    /// A function or constant of another class, which is written with a capital.
    private String ofClass(MemberSelectTree select) {
        String owner = select.getExpression().toString();
        if (!(select.getExpression() instanceof IdentifierTree) || !Character.isUpperCase(owner.charAt(0))) {
            throw refused(select, "the member " + select);
        }
        return member(owner, select.getIdentifier().toString());
    }

    /// Constants are written in capitals.
    private String identifier(String name) {
        return name.length() > 1 && name.equals(name.toUpperCase()) ? member(home, name) : name(name);
    }

    static boolean isArray(Tree type) {
        return type.toString().endsWith("[]");
    }

    static boolean isVoid(MethodTree function) {
        return function.getReturnType().toString().equals("void");
    }

    final void line(String text) {
        out().append("    ".repeat(indent)).append(text).append('\n');
    }

    final IllegalArgumentException refused(Tree tree, String what) {
        long line = unit.getLineMap().getLineNumber(position(tree));
        return new IllegalArgumentException(
                unit.getSourceFile().getName() + ":" + line + ": " + what + " has no counterpart on a device"
                        + (method == null ? "" : " (in " + home + "." + method + ")"));
    }

    private long position(Tree tree) {
        return positions.getStartPosition(unit, tree);
    }
}
