package org.soretflow.viz.vtk;

import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.soretflow.mesh.CellZones;
import org.soretflow.mesh.Shape;
import org.soretflow.mesh.StructuredMesh;

/// Zones from the number of each cell's zone, as files hold them.
public final class ZoneNumbers {

    private ZoneNumbers() {}

    /// Zones with the names and numbers given, those without a cell included.
    ///
    /// @param names names of the zones, in the order of their numbers
    /// @param number number of the zone of a cell
    public static CellZones on(StructuredMesh mesh, List<String> names, IntUnaryOperator number) {
        CellZones.Painter painter = CellZones.fill(mesh, names.getFirst());
        // a zone is known from its first stroke on, in this order, and may be painted over
        names.forEach(name -> painter.paint(name, (_, _, _) -> true));
        for (int id = 0; id < names.size(); id++) {
            int wanted = id;
            Shape cells = (x, y, z) -> number.applyAsInt(
                    mesh.index(mesh.x().cellAt(x), mesh.y().cellAt(y), mesh.z().cellAt(z))) == wanted;
            if (IntStream.range(0, mesh.cells()).anyMatch(cell -> number.applyAsInt(cell) == wanted)) {
                painter.paint(names.get(id), cells);
            }
        }
        return painter.build();
    }
}
