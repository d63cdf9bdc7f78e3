package org.soretflow.cases.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.soretflow.cases.design.DesignSheet;
import org.soretflow.cases.run.Json;
import org.soretflow.viz.plot.Figure;
import picocli.CommandLine.Option;

/// Where a design goes: to people, machines, a picture, a case file.
final class DesignOutput {

    @Option(names = "--json", description = "Print it as JSON.")
    private boolean json;

    @Option(names = "--plot", paramLabel = "FILE", description = "Draw it into a PNG.")
    private Path plot;

    @Option(names = "--case", paramLabel = "FILE",
            description = "Write a case file that checks it by simulation: 'soretflow run FILE', then"
                    + " 'soretflow design --compare out/NAME'.")
    private Path caseFile;

    @Option(names = "--constant-properties",
            description = "In that case, properties are constants as in the formulas, those at the mean temperature.")
    private boolean constant;

    @Option(names = "--force", description = "Write over a case file that is there.")
    private boolean force;

    /// Makes the text of a case file.
    @FunctionalInterface
    interface CaseText {
        String of(String name, boolean constant);
    }

    void write(DesignSheet sheet, Supplier<Figure> figure, CaseText text, PrintWriter out) throws IOException {
        if (caseFile == null && (force || constant)) {
            throw CommandException.usage((force ? "--force" : "--constant-properties")
                    + " belongs to a case file; name it with --case");
        }
        if (caseFile != null && Files.exists(caseFile) && !force) {
            throw CommandException.usage(caseFile + ": this file is there; write over it with --force, or choose"
                    + " another");
        }
        if (caseFile != null) {
            String name = caseFile.getFileName().toString().replaceFirst("\\.ya?ml$", "")
                    .replaceAll("[^A-Za-z0-9_.-]", "-");
            String content = text.of(name.matches("[A-Za-z0-9].*") ? name : "design", constant);
            Path folder = caseFile.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Files.writeString(caseFile, content);
        }
        if (plot != null) {
            figure.get().write(plot);
        }
        out.print(json ? Json.text(sheet.tree()) : sheet.text());
        out.flush();
    }
}
