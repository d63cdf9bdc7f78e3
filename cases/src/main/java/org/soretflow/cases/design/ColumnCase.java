package org.soretflow.cases.design;

import java.util.Locale;
import org.soretflow.cases.run.Numbers;
import org.soretflow.design.ThermogravitationalColumn;

/// The case file that checks a column or a trap by solving for flow, heat and solute.
public final class ColumnCase {

    private static final int ACROSS = 32;
    private static final int FEWEST_ALONG = 40;
    private static final int MOST_ALONG = 1000;
    /// A slot of more e-foldings is checked by a part of it: more digits than a solver has would lie between its ends.
    private static final double MOST_FOLDINGS = 8;

    private ColumnCase() {}

    /// The text of the case.
    ///
    /// @param name name of the case
    /// @param frozen whether properties are constants, as in theory, or those of the catalogue
    public static String of(ColumnDesign design, String name, boolean frozen) {
        Subject subject = frozen ? design.subject().frozen() : design.subject();
        ThermogravitationalColumn column = design.column();
        double gap = design.slot().gap();
        double slope = Double.isNaN(column.exactSlope()) ? column.slope() : column.exactSlope();
        double height = Math.min(design.slot().length(), MOST_FOLDINGS / Math.abs(slope));
        int cells = (int) Math.clamp(Math.ceil(6 * height / gap), FEWEST_ALONG, MOST_ALONG);
        double width = height / cells;
        int low = (int) (0.3 * cells);
        int high = (int) (0.7 * cells);
        String solute = subject.species().name();
        boolean fraction = subject.isBinary() || design.load().solutalExpansion() != 0;
        String amount = fraction ? String.valueOf(design.load().concentration()) : "1 mM";
        double top = (cells - 1) * width;
        String rich = slope <= 0 ? "y-min" : "y-max";
        String poor = slope <= 0 ? "y-max" : "y-min";
        String ends = subject.isBinary() ? "" : "ln(separation)=" + digits(Math.abs(slope) * top) + ", ";
        String probes = (subject.isBinary() ? "logit(" : "ln(") + "solute_low/solute_high)="
                + digits(-slope * (high - low) * width);
        String part = height < design.slot().length()
                ? ", " + Numbers.metres(height) + " of " + Numbers.metres(design.slot().length()) : "";
        return TEXT.replace("@NAME", name)
                .replace("@TITLE", (design.isTrap() ? "Thermal trap of " : "Thermogravitational column of ")
                        + Numbers.metres(gap) + part + "; predicted: " + ends + probes + ", v_max="
                        + digits(column.largestVelocity()))
                .replace("@GAP", gap + " m").replace("@HEIGHT", height + " m")
                .replace("@GRAVITY", "" + design.slot().gravity())
                .replace("@ALONG", "" + cells).replace("@ACROSS", "" + ACROSS)
                .replace("@COLD", subject.cold() + " K").replace("@HOT", subject.hot() + " K")
                .replace("@MEAN", subject.temperature() + " K").replace("@FLUID", subject.fluidBlock())
                .replace("@SOLUTE", solute)
                .replace("@SPECIES", subject.speciesBlock() + ", amount: "
                        + (fraction ? "mass_fraction" : "molar_concentration") + (fraction ? ", solutal_expansion: "
                                + design.load().solutalExpansion() : "") + ", advection: central")
                .replace("@AMOUNT", amount)
                .replace("@PROFILE", subject.cold() + " + " + subject.difference() / gap + "*x")
                .replace("@RESERVOIR", design.isTrap()
                        ? "  " + poor + ": { species: { " + solute + ": " + amount + " } }    # the reservoir\n" : "")
                .replace("@RICH", rich).replace("@POOR", poor).replace("@X", 0.5 * gap + " m")
                .replace("@Y", 0.5 * height + " m").replace("@LOW", (low + 0.5) * width + " m")
                .replace("@HIGH", (high + 0.5) * width + " m");
    }

    private static String digits(double value) {
        return String.format(Locale.ROOT, "%.5g", value);
    }

    private static final String TEXT = """
            # Made by 'soretflow design'. 'soretflow design --compare RUN' holds a run of it against the prediction in
            # its title.
            case: @NAME
            title: "@TITLE"

            mesh:
              x: { length: @GAP, cells: @ACROSS }
              y: { length: @HEIGHT, cells: @ALONG }

            gravity: { magnitude: @GRAVITY m/s^2 }

            materials:
              solvent: @FLUID
            zones:
              - { name: slot, material: solvent }

            equations:
              heat: { advection: central }
              flow: { model: boussinesq, reference_temperature: @MEAN, advection: central }
              species:
                @SOLUTE: { @SPECIES }

            initial: { temperature: { expression: "@PROFILE" }, @SOLUTE: @AMOUNT }

            boundaries:
              x-min: { heat: { temperature: @COLD } }
              x-max: { heat: { temperature: @HOT } }
            @RESERVOIR
            time: { mode: steady, tolerance: 1e-8 }

            output:
              fields: { at: end }
              lines:
                height: { from: [@X, 0 m], to: [@X, @HEIGHT], names: [@SOLUTE] }
              reports:
                of:
                  - balances
                  - separation: { of: @SOLUTE, between: [@RICH, @POOR], name: separation }
                  - probe: { of: @SOLUTE, at: [@X, @LOW], name: solute_low }
                  - probe: { of: @SOLUTE, at: [@X, @HIGH], name: solute_high }
                  - peak_velocity: { component: y, along: x, through: [@X, @Y], name: v_max }
                  - cell_peclet: @SOLUTE
            """;
}
