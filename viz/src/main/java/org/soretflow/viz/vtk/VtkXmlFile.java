package org.soretflow.viz.vtk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.viz.table.AtomicFile;

/// What `.vti` and `.vtr` files have in common: an XML head that describes arrays, and the arrays appended as raw
/// bytes.
///
/// The head names the place of each array, which for compressed arrays is known only at the end. All places are written
/// in a fixed width; the head is written once with zeros and once more, in place, with the true numbers.
final class VtkXmlFile {

    /// VTK's mark of a cell that is not to be drawn.
    static final int HIDDEN_CELL = 32;

    /// Name and value of the text that says that x is a distance from an axis along y.
    static final String COORDINATES = "Coordinates";
    static final String AXISYMMETRIC = "axisymmetric";

    private static final int OFFSET_WIDTH = 20;

    private static final byte[] TAIL = "\n</AppendedData>\n</VTKFile>\n".getBytes(StandardCharsets.UTF_8);

    private final String type;
    private final String geometry;
    private final VtkDataset dataset;
    private final VtkOptions options;
    private final List<NamedArray> cellArrays = new ArrayList<>();
    private final List<NamedArray> coordinates = new ArrayList<>();

    /// An array of the file with what its XML element says.
    private record NamedArray(String name, String unit, int components, ArrayData data) {}

    /// @param type `ImageData` or `RectilinearGrid`
    /// @param geometry attributes of its element besides the extent
    VtkXmlFile(String type, String geometry, VtkDataset dataset, VtkOptions options) {
        this.type = type;
        this.geometry = geometry;
        this.dataset = dataset;
        this.options = options;
        for (FieldSnapshot field : dataset.fields()) {
            cellArrays.add(new NamedArray(
                    field.name(), field.unit(), field.components(), new ArrayData.Doubles(field.values())));
        }
        int cells = dataset.mesh().cells();
        dataset.zones().ifPresent(zones ->
                cellArrays.add(new NamedArray("zone", "", 1, new ArrayData.Ints(cells, zones::zone))));
        if (dataset.blanks()) {
            cellArrays.add(new NamedArray("vtkGhostType", "", 1,
                    new ArrayData.Bytes(cells, cell -> dataset.isBlanked(cell) ? HIDDEN_CELL : 0)));
        }
    }

    /// Where cells begin in z [m]; the half-plane of rings, whose z is an angle, lies at 0.
    static double sheet(StructuredMesh mesh) {
        return mesh.isAxisymmetric() ? 0 : mesh.z().start();
    }

    /// Adds the positions of the faces along one direction, in the unit of the file.
    void addCoordinates(String name, double[] faces) {
        coordinates.add(new NamedArray(name, options.lengthUnit().symbol(), 1, new ArrayData.Doubles(faces)));
    }

    void write(Path file) throws IOException {
        List<ArrayData> arrays = new ArrayList<>();
        cellArrays.forEach(array -> arrays.add(array.data()));
        coordinates.forEach(array -> arrays.add(array.data()));
        AtomicFile.write(file, channel -> {
            byte[] head = head(new long[arrays.size()]);
            AtomicFile.writeFully(channel, ByteBuffer.wrap(head));
            long[] offsets = AppendedData.write(channel, arrays, options.compressed());
            AtomicFile.writeFully(channel, ByteBuffer.wrap(TAIL));
            channel.position(0);
            AtomicFile.writeFully(channel, ByteBuffer.wrap(head(offsets)));
        });
    }

