package org.soretflow.backend.cpu;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;

/// Runs loops in slabs over a fixed number of threads. No result ever depends on how many there are.
final class Threads implements AutoCloseable {

    /// Below this many cells a loop is not worth handing out: it takes some 100 µs, and a thread that sleeps some tens of
    /// microseconds to wake, on a virtual machine more. With two threads a flow in time took 7 seconds on 128² cells and
    /// 14 on 256² where loops of 16 000 cells and more were handed out, 5 and 12 where none was.
    static final long SMALL = 131_072;

    /// A piece of a loop.
    @FunctionalInterface
    interface Slab {
        void run(int from, int to);
    }

    private final int count;
    private final long fewestCells;
    private final ForkJoinPool pool;

    /// @param requested number of threads, 0 for all processors
    /// @param fewestCells loops over fewer cells are not handed out
    Threads(int requested, long fewestCells) {
        this.fewestCells = fewestCells;
        count = requested > 0 ? requested : Runtime.getRuntime().availableProcessors();
        pool = count > 1 ? new ForkJoinPool(count) : null;
    }

    int count() {
        return count;
    }

    /// Calls `slab` for consecutive pieces of `0 … items`.
    ///
    /// @param items number of independent items (rows, lines, blocks)
    /// @param cells cells in all of them, for the decision whether to hand out
    void run(int items, long cells, Slab slab) {
        if (pool == null || cells < fewestCells || items < 2) {
            slab.run(0, items);
            return;
        }
        int pieces = Math.min(items, count);
        List<ForkJoinTask<?>> tasks = new ArrayList<>(pieces - 1);
        for (int p = 1; p < pieces; p++) {
            int from = (int) ((long) items * p / pieces);
            int to = (int) ((long) items * (p + 1) / pieces);
            tasks.add(pool.submit(() -> slab.run(from, to)));
        }
        slab.run(0, (int) ((long) items / pieces));
        for (ForkJoinTask<?> task : tasks) {
            task.join();
        }
    }

    @Override
    public void close() {
        if (pool != null) {
            pool.close();
        }
    }
}
