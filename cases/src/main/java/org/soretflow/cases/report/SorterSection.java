package org.soretflow.cases.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.soretflow.cases.run.Numbers;
import org.soretflow.cases.run.SorterOutput;
import org.soretflow.viz.plot.BarChart;
import org.soretflow.viz.plot.ProfilePlot;
import org.soretflow.viz.report.Block;

/// What the outlets of a sorter deliver.
final class SorterSection {

    private static final int OUTLET = 1;
    private static final int FLUX = 2;
    private static final int UNIT = 3;
    private static final int RECOVERY = 4;
    private static final int PURITY = 5;
    private static final int ENRICHMENT = 6;
    private static final int RESIDENCE = 7;
    private static final int SPREAD = 8;
    private static final int DOSE = 9;

    private final RunFiles files;

    SorterSection(RunFiles files) {
        this.files = files;
    }

    /// Nothing if the run has no report of a sorter.
    List<Block> blocks() throws IOException {
        Optional<String> table = files.read(SorterOutput.TABLE);
        if (table.isEmpty()) {
            return List.of();
        }
        List<String[]> rows = rows(table.get());
        List<Block> blocks = new ArrayList<>();
        boolean dosed = rows.stream().anyMatch(row -> !row[DOSE].isEmpty());
        List<String> head = new ArrayList<>(List.of("species", "outlet", "flux", "recovery", "purity", "enrichment",
                "residence", "spread"));
        if (dosed) {
            head.add("thermal dose");
        }
        List<List<String>> shown = new ArrayList<>();
        for (String[] row : rows) {
            List<String> cells = new ArrayList<>(List.of(row[0], row[OUTLET],
                    text(row[FLUX]) + " " + row[UNIT].replace("^3", "³"), text(row[RECOVERY]), text(row[PURITY]),
                    text(row[ENRICHMENT]), seconds(row[RESIDENCE]), seconds(row[SPREAD])));
            if (dosed) {
                cells.add(row[DOSE].isEmpty() ? "" : Shown.number(Double.parseDouble(row[DOSE]) / 60) + " K·min");
            }
            shown.add(cells);
        }
        blocks.add(new Block.Table("What leaves through each outlet; residence: mean time inside, and its standard"
                + " deviation", head, shown));
        List<Block.Chart> charts = new ArrayList<>();
        charts.add(new Block.Chart("Recovery: share of what comes in that leaves through each outlet",
                bars("recovery", "1", rows, RECOVERY, -1)));
        if (rows.stream().anyMatch(row -> !row[RESIDENCE].isEmpty())) {
            charts.add(new Block.Chart("Time inside: mean and standard deviation",
                    bars("residence time", "s", rows, RESIDENCE, SPREAD)));
        }
        charts.addAll(profiles());
        blocks.add(new Block.Charts(charts));
        return blocks;
    }

    private static String bars(String name, String unit, List<String[]> rows, int column, int spread) {
        SequencedSet<String> outlets = new LinkedHashSet<>();
        rows.forEach(row -> outlets.add(row[OUTLET]));
        BarChart chart = BarChart.of(name, unit, List.copyOf(outlets));
        for (String species : rows.stream().map(row -> row[0]).distinct().toList()) {
            List<String[]> own = rows.stream().filter(row -> row[0].equals(species)).toList();
            double[] values = own.stream().mapToDouble(row -> number(row[column])).toArray();
            chart.bars(species, values, spread < 0 ? new double[values.length]
                    : own.stream().mapToDouble(row -> number(row[spread])).toArray());
        }
        return chart.svg();
    }

    /// One chart per outlet, one line per species.
    private List<Block.Chart> profiles() throws IOException {
        Optional<String> table = files.read(SorterOutput.PROFILES);
        if (table.isEmpty()) {
            return List.of();
        }
        String place = table.get().lines().findFirst().orElse("").split(",")[2].replace(" [m]", "");
        SequencedMap<String, SequencedMap<String, List<String[]>>> outlets = new LinkedHashMap<>();
        for (String[] row : rows(table.get())) {
            outlets.computeIfAbsent(row[OUTLET], _ -> new LinkedHashMap<>())
                    .computeIfAbsent(row[0], _ -> new ArrayList<>()).add(row);
        }
        List<Block.Chart> charts = new ArrayList<>();
        for (Map.Entry<String, SequencedMap<String, List<String[]>>> outlet : outlets.entrySet()) {
            ProfilePlot plot = ProfilePlot.of(place, "m", "concentration over that at the inlets", "1");
            outlet.getValue().forEach((species, points) -> plot.line(species,
                    points.stream().mapToDouble(row -> number(row[2])).toArray(),
                    points.stream().mapToDouble(row -> number(row[3])).toArray()));
            charts.add(new Block.Chart("What leaves through " + outlet.getKey(), plot.svg()));
        }
        return charts;
    }

    private static List<String[]> rows(String table) {
        return table.lines().skip(1).map(line -> line.split(",", -1)).toList();
    }

    private static double number(String cell) {
        return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
    }

    private static String text(String cell) {
        return cell.isEmpty() ? "" : Shown.number(Double.parseDouble(cell));
    }

    private static String seconds(String cell) {
        return cell.isEmpty() ? "" : Numbers.seconds(Double.parseDouble(cell));
    }
}
