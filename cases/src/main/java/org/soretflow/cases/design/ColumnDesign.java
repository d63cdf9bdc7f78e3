package org.soretflow.cases.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.soretflow.cases.design.DesignSheet.Check;
import org.soretflow.cases.design.DesignSheet.Row;
import org.soretflow.cases.run.Numbers;
import org.soretflow.design.Accumulation;
import org.soretflow.design.Slot;
import org.soretflow.design.ThermogravitationalColumn;

/// A thermogravitational column, or a thermal trap: the same slot with one end open to a reservoir.
///
/// @param subject what is separated
/// @param slot the cell
/// @param isTrap whether the poor end is open
/// @param load how much solute there is
public record ColumnDesign(Subject subject, Slot slot, boolean isTrap, Load load) {

    /// How much solute there is and what it weighs.
    ///
    /// @param concentration c₀ [1], a fraction
    /// @param solutalExpansion β_c = −(1/ρ) ∂ρ/∂c [1], negative for a heavy solute
    public record Load(double concentration, double solutalExpansion) {}

    private static final double LARGEST_DEVIATION = 0.01;
    private static final double LARGEST_CONTRAST = 1.3;
    private static final double LARGEST_FEEDBACK = 0.02;
    private static final double[] FACTORS = {0.4, 0.55, 0.7, 0.85, 1, 1.2, 1.5, 2, 2.5};

    /// The column of the chosen gap.
    public ThermogravitationalColumn column() {
        return of(slot.gap());
    }

    private ThermogravitationalColumn of(double gap) {
        return new ThermogravitationalColumn(subject.solvent(), subject.solute(), slot.withGap(gap));
    }

    /// Gap of the largest separation over a given L/h [m]; over a given length it is the sixth root of 2 smaller, where
    /// `Ra_D² = 9!/(2d)`.
    public static double optimumGap(Subject subject, double gravity) {
        return ThermogravitationalColumn.optimumGap(subject.solvent(), subject.solute(), subject.difference(), gravity);
    }

    /// Whether the solute gathers at the foot.
    public boolean gathersAtFoot() {
        return column().logRatio() >= 0;
    }

    /// All numbers.
    ///
    /// @param gaps gaps of the table [m]; empty for some around the chosen one
    public DesignSheet sheet(List<Double> gaps) {
        ThermogravitationalColumn column = column();
        double optimum = optimumGap(subject, slot.gravity());
        ThermogravitationalColumn best = of(optimum);
        Accumulation filling = filling(column);
        List<Row> rows = new ArrayList<>(List.of(
                new Row("diffusivity", "D", subject.solute().diffusivity(), "m^2/s"),
                new Row("soret_coefficient", "S_T", subject.solute().soretCoefficient(), "1/K"),
                new Row("strength", "s = S_T·ΔT", column.strength(), "1"),
                new Row("optimum_gap", "best gap", optimum, "m"),
                new Row("optimum_log_ratio", "  its ln(" + ratioName() + ")", Math.abs(best.logRatio()), "1"),
                new Row("steepest_gap", "best gap for this length", optimum / Math.pow(2, 1.0 / 6), "m"),
                new Row("gap", "gap", slot.gap(), "m"),
                new Row("length", "length", slot.length(), "m"),
                new Row("rayleigh", "Ra", column.rayleigh(), "1"),
                new Row("species_rayleigh", "Ra_D", column.speciesRayleigh(), "1"),
                new Row("drift_factor", "f(s)", ThermogravitationalColumn.driftFactor(column.strength()), "1"),
                new Row("spreading_factor", "d(s)", ThermogravitationalColumn.spreadingFactor(column.strength()), "1"),
                new Row("largest_velocity", "largest velocity", column.largestVelocity(), "m/s"),
                new Row("drift", "drift V, upwards", column.drift(), "m/s"),
                new Row("axial_diffusivity", "D_eff", column.axialDiffusivity(), "m^2/s"),
                new Row("slope", "d ln c/dz", column.slope(), "1/m"),
                new Row("log_ratio", "ln(" + ratioName() + ")", Math.abs(column.logRatio()), "1"),
                new Row("exact_log_ratio", "  without slow variation",
                        Math.abs(column.exactSlope()) * slot.length(), "1"),
                new Row("ratio", ratioName(), Math.exp(Math.abs(column.logRatio())), "1"),
                new Row("relaxation_time", "slowest relaxation", filling.relaxationTime(), "s"),
                new Row("time_to_90", "90 % of the rise after", filling.timeTo(0.9), "s"),
                new Row("time_to_99", "99 % of the rise after", filling.timeTo(0.99), "s")));
        return new DesignSheet(title(), rows, checks(column), table(gaps));
    }

