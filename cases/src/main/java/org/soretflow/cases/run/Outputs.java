package org.soretflow.cases.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.soretflow.cases.file.LoadedCase;
import org.soretflow.cases.file.OutputSettings;
import org.soretflow.diagnostics.Quantity;
import org.soretflow.run.Schedule;
import org.soretflow.run.Simulation;
import org.soretflow.run.StepReport;
import org.soretflow.viz.output.LineOutput;
import org.soretflow.viz.output.NusseltOutput;
import org.soretflow.viz.output.ProbeOutput;
import org.soretflow.viz.output.TableOutput;
import org.soretflow.viz.output.VtkOutput;

/// Hangs the observers that a case file asks for onto a simulation.
final class Outputs {

    private Outputs() {}

    /// Name of the table of the reported quantities.
    static final String REPORTS = "reports.csv";

    static void attach(Simulation simulation, LoadedCase loaded, Path folder) {
        OutputSettings output = loaded.output();
        simulation.observe(Schedule.everySteps(1), TableOutput.residuals(folder));
        attachReports(simulation, output.reports(), folder);
        output.probes().ifPresent(probes -> probes.at().forEach((name, point) -> simulation.observe(probes.schedule(),
                ProbeOutput.to(folder, name, point, probes.names().toArray(String[]::new)))));
        for (OutputSettings.Line line : output.lines()) {
            simulation.observe(line.schedule(), LineOutput.to(folder, line.name(), line.from(), line.to())
                    .fields(line.names().toArray(String[]::new))
                    .points(line.points()));
        }
        output.watchers().forEach(watcher -> simulation.observe(watcher.schedule(), watcher.maker().apply(folder)));
        OutputSettings.Fields fields = output.fields();
        output.reports().profiles().forEach((name, nusselt) ->
                simulation.observe(fields.schedule(), NusseltOutput.to(folder, name, nusselt)));
        simulation.observe(fields.schedule(), VtkOutput.to(folder, fields.names().toArray(String[]::new))
                .with(fields.options())
                .text("Version", Build.current().title())
                .text("Fingerprint", loaded.fingerprint()));
    }

    private static void attachReports(Simulation simulation, OutputSettings.Reports reports, Path folder) {
        if (reports.balances()) {
            simulation.observe(reports.schedule(), TableOutput.balances(folder));
        }
        if (!reports.quantities().isEmpty()) {
            List<Quantity> quantities = reports.quantities();
            simulation.observe(reports.schedule(),
                    TableOutput.of(folder.resolve(REPORTS), report -> cells(quantities, report)));
        }
    }

    private static List<TableOutput.Cell> cells(List<Quantity> quantities, StepReport report) {
        List<TableOutput.Cell> cells = new ArrayList<>();
        for (Quantity quantity : quantities) {
            cells.add(new TableOutput.Cell(quantity.name(), quantity.unit(), quantity.of(report)));
        }
        return cells;
    }
}
