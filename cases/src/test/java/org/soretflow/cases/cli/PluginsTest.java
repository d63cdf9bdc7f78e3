package org.soretflow.cases.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.soretflow.cases.file.CaseReader;
import org.soretflow.cases.plugin.CatalogueProvider;
import org.soretflow.cases.plugin.Plugins;
import org.soretflow.cases.plugin.QuantityProvider;
import org.soretflow.cases.plugin.ShapeProvider;
import org.soretflow.cases.run.Json;
import org.soretflow.material.soret.SoretLawProvider;
import org.soretflow.mesh.CellZones;

/// Plug-ins are built as their page says, used, and told by the name of their jar when they are wrong.
class PluginsTest {

    private static final String CASE = """
            case: sweet
            mesh: { x: { length: 1 mm, cells: 4 }, y: { length: 1 mm, cells: 16 } }
            materials: { oil: silicone-oil }
            zones: [ { name: cell, material: oil } ]
            equations:
              heat: {}
              species:
                long: { catalogue: dextran, with: { molar_mass: 500 kg/mol } }
                own: { diffusivity: 1e-10 m^2/s, thermophoresis: { soret_coefficient: { law: tanh, plateau: 0.1 1/K,
                        sign_change: 25 °C, width: 10 K } } }
            initial: { temperature: 20 °C, long: 0.01, own: 0.01 }
            boundaries: { y-min: { heat: { temperature: 20 °C } }, y-max: { heat: { temperature: 30 °C } } }
            time: { mode: steady }
            output: { reports: { of: [ separation: own ] } }
            """;

    private static final String WINDING = """
            case: winding
            mesh: { x: { length: 4 mm, cells: 80 }, y: { length: 1 mm, cells: 20 }, depth: 1 mm }
            materials: { oil: silicone-oil, wall: PMMA }
            zones:
              - { name: body, material: wall }
              - { name: channel, material: oil, shape: { zigzag: { period: 2 mm, height: 500 µm, width: 0.3 mm, start: 0.25 mm } } }
            equations: { heat: {} }
            initial: { temperature: 290 K }
            boundaries: { y-min: { heat: { temperature: 290 K } }, y-max: { heat: { temperature: 310 K } } }
            time: { end: 1 s, step: { fixed: 0.25 s } }
            output:
              reports: { every: 1 step, of: [ volume_above: { of: temperature, threshold: 289 } ] }
              observers: [ diary, diary: { file: end.txt, at: end } ]
            """;

    private static final String LAW = """
            import java.util.List;
            import org.soretflow.material.Diffusivity;
            import org.soretflow.material.Fluid;
            import org.soretflow.material.SoretCoefficient;
            import org.soretflow.material.soret.LawArguments;
            import org.soretflow.material.soret.LawKey;
            import org.soretflow.material.soret.SoretLawProvider;

            public class Law implements SoretLawProvider {
                public String name() { return "NAME"; }
                public String formula() { return "S_T = 1"; }
                public String source() { return "SOURCE"; }
                public List<LawKey> keys() { return List.of(); }
                public SoretCoefficient soretCoefficient(LawArguments a, Fluid f, Diffusivity d) {
                    throw new IllegalStateException("out of sugar");
                }
            }
            """;

    @AfterEach
    void forget() {
        Plugins.unload();
    }

