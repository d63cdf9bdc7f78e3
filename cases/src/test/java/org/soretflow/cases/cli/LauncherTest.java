package org.soretflow.cases.cli;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Runs the launcher as a process in a small copy of the source tree, with a stand-in for the program.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a script for bash")
class LauncherTest {

    private static final Path LAUNCHER = Path.of("..", "soretflow").toAbsolutePath().normalize();
    private static final List<String> TOOLS = List.of("bash", "env", "dirname", "readlink", "find", "head", "tail",
            "sed", "cat", "mkdir", "rm", "sleep", "touch", "cp", "mktemp", "od", "tr");

    @TempDir
    Path temporary;

    private Path root;
    private Path tools;
    private Path jar;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void layOutATree() throws IOException {
        root = Files.createDirectories(temporary.resolve("a folder with spaces"));
        tools = Files.createDirectories(temporary.resolve("bin"));
        jar = root.resolve("cases/target/soretflow.jar");
        Files.copy(LAUNCHER, root.resolve("soretflow"));
        executable(root.resolve("soretflow"));
        Files.writeString(root.resolve("pom.xml"), "<project/>");
        Files.createDirectories(root.resolve("cases/src/main"));
        Files.writeString(root.resolve("cases/pom.xml"), "<project/>");
        age(root.resolve("pom.xml"), root.resolve("cases/pom.xml"), root.resolve("cases/src/main"));
        for (String tool : TOOLS) {
            for (String folder : List.of("/usr/bin", "/bin")) {
                if (Files.exists(Path.of(folder, tool)) && !Files.exists(tools.resolve(tool))) {
                    script(tools.resolve(tool), "exec " + folder + "/" + tool + " \"$@\"");
                }
            }
        }
        environment.put("PATH", tools.toString());
        environment.put("SORETFLOW_JDK_FOLDERS", System.getProperty("java.home"));
    }

    @Test
    void findsAJdkWhereDistributionsPutItAndPassesEverythingOn() throws Exception {
        writeJar(jar);
        environment.put("SORETFLOW_JAVA_OPTIONS", "-Dtest.option=7 -Xmx64m");
        Captured found = start(root.resolve("soretflow"), "one", "two words", "");
        assertThat(found.err()).isEmpty();
        assertThat(found.exit()).isZero();
        assertThat(found.out().lines())
                .contains("java 25", "option 7", "argument one", "argument two words", "argument ");
    }

    /// As in a container: µ is two bytes, which the script makes, for this process may not know them either.
    @ParameterizedTest
    @ValueSource(strings = {"", "C", "POSIX"})
    void micrometresNeedNoLocale(String locale) throws Exception {
        writeJar(jar);
        environment.put("LC_ALL", locale);
        script(tools.resolve("call"), "exec \"$1\" \"$(printf '\\302\\265m')\"");
        assertThat(start(tools.resolve("call"), root.resolve("soretflow").toString()).out()).contains("argument µm\n");
    }

    @Test
    void passesTheExitCodeOn() throws Exception {
        writeJar(jar);
        assertThat(start(root.resolve("soretflow"), "fail").exit()).isEqualTo(7);
    }

    @Test
    void worksThroughSymbolicLinksAndFromAnyFolder() throws Exception {
        writeJar(jar);
        Files.createSymbolicLink(temporary.resolve("direct"), root.resolve("soretflow"));
        Files.createSymbolicLink(temporary.resolve("bin/indirect"), Path.of("../direct"));
        assertThat(start(temporary.resolve("bin/indirect")).out()).contains("java 25");
    }

    @Test
    void skipsAJavaHomeThatIsTooOld() throws Exception {
        writeJar(jar);
        environment.put("JAVA_HOME", fakeJdk("old", "JAVA_VERSION=\"17.0.15\"").toString());
        Captured found = start(root.resolve("soretflow"));
        assertThat(found.out()).contains("home " + System.getProperty("java.home"));
    }

    @Test
    void prefersJavaHomeThenThePath() throws Exception {
        writeJar(jar);
        Path onPath = fakeJdk("on the path", "JAVA_VERSION=\"26\"");
        Files.createSymbolicLink(tools.resolve("java"), onPath.resolve("bin/java"));
        assertThat(start(root.resolve("soretflow")).out()).isEqualTo("fake on the path\n");
        environment.put("JAVA_HOME", fakeJdk("home", "JAVA_VERSION=\"25.0.1\"").toString());
        assertThat(start(root.resolve("soretflow")).out()).isEqualTo("fake home\n");
    }

    @Test
    void saysWhatToInstallWithoutAJdk() throws Exception {
        writeJar(jar);
        environment.put("SORETFLOW_JDK_FOLDERS", fakeJdk("old", "JAVA_VERSION=\"24.0.2\"").toString());
        Captured none = start(root.resolve("soretflow"));
        assertThat(none.exit()).isEqualTo(3);
        assertThat(none.out()).isEmpty();
        assertThat(none.err()).startsWith("soretflow: no Java 25 or newer was found").contains("Install a JDK 25");
    }

