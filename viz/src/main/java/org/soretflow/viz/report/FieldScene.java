package org.soretflow.viz.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.zip.GZIPOutputStream;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.CellZones;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.viz.plot.ColourMap;
import org.soretflow.viz.plot.Ticks;
import org.soretflow.viz.table.CsvColumn;
import org.soretflow.viz.vtk.LengthUnit;
import tools.jackson.databind.json.JsonMapper;

/// Fields at several times as a browser shows them: on a mesh that is coarse enough, in single precision.
///
/// Vectors are shown by their length. Each field of each time is packed by itself, so that the browser unpacks only what
/// it shows.
public final class FieldScene {

    /// Steps of a colour map that a browser gets.
    private static final int COLOURS = 64;

    private final CoarseMesh coarse;
    private final CellZones zones;
    private int[] focus;
    private final Map<String, Shown> fields = new LinkedHashMap<>();
    private final List<String> times = new ArrayList<>();
    private final List<List<String>> frames = new ArrayList<>();

    /// A field and the range of its numbers over all times.
    private static final class Shown {
        private final String unit;
        private double low = Double.POSITIVE_INFINITY;
        private double high = Double.NEGATIVE_INFINITY;

        Shown(String unit) {
            this.unit = unit;
        }
    }

    /// One field of a time.
    ///
    /// @param shown cells in which it has a meaning
    public record Layer(FieldSnapshot field, IntPredicate shown) {}

    /// An empty scene.
    ///
    /// @param mostCells the most cells that the browser is to get per field; a finer mesh is made coarser
    public FieldScene(StructuredMesh mesh, CellZones zones, int mostCells) {
        this.coarse = CoarseMesh.of(mesh, mostCells);
        this.zones = zones;
        focus = coarse.coarseCell(mesh.index(mesh.nx() / 2, mesh.ny() / 2, mesh.nz() / 2));
    }

    /// Makes the view begin with planes through a cell.
    ///
    /// @param cell number in the fine mesh
    public void focusOn(int cell) {
        focus = coarse.coarseCell(cell);
    }

    /// Adds the fields of a time; every time has the same ones.
    ///
    /// @param time what the view calls it, such as `5 min` or `steady state`
    public void add(String time, List<Layer> layers) {
        List<String> frame = new ArrayList<>();
        for (Layer layer : layers) {
            FieldSnapshot field = layer.field();
            String name = field.components() == 1 ? field.name() : "|" + field.name() + "|";
            Shown shown = fields.computeIfAbsent(name, _ -> new Shown(field.unit()));
            float[] values = coarse.means(field, layer.shown());
            for (float value : values) {
                if (Float.isFinite(value)) {
                    shown.low = Math.min(shown.low, value);
                    shown.high = Math.max(shown.high, value);
                }
            }
            frame.add(packed(values));
        }
        if (frame.size() != fields.size()) {
            throw new IllegalArgumentException("every time has the same fields: " + fields.keySet());
        }
        times.add(time);
        frames.add(frame);
    }

    /// What was left out on the way to the browser, one sentence; empty if nothing was.
    String note() {
        return coarse.note();
    }

    boolean hasNote() {
        return !note().isEmpty();
    }

    /// The scene as JSON that may stand in a page: it holds no `<`.
    String json() {
        Map<String, Object> tree = new LinkedHashMap<>();
        StructuredMesh mesh = coarse.mesh();
        double longest = Arrays.stream(Direction.values()).filter(direction -> isShown(mesh, direction))
                .mapToDouble(direction -> mesh.axis(direction).length()).max().orElseThrow();
        LengthUnit unit = LengthUnit.suiting(longest);
        boolean upright = mesh.dimensions() == 2 && mesh.y().length() > mesh.x().length();
        tree.put("dimensions", mesh.dimensions());
        tree.put("unit", unit.symbol());
        tree.put("names", Arrays.stream(Direction.values()).map(mesh::label).toList());
        List<double[]> axes = new ArrayList<>();
        List<Double> stretch = new ArrayList<>();
        for (Direction direction : Direction.values()) {
            axes.add(isShown(mesh, direction)
                    ? Arrays.stream(mesh.axis(direction).faces()).map(unit::of).toArray() : new double[] {0, 0});
            stretch.add(isShown(mesh, direction) ? stretch(mesh.axis(direction).length() / longest, upright) : 1.0);
        }
        tree.put("axes", axes);
        tree.put("stretch", stretch);
        tree.put("zones", zones.names());
        byte[] zone = new byte[mesh.cells()];
        for (int n = 0; n < zone.length; n++) {
            zone[n] = (byte) zones.zone(coarse.fineCell(n));
        }
        tree.put("zone", packed(ByteBuffer.wrap(zone)));
        tree.put("focus", focus);
        tree.put("times", times);
        List<Map<String, Object>> shownFields = new ArrayList<>();
        fields.forEach((name, shown) -> shownFields.add(tree(name, shown)));
        tree.put("fields", shownFields);
        tree.put("frames", frames);
        return JsonMapper.shared().writeValueAsString(tree).replace("<", "\\u003c");
    }

    private static Map<String, Object> tree(String name, Shown shown) {
        Map<String, Object> tree = new LinkedHashMap<>();
        boolean any = shown.low <= shown.high;
        ColourMap map = ColourMap.suiting(name, any ? shown.low : 0, any ? shown.high : 0);
        double[] ends = map.ends(any ? shown.low : 0, any ? shown.high : 0);
        // a field that is constant up to rounding gets a range around its value: noise is not to be seen
        double size = Math.max(Math.abs(ends[0]), Math.abs(ends[1]));
        double margin = ends[1] - ends[0] > 1e-6 * size ? 0 : size == 0 ? 1 : 0.01 * size;
        tree.put("name", name);
        tree.put("unit", CsvColumn.behind(shown.unit).strip());
        tree.put("low", ends[0] - margin);
        tree.put("high", ends[1] + margin);
        List<String> colours = new ArrayList<>();
        for (int n = 0; n < COLOURS; n++) {
            colours.add(String.format(Locale.ROOT, "#%06x", map.rgb(n / (COLOURS - 1.0)) & 0xffffff));
        }
        tree.put("colours", colours);
        return tree;
    }

    /// A mesh in two dimensions is a sheet.
    private static boolean isShown(StructuredMesh mesh, Direction direction) {
        return mesh.dimensions() == 3 || direction != Direction.Z;
    }

    /// Round factor by which a direction is drawn longer that is much shorter than the longest.
    ///
    /// @param upright whether the longest goes upwards, where the view has less room
    private static double stretch(double share, boolean upright) {
        return Math.max(1, Ticks.step((upright ? 0.4 : 0.2) / share).doubleValue());
    }

    private static String packed(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return packed(bytes);
    }

    private static String packed(ByteBuffer bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes.array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(out.toByteArray());
    }
}
