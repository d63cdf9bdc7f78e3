package org.soretflow.cases.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A channel with a hot roof and two kinds of beads: a small steady case whose flow, heat and species are solved for.
final class ChannelCase {

    private static final String TEXT = """
            case: channel
            parameters: { gap: 50 µm, speed: 1 mm/s, hot: 40 °C }
            mesh:
              x: { length: 1 mm, cells: 32 }
              y: { length: "${gap}", cells: 24 }
            materials: { solvent: water }
            zones: [ { name: channel, material: solvent } ]
            equations:
              heat: {}
              flow: {}
              species:
                beads: { diffusivity: 1e-11 m^2/s, thermophoresis: { soret_coefficient: 0.1 1/K } }
            initial: { temperature: 20 °C, beads: 1 }
            boundaries:
              x-min: { flow: { velocity: "${speed}", profile: developed }, heat: { temperature: 20 °C }, species: { beads: 1 } }
              x-max: outflow
              y-min: { heat: { temperature: 20 °C } }
              y-max: { heat: { temperature: "${hot}" } }
            time: { mode: steady }
            output:
              fields: { at: end }
              reports: { of: [ mean: beads, maximum: beads, heat_flow: [y-max] ] }
            """;

    private ChannelCase() {}

    /// Writes the case and a study of it into a folder.
    ///
    /// @return the study file
    static Path study(Path folder, String text) throws IOException {
        Files.writeString(folder.resolve("channel.yaml"), TEXT);
        return Files.writeString(folder.resolve("study.yaml"), "case: channel.yaml\n" + text);
    }
}
