package org.soretflow.viz.output;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.soretflow.diagnostics.FieldSampler;
import org.soretflow.diagnostics.LineSample;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.Point;
import org.soretflow.run.Observer;
import org.soretflow.run.StepReport;
import org.soretflow.viz.table.CsvTable;

/// Writes fields along a straight line: one table `lines/<name>_<step>.csv` per observed step.
///
/// A line goes through the cells it crosses and gives their values, one row each; [#points] takes interpolated values
/// at equal distances instead. Step and time are the first columns of each row, so that tables can be put together.
public final class LineOutput implements Observer {

    private static final List<String> PLACE = List.of(CsvTable.STEP, CsvTable.column("time", "s"),
            CsvTable.column("distance", "m"), CsvTable.column("x", "m"), CsvTable.column("y", "m"),
            CsvTable.column("z", "m"));

    private final Path folder;
    private final String name;
    private final Point from;
    private final Point to;
    private List<String> fields = List.of();
    private int count;

    private LineOutput(Path runFolder, String name, Point from, Point to) {
        this.folder = runFolder.resolve("lines");
        this.name = Objects.requireNonNull(name, "name");
        this.from = Objects.requireNonNull(from, "from");
        this.to = Objects.requireNonNull(to, "to");
    }

    /// A line from one point to another that writes into a run folder.
    public static LineOutput to(Path runFolder, String name, Point from, Point to) {
        return new LineOutput(runFolder, name, from, to);
    }

    /// Chooses the fields; before the run begins. Without it all there are.
    public LineOutput fields(String... names) {
        fields = List.of(names);
        return this;
    }

    /// Takes interpolated values at equal distances, both ends included; before the run begins.
    ///
    /// @param number number of points, at least 2
    public LineOutput points(int number) {
        LineSample.evenly(from, to, number);
        count = number;
        return this;
    }

    /// @throws IllegalArgumentException if the line leaves the mesh or a field does not exist
    @Override
    public void begin(StepReport report) {
        FieldColumns.requireKnown(report, fields);
        FieldSampler sampler = FieldSampler.on(report.mesh());
        sampler.cellAt(from);
        sampler.cellAt(to);
        StepTables.removeLater(folder, name, report);
    }

    @Override
    public void observe(StepReport report) {
        FieldSampler sampler = FieldSampler.on(report.mesh());
        LineSample line = count > 0
                ? LineSample.evenly(from, to, count) : LineSample.throughCells(report.mesh(), from, to);
        List<FieldSnapshot> snapshots = FieldColumns.snapshots(report, fields);
        List<List<Number>> rows = new ArrayList<>();
        for (int n = 0; n < line.size(); n++) {
            Point point = line.points().get(n);
            List<Number> row = new ArrayList<>(List.of(
                    report.step(), report.time(), line.distances().get(n), point.x(), point.y(), point.z()));
            for (FieldSnapshot field : snapshots) {
                for (int q = 0; q < field.components(); q++) {
                    row.add(count > 0 ? sampler.interpolate(field, q, point) : sampler.cellValue(field, q, point));
                }
            }
            rows.add(row);
        }
        List<String> columns = new ArrayList<>(PLACE);
        columns.addAll(FieldColumns.headers(snapshots));
        StepTables.write(folder, name, report, columns, rows);
    }
}
