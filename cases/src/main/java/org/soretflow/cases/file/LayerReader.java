package org.soretflow.cases.file;

import java.util.List;
import org.soretflow.cases.file.Node.Kind;
import org.soretflow.cases.file.Node.ListNode;
import org.soretflow.cases.file.Node.MapNode;
import org.soretflow.cases.file.Node.ScalarNode;

/// The `layers` block: an axis of the mesh and zones in one. It is put in the place of them, so that the resolved case has an
/// axis of segments and a list of zones.
final class LayerReader {

    private LayerReader() {}

    /// Puts axis and zones in the place of the block, if there is one; zones of the case are painted over the layers.
    static void spread(Section root) {
        if (!root.has("layers")) {
            return;
        }
        Section layers = root.section("layers", "layers");
        String along = layers.word("along", "x, y or z is expected");
        Section mesh = root.section("mesh", "mesh");
        if (mesh.has(along)) {
            throw mesh.fault(along, "the layers make this axis; leave it out, or the layers");
        }
        Mark mark = layers.node.mark();
        MapNode axis = new MapNode(mark);
        ListNode segments = new ListNode(mark);
        axis.put("segments", mark, segments);
        double position = layers.has("origin") ? layers.quantity("origin", Dimension.LENGTH) : 0;
        layers.get("origin").ifPresent(origin -> axis.put("origin", mark, origin));
        ListNode zones = new ListNode(mark);
        List<Node> items = layers.list("of", "a list of layers is expected");
        for (int m = 0; m < items.size(); m++) {
            Section layer = layers.block(items.get(m), layers.at("of") + "." + m, "layer");
            double above = position + layer.positive("thickness", Dimension.LENGTH);
            segments.items.add(segment(layer));
            zones.items.add(zone(layer, along, m == 0 ? null : new double[] {position, above}));
            position = above;
        }
        mesh.node.put(along, mark, axis);
        if (root.has("zones")) {
            zones.items.addAll(root.list("zones", ""));
        }
        root.node.put("zones", mark, zones);
        root.node.entries.remove("layers");
    }

    private static MapNode segment(Section layer) {
        MapNode segment = new MapNode(layer.node.mark());
        segment.put("length", layer.node.mark(), layer.require("thickness", ""));
        segment.put("cells", layer.node.mark(), layer.require("cells", "a whole number is expected"));
        layer.get("clustering").ifPresent(clustering -> segment.put("clustering", clustering.mark(), clustering));
        return segment;
    }

    /// @param range where the layer lies [m]; null of the first one, which fills the mesh
    private static MapNode zone(Section layer, String along, double[] range) {
        Mark mark = layer.node.mark();
        MapNode zone = new MapNode(mark);
        zone.put("name", mark, layer.require("name", "a name is expected"));
        zone.put("material", mark, layer.require("material", "the name of a material is expected"));
        if (range != null) {
            ListNode ends = new ListNode(mark);
            for (double end : range) {
                ends.items.add(new ScalarNode(mark, Units.number(end) + " m", Kind.TEXT));
            }
            MapNode box = new MapNode(mark);
            box.put(along, mark, ends);
            MapNode shape = new MapNode(mark);
            shape.put("box", mark, box);
            zone.put("shape", mark, shape);
        }
        return zone;
    }
}
