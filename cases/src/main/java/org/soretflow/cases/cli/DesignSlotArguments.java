package org.soretflow.cases.cli;

import java.util.ArrayList;
import java.util.List;
import org.soretflow.cases.design.ColumnDesign;
import org.soretflow.cases.design.Subject;
import org.soretflow.cases.file.Quantities;
import org.soretflow.design.Slot;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The slot of a column or a trap.
final class DesignSlotArguments {

    @Mixin
    private DesignArguments subject;

    @Option(names = "--length", paramLabel = "L", required = true,
            description = "Height of the slot, such as \"5 mm\".")
    private String length;

    @Option(names = "--gap", paramLabel = "h", description = "Distance of hot and cold wall (default: the best).")
    private String gap;

    @Option(names = "--gaps", paramLabel = "h,…", split = ",", description = "Gaps of the table.")
    private List<String> gaps = new ArrayList<>();

    @Option(names = "--gravity", paramLabel = "g", defaultValue = "9.81 m/s^2",
            description = "Gravity along the slot (default: ${DEFAULT-VALUE}).")
    private String gravity;

    @Option(names = "--concentration", paramLabel = "c", defaultValue = "0.01",
            description = "Fraction of the solute, for checks and for the case (default: ${DEFAULT-VALUE}).")
    private String concentration;

    @Option(names = "--solutal-expansion", paramLabel = "β_c", defaultValue = "0",
            description = "−(1/ρ) ∂ρ/∂c with c as a fraction, negative for a heavy solute (default: ${DEFAULT-VALUE}).")
    private String expansion;

    ColumnDesign design(boolean trap) {
        Subject chosen = subject.subject();
        double g = DesignArguments.positive("--gravity", gravity, Quantities::acceleration);
        double width = gap == null ? ColumnDesign.optimumGap(chosen, g)
                : DesignArguments.positive("--gap", gap, Quantities::length);
        double share = DesignArguments.positive("--concentration", concentration, Quantities::number);
        if (!(share < 1)) {
            throw CommandException.usage("--concentration: found \"" + concentration
                    + "\", a fraction below 1 is expected");
        }
        double height = DesignArguments.positive("--length", length, Quantities::length);
        double heavy = DesignArguments.quantity("--solutal-expansion", expansion, Quantities::number);
        return new ColumnDesign(chosen, new Slot(width, height, chosen.difference(), g), trap,
                new ColumnDesign.Load(share, heavy));
    }

    List<Double> gaps() {
        return DesignArguments.list("--gaps", gaps, Quantities::length);
    }
}
