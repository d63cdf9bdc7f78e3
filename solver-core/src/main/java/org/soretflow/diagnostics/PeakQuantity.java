package org.soretflow.diagnostics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.soretflow.mesh.Direction;
import org.soretflow.run.StepReport;

/// The size of an extreme value; its place stands in the details, `<name>_x`, `<name>_y` and in three dimensions
/// `<name>_z` [m].
///
/// @param dimensions 2 or 3
/// @param peak how the extreme is found
record PeakQuantity(String name, String unit, int dimensions, Function<StepReport, Peak> peak) implements Quantity {

    @Override
    public double of(StepReport report) {
        return Math.abs(peak.apply(report).value());
    }

    @Override
    public List<Quantity> details() {
        List<Quantity> places = new ArrayList<>();
        for (Direction d : List.of(Direction.values()).subList(0, dimensions)) {
            places.add(new NamedQuantity(name + "_" + d.label(), "m",
                    report -> peak.apply(report).at().along(d), List.of()));
        }
        return places;
    }
}
