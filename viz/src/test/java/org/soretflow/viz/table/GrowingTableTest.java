package org.soretflow.viz.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrowingTableTest {

    @TempDir
    Path folder;

    @Test
    void readsWhatHasCome() throws IOException {
        Path file = folder.resolve("t.csv");
        GrowingTable table = new GrowingTable(file, 100);
        assertThat(table.update()).isFalse();
        assertThat(table.data().names()).isEmpty();
        try (CsvTable writer = CsvTable.create(file, List.of("step", "T, mean [K]"))) {
            assertThat(table.update()).isTrue();
            assertThat(table.names()).containsExactly("step", "T, mean [K]");
            writer.append(List.of(1, 293.5));
            writer.append(List.of(2, Double.NaN));
            assertThat(table.update()).isTrue();
            assertThat(table.update()).isFalse();
        }
        assertThat(table.data().columns().get(0)).containsExactly(1, 2);
        assertThat(table.data().columns().get(1)).containsExactly(293.5, Double.NaN);
    }

    @Test
    void aRowWithoutItsEndWaits() throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), "step,a\n1,0.5\n2,0.2");
        GrowingTable table = new GrowingTable(file, 100);
        table.update();
        assertThat(table.data().columns().get(1)).containsExactly(0.5);
        Files.writeString(file, "5\n3,1.0\n", StandardOpenOption.APPEND);
        assertThat(table.update()).isTrue();
        assertThat(table.data().columns().get(1)).containsExactly(0.5, 0.25, 1.0);
    }

    /// As a restarted run does it: in the place of the file comes a shorter one, or one of other columns.
    @Test
    void aTableThatWasCutOrReplacedIsReadAnew() throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), "step,a\n1,0.5\n2,0.25\n3,0.125\n");
        GrowingTable table = new GrowingTable(file, 100);
        table.update();
        CsvTable.cut(file, 1);
        assertThat(table.update()).isTrue();
        assertThat(table.data().columns().get(0)).containsExactly(1);
        AtomicFile.writeText(file, "step,b,c\n1,2,3\n4,5,6\n7,8,9\n10,11,12\n");
        assertThat(table.update()).isTrue();
        assertThat(table.data().column("c")).containsExactly(3, 6, 9, 12);
        Files.delete(file);
        assertThat(table.update()).isTrue();
        assertThat(table.data().names()).isEmpty();
    }

    @Test
    void aLongTableIsThinnedButItsNewestRowIsThere() throws IOException {
        StringBuilder text = new StringBuilder("step,a\n");
        for (int n = 0; n < 10_001; n++) {
            text.append(n).append(',').append(2 * n).append('\n');
        }
        GrowingTable table = new GrowingTable(Files.writeString(folder.resolve("t.csv"), text), 50);
        table.update();
        double[] steps = table.data().columns().getFirst();
        assertThat(table.count()).isEqualTo(10_001);
        assertThat(steps).hasSizeBetween(25, 51).isSorted().startsWith(0);
        assertThat(steps[steps.length - 1]).isEqualTo(10_000);
        assertThat(table.data().columns().get(1)[steps.length - 1]).isEqualTo(20_000);
        // evenly: the distance of two kept rows is the same all along, but for the newest
        for (int n = 2; n < steps.length - 1; n++) {
            assertThat(steps[n] - steps[n - 1]).isEqualTo(steps[1]);
        }
    }

    @Test
    void whatIsNoTableIsRefused() throws IOException {
        GrowingTable wrong = new GrowingTable(Files.writeString(folder.resolve("a.csv"), "step,a\n1\n"), 10);
        assertThatThrownBy(wrong::update).isInstanceOf(IOException.class).hasMessageContaining("a row has 1 cells");
        GrowingTable words = new GrowingTable(Files.writeString(folder.resolve("b.csv"), "step,a\n1,x\n"), 10);
        assertThatThrownBy(words::update).isInstanceOf(IOException.class).hasMessageContaining("not a number: x");
    }
}
