package org.soretflow.cases.file;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.soretflow.cases.file.Node.MapNode;
import org.soretflow.cases.file.Node.ScalarNode;
import org.soretflow.mesh.CellZones;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.ImageMask;
import org.soretflow.mesh.Range;
import org.soretflow.mesh.Shape;
import org.soretflow.mesh.StructuredMesh;

/// The `zones` list: which cells are of which material.
final class ZoneReader {

    private static final long MOST_PIXELS = 100_000_000;
    private static final String NOTHING = "nothing";

    private final StructuredMesh mesh;
    private final Set<String> known;
    private final Map<String, String> materials = new LinkedHashMap<>();
    private CellZones.Painter painter;

    private ZoneReader(StructuredMesh mesh, Set<String> known) {
        this.mesh = mesh;
        this.known = known;
    }

    /// Zones, and the name of the material of each.
    record Zones(CellZones zones, Map<String, String> materials) {}

    /// @param known names of materials
    static Zones read(Section root, StructuredMesh mesh, Set<String> known) {
        ZoneReader reader = new ZoneReader(mesh, known);
        List<Node> items = root.list("zones", "a list of zones is expected, or layers");
        for (int m = 0; m < items.size(); m++) {
            reader.zone(root.block(items.get(m), "zones." + m, "zone"));
        }
        CellZones zones = reader.painter.build();
        for (String name : zones.names()) {
            if (zones.count(zones.id(name)) == 0) {
                root.reading.warnings.add("zone " + name + " has no cell left: later zones cover it");
            }
        }
        known.stream().filter(name -> !reader.materials.containsValue(name))
                .forEach(name -> root.reading.warnings.add("material " + name + " is not used by any zone"));
        return new Zones(zones, reader.materials);
    }

    private void zone(Section zone) {
        boolean image = zone.has("image");
        if (painter == null) {
            if (image || zone.has("shape")) {
                throw zone.fault("the first zone fills the mesh, it has no " + (image ? "image" : "shape"));
            }
        } else if (image == zone.has("shape")) {
            throw zone.fault(image ? "found shape and image, exactly one is expected"
                    : "every zone but the first needs a shape or an image");
        }
        if (image) {
            for (String key : List.of("name", "material")) {
                if (zone.has(key)) {
                    throw zone.fault(key, "with an image, names and materials stand in its legend");
                }
            }
            ImageMask mask = mask(zone.section("image", "image"));
            zone.checked(() -> painter.paint(mask));
            return;
        }
        String name = zone.word("name", "a name is expected");
        assign(zone, name);
        if (painter == null) {
            painter = zone.checked(() -> CellZones.fill(mesh, name));
        } else {
            Shape shape = ShapeReader.read(zone.section("shape", "shape"));
            zone.checked(() -> painter.paint(name, shape));
        }
    }

    private void assign(Section block, String zone) {
        String material = block.word("material", "the name of a material is expected");
        if (!known.contains(material)) {
            throw block.fault("material", "there is no material " + material + " in materials; "
                    + Suggestion.of(material, known));
        }
        String before = materials.putIfAbsent(zone, material);
        if (before != null && !before.equals(material)) {
            throw block.fault("material", "zone " + zone + " is of " + before + " already, it cannot be of " + material
                    + " too");
        }
    }

    private ImageMask mask(Section image) {
        Path file = image.reading.file((ScalarNode) image.require("file", ""), image.at("file"));
        BufferedImage picture = picture(image, file);
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        String plane = image.wordOr("plane", "xy");
        Direction normal = switch (plane) {
            case "xy" -> Direction.Z;
            case "xz" -> Direction.Y;
            default -> Direction.X;
        };
        Range first = extent(image, normal.firstTransverse());
        Range second = extent(image, normal.secondTransverse());
        Range through = ShapeReader.range(image, normal.label());
        ImageMask.Builder mask = image.checked(
                () -> ImageMask.of(picture.getWidth(), picture.getHeight(), pixels).placed(normal, first, second)
                        .through(through));
        Section legend = image.section("legend", "");
        for (String colour : legend.keys()) {
            String zone = zoneOf(legend, colour);
            legend.checked(() -> zone.equals(NOTHING) ? mask.ignore(colour) : mask.legend(colour, zone));
        }
        return image.checked(mask::build);
    }

    private String zoneOf(Section legend, String colour) {
        Node value = legend.require(colour, "");
        if (value instanceof MapNode) {
            Section entry = legend.block(value, legend.at(colour), "legend_entry");
            String name = entry.word("name", "");
            assign(entry, name);
            return name;
        }
        String name = Section.text(value, legend.at(colour), "").text;
        if (!name.equals(NOTHING) && !materials.containsKey(name)) {
            throw legend.fault(colour, "there is no zone " + name + " before this one; give its material, { name: "
                    + name
                    + ", material: … }, or write " + NOTHING);
        }
        return name;
    }

    private Range extent(Section image, Direction direction) {
        return image.has(direction.label()) ? ShapeReader.range(image, direction.label())
                : new Range(mesh.axis(direction).start(), mesh.axis(direction).end());
    }

    private static BufferedImage picture(Section image, Path file) {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = in == null ? List.<ImageReader>of().iterator()
                    : ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw image.fault("file", "this is no picture that can be read; PNG is expected");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                if (pixels > MOST_PIXELS) {
                    throw image.fault("file", "found " + pixels + " pixels, at most " + MOST_PIXELS + " are possible");
                }
                return reader.read(0);
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException e) {
            throw image.fault("file", "the picture cannot be read: " + e.getMessage());
        }
    }
}
