package org.soretflow.viz.output;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Writes in a thread of its own while the simulation goes on, one piece of work after the other.
///
/// At most one piece is on its way: who hands over the next one waits until it is done, so that no more than two states
/// are in memory however slow the disk is. What went wrong is told at the next call.
final class BackgroundWriter {

    private FutureTask<Void> work;

    /// Starts a piece of work when the one before is done.
    void start(Runnable writing) {
        finish();
        work = new FutureTask<>(writing, null);
        Thread.ofPlatform().name("soretflow-output").start(work);
    }

    /// Waits for the work on its way, if there is any.
    ///
    /// @throws RuntimeException what the work threw, once
    void finish() {
        FutureTask<Void> last = work;
        if (last == null) {
            return;
        }
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    last.get();
                    return;
                } catch (InterruptedException _) {
                    // a file that is begun is finished; the caller is told afterwards
                    interrupted = true;
                } catch (ExecutionException e) {
                    switch (e.getCause()) {
                        case RuntimeException failure -> throw failure;
                        case Error failure -> throw failure;
                        case Throwable failure -> throw new IllegalStateException(failure);
                    }
                }
            }
        } finally {
            work = null;
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
