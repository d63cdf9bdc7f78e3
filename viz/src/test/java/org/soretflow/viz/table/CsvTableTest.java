package org.soretflow.viz.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTableTest {

    private static final List<String> COLUMNS = 
            List.of("step", CsvTable.column("time", "s"), CsvTable.column("ethanol", "1"));

    @TempDir
    Path folder;

    @Test
    void rowsAreInTheFileAsSoonAsTheyAreAppended() throws IOException {
        Path file = folder.resolve("t.csv");
        try (CsvTable table = CsvTable.create(file, COLUMNS)) {
            assertThat(file).hasContent("step,time [s],ethanol [1]\n");
            table.append(List.of(0L, 0.0, 0.39));
            assertThat(Files.readString(file)).isEqualTo("step,time [s],ethanol [1]\n0,0.0,0.39\n");
        }
    }

    @Test
    void numbersReadBackExactly() throws IOException {
        Path file = folder.resolve("t.csv");
        SplittableRandom random = new SplittableRandom(3);
        double[] values = new double[200];
        try (CsvTable table = CsvTable.create(file, COLUMNS)) {
            for (int n = 0; n < values.length; n++) {
                values[n] = Double.longBitsToDouble(random.nextLong());
                table.append(List.of((long) n, n * 0.1, values[n]));
            }
        }
        assertThat(CsvData.read(file).column("ethanol")).containsExactly(values);
        assertThat(CsvData.read(file).rows()).isEqualTo(values.length);
    }

    @Test
    void whatIsNotKnownIsAnEmptyCell() throws IOException {
        Path file = folder.resolve("t.csv");
        CsvTable.write(file, COLUMNS, List.of(List.of(0, Double.NaN, Double.NaN), List.of(1, 0.5, Double.NaN)));
        assertThat(Files.readString(file)).endsWith("\n0,,\n1,0.5,\n");
        assertThat(CsvData.read(file).column("time")).containsExactly(Double.NaN, 0.5);
        assertThat(CsvData.read(file).column("ethanol")).containsExactly(Double.NaN, Double.NaN);
    }

    @Test
    void aKilledAndRestartedRunLeavesTheSameBytes() throws IOException {
        Path undisturbed = folder.resolve("undisturbed.csv");
        try (CsvTable table = CsvTable.create(undisturbed, COLUMNS)) {
            rows(table, 0, 100);
        }
        Path killed = folder.resolve("killed.csv");
        CsvTable first = CsvTable.create(killed, COLUMNS);
        rows(first, 0, 57);
        Files.writeString(killed, "58,5.800", StandardOpenOption.APPEND);
        first.close();
        try (CsvTable table = CsvTable.resume(killed, COLUMNS, 40)) {
            rows(table, 41, 100);
        }
        assertThat(Files.readAllBytes(killed)).isEqualTo(Files.readAllBytes(undisturbed));
    }

    @Test
    void aTornLastRowGoesEvenIfItsStepWouldStay() throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), "step,time [s],ethanol [1]\n1,0.1,5.0\n2,0.2,5.");
        assertThat(CsvTable.cut(file, 1000)).isTrue();
        assertThat(file).hasContent("step,time [s],ethanol [1]\n1,0.1,5.0\n");
    }

    @Test
    void resumeStartsAMissingTableAndRefusesAForeignOne() throws IOException {
        Path file = folder.resolve("t.csv");
        CsvTable.resume(file, COLUMNS, 12).close();
        assertThat(file).hasContent("step,time [s],ethanol [1]\n");
        assertThatThrownBy(() -> CsvTable.resume(file, List.of("step", "salt [1]"), 12))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot continue " + file).hasMessageContaining("salt [1]");
    }

    @Test
    void namesWithCommasAndQuotesAreQuoted() throws IOException {
        Path file = folder.resolve("t.csv");
        CsvTable.write(file, List.of("a,b", "c\"d", "plain"), List.of(List.of(1.0, 2.0, 3)));
        assertThat(Files.readString(file)).isEqualTo("\"a,b\",\"c\"\"d\",plain\n1.0,2.0,3\n");
        assertThat(CsvData.read(file).names()).containsExactly("a,b", "c\"d", "plain");
    }

    @Test
    void wrongRowsAndHeadersAreRefused() throws IOException {
        Path file = folder.resolve("t.csv");
        assertThatThrownBy(() -> CsvTable.create(file, List.of("time [s]"))).hasMessageContaining("must be step");
        try (CsvTable table = CsvTable.create(file, COLUMNS)) {
            assertThatThrownBy(() -> table.append(List.of(1L))).hasMessageContaining("1 cells, its header 3");
        }
        Files.writeString(file, "1,x,2\n", StandardOpenOption.APPEND);
        assertThatThrownBy(() -> CsvData.read(file)).hasMessageContaining("line 2: not a number: x");
    }

    private static void rows(CsvTable table, int from, int to) throws IOException {
        for (int n = from; n <= to; n++) {
            table.append(List.of((long) n, n * 0.1, Math.sin(n)));
        }
    }
}
