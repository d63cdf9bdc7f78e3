package org.soretflow.cases.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.soretflow.cases.report.Runs;
import org.soretflow.cases.run.Gallery;
import org.soretflow.viz.render.Renderers;
import org.soretflow.viz.vtk.PvdCollection;
import picocli.CommandLine;

/// Pictures of small runs; scenes where VTK is there, and the remedy where it is not.
class RenderCommandTest {

    @TempDir
    static Path folder;

    private static Path flat;
    private static Path solid;

    @BeforeAll
    static void runSmallCases() throws IOException {
        flat = Runs.run(Runs.HOSTILE, folder);
        solid = Runs.run(Runs.SOLID, folder);
    }

    private static BufferedImage picture(Path file, String... arguments) throws IOException {
        String[] all = new String[arguments.length + 3];
        all[0] = "render";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[all.length - 2] = "--out";
        all[all.length - 1] = file.toString();
        Captured captured = Captured.run(all);
        assertThat(captured.err()).isEmpty();
        assertThat(captured.exit()).isZero();
        assertThat(captured.out()).isEqualTo(file + System.lineSeparator());
        return ImageIO.read(file.toFile());
    }

    @ParameterizedTest
    @ValueSource(strings = {"picture.jpg", "picture", "film.mp4"})
    void aPictureHasTheNameOfWhatItIs(String name) {
        Path file = folder.resolve(name);
        Captured captured = Captured.run("render", flat.toString(), "--out", file.toString());
        assertThat(captured.exit()).isEqualTo(2);
        assertThat(captured.err()).contains(name + ": a picture ends in .png");
        assertThat(file).doesNotExist();
    }

    @Test
    void aFileOfARunIsNotItsFolder() {
        Captured captured = Captured.run("render", flat.resolve("fields.pvd").toString());
        assertThat(captured.exit()).isEqualTo(2);
        assertThat(captured.err()).contains("fields.pvd is a file; give the folder");
    }

    @Test
    void aMissingOrDamagedFileOfFieldsIsAMistakeThatNamesIt() throws IOException {
        Path run = Files.createDirectories(folder.resolve("damaged"));
        for (String name : new String[] {"manifest.json", "fields.pvd"}) {
            Files.copy(flat.resolve(name), run.resolve(name));
        }
        Captured missing = Captured.run("render", run.toString(), "--out", folder.resolve("no.png").toString());
        assertThat(missing.exit()).isEqualTo(2);
        assertThat(missing.err()).contains(".vti is missing, which fields.pvd lists").hasLineCount(1);
        // the last state alone is enough for its picture
        Path last = PvdCollection.read(run.resolve("fields.pvd")).entries().stream()
                .map(entry -> Path.of(entry.reference())).reduce((_, later) -> later).orElseThrow();
        Files.createDirectories(run.resolve(last).getParent());
        Files.copy(flat.resolve(last), run.resolve(last));
        picture(folder.resolve("last.png"), run.toString());
        Files.writeString(run.resolve("fields.pvd"), "<VTKFile><Coll");
        Captured damaged = Captured.run("render", run.toString(), "--out", folder.resolve("no.png").toString());
        assertThat(damaged.exit()).isEqualTo(2);
        assertThat(damaged.err()).contains("fields.pvd is not a ParaView collection").hasLineCount(1);
    }

