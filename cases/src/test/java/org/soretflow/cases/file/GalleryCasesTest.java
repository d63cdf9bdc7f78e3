package org.soretflow.cases.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.soretflow.cases.run.CaseReport;
import org.soretflow.cases.run.Gallery;

/// Every case of the gallery is read without a word of warning.
class GalleryCasesTest {

    static List<String> names() {
        return Gallery.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aCaseOfTheGalleryIsReadWithoutAWarning(String name) {
        LoadedCase loaded = CaseReader.read(Path.of("gallery", name, "case.yaml"), List.of());
        assertThat(loaded.name()).isEqualTo(name);
        assertThat(CaseReport.of(loaded).warnings()).isEmpty();
        assertThat(CaseReader.read(loaded.resolvedYaml(), name, Path.of("gallery", name), List.of()).fingerprint())
                .isEqualTo(loaded.fingerprint());
    }
}
