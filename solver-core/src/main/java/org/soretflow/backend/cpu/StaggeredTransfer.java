package org.soretflow.backend.cpu;

import static org.soretflow.backend.StaggeredTables.CELLS;
import static org.soretflow.backend.StaggeredTables.WIDE;

import java.util.Arrays;
import org.soretflow.backend.FlowGrid;
import org.soretflow.backend.StaggeredTables;
import org.soretflow.mesh.Side;

/// Transfer of one velocity component between a staggered mesh and one of pairs of its cells, on the CPU.
final class StaggeredTransfer {

    private final StaggeredTables tables;

    private StaggeredTransfer(StaggeredTables tables) {
        this.tables = tables;
    }

    static StaggeredTransfer between(FlowGrid fineGrid, FlowGrid coarseGrid, int component) {
        return between(fineGrid, coarseGrid, component, new double[Side.values().length]);
    }

    /// @param sticks shares of the sides on which the interpolated velocity falls to zero
    static StaggeredTransfer between(FlowGrid fineGrid, FlowGrid coarseGrid, int component, double[] sticks) {
        double[][] widths = {
            CpuBuffer.numbers(fineGrid.widths()[0]), CpuBuffer.numbers(fineGrid.widths()[1]),
            CpuBuffer.numbers(fineGrid.widths()[2])
        };
        double[] rings = CpuBuffer.numbers(fineGrid.rings());
        return new StaggeredTransfer(new StaggeredTables(fineGrid, coarseGrid, component, widths, rings, sticks));
    }

    static StaggeredTransfer ofCells(FlowGrid fineGrid, FlowGrid coarseGrid) {
        return between(fineGrid, coarseGrid, CELLS, new double[0]);
    }

    void restrict(Threads threads, double[] from, double[] target) {
        gather(threads, from, tables.toCoarse, target);
    }

    void average(Threads threads, double[] from, double[] target) {
        gather(threads, from, tables.mean, target);
    }

    private void gather(Threads threads, double[] from, double[][] weights, double[] target) {
        int nx = tables.coarse.nx();
        threads.run(tables.coarse.ny() * tables.coarse.nz(), tables.fine.cells(), (first, end) -> {
            double[] line = new double[tables.fine.nx()];
            for (int row = first; row < end; row++) {
                int j = row % tables.coarse.ny();
                int k = row / tables.coarse.ny();
                Arrays.fill(line, 0);
                for (int c = WIDE * k; c < WIDE * (k + 1); c++) {
                    for (int b = WIDE * j; b < WIDE * (j + 1); b++) {
                        double weight = weights[2][c] * weights[1][b];
                        if (weight != 0) {
                            int start = tables.fine.nx() * (tables.toCoarseAt[1][b] + tables.fine.ny() * tables.toCoarseAt[2][c]);
                            for (int i = 0; i < line.length; i++) {
                                line[i] += weight * from[start + i];
                            }
                        }
                    }
                }
                for (int i = 0; i < nx; i++) {
                    target[nx * row + i] = weights[0][WIDE * i] * line[tables.toCoarseAt[0][WIDE * i]]
                            + weights[0][WIDE * i + 1] * line[tables.toCoarseAt[0][WIDE * i + 1]]
                            + weights[0][WIDE * i + 2] * line[tables.toCoarseAt[0][WIDE * i + 2]];
                }
            }
        });
    }

    void prolongate(Threads threads, double[] from, double[] target) {
        int nx = tables.fine.nx();
        threads.run(tables.fine.ny() * tables.fine.nz(), tables.fine.cells(), (first, end) -> {
            double[] line = new double[tables.coarse.nx()];
            for (int row = first; row < end; row++) {
                int j = row % tables.fine.ny();
                int k = row / tables.fine.ny();
                Arrays.fill(line, 0);
                for (int c = 2 * k; c < 2 * k + 2; c++) {
                    for (int b = 2 * j; b < 2 * j + 2; b++) {
                        double weight = tables.toFine[2][c] * tables.toFine[1][b];
                        if (weight != 0) {
                            int start = tables.coarse.nx() * (tables.toFineAt[1][b] + tables.coarse.ny() * tables.toFineAt[2][c]);
                            for (int i = 0; i < line.length; i++) {
                                line[i] += weight * from[start + i];
                            }
                        }
                    }
                }
                for (int i = 0; i < nx; i++) {
                    target[nx * row + i] += tables.toFine[0][2 * i] * line[tables.toFineAt[0][2 * i]]
                            + tables.toFine[0][2 * i + 1] * line[tables.toFineAt[0][2 * i + 1]];
                }
            }
        });
    }
}
