package org.soretflow.cases.gallery;

import org.soretflow.cases.gallery.GalleryRun.Profile;
import org.soretflow.cases.gallery.GalleryRun.State;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Point;
import org.soretflow.viz.plot.ColourMap;
import org.soretflow.viz.plot.FieldImage;
import org.soretflow.viz.plot.Figure;
import org.soretflow.viz.plot.ProfilePlot;

/// Figures of thermal traps.
final class TrapFigures {

    private static final String COMPUTED = "computed";
    private static final double HEIGHT = 50e-6;
    private static final double AMBIENT = 298.15;
    /// Concentration of the reservoir at the rim [mol/m³].
    private static final double RESERVOIR = 1e-6;
    private static final double SORET = 0.5;
    /// What is drawn of the radius [m].
    private static final double NEAR = 150e-6;

    private TrapFigures() {}

    static Figure laserTrap(GalleryRun run) {
        State end = run.last();
        GalleryRun near = run.part(new Point(0, 0, -1), new Point(NEAR, HEIGHT, 1));
        // the power half-way up; windows that conduct without limit
        var theory = new LaserSpotTheory(2.4e3 * 10e-3 * Math.exp(-2.4e3 * 0.5 * HEIGHT), 20e-6, HEIGHT, 1e-3,
                new LaserSpotTheory.Conductivities(0.607, 1e9));
        double[] r = GalleryFigures.points(0, NEAR);
        double middle = run.mesh().y().centre(run.mesh().ny() / 2);
        double foot = run.mesh().y().centre(0);
        Profile warm = run.along(Direction.X, new Point(0, middle, 0), end.temperature()).between(0, NEAR);
        ProfilePlot temperature = ProfilePlot.of("distance from the axis", "m", "temperature rise half-way up", "K")
                .line("Hankel transform", r, GalleryFigures.map(r, at -> theory.rise(at, middle - 0.5 * HEIGHT)))
                .pointsOn(COMPUTED, warm.positions(),
                        GalleryFigures.map(warm.values(), t -> t - AMBIENT));
        ProfilePlot dna = ProfilePlot.of("distance from the axis", "m", "DNA over reservoir", "1")
                .dashed("half-way up at rest, exp(−S_T ΔT)", r,
                        GalleryFigures.map(r, at -> Math.exp(-SORET * theory.rise(at, middle - 0.5 * HEIGHT))));
        for (double height : new double[] {middle, foot}) {
            Profile profile = run.along(Direction.X, new Point(0, height, 0), end.species()).between(0, NEAR);
            dna.line(height == foot ? "at the foot, stirred" : "half-way up, stirred", profile.positions(),
                    GalleryFigures.map(profile.values(), c -> c / RESERVOIR));
        }
        return Figure.of(
                FieldImage.of(near.mesh(), near.last().temperature()).colours(ColourMap.HEAT).contours().render(),
                FieldImage.of(near.mesh(), near.last().species()).label("DNA")
                        .streamlines(near.last().field("velocity")).render())
                .below(temperature.render(), dna.render());
    }
}
