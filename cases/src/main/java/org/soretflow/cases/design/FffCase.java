package org.soretflow.cases.design;

import java.util.Locale;
import org.soretflow.cases.run.Numbers;
import org.soretflow.design.ThermalFff;

/// The case file that checks retention and plate height: a zone travels through a part of the channel and leaves it.
///
/// The zone starts in the layer, Gaussian along the channel with a standard deviation σ₀ of two gaps, at x₀ = 5σ₀. A
/// solute that moves at U = R⟨v⟩ and spreads by HU/2 leaves through an outflow, where nothing diffuses, at a distance d
/// after `d/U + H/(2U)` in the mean, with the variance `(σ₀² + H d + 3H²/4)/U²`.
public final class FffCase {

    private static final int FEWEST_ACROSS = 24;
    private static final int PER_GAP = 3;
    private static final double START = 10;
    private static final double TRAVEL = 50;

    private FffCase() {}

    /// The text of the case.
    ///
    /// @param name name of the case
    /// @param frozen whether properties are constants, as in theory, or those of the catalogue
    /// @throws IllegalArgumentException if the channel is too short for a zone
    public static String of(FffDesign design, String name, boolean frozen) {
        double gap = design.gap();
        if (design.length() < 30 * gap) {
            throw new IllegalArgumentException("a case needs a channel of 30 gaps at least, got "
                    + Numbers.text(design.length() / gap));
        }
        Subject subject = frozen ? design.subject().frozen() : design.subject();
        ThermalFff channel = design.channel();
        double length = Math.min(design.length(), (START + TRAVEL) * gap);
        double start = START * gap;
        double spread = 0.2 * start;
        double way = length - start;
        double speed = design.speed();
        double zone = channel.retention() * speed;
        double height = channel.plateHeight(speed);
        double time = (way + 0.5 * height) / zone;
        double deviation = Math.sqrt(spread * spread + height * way + 0.75 * height * height) / zone;
        double strength = subject.solute().soretCoefficient() * subject.difference();
        double end = time + 6 * deviation;
        String solute = subject.species().name();
        return TEXT.replace("@NAME", name)
                .replace("@TITLE", "A zone in " + Numbers.metres(length) + " of a channel of " + Numbers.metres(gap)
                        + "; predicted: elution_time=" + digits(time) + ", elution_spread=" + digits(deviation))
                .replace("@GAP", gap + " m").replace("@LENGTH", length + " m")
                .replace("@ALONG", "" + (int) Math.ceil(PER_GAP * length / gap))
                .replace("@ACROSS", "" + (int) Math.clamp(Math.ceil(4 * Math.abs(strength)), FEWEST_ACROSS, 120))
                .replace("@COLD", subject.cold() + " K").replace("@HOT", subject.hot() + " K")
                .replace("@FLUID", subject.fluidBlock()).replace("@SOLUTE", solute)
                .replace("@SPECIES", subject.speciesBlock() + ", amount: molar_concentration, advection: central")
                .replace("@PROFILE", subject.cold() + " + " + subject.difference() / gap + "*y")
                .replace("@ZONE", "exp(-(" + strength / gap + ")*" + (strength > 0 ? "y" : "(y - " + gap + ")")
                        + " - ((x - " + start + ")/" + spread + ")^2/2)")
                .replace("@SPEED", speed + " m/s").replace("@END", end + " s").replace("@EVERY", end / 300 + " s")
                .replace("@FIRST", end / 1e5 + " s");
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
              x: { length: @LENGTH, cells: @ALONG }
              y: { length: @GAP, cells: @ACROSS }

            materials:
              solvent: @FLUID
            zones:
              - { name: channel, material: solvent }

            equations:
              heat: {}
              flow: { velocity: { poiseuille: { along: x, across: y, mean: @SPEED, from: 0 m, to: @GAP } } }
              species:
                @SOLUTE: { @SPECIES }

            initial:
              temperature: { expression: "@PROFILE" }
              @SOLUTE: { expression: "@ZONE" }

            boundaries:
              x-min: { heat: { temperature: { expression: "@PROFILE" } }, species: { @SOLUTE: 0 mM } }
              x-max: outflow
              y-min: { heat: { temperature: @COLD } }
              y-max: { heat: { temperature: @HOT } }

            time: { end: @END, step: { first: @FIRST, error_tolerance: 3e-4 } }

            output:
              fields: { every: @END }
              reports:
                every: @EVERY
                of:
                  - species_flow: { of: @SOLUTE, through: [x-max] }
                  - total: @SOLUTE
            """;
}
