package org.soretflow.cases.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.soretflow.backend.Backend;
import org.soretflow.cases.file.LoadedCase;
import org.soretflow.cases.file.OutputSettings;
import org.soretflow.diagnostics.Quantity;
import org.soretflow.run.FinalState;
import org.soretflow.run.Observer;
import org.soretflow.run.RunResult;
import org.soretflow.run.Schedule;
import org.soretflow.run.Simulation;
import org.soretflow.run.StepReport;
import org.soretflow.run.StopCondition;
import org.soretflow.viz.plot.MissingFontsException;
import org.soretflow.viz.plot.ResidualPlot;
import org.soretflow.viz.table.AtomicFile;

/// Runs a case in a run folder from the banner to the summary.
///
/// The folder is not touched before the case, the backend and the checkpoint are known to be good.
public final class CaseRun {

    /// Restart from the newest checkpoint of the run folder.
    public static final String LATEST = "latest";

    /// A transient run that asks for no checkpoints makes one every so many steps all the same, so that a killed one
    /// can go on: writing the state takes less time than a step.
    private static final OutputSettings.Checkpoints DEFAULT =
            new OutputSettings.Checkpoints(Schedule.everySteps(100), 2);

    /// What the command line says about a run.
    ///
    /// @param folder the run folder
    /// @param backend what computes; stays the caller's
    /// @param reason why this backend was taken, or empty where the user named it
    /// @param restart a checkpoint file, `latest`, or empty for a fresh run
    /// @param onlooker sees every step besides what the case asks for
    /// @param study what a study says of its run; empty for the only run of the process, whose log hears all threads and
    ///     which signals end
    public record Settings(Path folder, Backend backend, String reason, String restart, Optional<Observer> onlooker,
            Optional<InStudy> study) {

        /// The only run of the process.
        public Settings(Path folder, Backend backend, String reason, String restart, Optional<Observer> onlooker) {
            this(folder, backend, reason, restart, onlooker, Optional.empty());
        }

        /// With a backend that needs no reason, and without an onlooker.
        public Settings(Path folder, Backend backend, String restart) {
            this(folder, backend, "", restart, Optional.empty());
        }

        /// One of several runs of the process.
        public static Settings besideOthers(Path folder, Backend backend, String restart, InStudy study) {
            return new Settings(folder, backend, "", restart, Optional.empty(), Optional.of(study));
        }

        boolean alone() {
            return study.isEmpty();
        }
    }

    /// A run among others.
    ///
    /// @param source folder of a finished steady run, from whose final state this one starts; empty for the initial state
    ///     of the case
    /// @param kept whether the final state of a steady run is kept for others, as `final.state`
    public record InStudy(Optional<Path> source, boolean kept) {}

    /// How a run ended.
    ///
    /// @param summary what is in `summary.json`
    /// @param message one sentence for people
    /// @param signalExitCode exit code if a signal ended the run, 0 otherwise
    public record Ended(Summary summary, String message, int signalExitCode) {}

    private final LoadedCase loaded;
    private final Settings settings;
    private final Console console;
    private final long start = System.nanoTime();

    /// The last step that was taken, also of a run that fails later.
    private volatile Summary.Reached reached = new Summary.Reached(0, 0);

    /// What the run left of the ranges of properties; null before it has begun.
    private volatile ValidityWatch validity;

    /// Guards the last files against a signal that comes while they are written.
    private final Object ending = new Object();

    private CaseRun(LoadedCase loaded, Settings settings, Console console) {
        this.loaded = loaded;
        this.settings = settings;
        this.console = console;
    }

    /// Runs a case.
    ///
    /// @throws IllegalArgumentException if the checkpoint or the folder does not belong to the case
    /// @throws IOException if the folder cannot be written
    public static Ended execute(LoadedCase loaded, Settings settings, Console console) throws IOException {
        return new CaseRun(loaded, settings, console).execute();
    }

    private Ended execute() throws IOException {
        Optional<Path> checkpoint = checkpoint();
        try (Simulation simulation = Simulation.of(loaded.problem(), settings.backend())) {
            checkpoint.ifPresent(file -> restart(simulation, file));
            loaded.time().control().ifPresent(simulation::timeControl);
            try (RunFolder folder = RunFolder.open(settings.folder(), loaded.name())) {
                return inFolder(folder, checkpoint, simulation);
            }
        }
    }

    private static void restart(Simulation simulation, Path checkpoint) {
        try {
            simulation.restart(checkpoint);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("cannot go on from " + checkpoint + ": " + e.getMessage(), e);
        }
    }

