package org.soretflow.cases.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A case of four cells whose two reports are known polynomials of its parameters: closed species at rest keep their
/// mean, which the parameters state.
///
/// mean_one = 0.01 + 0.01·(a − 2)² + 0.02·(b − 1)², mean_two = 0.02 + 0.01·(a − 1)² + 0.01·(b − 1)².
final class BowlCase {

    private static final String TEXT = """
            case: bowl
            parameters: { a: 0.5, b: 2, width: 1 mm }
            mesh:
              x: { length: "${width}", cells: 2 }
              y: { length: 1 mm, cells: 2 }
            materials: { solvent: water }
            zones: [ { name: cell, material: solvent } ]
            equations:
              species:
                one: { diffusivity: 1e-9 m^2/s }
                two: { diffusivity: 1e-9 m^2/s }
            initial:
              temperature: 20 °C
              one: "${0.01 + 0.01*(a - 2)^2 + 0.02*(b - 1)^2}"
              two: "${0.02 + 0.01*(a - 1)^2 + 0.01*(b - 1)^2}"
            time: { mode: steady }
            output:
              fields: { at: end }
              reports: { of: [ mean: one, mean: two ] }
            """;

    private BowlCase() {}

    /// Writes the case and a study of it into a folder.
    ///
    /// @return the study file
    static Path study(Path folder, String text) throws IOException {
        Files.writeString(folder.resolve("bowl.yaml"), TEXT);
        return Files.writeString(folder.resolve("study.yaml"), "case: bowl.yaml\n" + text);
    }

    static double one(double a, double b) {
        return 0.01 + 0.01 * (a - 2) * (a - 2) + 0.02 * (b - 1) * (b - 1);
    }

    static double two(double a, double b) {
        return 0.02 + 0.01 * (a - 1) * (a - 1) + 0.01 * (b - 1) * (b - 1);
    }
}
