package org.soretflow.cases.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.soretflow.cases.catalogue.CataloguePage;
import org.soretflow.cases.catalogue.CataloguePages;
import org.soretflow.cases.file.Catalogue;
import org.soretflow.cases.file.CatalogueEntry;
import org.soretflow.cases.file.Suggestion;
import org.soretflow.cases.run.Json;
import org.soretflow.cases.run.TextTable;
import org.soretflow.material.Fluid;
import org.soretflow.material.soret.SoretLawProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `soretflow materials`: the catalogue of materials, solutes and Soret laws.
@Command(
        name = "materials",
        mixinStandardHelpOptions = true,
        description = "List the materials, the solutes and the laws of the Soret coefficient that a case may name, or"
                + " show the numbers of one at temperatures.")
final class MaterialsCommand implements Callable<Integer> {

    private static final String MILD = "illustrative";

    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "NAME", arity = "0..1", completionCandidates = Names.class,
            description = "A material, a solute or a law to show.")
    String name;

    @Option(names = "--with", paramLabel = "KEY=VALUE",
            description = "A number that it needs, such as radius=\"250 nm\"; can be repeated.")
    Map<String, String> with = new LinkedHashMap<>();

    @Option(names = "--in", paramLabel = "FLUID",
            description = "The solvent of a solute or a law (default: water, or air for particles in gases).")
    String solvent;

    @Option(names = "--plot", paramLabel = "FILE", description = "Draw the numbers over the temperature into a PNG.")
    Path plot;

    @Option(names = "--json", description = "Print it as JSON.")
    boolean json;

    /// All names, for shell completion.
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return names().iterator();
        }
    }

    private static List<String> names() {
        return Stream.of(
                        Catalogue.materials().stream().map(CatalogueEntry::name),
                        Catalogue.solutes().stream().map(CatalogueEntry::name),
                        Catalogue.laws().stream().map(SoretLawProvider::name))
                .flatMap(each -> each).distinct().toList();
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (name == null) {
            if (plot != null || solvent != null || !with.isEmpty()) {
                throw CommandException.usage("--plot, --in and --with belong to one material, solute or law; name it");
            }
            out.print(json ? Json.text(listTree()) : list());
        } else {
            List<CataloguePage> pages = pages();
            if (plot != null) {
                // ethanol is a material and a solute: what is drawn is the first of them
                pages.getFirst().plot(plot);
            }
            out.print(json ? Json.text(pages.size() == 1 ? pages.getFirst().tree()
                    : pages.stream().map(CataloguePage::tree).toList())
                    : String.join("\n", pages.stream().map(CataloguePage::text).toList()));
        }
        out.flush();
        return Exit.FINISHED;
    }

    private List<CataloguePage> pages() {
        List<CataloguePage> pages = new ArrayList<>();
        Catalogue.material(name).ifPresent(entry -> pages.add(CataloguePages.material(entry, with)));
        Catalogue.solute(name).ifPresent(entry ->
                pages.add(CataloguePages.solute(entry, with, fluid(name.equals("aerosol") ? "air" : "water"))));
        Catalogue.laws().stream().filter(law -> law.name().equals(name)).findFirst().ifPresent(law ->
                pages.add(CataloguePages.law(law, with, fluid(law.isForGases() ? "air" : "water"))));
        if (pages.isEmpty()) {
            throw CommandException.usage("there is no material, solute or law " + name + "; "
                    + Suggestion.of(name, names()));
        }
        return pages;
    }

    private Fluid fluid(String otherwise) {
        String chosen = solvent == null ? otherwise : solvent;
        CatalogueEntry entry = Catalogue.material(chosen).orElseThrow(() -> CommandException.usage("--in " + chosen
                + ": there is no such fluid; " + Suggestion.of(chosen, Catalogue.materials().stream()
                .map(CatalogueEntry::name).toList())));
        if (Catalogue.material(entry, Map.of()) instanceof Fluid fluid) {
            return fluid;
        }
        throw CommandException.usage("--in " + chosen + ": this is a solid");
    }

    private static String list() {
        StringBuilder text = new StringBuilder("materials, as in materials: { solvent: water }\n");
        List<List<String>> rows = new ArrayList<>();
        for (CatalogueEntry entry : Catalogue.materials()) {
            rows.add(List.of(entry.name(), CataloguePages.range(entry, Map.of()), entry.isIllustrative() ? MILD : "",
                    entry.title() + needs(entry)));
        }
        TextTable.append(text, rows);
        text.append("solutes, as in species: { beads: { catalogue: polystyrene, with: { radius: 100 nm } } }\n");
        rows.clear();
        for (CatalogueEntry entry : Catalogue.solutes()) {
            rows.add(List.of(entry.name(), entry.isIllustrative() ? MILD : "", entry.title() + needs(entry)));
        }
        TextTable.append(text, rows);
        text.append("laws, as in soret_coefficient: { law: duhr-braun, radius: 250 nm, … }\n");
        rows.clear();
        Catalogue.laws().forEach(law -> rows.add(List.of(law.name(), law.formula())));
        TextTable.append(text, rows);
        text.append("Show one with 'soretflow materials NAME'. Illustrative: of the right size only; give your own"
                + " values in a study.\n");
        return text.toString();
    }

    private static String needs(CatalogueEntry entry) {
        return entry.parameters().isEmpty() ? "" : "; with "
                + String.join(", ", entry.parameters().stream().map(CatalogueEntry.Parameter::name).toList());
    }

    private static Map<String, Object> listTree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("materials", Catalogue.materials().stream().map(entry -> {
            Map<String, Object> one = entryTree(entry);
            one.put("valid", CataloguePages.range(entry, Map.of()));
            return one;
        }).toList());
        tree.put("solutes", Catalogue.solutes().stream().map(MaterialsCommand::entryTree).toList());
        tree.put("laws", Catalogue.laws().stream().map(law -> Map.of("name", law.name(), "formula", law.formula(),
                "source", law.source())).toList());
        return tree;
    }

    private static Map<String, Object> entryTree(CatalogueEntry entry) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", entry.name());
        tree.put("title", entry.title());
        tree.put("source", entry.source());
        tree.put(MILD, entry.isIllustrative());
        tree.put("with", CataloguePages.needs(entry));
        return tree;
    }
}
