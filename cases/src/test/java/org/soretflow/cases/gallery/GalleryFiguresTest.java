package org.soretflow.cases.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.soretflow.cases.run.Gallery;

class GalleryFiguresTest {

    private static final Path GALLERY = Path.of("gallery");

    @TempDir
    Path temporary;

    @Test
    void everyCaseHasAFigureOnItsPage() throws IOException {
        for (String name : Gallery.names()) {
            assertThat(ImageIO.read(GALLERY.resolve(name).resolve("figure.png").toFile())).as(name).isNotNull();
            assertThat(Gallery.page(name).orElseThrow()).as(name).contains("(figure.png)");
        }
    }

    /// What `soretflow gallery --render` makes is there, is shown, and is small enough for a repository.
    @Test
    void everyPictureIsOnItsPage() throws IOException {
        for (String name : Gallery.names()) {
            for (String picture : Gallery.pictures(name).keySet()) {
                Path file = GALLERY.resolve(name).resolve(picture + ".png");
                assertThat(ImageIO.read(file.toFile())).as(file.toString()).isNotNull();
                assertThat(Gallery.page(name).orElseThrow()).as(name).contains("(" + picture + ".png)");
            }
            try (var files = Files.list(GALLERY.resolve(name))) {
                for (Path file : files.filter(each -> each.toString().endsWith(".png")).toList()) {
                    assertThat(Files.size(file)).as(file.toString()).isLessThan(500_000);
                }
            }
        }
    }

    @Test
    void figuresAreDrawnFromRuns() throws IOException {
        Assumptions.assumeTrue(GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts().length > 0, "no fonts");
        Path figure = temporary.resolve("figure.png");
        Path caseFile = GALLERY.resolve("sign-change/case.yaml");
        GalleryFigures.draw("sign-change", caseFile, figure);
        assertThat(ImageIO.read(figure.toFile()).getWidth()).isBetween(1000, 2000);
        assertThatThrownBy(() -> GalleryFigures.draw("soret-cel", caseFile, figure))
                .hasMessageContaining("there are [soret-cell");
    }

    /// With slabs that conduct without limit the transform is the series between isothermal plates, 0.14144715 at
    /// w/h = 0.4. The midpoint rule over 4000 wavenumbers and slabs of 10⁹ W/(m·K) leave less than 1e-6 of it.
    @Test
    void theTransformHasTheSeriesOfIsothermalPlatesAsItsLimit() {
        var theory = new LaserSpotTheory(1, 8e-6, 20e-6, 170e-6, new LaserSpotTheory.Conductivities(1, 1e9));
        assertThat(theory.rise(0, 0)).isCloseTo(0.14144715, within(1e-6 * 0.14144715));
    }
}
