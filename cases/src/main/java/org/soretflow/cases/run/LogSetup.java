package org.soretflow.cases.run;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.spi.ContextAwareBase;

/// Sets up logging in code: reading a configuration file costs more time than the rest of the program's start.
///
/// Outside a run warnings go to stderr; during one [RunLog] takes over the program's own messages.
public final class LogSetup extends ContextAwareBase implements Configurator {

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        // it warns at every file that it can write at all
        context.getLogger("io.jhdf").setLevel(Level.ERROR);
        AppenderBase<ILoggingEvent> stderr = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                System.err.println("warning: " + event.getFormattedMessage());
            }
        };
        stderr.setContext(context);
        stderr.start();
        root.addAppender(stderr);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