    @Test
    void saysThatMavenIsMissing() throws Exception {
        Captured none = start(root.resolve("soretflow"));
        assertThat(none.exit()).isEqualTo(3);
        assertThat(none.err()).startsWith("soretflow: the program is not built and Maven is missing");
        assertThat(root.resolve("target/build.lock")).doesNotExist();
    }

    @Test
    void runsTheProgramAsItIsWhereNothingCanBeWritten() throws Exception {
        writeJar(jar);
        // a file in the place of the folder is refused to everybody, also to the administrator
        Files.writeString(root.resolve("target"), "");
        Files.writeString(root.resolve("cases/src/main/New.java"), "");
        age(jar);
        assertThat(start(root.resolve("soretflow")).out()).contains("java 25");
        Files.delete(jar);
        Captured none = start(root.resolve("soretflow"));
        assertThat(none.exit()).isEqualTo(3);
        assertThat(none.err()).contains("cannot be written");
    }

    @Test
    void buildsWhenASourceIsNewerAndOnlyOnceForManyFirstRuns() throws Exception {
        writeJar(temporary.resolve("built.jar"));
        fakeMaven("echo built >> '" + temporary + "/count'; sleep 0.5; mkdir -p cases/target;"
                + " cp '" + temporary + "/built.jar' cases/target/soretflow.jar; touch cases/target/soretflow.jar");
        Process first = process(root.resolve("soretflow")).start();
        Process second = process(root.resolve("soretflow")).start();
        assertThat(captured(first).out()).contains("java 25");
        assertThat(captured(second).out()).contains("java 25");
        assertThat(temporary.resolve("count")).hasContent("built");
        start(root.resolve("soretflow"));
        assertThat(temporary.resolve("count")).hasContent("built");

        age(jar);
        Files.writeString(root.resolve("cases/src/main/New.java"), "");
        assertThat(start(root.resolve("soretflow")).err()).contains("building the program");
        assertThat(temporary.resolve("count")).hasContent("built\nbuilt");
    }

    @Test
    void showsWhyTheBuildFailed() throws Exception {
        fakeMaven("echo '[ERROR] no such symbol'; exit 1");
        Captured failed = start(root.resolve("soretflow"));
        assertThat(failed.exit()).isEqualTo(3);
        Path log = root.resolve("target/build.log");
        assertThat(failed.err()).containsSubsequence("[ERROR] no such symbol",
                "soretflow: the build of the program failed, all it said is in " + log, "the next call builds again");
        assertThat(log).hasContent("[ERROR] no such symbol");
        assertThat(root.resolve("target/build.lock")).doesNotExist();
    }

    @Test
    void buildsWithoutTheTests() throws Exception {
        fakeMaven("echo \"$*\"; exit 1");
        start(root.resolve("soretflow"));
        assertThat(Files.readString(root.resolve("target/build.log"))).contains("-Dmaven.test.skip=true")
                .endsWith(" package\n");
    }

    @Test
    void takesOverTheLockOfADeadBuild() throws Exception {
        writeJar(temporary.resolve("built.jar"));
        fakeMaven("mkdir -p cases/target; cp '" + temporary + "/built.jar' cases/target/soretflow.jar");
        Process gone = new ProcessBuilder(tools.resolve("bash").toString(), "-c", ":").start();
        gone.waitFor();
        Files.createDirectories(root.resolve("target/build.lock"));
        Files.writeString(root.resolve("target/build.lock/pid"), gone.pid() + "\n");
        assertThat(start(root.resolve("soretflow")).out()).contains("java 25");
    }

    @Test
    void ignoresAStartUpCacheThatDoesNotFit() throws Exception {
        writeJar(jar);
        Files.writeString(root.resolve("cases/target/soretflow.aot"), "damaged");
        Captured started = start(root.resolve("soretflow"));
        assertThat(started.out()).startsWith("java 25");
        assertThat(started.err()).isEmpty();
    }

    /// Only commands that may compute by TornadoVM start with its arguments, which name a collector of their own.
    @Test
    void givesTornadoVmItsArguments() throws Exception {
        writeJar(jar);
        Path sdk = Files.createDirectories(temporary.resolve("an sdk"));
        Files.writeString(sdk.resolve("tornado-argfile"), "-XX:+UseParallelGC\n-Dtest.option=tornado\n");
        environment.put("TORNADOVM_HOME", sdk.toString());
        for (String words : List.of("run c.yaml --backend tornado", "run --backend=tornado c.yaml", "backends",
                "bench --backend all")) {
            Captured with = start(root.resolve("soretflow"), words.split(" "));
            assertThat(with.err()).isEmpty();
            assertThat(with.out()).as(words).contains("option tornado");
        }
        for (String words : List.of("run c.yaml --backend cpu", "check c.yaml", "gallery")) {
            assertThat(start(root.resolve("soretflow"), words.split(" ")).out()).as(words).contains("option null");
        }
        environment.put("TORNADOVM_HOME", temporary.resolve("nowhere").toString());
        assertThat(start(root.resolve("soretflow"), "run", "--backend", "tornado").out()).contains("option null");
    }

