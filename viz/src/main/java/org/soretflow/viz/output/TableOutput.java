package org.soretflow.viz.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.soretflow.field.Balance;
import org.soretflow.field.EquationReport;
import org.soretflow.run.Observer;
import org.soretflow.run.StepReport;
import org.soretflow.viz.table.AtomicFile;
import org.soretflow.viz.table.CsvTable;

/// Writes one row per observed step to a CSV file: step, time, and whatever numbers are asked for.
///
/// The header is made from the first report that has something to say: the initial state has no residuals. A restarted
/// run cuts the file back to its own step and goes on.
public final class TableOutput implements Observer {

    private final Path file;
    private final Function<StepReport, List<Cell>> cells;
    private long restartedAt;
    private CsvTable table;

    /// One number of a row.
    ///
    /// @param name name of its column
    /// @param unit unit of the number, `1` if it has none
    /// @param value the number; whole types are printed as whole numbers
    public record Cell(String name, String unit, Number value) {}

    private TableOutput(Path file, Function<StepReport, List<Cell>> cells) {
        this.file = Objects.requireNonNull(file, "file");
        this.cells = Objects.requireNonNull(cells, "cells");
    }

    /// A table of any numbers that can be had from a report.
    ///
    /// @param cells the cells of a row behind step and time; always the same columns, or none to skip a row
    public static TableOutput of(Path file, Function<StepReport, List<Cell>> cells) {
        return new TableOutput(file, cells);
    }

    /// `residuals.csv`: time step, Courant number, and per equation the iterations, first and last residual.
    public static TableOutput residuals(Path runFolder) {
        return of(runFolder.resolve("residuals.csv"), TableOutput::residualCells);
    }

    /// `balances.csv`: per quantity what is stored, flows in through each patch, is produced, and does not close.
    public static TableOutput balances(Path runFolder) {
        Map<String, String> units = new HashMap<>();
        return of(runFolder.resolve("balances.csv"), report -> balanceCells(report, units));
    }

    /// The file that is written.
    public Path file() {
        return file;
    }

    @Override
    public void begin(StepReport report) {
        restartedAt = report.step();
        try {
            AtomicFile.sweep(file.toAbsolutePath().getParent());
            if (restartedAt > 0) {
                CsvTable.cut(file, restartedAt);
            } else {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw OutputNames.failure(file, e);
        }
    }

    @Override
    public void observe(StepReport report) {
        List<Cell> found = cells.apply(report);
        if (found.isEmpty()) {
            return;
        }
        try {
            if (table == null) {
                List<String> columns = new ArrayList<>(List.of(CsvTable.STEP, CsvTable.column("time", "s")));
                found.forEach(cell -> columns.add(CsvTable.column(cell.name(), cell.unit())));
                table = restartedAt > 0 ? CsvTable.resume(file, columns, restartedAt) : CsvTable.create(file, columns);
            }
            List<Number> row = new ArrayList<>(List.of(report.step(), report.time()));
            found.forEach(cell -> row.add(cell.value()));
            table.append(row);
        } catch (IOException e) {
            throw OutputNames.failure(file, e);
        }
    }

    @Override
    public void close() {
        if (table != null) {
            try {
                table.close();
            } catch (IOException e) {
                throw OutputNames.failure(file, e);
            }
        }
    }

    private static List<Cell> residualCells(StepReport report) {
        if (report.equations().isEmpty()) {
            return List.of();
        }
        List<Cell> row = new ArrayList<>();
        row.add(new Cell("time step", "s", report.timeStep()));
        row.add(new Cell("Courant number", "1", report.courantNumber()));
        for (EquationReport equation : report.equations()) {
            String name = equation.equation();
            row.add(new Cell(name + " iterations", "1", equation.iterations()));
            row.add(new Cell(name + " initial residual", "1", equation.initialResidual()));
            row.add(new Cell(name + " final residual", "1", equation.finalResidual()));
        }
        return row;
    }

    /// @param units units of amounts by quantity, found once: asking for a field copies it
    private static List<Cell> balanceCells(StepReport report, Map<String, String> units) {
        List<Cell> row = new ArrayList<>();
        for (Balance balance : report.balances()) {
            String amount = units.computeIfAbsent(balance.quantity(), quantity -> amountUnit(report, quantity));
            String rate = amount.equals("J") ? "W" : amount + "/s";
            String name = balance.quantity();
            row.add(new Cell(name + " stored", amount, balance.stored()));
            row.add(new Cell(name + " stored rate", rate, balance.storedRate()));
            balance.inflow().forEach((patch, flow) -> row.add(new Cell(name + " inflow " + patch, rate, flow)));
            row.add(new Cell(name + " produced", rate, balance.produced()));
            row.add(new Cell(name + " defect", rate, balance.defect()));
        }
        return row;
    }

    /// Unit of the volume integral of a species, of heat, or of the volume itself.
    private static String amountUnit(StepReport report, String quantity) {
        if (report.fieldNames().contains(quantity)) {
            return integralUnit(report.field(quantity).unit());
        }
        return switch (quantity) {
            case "heat" -> "J";
            case "volume" -> "m³";
            default -> "amount";
        };
    }

    /// Unit of the volume integral of a field: the amount itself where the field is an amount per volume.
    static String integralUnit(String unit) {
        if (unit.equals("1")) {
            return "m³";
        }
        if (!unit.endsWith("/m^3")) {
            return unit + "·m³";
        }
        return unit.substring(0, unit.length() - "/m^3".length());
    }
}
