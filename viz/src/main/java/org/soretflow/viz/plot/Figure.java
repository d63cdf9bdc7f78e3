package org.soretflow.viz.plot;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Several pictures side by side, lettered (a), (b), … as in a paper.
public final class Figure {

    private static final int GAP = 12;
    private static final int HEAD = 18;

    private final List<List<BufferedImage>> rows = new ArrayList<>(List.of(new ArrayList<>()));

    private Figure() {}

    /// A figure of one row of pictures, from left to right.
    public static Figure of(BufferedImage... pictures) {
        Figure figure = new Figure();
        figure.rows.getFirst().addAll(List.of(pictures));
        return figure;
    }

    /// Adds a row below.
    public Figure below(BufferedImage... pictures) {
        rows.add(List.of(pictures));
        return this;
    }

    /// Writes the figure as PNG in one step.
    ///
    /// @throws MissingFontsException if the system has no fonts
    public void write(Path file) throws IOException {
        Picture.write(render(), file);
    }

    /// Writes the figure as PNG in one step, made smaller if it is wider than some pixels.
    ///
    /// @throws MissingFontsException if the system has no fonts
    public void write(Path file, int mostPixels) throws IOException {
        Picture.write(Picture.within(render(), mostPixels), file);
    }

    /// The figure as one picture; pictures below each other begin at the same place.
    public BufferedImage render() {
        int scale = Picture.pixelsPerUnit();
        int columns = rows.stream().mapToInt(List::size).max().orElseThrow();
        int[] left = new int[columns + 1];
        for (int n = 0; n < columns; n++) {
            left[n + 1] = left[n] + GAP + width(n) / scale;
        }
        int height = rows.stream().mapToInt(row -> height(row) / scale + HEAD).sum();
        Picture figure = new Picture(left[columns] - GAP, height);
        Graphics2D graphics = figure.graphics();
        graphics.setFont(Picture.font(Font.BOLD, 15));
        char letter = 'a';
        int top = 0;
        for (List<BufferedImage> row : rows) {
            for (int n = 0; n < row.size(); n++) {
                BufferedImage picture = row.get(n);
                int down = top + HEAD + (height(row) - picture.getHeight()) / (2 * scale);
                graphics.drawImage(picture, left[n], down, picture.getWidth() / scale, picture.getHeight() / scale,
                        null);
                figure.text("(" + letter++ + ")", left[n] + 10.0, down + 2.0, 0);
            }
            top += height(row) / scale + HEAD;
        }
        return figure.image();
    }

    private int width(int column) {
        return rows.stream().filter(row -> row.size() > column).mapToInt(row -> row.get(column).getWidth()).max()
                .orElse(0);
    }

    private static int height(List<BufferedImage> row) {
        return row.stream().mapToInt(BufferedImage::getHeight).max().orElse(0);
    }
}
