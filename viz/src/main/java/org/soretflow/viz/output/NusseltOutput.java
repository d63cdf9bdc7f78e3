package org.soretflow.viz.output;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.soretflow.diagnostics.Nusselt;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.run.Observer;
import org.soretflow.run.StepReport;
import org.soretflow.viz.table.CsvTable;

/// Writes the local Nusselt number along a patch: one table `lines/<name>_<step>.csv` per observed step, with one row
/// per face of the patch.
///
/// The mean of the column `nusselt`, weighted with the column `area`, is the Nusselt number of the patch.
public final class NusseltOutput implements Observer {

    private static final List<String> COLUMNS = List.of(CsvTable.STEP, CsvTable.column("time", "s"),
            CsvTable.column("x", "m"), CsvTable.column("y", "m"), CsvTable.column("z", "m"),
            CsvTable.column("area", "m^2"), CsvTable.column("heat_flux", "W/m^2"), CsvTable.column("nusselt", "1"));

    private final Path folder;
    private final String name;
    private final Nusselt nusselt;

    private NusseltOutput(Path runFolder, String name, Nusselt nusselt) {
        this.folder = runFolder.resolve("lines");
        this.name = Objects.requireNonNull(name, "name");
        this.nusselt = Objects.requireNonNull(nusselt, "nusselt");
    }

    /// The profile of a Nusselt number, written into a run folder.
    ///
    /// @param name name of the files, such as `nusselt_x-min`
    /// @param nusselt the number with its patch and scales
    public static NusseltOutput to(Path runFolder, String name, Nusselt nusselt) {
        return new NusseltOutput(runFolder, name, nusselt);
    }

    @Override
    public void begin(StepReport report) {
        StepTables.removeLater(folder, name, report);
    }

    @Override
    public void observe(StepReport report) {
        StructuredMesh mesh = report.mesh();
        Side side = nusselt.side();
        double[] fluxes = nusselt.fluxes(report);
        double[] numbers = nusselt.local(report, fluxes);
        List<List<Number>> rows = new ArrayList<>();
        for (int f = 0; f < fluxes.length; f++) {
            if (!Double.isNaN(fluxes[f])) {
                rows.add(List.of(report.step(), report.time(), mesh.faceCentreX(side, f), mesh.faceCentreY(side, f),
                        mesh.faceCentreZ(side, f), mesh.faceArea(side, f), fluxes[f], numbers[f]));
            }
        }
        StepTables.write(folder, name, report, COLUMNS, rows);
    }
}
