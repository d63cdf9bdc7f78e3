package org.soretflow.cases.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Waits for somebody to say that it is enough.
public final class Linger {

    private Linger() {}

    /// Waits for Ctrl-C, SIGTERM or the end of a time; the process itself goes on.
    public static void until(Duration longest) {
        CountDownLatch enough = new CountDownLatch(1);
        try (Signals _ = Signals.listen(_ -> enough.countDown())) {
            enough.await(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
