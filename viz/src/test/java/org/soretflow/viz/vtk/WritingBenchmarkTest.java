package org.soretflow.viz.vtk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WritingBenchmarkTest {

    @TempDir
    Path folder;

    @Test
    void measuresAllWaysAndLeavesNothing() throws IOException {
        WritingBenchmark.Result result = new WritingBenchmark(16, 5).run(folder, 2);
        assertThat(result.bytes()).isEqualTo(5L * 16 * 16 * 16 * 8);
        assertThat(result.compressedBytes()).isPositive().isLessThan(result.bytes());
        for (WritingBenchmark.Speed speed : new WritingBenchmark.Speed[] {
            result.bare(), result.plain(), result.compressed()}) {
            assertThat(speed.stored()).isPositive().isLessThanOrEqualTo(speed.taken());
        }
        assertThat(folder).isEmptyDirectory();
    }
}
