package org.soretflow.cases;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.soretflow.backend.Kernels;

/// Dependencies run one way; what is promised about packages is true.
class ArchitectureTest {

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_PACKAGE_INFOS)
            .importPackages("org.soretflow");

    /// @param from package, with what lies below it where it ends in two points
    /// @param to packages of this project that it may use
    @ParameterizedTest
    @CsvSource({
        "mesh,              mesh",
        "cell,              cell",
        "material,          material",
        "boundary,          boundary",
        "field,             field",
        "design,            design",
        "physics,           physics boundary material mesh",
        "backend,           backend cell mesh",
        "backend.cpu,       backend.cpu backend cell mesh",
        "linear,            linear backend mesh",
        "discrete,          discrete linear backend cell physics boundary material field mesh",
        "run,               run discrete linear backend physics boundary material field mesh",
        "diagnostics,       diagnostics run field backend physics boundary material mesh",
        "verification..,    verification.. design diagnostics run linear backend physics boundary material field cell mesh",
        "gpu..,             gpu.. backend cell mesh",
        "viz..,             viz.. run diagnostics field mesh",
    })
    void arrows(String from, String to) {
        String[] allowed = Stream.concat(
                        Stream.of("java..", "javax.xml..", "org.slf4j.."),
                        Arrays.stream(to.split(" ")).map(name -> "org.soretflow." + name))
                .toArray(String[]::new);
        DescribedPredicate<JavaClass> good = resideInAnyPackage(allowed);
        if (from.equals("backend.cpu") || from.equals("gpu..")) {
            good = good.or(resideInAPackage("jdk.incubator.vector"));
        }
        if (from.equals("gpu..")) {
            good = good.or(resideInAPackage("org.jocl..")).or(resideInAPackage("uk.ac.manchester.."));
        }
        DescribedPredicate<JavaClass> foreign = not(resideInAPackage("org.soretflow.."));
        classes().that().resideInAPackage("org.soretflow." + from)
                .should().onlyDependOnClassesThat(from.startsWith("viz") ? good.or(foreign) : good)
                .allowEmptyShould(true).check(ALL);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.soretflow.(**)").should().beFreeOfCycles().check(ALL);
    }

    /// Cell functions are static, take and give numbers, and call themselves and functions of Math that are exact or
    /// correctly rounded: nothing is allocated, nothing thrown, nothing kept, nothing left to a library's accuracy.
    @Test
    void cellFunctionsArePure() {
        Set<String> numbers = Set.of("double", "int", "boolean");
        Set<String> functions = Set.of("abs", "min", "max", "sqrt");
        List<String> faults = new ArrayList<>();
        List<JavaClass> cell = ALL.stream().filter(type -> type.getPackageName().equals("org.soretflow.cell")).toList();
        assertThat(cell).isNotEmpty();
        for (JavaClass type : cell) {
            for (JavaMethod method : type.getMethods()) {
                boolean plain = method.getModifiers().contains(JavaModifier.STATIC)
                        && numbers.contains(method.getRawReturnType().getName())
                        && method.getRawParameterTypes().stream().allMatch(kind -> numbers.contains(kind.getName()))
                        && method.getThrowsClause().size() == 0;
                if (!plain) {
                    faults.add(method.getFullName());
                }
                for (JavaAccess<?> access : method.getAccessesFromSelf()) {
                    String owner = access.getTargetOwner().getName();
                    boolean allowed = owner.startsWith("org.soretflow.cell.")
                            || owner.equals("java.lang.Math") && functions.contains(access.getTarget().getName());
                    if (!allowed) {
                        faults.add(access.getDescription());
                    }
                }
            }
            type.getFields().forEach(field -> faults.add(field.getFullName()));
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void onlyBackendsImplementKernels() {
        classes().that().implement(Kernels.class)
                .should().resideInAnyPackage("org.soretflow.backend.cpu", "org.soretflow.gpu..").check(ALL);
    }

    /// The kernel core reads and writes no files, but for checkpoints and the C program that `bench` compiles.
    @Test
    void filesAreTouchedAtTheEdgesOnly() {
        noClasses().that()
                .resideOutsideOfPackages("org.soretflow.cases..", "org.soretflow.viz..", "org.soretflow.bench..")
                .and().haveNameNotMatching("org\\.soretflow\\.run\\.(Checkpoints?|FinalState|StateFile|Simulation)(\\$.*)?")
                .and().haveNameNotMatching("org\\.soretflow\\.mesh\\.(ImageMask|Stl\\w+)(\\$.*)?")
                .should().dependOnClassesThat().resideInAPackage("java.nio.file..").check(ALL);
    }

    @Test
    void nativeLibrariesAreNamedInGpuKernelsOnly() {
        noClasses().that().resideOutsideOfPackage("org.soretflow.gpu..")
                .should().dependOnClassesThat().resideInAnyPackage("org.jocl..", "uk.ac.manchester..").check(ALL);
    }

    @Test
    void nothingBelowTheCommandLineKnowsIt() {
        noClasses().that().resideOutsideOfPackage("org.soretflow.cases..")
                .should().dependOnClassesThat().resideInAPackage("org.soretflow.cases..").check(ALL);
    }

    /// Every package says what it is for.
    @Test
    void packagesAreDescribed() throws IOException {
        List<Path> silent = new ArrayList<>();
        for (String module : List.of("meshes", "solver-core", "gpu-kernels", "viz", "cases")) {
            try (Stream<Path> tree = Files.walk(Path.of("..", module, "src", "main", "java"))) {
                for (Path folder : tree.filter(Files::isDirectory).toList()) {
                    try (Stream<Path> files = Files.list(folder)) {
                        boolean code = files.anyMatch(file -> file.toString().endsWith(".java"));
                        if (code && !Files.exists(folder.resolve("package-info.java"))) {
                            silent.add(folder);
                        }
                    }
                }
            }
        }
        assertThat(silent).isEmpty();
    }
}
