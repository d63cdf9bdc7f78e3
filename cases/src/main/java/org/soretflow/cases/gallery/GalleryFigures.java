package org.soretflow.cases.gallery;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.soretflow.cases.gallery.GalleryRun.Profile;
import org.soretflow.cases.gallery.GalleryRun.State;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Point;
import org.soretflow.verification.SoretCell;
import org.soretflow.viz.plot.ColourMap;
import org.soretflow.viz.plot.FieldImage;
import org.soretflow.viz.plot.Figure;
import org.soretflow.viz.plot.ProfilePlot;

/// Runs the cases of the gallery and draws their figures, for `soretflow gallery --render`.
///
/// Lines are theory, points are cells of the run.
public final class GalleryFigures {

    private static final String COMPUTED = "computed";
    private static final double SPOT_AMBIENT = 298.15;
    /// A page shows no more, and a repository keeps every version of a picture.
    private static final int MOST_PIXELS = 1800;

    private interface Drawing {
        Figure of(GalleryRun run);
    }

    private static final Map<String, Drawing> DRAWINGS = new LinkedHashMap<>();

    static {
        DRAWINGS.put("soret-cell", GalleryFigures::soretCell);
        DRAWINGS.put("soret-cell-3d", GalleryFigures::soretCell3d);
        DRAWINGS.put("sign-change", GalleryFigures::signChange);
        DRAWINGS.put("binary-mixture", GalleryFigures::binaryMixture);
        DRAWINGS.put("conjugate-chip", GalleryFigures::conjugateChip);
        DRAWINGS.put("laser-spot", GalleryFigures::laserSpot);
        DRAWINGS.put("cavity", FlowFigures::cavity);
        DRAWINGS.put("cavity-3d", FlowFigures::cavity3d);
        DRAWINGS.put("lid-driven", FlowFigures::lidDriven);
        DRAWINGS.put("soret-column", FlowFigures::soretColumn);
        DRAWINGS.put("isotope-column", ColumnFigures::isotopeColumn);
        DRAWINGS.put("thermogravitational-trap", ColumnFigures::thermogravitationalTrap);
        DRAWINGS.put("micro-duct", FlowFigures::microDuct);
        DRAWINGS.put("heated-cylinder-in-channel", FlowFigures::heatedCylinder);
        DRAWINGS.put("soret-cell-tilted", FlowFigures::soretCellTilted);
        DRAWINGS.put("rayleigh-benard-soret", FlowFigures::rayleighBenardSoret);
        DRAWINGS.put("sorter-2d", SorterFigures::sorter2d);
        DRAWINGS.put("thermal-fff", TransportFigures::thermalFff);
        DRAWINGS.put("soot-deposition", TransportFigures::sootDeposition);
        DRAWINGS.put("chip-from-above", ChipFigures::fromAbove);
        DRAWINGS.put("laser-trap", TrapFigures::laserTrap);
        DRAWINGS.put("sorter-y-junction", SorterFigures::yJunction);
    }

    private GalleryFigures() {}

    /// Runs a case and writes its figure.
    ///
    /// @param caseFile the case file
    /// @throws IllegalArgumentException if there is no figure for the case
    public static void draw(String name, Path caseFile, Path figure) throws IOException {
        Drawing drawing = DRAWINGS.get(name);
        if (drawing == null) {
            throw new IllegalArgumentException("there is no figure for " + name + "; there are " + DRAWINGS.keySet());
        }
        drawing.of(GalleryRun.of(caseFile)).write(figure, MOST_PIXELS);
    }

    private static Figure soretCell(GalleryRun run) {
        State end = run.last();
        ProfilePlot plot = ProfilePlot.of("distance from the cold plate", "m", "protein, mass fraction", "1");
        double[] y = points(0, 1e-3);
        for (State state : run.states().subList(1, run.states().size())) {
            double time = state.time() * 1e-10 / 1e-6;
            plot.line(state == end ? "theory, steady" : "theory, " + minutes(state),
                    y, map(y, at -> 0.01 * SoretCell.series(0.2, at / 1e-3, time)));
            Profile cells = run.along(Direction.Y, new Point(1e-3, 0, 0.5), state.species()).every(3);
            plot.pointsOn(COMPUTED, cells.positions(), cells.values());
        }
        return Figure.of(
                FieldImage.of(run.mesh(), end.species()).label("protein").contours().render(), plot.render());
    }

