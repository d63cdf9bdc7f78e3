package org.soretflow.cases.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {

    private static final List<String> NAMES = List.of("soret-cell", "soret-cell-3d", "laser-spot");

    @Test
    void countsChangedLetters() {
        assertThat(Suggestion.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Suggestion.distance("", "abc")).isEqualTo(3);
        assertThat(Suggestion.distance("Same-word", "same_word")).isZero();
    }

    @Test
    void findsTheClosestNameOnly() {
        assertThat(Suggestion.of("sorett-cell", NAMES)).startsWith("did you mean soret-cell? ");
        assertThat(Suggestion.of("lazer-spot", NAMES)).startsWith("did you mean laser-spot? ");
        assertThat(Suggestion.of("turbine", NAMES)).isEqualTo("known are soret-cell, soret-cell-3d, laser-spot");
        assertThat(Suggestion.of("x", List.of())).isEqualTo("there are none");
    }
}
