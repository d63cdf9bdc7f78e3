package org.soretflow.diagnostics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import org.soretflow.backend.Grid;
import org.soretflow.diagnostics.SorterResult.Outlet;
import org.soretflow.diagnostics.SorterResult.Pair;
import org.soretflow.diagnostics.SorterResult.Residence;
import org.soretflow.diagnostics.SorterResult.Share;
import org.soretflow.field.Balance;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.material.Species;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;
import org.soretflow.physics.Problem;
import org.soretflow.run.Carrier;
import org.soretflow.run.StepReport;

/// Makes the report of a sorter from a steady state.
///
/// Residence times are moments of what leaves, see [Carrier]: `L m₁ = c`, `L m₂ = 2 m₁`, mean `∫J₁/∫J₀`, variance
/// `∫J₂/∫J₀ − mean²` over an outlet; the dose has the source `(T − T_ref)⁺ c`. What numerical diffusion adds to the variance
/// along the way, (mean)²/N over N upwind cells, is taken off. What the solver does not find is NaN.
public final class Sorter {

    private final Problem problem;
    private final SorterSettings settings;
    private final List<SorterPatch> inlets;
    private final List<SorterPatch> outlets;
    private StepReport last;
    private SorterResult result;

    public Sorter(Problem problem, SorterSettings settings) {
        this.problem = problem;
        this.settings = settings;
        inlets = settings.inlets().stream().map(name -> SorterPatch.of(problem, name)).toList();
        outlets = settings.outlets().stream().map(name -> SorterPatch.of(problem, name)).toList();
    }

    public SorterSettings settings() {
        return settings;
    }

    /// The numbers of the report by name, such as `recovery_s_a`.
    public List<Quantity> quantities() {
        return SorterQuantities.of(problem, this);
    }

    /// The report; the last one is kept.
    public SorterResult of(StepReport report) {
        if (report != last) {
            result = made(report);
            last = report;
        }
        return result;
    }

    private SorterResult made(StepReport report) {
        FaceFlows flows = FaceFlows.of(report);
        FieldSnapshot temperature = report.field(Quantities.TEMPERATURE);
        SequencedMap<String, Double> volumes = new LinkedHashMap<>();
        for (SorterPatch patch : all()) {
            volumes.put(patch.name(), -flow(flows, patch));
        }
        Map<String, Residence> fluid = fluidResidence(report, volumes, temperature);
        List<Outlet> found = new ArrayList<>();
        double inletPressure = pressure(report, flows, inlets);
        for (SorterPatch outlet : outlets) {
            found.add(new Outlet(outlet.name(), volumes.get(outlet.name()),
                    inletPressure - pressure(report, flows, List.of(outlet)), fluid.get(outlet.name())));
        }
        Map<String, SpeciesFlows> species = new LinkedHashMap<>();
        settings.species().forEach(name -> species.put(name, new SpeciesFlows(name, report)));
        SequencedMap<String, Double> closures = new LinkedHashMap<>();
        species.forEach((name, each) -> closures.put(name, each.closure()));
        double hottest = Double.NEGATIVE_INFINITY;
        for (int n = 0; n < temperature.cells(); n++) {
            hottest = isFluid(n) ? Math.max(hottest, temperature.at(n)) : hottest;
        }
        return new SorterResult(found, shares(report, species, volumes, temperature), pairs(species),
                profiles(species, flows, volumes), closures, hottest, heatingPower(report));
    }

    private List<SorterPatch> all() {
        List<SorterPatch> all = new ArrayList<>(inlets);
        all.addAll(outlets);
        return all;
    }

    /// Volume flow into the domain [m³/s].
    private double flow(FaceFlows flows, SorterPatch patch) {
        return patch.sum(f -> flows.inflow(patch.side(), f));
    }

    /// Flows of one species through inlets and outlets.
    private final class SpeciesFlows {
        final String name;
        /// Out of each outlet, by face of its side.
        final Map<String, double[]> out = new LinkedHashMap<>();
        final Map<String, Double> flux = new LinkedHashMap<>();
        final double in;

        SpeciesFlows(String name, StepReport report) {
            this.name = name;
            double sum = 0;
            for (SorterPatch inlet : inlets) {
                sum += inlet.sum(report.faceInflow(name, inlet.side()));
            }
            in = sum;
            for (SorterPatch outlet : outlets) {
                double[] faces = report.faceInflow(name, outlet.side());
                for (int f = 0; f < faces.length; f++) {
                    faces[f] = -faces[f];
                }
                out.put(outlet.name(), faces);
                flux.put(outlet.name(), outlet.sum(faces));
            }
        }

