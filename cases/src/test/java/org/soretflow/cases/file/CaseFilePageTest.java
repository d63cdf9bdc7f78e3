package org.soretflow.cases.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// CASE-FILE.md tells the truth and tells all of it.
class CaseFilePageTest {

    private static final String PAGE = page();

    private static String page() {
        try {
            return Files.readString(Path.of("CASE-FILE.md"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theFileAtTheTopWorks() {
        String yaml = PAGE.substring(PAGE.indexOf("```yaml\n") + 8);
        LoadedCase loaded = Examples.read(yaml.substring(0, yaml.indexOf("```")));
        assertThat(loaded.warnings()).isEmpty();
        assertThat(loaded.problem().mesh().x().length()).isEqualTo(5e-3);
    }

    @Test
    void everyKeyAndEveryWordOfTheSchemaIsOnIt() {
        List<String> words = new ArrayList<>();
        collect(JsonMapper.shared().readTree(CaseReader.schema()), words);
        assertThat(words).hasSizeGreaterThan(150).allSatisfy(word ->
                assertThat(Pattern.compile("(?<![\\p{L}_-])" + Pattern.quote(word) + "(?![\\p{L}_-])").matcher(PAGE)
                        .find()).as(word).isTrue());
    }

    @Test
    void everyCatalogueMaterialIsOnIt() {
        assertThat(CaseReader.catalogue()).allSatisfy(name -> assertThat(PAGE).contains("`" + name + "`"));
    }

    private static void collect(JsonNode node, List<String> words) {
        node.path("properties").propertyNames().forEach(words::add);
        node.path("enum").forEach(word -> words.add(word.asString()));
        node.forEach(child -> collect(child, words));
    }
}
