package org.soretflow.viz.report;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.soretflow.viz.table.AtomicFile;

/// One page that tells of a run: texts, tables, charts, pictures and a view of its fields, all in one file of HTML.
///
/// ```java
/// ReportPage.titled("Soret cell").fact("status", "finished").section("Results", List.of(table)).write(file);
/// ```
///
/// The page asks nothing of any network, and its own policy forbids it to. Texts come from users: whatever they hold is
/// shown as text.
public final class ReportPage {

    private final String title;
    private final List<Fact> facts = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();
    private String subtitle = "";
    private String foot = "";

    /// A number or a word at the head of the page.
    record Fact(String name, String value) {}

    /// A part of the page with a heading.
    ///
    /// @param id its name within the page
    record Section(String id, String heading, List<Map<String, Object>> blocks) {}

    private ReportPage(String title) {
        this.title = title;
    }

    /// An empty page.
    public static ReportPage titled(String title) {
        return new ReportPage(title);
    }

    /// A line below the title.
    public ReportPage subtitle(String text) {
        subtitle = text;
        return this;
    }

    /// A number or a word at the head of the page.
    public ReportPage fact(String name, String value) {
        facts.add(new Fact(name, value));
        return this;
    }

    /// A part with a heading; without blocks it is left out.
    public ReportPage section(String heading, List<? extends Block> blocks) {
        if (!blocks.isEmpty()) {
            sections.add(new Section("part-" + (sections.size() + 1), heading,
                    blocks.stream().map(ReportPage::named).toList()));
        }
        return this;
    }

    /// The last line of the page.
    public ReportPage foot(String text) {
        foot = text;
        return this;
    }

    /// Writes the page in one step.
    public void write(Path file) throws IOException {
        AtomicFile.writeText(file, html());
    }

    /// The page.
    public String html() {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("title", title);
        page.put("subtitle", subtitle);
        page.put("facts", facts);
        page.put("sections", sections);
        page.put("foot", foot);
        page.put("style", resource("report.css"));
        if (sections.stream().flatMap(section -> section.blocks().stream()).anyMatch(block ->
                block.containsKey("scene"))) {
            page.put("view", resource("view.js"));
            VtkJs.code().ifPresent(code -> page.put("vtk", code));
        }
        return Mustache.compiler().escapeHTML(true).emptyStringIsFalse(true).compile(resource("report.mustache")).execute(page);
    }

    /// A block under the name of its kind, by which the template finds it.
    private static Map<String, Object> named(Block block) {
        return Map.of(block.getClass().getSimpleName().toLowerCase(Locale.ROOT), block);
    }

    static String resource(String name) {
        try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its file " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
