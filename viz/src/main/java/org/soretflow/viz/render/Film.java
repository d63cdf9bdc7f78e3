package org.soretflow.viz.render;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.soretflow.viz.plot.Picture;
import org.soretflow.viz.table.AtomicFile;
import org.soretflow.viz.table.TemporaryFolder;

/// Pictures of all times of a run: a series of PNG files, or a film made of them by ffmpeg.
///
/// All pictures have the size of the first.
public final class Film {

    private static final int WIDEST_GIF = 1000;

    private final Path file;
    private final int perSecond;

    private Film(Path file, int perSecond) {
        this.file = file;
        this.perSecond = perSecond;
    }

    /// A film, or a series, as the ending of its name says: `.mp4` and `.gif` are films, `.png` becomes
    /// `name_000000.png`, `name_000001.png`, ….
    ///
    /// @param perSecond pictures per second
    /// @throws IllegalArgumentException if the ending is another one
    /// @throws MissingRendererException if it is a film and ffmpeg is not there
    public static Film to(Path file, int perSecond) {
        if (perSecond < 1 || perSecond > 120) {
            throw new IllegalArgumentException("a film has 1 to 120 pictures per second, got " + perSecond);
        }
        String ending = ending(file);
        if (!List.of("png", "mp4", "gif").contains(ending)) {
            throw new IllegalArgumentException(
                    file + ": an animation ends in .png (a series of pictures), .mp4 or .gif");
        }
        if (!ending.equals("png") && !isOnPath("ffmpeg")) {
            throw new MissingRendererException("films need ffmpeg (Debian: apt install ffmpeg); a series of pictures "
                    + "does not: give it a name that ends in .png");
        }
        return new Film(file, perSecond);
    }

    /// A picture of a state.
    @FunctionalInterface
    public interface Frames {
        /// The picture of a number from 0 on.
        BufferedImage frame(int number) throws IOException;
    }

    /// Draws and writes all pictures.
    ///
    /// @return the files that were written
    public List<Path> write(int count, Frames frames) throws IOException {
        if (ending(file).equals("png")) {
            Path folder = file.toAbsolutePath().getParent();
            String name = file.getFileName().toString();
            return writeFrames(count, frames, folder, name.substring(0, name.length() - ".png".length()) + "_");
        }
        try (TemporaryFolder temporary = TemporaryFolder.create()) {
            Path folder = temporary.path();
            writeFrames(count, frames, folder, "");
            Path film = folder.resolve("film." + ending(file));
            makeFilm(folder, film);
            AtomicFile.writeBytes(file, Files.readAllBytes(film));
            return List.of(file);
        }
    }

    private static List<Path> writeFrames(int count, Frames frames, Path folder, String name) throws IOException {
        List<Path> files = new ArrayList<>();
        BufferedImage first = frames.frame(0);
        for (int n = 0; n < count; n++) {
            BufferedImage frame = n == 0 ? first : frames.frame(n);
            boolean same = frame.getWidth() == first.getWidth() && frame.getHeight() == first.getHeight();
            Path target = folder.resolve(name + String.format(Locale.ROOT, "%06d.png", n));
            Picture.write(same ? frame : RunPicture.onCanvas(frame, first.getWidth(), first.getHeight()), target);
            files.add(target);
        }
        return files;
    }

    private void makeFilm(Path folder, Path film) throws IOException {
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-nostdin", "-y", "-framerate",
                Integer.toString(perSecond), "-i", folder.resolve("%06d.png").toString()));
        if (ending(film).equals("gif")) {
            command.addAll(List.of("-filter_complex", "scale='min(" + WIDEST_GIF + ",iw)':-1:flags=area,split[a][b];"
                    + "[a]palettegen=stats_mode=full[p];[b][p]paletteuse=dither=none"));
        } else {
            // the usual players want even sides and this kind of colours
            command.addAll(List.of("-vf", "pad=ceil(iw/2)*2:ceil(ih/2)*2:0:0:white", "-c:v", "libx264", "-crf", "18",
                    "-pix_fmt", "yuv420p", "-movflags", "+faststart"));
        }
        command.add(film.toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("ffmpeg could not make " + file + ": " + said.strip());
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("making " + file + " was interrupted", e);
        }
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
