package org.soretflow.backend.cpu;

import java.util.Arrays;
import org.soretflow.backend.Grid;

/// Multigrid transfer on the CPU: restriction of the residual, coarse masses.
final class CpuTransfer {

    private CpuTransfer() {}

    static void restrictResidual(Threads threads, CpuStencil s, double[] x, double[] b, Grid coarse, double[] target) {
        int stepX = s.nx > coarse.nx() ? 2 : 1;
        int stepY = s.ny > coarse.ny() ? 2 : 1;
        int stepZ = s.nz > coarse.nz() ? 2 : 1;
        threads.run(coarse.ny() * coarse.nz(), s.grid.cells(), (from, to) -> {
            RowLines lines = s.lines();
            double[] residual = new double[s.nx];
            for (int row = from; row < to; row++) {
                int at = row * coarse.nx();
                int firstJ = row % coarse.ny() * stepY;
                int firstK = row / coarse.ny() * stepZ;
                Arrays.fill(target, at, at + coarse.nx(), 0);
                for (int k = firstK; k < Math.min(firstK + stepZ, s.nz); k++) {
                    for (int j = firstJ; j < Math.min(firstJ + stepY, s.ny); j++) {
                        s.new Row(j + s.ny * k).residuals(lines, x, b, residual, 0);
                        CellPairs.addRow(residual, 0, s.nx, stepX, target, at);
                    }
                }
            }
        });
    }

    static void coarsenMass(Threads threads, CpuStencil fine, Grid coarse, double[] target) {
        CellPairs.sum(threads, fine.grid, fine.mass, coarse, target);
    }
}
