package org.soretflow.cases.build;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.ConstantPoolSharingOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// Brings classes of Java 5 and older in the program's jar to the form of Java 6; the build runs it.
///
/// Java verifies such classes by an old verifier, of whose work a start-up cache keeps nothing, so that it leaves them out
/// altogether: picocli and commons-math come in that form. A class of Java 6 differs by its number
/// and by a table of the types on the stack, which is made here. What its code does stays the same.
public final class OldClasses {

    private static final String CLASS = ".class";
    private static final int MAGIC = 0xCAFEBABE;
    private static final int MAJOR_VERSION_AT = 6;

    private OldClasses() {}

    /// @param arguments the jar, which is written anew if it holds such classes
    /// @throws IOException if it cannot be read or written
    public static void main(String[] arguments) throws IOException {
        Path jar = Path.of(arguments[0]);
        Map<ZipEntry, byte[]> entries = read(jar);
        Map<String, byte[]> old = new LinkedHashMap<>();
        entries.forEach((entry, bytes) -> {
            if (entry.getName().endsWith(CLASS) && isOld(bytes)) {
                old.put(entry.getName(), bytes);
            }
        });
        if (old.isEmpty()) {
            return;
        }
        ClassFile classFile = ClassFile.of(StackMapsOption.GENERATE_STACK_MAPS, ConstantPoolSharingOption.NEW_POOL,
                ClassHierarchyResolverOption.of(hierarchy(entries)));
        entries.replaceAll((entry, bytes) -> old.containsKey(entry.getName()) ? lifted(classFile, bytes) : bytes);
        write(jar, entries);
    }

    private static Map<ZipEntry, byte[]> read(Path jar) throws IOException {
        Map<ZipEntry, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(jar))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry, in.readAllBytes());
            }
        }
        return entries;
    }

    /// At once, for the program may be running.
    private static void write(Path jar, Map<ZipEntry, byte[]> entries) throws IOException {
        Path beside = jar.resolveSibling(jar.getFileName() + ".new");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(beside))) {
            for (Map.Entry<ZipEntry, byte[]> each : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(each.getKey().getName());
                // reproducible: the time as the build set it
                entry.setTimeLocal(each.getKey().getTimeLocal());
                out.putNextEntry(entry);
                out.write(each.getValue());
                out.closeEntry();
            }
        }
        Files.move(beside, jar, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /// Whether a class has an older form than that of Java 6.
    static boolean isOld(byte[] bytes) {
        ByteBuffer head = ByteBuffer.wrap(bytes);
        return head.getInt(0) == MAGIC && head.getShort(MAJOR_VERSION_AT) < ClassFile.JAVA_6_VERSION;
    }

    /// The class in the form of Java 6; as it is if its code has subroutines, for which there is no table of the stack.
    static byte[] lifted(ClassFile classFile, byte[] bytes) {
        ClassTransform version = (builder, element) -> {
            if (element instanceof ClassFileVersion) {
                builder.withVersion(ClassFile.JAVA_6_VERSION, 0);
            } else {
                builder.with(element);
            }
        };
        try {
            // all code is passed on one by one, as tables of the stack are made only where code is written
            return classFile.transformClass(classFile.parse(bytes),
                    version.andThen(ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)));
        } catch (IllegalArgumentException _) {
            return bytes;
        }
    }

    private static ClassHierarchyResolver hierarchy(Map<ZipEntry, byte[]> entries) {
        Map<String, byte[]> classes = new LinkedHashMap<>();
        entries.forEach((entry, bytes) -> classes.put(entry.getName(), bytes));
        return ClassHierarchyResolver.ofResourceParsing(name -> stream(classes, name))
                .orElse(ClassHierarchyResolver.defaultResolver());
    }

    private static InputStream stream(Map<String, byte[]> classes, ClassDesc name) {
        String descriptor = name.descriptorString();
        byte[] bytes = classes.get(descriptor.substring(1, descriptor.length() - 1) + CLASS);
        return bytes == null ? null : new ByteArrayInputStream(bytes);
    }
}
