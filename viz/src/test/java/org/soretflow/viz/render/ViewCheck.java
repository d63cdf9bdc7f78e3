package org.soretflow.viz.render;

import java.awt.Component;
import java.awt.Container;
import java.awt.event.InputEvent;
import java.awt.event.MouseEvent;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JPanel;
import javax.swing.JSlider;
import javax.swing.SwingUtilities;

/// Opens a window and uses it as a person would; a process of its own, for one that has drawn without a screen keeps
/// doing so. Ends with 0 if each act changed the picture.
final class ViewCheck {

    private static ViewWindow window;

    private ViewCheck() {}

    /// @param arguments folder of the run, and whether scenes can be drawn
    public static void main(String[] arguments) throws Exception {
        window = ViewWindow.on(RunSeries.of(Path.of(arguments[0])), "", "test");
        SwingUtilities.invokeAndWait(window::open);
        BufferedImage shown = newerThan(null, "opening");
        shown = after(shown, "time", () -> slider("time").setValue(0));
        shown = after(shown, "field", () -> combo("field").setSelectedItem("velocity_x"));
        shown = after(shown, "back", () -> combo("field").setSelectedItem("salt"));
        if (arguments[1].equals("true")) {
            shown = after(shown, "position", () -> {
                combo("normal").setSelectedIndex(0);
                slider("position").setValue(20);
            });
            shown = after(shown, "scene", () -> find("front", JCheckBox.class).doClick());
            shown = after(shown, "volume", () -> combo("style").setSelectedItem("volume"));
            shown = after(shown, "turning", ViewCheck::drag);
        }
        SwingUtilities.invokeAndWait(() -> window.frame().dispose());
        IO.println("all of it works, last picture " + shown.getWidth() + " × " + shown.getHeight());
        System.exit(0);
    }

    private static void drag() {
        JPanel canvas = (JPanel) window.frame().getContentPane().getComponent(1);
        canvas.dispatchEvent(mouse(canvas, MouseEvent.MOUSE_PRESSED, 300));
        canvas.dispatchEvent(mouse(canvas, MouseEvent.MOUSE_DRAGGED, 400));
        canvas.dispatchEvent(mouse(canvas, MouseEvent.MOUSE_RELEASED, 400));
    }

    private static MouseEvent mouse(JPanel canvas, int kind, int x) {
        return new MouseEvent(canvas, kind, 0, InputEvent.BUTTON1_DOWN_MASK, x, 200, 1, false, MouseEvent.BUTTON1);
    }

    /// Does something and waits for another picture.
    private static BufferedImage after(BufferedImage before, String act, Runnable doing) throws Exception {
        SwingUtilities.invokeAndWait(doing);
        return newerThan(before, act);
    }

    private static BufferedImage newerThan(BufferedImage before, String act) throws Exception {
        Callable<BufferedImage> shown = () -> {
            BufferedImage[] image = new BufferedImage[1];
            SwingUtilities.invokeAndWait(() -> image[0] = window.picture());
            return image[0];
        };
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < end) {
            BufferedImage now = shown.call();
            if (now != null && (before == null || differ(now, before))) {
                return now;
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException("no new picture after " + act);
    }

    private static boolean differ(BufferedImage a, BufferedImage b) {
        if (a.getWidth() != b.getWidth() || a.getHeight() != b.getHeight()) {
            return true;
        }
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                if (a.getRGB(x, y) != b.getRGB(x, y)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static JSlider slider(String name) {
        return find(name, JSlider.class);
    }

    private static JComboBox<?> combo(String name) {
        return find(name, JComboBox.class);
    }

    private static <C extends Component> C find(String name, Class<C> kind) {
        return kind.cast(find(window.frame(), name));
    }

    private static Component find(Container within, String name) {
        for (Component each : within.getComponents()) {
            if (name.equals(each.getName())) {
                return each;
            }
            Component inside = each instanceof Container container ? find(container, name) : null;
            if (inside != null) {
                return inside;
            }
        }
        return null;
    }
}