    private static String fault(Path plugins, String... command) {
        String[] arguments = new String[command.length + 2];
        System.arraycopy(command, 0, arguments, 0, command.length);
        arguments[command.length] = "--plugins";
        arguments[command.length + 1] = plugins.toString();
        Captured wrong = Captured.run(arguments);
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err()).startsWith("soretflow: ").hasLineCount(1);
        return wrong.err();
    }

    /// The state at rest between 20 and 30 °C: S_T is odd about the middle, so both walls hold the same, and the
    /// separation between the wall cells is one.
    @Test
    @SuppressWarnings("unchecked")
    void theExampleIsUsedByACase(@TempDir Path folder) throws IOException {
        Path plugins = ExamplePlugin.build(folder);
        Path file = Files.writeString(folder.resolve("sweet.yaml"), CASE);
        assertThat(Captured.run("check", file.toString()).err()).contains("found \"tanh\"; known are");
        Captured run = Captured.run("run", file.toString(), "--plugins", plugins.toString(), "--json", "--out",
                folder.resolve("out").toString());
        assertThat(run.exit()).as(run.err()).isZero();
        Map<String, Object> summary = (Map<String, Object>) Json.parse(run.out());
        Map<String, Object> quantities = (Map<String, Object>) summary.get("quantities");
        assertThat((Double) ((Map<String, Object>) quantities.get("separation_own")).get("value"))
                .isCloseTo(1, within(1e-9));
        assertThat(Captured.run("materials", "--plugins", plugins.toString()).out())
                .contains("silicone-oil", "dextran", "plateau·tanh");
        assertThat(Captured.run("materials", "tanh", "--plugins", plugins.toString()).out()).contains("width");
        assertThat(CaseReader.schema()).contains("\"width\"");
        Plugins.unload();
        assertThat(CaseReader.schema()).doesNotContain("\"width\"");
    }

    /// The slope of the channel is 0.5: a cell is in it if its centre is within half the width, so the share of the cells is
    /// width over height of the mesh, up to one row.
    @Test
    @SuppressWarnings("unchecked")
    void shapesReportsAndObserversAreUsedByACase(@TempDir Path folder) throws IOException {
        Path plugins = ExamplePlugin.build(folder);
        Path file = Files.writeString(folder.resolve("winding.yaml"), WINDING);
        assertThat(Captured.run("check", file.toString()).err()).contains("zigzag", "unknown key");
        Path out = folder.resolve("out");
        Captured run = Captured.run("run", file.toString(), "--plugins", plugins.toString(), "--json", "--out",
                out.toString());
        assertThat(run.exit()).as(run.err()).isZero();
        Map<String, Object> quantities = (Map<String, Object>) ((Map<String, Object>) Json.parse(run.out()))
                .get("quantities");
        Map<String, Object> volume = (Map<String, Object>) quantities.get("volume_above_temperature");
        assertThat((Double) volume.get("value")).isCloseTo(4e-9, within(1e-20));
        assertThat(volume).containsEntry("unit", "m³");
        assertThat(Files.readAllLines(out.resolve("diary.txt"))).hasSize(5).first().asString().isEqualTo("step 0: 290.0 K");
        assertThat(Files.readAllLines(out.resolve("end.txt"))).hasSize(1);
        CellZones zones = CaseReader.read(file, List.of()).problem().zones();
        double share = zones.count(zones.id("channel")) / 1600.0;
        assertThat(share).isCloseTo(0.3, within(1.0 / 20));
        assertThat(fault(plugins, "check", file.toString(), "--set", "zones.1.shape.zigzag.period=2 K"))
                .contains("zones.1.shape.zigzag.period", "a length");
        assertThat(fault(plugins, "check", file.toString(), "--set", "zones.1.shape.zigzag.perod=2 mm"))
                .contains("did you mean period?");
        assertThat(fault(plugins, "check", file.toString(), "--set", "output.observers.0=dairy"))
                .contains("there is no observer dairy", "known are diary");
        Plugins.unload();
        assertThat(Captured.run("check", file.toString(), "--set", "zones.1.shape={ball: {}}").exit()).isEqualTo(2);
    }

    @Test
    void failuresOfWordsNameTheJar(@TempDir Path folder) throws IOException {
        String shape = """
                public class Bad implements org.soretflow.cases.plugin.ShapeProvider {
                    public String name() { return "NAME"; }
                    public String meaning() { return "a shape"; }
                    public org.soretflow.mesh.Shape shape(org.soretflow.cases.file.WordArguments given) {
                        return (x, y, z) -> { throw new IllegalStateException("out of ink"); };
                    }
                }
                """;
        Path taken = ExamplePlugin.of(folder.resolve("a"), "taken.jar", ShapeProvider.class, "Bad",
                shape.replace("NAME", "box"));
        assertThat(fault(taken, "materials")).contains("plug-in taken.jar: there is a shape box already");
        Path failing = ExamplePlugin.of(folder.resolve("b"), "failing.jar", ShapeProvider.class, "Bad",
                shape.replace("NAME", "blot"));
        Path file = Files.writeString(folder.resolve("blot.yaml"), WINDING.replaceAll("zigzag: .*\\} \\} }", "blot: {} } }")
                .replace("silicone-oil", "water").replaceAll("(?s)output:.*", ""));
        assertThat(fault(failing, "check", file.toString())).contains("plug-in failing.jar: the shape blot fails", "out of ink");
        String report = """
                public class Sour implements org.soretflow.cases.plugin.QuantityProvider {
                    public String name() { return "sourness"; }
                    public String meaning() { return "a number"; }
                    public org.soretflow.diagnostics.Quantity quantity(org.soretflow.cases.file.WordArguments given,
                            org.soretflow.physics.Problem problem) {
                        throw new UnsupportedOperationException("no lemons");
                    }
                }
                """;
        Path sour = ExamplePlugin.of(folder.resolve("c"), "sour.jar", QuantityProvider.class, "Sour", report);
        Path asking = Files.writeString(folder.resolve("sour.yaml"),
                Files.readString(file).replace("blot: {}", "box: { x: [1 mm, 2 mm] }")
                        + "output: { reports: { of: [ sourness ] } }\n");
        assertThat(fault(sour, "check", asking.toString())).contains("plug-in sour.jar: the report sourness fails", "no lemons");
    }

    @Test
    void unitsOfItsKeysAreChecked(@TempDir Path folder) throws IOException {
        Path plugins = ExamplePlugin.build(folder);
        Path file = Files.writeString(folder.resolve("sweet.yaml"), CASE.replace("width: 10 K", "width: 10 mm"));
        assertThat(fault(plugins, "check", file.toString()))
                .contains("own.thermophoresis.soret_coefficient.width", "which is a length",
                        "a temperature difference");
    }

    @Test
    void whatIsWrongIsSaidWithTheNameOfTheJar(@TempDir Path folder) throws IOException {
        Class<?> service = SoretLawProvider.class;
        String taken = LAW.replace("NAME", "talbot").replace("SOURCE", "s");
        assertThat(fault(ExamplePlugin.of(folder.resolve("a"), "taken.jar", service, "Law", taken), "materials"))
                .contains("plug-in taken.jar: there is a Soret law talbot already");
        String silent = LAW.replace("NAME", "mine").replace("SOURCE", "");
        assertThat(fault(ExamplePlugin.of(folder.resolve("b"), "silent.jar", service, "Law", silent), "materials"))
                .contains("plug-in silent.jar", "does not say where it comes from");
        String failing = LAW.replace("NAME", "mine").replace("SOURCE", "s");
        assertThat(fault(ExamplePlugin.of(folder.resolve("c"), "failing.jar", service, "Law", failing), "materials",
                "mine"))
                .contains("plug-in failing.jar: the Soret law mine fails", "out of sugar");
        String catalogue = """
                public class Catalogue implements org.soretflow.cases.plugin.CatalogueProvider {
                    public String materials() { return "TEXT"; }
                }
                """;
        assertThat(fault(ExamplePlugin.of(folder.resolve("d"), "water.jar", CatalogueProvider.class, "Catalogue",
                catalogue.replace("TEXT", "water: { source: mine }")), "materials"))
                .contains("plug-in water.jar: there is a material water already");
        assertThat(fault(ExamplePlugin.of(folder.resolve("e"), "nowhere.jar", CatalogueProvider.class, "Catalogue",
                catalogue.replace("TEXT", "oil: { phase: fluid }")), "materials"))
                .contains("plug-in nowhere.jar (materials):1:", "source is missing");
    }

    @Test
    void jarsThatAreNoPluginsAreRefused(@TempDir Path folder) throws IOException {
        assertThat(fault(folder.resolve("none"), "materials")).contains("there is no such folder");
        assertThat(fault(folder, "materials")).contains("there is no jar in it");
        Files.writeString(folder.resolve("text.jar"), "no jar");
        assertThat(fault(folder, "materials")).contains("plug-in text.jar: it is no jar");
        Path ghost = ExamplePlugin.of(folder.resolve("f"), "ghost.jar", SoretLawProvider.class, "Other",
                "class Other {}");
        assertThat(fault(ghost, "materials")).contains("plug-in ghost.jar: it cannot be loaded");
        Path empty = ExamplePlugin.of(folder.resolve("g"), "empty.jar", Runnable.class, "Other",
                "public class Other implements Runnable { public void run() {} }");
        assertThat(fault(empty, "materials")).contains("plug-in empty.jar: nothing is in it");
    }
}