    /// Everything before the first raw byte; its length does not depend on the offsets.
    private byte[] head(long[] offsets) {
        var mesh = dataset.mesh();
        // a two-dimensional mesh is written flat: as a box of the stated depth, mostly 1 m, a chip would be a needle
        int depth = mesh.dimensions() == 2 ? 0 : mesh.nz();
        String extent = "0 " + mesh.nx() + " 0 " + mesh.ny() + " 0 " + depth;
        StringBuilder xml = new StringBuilder(4096);
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<VTKFile type=\"").append(type)
                .append("\" version=\"1.0\" byte_order=\"LittleEndian\" header_type=\"UInt64\"")
                .append(options.compressed() ? " compressor=\"vtkZLibDataCompressor\"" : "").append(">\n");
        xml.append("<").append(type).append(" WholeExtent=\"").append(extent).append("\"").append(geometry)
                .append(">\n");
        appendFieldData(xml);
        xml.append("<Piece Extent=\"").append(extent).append("\">\n<CellData").append(activeArrays()).append(">\n");
        for (int a = 0; a < cellArrays.size(); a++) {
            appendArray(xml, cellArrays.get(a), offsets[a]);
        }
        xml.append("</CellData>\n");
        if (!coordinates.isEmpty()) {
            xml.append("<Coordinates>\n");
            for (int a = 0; a < coordinates.size(); a++) {
                appendArray(xml, coordinates.get(a), offsets[cellArrays.size() + a]);
            }
            xml.append("</Coordinates>\n");
        }
        xml.append("</Piece>\n</").append(type).append(">\n<AppendedData encoding=\"raw\">\n_");
        return xml.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void appendFieldData(StringBuilder xml) {
        xml.append("<FieldData>\n");
        dataset.time().ifPresent(time -> xml
                .append("<DataArray type=\"Float64\" Name=\"TimeValue\" NumberOfTuples=\"1\" format=\"ascii\">")
                .append(time).append(unitKey("s")).append("</DataArray>\n"));
        dataset.texts().forEach((name, text) -> appendTexts(xml, name, List.of(text)));
        appendTexts(xml, "LengthUnit", List.of(options.lengthUnit().symbol()));
        if (dataset.mesh().isAxisymmetric()) {
            appendTexts(xml, COORDINATES, List.of(AXISYMMETRIC));
        }
        dataset.zones().ifPresent(zones -> appendTexts(xml, "ZoneNames", zones.names()));
        xml.append("</FieldData>\n");
    }

    /// A string array: VTK wants the bytes of the UTF-8 text as decimal numbers, each text closed by a zero.
    private static void appendTexts(StringBuilder xml, String name, List<String> texts) {
        xml.append("<Array type=\"String\" Name=\"").append(XmlText.escape(name)).append("\" NumberOfTuples=\"")
                .append(texts.size()).append("\" format=\"ascii\">\n");
        for (String text : texts) {
            for (byte character : text.getBytes(StandardCharsets.UTF_8)) {
                xml.append(Byte.toUnsignedInt(character)).append(' ');
            }
            xml.append("0\n");
        }
        xml.append("</Array>\n");
    }

    /// The first scalar and the first vector are what a viewer shows at first.
    private String activeArrays() {
        StringBuilder active = new StringBuilder();
        dataset.fields().stream().filter(field -> field.components() == 1).findFirst().ifPresent(field ->
                active.append(" Scalars=\"").append(XmlText.escape(field.name())).append('"'));
        dataset.fields().stream().filter(field -> field.components() == 3).findFirst().ifPresent(field ->
                active.append(" Vectors=\"").append(XmlText.escape(field.name())).append('"'));
        return active.toString();
    }

    private static void appendArray(StringBuilder xml, NamedArray array, long offset) {
        xml.append("<DataArray type=\"").append(array.data().type()).append("\" Name=\"")
                .append(XmlText.escape(array.name())).append('"');
        if (array.components() > 1) {
            xml.append(" NumberOfComponents=\"").append(array.components()).append('"');
            for (int q = 0; q < array.components(); q++) {
                String component = array.components() == 3 ? "xyz".substring(q, q + 1) : Integer.toString(q);
                xml.append(" ComponentName").append(q).append("=\"").append(component).append('"');
            }
        }
        String place = "offset=\"" + offset + "\"";
        xml.append(" format=\"appended\" ").append(place).append(" ".repeat(OFFSET_WIDTH + 9 - place.length()))
                .append(">").append(unitKey(array.unit())).append("</DataArray>\n");
    }

    /// VTK's own key for the unit of an array; nothing for an array without a unit.
    private static String unitKey(String unit) {
        return unit.isEmpty() ? "" : "<InformationKey name=\"UNITS_LABEL\" location=\"vtkDataArray\">"
                + XmlText.escape(unit) + "</InformationKey>";
    }
}
