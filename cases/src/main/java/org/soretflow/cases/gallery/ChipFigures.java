package org.soretflow.cases.gallery;

import org.soretflow.cases.gallery.GalleryRun.Profile;
import org.soretflow.cases.gallery.GalleryRun.State;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Point;
import org.soretflow.viz.plot.ColourMap;
import org.soretflow.viz.plot.FieldImage;
import org.soretflow.viz.plot.Figure;
import org.soretflow.viz.plot.ProfilePlot;

/// Figures of chips.
final class ChipFigures {

    /// Where the channel along the heater ends and the heater begins, y [m].
    private static final double FLOOR = 0.2e-3;
    private static final double WALL = 0.4e-3;
    private static final double AMBIENT = 293.15;
    private static final double HEATER = 318.15;
    /// √(k H/U) of water [m].
    private static final double REACH = Math.sqrt(0.598 * 20e-6 / 2200);

    private ChipFigures() {}

    static Figure fromAbove(GalleryRun run) {
        State end = run.last();
        int water = run.zones().id("channel");
        Point middle = new Point(2e-3, 0, 10e-6);
        Profile temperature = run.along(Direction.Y, middle, end.temperature()).between(FLOOR, WALL);
        ProfilePlot warmth = ProfilePlot.of("across the channel, the heater at its end", "m", "temperature", "K")
                .line("from a hot wall into endless water", temperature.positions(), GalleryFigures.map(
                        temperature.positions(), y -> AMBIENT + (HEATER - AMBIENT) * Math.exp((y - WALL) / REACH)))
                .pointsOn("computed", temperature.positions(), temperature.values());
        ProfilePlot beads = ProfilePlot.of("across the channel", "m", "beads over those of the feed", "1");
        for (double x : new double[] {1.1e-3, 2e-3, 2.9e-3}) {
            Profile profile = run.along(Direction.Y, new Point(x, 0, 10e-6), end.field("beads")).between(FLOOR, WALL);
            beads.line("at " + Math.round(x * 1e4) / 10.0 + " mm", profile.positions(),
                    GalleryFigures.map(profile.values(), c -> c / 0.01));
        }
        return Figure.of(
                FieldImage.of(run.mesh(), end.temperature()).zones(run.zones()).render(),
                FieldImage.of(run.mesh(), end.field("beads")).label("beads").colours(ColourMap.SEA)
                        .zones(run.zones()).only(cell -> run.zones().zone(cell) == water)
                        .streamlines(end.field("velocity")).render())
                .below(warmth.render(), beads.render());
    }
}