    private Optional<Path> checkpoint() throws IOException {
        if (settings.restart().isEmpty()) {
            return Optional.empty();
        }
        if (!settings.restart().equals(LATEST)) {
            Path file = Path.of(settings.restart());
            if (!Files.isRegularFile(file)) {
                throw new IllegalArgumentException("--restart " + file + ": there is no such checkpoint; give a file"
                        + " of the folder checkpoints, or 'latest'");
            }
            return Optional.of(file);
        }
        if (!Files.isRegularFile(settings.folder().resolve("manifest.json"))) {
            throw new IllegalArgumentException("--restart latest: there is no run in " + settings.folder()
                    + "; run without --restart, or say with --out where the run is");
        }
        return RunFolder.latestCheckpoint(settings.folder());
    }

    private Ended inFolder(RunFolder folder, Optional<Path> checkpoint, Simulation simulation) throws IOException {
        Backend backend = settings.backend();
        boolean continues = !settings.restart().isEmpty();
        Manifest manifest = new Manifest(loaded.name(), loaded.fingerprint(),
                continues ? folder.earlierSessions() : List.of());
        long firstStep = checkpoint.map(RunFolder::step).orElse(0L);
        manifest.begin(backend.name(), backend.device(), Math.max(0, firstStep));
        if (continues) {
            folder.sweep();
            if (firstStep >= 0) {
                folder.removeCheckpointsAfter(firstStep);
            }
            Files.deleteIfExists(folder.file("summary.json"));
            Files.deleteIfExists(folder.file("report.html"));
        } else {
            folder.clear();
        }
        AtomicFile.writeText(folder.file("manifest.json"), manifest.toJson());
        AtomicFile.writeText(folder.file("case.yaml"), loaded.resolvedYaml());
        try (RunLog log = settings.alone() ? RunLog.open(folder.file("run.log"), console)
                        : RunLog.ofThisThread(folder.file("run.log"), console);
                Signals signals = settings.alone()
                        ? Signals.listen(number -> interrupted(number, folder, manifest, simulation))
                        : Signals.none()) {
            CaseReport report = CaseReport.of(loaded, backend.single().isPresent());
            log.note(Build.current().title() + ", Java " + Runtime.version());
            log.info("backend " + backend.name() + ": " + backend.device()
                    + (settings.reason().isEmpty() ? "" : " (" + settings.reason() + ")"));
            log.info(report.text());
            report.warnings().forEach(log::warn);
            if (continues) {
                log.info(checkpoint.map(file -> "continuing from " + file)
                        .orElse("there is no checkpoint yet: starting from the beginning"));
            }
            return simulate(folder, simulation, new Records(log, signals, manifest, backend.name()));
        }
    }

    /// A transient run ends after its step. A steady solve has no state worth keeping on its way: it ends at once.
    private void interrupted(int signal, RunFolder folder, Manifest manifest, Simulation simulation) {
        if (loaded.time().stop().isPresent()) {
            simulation.requestStop();
            return;
        }
        synchronized (ending) {
            console.info("stopped before the steady state was found");
            try {
                write(folder, manifest, summary(RunStatus.STOPPED, settings.backend().name(), Optional.empty()),
                        "stopped before the steady state was found");
                folder.close();
            } catch (IOException e) {
                console.warn("the summary cannot be written: " + e.getMessage());
            }
            Runtime.getRuntime().halt(Signals.exitCode(signal));
        }
    }

    private record Records(RunLog log, Signals signals, Manifest manifest, String backend) {}

