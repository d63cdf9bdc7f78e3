package org.soretflow.cases.report;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.soretflow.backend.Backend;
import org.soretflow.backend.BackendOptions;
import org.soretflow.backend.Backends;
import org.soretflow.cases.file.CaseReader;
import org.soretflow.cases.run.CaseRun;
import org.soretflow.cases.run.Console;
import org.soretflow.run.Observer;

/// Small runs for the tests of reports and of the live view.
public final class Runs {

    /// A title that does harm where it is not escaped, and a case that takes a fraction of a second.
    public static final String HOSTILE = """
            case: small
            title: "<script>document.title='harmed'</script> & \\"quoted\\""
            mesh:
              x: { length: 2 mm, cells: 12 }
              y: { length: 1 mm, cells: 8 }
            materials: { solvent: water, wall: borosilicate-glass }
            zones:
              - { name: chamber, material: solvent }
              - { name: post, material: wall, shape: { box: { x: [0.5 mm, 1 mm], y: [0 mm, 0.5 mm] } } }
            equations:
              heat: {}
              species:
                salt: { diffusivity: 1e-9 m^2/s, thermophoresis: { soret_coefficient: 0.01 1/K } }
            initial: { temperature: 20 °C, salt: 0.01 }
            boundaries:
              y-min: { heat: { temperature: 20 °C } }
              y-max: { heat: { temperature: 30 °C } }
            time: { end: 10 min }
            output:
              report: true
              fields: { at: [0 s, 1 min, end] }
              lines: { up: { at: [1 min, end], from: [1.5 mm, 0 mm], to: [1.5 mm, 1 mm] } }
              probes: { at: { centre: [1.5 mm, 0.5 mm] } }
              reports: { of: [balances, mean: salt, maximum: salt, separation: salt, heat_flow: [y-min, y-max]] }
            """;

    /// A steady case in three dimensions.
    public static final String SOLID = """
            case: block
            title: A block with a hot corner
            mesh:
              x: { length: 2 mm, cells: 10 }
              y: { length: 1 mm, cells: 8 }
              z: { length: 0.1 mm, cells: 6 }
            materials: { glass: borosilicate-glass }
            zones: [{ name: block, material: glass }]
            equations: { heat: {} }
            initial: { temperature: 20 °C }
            patches:
              spot: { on: x-min, shape: { box: { y: [0 mm, 0.3 mm] } } }
            boundaries:
              spot: { heat: { temperature: 40 °C } }
              x-max: { heat: { temperature: 20 °C } }
            time: { mode: steady }
            """;

    private Runs() {}

    /// Runs a case into a folder.
    public static Path run(String yaml, Path parent) throws IOException {
        return run(yaml, parent, _ -> {});
    }

    /// Runs a case into a folder while somebody looks.
    static Path run(String yaml, Path parent, Observer onlooker) throws IOException {
        Path file = Files.writeString(parent.resolve("source.yaml"), yaml);
        var loaded = CaseReader.read(file, List.of());
        Path folder = parent.resolve(loaded.name());
        var console = new Console(new PrintWriter(Writer.nullWriter()),
                new PrintWriter(Writer.nullWriter()), Console.Detail.QUIET, false);
        try (Backend backend = Backends.best(BackendOptions.standard())) {
            CaseRun.execute(loaded, new CaseRun.Settings(folder, backend, "", "", Optional.of(onlooker)), console);
        }
        return folder;
    }
}
