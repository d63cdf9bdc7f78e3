package org.soretflow.cases.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.soretflow.cases.browser.Chromium;
import org.soretflow.run.Observer;
import org.soretflow.run.StepReport;
import org.soretflow.viz.live.LiveServer;
import org.soretflow.viz.live.PlanePictures;

/// The page of a run that goes on, as a browser shows it: during the run, after its end, and when the program is gone.
class LiveInBrowserTest {

    @TempDir
    Path parent;

    @Test
    void thePageFollowsTheRunAndOutlivesIt() throws Exception {
        PlanePictures pictures = new PlanePictures(zone -> zone.equals("chamber"));
        CountDownLatch middle = new CountDownLatch(1);
        try (Chromium browser = Chromium.start()) {
            LiveServer server = LiveServer.start("", 0, parent.resolve("small"), pictures);
            try (server) {
                browser.open(URI.create(server.address()));
                browser.waitFor("document.getElementById('status').innerText.startsWith('starting')");
                Thread run = Thread.ofPlatform().start(() -> {
                    try {
                        Runs.run(Runs.HOSTILE, parent, pausing(pictures, middle));
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                });
                browser.waitFor("document.getElementById('status').innerText.startsWith('running')");
                browser.waitFor("document.getElementById('case').innerText === 'small'");
                browser.waitFor("document.querySelectorAll('#equations tr').length === 2");
                browser.waitFor("document.querySelectorAll('#charts svg').length >= 3");
                browser.waitFor("document.getElementById('picture').naturalWidth > 100");
                browser.choose("#field", "salt");
                browser.waitFor("document.getElementById('picture').dataset.field === 'salt'");
                assertThat(browser.text("#values")).contains("centre: temperature").contains("separation_salt");
                middle.countDown();
                run.join();
                browser.waitFor("document.getElementById('status').innerText"
                        + " === 'finished: the end time was reached'");
                browser.waitFor("[...document.querySelectorAll('#facts dd')].some(e => e.innerText === '10 min')");
                assertThat(browser.faults()).isEmpty();
            }
            browser.waitFor("document.getElementById('status').innerText.includes('does not answer any more')");
            assertThat(browser.text("#status")).startsWith("finished: the end time was reached");
            assertThat(browser.text("#values")).contains("separation_salt");
            assertThat(browser.value("document.getElementById('picture').naturalWidth > 100")).isEqualTo(true);
            assertThat(Files.exists(parent.resolve("small/summary.json"))).isTrue();
        }
    }

    /// Lets a run wait at its tenth step until somebody has looked.
    private static Observer pausing(PlanePictures pictures, CountDownLatch enough) {
        return new Observer() {
            @Override
            public void begin(StepReport report) {
                pictures.begin(report);
            }

            @Override
            public void observe(StepReport report) {
                pictures.observe(report);
                if (report.step() == 10) {
                    try {
                        enough.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
        };
    }
}
