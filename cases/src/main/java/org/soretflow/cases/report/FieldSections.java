package org.soretflow.cases.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.soretflow.cases.run.Numbers;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.CellZones;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.Problem;
import org.soretflow.viz.plot.Durations;
import org.soretflow.viz.plot.FieldImage;
import org.soretflow.viz.plot.MissingFontsException;
import org.soretflow.viz.plot.Picture;
import org.soretflow.viz.report.Block;
import org.soretflow.viz.report.FieldScene;
import org.soretflow.viz.table.DamagedFileException;
import org.soretflow.viz.vtk.FieldFile;
import org.soretflow.viz.vtk.PvdCollection;

/// The fields of a run: pictures of the last state, and a view of all states that the page has room for.
final class FieldSections {

    private static final int MOST_CELLS = 40_000;
    /// Numbers of the whole view; about three bytes of the page each.
    private static final long MOST_NUMBERS = 1_500_000;
    /// Names of missing files that are told.
    private static final int MOST_NAMES = 3;

    private final RunFiles files;
    private final Optional<Problem> problem;
    private final List<String> lost = new ArrayList<>();

    FieldSections(RunFiles files, Optional<Problem> problem) {
        this.files = files;
        this.problem = problem;
    }

    List<Block> blocks() throws IOException {
        List<Path> states = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (PvdCollection.Entry entry : PvdCollection.read(files.folder().resolve("fields.pvd")).entries()) {
            Path file = files.folder().resolve(entry.reference());
            if (Files.isRegularFile(file)) {
                states.add(file);
            } else {
                missing.add(entry.reference());
            }
        }
        if (!missing.isEmpty()) {
            lost.add("of the " + (states.size() + missing.size()) + " files of fields " + missing.size()
                    + (missing.size() == 1 ? " is" : " are") + " missing: " + String.join(", ", missing.subList(0,
                    Math.min(missing.size(), MOST_NAMES))) + (missing.size() > MOST_NAMES ? ", …" : ""));
        }
        FieldFile last = null;
        while (last == null && !states.isEmpty()) {
            last = whole(states.getLast()).orElse(null);
            if (last == null) {
                states.removeLast();
            }
        }
        if (last == null) {
            return lost.isEmpty() ? List.of(new Block.Text("The run has written no fields yet.")) : warnings();
        }
        if (last.names().isEmpty()) {
            return warnings();
        }
        List<Block> shown = blocks(states, last);
        List<Block> blocks = new ArrayList<>(warnings());
        blocks.addAll(shown);
        return blocks;
    }

    /// What is missing of the fields; known when the blocks have been made.
    List<String> lost() {
        return lost;
    }

    private List<Block> warnings() {
        return lost.stream().<Block>map(Block.Warning::new).toList();
    }

    /// A file all of whose fields can be read; empty if that fails, which is noted.
    private Optional<FieldFile> whole(Path path) throws IOException {
        try {
            FieldFile file = FieldFile.open(path);
            for (String name : file.names()) {
                file.field(name);
            }
            return Optional.of(file);
        } catch (DamagedFileException e) {
            lost.add(files.within(e.getMessage()));
            return Optional.empty();
        }
    }

    private List<Block> blocks(List<Path> states, FieldFile last) throws IOException {
        List<Block> blocks = new ArrayList<>(scene(states, last));
        List<Block.Picture> pictures = new ArrayList<>();
        try {
            for (String name : last.names()) {
                pictures.addAll(pictures(last, last.field(name)));
            }
        } catch (MissingFontsException e) {
            // the page is worth having all the same
            blocks.add(new Block.Warning("There are no pictures: " + e.getMessage() + "."));
        }
        blocks.add(new Block.Pictures(pictures));
        return blocks;
    }

