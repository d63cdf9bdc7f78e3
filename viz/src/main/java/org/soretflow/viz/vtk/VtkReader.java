package org.soretflow.viz.vtk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.StructuredMesh;
import org.w3c.dom.Element;

/// Reads the `.vti` and `.vtr` files that [VtkWriter] writes, so that pictures can be made from a run folder.
///
/// Lengths come back in metres, whatever the unit of the file; a two-dimensional mesh comes back 1 m deep, for its depth
/// does not stand in the file. Files of other programs are refused if their arrays are not appended as raw bytes.
public final class VtkReader {

    private static final int HIDDEN_CELL = 32;

    private VtkReader() {}

    /// Names of the fields in a file, with their units, without reading the numbers.
    public static Map<String, String> fields(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            Map<String, String> units = new LinkedHashMap<>();
            XmlHead.read(channel, file).arrays().forEach((name, array) -> {
                if (isField(name, array)) {
                    units.put(name, XmlHead.unit(array));
                }
            });
            return units;
        }
    }

    /// Reads a file with all its fields.
    public static VtkDataset read(Path file) throws IOException {
        return read(file, fields(file).keySet());
    }

    /// Reads a file with some of its fields; names that are not in it are passed over.
    public static VtkDataset read(Path file, Collection<String> names) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            XmlHead head = XmlHead.read(channel, file);
            boolean compressed = !head.root().getAttribute("compressor").isEmpty();
            var data = new AppendedReader(channel, head.dataAt(), compressed);
            Map<String, Element> arrays = head.arrays();
            StructuredMesh mesh = mesh(head, data, file);
            VtkDataset.Builder dataset = VtkDataset.on(mesh);
            for (Map.Entry<String, Element> entry : arrays.entrySet()) {
                if (isField(entry.getKey(), entry.getValue()) && names.contains(entry.getKey())) {
                    dataset.field(field(entry.getValue(), data));
                }
            }
            if (arrays.containsKey("zone") && arrays.containsKey("ZoneNames")) {
                ByteBuffer numbers = data.bytes(offset(arrays.get("zone")));
                dataset.zones(ZoneNumbers.on(mesh, XmlHead.texts(arrays.get("ZoneNames")),
                        cell -> numbers.getInt(Integer.BYTES * cell)));
            }
            if (arrays.containsKey("vtkGhostType")) {
                ByteBuffer marks = data.bytes(offset(arrays.get("vtkGhostType")));
                dataset.blank(cell -> (marks.get(cell) & HIDDEN_CELL) != 0);
            }
            if (arrays.containsKey("TimeValue")) {
                dataset.time(Double.parseDouble(arrays.get("TimeValue").getFirstChild().getTextContent().strip()));
            }
            arrays.forEach((name, array) -> {
                if (array.getTagName().equals("Array") && !name.equals("LengthUnit") && !name.equals("ZoneNames")) {
                    dataset.text(name, XmlHead.texts(array).getFirst());
                }
            });
            return dataset.build();
        } catch (IOException e) {
            throw e.getMessage() != null && e.getMessage().startsWith(file.toString())
                    ? e : new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static boolean isField(String name, Element array) {
        return XmlHead.isCellData(array) && !name.equals("zone") && !name.equals("vtkGhostType");
    }

    private static FieldSnapshot field(Element array, AppendedReader data) throws IOException {
        String components = array.getAttribute("NumberOfComponents");
        return new FieldSnapshot(array.getAttribute("Name"), XmlHead.unit(array),
                components.isEmpty() ? 1 : Integer.parseInt(components), doubles(array, data));
    }

    private static StructuredMesh mesh(XmlHead head, AppendedReader data, Path file) throws IOException {
        double metres = head.arrays().containsKey("LengthUnit")
                ? metres(XmlHead.texts(head.arrays().get("LengthUnit")).getFirst()) : 1;
        String type = head.root().getAttribute("type");
        Element grid = head.first(type);
        if (grid == null || !type.equals("ImageData") && !type.equals("RectilinearGrid")) {
            throw new IOException(file + " holds " + type + "; a .vti or .vtr file is expected");
        }
        int[] extent = Stream.of(grid.getAttribute("WholeExtent").strip().split("\\s+"))
                .mapToInt(Integer::parseInt).toArray();
        boolean flat = extent[5] == extent[4];
        Axis[] axes = new Axis[3];
        for (int d = 0; d < (flat ? 2 : 3); d++) {
            axes[d] = type.equals("ImageData")
                    ? uniform(grid, d, extent[2 * d + 1] - extent[2 * d], metres)
                    : scaled(doubles(head.arrays().get("xyz".substring(d, d + 1)), data), metres);
        }
        return flat ? StructuredMesh.of(axes[0], axes[1]) : StructuredMesh.of(axes[0], axes[1], axes[2]);
    }

    private static Axis uniform(Element grid, int direction, int cells, double metres) {
        double origin = Double.parseDouble(grid.getAttribute("Origin").split("\\s+")[direction]);
        double spacing = Double.parseDouble(grid.getAttribute("Spacing").split("\\s+")[direction]);
        return Axis.uniform(spacing * cells * metres, cells).startingAt(origin * metres);
    }

    private static Axis scaled(double[] faces, double metres) {
        for (int i = 0; i < faces.length; i++) {
            faces[i] *= metres;
        }
        return Axis.of(faces);
    }

    private static double metres(String symbol) {
        return Stream.of(LengthUnit.METRE, LengthUnit.MILLIMETRE, LengthUnit.MICROMETRE, LengthUnit.NANOMETRE)
                .filter(unit -> unit.symbol().equals(symbol)).mapToDouble(LengthUnit::metres).findFirst().orElse(1);
    }

    private static double[] doubles(Element array, AppendedReader data) throws IOException {
        var numbers = data.bytes(offset(array)).asDoubleBuffer();
        double[] values = new double[numbers.remaining()];
        numbers.get(values);
        return values;
    }

    private static long offset(Element array) throws IOException {
        if (!array.getAttribute("format").equals("appended")) {
            throw new IOException("the array " + array.getAttribute("Name") + " is not appended as raw bytes");
        }
        return Long.parseLong(array.getAttribute("offset"));
    }
}
