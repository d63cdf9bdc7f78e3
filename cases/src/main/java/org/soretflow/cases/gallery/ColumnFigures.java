package org.soretflow.cases.gallery;

import java.util.List;
import org.soretflow.cases.gallery.GalleryRun.Profile;
import org.soretflow.cases.gallery.GalleryRun.State;
import org.soretflow.design.Accumulation;
import org.soretflow.design.Slot;
import org.soretflow.design.Solute;
import org.soretflow.design.Solvent;
import org.soretflow.design.ThermogravitationalColumn;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Point;
import org.soretflow.viz.plot.FieldImage;
import org.soretflow.viz.plot.Figure;
import org.soretflow.viz.plot.ProfilePlot;

/// Figures of columns and traps, with the closed forms of `soretflow design`.
final class ColumnFigures {

    private static final String COMPUTED = "computed";
    private static final double GRAVITY = 9.81;

    private ColumnFigures() {}

    static Figure isotopeColumn(GalleryRun run) {
        double gap = 9.5e-3;
        double height = 0.6;
        ThermogravitationalColumn theory = new ThermogravitationalColumn(
                new Solvent(1 / 310.0, 3.25e-5 / 0.793, 0.0507 / (0.793 * 1030)), new Solute(5.5e-5, 0.0233 / 310),
                new Slot(gap, height, 50, GRAVITY));
        State end = run.last();
        Point middle = new Point(0.5 * gap, 0.5 * height, 0.5);
        Profile along = run.along(Direction.Y, middle, end.species());
        // c/(1−c) is exponential; the mean over the height is that of the filling
        double slope = theory.slope();
        double centre = 0.101 / 0.899;
        double[] y = GalleryFigures.points(0, height);
        double[] fraction = GalleryFigures.map(y, at -> {
            double ratio = centre * Math.exp(slope * (at - 0.5 * height));
            return ratio / (1 + ratio);
        });
        ProfilePlot heights = ProfilePlot.of("height", "m", "neon-22, mass fraction", "1")
                .line("Furry, Jones and Onsager", y, fraction)
                .pointsOn(COMPUTED + ", middle of the gap", along.every(8).positions(), along.every(8).values());
        Profile v = run.along(Direction.X, middle, end.velocity(Direction.Y));
        ProfilePlot across = ProfilePlot.of("distance from the cold wall", "m", "upward velocity", "m/s")
                .line("cubic of the long slot", GalleryFigures.points(0, gap),
                        GalleryFigures.map(GalleryFigures.points(0, gap), at -> cubic(theory, at / gap)))
                .pointsOn(COMPUTED + ", half-way up", v.positions(), v.values());
        GalleryRun foot = run.part(new Point(0, 0, 0), new Point(gap, 2.5 * gap, 1));
        return Figure.of(FieldImage.of(foot.mesh(), foot.last().species()).label("neon-22, the lowest 24 mm").contours()
                .render(), heights.render(), across.render());
    }

    static Figure thermogravitationalTrap(GalleryRun run) {
        double gap = 75e-6;
        double height = 1.5e-3;
        double diffusivity = 4.9e-10 * Math.pow(200, -0.72);
        ThermogravitationalColumn theory = new ThermogravitationalColumn(
                new Solvent(2.573e-4, 0.89e-3 / 997.05, 0.6065 / (997.05 * 4181)),
                new Solute(diffusivity, 4e-13 / diffusivity), new Slot(gap, height, 10, GRAVITY));
        State end = run.last();
        Point middle = new Point(0.5 * gap, 0.5 * height, 0.5);
        Profile along = run.along(Direction.Y, middle, end.species());
        double[] y = GalleryFigures.points(0, height);
        ProfilePlot heights = ProfilePlot.of("height", "m", "DNA over the reservoir", "1").logarithmicY()
                .line("steady, slow variation", y,
                        GalleryFigures.map(y, at -> Math.exp(theory.slope() * (at - height))))
                .pointsOn(COMPUTED + ", at the end", along.every(5).positions(),
                        GalleryFigures.map(along.every(5).values(), c -> c / 1e-6));
        List<State> states = run.states();
        double[] hours = states.stream().mapToDouble(state -> state.time() / 3600).toArray();
        double[] foot = states.stream().mapToDouble(state -> atFoot(run, state, gap) / 1e-6).toArray();
        Accumulation filling = theory.open();
        double[] time = GalleryFigures.points(0, hours[hours.length - 1]);
        ProfilePlot course = ProfilePlot.of("time", "h", "DNA at the foot over the reservoir", "1")
                .line("series, open to a reservoir", time,
                        GalleryFigures.map(time, hour -> hour == 0 ? 1 : filling.at(3600 * hour)))
                .pointsOn(COMPUTED, hours, foot);
        GalleryRun bottom = run.part(new Point(0, 0, 0), new Point(gap, 2.5 * gap, 1));
        return Figure.of(FieldImage.of(bottom.mesh(), bottom.last().species()).label("DNA, the lowest 190 µm")
                .contours().render(), heights.render(), course.render());
    }

    /// Mean over the lowest row of cells.
    private static double atFoot(GalleryRun run, State state, double gap) {
        double sum = 0;
        for (int i = 0; i < run.mesh().nx(); i++) {
            sum += state.species().at(run.mesh().index(i, 0, 0)) * run.mesh().x().width(i) / gap;
        }
        return sum;
    }

    private static double cubic(ThermogravitationalColumn theory, double x) {
        return theory.speciesRayleigh() * theory.solute().diffusivity() / theory.slot().gap()
                * ThermogravitationalColumn.profile(x);
    }
}
