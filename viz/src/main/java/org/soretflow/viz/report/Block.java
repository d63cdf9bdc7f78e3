package org.soretflow.viz.report;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// A part of a section of a page. All texts are plain: the page escapes them.
public sealed interface Block {

    /// A paragraph.
    record Text(String text) implements Block {}

    /// What the reader should not overlook.
    record Warning(String text) implements Block {}

    /// A table.
    ///
    /// @param caption what it shows, may be empty
    /// @param header names of the columns; without any there is no header
    /// @param rows cells as texts; those that are numbers are set flush right
    record Table(String caption, List<String> header, List<List<String>> rows) implements Block {
        public Table {
            header = List.copyOf(header);
            rows = rows.stream().map(List::copyOf).toList();
        }

        boolean hasHeader() {
            return !header.isEmpty();
        }

        /// The names of the columns; those over numbers are set as the numbers are.
        List<Cell> heads() {
            List<Cell> heads = new ArrayList<>();
            for (int c = 0; c < header.size(); c++) {
                int column = c;
                List<Cell> below = rows.stream().filter(row -> !row.get(column).isEmpty())
                        .map(row -> Cell.of(row.get(column))).toList();
                heads.add(new Cell(header.get(c), !below.isEmpty() && below.stream().allMatch(Cell::number)));
            }
            return heads;
        }

        List<List<Cell>> cells() {
            return rows.stream().map(row -> row.stream().map(Cell::of).toList()).toList();
        }
    }

    /// Charts beside each other, as many as fit.
    record Charts(List<Chart> charts) implements Block {
        public Charts {
            charts = List.copyOf(charts);
        }
    }

    /// Pictures beside each other, as many as fit.
    record Pictures(List<Picture> pictures) implements Block {
        public Pictures {
            pictures = List.copyOf(pictures);
        }
    }

    /// A long text behind a line that opens it.
    record Folded(String summary, String text) implements Block {}

    /// The view of fields that can be turned, see [FieldScene].
    record Scene(FieldScene scene) implements Block {}

    /// A chart and what it shows.
    ///
    /// @param svg as [org.soretflow.viz.plot.ProfilePlot#svg] gives it
    record Chart(String caption, String svg) {}

    /// A picture and what it shows.
    ///
    /// @param png the bytes of its file
    record Picture(String caption, byte[] png) {

        /// Pixels of a picture in one of the page. All pictures have the same scale, so that their texts have one size.
        private static final double PIXELS = 2.5;

        /// Place of the width in the head of a PNG.
        private static final int WIDTH_AT = 16;

        /// Width in the page; 0 if the bytes are no PNG.
        long width() {
            return png.length < WIDTH_AT + Integer.BYTES ? 0
                    : Math.round(ByteBuffer.wrap(png).getInt(WIDTH_AT) / PIXELS);
        }

        String base64() {
            return Base64.getEncoder().encodeToString(png);
        }
    }

    /// A cell of a table.
    ///
    /// @param number whether it is set flush right
    record Cell(String text, boolean number) {

        private static final String NUMBER = "[+−-]?[0-9][0-9.]*(e[+−-]?[0-9]+|·10[⁻⁰¹²³⁴-⁹]+)?( ?[^ ]{1,8})?";

        static Cell of(String text) {
            return new Cell(text, text.matches(NUMBER));
        }
    }
}
