package org.soretflow.cases.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaseReaderTest {

    static String text(String name) {
        try (InputStream in = CaseReaderTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static LoadedCase read(String yaml, String... overrides) {
        return CaseReader.read(yaml, "case.yaml", Path.of("."), List.of(overrides));
    }

    @Test
    void aSoretCellIsRead() {
        LoadedCase loaded = read(text("soret-cell.yaml"));
        LoadedCase again = read(loaded.resolvedYaml());
        assertThat(again.resolvedYaml()).isEqualTo(loaded.resolvedYaml());
        assertThat(again.fingerprint()).isEqualTo(loaded.fingerprint());
    }
}
