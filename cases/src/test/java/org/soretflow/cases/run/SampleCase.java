package org.soretflow.cases.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A small transient case that asks for every kind of output.
public final class SampleCase {

    private static final String TEXT = """
            case: sample
            title: A small cell
            mesh:
              x: { length: 1 mm, cells: 8 }
              y: { length: 0.5 mm, cells: 12 }
            materials: { solvent: water }
            zones:
              - { name: cell, material: solvent }
            equations:
              heat: {}
              species:
                beads:
                  amount: mass_fraction
                  diffusivity: 1.0e-9 m^2/s
                  thermophoresis: { soret_coefficient: 0.05 1/K, form: dilute }
            initial: { temperature: 25 °C, velocity: rest, beads: 0.01 }
            boundaries:
              y-min: { heat: { temperature: 20 °C } }
              y-max: { heat: { temperature: 30 °C } }
            time: { end: 60 s, step: { first: 50 ms, max: 50 ms } }
            output:
              fields: { every: 10 s }
              lines:
                middle: { every: 20 s, from: [0.5 mm, 0 mm], to: [0.5 mm, 0.5 mm], names: [temperature, beads] }
              probes: { every: 1 step, at: { centre: [0.5 mm, 0.25 mm] }, names: [beads] }
              reports: { every: 5 s, of: [ balances, separation: beads ] }
              checkpoint: { every: 10 s, keep: 2 }
            """;

    private SampleCase() {}

    /// Writes the steady state of the same cell into a folder, on another mesh.
    public static Path steady(Path folder, int cellsInX, int cellsInY) throws IOException {
        String text = TEXT.substring(0, TEXT.indexOf("time:"))
                .replace("cells: 8", "cells: " + cellsInX)
                .replace("cells: 12", "cells: " + cellsInY);
        return Files.writeString(folder.resolve("steady.yaml"),
                text + "time: { mode: steady }\noutput:\n  fields: { at: end }\n");
    }

    /// Writes the case into a folder.
    public static Path in(Path folder) throws IOException {
        return Files.writeString(folder.resolve("sample.yaml"), TEXT);
    }
}
