package org.soretflow.gpu.loops;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.soretflow.cell.Stencil;
import org.soretflow.gpu.translate.KernelSource;

/// The loops that TornadoVM compiles, translated anew with a wrong coefficient in the last value that each of them writes.
public final class FaultyLoops {

    /// Larger than what the contract allows for the order of an elimination.
    private static final String COEFFICIENT = "1.001 * ";
    private static final String NAME = "WrongLoops";
    private static final Pattern STORE = Pattern.compile("(?s)(\\n +\\w+\\[[^=;]*\\] \\+?=\\s)([^;]*);");

    private FaultyLoops() {}

    /// The class of the wrong loops.
    public static Class<?> compile() throws IOException, IllegalAccessException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        String path = String.join(File.pathSeparator, location(TornadoLoops.class), location(Stencil.class));
        try (JavaFileManager files = inMemory(compiler.getStandardFileManager(null, null, null), bytes)) {
            boolean compiled = compiler.getTask(
                    null, files, null, List.of("-cp", path, "-proc:none"), null, List.of(source())).call();
            if (!compiled) {
                throw new IllegalStateException("the wrong loops do not compile");
            }
        }
        return MethodHandles.lookup().defineClass(bytes.toByteArray());
    }

    /// Puts the coefficient into every loop.
    static String spoiled(String source) {
        StringBuilder all = new StringBuilder();
        for (String part : source.split("(?=\\n    public static void )")) {
            Matcher store = STORE.matcher(part);
            int last = -1;
            while (store.find()) {
                last = store.start();
            }
            if (last >= 0 && store.find(last)) {
                all.append(part, 0, store.start(2)).append(COEFFICIENT).append('(').append(store.group(2)).append(')')
                        .append(part, store.end(2), part.length());
            } else {
                all.append(part);
            }
        }
        return all.toString();
    }

    private static String location(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JavaFileObject source() throws IOException {
        String text = spoiled(KernelSource.tornado(NAME));
        return new SimpleJavaFileObject(URI.create("string:///" + NAME + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    private static JavaFileManager inMemory(JavaFileManager files, ByteArrayOutputStream bytes) {
        return new ForwardingJavaFileManager<>(files) {
            @Override
            public JavaFileObject getJavaFileForOutput(
                    Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
                return new SimpleJavaFileObject(URI.create("bytes:///" + name), kind) {
                    @Override
                    public OutputStream openOutputStream() {
                        return bytes;
                    }
                };
            }
        };
    }
}
