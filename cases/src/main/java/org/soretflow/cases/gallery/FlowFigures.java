package org.soretflow.cases.gallery;

import org.soretflow.cases.gallery.GalleryRun.Profile;
import org.soretflow.cases.gallery.GalleryRun.State;
import org.soretflow.diagnostics.FieldSampler;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Point;
import org.soretflow.viz.plot.ColourMap;
import org.soretflow.viz.plot.FieldImage;
import org.soretflow.viz.plot.Figure;
import org.soretflow.viz.plot.ProfilePlot;

/// Figures of the cases whose flow is solved for.
final class FlowFigures {

    private static final String COMPUTED = "computed";

    private FlowFigures() {}

    static Figure cavity(GalleryRun run) {
        State end = run.last();
        // at Ra = 1e5, Pr = 0.71; the place of the smallest u is the image of that of the largest
        ProfilePlot plot = middleLines(run, 0.5, 0)
                .points("spectral extremes", new double[] {0.14539, 0.06586}, new double[] {-34.74067, 68.63536});
        return Figure.of(FieldImage.of(run.mesh(), end.temperature()).streamlines(end.flow(), 10).render(),
                plot.render());
    }

    static Figure cavity3d(GalleryRun run) {
        State end = run.last();
        ProfilePlot plot = middleLines(run, 0.5, 0)
                .points("extremes on 64³ cells", new double[] {0.183, 0.115}, new double[] {-16.6937, 18.640});
        return Figure.of(
                FieldImage.of(run.mesh(), end.temperature()).slice(Direction.Z, 0.5).arrows(end.field("velocity"))
                        .render(),
                FieldImage.of(run.mesh(), end.velocity(Direction.Y)).slice(Direction.Y, 0.5)
                        .colours(ColourMap.DIVERGING).range(-20, 20).contours().label("upward velocity").render(),
                plot.render());
    }

    static Figure lidDriven(GalleryRun run) {
        State end = run.last();
        double[] side = {0, 1};
        ProfilePlot plot = middleLines(run, 1, 1)
                .dashed("smallest u, Marchi et al.", side, new double[] {-0.2140417, -0.2140417})
                .dashed("largest v", side, new double[] {0.1795728, 0.1795728})
                .dashed("smallest v", side, new double[] {-0.2538030, -0.2538030});
        return Figure.of(FieldImage.of(run.mesh(), end.field("velocity")).colours(ColourMap.SEA)
                .streamlines(end.flow(), 12).render(), plot.render());
    }

    /// u along y and v along x through the middle of a box of side 1.
    ///
    /// @param to where the lines end; 0.5 shows one half of what is symmetric
    /// @param lid velocity of the side at y = 1 [m/s]
    private static ProfilePlot middleLines(GalleryRun run, double to, double lid) {
        Profile u = throughTheMiddle(run, Direction.Y, Direction.X, lid).between(0, to);
        Profile v = throughTheMiddle(run, Direction.X, Direction.Y, 0).between(0, to);
        return ProfilePlot.of("y, or x", "m", "velocity", "m/s")
                .line("u along y", u.positions(), u.values()).line("v along x", v.positions(), v.values());
    }

    /// A component of the velocity on a middle line of a box of side 1, between the cells beside it, and at its ends.
    private static Profile throughTheMiddle(GalleryRun run, Direction along, Direction component, double atTheEnd) {
        FieldSampler sampler = FieldSampler.on(run.mesh());
        double z = 0.5 * (run.mesh().z().start() + run.mesh().z().end());
        double[] centres = run.mesh().axis(along).centres();
        double[] positions = new double[centres.length + 2];
        double[] values = new double[positions.length];
        for (int n = 0; n < centres.length; n++) {
            Point at = along == Direction.X ? new Point(centres[n], 0.5, z) : new Point(0.5, centres[n], z);
            positions[n + 1] = centres[n];
            values[n + 1] = sampler.interpolate(run.last().field("velocity"), component.ordinal(), at);
        }
        positions[centres.length + 1] = 1;
        values[centres.length + 1] = atTheEnd;
        return new Profile(positions, values);
    }

