package org.soretflow.cases.run;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import org.soretflow.field.EquationReport;
import org.soretflow.run.Observer;
import org.soretflow.run.StepReport;

/// Tells how far a run is: a status line with the time to go on a terminal, elsewhere at most one line a second.
///
/// A program that follows the run gets lines of JSON, at most five a second. The log file gets the lines for people, at
/// most one a second. The last step is always told. The time to go is that until the end time, see [Pace]; a run that
/// ends when it is steady needs less.
///
/// Written by hand and not with the library me.tongfei:progressbar (0.10.2 with JLine 3.29): its first line takes 0.35
/// to 0.5 s on a terminal, a third of what a start may take; it draws from a thread of its own by moving the cursor, so
/// that lines of the log between two drawings end up in the wrong place; and its own time to go is linear in the
/// progress.
final class Progress implements Observer {

    private static final long INTERVAL = 1_000_000_000L;
    private static final long EVENT_INTERVAL = 200_000_000L;

    private final RunLog log;
    private final Console console;
    private final double endTime;
    private final LongSupplier clock;
    private final Pace pace = new Pace();
    private long lastTold;
    private long lastEvent;
    private long lastIteration;
    private String untold = "";

    /// @param endTime simulated time at which the run ends at the latest [s]; 0 for a steady calculation
    /// @param clock [ns]
    Progress(RunLog log, Console console, double endTime, LongSupplier clock) {
        this.log = log;
        this.console = console;
        this.endTime = endTime;
        this.clock = clock;
        this.lastTold = clock.getAsLong() - INTERVAL;
        this.lastEvent = lastTold;
        this.lastIteration = clock.getAsLong();
    }

    /// Tells of an iteration of a steady solve, from a second after the beginning on.
    void iteration(int number, double residual) {
        long now = clock.getAsLong();
        String line = String.format(Locale.ROOT, "iteration %d  residual %.1e", number, residual);
        boolean terminal = console.isTerminal();
        if (terminal) {
            console.status(line);
        }
        if (now - lastIteration < INTERVAL) {
            return;
        }
        lastIteration = now;
        if (console.tellsEvents()) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("event", "progress");
            tree.put("iteration", number);
            tree.put("residual", Json.number(residual));
            tree.put("text", line);
            console.event(Json.line(tree));
        }
        if (terminal) {
            log.note(line);
        } else {
            log.info(line);
        }
    }

    @Override
    public void begin(StepReport report) {
        pace.add(clock.getAsLong(), report.time());
    }

    @Override
    public void observe(StepReport report) {
        if (report.step() == 0) {
            return;
        }
        long now = clock.getAsLong();
        pace.add(now, report.time());
        if (console.tellsEvents() && (now - lastEvent >= EVENT_INTERVAL || report.last())) {
            console.event(event(report));
            lastEvent = now;
        }
        String line = line(report);
        boolean due = now - lastTold >= INTERVAL || report.last();
        if (console.isTerminal() && !report.last()) {
            console.status(line);
            if (due) {
                log.note(line);
            }
        } else if (due) {
            log.info(line);
        }
        if (due) {
            lastTold = now;
        }
        untold = due ? "" : line;
    }

    /// Tells the last step of a run that ended before its end.
    @Override
    public void close() {
        if (!untold.isEmpty()) {
            log.info(untold);
            untold = "";
        }
    }

    /// The state of the run as one line of JSON; `fraction` and `end_seconds` are null in a steady calculation.
    private String event(StepReport report) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("event", "progress");
        tree.put("step", report.step());
        tree.put("time_seconds", Json.number(report.time()));
        tree.put("end_seconds", endTime > 0 ? Json.number(endTime) : null);
        tree.put("fraction", endTime > 0 ? Json.number(Math.clamp(report.time() / endTime, 0, 1)) : null);
        tree.put("to_go_seconds", endTime > 0 ? Json.number(pace.secondsUntil(endTime)) : null);
        tree.put("text", line(report));
        return Json.line(tree);
    }

    private String line(StepReport report) {
        StringBuilder text = new StringBuilder();
        if (endTime > 0) {
            text.append(String.format(Locale.ROOT, "step %d  %3.0f %%  t %s  Δt %s", report.step(),
                    100 * Math.min(1, report.time() / endTime), Numbers.seconds(report.time()),
                    Numbers.seconds(report.timeStep())));
        } else {
            text.append("step ").append(report.step());
        }
        if (report.courantNumber() > 0) {
            text.append("  Co ").append(Numbers.text(report.courantNumber()));
        }
        for (EquationReport equation : report.equations()) {
            text.append(String.format(Locale.ROOT, "  %s %d it %.0e→%.0e", equation.equation(), equation.iterations(),
                    equation.initialResidual(), equation.finalResidual()));
        }
        double toGo = pace.secondsUntil(endTime);
        if (endTime > 0 && !report.last() && Double.isFinite(toGo)) {
            text.append("  to go ").append(Numbers.duration(toGo));
        }
        return text.toString();
    }
}
