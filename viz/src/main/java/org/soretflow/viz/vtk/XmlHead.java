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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.soretflow.viz.table.DamagedFileException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// What stands before the raw bytes of a `.vti` or `.vtr` file: the description of its arrays.
///
/// @param root the element `VTKFile`
/// @param arrays all elements `DataArray` and `Array` by their names, in the order of the file
/// @param dataAt place of the first raw byte in the file
record XmlHead(Element root, Map<String, Element> arrays, long dataAt) {

    private static final byte[] MARK = "<AppendedData encoding=\"raw\">\n_".getBytes(StandardCharsets.US_ASCII);
    /// A head is a few kilobytes; a file without the mark in its first megabytes is none of ours.
    private static final int LONGEST = 8 << 20;
    private static final int PIECE = 1 << 14;

    /// Reads the head of a file.
    ///
    /// @throws IOException if it cannot be read or its arrays are not appended as raw bytes
    static XmlHead read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return read(channel, file);
        }
    }

    /// Reads the head of a file that is open.
    ///
    /// @throws IOException if the file cannot be read or its arrays are not appended as raw bytes
    static XmlHead read(FileChannel channel, Path file) throws IOException {
        byte[] start = new byte[0];
        int mark = -1;
        while (mark < 0) {
            int searched = Math.max(0, start.length - MARK.length);
            ByteBuffer longer = ByteBuffer.allocate((int) Math.min(channel.size(), start.length + PIECE));
            while (longer.hasRemaining() && channel.read(longer, longer.position()) >= 0) {
                // a read may bring a part only
            }
            boolean whole = longer.limit() == start.length;
            start = longer.array();
            mark = find(start, searched);
            if (mark < 0 && (whole || start.length > LONGEST)) {
                throw new DamagedFileException(
                        file + " is not a field file of this program: it has no raw appended arrays");
            }
        }
        ByteArrayOutputStream closed = new ByteArrayOutputStream();
        closed.write(start, 0, mark);
        closed.writeBytes("</VTKFile>".getBytes(StandardCharsets.US_ASCII));
        Element root = parse(closed.toByteArray(), file);
        Map<String, Element> arrays = new LinkedHashMap<>();
        for (String tag : List.of("DataArray", "Array")) {
            NodeList list = root.getElementsByTagName(tag);
            for (int n = 0; n < list.getLength(); n++) {
                Element element = (Element) list.item(n);
                arrays.put(element.getAttribute("Name"), element);
            }
        }
        return new XmlHead(root, arrays, (long) mark + MARK.length);
    }

    /// The first element of a kind, or null.
    Element first(String tag) {
        return (Element) root.getElementsByTagName(tag).item(0);
    }

    /// Whether an array belongs to the cells.
    static boolean isCellData(Element array) {
        return array.getParentNode().getNodeName().equals("CellData");
    }

    /// Unit of an array; empty if it has none.
    static String unit(Element array) {
        NodeList keys = array.getElementsByTagName("InformationKey");
        return keys.getLength() == 0 ? "" : keys.item(0).getTextContent();
    }

    /// The texts of a string array: bytes of UTF-8 as decimal numbers, each text closed by a zero.
    static List<String> texts(Element array) {
        List<String> texts = new ArrayList<>();
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (String code : array.getTextContent().strip().split("\\s+")) {
            int value = Integer.parseInt(code);
            if (value == 0) {
                texts.add(text.toString(StandardCharsets.UTF_8));
                text.reset();
            } else {
                text.write(value);
            }
        }
        return texts;
    }

    private static int find(byte[] bytes, int from) {
        for (int n = from; n + MARK.length <= bytes.length; n++) {
            int same = 0;
            while (same < MARK.length && bytes[n + same] == MARK[same]) {
                same++;
            }
            if (same == MARK.length) {
                return n;
            }
        }
        return -1;
    }

    private static Element parse(byte[] xml, Path file) throws IOException {
        try {
            return XmlText.parse(new ByteArrayInputStream(xml)).getDocumentElement();
        } catch (SAXException e) {
            throw new DamagedFileException(file + " is not a field file of this program: " + e.getMessage(), e);
        }
    }
}
