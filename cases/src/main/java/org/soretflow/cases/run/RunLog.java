package org.soretflow.cases.run;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.slf4j.LoggerFactory;

/// Sends every message of the program, also those of the numerics, to the console and to `run.log`.
///
/// The file gets each line with its date at once, so that a killed run has said all it knew.
final class RunLog implements AutoCloseable {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Logger root;
    private final Appender appender;
    private final boolean alone;

    private RunLog(Logger root, Appender appender, boolean alone) {
        this.root = root;
        this.appender = appender;
        this.alone = alone;
    }

    /// Appends to a log file, and speaks on the console.
    static RunLog open(Path file, Console console) throws IOException {
        return open(file, console, "");
    }

    /// The same for one of several runs at a time: hears only what the calling thread says.
    static RunLog ofThisThread(Path file, Console console) throws IOException {
        return open(file, console, Thread.currentThread().getName());
    }

    private static RunLog open(Path file, Console console, String thread) throws IOException {
        Logger root = (Logger) LoggerFactory.getLogger("org.soretflow");
        BufferedWriter writer =
                Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        Appender appender = new Appender(writer, console, thread);
        appender.setContext(root.getLoggerContext());
        appender.start();
        root.setAdditive(false);
        root.setLevel(Level.INFO);
        root.addAppender(appender);
        return new RunLog(root, appender, thread.isEmpty());
    }

    /// Says something on the console and in the file.
    void info(String text) {
        text.lines().forEach(root::info);
    }

    void warn(String text) {
        text.lines().forEach(root::warn);
    }

    /// Says something in the file only.
    void note(String line) {
        appender.write(Level.INFO, line, Instant.now());
    }

    @Override
    public void close() throws IOException {
        root.detachAppender(appender);
        if (alone) {
            root.setAdditive(true);
        }
        appender.stop();
        appender.writer.close();
    }

    private static final class Appender extends AppenderBase<ILoggingEvent> {

        private final BufferedWriter writer;
        private final Console console;
        private final String thread;

        /// @param thread whose messages are meant; empty for all
        private Appender(BufferedWriter writer, Console console, String thread) {
            this.writer = writer;
            this.console = console;
            this.thread = thread;
        }

        @Override
        protected void append(ILoggingEvent event) {
            if (!thread.isEmpty() && !thread.equals(event.getThreadName())) {
                return;
            }
            if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
                console.warn(event.getFormattedMessage());
            } else {
                console.info(event.getFormattedMessage());
            }
            write(event.getLevel(), event.getFormattedMessage(), event.getInstant());
        }

        private synchronized void write(Level level, String line, Instant instant) {
            try {
                writer.write(DATE.format(LocalDateTime.ofInstant(instant, ZoneId.systemDefault())));
                writer.write(level.isGreaterOrEqual(Level.WARN) ? " WARNING " : " ");
                writer.write(line);
                writer.write('\n');
                writer.flush();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write run.log", e);
            }
        }
    }
}
