package org.soretflow.cases.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.soretflow.cases.run.Json;

/// Runs that leave the range of a property say so once, with cell and value, and again at their end.
class ValidityTest {

    private static final String SLAB = """
            case: slab
            mesh: { x: { length: 1 mm, cells: 2 }, y: { length: 1 mm, cells: 9 } }
            materials: { solvent: water }
            zones: [ { name: cell, material: solvent } ]
            equations:
              heat: { sources: [ { zone: cell, density: POWER } ] }
              species: { beads: { catalogue: polystyrene, with: { radius: 100 nm } } }
            initial: { temperature: 20 °C, beads: 0.001 }
            boundaries: { y-min: { heat: { temperature: 20 °C } }, y-max: { heat: { temperature: 20 °C } } }
            """;

    private static Captured run(Path folder, String power, String time) throws IOException {
        Path file = Files.writeString(folder.resolve("slab.yaml"), SLAB.replace("POWER", power) + time);
        return Captured.run("run", file.toString(), "--out", folder.resolve("out").toString());
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> beyond(Path folder) throws IOException {
        Map<String, Object> summary =
                (Map<String, Object>) Json.parse(Files.readString(folder.resolve("out/summary.json")));
        return (List<Map<String, Object>>) summary.get("beyond_validity");
    }

    /// A slab of 1 mm with q = 4e8 W/m³ would be q H²/(8k) = 80 K warmer in its middle: 100 °C, beyond the 85 °C of
    /// water but not beyond the 100 °C of the permittivity in the Soret coefficient.
    @Test
    void theFirstCellBeyondIsToldWithItsValue(@TempDir Path folder) throws IOException {
        Captured run = run(folder, "4e8 W/m^3", "time: { mode: steady }\n");
        assertThat(run.exit()).isZero();
        List<String> told = run.out().lines().filter(line -> line.contains("beyond the range")).toList();
        assertThat(told).hasSize(1);
        assertThat(told.getFirst()).contains("cell (0, 4) at x = 250 µm, y = 500 µm is 37",
                "beyond the range of water (",
                "viscosity", "273.15 K to 358.15 K");
        assertThat(beyond(folder)).hasSize(1);
        Map<String, Object> excess = beyond(folder).getFirst();
        // conductivity rises to 0.67 W/(m·K): 4e8·1e-6/(8·0.64) = 78 K, and the cell is 1/81 of that below the middle
        assertThat((Double) excess.get("temperature_K")).isCloseTo(293.15 + 77, within(4.0));
        assertThat(excess.get("cell")).isEqualTo(8);
        assertThat(excess.get("highest_K")).isEqualTo(358.15);
    }

    @Test
    void inTimeEveryLimitIsToldOnce(@TempDir Path folder) throws IOException {
        Captured run = run(folder, "8e8 W/m^3", "time: { end: 2 s, step: { fixed: 0.1 s } }\n");
        assertThat(run.exit()).isZero();
        List<String> told = run.out().lines().filter(line -> line.contains("beyond the range")).toList();
        // water, and the Soret coefficient that needs the permittivity: when they are left, and at the end
        assertThat(told).hasSize(4);
        assertThat(told).anyMatch(line -> line.contains("beads (soret_coefficient)"));
        assertThat(told.getFirst()).contains(" at t = ");
        assertThat(told.subList(2, 4)).allMatch(line -> line.contains("farthest: ") && line.contains(" at t = 2 s"));
        assertThat(beyond(folder)).hasSize(2);
    }

    @Test
    void nothingIsToldWithinTheRanges(@TempDir Path folder) throws IOException {
        Captured run = run(folder, "1e8 W/m^3", "time: { mode: steady }\n");
        assertThat(run.out()).doesNotContain("beyond the range")
                .contains("illustrative numbers, of the right size only: beads (polystyrene)");
        assertThat(beyond(folder)).isEmpty();
    }
}