    private static Figure soretCell3d(GalleryRun run) {
        State end = run.last();
        Point spot = new Point(0.7e-3, 0.8e-3, 0);
        Profile temperature = run.along(Direction.Z, spot, end.temperature());
        Profile protein = run.along(Direction.Z, spot, end.species());
        double amount = 0;
        double weight = 0;
        for (int n = 0; n < run.mesh().cells(); n++) {
            weight += run.mesh().volume(n) * Math.exp(-0.05 * (end.temperature().at(n) - 293.15));
            amount += run.mesh().volume(n) * 0.01;
        }
        double factor = amount / weight;
        ProfilePlot plot = ProfilePlot.of("height below the spot", "m", "protein, mass fraction", "1")
                .line("A exp(−S_T T), A from the amount", temperature.positions(),
                        map(temperature.values(), t -> factor * Math.exp(-0.05 * (t - 293.15))))
                .pointsOn(COMPUTED, protein.positions(), protein.values());
        return Figure.of(
                FieldImage.of(run.mesh(), end.species()).slice(Direction.Z, 0.48e-3).label("protein")
                        .contours().render(),
                plot.render())
                .below(FieldImage.of(run.mesh(), end.temperature()).slice(Direction.Y, 0.8e-3).contours().render(),
                        FieldImage.of(run.mesh(), end.species()).slice(Direction.Y, 0.8e-3).label("protein").contours()
                                .colours(ColourMap.HEAT).render());
    }

    private static Figure signChange(GalleryRun run) {
        State end = run.last();
        double[] y = points(0, 1e-3);
        double[] inversion = {0.425e-3, 0.425e-3};
        Profile cells = run.along(Direction.Y, new Point(1e-3, 0, 0.5), end.species()).every(4);
        // the mean of exp(−Φ) between 280 and 320 K, from c(T*) = 1.04419993 times the mean and Φ(T*) = 0
        DoubleUnaryOperator theory = at -> 0.01 * 1.04419993 * Math.exp(-potential(280 + 40 * at / 1e-3));
        ProfilePlot plot = ProfilePlot.of("distance from the cold plate", "m", "protein, mass fraction", "1")
                .line("A exp(−Φ(T))", y, map(y, theory)).pointsOn(COMPUTED, cells.positions(), cells.values())
                .dashed("isotherm T* = 297 K", inversion, new double[] {0.0091, 0.0105});
        return Figure.of(
                FieldImage.of(run.mesh(), end.species()).label("protein").contours().render(), plot.render());
    }

    /// Φ of the law of Iacopini and Piazza with the numbers of the case.
    private static double potential(double temperature) {
        return 0.02 * (temperature - 297 + 30 * Math.expm1((297 - temperature) / 30));
    }

    private static Figure binaryMixture(GalleryRun run) {
        State end = run.last();
        double[] y = points(0, 1e-3);
        ProfilePlot plot = ProfilePlot.of("distance from the cold plate", "m", "ethanol, mass fraction", "1");
        double small = 1e-4;
        for (State state : run.states().subList(1, run.states().size() - 1)) {
            double time = state.time() * 4.3e-10 / 1e-6;
            // c(1−c) is nearly constant: the series for a weak drift
            plot.line("weak drift, " + seconds(state), y, map(y, at -> 0.39
                    + 0.39 * 0.61 * 0.032 * (SoretCell.series(small, at / 1e-3, time) - 1) / small));
            add(plot, run, state);
        }
        plot.line("logistic, steady", y, map(y, at -> 1 / (1 + Math.exp(0.032 * at / 1e-3 + 0.4313216))));
        add(plot, run, end);
        plot.dashed("if the flux were dilute", y,
                map(y, at -> 0.39 * 0.032 * Math.exp(-0.032 * at / 1e-3) / -Math.expm1(-0.032)));
        return Figure.of(
                FieldImage.of(run.mesh(), end.species()).label("ethanol").contours().render(), plot.render());
    }

    private static void add(ProfilePlot plot, GalleryRun run, State state) {
        Profile cells = run.along(Direction.Y, new Point(1e-3, 0, 0.5), state.species()).every(4);
        plot.pointsOn(COMPUTED, cells.positions(), cells.values());
    }

