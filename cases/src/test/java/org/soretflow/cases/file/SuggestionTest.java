package org.soretflow.cases.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionsTest {

    private static final List<String> NAMES = List.of("soret-cell", "soret-cell-3d", "laser-spot");

    @Test
    void countsChangedLetters() {
        assertThat(Suggestions.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Suggestions.distance("", "abc")).isEqualTo(3);
        assertThat(Suggestions.distance("same", "same")).isZero();
    }

    @Test
    void findsTheClosestNameOnly() {
        assertThat(Suggestions.closest("sorett-cell", NAMES)).contains("soret-cell");
        assertThat(Suggestions.closest("lazer-spot", NAMES)).contains("laser-spot");
        assertThat(Suggestions.closest("turbine", NAMES)).isEmpty();
        assertThat(Suggestions.closest("x", List.of())).isEmpty();
    }
}
