package org.soretflow.viz.vtk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.CellZones;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.viz.table.DamagedFileException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// A `.vti` or `.vtr` file of this program, read back without VTK: for pictures of a run that has ended.
///
/// Opening reads the head, the mesh and the zones; a field is read when it is asked for. Other programs write these
/// formats in many more ways, which are refused.
public final class FieldFile {

    private final Path file;
    private final AppendedArrays appended;
    private final Map<String, Element> fields = new LinkedHashMap<>();
    private final Map<String, List<String>> texts = new LinkedHashMap<>();
    private final StructuredMesh mesh;
    private final CellZones zones;
    private final ByteBuffer hidden;
    private final OptionalDouble time;

    private FieldFile(Path file) throws IOException {
        this.file = file;
        XmlHead head = XmlHead.read(file);
        Element root = head.root();
        appended = new AppendedArrays(
                file, head.dataAt(), root.getAttribute("compressor").equals("vtkZLibDataCompressor"));
        String type = root.getAttribute("type");
        Element grid = first(root, type);
        for (Element array : elements(root, "Array")) {
            texts.put(array.getAttribute("Name"), XmlHead.texts(array));
        }
        time = elements(first(grid, "FieldData"), "DataArray").stream()
                .filter(array -> array.getAttribute("Name").equals("TimeValue"))
                .mapToDouble(array -> Double.parseDouble(array.getFirstChild().getTextContent().strip())).findFirst();
        for (Element array : elements(first(grid, "CellData"), "DataArray")) {
            fields.put(array.getAttribute("Name"), array);
        }
        mesh = mesh(grid, type);
        Element zone = fields.remove("zone");
        Element marks = fields.remove("vtkGhostType");
        hidden = marks == null ? null : appended.read(offset(marks), mesh.cells());
        zones = zone == null ? null : zones(appended.read(offset(zone), mesh.cells() * (long) Integer.BYTES));
    }

    /// Opens a file.
    ///
    /// @throws DamagedFileException if it was not written by this program, or is not whole
    public static FieldFile open(Path file) throws IOException {
        try {
            return new FieldFile(file);
        } catch (RuntimeException e) {
            throw new DamagedFileException(file + " is not a field file of this program: " + e.getMessage(), e);
        }
    }

    /// The mesh [m]. A mesh in two dimensions has the depth 1 m: the file does not know the depth of the case.
    public StructuredMesh mesh() {
        return mesh;
    }

    public Optional<CellZones> zones() {
        return Optional.ofNullable(zones);
    }

    /// Whether the file asks viewers not to draw a cell.
    public boolean isHidden(int cell) {
        return hidden != null && (hidden.get(cell) & VtkXmlFile.HIDDEN_CELL) != 0;
    }

    /// Time of the fields [s].
    public OptionalDouble time() {
        return time;
    }

    /// Names of the fields, in the order of the file.
    public List<String> names() {
        return List.copyOf(fields.keySet());
    }

    /// A text of the file, such as `Problem` or `Version`; empty if there is none.
    public Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(name)).map(List::getFirst);
    }

    /// Reads a field.
    ///
    /// @throws IllegalArgumentException if there is no such field; the message lists those there are
    public FieldSnapshot field(String name) throws IOException {
        Element array = fields.get(name);
        if (array == null) {
            throw new IllegalArgumentException("there is no field " + name + " in " + file.getFileName()
                    + "; there are: " + String.join(", ", names()));
        }
        String count = array.getAttribute("NumberOfComponents");
        int components = count.isEmpty() ? 1 : Integer.parseInt(count);
        double[] values = new double[Math.multiplyExact(mesh.cells(), components)];
        appended.read(offset(array), values.length * (long) Double.BYTES).asDoubleBuffer().get(values);
        String unit = XmlHead.unit(array);
        return new FieldSnapshot(name, unit.isEmpty() ? "1" : unit, components, values);
    }

    private StructuredMesh mesh(Element grid, String type) throws IOException {
        double metres = LengthUnit.named(text("LengthUnit").orElse("m")).metres();
        double[] extent = numbers(grid.getAttribute("WholeExtent"));
        Axis[] axes = new Axis[3];
        for (int d = 0; d < 3; d++) {
            int cells = (int) extent[2 * d + 1];
            if (cells > 0) {
                axes[d] = type.equals("ImageData")
                        ? uniform(grid, d, cells, metres) : stretched(grid, d, cells, metres);
            }
        }
        if (text(VtkXmlFile.COORDINATES).filter(VtkXmlFile.AXISYMMETRIC::equals).isPresent()) {
            return StructuredMesh.axisymmetric(axes[0], axes[1]);
        }
        return axes[2] == null ? StructuredMesh.of(axes[0], axes[1]) : StructuredMesh.of(axes[0], axes[1], axes[2]);
    }

    private static Axis uniform(Element grid, int d, int cells, double metres) {
        double origin = numbers(grid.getAttribute("Origin"))[d] * metres;
        double spacing = numbers(grid.getAttribute("Spacing"))[d] * metres;
        return Axis.uniform(spacing * cells, cells).startingAt(origin);
    }

    private Axis stretched(Element grid, int d, int cells, double metres) throws IOException {
        Element array = elements(first(grid, "Coordinates"), "DataArray").get(d);
        double[] faces = new double[cells + 1];
        appended.read(offset(array), faces.length * (long) Double.BYTES).asDoubleBuffer().get(faces);
        for (int i = 0; i < faces.length; i++) {
            faces[i] *= metres;
        }
        return Axis.of(faces);
    }

    private CellZones zones(ByteBuffer numbers) {
        List<String> names = texts.getOrDefault("ZoneNames", List.of());
        return ZoneNumbers.on(mesh, names, cell -> numbers.getInt(Integer.BYTES * cell));
    }

    private static Element first(Element parent, String tag) {
        List<Element> found = elements(parent, tag);
        if (found.isEmpty()) {
            throw new IllegalArgumentException("it has no " + tag);
        }
        return found.getFirst();
    }

    private static List<Element> elements(Element parent, String tag) {
        NodeList nodes = parent.getElementsByTagName(tag);
        List<Element> found = new ArrayList<>();
        for (int n = 0; n < nodes.getLength(); n++) {
            found.add((Element) nodes.item(n));
        }
        return found;
    }

    private static long offset(Element array) {
        return Long.parseLong(array.getAttribute("offset"));
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.strip().split("\\s+")).mapToDouble(Double::parseDouble).toArray();
    }
}