    private static Figure conjugateChip(GalleryRun run) {
        State end = run.last();
        Point middle = new Point(3e-3, 0, 5e-3);
        Profile temperature = run.along(Direction.Y, middle, end.temperature());
        double flux = 40e3;
        double glass = 293.15 + flux * 500e-6 / 1.1;
        double roof = glass + flux * 100e-6 / 0.628;
        ProfilePlot plot = ProfilePlot.of("height", "m", "temperature", "K")
                .line("slabs in series, no spreading", new double[] {0, 500e-6, 600e-6, 605e-6, 775e-6},
                        new double[] {293.15, glass, roof, roof + flux * 2.5e-6 / 10, roof + flux * 2.5e-6 / 10})
                .points(COMPUTED, temperature.every(3).positions(), temperature.every(3).values());
        Profile dna = run.along(Direction.Y, middle, end.species()).between(500e-6, 600e-6);
        Profile warm = temperature.between(500e-6, 600e-6);
        double factor = channelFactor(run);
        ProfilePlot channel = ProfilePlot.of("height in the channel", "m", "DNA", "µM")
                .line("A exp(−S_T T), A from the amount", warm.positions(),
                        map(warm.values(), t -> 1e3 * factor * Math.exp(-0.1 * (t - 293.15))))
                .pointsOn(COMPUTED, dna.every(2).positions(), map(dna.every(2).values(), c -> 1e3 * c));
        int fluid = run.zones().id("channel");
        return Figure.of(
                FieldImage.of(run.mesh(), end.temperature()).zones(run.zones()).contours().render(),
                FieldImage.of(run.mesh(), micromolar(end.species())).label("DNA").zones(run.zones())
                        .only(cell -> run.zones().zone(cell) == fluid).render())
                .below(plot.render(), channel.render());
    }

    private static double channelFactor(GalleryRun run) {
        int fluid = run.zones().id("channel");
        int[] cells = IntStream.range(0, run.mesh().cells()).filter(n -> run.zones().zone(n) == fluid).toArray();
        double volume = IntStream.of(cells).mapToDouble(n -> run.mesh().volume(n)).sum();
        double weight = IntStream.of(cells).mapToDouble(n -> run.mesh().volume(n)
                * Math.exp(-0.1 * (run.last().temperature().at(n) - 293.15))).sum();
        return 1e-3 * volume / weight;
    }

    private static Figure laserSpot(GalleryRun run) {
        State end = run.last();
        double absorbed = 2.4e3 * 20e-3 * Math.exp(-2.4e3 * 10e-6);
        var theory = new LaserSpotTheory(absorbed, 8e-6, 20e-6, 170e-6,
                new LaserSpotTheory.Conductivities(0.6186, 1.1));
        Point beside = new Point(0, 0, 180.1e-6);
        double[] r = points(0, 100e-6);
        double[] rise = map(r, at -> theory.rise(at, 0.6e-6));
        Profile temperature = run.along(Direction.X, beside, end.temperature()).between(0, 100e-6);
        Profile dna = run.along(Direction.X, beside, end.species()).between(0, 100e-6);
        BufferedImage warm = ProfilePlot.of("distance from the axis", "m", "temperature rise", "K")
                .line("Hankel transform", r, rise)
                .pointsOn(COMPUTED, temperature.positions(), map(temperature.values(), t -> t - SPOT_AMBIENT)).render();
        BufferedImage empty = ProfilePlot.of("distance from the axis", "m", "DNA over reservoir", "1")
                .line("exp(−S_T ΔT), ΔT from the transform", r, map(rise, t -> Math.exp(-0.1 * t)))
                .pointsOn(COMPUTED, dna.positions(), map(dna.values(), c -> c / 1e-3)).render();
        GalleryRun near = run.part(new Point(0, 0, 130e-6), new Point(70e-6, 70e-6, 230e-6));
        return Figure.of(
                FieldImage.of(near.mesh(), near.last().temperature()).slice(Direction.Y, 0).zones(near.zones())
                        .contours().render(),
                FieldImage.of(near.mesh(), micromolar(near.last().species())).slice(Direction.Z, 180e-6).label("DNA")
                        .contours().render())
                .below(warm, empty);
    }

    /// From mol/m³ to what chemists write.
    private static FieldSnapshot micromolar(FieldSnapshot amount) {
        return FieldSnapshot.scalar(amount.name(), "µM", map(amount.values(), c -> 1e3 * c));
    }

    private static String minutes(State state) {
        return Math.round(state.time() / 60) + " min";
    }

    private static String seconds(State state) {
        return Math.round(state.time()) + " s";
    }

    static double[] points(double from, double to) {
        return IntStream.rangeClosed(0, 200).mapToDouble(n -> from + (to - from) * n / 200).toArray();
    }

    static double[] map(double[] values, DoubleUnaryOperator law) {
        return Arrays.stream(values).map(law).toArray();
    }
}
