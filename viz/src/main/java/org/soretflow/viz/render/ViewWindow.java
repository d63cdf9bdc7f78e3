package org.soretflow.viz.render;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.HeadlessException;
import java.awt.RenderingHints;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSlider;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import org.soretflow.mesh.Direction;

/// A window on a run: its picture, a slider through its times, choices of field, style and plane; a scene is turned by
/// dragging.
///
/// Pictures are drawn off-screen on one thread of their own, the newest wish first, and put into the window when ready.
public final class ViewWindow {

    private static final int STEPS = 200;
    private static final int FRAME_MILLISECONDS = 150;

    private final ViewModel model;
    private final String title;
    private final Canvas canvas = new Canvas();
    private final JLabel time = new JLabel();
    private final JLabel place = new JLabel();
    private final JSlider times;
    private final Timer player;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService painter = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("pictures").factory());
    private final AtomicLong newest = new AtomicLong();
    private JFrame frame;

    /// The picture, or a message in its place.
    private static final class Canvas extends JPanel {
        private static final long serialVersionUID = 1;

        private transient BufferedImage image;
        private String message = "";

        @Override
        protected void paintComponent(Graphics graphics) {
            super.paintComponent(graphics);
            if (image != null) {
                ((Graphics2D) graphics).setRenderingHint(RenderingHints.KEY_INTERPOLATION,
                        RenderingHints.VALUE_INTERPOLATION_BILINEAR);
                graphics.drawImage(image, 0, 0, getWidth(), getHeight(), null);
            }
            graphics.drawString(message, 20, 30);
        }
    }

    private ViewWindow(ViewModel model, String title) {
        this.model = model;
        this.title = title;
        times = new JSlider(0, Math.max(0, model.states() - 1), model.state());
        player = new Timer(FRAME_MILLISECONDS, _ -> times.setValue((times.getValue() + 1) % model.states()));
    }

    /// A window on a run.
    ///
    /// @param field field to begin with; empty means the first
    public static ViewWindow on(RunSeries series, String field, String title) throws IOException {
        return new ViewWindow(new ViewModel(series, field), title);
    }

    /// Opens the window and waits until it is closed.
    ///
    /// @throws HeadlessException if there is no screen, or Java has no libraries for one
    public void show() throws InterruptedException {
        // fails on this thread rather than on that of the windows
        if (GraphicsEnvironment.isHeadless()) {
            throw new HeadlessException();
        }
        GraphicsEnvironment.getLocalGraphicsEnvironment().getDefaultScreenDevice();
        SwingUtilities.invokeLater(this::open);
        closed.await();
        painter.shutdown();
    }

    /// Opens the window; on Swing's thread.
    void open() {
        frame = new JFrame(title);
        frame.setDefaultCloseOperation(JFrame.DISPOSE_ON_CLOSE);
        frame.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosed(WindowEvent event) {
                player.stop();
                closed.countDown();
            }
        });
        canvas.setBackground(Color.WHITE);
        canvas.setPreferredSize(new Dimension(960, 640));
        frame.add(choices(), BorderLayout.NORTH);
        frame.add(canvas, BorderLayout.CENTER);
        frame.add(timeBar(), BorderLayout.SOUTH);
        canvas.addComponentListener(new ComponentAdapter() {
            @Override
            public void componentResized(ComponentEvent event) {
                refresh();
            }
        });
        Hand hand = new Hand();
        canvas.addMouseListener(hand);
        canvas.addMouseMotionListener(hand);
        frame.pack();
        frame.setLocationByPlatform(true);
        frame.setVisible(true);
        refresh();
    }

    /// The frame with all that is in it; for tests.
    JFrame frame() {
        return frame;
    }

    /// The picture that is shown; null before the first is ready.
    BufferedImage picture() {
        return canvas.image;
    }

    private JPanel choices() {
        JPanel row = new JPanel(new FlowLayout(FlowLayout.LEFT));
        JComboBox<String> fields = new JComboBox<>(model.fields().toArray(String[]::new));
        fields.setName("field");
        fields.setSelectedItem(model.field());
        fields.addActionListener(_ -> change(() -> model.show((String) fields.getSelectedItem())));
        row.add(fields);
        JComboBox<String> styles = new JComboBox<>(model.styles().stream()
                .map(style -> style.name().toLowerCase(Locale.ROOT)).toArray(String[]::new));
        styles.setName("style");
        JCheckBox front = new JCheckBox("face on", model.isFront());
        front.setName("front");
        styles.addActionListener(_ -> change(() -> {
            model.show(Style.valueOf(((String) styles.getSelectedItem()).toUpperCase(Locale.ROOT)));
            SwingUtilities.invokeLater(() -> front.setSelected(model.isFront()));
        }));
        front.addActionListener(_ -> change(() -> model.front(front.isSelected())));
        row.add(styles);
        row.add(front);
        if (model.isSolid()) {
            JComboBox<String> normals = new JComboBox<>(
                    new String[] {"plane across x", "plane across y", "plane across z"});
            normals.setName("normal");
            normals.setSelectedIndex(Direction.Z.ordinal());
            normals.addActionListener(_ -> change(() -> model.normal(Direction.values()[normals.getSelectedIndex()])));
            JSlider position = new JSlider(0, STEPS, STEPS / 2);
            position.setName("position");
            position.addChangeListener(_ -> change(() -> {
                model.position(position.getValue() / (double) STEPS);
                model.draft(position.getValueIsAdjusting());
            }));
            row.add(normals);
            row.add(position);
            row.add(place);
        }
        return row;
    }

    private JPanel timeBar() {
        JPanel row = new JPanel(new BorderLayout(8, 0));
        times.setName("time");
        times.addChangeListener(_ -> change(() -> model.show(times.getValue())));
        JButton play = new JButton("▶");
        play.addActionListener(_ -> {
            if (player.isRunning()) {
                player.stop();
            } else {
                player.start();
            }
        });
        play.setEnabled(model.states() > 1);
        times.setEnabled(model.states() > 1);
        row.add(play, BorderLayout.WEST);
        row.add(times, BorderLayout.CENTER);
        row.add(time, BorderLayout.EAST);
        return row;
    }

    /// Turns a scene.
    private final class Hand extends MouseAdapter {
        private int x;
        private int y;

        @Override
        public void mousePressed(MouseEvent event) {
            x = event.getX();
            y = event.getY();
        }

        @Override
        public void mouseDragged(MouseEvent event) {
            int right = event.getX() - x;
            int down = event.getY() - y;
            mousePressed(event);
            change(() -> {
                if (!model.isFront()) {
                    model.draft(true);
                    model.turn(right, down);
                }
            });
        }

        @Override
        public void mouseReleased(MouseEvent event) {
            change(() -> model.draft(false));
        }
    }

    /// Changes the model on the thread that draws, then draws.
    private void change(Runnable change) {
        painter.execute(change);
        refresh();
    }

    /// Draws anew, unless a newer wish has come meanwhile.
    private void refresh() {
        long wish = newest.incrementAndGet();
        int width = canvas.getWidth();
        int height = canvas.getHeight();
        painter.execute(() -> {
            if (wish != newest.get() || width == 0 || height == 0) {
                return;
            }
            BufferedImage image = null;
            String message = "";
            try {
                image = model.image(width, height);
            } catch (IOException | RuntimeException e) {
                message = e.getMessage();
            }
            show(image, message, model.time(), model.isSolid() ? model.place() : "");
        });
    }

    private void show(BufferedImage image, String message, String timeText, String placeText) {
        SwingUtilities.invokeLater(() -> {
            canvas.image = image;
            canvas.message = message;
            time.setText(timeText + "  ");
            place.setText(placeText);
            canvas.repaint();
        });
    }
}
