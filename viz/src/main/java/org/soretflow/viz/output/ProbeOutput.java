package org.soretflow.viz.output;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.soretflow.diagnostics.FieldSampler;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.Point;
import org.soretflow.run.Observer;
import org.soretflow.run.StepReport;

/// Follows fields at a point: `probes/<name>.csv` with one row per observed step.
///
/// The numbers are those of the cell that holds the point; [#interpolated] takes them at the point itself.
public final class ProbeOutput implements Observer {

    private final Point point;
    private final List<String> names;
    private final TableOutput table;
    private boolean interpolated;

    private ProbeOutput(Path file, Point point, List<String> names) {
        this.point = Objects.requireNonNull(point, "point");
        this.names = names;
        this.table = TableOutput.of(file, this::cells);
    }

    /// A probe that writes into a run folder.
    ///
    /// @param name name of the probe and of its file
    /// @param fields fields to follow; none means all there are
    public static ProbeOutput to(Path runFolder, String name, Point point, String... fields) {
        Path file = runFolder.resolve("probes").resolve(OutputNames.asFileName(name) + ".csv");
        return new ProbeOutput(file, point, List.of(fields));
    }

    /// Interpolates linearly between cell centres; before the run begins.
    public ProbeOutput interpolated() {
        interpolated = true;
        return this;
    }

    /// The file that is written.
    public Path file() {
        return table.file();
    }

    /// @throws IllegalArgumentException if the point lies outside the mesh or a field does not exist
    @Override
    public void begin(StepReport report) {
        FieldColumns.requireKnown(report, names);
        FieldSampler.on(report.mesh()).cellAt(point);
        table.begin(report);
    }

    @Override
    public void observe(StepReport report) {
        table.observe(report);
    }

    @Override
    public void close() {
        table.close();
    }

    private List<TableOutput.Cell> cells(StepReport report) {
        FieldSampler sampler = FieldSampler.on(report.mesh());
        List<TableOutput.Cell> row = new ArrayList<>();
        for (FieldSnapshot field : FieldColumns.snapshots(report, names)) {
            for (int q = 0; q < field.components(); q++) {
                double value = interpolated ? sampler.interpolate(field, q, point) : sampler.cellValue(field, q, point);
                row.add(new TableOutput.Cell(FieldColumns.name(field, q), field.unit(), value));
            }
        }
        return row;
    }
}
