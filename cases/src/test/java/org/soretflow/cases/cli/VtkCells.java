package org.soretflow.cases.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads arrays of cells from a VTK file with raw appended data, by the description of the format alone.
record VtkCells(String head, ByteBuffer data) {

    private static final String MARK = "<AppendedData encoding=\"raw\">\n_";

    static VtkCells read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int end = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(MARK);
        ByteBuffer data = ByteBuffer.wrap(bytes).position(end + MARK.length()).slice();
        return new VtkCells(new String(bytes, 0, end, StandardCharsets.UTF_8), data);
    }

    /// Numbers of a double array.
    double[] doubles(String name) {
        var numbers = array(name, "Float64").asDoubleBuffer();
        double[] values = new double[numbers.remaining()];
        numbers.get(values);
        return values;
    }

    /// Numbers of an integer array.
    int[] ints(String name) {
        var numbers = array(name, "Int32").asIntBuffer();
        int[] values = new int[numbers.remaining()];
        numbers.get(values);
        return values;
    }

    /// An array begins with its length in bytes.
    private ByteBuffer array(String name, String type) {
        Matcher tag = Pattern.compile("<DataArray[^>]*Name=\"" + Pattern.quote(name) + "\"[^>]*>").matcher(head);
        if (head.contains("compressor=") || !tag.find() || !tag.group().contains("type=\"" + type + "\"")) {
            throw new IllegalStateException("no plain array " + name + " of " + type);
        }
        Matcher offset = Pattern.compile("offset=\"(\\d+)\"").matcher(tag.group());
        if (!offset.find()) {
            throw new IllegalStateException("array " + name + " is not appended");
        }
        int start = Integer.parseInt(offset.group(1));
        int length = Math.toIntExact(data.duplicate().order(ByteOrder.LITTLE_ENDIAN).getLong(start));
        return data.slice(start + 8, length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
