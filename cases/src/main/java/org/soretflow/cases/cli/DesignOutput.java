package org.soretflow.cases.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.soretflow.cases.design.DesignSheet;
import org.soretflow.cases.run.Json;
import org.soretflow.viz.plot.Figure;
import picocli.CommandLine.Option;

/// Where a design goes: to people, machines, a picture.
final class DesignOutput {

    @Option(names = "--json", description = "Print it as JSON.")
    private boolean json;

    @Option(names = "--plot", paramLabel = "FILE", description = "Draw it into a PNG.")
    private Path plot;

    void write(DesignSheet sheet, Supplier<Figure> figure, PrintWriter out) throws IOException {
        if (plot != null) {
            figure.get().write(plot);
        }
        out.print(json ? Json.text(sheet.tree()) : sheet.text());
        out.flush();
    }
}
