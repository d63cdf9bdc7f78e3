package org.soretflow.cases.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/// What a command did: its exit code and what it wrote.
record Captured(int exit, String out, String err) {

    /// Runs a command in this process.
    static Captured run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Main.execute(new PrintWriter(out), new PrintWriter(err), arguments);
        return new Captured(exit, out.toString(), err.toString());
    }
}