        double recovery(String outlet) {
            return flux.get(outlet) / in;
        }

        double closure() {
            return Math.abs(in - flux.values().stream().mapToDouble(Double::doubleValue).sum()) / in;
        }

        /// Flux-weighted moment of the places along the outlets about a point [m^power].
        double moment(double about, int power) {
            double sum = 0;
            double weight = 0;
            for (SorterPatch outlet : outlets) {
                double[] faces = out.get(outlet.name());
                sum += outlet.sum(f -> faces[f] * Math.pow(outlet.place(settings.across(), f) - about, power));
                weight += outlet.sum(faces);
            }
            return sum / weight;
        }
    }

    private List<Share> shares(StepReport report, Map<String, SpeciesFlows> all, Map<String, Double> volumes,
            FieldSnapshot temperature) {
        boolean comparable = all.keySet().stream().map(name -> problem.species(name).unit()).distinct().count() == 1;
        double drawn = -settings.inlets().stream().mapToDouble(volumes::get).sum();
        List<Share> shares = new ArrayList<>();
        for (SpeciesFlows own : all.values()) {
            Map<String, Residence> residence = residence(report, own, temperature);
            for (SorterPatch outlet : outlets) {
                double flux = own.flux.get(outlet.name());
                double together = all.values().stream().mapToDouble(each -> each.flux.get(outlet.name())).sum();
                shares.add(new Share(own.name, outlet.name(), flux, own.recovery(outlet.name()),
                        comparable ? flux / together : Double.NaN,
                        flux / volumes.get(outlet.name()) / (own.in / drawn), residence.get(outlet.name())));
            }
        }
        return shares;
    }

    private List<Pair> pairs(Map<String, SpeciesFlows> all) {
        List<SpeciesFlows> species = List.copyOf(all.values());
        List<Pair> pairs = new ArrayList<>();
        for (int a = 0; a < species.size(); a++) {
            for (int b = a + 1; b < species.size(); b++) {
                SequencedMap<String, Double> factors = new LinkedHashMap<>();
                for (String outlet : settings.outlets()) {
                    factors.put(outlet, odds(species.get(a).recovery(outlet)) / odds(species.get(b).recovery(outlet)));
                }
                double first = species.get(a).moment(0, 1);
                double second = species.get(b).moment(0, 1);
                double widths = Math.sqrt(species.get(a).moment(first, 2)) + Math.sqrt(species.get(b).moment(second, 2));
                pairs.add(new Pair(species.get(a).name, species.get(b).name, factors,
                        Math.abs(first - second) / (2 * widths)));
            }
        }
        return pairs;
    }

    /// Faces at the same place are taken together.
    private List<SorterResult.Profile> profiles(Map<String, SpeciesFlows> all, FaceFlows flows,
            Map<String, Double> volumes) {
        double drawn = -settings.inlets().stream().mapToDouble(volumes::get).sum();
        List<SorterResult.Profile> profiles = new ArrayList<>();
        for (SpeciesFlows own : all.values()) {
            for (SorterPatch outlet : outlets) {
                TreeMap<Double, double[]> sums = new TreeMap<>();
                double[] faces = own.out.get(outlet.name());
                for (int f : outlet.faces()) {
                    double[] sum = sums.computeIfAbsent(outlet.place(settings.across(), f), _ -> new double[2]);
                    sum[0] += faces[f];
                    sum[1] -= flows.inflow(outlet.side(), f);
                }
                profiles.add(new SorterResult.Profile(own.name, outlet.name(),
                        sums.keySet().stream().mapToDouble(Double::doubleValue).toArray(),
                        sums.values().stream().mapToDouble(sum -> sum[0] / sum[1] / (own.in / drawn)).toArray()));
            }
        }
        return profiles;
    }

    /// r/(1 − r).
    static double odds(double recovery) {
        return recovery / (1 - recovery);
    }

    private Map<String, Residence> fluidResidence(StepReport report, Map<String, Double> volumes,
            FieldSnapshot temperature) {
        double[] one = new double[problem.mesh().cells()];
        Arrays.fill(one, 1);
        try (Carrier carrier = report.fluidCarrier(settings.fluidDiffusivity())) {
            return residence(carrier, one, volumes, temperature);
        } catch (IllegalStateException unsolved) {
            return unknown();
        }
    }

    private Map<String, Residence> residence(StepReport report, SpeciesFlows flows, FieldSnapshot temperature) {
        if (problem.species(flows.name).form() == Species.Form.BINARY) {
            return unknown();
        }
        double[] concentration = report.field(flows.name).values();
        try (Carrier carrier = report.carrier(flows.name)) {
            return residence(carrier, concentration, flows.flux, temperature);
        } catch (IllegalStateException unsolved) {
            return unknown();
        }
    }

