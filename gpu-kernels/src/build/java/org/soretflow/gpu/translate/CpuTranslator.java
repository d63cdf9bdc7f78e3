package org.soretflow.gpu.translate;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/// Writes the CPU backend and the cell functions in single precision: the same sources, where `double` is `float`.
///
/// What comes from elsewhere, such as the numbers that a kernel is called with, is in double precision still and rounded where
/// it comes in. Classes whose sums are long keep them in double precision, and only the fields that they read and write are
/// in single.
public final class CpuTranslator extends TreePathScanner<Void, Void> {

    static final String HOME = "org.soretflow.gpu.single";
    private static final List<String> PACKAGES = List.of("org.soretflow.backend.cpu", "org.soretflow.cell");
    /// Arrays that are fields, in the classes that compute in double precision.
    private static final Map<String, Set<String>> WIDE = Map.of(
            "CpuBackend", Set.of(),
            "CpuVectors", Set.of("x", "y"),
            "Couplings", Set.of("left", "right", "statistics"),
            "StaggeredTransfer", Set.of("from", "target", "line"));
    /// Functions of Math that there are in single precision, too.
    private static final Set<String> EXACT = Set.of("abs", "min", "max");

    private final Trees trees;
    private final SourcePositions positions;
    private final CompilationUnitTree unit;
    private final String text;
    private final Set<String> fields;
    private final TreeMap<Long, String[]> edits = new TreeMap<>();

    private CpuTranslator(Trees trees, CompilationUnitTree unit, String name) throws IOException {
        this.trees = trees;
        this.unit = unit;
        positions = trees.getSourcePositions();
        text = unit.getSourceFile().getCharContent(true).toString();
        fields = WIDE.get(name);
    }

