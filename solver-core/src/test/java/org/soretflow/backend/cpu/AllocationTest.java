package org.soretflow.backend.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.soretflow.backend.Backend;
import org.soretflow.backend.BackendOptions;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.Grid;
import org.soretflow.backend.Kernels;
import org.soretflow.backend.StencilData;
import org.soretflow.mesh.Direction;

/// Kernels take no memory per cell: the smallest object has 16 bytes. Vectors that the JIT cannot keep in registers cost 13
/// bytes per cell at most.
class AllocationTest {

    private static final int SIDE = 64;
    private static final int MOST_CALLS = 300;

    @Test
    void kernelsAllocateNothingPerCell() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (Backend backend = new CpuBackend(new BackendOptions(1))) {
            Grid grid = Grid.of(SIDE, SIDE, SIDE);
            Grid coarse = grid.coarsened(true, true, true);
            StencilData operator = StencilData.allocate(backend, grid, false);
            StencilData coarser = StencilData.allocate(backend, coarse, false);
            Kernels kernels = backend.kernels();
            kernels.fill(operator.mass(), 1);
            operator.massFactor().set(1);
            Buffer x = backend.allocate(grid.cells());
            Buffer b = backend.allocate(grid.cells());
            Buffer y = backend.allocate(grid.cells());
            Buffer z = backend.allocate(coarse.cells());
            Buffer guess = backend.allocate(coarse.cells());
            Buffer[] left = operator.left();
            Buffer[] right = operator.right();
            Map<String, Runnable> calls = new LinkedHashMap<>();
            calls.put("apply", () -> kernels.apply(operator, x, y));
            calls.put("residual", () -> kernels.residual(operator, x, b, y));
            calls.put("smoothPoints", () -> kernels.smoothPoints(operator, b, x, 0, 1));
            calls.put("sweepPoints", () -> kernels.sweepPoints(operator, b, x, 0, 1));
            for (Direction d : Direction.values()) {
                int at = d.ordinal();
                calls.put("smoothLines " + d, () -> kernels.smoothLines(operator, b, x, d, 0));
                calls.put("fitExponentially " + d, () -> kernels.fitExponentially(grid, d, x, null, left[at], right[at]));
                calls.put("addDivergence " + d, () -> kernels.addDivergence(grid, d, left[at], 1, y));
            }
            calls.put("restrictResidual", () -> kernels.restrictResidual(operator, x, b, coarse, z, guess));
            calls.put("prolongate", () -> kernels.prolongate(operator, coarse, z, x));
            calls.put("coarsen", () -> kernels.coarsen(operator, coarser));
            calls.put("dot", () -> kernels.dot(x, y, backend.parameter(0)));
            calls.put("combine", () -> kernels.combine(backend.parameter(1), x, backend.parameter(1), y));
            calls.forEach((name, call) -> {
                // vectors are objects until the JIT has compiled the loop
                long bytes = Long.MAX_VALUE;
                for (int m = 0; m < MOST_CALLS && bytes >= 16L * grid.cells(); m++) {
                    long before = threads.getCurrentThreadAllocatedBytes();
                    call.run();
                    bytes = threads.getCurrentThreadAllocatedBytes() - before;
                }
                assertThat((double) bytes / grid.cells()).as("bytes per cell of %s", name).isLessThan(16);
            });
        }
    }
}
