package org.soretflow.cases.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.soretflow.cases.file.CatalogueEntry.Parameter;
import org.soretflow.cases.file.Node.Kind;
import org.soretflow.cases.file.Node.ListNode;
import org.soretflow.cases.file.Node.MapNode;
import org.soretflow.cases.file.Node.ScalarNode;
import org.soretflow.material.Diffusivity;
import org.soretflow.material.Fluid;
import org.soretflow.material.Material;
import org.soretflow.material.SoretCoefficient;
import org.soretflow.material.Species;
import org.soretflow.material.soret.SoretLawProvider;

/// Materials and solutes that a case file may name instead of describing them.
///
/// They stand in `materials.yaml` and `solutes.yaml` as blocks of a case file, with what is told of them beside:
/// `title`, `source`, `illustrative`, and `with`, the numbers they need. Water is computed from its formulas.
public final class Catalogue {

    static final String WATER = "water";
    private static final Set<String> TOLD = Set.of("title", "illustrative", "with");

    /// Our own materials; read when a case first names one.
    private static final class OwnMaterials {
        private static final Map<String, CatalogueEntry> BY_NAME = load("materials.yaml");
    }

    private static final class OwnSolutes {
        private static final Map<String, CatalogueEntry> BY_NAME = load("solutes.yaml");
    }

    /// What plug-ins have added.
    private record Added(Map<String, CatalogueEntry> materials, Map<String, CatalogueEntry> solutes,
            List<SoretLawProvider> laws) {}

    private static volatile Added added = new Added(Map.of(), Map.of(), List.of());

    private Catalogue() {}

    /// Takes what plug-ins bring into the catalogue, in the place of what was taken before; none for none.
    ///
    /// @throws IllegalArgumentException with the label of the plug-in and what is wrong with it; then nothing changes
    public static void install(List<Extension> extensions) {
        Map<String, CatalogueEntry> materials = new LinkedHashMap<>();
        Map<String, CatalogueEntry> solutes = new LinkedHashMap<>();
        Map<String, SoretLawProvider> laws = new LinkedHashMap<>();
        AddedWords words = AddedWords.none();
        for (Extension extension : extensions) {
            extension.addWords(words);
            extension.addLaws(laws);
            extension.addEntries("material", extension.materials(), OwnMaterials.BY_NAME, materials);
            extension.addEntries("solute", extension.solutes(), OwnSolutes.BY_NAME, solutes);
        }
        added = new Added(materials, solutes, List.copyOf(laws.values()));
        AddedWords.install(words);
        CaseSchema.extend(added.laws(), words.all());
    }

    static List<SoretLawProvider> addedLaws() {
        return added.laws();
    }

    private static Map<String, CatalogueEntry> all(Map<String, CatalogueEntry> own,
            Map<String, CatalogueEntry> others) {
        Map<String, CatalogueEntry> all = new LinkedHashMap<>(own);
        all.putAll(others);
        return all;
    }

    /// Materials in the order of telling.
    public static List<CatalogueEntry> materials() {
        return List.copyOf(all(OwnMaterials.BY_NAME, added.materials()).values());
    }

    /// Solutes in the order of telling.
    public static List<CatalogueEntry> solutes() {
        return List.copyOf(all(OwnSolutes.BY_NAME, added.solutes()).values());
    }

    /// A material by its name.
    public static Optional<CatalogueEntry> material(String name) {
        return Optional.ofNullable(all(OwnMaterials.BY_NAME, added.materials()).get(name));
    }

    /// A solute by its name.
    public static Optional<CatalogueEntry> solute(String name) {
        return Optional.ofNullable(all(OwnSolutes.BY_NAME, added.solutes()).get(name));
    }

    /// A material with its numbers put in.
    ///
    /// @param with numbers with unit by the names of the parameters, as in a case file
    /// @throws CaseFileException if they do not fit
    public static Material material(CatalogueEntry entry, Map<String, String> with) {
        Mark mark = new Mark("--with");
        return material(entry, scalars(with, mark), mark, entry.name());
    }

    /// A solute in a solvent with its numbers put in.
    ///
    /// @param with numbers with unit by the names of the parameters, as in a case file
    /// @throws CaseFileException if they do not fit
    public static Species solute(CatalogueEntry entry, Map<String, String> with, Fluid solvent) {
        Mark mark = new Mark("--with");
        Section species = new Section(filled(entry, scalars(with, mark), mark, entry.name()), entry.name(), "species",
                new Reading(Path.of("")));
        return SpeciesReader.one(species, entry.name(), "1e-10", List.of(solvent)).species();
    }

    /// A length with unit, `250 nm`, in metres.
    ///
    /// @param where what a fault calls it
    /// @throws CaseFileException if it is none
    public static double length(String where, String text) {
        return Section.quantity(new ScalarNode(new Mark("--with"), text, YamlTree.kindOf(text)), where,
                Dimension.LENGTH);
    }

    /// Laws of the Soret coefficient in the order of telling.
    public static List<SoretLawProvider> laws() {
        return List.copyOf(SoretReader.laws().values());
    }

    /// A law with its numbers put in.
    ///
    /// @param with numbers with unit by the names of the keys, as in a case file; no lists
    /// @throws CaseFileException if they do not fit
    public static SoretCoefficient coefficient(SoretLawProvider law, Map<String, String> with, Fluid solvent,
            Diffusivity diffusivity) {
        MapNode numbers = scalars(with, new Mark("--with"));
        Section section = new Section(numbers, law.name(), "soret_coefficient", new Reading(Path.of("")));
        return SoretReader.law(section, law, diffusivity, List.of(solvent));
    }