    private Map<String, Residence> unknown() {
        Map<String, Residence> unknown = new LinkedHashMap<>();
        settings.outlets().forEach(name -> unknown.put(name, new Residence(Double.NaN, Double.NaN, Double.NaN)));
        return unknown;
    }

    /// Moments by outlet.
    ///
    /// @param amount m₀ by cell
    /// @param flux flow of m₀ out of each outlet
    private Map<String, Residence> residence(Carrier carrier, double[] amount, Map<String, Double> flux,
            FieldSnapshot temperature) {
        Map<String, Double> first = new LinkedHashMap<>();
        Map<String, Double> second = new LinkedHashMap<>();
        Map<String, Double> dose = new LinkedHashMap<>();
        double[] age = carrier.steady(made(carrier, n -> amount[n]));
        leaving(carrier, age, first);
        double[] spurious = carrier.numericalSpread(amount, age);
        leaving(carrier, carrier.steady(made(carrier, n -> 2 * age[n] - spurious[n] / problem.mesh().volume(n))), second);
        if (settings.doseAbove().isPresent()) {
            double above = settings.doseAbove().getAsDouble();
            leaving(carrier, carrier.steady(made(carrier, n -> amount[n] * Math.max(0, temperature.at(n) - above))), dose);
        }
        Map<String, Residence> found = new LinkedHashMap<>();
        for (String outlet : settings.outlets()) {
            double mean = first.get(outlet) / flux.get(outlet);
            double variance = second.get(outlet) / flux.get(outlet) - mean * mean;
            found.put(outlet, new Residence(mean, Math.sqrt(Math.max(0, variance)),
                    dose.getOrDefault(outlet, Double.NaN) / flux.get(outlet)));
        }
        return found;
    }

    private double[] made(Carrier carrier, IntToDoubleFunction perVolume) {
        double[] amounts = new double[problem.mesh().cells()];
        for (int n = 0; n < amounts.length; n++) {
            amounts[n] = carrier.reaches(n) ? problem.mesh().volume(n) * perVolume.applyAsDouble(n) : 0;
        }
        return amounts;
    }

    private void leaving(Carrier carrier, double[] tracer, Map<String, Double> sums) {
        Map<Side, double[]> sides = new LinkedHashMap<>();
        for (SorterPatch outlet : outlets) {
            double[] faces = sides.computeIfAbsent(outlet.side(), side -> carrier.outflow(side, tracer));
            sums.put(outlet.name(), outlet.sum(faces));
        }
    }

    /// Flux-weighted mean pressure on some patches [Pa], from the two cells next to each face.
    private double pressure(StepReport report, FaceFlows flows, List<SorterPatch> patches) {
        if (problem.flow().isEmpty()) {
            return Double.NaN;
        }
        FieldSnapshot pressure = report.field("pressure");
        double sum = 0;
        double weight = 0;
        for (SorterPatch patch : patches) {
            for (int f : patch.faces()) {
                double through = flows.inflow(patch.side(), f);
                sum += through * atFace(pressure, patch.side(), f);
                weight += through;
            }
        }
        return sum / weight;
    }

    private double atFace(FieldSnapshot field, Side side, int face) {
        int near = problem.mesh().cellOfFace(side, face);
        Direction d = side.direction();
        int count = problem.mesh().axis(d).cells();
        int stride = Grid.of(problem.mesh()).stride(d);
        int far = side.isMax() ? near - stride : near + stride;
        if (count < 2 || !isFluid(far)) {
            return field.at(near);
        }
        double own = problem.mesh().axis(d).width(side.isMax() ? count - 1 : 0);
        double next = problem.mesh().axis(d).width(side.isMax() ? count - 2 : 1);
        return field.at(near) + (field.at(near) - field.at(far)) * own / (own + next);
    }

    /// Heat of the sources and that which walls give to the domain [W]; 0 without a heat equation.
    private double heatingPower(StepReport report) {
        double sum = 0;
        for (Balance balance : report.balances()) {
            if (balance.quantity().equals(Quantities.HEAT)) {
                sum += balance.produced();
                for (Map.Entry<String, Double> entry : balance.inflow().entrySet()) {
                    boolean open = settings.inlets().contains(entry.getKey())
                            || settings.outlets().contains(entry.getKey());
                    sum += open ? 0 : Math.max(0, entry.getValue());
                }
            }
        }
        return sum;
    }

    private boolean isFluid(int cell) {
        return problem.isFluid(problem.zones().zone(cell));
    }
}
