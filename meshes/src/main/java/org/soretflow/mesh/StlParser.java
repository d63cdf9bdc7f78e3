package org.soretflow.mesh;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/// Reads triangles from the bytes of an STL file, binary or ASCII; normals and colours are passed over.
final class StlParser {
    private static final int HEADER = 84;
    private static final int RECORD = 50;

    private StlParser() {
    }

    /// Nine coordinates a triangle, in the file's unit.
    ///
    /// A file is binary when its size fits the number of triangles it states: binary files may begin with "solid", too.
    ///
    /// @throws IllegalArgumentException for anything that is not a whole STL file with at least one triangle
    static double[] parse(byte[] bytes) {
        if (bytes.length >= HEADER && bytes.length == HEADER + RECORD * statedTriangles(bytes)) {
            return binary(bytes);
        }
        if (looksLikeText(bytes)) {
            return ascii(new String(bytes, StandardCharsets.ISO_8859_1));
        }
        if (bytes.length < HEADER) {
            throw new IllegalArgumentException("not an STL file: it has " + bytes.length
                    + " bytes and does not begin with 'solid'; a binary STL file has at least " + HEADER + " bytes");
        }
        throw new IllegalArgumentException(String.format(Locale.ROOT,
                "not a whole STL file: as binary STL it states %d triangles, which take %d bytes, but it has %d bytes",
                statedTriangles(bytes), HEADER + RECORD * statedTriangles(bytes), bytes.length));
    }

    private static long statedTriangles(byte[] bytes) {
        return Integer.toUnsignedLong(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(HEADER - 4));
    }

    private static boolean looksLikeText(byte[] bytes) {
        String begin = new String(bytes, 0, Math.min(bytes.length, 512), StandardCharsets.ISO_8859_1);
        return begin.stripLeading().toLowerCase(Locale.ROOT).startsWith("solid") && begin.indexOf(0) < 0;
    }

    private static double[] binary(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int triangles = (bytes.length - HEADER) / RECORD;
        requireSome(triangles);
        double[] coordinates = new double[9 * triangles];
        for (int t = 0; t < triangles; t++) {
            int at = HEADER + RECORD * t + 12;
            for (int c = 0; c < 9; c++) {
                float value = buffer.getFloat(at + 4 * c);
                if (!Float.isFinite(value)) {
                    throw new IllegalArgumentException("triangle " + t + " of the STL file has the coordinate "
                            + value);
                }
                coordinates[9 * t + c] = value;
            }
        }
        return coordinates;
    }

    private static double[] ascii(String text) {
        double[] coordinates = new double[1024];
        int count = 0;
        int vertices = 0;
        int number = 0;
        boolean inLoop = false;
        requireEnd(text);
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            String[] words = line.strip().split("\\s+");
            switch (words[0].toLowerCase(Locale.ROOT)) {
                case "" -> { }
                case "solid", "facet", "endfacet", "endsolid" ->
                    require(!inLoop, number, "'" + words[0] + "' inside a loop of vertices");
                case "outer" -> {
                    require(!inLoop, number, "a loop of vertices inside another");
                    inLoop = true;
                    vertices = 0;
                }
                case "vertex" -> {
                    require(inLoop && words.length == 4, number, "expected 'vertex x y z' inside an outer loop, got '"
                            + shortened(line) + "'");
                    coordinates = count + 3 > coordinates.length
                            ? Arrays.copyOf(coordinates, Math.multiplyExact(2, count)) : coordinates;
                    for (int c = 1; c <= 3; c++) {
                        coordinates[count++] = number(words[c], number);
                    }
                    vertices++;
                }
                case "endloop" -> {
                    require(inLoop && vertices == 3, number, "a facet has " + vertices + " vertices, only triangles "
                            + "are allowed");
                    inLoop = false;
                }
                default -> require(false, number, "'" + shortened(line) + "' is not a line of an STL file");
            }
        }
        requireSome(count / 9);
        return Arrays.copyOf(coordinates, count);
    }

    private static void requireEnd(String text) {
        String whole = text.stripTrailing();
        String last = whole.substring(Math.max(whole.lastIndexOf('\n'), whole.lastIndexOf('\r')) + 1);
        if (!last.stripLeading().toLowerCase(Locale.ROOT).startsWith("endsolid")) {
            throw new IllegalArgumentException("the STL file is truncated: it ends with '" + shortened(last)
                    + "' and not with 'endsolid'");
        }
    }

    private static double number(String word, int line) {
        try {
            double value = Double.parseDouble(word);
            require(Double.isFinite(value), line, "the coordinate " + word + " is not a finite number");
            return value;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("STL file, line " + line + ": '" + word + "' is not a number", e);
        }
    }

    private static String shortened(String line) {
        String text = line.strip();
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    private static void require(boolean holds, int line, String message) {
        if (!holds) {
            throw new IllegalArgumentException("STL file, line " + line + ": " + message);
        }
    }

    private static void requireSome(int triangles) {
        if (triangles == 0) {
            throw new IllegalArgumentException("the STL file holds no triangle");
        }
    }
}
