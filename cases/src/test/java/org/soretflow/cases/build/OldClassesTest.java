package org.soretflow.cases.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.DiscontinuedInstruction.JsrInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OldClassesTest {

    private static final String OLD = "org/apache/commons/math3/special/Erf.class";
    private static final String NEW = "org/soretflow/cases/build/OldClasses.class";

    @TempDir
    Path folder;

    private Path jar;

    @BeforeEach
    void pack() throws IOException {
        jar = folder.resolve("program.jar");
        write(Map.of("README", new byte[] {1, 2, 3}, OLD, resource(OLD), NEW, resource(NEW)));
    }

    @Test
    void raisesOldClassesAndLeavesAllElse() throws IOException {
        assertThat(OldClasses.isOld(entry(OLD))).isTrue();
        OldClasses.main(new String[] {jar.toString()});
        assertThat(OldClasses.isOld(entry(OLD))).isFalse();
        assertThat(entry(OLD)[7]).isEqualTo((byte) ClassFile.JAVA_6_VERSION);
        assertThat(entry(NEW)).isEqualTo(resource(NEW));
        assertThat(entry("README")).containsExactly(1, 2, 3);
        assertThat(folder).isDirectoryContaining("glob:**/program.jar").isDirectoryNotContaining("glob:**.new");
    }

    /// The new verifier passes it, and it computes what it did.
    @Test
    void raisedClassesDoWhatTheyDid() throws Exception {
        OldClasses.main(new String[] {jar.toString()});
        // finds this one class here and those that it needs where everything else lies
        try (URLClassLoader raised = new URLClassLoader(new URL[] {jar.toUri().toURL()}, getClass().getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                return name.equals(Erf.class.getName()) ? findClass(name) : super.loadClass(name, resolve);
            }
        }) {
            Class<?> type = raised.loadClass(Erf.class.getName());
            assertThat(type).isNotSameAs(Erf.class);
            assertThat(type.getMethod("erf", double.class).invoke(null, 0.3)).isEqualTo(Erf.erf(0.3));
        }
    }

    @Test
    void leavesAJarAloneThatHasNone() throws IOException {
        OldClasses.main(new String[] {jar.toString()});
        byte[] once = Files.readAllBytes(jar);
        Object file = Files.getAttribute(jar, "lastModifiedTime");
        OldClasses.main(new String[] {jar.toString()});
        assertThat(Files.readAllBytes(jar)).isEqualTo(once);
        assertThat(Files.getAttribute(jar, "lastModifiedTime")).isEqualTo(file);
    }

    /// They would need another code; the old verifier goes on with them.
    @Test
    void leavesSubroutinesAsTheyAre() throws IOException {
        byte[] bytes = ClassFile.of(ClassFile.StackMapsOption.DROP_STACK_MAPS).build(ClassDesc.of("Old"), type -> type
                .withVersion(ClassFile.JAVA_5_VERSION, 0)
                .withMethodBody("run", MethodTypeDesc.ofDescriptor("()V"), ClassFile.ACC_STATIC, code -> {
                    Label routine = code.newLabel();
                    code.with(JsrInstruction.of(routine)).return_().labelBinding(routine).pop().return_();
                }));
        write(Map.of("Old.class", bytes));
        OldClasses.main(new String[] {jar.toString()});
        assertThat(entry("Old.class")).isEqualTo(bytes);
    }

    private void write(Map<String, byte[]> entries) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
                out.closeEntry();
            }
        }
    }

    private byte[] entry(String name) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile()); InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return in.readAllBytes();
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = OldClassesTest.class.getClassLoader().getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }
}
