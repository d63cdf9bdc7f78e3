package org.soretflow.viz.render;

import java.awt.image.BufferedImage;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.viz.plot.ColourMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Films have a picture per time, of one size and in one range of colours.
class FilmTest {

    @TempDir
    Path folder;

    private List<Path> film(Path file) throws IOException {
        RunSeries series = RunSeries.of(SmallRun.write(folder.resolve("run"), SmallRun.FLAT));
        PictureOptions options = PictureOptions.of("salt").size(601, 401);
        RunPicture picture = RunPicture.of(options);
        RunPicture.States states = number -> series.read(number, picture.needs());
        picture.settle(series.size(), states);
        return Film.to(file, 5).write(series.size(), number -> picture.draw(states.state(number)));
    }

    @Test
    void aSeriesHasAPicturePerTime() throws IOException {
        List<Path> files = film(folder.resolve("salt.png"));
        assertThat(files).extracting(file -> file.getFileName().toString())
                .containsExactly("salt_000000.png", "salt_000001.png", "salt_000002.png");
        for (Path file : files) {
            assertThat(ImageIO.read(file.toFile()).getWidth()).isEqualTo(601);
        }
        assertThat(Files.readAllBytes(files.getFirst())).isNotEqualTo(Files.readAllBytes(files.getLast()));
    }

    @Test
    void aCommonRangeSpansAllTimes() throws IOException {
        RunSeries series = RunSeries.of(SmallRun.write(folder.resolve("run"), SmallRun.FLAT));
        PictureOptions options = PictureOptions.of("salt");
        RunPicture picture = RunPicture.of(options);
        picture.settle(series.size(), number -> series.read(number, picture.needs()));
        double[] all = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int n = 0; n < 3; n++) {
            double[] values = series.read(n, picture.needs()).field("salt").values();
            all[0] = Math.min(all[0], Arrays.stream(values).min().orElseThrow());
            all[1] = Math.max(all[1], Arrays.stream(values).max().orElseThrow());
        }
        assertThat(options.range()).contains(new Scene.Range(all[0], all[1]));
        assertThat(options.colours()).contains(ColourMap.SEA);
    }

    /// A velocity that begins at rest has no sign yet: its first picture has the colours of the others all the same.
    @Test
    void allPicturesHaveTheSameColours() throws IOException {
        StructuredMesh mesh = SmallRun.FLAT;
        RunPicture.States states = number -> {
            double[] values = IntStream.range(0, mesh.cells()).mapToDouble(n -> number * (mesh.i(n) - 7.5)).toArray();
            FieldSnapshot field = FieldSnapshot.scalar("v", "m/s", values);
            return new RunState(mesh, Optional.empty(), Map.of("v", field), _ -> false, OptionalDouble.empty());
        };
        PictureOptions options = PictureOptions.of("v");
        RunPicture picture = RunPicture.of(options);
        picture.settle(3, states);
        assertThat(options.colours()).contains(ColourMap.DIVERGING);
        assertThat(options.range()).contains(new Scene.Range(-15, 15));
        assertThat(options.opaque()).contains(Scene.Opaque.ENDS);
        BufferedImage first = picture.draw(states.state(0));
        // what does not move is in the middle of the two hues, near white
        assertThat(first.getRGB(first.getWidth() / 3, first.getHeight() / 2) & 0xFFFFFF).isEqualTo(
                ColourMap.DIVERGING.rgb(0.5));
    }

    @Test
    void filmsAreFilms() throws IOException {
        try {
            Film.to(folder.resolve("salt.mp4"), 5);
        } catch (MissingRendererException e) {
            assertThat(e).hasMessageContaining("apt install ffmpeg");
            if ("1".equals(System.getenv("SORETFLOW_REQUIRE_VTK"))) {
                throw e;
            }
            abort(e.getMessage());
        }
        byte[] film = Files.readAllBytes(film(folder.resolve("salt.mp4")).getFirst());
        assertThat(new String(film, 4, 4, StandardCharsets.US_ASCII)).isEqualTo("ftyp");
        byte[] gif = Files.readAllBytes(film(folder.resolve("salt.gif")).getFirst());
        assertThat(new String(gif, 0, 6, StandardCharsets.US_ASCII)).isEqualTo("GIF89a");
        var readers = ImageIO.getImageReadersByFormatName("gif");
        var reader = readers.next();
        try (var in = ImageIO.createImageInputStream(folder.resolve("salt.gif").toFile())) {
            reader.setInput(in);
            assertThat(reader.getNumImages(true)).isEqualTo(3);
        }
    }

    @Test
    void otherEndingsAreRefused() {
        assertThatThrownBy(() -> Film.to(Path.of("salt.avi"), 5)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("salt.avi: an animation ends in .png (a series of pictures), .mp4 or .gif");
        assertThatThrownBy(() -> Film.to(Path.of("salt.mp4"), 0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 120");
    }
}
