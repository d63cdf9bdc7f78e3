package org.soretflow.diagnostics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.soretflow.material.Species;
import org.soretflow.physics.Problem;
import org.soretflow.run.StepReport;

/// The numbers of a sorter's report under names, so that studies can ask for them.
final class SorterQuantities {

    private final Sorter sorter;
    private final Problem problem;
    private final List<Quantity> all = new ArrayList<>();

    private SorterQuantities(Problem problem, Sorter sorter) {
        this.problem = problem;
        this.sorter = sorter;
    }

    static List<Quantity> of(Problem problem, Sorter sorter) {
        SorterQuantities make = new SorterQuantities(problem, sorter);
        make.shares();
        make.pairs();
        make.outlets();
        return make.all;
    }

    private void shares() {
        SorterSettings settings = sorter.settings();
        boolean comparable = settings.species().stream().map(name -> problem.species(name).unit()).distinct().count() == 1;
        for (String name : settings.species()) {
            boolean linear = problem.species(name).form() == Species.Form.DILUTE;
            for (String outlet : settings.outlets()) {
                String of = name + "_" + outlet;
                add("recovery_" + of, "1", result -> result.share(name, outlet).recovery());
                if (comparable) {
                    add("purity_" + of, "1", result -> result.share(name, outlet).purity());
                }
                add("enrichment_" + of, "1", result -> result.share(name, outlet).enrichment());
                if (linear) {
                    residence(of, result -> result.share(name, outlet).residence());
                }
            }
            add("closure_" + name, "1", result -> result.closures().get(name));
        }
    }

    private void pairs() {
        List<String> species = sorter.settings().species();
        int index = 0;
        for (int a = 0; a < species.size(); a++) {
            for (int b = a + 1; b < species.size(); b++) {
                int pair = index++;
                String of = species.get(a) + "_" + species.get(b);
                for (String outlet : sorter.settings().outlets()) {
                    add("separation_factor_" + of + "_" + outlet, "1",
                            result -> result.pairs().get(pair).factors().get(outlet));
                }
                add("resolution_" + of, "1", result -> result.pairs().get(pair).resolution());
            }
        }
    }

    private void outlets() {
        for (String outlet : sorter.settings().outlets()) {
            residence("fluid_" + outlet, result -> result.outlet(outlet).fluid());
            if (problem.flow().isPresent()) {
                add("pressure_drop_" + outlet, "Pa", result -> result.outlet(outlet).pressureDrop());
            }
        }
        add("maximum_fluid_temperature", "K", SorterResult::maximumTemperature);
        if (problem.heat().isPresent()) {
            add("heating_power", "W", SorterResult::heatingPower);
        }
    }

    private interface ResidenceOf {
        SorterResult.Residence in(SorterResult result);
    }

    private void residence(String of, ResidenceOf residence) {
        add("residence_time_" + of, "s", result -> residence.in(result).mean());
        add("residence_spread_" + of, "s", result -> residence.in(result).spread());
        if (sorter.settings().doseAbove().isPresent()) {
            add("dose_" + of, "K·s", result -> residence.in(result).dose());
        }
    }

    private void add(String name, String unit, ToDoubleFunction<SorterResult> formula) {
        ToDoubleFunction<StepReport> ofState = report -> formula.applyAsDouble(sorter.of(report));
        all.add(new NamedQuantity(name, unit, ofState, List.of()));
    }
}
