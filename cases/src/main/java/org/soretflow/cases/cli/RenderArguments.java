package org.soretflow.cases.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.soretflow.cases.file.Quantities;
import org.soretflow.cases.file.Suggestion;
import org.soretflow.mesh.Direction;
import org.soretflow.viz.plot.ColourMap;
import org.soretflow.viz.render.PictureOptions;
import org.soretflow.viz.render.RunSeries;
import org.soretflow.viz.render.RunState;
import org.soretflow.viz.render.Scene;
import org.soretflow.viz.render.Style;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which fields of which run are shown, and how.
final class RenderArguments {

    private static final Pattern SIZE = Pattern.compile("([0-9]{1,9})\\s*[x×X]\\s*([0-9]{1,9})");
    private static final Pattern CROP = Pattern.compile("\\s*([xyz])\\s*=\\s*(.+?)\\s*\\.\\.\\s*(.+?)\\s*");

    @Mixin
    private RunArgument run;

    @Option(names = "--field", paramLabel = "NAME",
            description = "Field to show, or a component such as velocity_x (default: the first of the files).")
    private String field;

    @Option(names = "--style", paramLabel = "STYLE", defaultValue = "slice",
            description = "slice, contour, streamlines, glyphs or volume (default: ${DEFAULT-VALUE}).")
    private Style style;

    @Option(names = "--camera", paramLabel = "VIEW", defaultValue = "",
            description = "front (a plane with axes), iso, a side such as -y, or azimuth,elevation in degrees such as "
                    + "-60,25 (default: front for what is flat, else iso).")
    private String camera;

    @Option(names = "--up", paramLabel = "AXIS", defaultValue = "z",
            description = "Axis that points upwards in a scene (default: ${DEFAULT-VALUE}).")
    private Direction up;

    @Option(names = "--slice-normal", paramLabel = "AXIS", split = ",",
            description = "Axis across the plane; several make several planes (default: z, in a scene all three).")
    private List<Direction> normals = new ArrayList<>();

    @Option(names = "--slice-position", paramLabel = "LENGTH",
            description = "Where the plane lies, such as 0.5mm (default: the middle).")
    private String position;

    @Option(names = "--range", paramLabel = "LOW,HIGH",
            description = "Numbers at the ends of the colour bar (default: those of the field).")
    private String range;

    @Option(names = "--colours", paramLabel = "MAP",
            description = "heat, sea or diverging (default: heat for temperature, diverging for numbers of both signs, "
                    + "else sea).")
    private ColourMap colours;

    @Option(names = "--opaque", paramLabel = "VALUES",
            description = "Values of a volume that are seen best: high, low or ends (default: the rarer ones).")
    private Scene.Opaque opaque;

    @Option(names = "--lines", paramLabel = "N", defaultValue = "60",
            description = "Number of streamlines in a scene (default: ${DEFAULT-VALUE}).")
    private int lines;

    @Option(names = "--levels", paramLabel = "N", defaultValue = "7",
            description = "Number of surfaces of equal value in a scene (default: ${DEFAULT-VALUE}).")
    private int levels;

    @Option(names = "--zones", paramLabel = "NAME", split = ",",
            description = "Zones to show (default: those in which the field is not zero throughout).")
    private List<String> zones = new ArrayList<>();

    @Option(names = "--crop", paramLabel = "RANGE",
            description = "Show a part only, such as z=130..230µm; may be repeated.")
    private List<String> crops = new ArrayList<>();

    @Option(names = "--mirror", paramLabel = "AXIS", split = ",",
            description = "Complete a symmetric half by its mirror image at the beginning of an axis.")
    private List<Direction> mirrors = new ArrayList<>();

    @Option(names = "--rotate", paramLabel = "DEGREES", defaultValue = "270",
            description = "Scenes of an axisymmetric run turn its half-plane about the axis, which is upright then: by so "
                    + "many degrees (default: ${DEFAULT-VALUE}; 0: the half-plane).")
    private double rotation;

    @Option(names = "--title", paramLabel = "TEXT", defaultValue = "", description = "Title of the picture.")
    private String title;

    @Option(names = "--label", paramLabel = "TEXT", defaultValue = "",
            description = "Name at the colour bar (default: that of the field).")
    private String label;

    @Option(names = "--size", paramLabel = "WIDTHxHEIGHT", description = "Size in pixels (default: what fits).")
    private String size;

    @Option(names = "--no-bar", description = "Leave the colour bar out.")
    private boolean noBar;

    /// The files of the run.
    RunSeries series() throws IOException {
        return RunSeries.of(run.folder());
    }

    /// Folder of the run, for results that have no other place.
    Path folder() {
        return run.folder();
    }

    /// The field that was asked for, or the first.
    String field(RunSeries series) throws IOException {
        List<String> names = series.names();
        if (field == null) {
            return names.getFirst();
        }
        Set<String> known = new LinkedHashSet<>(names);
        names.forEach(name -> known.addAll(List.of(name + "_x", name + "_y", name + "_z")));
        if (!known.contains(field)) {
            throw CommandException.usage("there is no field " + field + " in this run; "
                    + Suggestion.of(field, names));
        }
        return field;
    }

    PictureOptions options(String chosen) {
        PictureOptions options = PictureOptions.of(chosen).style(style).up(up).camera(camera).normals(normals)
                .levels(levels).lines(lines).zones(zones).rotation(rotation).title(title).label(label);
        if (position != null) {
            options.position(Quantities.length(position));
        }
        if (range != null) {
            String[] ends = range.split(",");
            if (ends.length != 2) {
                throw CommandException.usage("--range needs two numbers, LOW,HIGH, got \"" + range + "\"");
            }
            options.range(Quantities.any(ends[0]), Quantities.any(ends[1]));
        }
        if (colours != null) {
            options.colours(colours);
        }
        if (opaque != null) {
            options.opaque(opaque);
        }
        if (size != null) {
            Matcher matcher = SIZE.matcher(size);
            if (!matcher.matches()) {
                throw CommandException.usage("--size needs WIDTHxHEIGHT in pixels, such as 1600x1200, got \"" + size
                        + "\"");
            }
            options.size(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        }
        return noBar ? options.withoutBar() : options;
    }

    /// The part of a state that is asked for, completed by its mirror images.
    RunState part(RunState whole) {
        RunState state = whole;
        for (Direction mirror : mirrors) {
            state = state.mirrored(mirror);
        }
        for (String crop : crops) {
            Matcher matcher = CROP.matcher(crop);
            if (!matcher.matches()) {
                throw CommandException.usage("--crop needs AXIS=FROM..TO, such as z=130..230µm, got \"" + crop + "\"");
            }
            String to = matcher.group(3);
            String unit = to.replaceFirst("^[-+0-9.eE]+", "");
            String from = matcher.group(2).matches("[-+0-9.eE]+") ? matcher.group(2) + unit : matcher.group(2);
            state = state.cropped(Direction.valueOf(matcher.group(1).toUpperCase(Locale.ROOT)),
                    Quantities.length(from), Quantities.length(to));
        }
        return state;
    }

    /// Name for the picture when none is given.
    String fileName(String chosen) {
        return chosen + "-" + style.name().toLowerCase(Locale.ROOT) + ".png";
    }
}
