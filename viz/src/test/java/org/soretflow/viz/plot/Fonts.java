package org.soretflow.viz.plot;

import static org.junit.jupiter.api.Assumptions.abort;

import java.awt.Font;

/// Pictures need fonts; a bare machine has none.
final class Fonts {

    private Fonts() {}

    /// Skips the tests of a class, with the reason, where there are no fonts.
    static void assumePresent() {
        try {
            Picture.width("x", Picture.font(Font.PLAIN, 12));
        } catch (IllegalStateException e) {
            abort(e.getMessage());
        }
    }
}
