package org.soretflow.viz.plot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.soretflow.viz.table.CsvData;
import org.soretflow.viz.table.CsvTable;

/// Draws the history of residuals from `residuals.csv`: first and last residual of each equation over the steps.
public final class ResidualPlot {

    private static final String INITIAL = " initial residual [1]";
    private static final String FINAL = " final residual [1]";

    private ResidualPlot() {}

    /// Reads a table of residuals and writes a PNG, in one step.
    ///
    /// @return false, and no file, if there is nothing to draw
    /// @throws MissingFontsException if the system has no fonts
    public static boolean write(Path residuals, Path png) throws IOException {
        Optional<ProfilePlot> plot = of(CsvData.read(residuals));
        if (plot.isPresent()) {
            Picture.writeQuickly(plot.get().render(), png);
        }
        return plot.isPresent();
    }

    /// The plot of a table of residuals; empty if there is nothing to draw, or one step only, which makes no line.
    ///
    /// Full lines are residuals before the solve, dashed ones after it; zeros have no place on a logarithmic axis and
    /// are left out.
    public static Optional<ProfilePlot> of(CsvData table) {
        ProfilePlot plot = ProfilePlot.of("step", "1", "relative residual", "1").logarithmicY();
        boolean drawable = false;
        for (String column : table.names()) {
            if (column.endsWith(INITIAL) && table.rows() > 1) {
                String equation = column.substring(0, column.length() - INITIAL.length());
                double[] first = table.column(column);
                double[] last = table.column(equation + FINAL);
                plot.line(equation + ", before the solve", table.column(CsvTable.STEP), first);
                plot.companion(equation + ", after it", table.column(CsvTable.STEP), last);
                drawable |= hasPositive(first) || hasPositive(last);
            }
        }
        return drawable ? Optional.of(plot) : Optional.empty();
    }

    /// The plot of a table of iterations, with the columns `step` and `residual`; empty if there is no line to draw.
    public static Optional<ProfilePlot> ofIterations(CsvData table) {
        if (table.names().isEmpty() || table.rows() < 2 || !hasPositive(table.column("residual"))) {
            return Optional.empty();
        }
        return Optional.of(ProfilePlot.of("iteration", "1", "residual", "1").logarithmicY()
                .line("residual", table.column(CsvTable.STEP), table.column("residual")));
    }

    private static boolean hasPositive(double[] values) {
        return Arrays.stream(values).anyMatch(value -> value > 0 && Double.isFinite(value));
    }
}
