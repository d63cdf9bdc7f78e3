package org.soretflow.cases.gallery;

import org.soretflow.cases.gallery.GalleryRun.Profile;
import org.soretflow.cases.gallery.GalleryRun.State;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Point;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.viz.plot.ColourMap;
import org.soretflow.viz.plot.FieldImage;
import org.soretflow.viz.plot.Figure;
import org.soretflow.viz.plot.ProfilePlot;

/// Figures of the sorters.
final class SorterFigures {

    private static final String LARGE = "large";
    private static final String SMALL = "small";
    private static final double GAP = 40e-6;
    private static final double LENGTH = 10e-3;
    /// Mean velocity [m/s].
    private static final double SPEED = 1e-4;

    private SorterFigures() {}

    static Figure sorter2d(GalleryRun run) {
        State end = run.last();
        int water = run.zones().id("channel");
        GalleryRun tip = run.part(new Point(LENGTH - 1.5 * GAP, 0, 0), new Point(LENGTH + 3 * GAP, GAP, 1));
        int tipWater = tip.zones().id("channel");
        ProfilePlot along = ProfilePlot.of("along the channel", "m", "beads in the lower half of the water", "1");
        // D and S_T·ΔT of the catalogue's beads at 30 °C
        march(along, "100 nm, Graetz and Soret", 2.785e-12, 8.647);
        shares(along, run, "computed", end.field(LARGE));
        march(along, "20 nm", 1.393e-11, 0.3459);
        shares(along, run, "computed", end.field(SMALL));
        ProfilePlot across = ProfilePlot.of("height before the splitter", "m", "concentration over that at the inlet", "1");
        Point before = new Point(LENGTH - 0.1 * GAP, 0, 0.5e-2);
        for (String name : new String[] {LARGE, SMALL}) {
            Profile profile = run.along(Direction.Y, before, end.field(name));
            across.line(name.equals(LARGE) ? "100 nm" : "20 nm", profile.positions(),
                    GalleryFigures.map(profile.values(), c -> c / 0.01));
        }
        return Figure.of(
                FieldImage.of(run.mesh(), end.field(LARGE)).label("beads of 100 nm").zones(run.zones())
                        .only(cell -> run.zones().zone(cell) == water).render(),
                FieldImage.of(tip.mesh(), tip.last().field("velocity")).colours(ColourMap.SEA).zones(tip.zones())
                        .only(cell -> tip.zones().zone(cell) == tipWater).range(0, 2e-4)
                        .streamlines(tip.last().field("velocity")).render())
                .below(along.render(), across.render());
    }

    static Figure yJunction(GalleryRun run) {
        int water = run.zones().id("channel");
        double middle = 60e-6;
        GalleryRun arms = run.part(new Point(300e-6, 0, 0), new Point(560e-6, 2 * middle, 20e-6));
        int inArms = arms.zones().id("channel");
        Point before = new Point(390e-6, 0, 1e-6);
        ProfilePlot across = ProfilePlot.of("distance from the cool face", "m", "concentration over that at the inlet", "1");
        for (String name : new String[] {LARGE, SMALL}) {
            Profile profile = run.along(Direction.Y, before, run.last().field(name)).between(40e-6, 80e-6);
            across.line(name.equals(LARGE) ? "100 nm" : "20 nm", profile.positions(),
                    GalleryFigures.map(profile.values(), c -> c / 0.01));
        }
        Profile warm = run.along(Direction.Y, before, run.last().temperature());
        ProfilePlot temperature = ProfilePlot.of("distance from the cool face", "m", "temperature", "K")
                .line("through the channel", warm.positions(), warm.values());
        Profile above = run.along(Direction.Y, new Point(390e-6, 0, 35e-6), run.last().temperature());
        temperature.line("through the lid", above.positions(), above.values());
        return Figure.of(
                FieldImage.of(arms.mesh(), arms.last().field(LARGE)).slice(Direction.Z, 1e-6).label("beads of 100 nm")
                        .zones(arms.zones()).only(cell -> arms.zones().zone(cell) == inArms).render(),
                FieldImage.of(arms.mesh(), arms.last().field(SMALL)).slice(Direction.Z, 1e-6).label("beads of 20 nm")
                        .zones(arms.zones()).only(cell -> arms.zones().zone(cell) == inArms).render())
                .below(FieldImage.of(run.mesh(), run.last().velocity(Direction.X)).slice(Direction.X, 390e-6)
                        .colours(ColourMap.SEA).zones(run.zones()).only(cell -> run.zones().zone(cell) == water)
                        .label("velocity along the channel").render(),
                        temperature.render(), across.render());
    }