    static Figure soretColumn(GalleryRun run) {
        State end = run.last();
        Point middle = new Point(0.1e-3, 1e-3, 0.5);
        Profile height = run.along(Direction.Y, middle, end.species());
        // d ln c/dy of Furry, Jones and Onsager
        double slope = 0.2 / 0.2e-3 * 1624.57 / 720 / (1 + 1624.57 * 1624.57 / 362880);
        double foot = slope * 2e-3 / -Math.expm1(-slope * 2e-3);
        double[] y = GalleryFigures.points(0, 2e-3);
        ProfilePlot along = ProfilePlot.of("height", "m", "solute", "mol/m³")
                .line("Furry, Jones and Onsager", y, GalleryFigures.map(y, at -> foot * Math.exp(-slope * at)))
                .pointsOn(COMPUTED + ", middle of the gap", height.every(4).positions(), height.every(4).values());
        Profile v = run.along(Direction.X, middle, end.velocity(Direction.Y));
        // one-dimensional convection: gβΔT h²/ν · x(1−2x)(1−x)/12, down along the cold wall at x = 0
        double scale = 9.81 * 2.07e-4 * 10 * 0.2e-3 * 0.2e-3 / 1e-6 / 12;
        double[] x = GalleryFigures.points(0, 0.2e-3);
        ProfilePlot across = ProfilePlot.of("distance from the cold wall", "m", "upward velocity", "m/s")
                .line("cubic of the long slot", x, GalleryFigures.map(x, at -> -scale * at / 0.2e-3
                        * (1 - at / 0.2e-3) * (1 - 2 * at / 0.2e-3)))
                .pointsOn(COMPUTED + ", half-way up", v.positions(), v.values());
        return Figure.of(
                FieldImage.of(run.mesh(), end.species()).label("solute").streamlines(end.flow(), 6).render(),
                along.render(), across.render());
    }

    static Figure microDuct(GalleryRun run) {
        State end = run.last();
        FieldSnapshot velocity = end.field("velocity");
        Point developed = new Point(0.48e-3, 100e-6, 50e-6);
        Profile across = run.along(Direction.Y, developed, end.velocity(Direction.X));
        double[] y = GalleryFigures.points(0, 200e-6);
        ProfilePlot profile = ProfilePlot.of("across the duct", "m", "velocity along it", "m/s")
                .line("series, developed", y, GalleryFigures.map(y, at -> ductSeries(at, 50e-6)))
                .pointsOn(COMPUTED + ", z = 50 µm", across.positions(), across.values());
        Profile axis = run.along(Direction.X, developed, end.velocity(Direction.X));
        ProfilePlot entrance = ProfilePlot.of("along the duct", "m", "velocity on the axis", "m/s")
                .dashed("developed, 1.9918 of the mean", new double[] {0, 0.6e-3},
                        new double[] {0.01991796, 0.01991796})
                .points(COMPUTED, axis.positions(), axis.values());
        return Figure.of(
                FieldImage.of(run.mesh(), velocity).slice(Direction.Z, 50e-6).colours(ColourMap.SEA).contours()
                        .render(),
                FieldImage.of(run.mesh(), velocity).slice(Direction.X, 0.48e-3).colours(ColourMap.SEA).contours()
                        .render())
                .below(entrance.render(), profile.render());
    }

    /// Developed velocity in the duct of 200 µm × 100 µm at a mean of 10 mm/s [m/s]: over odd n,
    /// `Σ (−1)^((n−1)/2)/n³ [1 − cosh(nπY/h)/cosh(nπw/2h)] cos(nπZ/h)`, Y and Z counted from the axis.
    private static double ductSeries(double y, double z) {
        double width = 200e-6;
        double height = 100e-6;
        double velocity = 0;
        double middle = 0;
        for (int n = 1; n < 120; n += 2) {
            double sign = (n - 1) / 2 % 2 == 0 ? 1 : -1;
            double k = n * Math.PI / height;
            double far = Math.cosh(0.5 * k * width);
            double term = sign / ((double) n * n * n);
            velocity += term * (1 - Math.cosh(k * (y - 0.5 * width)) / far) * Math.cos(k * (z - 0.5 * height));
            middle += term * (1 - 1 / far);
        }
        return 0.01991796 * velocity / middle;
    }

