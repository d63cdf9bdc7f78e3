package org.soretflow.cases.study;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;

/// Does the runs of a tree side by side: each begins when its predecessor has ended.
final class Branches {

    /// Between two looks at runs that other processes do [ms].
    private static final long LOOK_AGAIN = 200;

    /// One run.
    @FunctionalInterface
    interface Work {
        /// @param point number of the point
        /// @param source the run to start from: the nearest predecessor that has a result
        /// @param atATime how many runs may go on at this time, this one among them
        /// @return empty if another process is at it
        Optional<Outcome> run(int point, Optional<Outcome> source, int atATime) throws IOException;
    }

    private final Neighbours tree;
    private final Work work;
    private final Outcome[] outcomes;
    private final List<List<Integer>> successors = new ArrayList<>();
    private final PriorityQueue<Integer> ready;
    private final Queue<Integer> elsewhere = new ArrayDeque<>();
    private int running;
    private int missing;
    private Throwable failure;

    Branches(Neighbours tree, Work work) {
        this.tree = tree;
        this.work = work;
        outcomes = new Outcome[tree.count()];
        missing = tree.count();
        int[] turn = new int[tree.count()];
        for (int m = 0; m < turn.length; m++) {
            turn[tree.order()[m]] = m;
            successors.add(new ArrayList<>());
        }
        ready = new PriorityQueue<>(Comparator.comparingInt(point -> turn[point]));
        for (int point : tree.order()) {
            if (tree.predecessor()[point] < 0) {
                ready.add(point);
            } else {
                successors.get(tree.predecessor()[point]).add(point);
            }
        }
    }

    /// @param jobs runs at a time
    /// @return the outcomes, in the order of the points
    List<Outcome> run(int jobs) throws IOException {
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < Math.min(jobs, tree.count()); t++) {
            Thread thread = new Thread(() -> work(jobs));
            thread.setName("run-" + thread.threadId());
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            threads.forEach(Thread::interrupt);
            Thread.currentThread().interrupt();
            throw new IOException("the study was interrupted", e);
        }
        switch (failure) {
            case null -> { }
            case IOException input -> throw input;
            case RuntimeException wrong -> throw wrong;
            case Error error -> throw error;
            default -> throw new IllegalStateException(failure);
        }
        return Arrays.asList(outcomes);
    }

    private void work(int jobs) {
        try {
            while (true) {
                int point;
                int atATime;
                Optional<Outcome> source;
                synchronized (this) {
                    while (failure == null && missing > 0 && ready.isEmpty()) {
                        await();
                    }
                    if (failure != null || missing == 0) {
                        return;
                    }
                    point = ready.remove();
                    running++;
                    atATime = Math.min(jobs, running + ready.size());
                    source = source(point);
                }
                Optional<Outcome> outcome = work.run(point, source, atATime);
                synchronized (this) {
                    ended(point, outcome);
                }
            }
        } catch (IOException | RuntimeException | Error | InterruptedException e) {
            synchronized (this) {
                failure = failure == null ? e : failure;
                notifyAll();
            }
        }
    }

    /// Waits for a run of this process to end, or looks again at those of others.
    private void await() throws InterruptedException {
        if (elsewhere.isEmpty()) {
            wait();
        } else {
            wait(LOOK_AGAIN);
            ready.addAll(elsewhere);
            elsewhere.clear();
        }
    }

    private void ended(int point, Optional<Outcome> outcome) {
        running--;
        if (outcome.isPresent()) {
            outcomes[point] = outcome.get();
            missing--;
            ready.addAll(successors.get(point));
        } else {
            elsewhere.add(point);
        }
        notifyAll();
    }

    private Optional<Outcome> source(int point) {
        int from = tree.predecessor()[point];
        while (from >= 0 && !outcomes[from].isFinished()) {
            from = tree.predecessor()[from];
        }
        return from < 0 ? Optional.empty() : Optional.of(outcomes[from]);
    }
}
