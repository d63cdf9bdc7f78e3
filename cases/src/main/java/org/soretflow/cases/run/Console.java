package org.soretflow.cases.run;

import java.io.PrintWriter;

/// Where a run speaks to people: lines, and on a terminal one status line that is written over.
public final class Console {

    /// How much is said.
    public enum Detail {
        /// Banner, progress and warnings.
        FULL,
        /// Warnings only.
        QUIET,
        /// Warnings only, on stderr; stdout is for a machine.
        MACHINE,
        /// As for a machine, which also gets a line of JSON on stdout as the run goes on.
        EVENTS
    }

    private static final int WIDTH = 110;

    private final PrintWriter out;
    private final PrintWriter err;
    private final Detail detail;
    private final boolean terminal;
    private boolean statusShown;

    /// @param terminal whether `out` is a terminal, on which a line can be written over
    public Console(PrintWriter out, PrintWriter err, Detail detail, boolean terminal) {
        this.out = out;
        this.err = err;
        this.detail = detail;
        this.terminal = terminal && detail == Detail.FULL;
    }

    /// Whether a status line can be shown.
    boolean isTerminal() {
        return terminal;
    }

    /// Whether a machine wants to follow the run.
    boolean tellsEvents() {
        return detail == Detail.EVENTS;
    }

    /// Prints a line for the machine that follows the run.
    synchronized void event(String json) {
        out.println(json);
        out.flush();
    }

    /// Prints a line that informs.
    public synchronized void info(String line) {
        if (detail == Detail.FULL) {
            clearStatus();
            out.println(line);
            out.flush();
        }
    }

    /// Prints a line that warns.
    public synchronized void warn(String line) {
        clearStatus();
        PrintWriter target = detail == Detail.MACHINE || detail == Detail.EVENTS ? err : out;
        target.println("warning: " + line);
        target.flush();
    }

    /// Shows a line in the place of the status line before it.
    synchronized void status(String line) {
        String shown = line.length() <= WIDTH ? line : line.substring(0, WIDTH - 1) + "…";
        out.print("\r\u001b[K" + shown);
        out.flush();
        statusShown = true;
    }

    private void clearStatus() {
        if (statusShown) {
            out.print("\r\u001b[K");
            statusShown = false;
        }
    }
}