    /// The sources by name of the class.
    ///
    /// @param roots folders of the sources that they refer to
    /// @param sources what is translated
    public static Map<String, String> translate(List<Path> roots, List<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> faults = new DiagnosticCollector<>();
        Map<String, String> translated = new LinkedHashMap<>();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, faults,
                    List.of("-proc:none", "-implicit:none", "-sourcepath",
                            roots.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                            "--add-modules", "jdk.incubator.vector", "-Xlint:none"),
                    null, files.getJavaFileObjectsFromPaths(sources));
            Iterable<? extends CompilationUnitTree> units = task.parse();
            task.analyze();
            faults.getDiagnostics().stream().filter(fault -> fault.getKind() == Diagnostic.Kind.ERROR).forEach(fault -> {
                throw new IllegalArgumentException(fault.toString());
            });
            for (CompilationUnitTree unit : units) {
                String file = Path.of(unit.getSourceFile().getName()).getFileName().toString();
                String name = file.substring(0, file.length() - ".java".length());
                CpuTranslator translator = new CpuTranslator(Trees.instance(task), unit, name);
                translator.scan(unit, null);
                translated.put(name, translator.edited());
            }
        }
        return translated;
    }

    private String edited() {
        StringBuilder out = new StringBuilder(text);
        edits.descendingMap().forEach((at, edit) ->
                out.replace(at.intValue(), at.intValue() + edit[0].length(), edit[1]));
        return out.toString();
    }

    private void replace(long at, String before, String after) {
        if (text.startsWith(before, (int) at)) {
            edits.merge(at, new String[] {before, after},
                    (one, other) -> one[0].isEmpty() ? new String[] {before, one[1] + after} : one);
        }
    }

    private long start(Tree tree) {
        return positions.getStartPosition(unit, tree);
    }

    private boolean isWide() {
        return fields != null;
    }

    private static boolean isOurs(Element element) {
        Element at = element;
        while (at != null && !(at instanceof TypeElement type && !type.getNestingKind().isNested())) {
            at = at.getEnclosingElement();
        }
        return at instanceof TypeElement type
                && PACKAGES.stream().anyMatch(home -> type.getQualifiedName().toString().startsWith(home + "."))
                && !WIDE.containsKey(type.getSimpleName().toString());
    }

    @Override
    public Void visitCompilationUnit(CompilationUnitTree tree, Void none) {
        edits.put(start(tree.getPackage()), new String[] {"", "// Made by CpuTranslator from " + tree.getPackageName() + "; do not edit.\n"});
        long name = start(tree.getPackage().getPackageName());
        replace(name, tree.getPackageName().toString(), HOME);
        return super.visitCompilationUnit(tree, none);
    }

    @Override
    public Void visitImport(ImportTree tree, Void none) {
        String name = tree.getQualifiedIdentifier().toString();
        long at = start(tree.getQualifiedIdentifier());
        for (String home : PACKAGES) {
            if (name.startsWith(home + ".")) {
                replace(at, home, HOME);
            }
        }
        replace(at, "jdk.incubator.vector.DoubleVector", "jdk.incubator.vector.FloatVector");
        return null;
    }

    @Override
    public Void visitClass(ClassTree tree, Void none) {
        if (getCurrentPath().getParentPath().getLeaf() == unit) {
            replace(start(tree), "", "@SuppressWarnings({\"cast\", \"lossy-conversions\"})\n");
        }
        return super.visitClass(tree, none);
    }

    @Override
    public Void visitMethod(MethodTree tree, Void none) {
        if (isWide() || !isOverride(tree) || !overridesForeign()) {
            return super.visitMethod(tree, none);
        }
        // the signature is another's: numbers are rounded at the beginning
        StringBuilder rounded = new StringBuilder();
        for (VariableTree parameter : tree.getParameters()) {
            if (parameter.getType() instanceof PrimitiveTypeTree type && type.getPrimitiveTypeKind() == TypeKind.DOUBLE) {
                String name = parameter.getName().toString();
                long at = positions.getEndPosition(unit, parameter) - name.length();
                replace(at, name, name + "InDouble");
                rounded.append("\n        float ").append(name).append(" = (float) ").append(name).append("InDouble;");
            }
        }
        replace(start(tree.getBody()), "{", "{" + rounded);
        scan(tree.getBody(), none);
        return null;
    }

    private static boolean isOverride(MethodTree tree) {
        return tree.getModifiers().getAnnotations().stream()
                .anyMatch(annotation -> annotation.getAnnotationType().toString().equals("Override"));
    }

    /// Whether the method of the present path is that of a class or interface that is not translated.
    private boolean overridesForeign() {
        Element method = trees.getElement(getCurrentPath());
        TypeElement type = (TypeElement) method.getEnclosingElement();
        return !declares(type.getSuperclass(), method) && type.getInterfaces().stream().noneMatch(i -> declares(i, method));
    }

    private static boolean declares(TypeMirror type, Element method) {
        return type instanceof DeclaredType declared && isOurs(declared.asElement())
                && declared.asElement().getEnclosedElements().stream()
                        .anyMatch(member -> member.getSimpleName().equals(method.getSimpleName()));
    }

    @Override
    public Void visitPrimitiveType(PrimitiveTypeTree tree, Void none) {
        if (!isWide() && tree.getPrimitiveTypeKind() == TypeKind.DOUBLE) {
            replace(start(tree), "double", "float");
        }
        return null;
    }

    @Override
    public Void visitVariable(VariableTree tree, Void none) {
        if (isWide() && fields.contains(tree.getName().toString()) && tree.getType() instanceof ArrayTypeTree array) {
            replace(start(array), "double", "float");
            if (tree.getInitializer() != null) {
                replace(start(tree.getInitializer()), "new double", "new float");
            }
        }
        return super.visitVariable(tree, none);
    }

    @Override
    public Void visitAssignment(AssignmentTree tree, Void none) {
        if (isWide() && tree.getVariable() instanceof ArrayAccessTree access && fields.contains(access.getExpression().toString())) {
            replace(start(tree.getExpression()), "", "(float) (");
            replace(positions.getEndPosition(unit, tree.getExpression()), "", ")");
        }
        return super.visitAssignment(tree, none);
    }

    @Override
    public Void visitLiteral(LiteralTree tree, Void none) {
        if (!isWide() && tree.getKind() == Tree.Kind.DOUBLE_LITERAL) {
            replace(positions.getEndPosition(unit, tree), "", "f");
        }
        return null;
    }

    @Override
    public Void visitParameterizedType(ParameterizedTypeTree tree, Void none) {
        for (Tree argument : tree.getTypeArguments()) {
            if (argument.toString().equals("Double")) {
                replace(start(argument), "Double", "Float");
            }
        }
        return super.visitParameterizedType(tree, none);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree tree, Void none) {
        ExpressionTree method = tree.getMethodSelect();
        boolean exact = method instanceof MemberSelectTree select && select.getExpression().toString().equals("Math")
                && EXACT.contains(select.getIdentifier().toString());
        if (!exact) {
            round(tree, trees.getElement(getCurrentPath()));
        }
        return super.visitMethodInvocation(tree, none);
    }

    @Override
    public Void visitMemberSelect(MemberSelectTree tree, Void none) {
        roundField(tree);
        return super.visitMemberSelect(tree, none);
    }

    @Override
    public Void visitIdentifier(IdentifierTree tree, Void none) {
        if (tree.getName().contentEquals("DoubleVector")) {
            replace(start(tree), "DoubleVector", "FloatVector");
        }
        roundField(tree);
        return null;
    }

    private void roundField(ExpressionTree tree) {
        Element element = trees.getElement(getCurrentPath());
        if (element != null && element.getKind() == ElementKind.FIELD) {
            round(tree, element);
        }
    }

    /// Rounds a number that another class gives, unless it goes to another class at once.
    private void round(ExpressionTree tree, Element from) {
        TreePath parent = getCurrentPath().getParentPath();
        boolean on = parent.getLeaf() instanceof ExpressionStatementTree
                || parent.getLeaf() instanceof MethodInvocationTree call && call.getArguments().contains(tree)
                        && !isOurs(trees.getElement(parent));
        if (!isWide() && !on && !isOurs(from) && trees.getTypeMirror(getCurrentPath()).getKind() == TypeKind.DOUBLE) {
            replace(start(tree), "", "(float) ");
        }
    }
}