    private List<Block> scene(List<Path> states, FieldFile last) throws IOException {
        StructuredMesh mesh = last.mesh();
        CellZones zones = last.zones().orElse(CellZones.fill(mesh, "all").build());
        FieldScene scene = new FieldScene(mesh, zones, MOST_CELLS);
        long perTime = (long) Math.min(mesh.cells(), MOST_CELLS) * last.names().size();
        int most = (int) Math.max(1, MOST_NUMBERS / perTime);
        List<Path> chosen = chosen(states, most);
        for (Path file : chosen) {
            try {
                FieldFile state = FieldFile.open(file);
                List<FieldScene.Layer> layers = new ArrayList<>();
                for (String name : state.names()) {
                    FieldSnapshot field = state.field(name);
                    layers.add(new FieldScene.Layer(field, shown(name, zones)));
                }
                scene.add(time(state), layers);
            } catch (DamagedFileException e) {
                lost.add(files.within(e.getMessage()));
            }
        }
        FieldSnapshot first = last.field(last.names().getFirst());
        scene.focusOn(place(mesh, first, shown(first.name(), zones)));
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Scene(scene));
        if (chosen.size() < states.size()) {
            blocks.add(new Block.Text("The view has " + chosen.size() + " of the " + states.size()
                    + " times of which the run wrote fields."));
        }
        return blocks;
    }

    private static List<Path> chosen(List<Path> states, int most) {
        if (states.size() <= most) {
            return states;
        }
        List<Path> some = new ArrayList<>();
        for (int n = 0; n < most; n++) {
            some.add(most == 1 ? states.getLast()
                    : states.get((int) Math.round(n * (states.size() - 1.0) / (most - 1))));
        }
        return some;
    }

    /// One picture in two dimensions, else two of planes through the place where the field differs most from its mean.
    private List<Block.Picture> pictures(FieldFile state, FieldSnapshot field) throws IOException {
        StructuredMesh mesh = state.mesh();
        CellZones zones = state.zones().orElse(CellZones.fill(mesh, "all").build());
        IntPredicate shown = shown(field.name(), zones);
        String caption = field.name() + ", " + time(state);
        List<Block.Picture> pictures = new ArrayList<>();
        if (mesh.dimensions() == 2) {
            FieldImage image = image(mesh, field, zones, shown);
            if (field.components() == 3) {
                image.arrows(field);
            }
            pictures.add(new Block.Picture(caption, Picture.png(image.render())));
            return pictures;
        }
        int place = place(mesh, field, shown);
        for (Direction normal : List.of(Direction.Z, Direction.Y)) {
            int layer = switch (normal) {
                case X -> mesh.i(place);
                case Y -> mesh.j(place);
                case Z -> mesh.k(place);
            };
            double position = mesh.axis(normal).centre(layer);
            pictures.add(new Block.Picture(caption + ", plane at " + normal.label() + " = "
                    + Numbers.metres(position),
                    Picture.png(image(mesh, field, zones, shown).slice(normal, position).render())));
        }
        return pictures;
    }

    /// What the time of a state is called.
    private String time(FieldFile state) {
        return files.summaryNumber("time_seconds").filter(seconds -> seconds == 0).isPresent()
                ? "steady state" : Durations.text(state.time().orElse(0));
    }

    private static FieldImage image(StructuredMesh mesh, FieldSnapshot field, CellZones zones, IntPredicate shown) {
        FieldImage image = FieldImage.of(mesh, field).zones(zones).only(shown).suitingColours();
        return field.components() == 1 ? image.contours() : image;
    }

    /// The cell in which a field differs most from its mean.
    private static int place(StructuredMesh mesh, FieldSnapshot field, IntPredicate shown) {
        double mean = 0;
        double volume = 0;
        for (int n = 0; n < mesh.cells(); n++) {
            if (shown.test(n)) {
                mean += field.magnitude(n) * mesh.volume(n);
                volume += mesh.volume(n);
            }
        }
        int place = mesh.index(mesh.nx() / 2, mesh.ny() / 2, mesh.nz() / 2);
        double most = 0;
        for (int n = 0; n < mesh.cells(); n++) {
            double difference = Math.abs(field.magnitude(n) - mean / volume);
            if (shown.test(n) && difference > most) {
                most = difference;
                place = n;
            }
        }
        return place;
    }

    /// Cells in which a field has a meaning: all for the temperature, the fluid ones for all else.
    private IntPredicate shown(String field, CellZones zones) {
        if (field.equals("temperature") || problem.isEmpty()) {
            return _ -> true;
        }
        CellZones known = problem.get().zones();
        boolean[] fluid = new boolean[zones.names().size()];
        for (int id = 0; id < fluid.length; id++) {
            fluid[id] = !known.names().contains(zones.name(id)) || problem.get().isFluid(known.id(zones.name(id)));
        }
        return cell -> fluid[zones.zone(cell)];
    }
}
