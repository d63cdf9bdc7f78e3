package org.soretflow.cases.gallery;

import java.awt.image.BufferedImage;
import java.util.function.DoubleUnaryOperator;
import org.soretflow.cases.gallery.GalleryRun.Passing;
import org.soretflow.cases.gallery.GalleryRun.Profile;
import org.soretflow.cases.gallery.GalleryRun.State;
import org.soretflow.design.Solute;
import org.soretflow.design.ThermalFff;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Point;
import org.soretflow.mesh.Side;
import org.soretflow.viz.plot.ColourMap;
import org.soretflow.viz.plot.FieldImage;
import org.soretflow.viz.plot.Figure;
import org.soretflow.viz.plot.ProfilePlot;

/// Figures of the cases in which a flow carries species from an inlet to an outlet.
final class TransportFigures {

    private static final String SHORT = "short";
    private static final String LONG = "long";
    private static final String FINE = "fine";
    private static final String COARSE = "coarse";
    /// Of thermal-fff: gap [m], mean velocity [m/s], way from the injection to the outlet and first standard deviation [m].
    private static final double GAP = 100e-6;
    private static final double MEAN = 50e-6;
    private static final double WAY = 12e-3;
    private static final double WIDTH = 0.5e-3;

    private TransportFigures() {}

    static Figure thermalFff(GalleryRun run) {
        ThermalFff shorter = channel(0.25, 4.5e-11);
        double longer = Math.pow(10, 0.588);
        ThermalFff longest = channel(0.25 * longer, 4.5e-11 / longer);
        ProfilePlot fractogram = ProfilePlot.of("time", "s", "leaves per second, of its amount", "1/s");
        pulse(fractogram, run, SHORT, "100 kg/mol", shorter);
        pulse(fractogram, run, LONG, "1000 kg/mol", longest);
        State early = run.states().get(2);
        double[] y = GalleryFigures.points(0, GAP);
        ProfilePlot across =
                ProfilePlot.of("distance from the cold plate", "m", "concentration over that at the plate", "1");
        for (String name : new String[] {SHORT, LONG}) {
            double drift = name.equals(SHORT) ? 5 : 5 * longer;
            across.line(name.equals(SHORT) ? "100 kg/mol, exp(−S_T·ΔT·y/h)" : "1000 kg/mol", y,
                    GalleryFigures.map(y, at -> Math.exp(-drift * at / GAP)));
            // where the pulse is at 240 s
            double place = 2e-3 + 240 * MEAN * (name.equals(SHORT) ? shorter : longest).retention();
            Profile cells = run.along(Direction.Y, new Point(place, 0, 0.5), early.field(name));
            double wall = cells.values()[0] * Math.exp(drift * cells.positions()[0] / GAP);
            across.pointsOn("computed", cells.positions(), GalleryFigures.map(cells.values(), c -> c / wall));
        }
        return Figure.of(
                FieldImage.of(run.mesh(), early.field(SHORT)).label("short, after 240 s").within(700, 220).render(),
                FieldImage.of(run.mesh(), early.field(LONG)).label("long, after 240 s").colours(ColourMap.HEAT)
                        .within(700, 220).render())
                .below(fractogram.render(), across.render());
    }

    private static ThermalFff channel(double soret, double diffusivity) {
        return new ThermalFff(new Solute(diffusivity, soret), GAP, WAY, 20);
    }

    /// Adds what leaves in time: theory for a pulse with the variance `w² + H z`, and the run.
    private static void pulse(ProfilePlot plot, GalleryRun run, String species, String label, ThermalFff theory) {
        double velocity = theory.retention() * MEAN;
        DoubleUnaryOperator law = time -> {
            double variance = WIDTH * WIDTH + theory.plateHeight(MEAN) * velocity * time;
            double ahead = WAY - velocity * time;
            return velocity / Math.sqrt(2 * Math.PI * variance) * Math.exp(-0.5 * ahead * ahead / variance);
        };
        double[] times = GalleryFigures.points(1, 1150);
        plot.line(label, times, GalleryFigures.map(times, law));
        double amount = 0;
        for (int n = 1; n < run.passing().size(); n++) {
            Passing passing = run.passing().get(n);
            amount += passing.leaving(species, Side.X_MAX) * (passing.time() - run.passing().get(n - 1).time());
        }
        double all = amount;
        Profile found = new Profile(run.passing().stream().mapToDouble(Passing::time).toArray(), run.passing().stream()
                .mapToDouble(passing -> passing.leaving(species, Side.X_MAX) / all).toArray()).every(8);
        plot.pointsOn("computed", found.positions(), found.values());
    }

    static Figure sootDeposition(GalleryRun run) {
        State end = run.last();
        ProfilePlot settled = ProfilePlot.of("along the channel", "m", "settled of what enters", "1");
        // D·S_T·ΔT/h of Talbot at 30 °C
        deposit(settled, run, FINE, "radius 50 nm, V·x/(ū·h)", 5.495e-4);
        deposit(settled, run, COARSE, "radius 1 µm", 3.891e-4);
        return Figure.of(image(run, end, FINE), image(run, end, COARSE)).below(
                FieldImage.of(run.mesh(), end.temperature()).contours().within(700, 220).render(), settled.render());
    }

    private static BufferedImage image(GalleryRun run, State end, String name) {
        return FieldImage.of(run.mesh(), end.field(name)).label(name).within(700, 220).render();
    }

    /// Adds the share that has settled up to a place: the paths of particles, and the run.
    private static void deposit(ProfilePlot plot, GalleryRun run, String species, String label, double drift) {
        double[] x = {0, 5e-3, 45e-3, 50e-3};
        double all = drift * 40e-3 / (30e-3 * 1e-3);
        plot.line(label, x, new double[] {0, 0, all, all});
        Passing passing = run.passing().getLast();
        double entering = -passing.leaving(species, Side.X_MIN);
        double[] floor = passing.inflow().get(species).get(Side.Y_MIN);
        Axis axis = run.mesh().x();
        double[] positions = new double[floor.length];
        double[] share = new double[floor.length];
        double sum = 0;
        for (int i = 0; i < floor.length; i++) {
            sum -= floor[i] / entering;
            positions[i] = axis.face(i + 1);
            share[i] = sum;
        }
        Profile found = new Profile(positions, share).every(5);
        plot.pointsOn("computed", found.positions(), found.values());
    }
}