    private Accumulation filling(ThermogravitationalColumn column) {
        return isTrap ? column.open() : column.closed();
    }

    /// What the ratio compares: the rich end comes first.
    private String ratioName() {
        String rich = gathersAtFoot() ? "foot" : "head";
        return rich + (isTrap ? "/reservoir" : gathersAtFoot() ? "/head" : "/foot");
    }

    private String title() {
        return (isTrap ? "thermal trap: " : "thermogravitational column: ") + subject.species().name() + " in "
                + subject.fluid().name() + ", " + Numbers.text(subject.difference()) + " K around "
                + subject.celsius() + "; the solute gathers at the "
                + (gathersAtFoot() ? "foot" : "head");
    }

    private DesignSheet.Table table(List<Double> gaps) {
        List<Double> chosen = new ArrayList<>(gaps);
        if (chosen.isEmpty()) {
            for (double factor : FACTORS) {
                chosen.add(factor * slot.gap());
            }
        }
        List<double[]> lines = new ArrayList<>();
        for (double gap : chosen) {
            ThermogravitationalColumn one = of(gap);
            lines.add(new double[] {gap, one.speciesRayleigh(), Math.abs(one.logRatio()),
                Math.exp(Math.abs(one.logRatio())), filling(one).timeTo(0.9)});
        }
        return new DesignSheet.Table(List.of(new Row("gap", "gap", 0, "m"), new Row("species_rayleigh", "Ra_D", 0, "1"),
                new Row("log_ratio", "ln ratio", 0, "1"), new Row("ratio", ratioName(), 0, "1"),
                new Row("time_to_90", "time to 90 %", 0, "s")), lines);
    }

    private List<Check> checks(ThermogravitationalColumn column) {
        List<Check> checks = new ArrayList<>();
        double exact = column.exactSlope();
        double deviation = exact == 0 ? 0 : column.slope() / exact - 1;
        checks.add(new Check("slow variation, d ln c/dz·h", column.slope() * slot.gap(),
                Math.abs(deviation) <= LARGEST_DEVIATION, String.format(Locale.ROOT,
                "the formula is %.2g %% off the mode that assumes nothing about the slope; up to 1 %% is inside",
                100 * deviation)));
        double zone = endZone(column.speciesRayleigh());
        checks.add(new Check("length over gap", slot.length() / slot.gap(), slot.length() >= 10 * zone * slot.gap(),
                "from " + Numbers.text(10 * zone) + " on, ten turning zones; the ends take or add up to a gap"));
        double thermal = endZone(column.rayleigh()) - 1;
        checks.add(new Check("Ra, conduction across", Math.abs(column.rayleigh()),
                10 * thermal * slot.gap() <= slot.length(), "up to " + Numbers.text(125 * slot.length() / slot.gap())
                + ", 125 L/h; beyond it the middle is stratified and the flow slower"));
        double viscosity = subject.contrast(subject.fluid().viscosity());
        checks.add(new Check("viscosity, cold over hot", viscosity, viscosity <= LARGEST_CONTRAST,
                "up to " + LARGEST_CONTRAST + "; the formulas take all properties at the mean temperature"));
        checks.add(subject.validity());
        if (load.solutalExpansion() != 0) {
            feedback(column, checks);
        }
        return checks;
    }

    /// The solute's own weight: across the gap it changes the drive by 1 + ψ, along it it stratifies the column.
    private void feedback(ThermogravitationalColumn column, List<Check> checks) {
        double share = load.concentration() * (subject.isBinary() ? 1 - load.concentration() : 1);
        double psi = -load.solutalExpansion() / subject.solvent().expansion() * subject.solute().soretCoefficient()
                * share;
        checks.add(new Check("separation ratio ψ", psi, Math.abs(psi) <= LARGEST_FEEDBACK, "|ψ| up to "
                + LARGEST_FEEDBACK + "; the drive is 1 + ψ times the thermal one"));
        double stratified = slot.gravity() * Math.abs(load.solutalExpansion() * column.slope()) * share
                * Math.pow(slot.gap(), 4) / (subject.solvent().kinematicViscosity() * subject.solute().diffusivity());
        checks.add(new Check("g β_c c′ h⁴/(νD)", stratified, stratified <= 500 * LARGEST_FEEDBACK,
                "up to " + Numbers.text(500 * LARGEST_FEEDBACK) + "; beyond it the separated solute brakes the flow"));
    }

    /// Length of a turning zone in gaps: one gap, and as far as the slot's flow goes while a field adjusts across it,
    /// (√3/216) Ra/π² of it.
    private static double endZone(double rayleigh) {
        return 1 + Math.sqrt(3) / 216 / (Math.PI * Math.PI) * Math.abs(rayleigh);
    }
}