    static Figure heatedCylinder(GalleryRun run) {
        State end = run.last();
        int water = run.zones().id("channel");
        Profile wake = run.along(Direction.X, new Point(0, 0.5e-3, 0.5), end.temperature());
        double rise = 20e-3 / (998.2 * 4184 * 200e-9 / 60);
        ProfilePlot plot = ProfilePlot.of("along the channel", "m", "temperature", "K")
                .line(COMPUTED + ", half-way up", wake.positions(), wake.values())
                .dashed("far behind: P/(ρ c_p Q)", new double[] {0, 6e-3}, new double[] {293.15 + rise, 293.15 + rise});
        Point behind = new Point(2e-3, 0, 0.5);
        Profile upstream = run.along(Direction.Y, new Point(0.5e-3, 0, 0.5), end.velocity(Direction.X))
                .between(0, 0.5e-3);
        Profile beside = run.along(Direction.Y, new Point(1.5e-3, 0, 0.5), end.velocity(Direction.X))
                .between(0, 0.5e-3);
        Profile downstream = run.along(Direction.Y, behind, end.velocity(Direction.X)).between(0, 0.5e-3);
        ProfilePlot speeds = ProfilePlot.of("height", "m", "velocity along the channel", "m/s")
                .line("1 mm before the rod", upstream.positions(), upstream.values())
                .line("across the rod", beside.positions(), beside.values())
                .line("0.5 mm behind it", downstream.positions(), downstream.values());
        return Figure.of(
                FieldImage.of(run.mesh(), end.field("velocity")).colours(ColourMap.SEA).zones(run.zones())
                        .only(cell -> run.zones().zone(cell) == water).streamlines(end.flow(), 14).render(),
                plot.render())
                .below(FieldImage.of(run.mesh(), end.temperature()).zones(run.zones()).contours().render(),
                        speeds.render());
    }

    static Figure soretCellTilted(GalleryRun run) {
        State end = run.last();
        Point middle = new Point(5e-3, 0, 0.5);
        double[] y = GalleryFigures.points(0, 1e-3);
        ProfilePlot across = ProfilePlot.of("distance from the cold plate", "m", "ethanol, mass fraction", "1")
                .dashed("level plates, steady", y, GalleryFigures.map(y, at -> 1 / (1 + Math.exp(32 * at + 0.4313216))));
        ProfilePlot speed = ProfilePlot.of("distance from the cold plate", "m", "velocity along the plates", "m/s");
        // gβΔT sin(tilt) h²/ν · s(1−s)(1−2s)/12, downhill along the cold plate
        double scale = 9.81 * 7.9e-4 * 10 * Math.sin(Math.toRadians(5)) * 1e-6 / (2.2e-3 / 935) / 12;
        double[] half = GalleryFigures.points(0, 0.5e-3);
        speed.line("cubic, temperature alone", half, GalleryFigures.map(half, at -> scale * at / 1e-3 * (1 - at / 1e-3)
                * (1 - 2 * at / 1e-3)));
        for (State state : run.states().subList(1, run.states().size())) {
            String time = state == end ? "12 h" : state.time() < 60 ? "1 s" : Math.round(state.time() / 60) + " min";
            Profile ethanol = run.along(Direction.Y, middle, state.species());
            Profile along = run.along(Direction.Y, middle, state.velocity(Direction.X)).between(0, 0.5e-3);
            if (state == end || state.time() == 600) {
                across.line(time, ethanol.positions(), ethanol.values());
            }
            if (state.time() < 60) {
                speed.pointsOn(time, along.positions(), along.values());
            } else if (state == end) {
                speed.line(time, along.positions(), along.values());
            }
        }
        return Figure.of(
                FieldImage.of(run.mesh(), end.species()).label("ethanol").range(0.385, 0.395)
                        .streamlines(end.flow(), 8).render(),
                across.render(), speed.render());
    }

    static Figure rayleighBenardSoret(GalleryRun run) {
        State end = run.last();
        double[] time = run.states().stream().skip(1).mapToDouble(State::time).toArray();
        double[] speed = run.states().stream().skip(1).mapToDouble(FlowFigures::fastest).toArray();
        double[] early = {10, 60};
        ProfilePlot growth = ProfilePlot.of("time", "s", "largest speed", "m/s").logarithmicY()
                .line("growth of linear theory, 0.0594 1/s", early,
                        GalleryFigures.map(early, t -> speed[0] * Math.exp(0.05941 * (t - time[0]))))
                .pointsOn(COMPUTED, time, speed);
        return Figure.of(
                FieldImage.of(run.mesh(), end.species()).label("solute").streamlines(end.flow(), 8).render(),
                growth.render());
    }

    private static double fastest(State state) {
        double most = 0;
        double[] u = state.field("velocity").values();
        for (int n = 0; n < u.length; n += 3) {
            most = Math.max(most, Math.hypot(u[n], u[n + 1]));
        }
        return most;
    }
}