    private Ended simulate(RunFolder folder, Simulation simulation, Records records) throws IOException {
        Outputs.attach(simulation, loaded, folder.root());
        double end = loaded.time().stop().map(StopCondition::endTime).orElse(0.0);
        simulation.observe(Schedule.everySteps(1), new Observer() {
            @Override
            public void begin(StepReport report) {
                reached = Summary.Reached.by(report);
            }

            @Override
            public void observe(StepReport report) {
                reached = Summary.Reached.by(report);
            }
        });
        settings.onlooker().ifPresent(onlooker -> simulation.observe(Schedule.everySteps(1), onlooker));
        validity = new ValidityWatch(loaded.problem(), records.log()::warn);
        simulation.observe(Schedule.everySteps(1), validity);
        simulation.observe(Schedule.everySteps(1), new StopFile(folder.root(), simulation::requestStop));
        Progress progress = new Progress(records.log(), console, end, System::nanoTime);
        simulation.observe(Schedule.everySteps(1), progress);
        OutputSettings.Checkpoints checkpoints = loaded.output().checkpoint().orElse(DEFAULT);
        simulation.checkpoints(folder.checkpoints(), checkpoints.schedule(), checkpoints.keep());
        settings.study().flatMap(InStudy::source).ifPresent(source -> startFrom(source, simulation, records.log()));
        try (Iterations iterations = new Iterations(folder.root(), progress)) {
            simulation.watchIterations(iterations);
            RunResult result = loaded.time().stop().isPresent()
                    ? simulation.run(loaded.time().stop().get())
                    : simulation.steady();
            Summary summary = summary(RunStatus.of(result.status()), records.backend(), Optional.of(result));
            if (result.status() == RunResult.Status.FINISHED && settings.study().filter(InStudy::kept).isPresent()) {
                simulation.finalState().write(folder.file(RunFolder.FINAL_STATE));
            }
            // a picture a run takes longer than many a small run of a study
            if (settings.alone()) {
                drawResiduals(folder, records.log());
            }
            Optional<SorterOutput> sorter = loaded.output().sorter()
                    .filter(_ -> result.status() == RunResult.Status.FINISHED)
                    .map(report -> SorterOutput.of(report.settings(), report.of(result.last()), loaded.problem()));
            if (sorter.isPresent()) {
                sorter.get().write(folder.root());
            }
            finish(folder, records, summary, result.message());
            sorter.ifPresent(table -> table.tell(records.log()));
            boolean bySignal = result.status() == RunResult.Status.STOPPED;
            return new Ended(summary, result.message(), bySignal ? records.signals().exitCode() : 0);
        } catch (RuntimeException | OutOfMemoryError failure) {
            String reason = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
            records.log().note("failed: " + reason);
            try {
                finish(folder, records, summary(RunStatus.FAILED, records.backend(), Optional.empty()), reason);
            } catch (IOException second) {
                // a full disk also takes the summary; what is told is the first thing that went wrong
                failure.addSuppressed(second);
            }
            throw failure;
        }
    }

    /// A run is not spoilt by a picture that this machine cannot draw.
    private static void drawResiduals(RunFolder folder, RunLog log) throws IOException {
        try {
            ResidualPlot.write(folder.file("residuals.csv"), folder.file("residuals.png"));
        } catch (MissingFontsException e) {
            log.warn("there is no residuals.png: " + e.getMessage());
        }
    }

    /// A state that cannot be read costs time only.
    private static void startFrom(Path source, Simulation simulation, RunLog log) {
        try {
            simulation.startFrom(FinalState.read(source.resolve(RunFolder.FINAL_STATE)));
            log.info("starting from the final state of run " + source.getFileName());
        } catch (IllegalArgumentException | UncheckedIOException e) {
            log.warn(e.getMessage() + "; starting from the initial state");
        }
    }

    private void finish(RunFolder folder, Records records, Summary summary, String message) throws IOException {
        synchronized (ending) {
            if (summary.status() != RunStatus.FAILED) {
                validity.lines(loaded.problem().mesh()).forEach(records.log()::warn);
                records.log().info(Ending.text(summary, reported(), message, folder.root()));
            }
            try {
                write(folder, records.manifest(), summary, message);
            } catch (IOException e) {
                throw new FileSystemException(folder.root().toString(), null,
                        "the summary cannot be written: " + e.getMessage());
            }
        }
    }

    /// Names of the reports that are told one by one.
    private Set<String> reported() {
        return loaded.output().reports().quantities().stream().map(Quantity::name).collect(Collectors.toSet());
    }

    private static void write(RunFolder folder, Manifest manifest, Summary summary, String message) throws IOException {
        AtomicFile.writeText(folder.file("summary.json"), summary.toJson());
        manifest.end(summary.status(), message, summary.wallSeconds());
        AtomicFile.writeText(folder.file("manifest.json"), manifest.toJson());
    }

    private Summary summary(RunStatus status, String backend, Optional<RunResult> result) {
        double wall = (System.nanoTime() - start) * 1e-9;
        double cpu = ProcessHandle.current().info().totalCpuDuration().map(Duration::toNanos).orElse(0L) * 1e-9;
        // what a sorter delivers belongs to a state that was found
        List<Quantity> asked = status == RunStatus.FINISHED
                ? loaded.output().quantities() : loaded.output().reports().quantities();
        var quantities = result.filter(_ -> status != RunStatus.DIVERGED)
                .map(ended -> Summary.evaluate(asked, ended.last()))
                .orElseGet(LinkedHashMap::new);
        int cells = loaded.problem().mesh().cells();
        return new Summary(loaded.name(), status, reached, wall, cpu, cells, backend,
                validity == null ? List.of() : validity.trees(), quantities);
    }
}
