package org.soretflow.cases.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.soretflow.diagnostics.Quantities;
import org.soretflow.diagnostics.SorterResult;
import org.soretflow.diagnostics.SorterResult.Outlet;
import org.soretflow.diagnostics.SorterResult.Pair;
import org.soretflow.diagnostics.SorterResult.Profile;
import org.soretflow.diagnostics.SorterResult.Residence;
import org.soretflow.diagnostics.SorterResult.Share;
import org.soretflow.diagnostics.SorterSettings;
import org.soretflow.physics.Problem;
import org.soretflow.viz.table.AtomicFile;

/// What a sorter delivers, as text and as tables in the run folder.
public final class SorterOutput {

    /// A row per species and outlet; the fluid itself is a species here.
    public static final String TABLE = "sorter.csv";
    /// What leaves along each outlet.
    public static final String PROFILES = "sorter-profiles.csv";

    /// A species that closes less well than this was not solved far enough.
    private static final double CLOSURE = 1e-10;
    private static final String FLUID = "fluid";

    private final SorterSettings settings;
    private final SorterResult result;
    private final Problem problem;

    private SorterOutput(SorterSettings settings, SorterResult result, Problem problem) {
        this.settings = settings;
        this.result = result;
        this.problem = problem;
    }

    static SorterOutput of(SorterSettings settings, SorterResult result, Problem problem) {
        return new SorterOutput(settings, result, problem);
    }

    void write(Path folder) throws IOException {
        AtomicFile.writeText(folder.resolve(TABLE), table());
        AtomicFile.writeText(folder.resolve(PROFILES), profiles());
    }

    void tell(RunLog log) {
        log.info(text());
        result.closures().forEach((species, closure) -> {
            if (!(closure <= CLOSURE)) {
                log.warn("what enters of " + species + " differs from what leaves by " + Numbers.text(closure)
                        + " of it; give the species and the flow a smaller tolerance");
            }
        });
    }

    private String table() {
        StringBuilder text = new StringBuilder("species,outlet,flux,unit,recovery [1],purity [1],enrichment [1],"
                + "residence time [s],residence spread [s],dose [K·s]\n");
        for (Share share : result.shares()) {
            text.append(String.join(",", share.species(), share.outlet(), number(share.flux()),
                    unit(share.species()), number(share.recovery()), number(share.purity()),
                    number(share.enrichment()))).append(',').append(residence(share.residence())).append('\n');
        }
        double all = result.outlets().stream().mapToDouble(Outlet::flow).sum();
        for (Outlet outlet : result.outlets()) {
            text.append(String.join(",", FLUID, outlet.name(), number(outlet.flow()), "m^3/s",
                    number(outlet.flow() / all), "", "1.0")).append(',').append(residence(outlet.fluid())).append('\n');
        }
        return text.toString();
    }

    private static String residence(Residence residence) {
        return String.join(",", number(residence.mean()), number(residence.spread()), number(residence.dose()));
    }

    /// Such that reading it gives the same bits; empty if it is not known.
    private static String number(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }

    private String profiles() {
        StringBuilder text = new StringBuilder("species,outlet," + settings.across().label()
                + " [m],concentration over that at the inlets [1]\n");
        for (Profile profile : result.profiles()) {
            for (int n = 0; n < profile.places().length; n++) {
                text.append(String.join(",", profile.species(), profile.outlet(), number(profile.places()[n]),
                        number(profile.concentrations()[n]))).append('\n');
            }
        }
        return text.toString();
    }

    private String unit(String species) {
        return new Quantities(problem).speciesFlow(species, settings.outlets().getFirst()).unit();
    }

    private String text() {
        StringBuilder text = new StringBuilder("sorter: from " + String.join(", ", settings.inlets()) + '\n');
        boolean dosed = settings.doseAbove().isPresent();
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("species", "outlet", "flux", "recovery", "purity", "enrichment",
                "residence", "spread"));
        if (dosed) {
            head.add("dose above " + Numbers.text(settings.doseAbove().getAsDouble() - 273.15) + " °C");
        }
        rows.add(head);
        for (Share share : result.shares()) {
            rows.add(row(List.of(share.species(), share.outlet(),
                    Numbers.text(share.flux()) + " " + unit(share.species()), Numbers.text(share.recovery()),
                    known(share.purity()), Numbers.text(share.enrichment())), share.residence(), dosed));
        }
        double all = result.outlets().stream().mapToDouble(Outlet::flow).sum();
        for (Outlet outlet : result.outlets()) {
            rows.add(row(List.of(FLUID, outlet.name(), Numbers.text(outlet.flow()) + " m^3/s",
                    Numbers.text(outlet.flow() / all), "", ""), outlet.fluid(), dosed));
        }
        TextTable.append(text, rows);
        List<List<String>> more = new ArrayList<>();
        for (Pair pair : result.pairs()) {
            String factors = pair.factors().entrySet().stream()
                    .map(each -> Numbers.text(each.getValue()) + " (" + each.getKey() + ")")
                    .collect(Collectors.joining(", "));
            more.add(List.of("separation factor " + pair.first() + " to " + pair.second(), factors));
            more.add(List.of("resolution", Numbers.text(pair.resolution())));
        }
        if (problem.flow().isPresent()) {
            more.add(List.of("pressure drop", result.outlets().stream()
                    .map(each -> Numbers.text(each.pressureDrop()) + " Pa (" + each.name() + ")")
                    .collect(Collectors.joining(", "))));
        }
        more.add(List.of("largest temperature of the fluid",
                Numbers.text(result.maximumTemperature() - 273.15) + " °C"));
        if (problem.heat().isPresent()) {
            more.add(List.of("heating power", Numbers.text(result.heatingPower()) + " W"));
        }
        more.add(List.of("what enters less what leaves", result.closures().entrySet().stream()
                .map((Map.Entry<String, Double> each) -> Numbers.text(each.getValue()) + " (" + each.getKey() + ")")
                .collect(Collectors.joining(", "))));
        TextTable.append(text, more);
        return text.toString();
    }

    private static List<String> row(List<String> first, Residence residence, boolean dosed) {
        List<String> row = new ArrayList<>(first);
        row.add(Double.isNaN(residence.mean()) ? "" : Numbers.seconds(residence.mean()));
        row.add(Double.isNaN(residence.spread()) ? "" : Numbers.seconds(residence.spread()));
        if (dosed) {
            row.add(Double.isNaN(residence.dose()) ? "" : Numbers.text(residence.dose() / 60) + " K·min");
        }
        return row;
    }

    private static String known(double value) {
        return Double.isNaN(value) ? "" : Numbers.text(value);
    }
}
