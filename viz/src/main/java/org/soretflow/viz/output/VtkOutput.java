package org.soretflow.viz.output;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.CellZones;
import org.soretflow.run.Observer;
import org.soretflow.run.StepReport;
import org.soretflow.viz.table.AtomicFile;
import org.soretflow.viz.vtk.PvdCollection;
import org.soretflow.viz.vtk.VtkDataset;
import org.soretflow.viz.vtk.VtkFormat;
import org.soretflow.viz.vtk.VtkHdfFile;
import org.soretflow.viz.vtk.VtkOptions;
import org.soretflow.viz.vtk.VtkWriter;

/// Writes fields for ParaView: `fields/<case>_<step>.vti` (or `.vtr` on stretched meshes) and the series `fields.pvd`;
/// with [VtkFormat#VTKHDF] at the end of the run also all of them in one file, `fields.vtkhdf`.
///
/// ```java
/// VtkOutput.to(runFolder, "temperature", "ethanol").with(VtkOptions.plain().withCompression(true))
/// ```
///
/// Files are written while the next steps are computed; a checkpoint waits for them.
///
/// The state at the end is written with every schedule but a bare list of times ([org.soretflow.run.Schedule#at]), also
/// if the run ends between two output times because nothing changes any more. At the beginning, files of later steps
/// that an earlier process left are removed, all of them in a fresh run.
public final class VtkOutput implements Observer {

    private final Path runFolder;
    private final List<String> names;
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final List<Path> files = new ArrayList<>();
    private final BackgroundWriter writer = new BackgroundWriter();
    private VtkOptions options = VtkOptions.plain();
    private Set<String> hiddenZones = Set.of();
    private PvdCollection series;

    private VtkOutput(Path runFolder, List<String> names) {
        this.runFolder = Objects.requireNonNull(runFolder, "runFolder");
        this.names = names;
    }

    /// Writes into a run folder.
    ///
    /// @param names fields to write; none means all there are
    public static VtkOutput to(Path runFolder, String... names) {
        return new VtkOutput(runFolder, List.of(names));
    }

    /// Sets format, compression and unit of length; before the run begins.
    public VtkOutput with(VtkOptions newOptions) {
        options = Objects.requireNonNull(newOptions, "newOptions");
        return this;
    }

    /// Adds a text to every file, such as the program's version; before the run begins. `Problem` is always there.
    public VtkOutput text(String name, String value) {
        texts.put(name, value);
        return this;
    }

    /// Hides the cells of some zones from the viewer; before the run begins. Meant for space outside the device: solids
    /// have a temperature and are better chosen in the viewer by the array `zone`.
    public VtkOutput hidingZones(String... zones) {
        hiddenZones = Set.of(zones);
        return this;
    }

    /// The field files written so far by this process, in order.
    public List<Path> files() {
        flush();
        return List.copyOf(files);
    }

    @Override
    public void begin(StepReport report) {
        FieldColumns.requireKnown(report, names);
        hiddenZones.forEach(report.zones()::id);
        if (!options.format().fits(report.mesh())) {
            throw new IllegalArgumentException("format " + options.format().misfit());
        }
        if (!options.format().isAvailable()) {
            throw new IllegalArgumentException("format vtkhdf needs the library jHDF (io.jhdf:jhdf) on the class path;"
                    + " use auto, or add it");
        }
        boolean fresh = report.step() == 0;
        try {
            AtomicFile.sweep(runFolder);
            AtomicFile.sweep(fieldsFolder());
            series = fresh ? PvdCollection.empty(seriesFile()) : PvdCollection.read(seriesFile());
            if (!fresh) {
                series.removeIf(entry -> isLater(entry.reference().replaceFirst(".*/", ""), report));
            } else {
                Files.deleteIfExists(seriesFile());
            }
            removeLaterFiles(report);
            Files.deleteIfExists(gatheredFile());
        } catch (IOException e) {
            throw OutputNames.failure(seriesFile(), e);
        }
    }

    @Override
    public void observe(StepReport report) {
        if (series == null) {
            begin(report);
        }
        String name = OutputNames.withStep(report.problemName(), report.step());
        VtkDataset.Builder data = VtkDataset.on(report.mesh()).zones(report.zones()).time(report.time())
                .text("Problem", report.problemName());
        texts.forEach(data::text);
        for (FieldSnapshot field : FieldColumns.snapshots(report, names)) {
            data.field(field);
        }
        if (!hiddenZones.isEmpty()) {
            CellZones zones = report.zones();
            data.blank(cell -> hiddenZones.contains(zones.name(zones.zone(cell))));
        }
        VtkDataset dataset = data.build();
        double time = report.time();
        writer.start(() -> write(name, dataset, time));
    }

    private void write(String name, VtkDataset dataset, double time) {
        try {
            Path file = VtkWriter.write(fieldsFolder(), name, dataset, options);
            series.add(time, "fields/" + file.getFileName());
            files.add(file);
        } catch (IOException e) {
            throw OutputNames.failure(fieldsFolder().resolve(name), e);
        }
    }

    @Override
    public void flush() {
        writer.finish();
    }

    /// Gathers the series in one file if the format asks for it, also of a run that failed.
    @Override
    public void close() {
        flush();
        if (options.format() != VtkFormat.VTKHDF || series == null || series.entries().isEmpty()) {
            return;
        }
        try {
            VtkHdfFile.gather(series, gatheredFile());
        } catch (IOException e) {
            throw OutputNames.failure(gatheredFile(), e);
        }
    }

    private Path gatheredFile() {
        return runFolder.resolve("fields.vtkhdf");
    }

    private Path seriesFile() {
        return runFolder.resolve("fields.pvd");
    }

    private Path fieldsFolder() {
        return runFolder.resolve("fields");
    }

    private void removeLaterFiles(StepReport report) throws IOException {
        if (!Files.isDirectory(fieldsFolder())) {
            return;
        }
        try (DirectoryStream<Path> old = Files.newDirectoryStream(fieldsFolder(), "*.vt[ir]")) {
            for (Path file : old) {
                if (isLater(file.getFileName().toString(), report)) {
                    Files.delete(file);
                }
            }
        }
    }

    /// Whether a file belongs to this case and to what is still to be computed.
    private static boolean isLater(String fileName, StepReport report) {
        OptionalLong step = OutputNames.step(fileName, report.problemName());
        return step.isPresent() && (report.step() == 0 || step.getAsLong() > report.step());
    }
}
