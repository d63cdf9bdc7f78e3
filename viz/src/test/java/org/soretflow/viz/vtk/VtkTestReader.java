package org.soretflow.viz.vtk;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Inflater;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/// Reads back what the writers wrote, straight from the format's description and without any code of the writers.
final class VtkTestReader {

    final Element root;
    final Map<String, Element> elements = new LinkedHashMap<>();
    private final byte[] appended;
    private final boolean compressed;

    /// Splits a file at the underscore that begins the raw data: what is before it, closed by hand, is XML.
    VtkTestReader(Path file) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        String latin = new String(bytes, StandardCharsets.ISO_8859_1);
        String mark = "<AppendedData encoding=\"raw\">\n_";
        int head = latin.indexOf(mark);
        String tail = "\n</AppendedData>\n</VTKFile>\n";
        if (head < 0 || !latin.endsWith(tail)) {
            throw new IllegalStateException("no appended data in " + file);
        }
        appended = Arrays.copyOfRange(bytes, head + mark.length(), bytes.length - tail.length());
        String closed = new String(bytes, 0, head, StandardCharsets.UTF_8) + "</VTKFile>";
        byte[] xml = closed.getBytes(StandardCharsets.UTF_8);
        root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml))
                .getDocumentElement();
        compressed = root.getAttribute("compressor").equals("vtkZLibDataCompressor");
        for (String tag : List.of("DataArray", "Array")) {
            var list = root.getElementsByTagName(tag);
            for (int n = 0; n < list.getLength(); n++) {
                Element element = (Element) list.item(n);
                elements.put(element.getAttribute("Name"), element);
            }
        }
    }

    Element first(String tag) {
        return (Element) root.getElementsByTagName(tag).item(0);
    }

    String unit(String array) {
        var keys = elements.get(array).getElementsByTagName("InformationKey");
        return keys.getLength() == 0 ? "" : keys.item(0).getTextContent();
    }

    double[] doubles(String array) throws Exception {
        var numbers = bytes(array).asDoubleBuffer();
        double[] values = new double[numbers.remaining()];
        numbers.get(values);
        return values;
    }

    int[] ints(String array) throws Exception {
        var numbers = bytes(array).asIntBuffer();
        int[] values = new int[numbers.remaining()];
        numbers.get(values);
        return values;
    }

    ByteBuffer bytes(String array) throws Exception {
        int offset = Integer.parseInt(elements.get(array).getAttribute("offset"));
        ByteBuffer data = ByteBuffer.wrap(appended).order(ByteOrder.LITTLE_ENDIAN).position(offset).slice()
                .order(ByteOrder.LITTLE_ENDIAN);
        if (!compressed) {
            int length = Math.toIntExact(data.getLong());
            return data.slice(8, length).order(ByteOrder.LITTLE_ENDIAN);
        }
        int blocks = Math.toIntExact(data.getLong());
        int full = Math.toIntExact(data.getLong());
        int last = Math.toIntExact(data.getLong());
        int[] lengths = new int[blocks];
        for (int b = 0; b < blocks; b++) {
            lengths[b] = Math.toIntExact(data.getLong());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int b = 0; b < blocks; b++) {
            byte[] packed = new byte[lengths[b]];
            data.get(packed);
            Inflater inflater = new Inflater();
            inflater.setInput(packed);
            byte[] plain = new byte[b == blocks - 1 && last > 0 ? last : full];
            int length = inflater.inflate(plain);
            if (length != plain.length || inflater.inflate(new byte[1]) != 0 || !inflater.finished()) {
                throw new IllegalStateException("block " + b + " of " + array + " has a wrong length");
            }
            inflater.end();
            out.write(plain);
        }
        return ByteBuffer.wrap(out.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// Texts of a string array in ASCII form: decimal bytes, each text closed by a zero.
    List<String> texts(String array) {
        List<String> texts = new ArrayList<>();
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (String code : elements.get(array).getTextContent().strip().split("\\s+")) {
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
}
