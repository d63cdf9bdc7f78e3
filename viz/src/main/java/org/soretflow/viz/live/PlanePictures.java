package org.soretflow.viz.live;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.CellZones;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.run.Observer;
import org.soretflow.run.StepReport;
import org.soretflow.viz.plot.FieldImage;
import org.soretflow.viz.plot.Picture;
import org.soretflow.viz.vtk.ZoneNumbers;

/// The newest picture of a run: an observer that keeps the middle plane of every field, and draws it when asked.
///
/// Fields are copied in the thread of the run, at most once a second and only while somebody looks; drawing is left to
/// the thread that asks. The first and the last state are always kept.
public final class PlanePictures implements Observer {

    private static final long SECOND = 1_000_000_000L;
    /// How long after the last question somebody still looks [ns].
    private static final long ATTENTION = 15 * SECOND;

    private final Predicate<String> fluid;
    private final LongSupplier clock;
    private volatile long asked;
    private volatile Plane plane;
    private volatile boolean everAsked;
    private long taken;
    private final Map<String, byte[]> drawn = new LinkedHashMap<>();
    private long drawnNumber = -1;

    /// All fields on one plane at one step.
    ///
    /// @param number counts the planes that were kept
    record Plane(long number, long step, double time, CellZones zones, Map<String, FieldSnapshot> fields) {}

    /// @param fluid whether a zone of a name is a fluid: all but the temperature is shown there only
    public PlanePictures(Predicate<String> fluid) {
        this(fluid, System::nanoTime);
    }

    /// @param clock time [ns]
    PlanePictures(Predicate<String> fluid, LongSupplier clock) {
        this.fluid = fluid;
        this.clock = clock;
    }

    @Override
    public void begin(StepReport report) {
        take(report);
    }

    @Override
    public void observe(StepReport report) {
        long now = clock.getAsLong();
        boolean watched = everAsked && now - asked < ATTENTION && now - taken >= SECOND;
        if (report.last() || watched) {
            take(report);
        }
    }

    private void take(StepReport report) {
        taken = clock.getAsLong();
        StructuredMesh mesh = report.mesh();
        int layer = mesh.nz() / 2;
        boolean flat = mesh.dimensions() == 2;
        StructuredMesh sheet = flat ? mesh
                : StructuredMesh.of(mesh.x(), mesh.y(), Axis.of(mesh.z().face(layer), mesh.z().face(layer + 1)));
        int first = mesh.index(0, 0, layer);
        CellZones zones = flat ? report.zones()
                : ZoneNumbers.on(sheet, report.zones().names(), cell -> report.zones().zone(first + cell));
        Map<String, FieldSnapshot> fields = new LinkedHashMap<>();
        for (String name : report.fieldNames()) {
            FieldSnapshot field = report.field(name);
            int components = field.components();
            fields.put(name, flat ? field : new FieldSnapshot(name, field.unit(), components, Arrays.copyOfRange(
                    field.values(), first * components, (first + sheet.cells()) * components)));
        }
        plane = new Plane(plane == null ? 0 : plane.number() + 1, report.step(), report.time(), zones, fields);
    }

    /// Names of the fields; empty before the run begins.
    List<String> names() {
        Plane newest = plane;
        return newest == null ? List.of() : List.copyOf(newest.fields().keySet());
    }

    /// Number of the newest plane; −1 if there is none.
    long number() {
        Plane newest = plane;
        return newest == null ? -1 : newest.number();
    }

    /// Notes that somebody looks.
    void ask() {
        asked = clock.getAsLong();
        everAsked = true;
    }

    /// The newest picture of a field as PNG; empty if there is no such field.
    synchronized Optional<byte[]> png(String name) throws IOException {
        ask();
        Plane newest = plane;
        if (newest == null || !newest.fields().containsKey(name)) {
            return Optional.empty();
        }
        if (newest.number() != drawnNumber) {
            drawn.clear();
            drawnNumber = newest.number();
        }
        byte[] png = drawn.get(name);
        if (png == null) {
            png = draw(newest, newest.fields().get(name));
            drawn.put(name, png);
        }
        return Optional.of(png);
    }

    private byte[] draw(Plane newest, FieldSnapshot field) throws IOException {
        CellZones zones = newest.zones();
        IntPredicate shown = field.name().equals("temperature") ? _ -> true
                : cell -> fluid.test(zones.name(zones.zone(cell)));
        StructuredMesh mesh = zones.mesh();
        FieldImage image = FieldImage.of(mesh, field).zones(zones).only(shown).suitingColours();
        if (newest.time() > 0 || newest.step() == 0) {
            image.time(newest.time());
        }
        if (mesh.dimensions() == 3) {
            image.slice(Direction.Z, mesh.z().centre(0));
        } else if (field.components() == 3) {
            image.arrows(field);
        }
        return Picture.png(image.render());
    }
}
