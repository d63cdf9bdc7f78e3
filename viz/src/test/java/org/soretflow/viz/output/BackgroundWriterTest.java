package org.soretflow.viz.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class BackgroundWriterTest {

    private final BackgroundWriter writer = new BackgroundWriter();

    @Test
    void theCallerGoesOnWhileWorkIsDone() throws InterruptedException {
        CountDownLatch callerWentOn = new CountDownLatch(1);
        List<Integer> done = new ArrayList<>();
        writer.start(() -> {
            await(callerWentOn);
            done.add(1);
        });
        callerWentOn.countDown();
        writer.start(() -> done.add(2));
        writer.finish();
        assertThat(done).containsExactly(1, 2);
    }

    @Test
    void aFailureIsToldOnceAtTheNextCall() {
        writer.start(() -> {
            throw new IllegalStateException("the disk is full");
        });
        assertThatThrownBy(() -> writer.start(() -> {})).isInstanceOf(IllegalStateException.class)
                .hasMessage("the disk is full");
        assertThatCode(writer::finish).doesNotThrowAnyException();
    }

    @Test
    void anInterruptedCallerWaitsAllTheSame() {
        List<Integer> done = new ArrayList<>();
        CountDownLatch interrupted = new CountDownLatch(1);
        writer.start(() -> {
            await(interrupted);
            done.add(1);
        });
        Thread.currentThread().interrupt();
        interrupted.countDown();
        writer.finish();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(done).containsExactly(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
