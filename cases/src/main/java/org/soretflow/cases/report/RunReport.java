package org.soretflow.cases.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.soretflow.cases.file.CaseFileException;
import org.soretflow.cases.file.CaseReader;
import org.soretflow.cases.file.LoadedCase;
import org.soretflow.cases.run.Build;
import org.soretflow.cases.run.CaseReport;
import org.soretflow.cases.run.Numbers;
import org.soretflow.viz.report.Block;
import org.soretflow.viz.report.ReportPage;
import org.soretflow.viz.report.VtkJs;
import org.soretflow.viz.table.DamagedFileException;

/// The page that tells of a run. It is made of the files of the run folder alone, so that it can be made at any time:
/// at the end of a run, years later, or of a run that was killed.
public final class RunReport {

    /// Name of the page in the folder of its run.
    public static final String FILE = "report.html";

    /// More of a log than this says nothing that its end does not say.
    private static final int LONGEST_LOG = 60_000;

    private final RunFiles files;
    private final Optional<LoadedCase> loaded;
    private final String unreadable;
    private final List<String> lost = new ArrayList<>();

    /// What makes a part of the page.
    @FunctionalInterface
    private interface Part {
        List<Block> blocks() throws IOException;
    }

    private RunReport(RunFiles files) {
        this.files = files;
        Optional<LoadedCase> found = Optional.empty();
        String reason = "";
        try {
            found = Optional.of(CaseReader.read(files.folder().resolve("case.yaml"), List.of()));
        } catch (CaseFileException | IllegalArgumentException e) {
            reason = e.getMessage();
        }
        loaded = found;
        unreadable = reason;
    }

    /// Looks into the folder of a run.
    ///
    /// @throws IllegalArgumentException if there is no run in it
    public static RunReport of(Path folder) throws IOException {
        return new RunReport(RunFiles.in(folder));
    }

    /// Writes the page in one step.
    public void write(Path file) throws IOException {
        page().write(file);
    }

    /// What the page lacks because files of the run are missing or damaged; known when it has been written.
    public List<String> lost() {
        return List.copyOf(lost);
    }

    private ReportPage page() throws IOException {
        String title = loaded.map(LoadedCase::title).filter(text -> !text.isBlank()).orElse(files.caseName());
        ReportPage page = ReportPage.titled(title)
                .subtitle("case " + files.caseName() + " · " + files.sessionText("start").replaceFirst("T.*", ""));
        addFacts(page);
        Optional<CaseReport> report = loaded.map(CaseReport::of);
        List<Block> results = new ArrayList<>(warnings(report));
        TableSections tables = new TableSections(files);
        results.addAll(whatThereIs(tables::results));
        page.section("Results", results);
        page.section("Sorter", whatThereIs(new SorterSection(files)::blocks));
        FieldSections fields = new FieldSections(files, loaded.map(LoadedCase::problem));
        page.section("Fields", whatThereIs(fields::blocks));
        lost.addAll(fields.lost());
        page.section("Over time", whatThereIs(tables::reports));
        page.section("Probes", whatThereIs(tables::probes));
        page.section("Lines", whatThereIs(tables::lines));
        page.section("Convergence", whatThereIs(tables::convergence));
        page.section("Balances", whatThereIs(tables::balances));
        if (report.isPresent()) {
            CaseSections about = new CaseSections(loaded.get(), report.get());
            page.section("Dimensionless numbers", about.numbers());
            page.section("Mesh", about.mesh());
            page.section("Materials", about.materials());
            page.section("Conditions", about.conditions());
        }
        page.section("Case file and provenance", provenance());
        return page.foot("This page holds all that it shows and asks nothing of the network. Made by "
                + Build.current().title()
                + (VtkJs.isPresent() ? "; the view is drawn by vtk.js " + VtkJs.version() : "") + ".");
    }

    /// A part, or in the place of one whose file is damaged a warning: the rest of the page is worth having.
    private List<Block> whatThereIs(Part part) throws IOException {
        try {
            return part.blocks();
        } catch (DamagedFileException | IllegalArgumentException e) {
            lost.add(files.within(e.getMessage()));
            return List.of(new Block.Warning(lost.getLast()));
        }
    }

    private void addFacts(ReportPage page) {
        page.fact("status", files.status());
        files.summaryNumber("time_seconds").filter(seconds -> seconds > 0)
                .ifPresent(seconds -> page.fact("simulated time", Numbers.seconds(seconds)));
        files.summaryNumber("steps").ifPresent(steps -> page.fact("steps", whole(steps)));
        files.summaryNumber("cells").ifPresent(cells -> page.fact("cells", whole(cells)));
        files.summaryNumber("wall_seconds").ifPresent(seconds -> page.fact("time to compute",
                Numbers.seconds(seconds)));
        page.fact("backend", files.sessionText("backend"));
        page.fact("program", "SoretFlow " + files.sessionText("version"));
    }

    private static String whole(double number) {
        return String.format(Locale.ROOT, "%,d", Math.round(number)).replace(',', ' ');
    }

    private List<Block> warnings(Optional<CaseReport> report) {
        List<Block> blocks = new ArrayList<>();
        String reason = files.sessionText("exit_reason");
        switch (files.status()) {
            case "finished" -> {
                if (!reason.isEmpty()) {
                    blocks.add(new Block.Text("The run ended as it should: " + reason + "."));
                }
            }
            case "running" -> blocks.add(new Block.Warning("The run had not ended when this page was made, or it was"
                    + " killed; the numbers are the last ones that it wrote."));
            default -> blocks.add(new Block.Warning("The run is " + files.status() + ": " + reason + "."));
        }
        report.ifPresent(known -> known.warnings().forEach(warning -> blocks.add(new Block.Warning(warning))));
        if (!unreadable.isEmpty()) {
            blocks.add(new Block.Warning("The case file of the run cannot be read any more, so mesh, materials,"
                    + " conditions and dimensionless numbers are missing here: " + unreadable));
        }
        return blocks;
    }

    /// A date and time to the second.
    private static String moment(Map<?, ?> session, String key) {
        return RunFiles.text(session, key).replaceFirst("T", " ").replaceFirst("(\\.[0-9]+)?Z$", "");
    }

    private List<Block> provenance() throws IOException {
        List<Block> blocks = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (Map<?, ?> session : files.sessions()) {
            rows.add(List.of(moment(session, "start"), moment(session, "end"),
                    RunFiles.text(session, "status"), RunFiles.text(session, "first_step"),
                    RunFiles.text(session, "version") + " (" + RunFiles.text(session, "commit") + ")",
                    RunFiles.text(session, "jdk"),
                    RunFiles.text(session, "backend") + ": " + RunFiles.text(session, "device")));
        }
        blocks.add(new Block.Table(rows.size() > 1 ? "The run was continued; each row is one process." : "",
                List.of("start (UTC)", "end (UTC)", "status", "first step", "SoretFlow", "Java", "computed by"), rows));
        blocks.add(new Block.Text("Fingerprint of the case, of all that decides its numbers: "
                + files.fingerprint()));
        files.read("case.yaml").ifPresent(text -> blocks.add(new Block.Folded(
                "Case file, with all defaults put in", text)));
        files.read("run.log").ifPresent(text -> blocks.add(new Block.Folded("Log of the run",
                text.length() <= LONGEST_LOG ? text : "…" + text.substring(text.length() - LONGEST_LOG))));
        return blocks;
    }
}
