package org.soretflow.cases.cli;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.soretflow.cases.plugin.CatalogueProvider;
import org.soretflow.material.soret.SoretLawProvider;
import org.soretflow.mesh.Shape;

/// Builds jars of plug-ins from sources.
final class ExamplePlugin {

    private ExamplePlugin() {}

    /// The plug-in of the folder `plugin-example`, as its page says.
    static Path build(Path folder) throws IOException {
        Path example = Path.of("plugin-example");
        return jar(folder, "sugars.jar", example.resolve("src"), example);
    }

    /// A plug-in of one class.
    ///
    /// @param service interface that it provides
    static Path of(Path folder, String jar, Class<?> service, String name, String source) throws IOException {
        Path root = Files.createDirectories(folder.resolve("sources-of-" + jar));
        Files.writeString(root.resolve(name + ".java"), source);
        Path services = Files.createDirectories(root.resolve("META-INF/services"));
        Files.writeString(services.resolve(service.getName()), name + "\n");
        return jar(folder, jar, root, root);
    }

    private static Path jar(Path folder, String name, Path sources, Path meta) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes-of-" + name));
        List<String> arguments = new ArrayList<>(List.of("-nowarn", "-d", classes.toString(), "-cp", classPath()));
        try (Stream<Path> files = Files.walk(sources)) {
            files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
        }
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new AssertionError("the plug-in does not compile");
        }
        Path plugins = Files.createDirectories(folder.resolve("plugins"));
        Path jar = plugins.resolve(name);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            add(out, classes, classes);
            add(out, meta, meta.resolve("META-INF"));
        }
        return plugins;
    }

    private static void add(JarOutputStream out, Path root, Path from) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(root.relativize(file).toString().replace('\\', '/')));
                out.write(Files.readAllBytes(file));
                out.closeEntry();
            }
        }
    }

    private static String classPath() {
        try {
            return Path.of(SoretLawProvider.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                    + System.getProperty("path.separator")
                    + Path.of(Shape.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                    + System.getProperty("path.separator")
                    + Path.of(CatalogueProvider.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
