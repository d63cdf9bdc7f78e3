package org.soretflow.cases.file;

import java.util.ArrayList;
import java.util.List;
import org.soretflow.cases.file.Node.Kind;
import org.soretflow.cases.file.Node.ListNode;
import org.soretflow.cases.file.Node.ScalarNode;
import org.soretflow.diagnostics.Sorter;
import org.soretflow.diagnostics.SorterSettings;
import org.soretflow.physics.Problem;

/// The `output.sorter` block.
final class SorterReader {

    private SorterReader() {}

    static Sorter read(Problem problem, Section sorter) {
        boolean own = sorter.has("inlets") && sorter.has("outlets");
        SorterSettings found = sorter.checked(() -> own
                ? SorterSettings.between(problem, words(sorter, "inlets", List.of()), words(sorter, "outlets", List.of()))
                : SorterSettings.of(problem));
        List<String> inlets = words(sorter, "inlets", found.inlets());
        List<String> outlets = words(sorter, "outlets", found.outlets());
        List<String> species = words(sorter, "species", found.species());
        SorterSettings settings = sorter.checked(() -> found.withSpecies(problem, species).with(problem, inlets, outlets));
        String across = settings.across().label();
        sorter.wordOr("across", across);
        settings = settings.across(ShapeReader.direction(sorter, "across"));
        double diffusivity = sorter.quantity("fluid_diffusivity", Dimension.DIFFUSIVITY,
                Units.number(SorterSettings.SMALL_MOLECULE) + " m^2/s");
        if (!(diffusivity > 0)) {
            throw sorter.fault("fluid_diffusivity", "a diffusivity above zero is expected");
        }
        settings = settings.fluidDiffusivity(diffusivity);
        if (sorter.has("dose_above")) {
            settings = settings.doseAbove(sorter.quantity("dose_above", Dimension.TEMPERATURE));
        }
        return new Sorter(problem, settings);
    }

    /// The words of a list; those of the default are added where it is missing.
    private static List<String> words(Section sorter, String key, List<String> otherwise) {
        if (!sorter.has(key)) {
            ListNode all = new ListNode(sorter.node.mark());
            otherwise.forEach(name -> all.items.add(new ScalarNode(sorter.node.mark(), name, Kind.TEXT)));
            sorter.node.put(key, sorter.node.mark(), all);
        }
        List<String> words = new ArrayList<>();
        for (Node item : sorter.list(key, "a list is expected")) {
            words.add(Section.text(item, sorter.at(key), "").text);
        }
        return words;
    }
}
