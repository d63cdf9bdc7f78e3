package org.soretflow.gpu.tornado;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorkShapeTest {

    @Test
    void oneCounterFillsGroups() {
        assertThat(WorkShape.of(false, 1, 1000, 1, 1)).isEqualTo(new WorkShape(1024, 1, 1, 256, 1));
        assertThat(WorkShape.of(true, 1, 1, 1, 1)).isEqualTo(new WorkShape(256, 1, 1, 256, 1));
    }

    /// A processor takes a row at a time, and its first dimension is the outermost loop.
    @Test
    void aProcessorTakesRows() {
        assertThat(WorkShape.of(false, 3, 40, 30, 20)).isEqualTo(new WorkShape(20, 30, 1, 1, 1));
        assertThat(WorkShape.of(false, 2, 40, 30, 1)).isEqualTo(new WorkShape(30, 16, 1, 1, 1));
    }

    @Test
    void aGpuTakesNeighboursAlongX() {
        assertThat(WorkShape.of(true, 3, 65, 5, 3)).isEqualTo(new WorkShape(128, 8, 3, 64, 4));
        assertThat(WorkShape.of(true, 2, 3, 2, 1)).isEqualTo(new WorkShape(64, 4, 1, 64, 4));
    }
}
