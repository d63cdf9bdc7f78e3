package org.soretflow.cases.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.soretflow.cases.browser.Chromium;
import org.soretflow.viz.report.VtkJs;

/// Reports are opened in Chromium and clicked through as a reader does.
class ReportInBrowserTest {

    private static final String VIEW = "document.getElementById('view')";

    @TempDir
    static Path parent;

    private static Chromium browser;

    @BeforeAll
    static void start() throws Exception {
        browser = Chromium.start();
    }

    @AfterAll
    static void stop() throws IOException {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void aRunInTwoDimensionsIsClickedThrough() throws Exception {
        openReport(Runs.HOSTILE, "");
        assertThat(browser.value("document.title")).asString().startsWith("<script>document.title='harmed'");
        assertThat(browser.text("h1")).startsWith("<script>");
        assertThat(browser.value("document.querySelectorAll('figure img').length")).isEqualTo(2.0);
        assertThat(browser.value("[...document.images].every(image => image.complete && image.naturalWidth > 100)"))
                .isEqualTo(true);
        assertThat(browser.value("document.querySelectorAll('svg.chart path.line').length")).isInstanceOf(Double.class)
                .satisfies(count -> assertThat((double) count).isGreaterThan(10));

        browser.click("nav a[href='#part-2']");
        browser.waitFor("location.hash === '#part-2'");
        assertThat(browser.value("document.querySelector('details').open")).isEqualTo(false);
        browser.click("summary");
        assertThat(browser.text("details pre")).contains("case: small");

        requireView();
        assertThat(browser.text("#view-status")).startsWith("temperature at 10 min: ");
        BufferedImage temperature = drawing();
        assertThat(coloured(temperature)).isGreaterThan(0.3);
        browser.choose("#view-field", "1");
        browser.waitFor("document.getElementById('view-status').innerText.startsWith('salt at 10 min')");
        BufferedImage salt = drawing();
        assertDiffer(salt, temperature);
        assertThat(coloured(salt)).as("the glass has no salt").isLessThan(coloured(temperature));
        browser.choose("#view-time", "0");
        browser.waitFor("document.getElementById('view-status').innerText.startsWith('salt at 0 s: 0.01 to 0.01')");
        assertThat(browser.text("#view-time-text")).isEqualTo("0 s");
        assertDiffer(drawing(), salt);
        browser.choose("#view-time", "2");
        browser.waitFor("document.getElementById('view-status').innerText.startsWith('salt at 10 min')");
        browser.click("#view-smooth");
        browser.waitFor("!document.getElementById('view-smooth').checked");
        browser.waitFor(VIEW + ".dataset.state === 'ready'");
        assertDiffer(drawing(), salt);

        browser.point("#view-canvas", 0.62, 0.5);
        browser.waitFor("document.getElementById('view-status').innerText.includes(' in the cell at x = ')");
        assertThat(browser.text("#view-status")).startsWith("salt = 0.0").contains("mm, chamber, 10 min");

        BufferedImage before = drawing();
        browser.drag("#view-canvas", 120, 40);
        assertDiffer(drawing(), before);
        browser.click("#view-reset");
        assertThat(browser.value("document.getElementById('view-scale').innerText")).asString().endsWith(" mm");
        assertQuiet();
    }

    @Test
    void aRunInThreeDimensionsIsTurned() throws Exception {
        openReport(Runs.SOLID, "");
        requireView();
        assertThat(browser.text("#view-status")).startsWith("temperature at steady state: ");
        BufferedImage three = drawing();
        assertThat(coloured(three)).isGreaterThan(0.05);
        browser.click("#view-plane-x");
        browser.waitFor("!document.getElementById('view-plane-x').checked");
        browser.waitFor(VIEW + ".dataset.drawn > 1");
        BufferedImage two = drawing();
        assertDiffer(two, three);
        browser.drag("#view-canvas", 150, 20);
        assertDiffer(drawing(), two);
        assertThat(browser.text("#view-stretch-label")).isEqualTo("z drawn 5 times longer");
        assertThat(browser.text("#view-size")).isEqualTo("x from 0 to 2 mm, y from 0 to 1 mm, z from 0 to 0.1 mm");
        assertThat(browser.value("document.getElementById('view-note').hidden")).isEqualTo(false);
        assertQuiet();
    }

    @Test
    void withoutVtkJsThePageSaysSoAndShowsThePictures() throws Exception {
        openReport(Runs.SOLID, "<script type=\"text/plain\" id=\"vtk-code\">.*?</script>");
        browser.waitFor(VIEW + ".dataset.state === 'absent'");
        assertThat(browser.text("#view-status")).contains("without vtk.js").contains("the pictures show the same fields");
        assertThat(browser.value("document.getElementById('view-canvas').hidden")).isEqualTo(true);
        assertThat(browser.value("document.getElementById('view-note').hidden")).isEqualTo(true);
        assertThat(browser.value("document.querySelectorAll('figure img').length")).isEqualTo(2.0);
        assertQuiet();
    }

    /// @param without what is cut out of the page
    private static void openReport(String yaml, String without) throws Exception {
        Path folder = Runs.run(yaml, Files.createTempDirectory(parent, "run"));
        Path file = folder.resolve(RunReport.FILE);
        RunReport.of(folder).write(file);
        if (!without.isEmpty()) {
            Files.writeString(file, Files.readString(file).replaceAll("(?s)" + without, ""));
        }
        browser.open(file.toUri());
    }

    private static void requireView() throws Exception {
        // a build where npm is missing has no vtk.js; where a browser is required it is required too
        if ("1".equals(System.getenv("SORETFLOW_REQUIRE_CHROMIUM"))) {
            assertThat(VtkJs.isPresent()).as("vtk.js").isTrue();
        }
        assumeTrue(VtkJs.isPresent(), "the program was built without vtk.js");
        browser.waitFor(VIEW + ".dataset.state === 'ready'");
    }

    /// What the drawing area shows, once it shows the same twice.
    private static BufferedImage drawing() throws Exception {
        BufferedImage before = browser.image("#view-canvas");
        for (int n = 0; n < 50; n++) {
            browser.value("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))");
            BufferedImage now = browser.image("#view-canvas");
            if (Arrays.equals(pixels(now), pixels(before))) {
                return now;
            }
            before = now;
        }
        throw new AssertionError("the drawing does not come to rest");
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    /// Share of an image that is in colour: neither white nor grey.
    private static double coloured(BufferedImage image) {
        int[] pixels = pixels(image);
        return Arrays.stream(pixels).filter(rgb -> Math.max(Math.abs((rgb >> 16 & 255) - (rgb & 255)),
                Math.abs((rgb >> 8 & 255) - (rgb & 255))) > 24).count() / (double) pixels.length;
    }

    private static void assertDiffer(BufferedImage one, BufferedImage other) {
        assertThat(pixels(one)).isNotEqualTo(pixels(other));
    }

    private static void assertQuiet() {
        assertThat(browser.faults()).isEmpty();
        assertThat(browser.requests()).as("nothing is asked of the network")
                .allSatisfy(address -> assertThat(address).matches("(?s)(file|data|blob|about):.*"));
    }
}
