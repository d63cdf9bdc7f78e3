package org.soretflow.viz.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.CellZones;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.viz.output.TestReport;

class PlanePicturesTest {

    private static final long SECOND = 1_000_000_000L;

    private long now = 5;
    private final PlanePictures pictures = new PlanePictures(zone -> zone.equals("channel"), () -> now);

    @Test
    void nothingIsCopiedWhileNobodyLooks() {
        pictures.begin(TestReport.at(0));
        assertThat(pictures.number()).isZero();
        for (int step = 1; step <= 5; step++) {
            now += 2 * SECOND;
            pictures.observe(TestReport.at(step));
        }
        assertThat(pictures.number()).isZero();
    }

    @Test
    void whileSomebodyLooksThereIsAPictureASecond() {
        pictures.begin(TestReport.at(0));
        pictures.ask();
        for (int step = 1; step <= 40; step++) {
            now += SECOND / 10;
            pictures.observe(TestReport.at(step));
        }
        assertThat(pictures.number()).isEqualTo(4);
        now += 20 * SECOND;
        pictures.observe(TestReport.at(41));
        assertThat(pictures.number()).as("nobody looks any more").isEqualTo(4);
    }

    @Test
    void drawsEveryFieldOnceAndTheNewestState() throws IOException {
        pictures.begin(TestReport.at(0));
        byte[] first = pictures.png("temperature").orElseThrow();
        assertThat(pictures.png("temperature").orElseThrow()).isSameAs(first);
        assertThat(size(first)).isGreaterThan(200);
        assertThat(size(pictures.png("velocity").orElseThrow())).isGreaterThan(200);
        assertThat(pictures.png("pressure")).isEmpty();
        now += 2 * SECOND;
        pictures.observe(TestReport.at(7));
        assertThat(pictures.png("temperature").orElseThrow()).isNotEqualTo(first);
    }

    @Test
    void ofThreeDimensionsTheMiddlePlaneIsKept() throws IOException {
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(1e-3, 8), Axis.uniform(1e-3, 6), Axis.uniform(1e-3, 5));
        CellZones zones = CellZones.fill(mesh, "glass").paint("channel", (x, y, z) -> z > 0.5e-3 && x > 0.5e-3).build();
        pictures.begin(new TestReport(mesh, zones, 3));
        assertThat(size(pictures.png("ethanol").orElseThrow())).isGreaterThan(200);
    }

    private static int size(byte[] png) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        return Math.min(image.getWidth(), image.getHeight());
    }
}
