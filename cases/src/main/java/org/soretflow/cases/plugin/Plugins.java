package org.soretflow.cases.plugin;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.soretflow.cases.file.AddedWord;
import org.soretflow.cases.file.AddedWord.Kind;
import org.soretflow.cases.file.Catalogue;
import org.soretflow.cases.file.Extension;
import org.soretflow.material.soret.SoretLawProvider;

/// Loads plug-ins: the jars of a folder, each with a class loader of its own.
///
/// A jar lists its classes in `META-INF/services`, under the names of [SoretLawProvider], [CatalogueProvider],
/// [ShapeProvider], [QuantityProvider] and [ObserverProvider].
public final class Plugins {

    private static final List<Class<?>> KINDS = List.of(SoretLawProvider.class, CatalogueProvider.class,
            ShapeProvider.class, QuantityProvider.class, ObserverProvider.class);

    private Plugins() {}

    /// Loads all jars of a folder, in the place of what was loaded before.
    ///
    /// @return names of the jars
    /// @throws IllegalArgumentException with the name of the jar and what is wrong with it
    public static List<String> load(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("--plugins " + folder + ": there is no such folder");
        }
        List<Path> jars;
        try (Stream<Path> files = Files.list(folder)) {
            jars = files.filter(file -> file.getFileName().toString().endsWith(".jar")).sorted().toList();
        }
        if (jars.isEmpty()) {
            throw new IllegalArgumentException("--plugins " + folder + ": there is no jar in it");
        }
        List<Extension> extensions = new ArrayList<>();
        for (Path jar : jars) {
            extensions.add(extension(jar));
        }
        Catalogue.install(extensions);
        return extensions.stream().map(Extension::label).toList();
    }

    /// Forgets all plug-ins.
    public static void unload() {
        Catalogue.install(List.of());
    }

    private static Extension extension(Path jar) throws IOException {
        String name = jar.getFileName().toString();
        try (ZipFile _ = new ZipFile(jar.toFile())) {
            // stays open for as long as the program runs: its classes are loaded when they are needed
            ClassLoader loader = new URLClassLoader(name, new URL[] {jar.toUri().toURL()},
                    Plugins.class.getClassLoader());
            List<SoretLawProvider> laws = own(SoretLawProvider.class, loader);
            StringBuilder materials = new StringBuilder();
            StringBuilder solutes = new StringBuilder();
            for (CatalogueProvider provider : own(CatalogueProvider.class, loader)) {
                materials.append(provider.materials()).append('\n');
                solutes.append(provider.solutes()).append('\n');
            }
            Extension extension = new Extension(name, laws, materials.toString(), solutes.toString(),
                    words(ShapeProvider.class, loader, Kind.SHAPE, name, provider -> provider::shape),
                    words(QuantityProvider.class, loader, Kind.REPORT, name, provider -> provider::quantity),
                    words(ObserverProvider.class, loader, Kind.OBSERVER, name, provider -> provider::observer));
            if (extension.isEmpty()) {
                throw new IllegalArgumentException("plug-in " + name + ": nothing is in it; its classes stand in files of"
                        + " META-INF/services called " + String.join(", ", KINDS.stream().map(Class::getName).toList()));
            }
            return extension;
        } catch (ZipException e) {
            throw new IllegalArgumentException("plug-in " + name + ": it is no jar: " + e.getMessage(), e);
        } catch (ServiceConfigurationError | LinkageError e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IllegalArgumentException("plug-in " + name + ": it cannot be loaded: " + e.getMessage()
                    + (cause == e ? "" : " (" + cause + ")"), e);
        }
    }

    private static <P extends WordProvider, T> List<AddedWord<T>> words(Class<P> service, ClassLoader loader, Kind kind,
            String jar, Function<P, T> maker) {
        return own(service, loader).stream()
                .map(provider -> new AddedWord<>(jar, kind, provider.name(), provider.meaning(), provider.keys(),
                        provider.texts(), maker.apply(provider)))
                .toList();
    }

    /// Services of the jar itself, not of the program around it.
    private static <S> List<S> own(Class<S> service, ClassLoader loader) {
        return ServiceLoader.load(service, loader).stream()
                .filter(provider -> provider.type().getClassLoader() == loader)
                .map(ServiceLoader.Provider::get)
                .toList();
    }
}
