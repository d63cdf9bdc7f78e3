package org.soretflow.viz.vtk;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.CellZones;
import org.soretflow.mesh.StructuredMesh;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/// A `.vti` or `.vtr` file of this program, read back without VTK: for pictures of a run that has ended.
///
/// Opening reads the head, the mesh and the zones; a field is read when it is asked for. Other programs write these
/// formats in many more ways, which are refused.
public final class FieldFile {

    private static final byte[] MARK = "<AppendedData encoding=\"raw\">\n_".getBytes(StandardCharsets.UTF_8);

    /// No head of ours is longer: arrays are named in it, not held.
    private static final int LONGEST_HEAD = 1 << 24;
    private static final int HEAD_PIECE = 1 << 16;

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
        byte[] head = head(file);
        Element root = parse(file, head);
        appended = new AppendedArrays(file, head.length + (long) MARK.length,
                root.getAttribute("compressor").equals("vtkZLibDataCompressor"));
        String type = root.getAttribute("type");
        Element grid = first(root, type);
        for (Element array : elements(root, "Array")) {
            texts.put(array.getAttribute("Name"), decode(array.getTextContent()));
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
    /// @throws IOException if it cannot be read or was not written by this program
    public static FieldFile open(Path file) throws IOException {
        try {
            return new FieldFile(file);
        } catch (RuntimeException e) {
            throw new IOException(file + " is not a field file of this program: " + e.getMessage(), e);
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
        NodeList keys = array.getElementsByTagName("InformationKey");
        return new FieldSnapshot(name, keys.getLength() == 0 ? "1" : keys.item(0).getTextContent(), components, values);
    }

    private StructuredMesh mesh(Element grid, String type) throws IOException {
        double metres = switch (texts.getOrDefault("LengthUnit", List.of("m")).getFirst()) {
            case "mm" -> LengthUnit.MILLIMETRE.metres();
            case "µm" -> LengthUnit.MICROMETRE.metres();
            case "nm" -> LengthUnit.NANOMETRE.metres();
            default -> LengthUnit.METRE.metres();
        };
        double[] extent = numbers(grid.getAttribute("WholeExtent"));
        Axis[] axes = new Axis[3];
        for (int d = 0; d < 3; d++) {
            int cells = (int) extent[2 * d + 1];
            if (cells > 0) {
                axes[d] = type.equals("ImageData")
                        ? uniform(grid, d, cells, metres) : stretched(grid, d, cells, metres);
            }
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

    /// Everything before the first raw byte.
    private static byte[] head(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            ByteBuffer piece = ByteBuffer.allocate(HEAD_PIECE);
            while (head.size() < LONGEST_HEAD && channel.read(piece.clear()) > 0) {
                head.write(piece.array(), 0, piece.position());
                int end = head.toString(StandardCharsets.ISO_8859_1)
                        .indexOf(new String(MARK, StandardCharsets.ISO_8859_1));
                if (end >= 0) {
                    return Arrays.copyOf(head.toByteArray(), end);
                }
            }
        }
        throw new IOException(file + " is not a field file of this program: it has no appended data");
    }

    private static Element parse(Path file, byte[] head) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            byte[] closed = (new String(head, StandardCharsets.UTF_8) + "</VTKFile>").getBytes(StandardCharsets.UTF_8);
            return builder.parse(new ByteArrayInputStream(closed)).getDocumentElement();
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException(file + " is not a field file of this program: " + e.getMessage(), e);
        }
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

    /// Texts as VTK keeps them: the bytes as decimal numbers, each text closed by a zero.
    private static List<String> decode(String codes) {
        List<String> decoded = new ArrayList<>();
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (String code : codes.strip().split("\\s+")) {
            int value = Integer.parseInt(code);
            if (value == 0) {
                decoded.add(text.toString(StandardCharsets.UTF_8));
                text.reset();
            } else {
                text.write(value);
            }
        }
        return decoded;
    }
}
