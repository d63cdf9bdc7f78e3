package org.soretflow.backend.cpu;

import java.util.Arrays;
import org.soretflow.backend.Grid;

/// Sums and means over the fine cells of a coarse cell, and back.
final class CellPairs {

    private CellPairs() {}

    private static int step(int fine, int coarse) {
        return fine > coarse ? 2 : 1;
    }

    static void sum(Threads threads, Grid fine, double[] from, Grid coarse, double[] target) {
        int stepX = step(fine.nx(), coarse.nx());
        int stepY = step(fine.ny(), coarse.ny());
        int stepZ = step(fine.nz(), coarse.nz());
        threads.run(coarse.ny() * coarse.nz(), fine.cells(), (first, end) -> {
            for (int row = first; row < end; row++) {
                int at = row * coarse.nx();
                int firstJ = row % coarse.ny() * stepY;
                int firstK = row / coarse.ny() * stepZ;
                Arrays.fill(target, at, at + coarse.nx(), 0);
                for (int k = firstK; k < Math.min(firstK + stepZ, fine.nz()); k++) {
                    for (int j = firstJ; j < Math.min(firstJ + stepY, fine.ny()); j++) {
                        addRow(from, fine.nx() * (j + fine.ny() * k), fine.nx(), stepX, target, at);
                    }
                }
            }
        });
    }

    /// Adds pairs of a row, or single cells where the row is not halved.
    static void addRow(double[] from, int start, int count, int step, double[] target, int at) {
        if (step == 1) {
            for (int i = 0; i < count; i++) {
                target[at + i] += from[start + i];
            }
            return;
        }
        for (int i = 0; i + 1 < count; i += 2) {
            target[at + i / 2] += from[start + i] + from[start + i + 1];
        }
        if ((count & 1) == 1) {
            target[at + count / 2] += from[start + count - 1];
        }
    }

    /// @param positive whether only positive values count
    static void average(
            Threads threads, Grid fine, double[][] w, double[] from, boolean positive, Grid coarse, double[] target) {
        int stepX = step(fine.nx(), coarse.nx());
        int stepY = step(fine.ny(), coarse.ny());
        int stepZ = step(fine.nz(), coarse.nz());
        threads.run(coarse.ny() * coarse.nz(), fine.cells(), (first, end) -> {
            for (int row = first; row < end; row++) {
                int firstJ = row % coarse.ny() * stepY;
                int firstK = row / coarse.ny() * stepZ;
                for (int i = 0; i < coarse.nx(); i++) {
                    double sum = 0;
                    double volume = 0;
                    for (int k = firstK; k < Math.min(firstK + stepZ, fine.nz()); k++) {
                        for (int j = firstJ; j < Math.min(firstJ + stepY, fine.ny()); j++) {
                            for (int m = i * stepX; m < Math.min((i + 1) * stepX, fine.nx()); m++) {
                                double value = from[m + fine.nx() * (j + fine.ny() * k)];
                                double share = positive && !(value > 0) ? 0 : w[0][m] * w[1][j] * w[2][k];
                                volume += share;
                                sum += share * value;
                            }
                        }
                    }
                    target[row * coarse.nx() + i] = volume > 0 ? sum / volume : 0;
                }
            }
        });
    }

    static void spread(Threads threads, Grid coarse, double[] from, Grid fine, double[] target) {
        int stepX = step(fine.nx(), coarse.nx());
        int stepY = step(fine.ny(), coarse.ny());
        int stepZ = step(fine.nz(), coarse.nz());
        threads.run(fine.ny() * fine.nz(), fine.cells(), (first, end) -> {
            for (int row = first; row < end; row++) {
                int at = coarse.nx() * (row % fine.ny() / stepY + coarse.ny() * (row / fine.ny() / stepZ));
                for (int i = 0; i < fine.nx(); i++) {
                    target[row * fine.nx() + i] += from[at + i / stepX];
                }
            }
        });
    }
}