    @Test
    void aFolderCannotBeMadeInsideAFile() {
        Captured captured = Captured.run("render", flat.toString(), "--out",
                flat.resolve("manifest.json").resolve("picture.png").toString());
        assertThat(captured.exit()).isEqualTo(3);
        assertThat(captured.err()).contains("manifest.json: a file is in the place of a folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"slice", "contour"})
    void planesNeedNothingElse(String style) throws IOException {
        BufferedImage image = picture(folder.resolve(style + ".png"), flat.toString(), "--field", "salt", "--style",
                style, "--at", "1min", "--range", "0.0099,0.0101", "--size", "1200x700");
        assertThat(image.getWidth()).isEqualTo(1200);
        assertThat(image.getHeight()).isEqualTo(700);
        assertThat(picture(folder.resolve("z.png"), solid.toString(), "--style", style, "--slice-normal", "y",
                "--slice-position", "0.1mm").getWidth()).isGreaterThan(600);
    }

    @Test
    void laterFieldsAreAnotherPicture() throws IOException {
        byte[] first = Files.readAllBytes(pathOf("--at", "0"));
        byte[] last = Files.readAllBytes(pathOf("--at", "last"));
        assertThat(first).isNotEqualTo(last);
        assertThat(Files.readAllBytes(pathOf("--at", "600 s"))).isEqualTo(last);
    }

    private static Path pathOf(String... arguments) throws IOException {
        Path file = Files.createTempFile(folder, "picture", ".png");
        picture(file, flat.toString(), "--field", "temperature", arguments[0], arguments[1]);
        return file;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --field=pepper            | there is no field pepper in this run; known are temperature, salt
            --field=tempereture       | did you mean temperature?
            --at=2min                 | no fields were written at 120 s (2 min); the nearest times are 0 s, 60 s, 600 s (10 min)
            --at=3kg                  | found "3 kg", which is of dimension
            --style=volume            | a volume needs a run in three dimensions, this one has two
            --style=glyphs            | there is no field velocity in this run; there are temperature, salt
            --style=oil               | expected one of [SLICE, CONTOUR, STREAMLINES, GLYPHS, VOLUME] (case-insensitive)
            --range=3                 | --range needs two numbers, LOW,HIGH, got "3"
            --range=3,1               | a range of colours must grow, got 3.0 to 1.0
            --size=big                | --size needs WIDTHxHEIGHT in pixels
            --size=100000x100000      | a picture has 300 × 200 to 8000 × 8000 pixels, got 100000 × 100000
            --slice-normal=x          | this run has two dimensions, so that there is no plane to choose
            --slice-position=5mm      | this run has two dimensions, so that there is no plane to choose
            --size=10x10              | a picture has 300 × 200 to 8000 × 8000 pixels, got 10 × 10
            --camera=y                | from this camera the plane across z is seen from its edge
            --camera=behind           | known are front, iso, x, -x
            --zones=oil               | there is no zone oil; there are chamber, post
            --crop=x:3                | --crop needs AXIS=FROM..TO
            --crop=x=5..6mm           | no cell has its centre between x = 0.005 m and 0.006 m
            """)
    void mistakesAreToldInOneSentence(String option, String message) {
        Path picture = folder.resolve("no.png");
        Captured captured = Captured.run("render", flat.toString(), option, "--out", picture.toString());
        assertThat(captured.exit()).isEqualTo(2);
        assertThat(captured.err()).startsWith("soretflow: ").contains(message).doesNotContain("\tat ");
        assertThat(picture).doesNotExist();
    }

    @Test
    void planesSeenFromTheirEdgeAreAMistake() {
        Path picture = folder.resolve("edge.png");
        Captured captured = Captured.run("render", solid.toString(), "--camera", "x", "--slice-normal", "z",
                "--slice-normal", "y", "--out", picture.toString());
        assertThat(captured.exit()).isEqualTo(2);
        assertThat(captured.err()).contains("the plane across z, y is seen from its edge").hasLineCount(1);
        assertThat(picture).doesNotExist();
    }

    @Test
    void aPlaneOutsideTheMeshIsAMistake() {
        Captured captured = Captured.run("render", solid.toString(), "--slice-position", "3mm");
        assertThat(captured.exit()).isEqualTo(2);
        assertThat(captured.err()).contains("there is no plane at z = 0.003 m");
    }

    @Test
    void scenesNeedVtkOrTellWhatToInstall() throws IOException {
        Path file = folder.resolve("scene.png");
        if (Renderers.isUsable()) {
            assertThat(picture(file, solid.toString(), "--style", "volume", "--mirror", "y", "--crop", "x=0..1mm",
                    "--camera", "-50,30").getWidth()).isEqualTo(1600);
        } else {
            Captured captured = Captured.run("render", solid.toString(), "--style", "volume");
            assertThat(captured.exit()).isEqualTo(3);
            assertThat(captured.err()).contains("apt install").doesNotContain("should not happen");
        }
    }

    @Test
    void animationsShowAllTimes() throws IOException {
        Captured captured = Captured.run("render", flat.toString(), "--field", "salt", "--animate", "--out",
                folder.resolve("salt.png").toString());
        assertThat(captured.exit()).isZero();
        assertThat(captured.out().lines()).hasSize(3);
        assertThat(folder.resolve("salt_000002.png")).isRegularFile();
        assertThat(Captured.run("render", flat.toString(), "--animate", "--at", "0").err())
                .contains("--animate shows all times");
    }

    /// Each option of each picture of the gallery is one of the command.
    @Test
    void picturesOfTheGalleryAreCommandsThatExist() {
        int pictures = 0;
        for (String name : Gallery.names()) {
            for (var options : Gallery.pictures(name).values()) {
                var words = GalleryPictures.arguments(Path.of("run"), options, Path.of("picture.png"));
                new CommandLine(new RenderCommand()).setCaseInsensitiveEnumValuesAllowed(true)
                        .parseArgs(words.subList(1, words.size()).toArray(String[]::new));
                pictures++;
            }
        }
        assertThat(pictures).isGreaterThanOrEqualTo(4);
    }

    @Test
    void theGalleryMakesItsPictures() throws IOException {
        Path target = Files.createDirectories(folder.resolve("gallery"));
        Captured captured = Captured.run("gallery", "sign-change", "--render", "--out", target.toString());
        assertThat(captured.err()).isEmpty();
        assertThat(captured.exit()).isZero();
        assertThat(captured.out()).isEqualTo(target.resolve("sign-change/figure.png") + System.lineSeparator());
        assertThat(ImageIO.read(target.resolve("sign-change/figure.png").toFile())).isNotNull();
        Captured nowhere = Captured.run("gallery", "--render", "--out", folder.resolve("nowhere").toString());
        assertThat(nowhere.exit()).isEqualTo(2);
        assertThat(nowhere.err()).contains("there is no such folder");
    }
}
