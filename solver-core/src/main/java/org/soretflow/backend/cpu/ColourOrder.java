package org.soretflow.backend.cpu;

/// Runs over the rows (or lines) of one colour so that the result is that of the sequential order, in any number of
/// threads.
///
/// Rows of one colour do not see each other, except around the end of a periodic direction with an odd count: there the
/// first and the last have the same colour. The last ones wait until all others are done.
final class ColourOrder {

    /// What happens to the row at transverse indices (a, b), with memory of its thread.
    @FunctionalInterface
    interface Row {
        void at(int a, int b, double[] scratch);
    }

    private ColourOrder() {}

    /// @param cells cells in all rows, for the decision whether to hand out
    /// @param scratchSize numbers that the thread's memory holds
    static void run(
            Threads threads, int countA, boolean periodicA, int countB, boolean periodicB, long cells, int scratchSize, Row row) {
        int lastA = periodicA && countA > 1 && (countA & 1) == 1 ? countA - 1 : countA;
        int lastB = periodicB && countB > 1 && (countB & 1) == 1 ? countB - 1 : countB;
        threads.run(countA * countB, cells, (from, to) -> {
            double[] scratch = new double[scratchSize];
            for (int n = from; n < to; n++) {
                if (n % countA < lastA && n / countA < lastB) {
                    row.at(n % countA, n / countA, scratch);
                }
            }
        });
        if (lastA < countA || lastB < countB) {
            double[] scratch = new double[scratchSize];
            for (int n = 0; n < countA * countB; n++) {
                if (n % countA >= lastA || n / countA >= lastB) {
                    row.at(n % countA, n / countA, scratch);
                }
            }
        }
    }
}