    /// What the user starts in the virtual machine, such as a debugger, is started once.
    @Test
    void runsStartWithTheQuickCompilerUnlessTheUserHasOptions() throws Exception {
        writeJar(jar);
        environment.put("JAVA_HOME", fakeJdk("home", "JAVA_VERSION=\"25\"").toString());
        script(temporary.resolve("home/bin/java"), "echo \"$@\"");
        String quick = "-XX:TieredStopAtLevel=1 -Dsoretflow.quick=true";
        boolean told = Files.isReadable(Path.of("/proc/self/cmdline"));
        assertThat(start(root.resolve("soretflow"), "run", "c.yaml").out().contains(quick)).isEqualTo(told);
        assertThat(start(root.resolve("soretflow"), "sweep", "run").out()).doesNotContain(quick);
        for (String name : List.of("SORETFLOW_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS")) {
            environment.put(name, "-Dtest.option=7");
            assertThat(start(root.resolve("soretflow"), "run", "c.yaml").out()).as(name).doesNotContain(quick);
            environment.remove(name);
        }
    }

    @Test
    void givesPicturesVtkAndAScreenThatEndsWithTheProgram() throws Exception {
        writeJar(jar);
        Path vtk = Files.writeString(temporary.resolve("vtk.jar"), "");
        environment.put("SORETFLOW_VTK_JAR", vtk.toString());
        environment.put("JAVA_HOME", fakeJdk("home", "JAVA_VERSION=\"25\"").toString());
        script(temporary.resolve("home/bin/java"), "echo \"screen $DISPLAY\"; echo \"$@\"");
        script(tools.resolve("Xvfb"), "echo 4711; echo $$ > '" + temporary + "/screen'; exec sleep 60");

        Captured picture = start(root.resolve("soretflow"), "--debug", "render", "out/x");

        assertThat(picture.out()).startsWith("screen :4711\n")
                .contains("-cp " + jar + ":" + vtk + " org.soretflow.cases.cli.Main --debug render out/x");
        long screen = Long.parseLong(Files.readString(temporary.resolve("screen")).strip());
        ProcessHandle.of(screen).ifPresent(still -> still.onExit().orTimeout(20, TimeUnit.SECONDS).join());
        assertThat(start(root.resolve("soretflow"), "gallery", "--render").out()).contains("screen :4711", "-cp ");
        assertThat(start(root.resolve("soretflow"), "gallery", "x").out()).startsWith("screen \n").contains("-jar");
        assertThat(start(root.resolve("soretflow"), "run", "render").out()).startsWith("screen \n").contains("-jar");
        environment.put("DISPLAY", ":1");
        assertThat(start(root.resolve("soretflow"), "view", "out/x").out()).startsWith("screen :1\n").contains("-cp ");
        environment.put("SORETFLOW_VTK_JAR", "/nowhere");
        assertThat(start(root.resolve("soretflow"), "render", "out/x").out()).contains("-jar");
    }

    private Captured start(Path launcher, String... arguments) throws Exception {
        return captured(process(launcher, arguments).start());
    }

    private ProcessBuilder process(Path launcher, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(launcher.toString());
        builder.command().addAll(List.of(arguments));
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().putIfAbsent("LC_ALL", "C.UTF-8");
        return builder.directory(Files.createDirectories(temporary.resolve("elsewhere")).toFile());
    }

    private static Captured captured(Process process) throws Exception {
        process.getOutputStream().close();
        String out = text(process.getInputStream());
        String err = text(process.getErrorStream());
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Captured(process.exitValue(), out, err);
    }

    private static String text(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    private Path fakeJdk(String name, String release) throws IOException {
        Path home = temporary.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\n" + release + "\n");
        script(home.resolve("bin/java"), "echo fake " + name);
        return home;
    }

    private void fakeMaven(String lines) throws IOException {
        script(tools.resolve("mvn"), lines);
    }

    private static void script(Path file, String lines) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + lines + "\n");
        executable(file);
    }

    private static void writeJar(Path file) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Echo.class.getName());
        Files.createDirectories(file.getParent());
        String entry = Echo.class.getName().replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream target = new JarOutputStream(out, manifest);
                InputStream in = Echo.class.getClassLoader().getResourceAsStream(entry)) {
            target.putNextEntry(new JarEntry(entry));
            in.transferTo(target);
            target.closeEntry();
        }
    }

    /// Makes files older than anything that the test writes.
    private static void age(Path... files) throws IOException {
        for (Path file : files) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        }
    }

    private static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
