package org.soretflow.cases.file;

import java.util.List;
import org.soretflow.cases.file.Node.MapNode;

/// A material or a solute of the catalogue.
public final class CatalogueEntry {

    /// A number that an entry needs to be complete.
    ///
    /// @param name as under `with`: `radius`
    /// @param meaning one line for people
    /// @param unit SI unit, `1` for a plain number
    /// @param example a value as it may be given
    /// @param otherwise the value if none is given; empty if one must be given
    /// @param least smallest value that is taken, in SI units
    /// @param most largest one
    public record Parameter(
            String name, String meaning, String unit, String example, String otherwise, double least, double most) {

        Dimension dimension() {
            return new Dimension(meaning, unit, example);
        }
    }

    private final String name;
    private final String title;
    private final String source;
    private final boolean illustrative;
    private final List<Parameter> parameters;
    final MapNode block;

    /// @param block the material or species without what is told of it; may hold `${…}`
    CatalogueEntry(String name, String title, String source, boolean illustrative, List<Parameter> parameters,
            MapNode block) {
        this.name = name;
        this.title = title;
        this.source = source;
        this.illustrative = illustrative;
        this.parameters = List.copyOf(parameters);
        this.block = block;
    }

    /// Name in case files.
    public String name() {
        return name;
    }

    /// One line for people.
    public String title() {
        return title;
    }

    /// Where the numbers come from.
    public String source() {
        return source;
    }

    /// True if the numbers are of the right size only, not taken from one measurement.
    public boolean isIllustrative() {
        return illustrative;
    }

    /// What must or may be given under `with`.
    public List<Parameter> parameters() {
        return parameters;
    }
}