    /// Adds the share of the beads in the lower half of the water, by column of cells.
    private static void shares(ProfilePlot plot, GalleryRun run, String label, FieldSnapshot beads) {
        StructuredMesh mesh = run.mesh();
        FieldSnapshot speed = run.last().velocity(Direction.X);
        int columns = mesh.x().cellAt(LENGTH - 0.1 * GAP);
        double[] share = new double[columns];
        double[] positions = new double[columns];
        for (int i = 0; i < columns; i++) {
            double low = 0;
            double all = 0;
            double water = 0;
            for (int j = 0; j < mesh.ny(); j++) {
                int cell = mesh.index(i, j, 0);
                double volume = speed.at(cell) * mesh.y().width(j);
                double below = Math.clamp((0.5 * SPEED * GAP - water) / volume, 0, 1);
                water += volume;
                all += volume * beads.at(cell);
                low += below * volume * beads.at(cell);
            }
            positions[i] = mesh.x().centre(i);
            share[i] = low / all;
        }
        Profile every = new Profile(positions, share).every(4);
        plot.pointsOn(label, every.positions(), every.values());
    }

    /// Adds the share after Graetz and Soret: `6s(1−s) ∂c/∂X = ∂/∂s (∂c/∂s + N c)`, X = x D/(U h²), s = y/h, with N = S_T·ΔT
    /// and constant properties, by implicit steps on 200 fitted cells across.
    private static void march(ProfilePlot plot, String label, double diffusivity, double strength) {
        int cells = 200;
        int steps = 400;
        double width = 1.0 / cells;
        double step = LENGTH * diffusivity / (SPEED * GAP * GAP) / steps;
        double peclet = strength * width;
        // what passes the face between two cells: what is above comes down with the first weight
        double down = peclet / -Math.expm1(-peclet) / width;
        double up = peclet / Math.expm1(peclet) / width;
        double[] c = new double[cells];
        double[] carried = new double[cells];
        for (int j = 0; j < cells; j++) {
            c[j] = 1;
            carried[j] = carried((j + 1) * width) - carried(j * width);
        }
        double[] positions = new double[steps + 1];
        double[] share = new double[steps + 1];
        share[0] = 0.5;
        for (int m = 1; m <= steps; m++) {
            advance(c, carried, step, up, down);
            double low = 0;
            double all = 0;
            for (int j = 0; j < cells; j++) {
                all += carried[j] * c[j];
                low += 2 * j < cells ? carried[j] * c[j] : 0;
            }
            positions[m] = LENGTH * m / steps;
            share[m] = low / all;
        }
        plot.line(label, positions, share);
    }

    /// Share of the water that flows below a height.
    private static double carried(double height) {
        return height * height * (3 - 2 * height);
    }

    /// One implicit step by elimination; c is modified.
    private static void advance(double[] c, double[] carried, double step, double up, double down) {
        int last = c.length - 1;
        double[] factor = new double[c.length];
        for (int j = 0; j <= last; j++) {
            double own = carried[j] / step + (j < last ? up : 0) + (j > 0 ? down : 0);
            double pivot = own - (j > 0 ? up * factor[j - 1] : 0);
            c[j] = (carried[j] / step * c[j] + (j > 0 ? up * c[j - 1] : 0)) / pivot;
            factor[j] = j < last ? down / pivot : 0;
        }
        for (int j = last - 1; j >= 0; j--) {
            c[j] += factor[j] * c[j + 1];
        }
    }
}
