package org.soretflow.cases.cli;

import java.io.PrintWriter;
import java.util.List;

/// A short run of each common kind in one process, from which the build learns what classes the start-up cache is to hold.
///
/// All that a command loads and the cache lacks is searched, read and verified in every start: a case in time with a species
/// needs 900 classes that a steady flow does not.
public final class Training {

    private Training() {}

    /// @param arguments the folder for the results
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true);
        PrintWriter err = new PrintWriter(System.err, true);
        int worst = Exit.FINISHED;
        for (List<String> command : commands(arguments[0])) {
            worst = Math.max(worst, Main.execute(out, err, command.toArray(String[]::new)));
        }
        System.exit(worst);
    }

    /// Steady and in time, with a flow and with species; and what reads without computing. The steady one is large enough that
    /// its loops are compiled to the end.
    ///
    /// @param folder for the results
    static List<List<String>> commands(String folder) {
        return List.of(
                List.of("run", "cavity", "--set", "parameters.Ra=1e6", "--set", "parameters.cells=128",
                        "--out", folder + "/steady"),
                List.of("run", "soret-cell-tilted", "--set", "parameters.cells_x=16", "--set", "parameters.cells_y=16",
                        "--set", "time.end=10 min", "--set", "output.fields.at=[end]", "--set",
                        "output.lines.mid-height.at=[end]", "--quiet", "--out", folder + "/transient"),
                List.of("check", "soret-column"),
                List.of("report", folder + "/transient"),
                List.of("--version"));
    }
}
