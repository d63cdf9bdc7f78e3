package org.soretflow.viz.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.soretflow.viz.table.AtomicFile;

/// A sheet to draw on, in units of which two pixels make one, so that pictures stay sharp on good screens and in print.
public final class Picture {

    /// Colour of texts and lines.
    public static final Color INK = new Color(0x222222);
    /// Colour of what is said in passing.
    public static final Color FAINT = new Color(0x666666);

    private static final int PIXELS_PER_UNIT = 2;

    /// What the writer calls quality, and turns into the levels 9 and 6 of zlib; no pixel depends on it.
    private static final float SMALLEST = 0;
    private static final float QUICKLY = 1 / 3f;

    static {
        // nothing is ever shown: a display that cannot be reached must not matter
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
    }

    private final BufferedImage image;
    private final Graphics2D graphics;

    /// A white sheet of a size in units.
    ///
    /// @throws MissingFontsException if the system has no fonts
    public Picture(int width, int height) {
        width("x", font(Font.PLAIN, 12));
        image = new BufferedImage(width * PIXELS_PER_UNIT, height * PIXELS_PER_UNIT, BufferedImage.TYPE_INT_RGB);
        graphics = sharp(image.createGraphics());
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.scale(PIXELS_PER_UNIT, PIXELS_PER_UNIT);
        graphics.setColor(INK);
        graphics.setFont(font(Font.PLAIN, 12));
    }

    /// Graphics with one unit per step; its transform is to be put back after changes.
    public Graphics2D graphics() {
        return graphics;
    }

    /// The sheet as it is.
    public BufferedImage image() {
        return image;
    }

    /// Pixels along one unit.
    public static int pixelsPerUnit() {
        return PIXELS_PER_UNIT;
    }

    /// The font of all pictures in a style and size [units].
    public static Font font(int style, float size) {
        return new Font(Font.SANS_SERIF, style, 12).deriveFont(size);
    }

    /// Width of a text in units.
    ///
    /// @throws MissingFontsException if the system has no fonts
    public static double width(String text, Font font) {
        try {
            var context = new FontRenderContext(new AffineTransform(), true, true);
            return font.getStringBounds(text, context).getWidth();
        } catch (RuntimeException | LinkageError | InternalError e) {
            throw new MissingFontsException(e);
        }
    }

    /// Draws a text whose anchor is at a point.
    ///
    /// @param align 0 if the text begins there, 0.5 if it is centred there, 1 if it ends there
    public void text(String text, double x, double baseline, double align) {
        graphics.drawString(text, (float) (x - align * width(text, graphics.getFont())), (float) baseline);
    }

    /// Draws a text from bottom to top, centred at a height, with its baseline at x.
    public void upwards(String text, double x, double centre) {
        AffineTransform before = graphics.getTransform();
        graphics.translate(x, centre);
        graphics.rotate(-Math.PI / 2);
        text(text, 0, 0, 0.5);
        graphics.setTransform(before);
    }

    /// An image, made smaller if it is wider than some pixels; pixels are means over those in their places.
    public static BufferedImage within(BufferedImage image, int mostPixels) {
        if (image.getWidth() <= mostPixels) {
            return image;
        }
        int height = Math.max(1, (int) Math.rint(image.getHeight() * (double) mostPixels / image.getWidth()));
        BufferedImage smaller = new BufferedImage(mostPixels, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = smaller.createGraphics();
        graphics.drawImage(image.getScaledInstance(mostPixels, height, Image.SCALE_AREA_AVERAGING), 0, 0, null);
        graphics.dispose();
        return smaller;
    }

    /// Writes an image as PNG in one step, compressed as well as it goes: pictures are read more often than written.
    public static void write(BufferedImage image, Path file) throws IOException {
        write(image, file, SMALLEST);
    }

    /// The same in half the time and with a tenth more bytes: for what every run draws.
    static void writeQuickly(BufferedImage image, Path file) throws IOException {
        write(image, file, QUICKLY);
    }

    private static void write(BufferedImage image, Path file, float quality) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam settings = writer.getDefaultWriteParam();
        settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        settings.setCompressionQuality(quality);
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), settings);
        } finally {
            writer.dispose();
        }
        AtomicFile.writeBytes(file, bytes.toByteArray());
    }

    /// An image as the bytes of a PNG file, fast rather than small: for a page.
    public static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    /// Graphics that draw smooth lines and letters.
    public static Graphics2D sharp(Graphics2D graphics) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        return graphics;
    }
}