    /// @param with block of the user's numbers
    /// @param mark place of the fault if something is wrong
    /// @param path place in the case
    static Material material(CatalogueEntry entry, MapNode with, Mark mark, String path) {
        if (entry.name().equals(WATER)) {
            filled(entry, with, mark, path);
            return Water.named(WATER);
        }
        Section block = new Section(filled(entry, with, mark, path), path, "material", new Reading(Path.of("")));
        return MaterialReader.described(block, entry.name());
    }

    /// The block of an entry with its numbers put in; all of it is said to stand where the user names the entry.
    static MapNode filled(CatalogueEntry entry, MapNode with, Mark mark, String path) {
        MapNode numbers = new MapNode(mark);
        List<String> known = entry.parameters().stream().map(Parameter::name).toList();
        for (String name : with.entries.keySet()) {
            if (!known.contains(name)) {
                throw with.keys.get(name).fault(path + ".with." + name, entry.name() + " has no number " + name + "; "
                        + Suggestion.of(name, known));
            }
        }
        for (Parameter parameter : entry.parameters()) {
            numbers.put(parameter.name(), mark, number(entry, parameter, with, mark, path));
        }
        MapNode block = (MapNode) copy(entry.block, mark);
        new Parameters(numbers).substitute(block, path);
        return block;
    }

    private static ScalarNode number(CatalogueEntry entry, Parameter parameter, MapNode with, Mark mark, String path) {
        Node given = with.entries.get(parameter.name());
        String where = path + ".with." + parameter.name();
        if (given == null && parameter.otherwise().isEmpty()) {
            throw mark.fault(path, entry.name() + " needs a number, " + parameter.meaning() + ": with: { "
                    + parameter.name() + ": " + parameter.example() + " }");
        }
        Node value = given == null ? new ScalarNode(mark, parameter.otherwise(), YamlTree.kindOf(parameter.otherwise()))
                : given;
        // reading it checks the unit, and leaves a text in SI units if it came from an expression
        double si = Section.quantity(value, where, parameter.dimension());
        if (!(si >= parameter.least() && si <= parameter.most())) {
            throw value.mark().fault(where, "found " + value.found() + "; " + parameter.meaning() + " lies between "
                    + Units.number(parameter.least()) + " and " + Units.number(parameter.most())
                    + (parameter.unit().equals("1") ? "" : " " + parameter.unit()) + " for " + entry.name());
        }
        ScalarNode number = (ScalarNode) value;
        return new ScalarNode(value.mark(), number.text, number.kind);
    }

    private static MapNode scalars(Map<String, String> with, Mark mark) {
        MapNode block = new MapNode(mark);
        with.forEach((name, text) -> block.put(name, mark, new ScalarNode(mark, text, YamlTree.kindOf(text))));
        return block;
    }

    private static Node copy(Node node, Mark mark) {
        return switch (node) {
            case ScalarNode scalar -> new ScalarNode(mark, scalar.text, scalar.kind);
            case ListNode list -> {
                ListNode items = new ListNode(mark);
                list.items.forEach(item -> items.items.add(copy(item, mark)));
                yield items;
            }
            case MapNode map -> {
                MapNode entries = new MapNode(mark);
                map.entries.forEach((key, value) -> entries.put(key, mark, copy(value, mark)));
                yield entries;
            }
        };
    }

    private static Map<String, CatalogueEntry> load(String resource) {
        try (InputStream in = Catalogue.class.getResourceAsStream(resource)) {
            return read(resource, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Entries of a text.
    ///
    /// @param label what faults call the text
    static Map<String, CatalogueEntry> read(String label, String text) {
        Map<String, CatalogueEntry> byName = new LinkedHashMap<>();
        MapNode root = YamlTree.read(label, text);
        root.entries.forEach((name, value) -> {
            if (!(value instanceof MapNode told)) {
                throw value.mark().fault(name, "found " + value.found() + ", a block of keys is expected");
            }
            byName.put(name, entry(name, told));
        });
        return byName;
    }

    private static CatalogueEntry entry(String name, MapNode told) {
        String source = word(told, "source");
        if (source.isBlank()) {
            throw told.mark().fault(name, "the key source is missing; every entry says where its numbers come from");
        }
        List<Parameter> parameters = new ArrayList<>();
        if (told.entries.get("with") instanceof MapNode with) {
            with.entries.forEach((key, value) -> {
                MapNode one = (MapNode) value;
                parameters.add(new Parameter(key, word(one, "meaning"), word(one, "unit"), word(one, "example"),
                        word(one, "otherwise"), Double.parseDouble(word(one, "least")),
                        Double.parseDouble(word(one, "most"))));
            });
        }
        boolean illustrative = word(told, "illustrative").equals("true");
        MapNode block = new MapNode(told.mark());
        told.entries.forEach((key, value) -> {
            if (!TOLD.contains(key)) {
                block.put(key, told.keys.get(key), value);
            }
        });
        if (illustrative) {
            block.put("source", told.mark(), new ScalarNode(told.mark(), "illustrative; " + source, Kind.TEXT));
        }
        return new CatalogueEntry(name, word(told, "title"), source, illustrative, parameters, block);
    }

    private static String word(MapNode block, String key) {
        return block.entries.get(key) instanceof ScalarNode scalar ? scalar.text : "";
    }
}
