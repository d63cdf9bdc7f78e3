package org.soretflow.cases.design;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.soretflow.cases.file.CaseReader;
import org.soretflow.cases.run.Json;
import org.soretflow.cases.run.Numbers;
import org.soretflow.cases.run.TextTable;
import org.soretflow.viz.table.CsvData;

/// What a design predicted against what a run of its case gave.
///
/// The prediction stands in the title of the case: `predicted: ln(separation)=0.84, v_max=1.3e-6`. A name is that of a
/// report; `ln(a)`, `ln(a/b)`, `logit(a/b)` are made of reports, `elution_time` and `elution_spread` of the flow
/// through an outlet.
///
/// @param lines one per predicted number
public record DesignComparison(List<Line> lines) {

    private static final Pattern TOKEN = Pattern.compile("(?:(ln|logit)\\(([\\w/-]+)\\)|([\\w-]+))=([-+0-9.eE]+)");

    /// A number.
    public record Line(String name, double predicted, double simulated) {

        /// simulated/predicted − 1.
        double deviation() {
            return simulated / predicted - 1;
        }
    }

    /// Reads a run folder.
    ///
    /// @throws IllegalArgumentException if it holds no finished run of a case by design
    public static DesignComparison of(Path folder) throws IOException {
        Path caseFile = folder.resolve("case.yaml");
        Path summary = folder.resolve("summary.json");
        if (!Files.isRegularFile(caseFile) || !Files.isRegularFile(summary)) {
            throw new IllegalArgumentException(folder + ": this is no folder of a run that has ended; it lacks "
                    + (Files.isRegularFile(caseFile) ? "summary.json" : "case.yaml"));
        }
        String title = CaseReader.valueAt(Files.readString(caseFile), "title", List.of()).orElse("");
        int from = title.indexOf("predicted: ");
        if (from < 0) {
            throw new IllegalArgumentException(folder + ": the title of the case predicts nothing; it is no case of"
                    + " 'soretflow design'");
        }
        Map<String, Double> reports = reports(summary);
        if (Files.isRegularFile(folder.resolve("reports.csv"))) {
            addElution(CsvData.readWhole(folder.resolve("reports.csv")), reports);
        }
        List<Line> lines = new ArrayList<>();
        Matcher token = TOKEN.matcher(title.substring(from));
        while (token.find()) {
            String form = token.group(1) == null ? "" : token.group(1);
            String name = token.group(1) == null ? token.group(3) : token.group(2);
            lines.add(new Line(form.isEmpty() ? name : form + "(" + name + ")", Double.parseDouble(token.group(4)),
                    value(form, name.split("/"), reports)));
        }
        return new DesignComparison(lines);
    }

    private static double value(String form, String[] names, Map<String, Double> reports) {
        double sum = 0;
        for (int n = 0; n < names.length; n++) {
            double one = reports.getOrDefault(names[n], Double.NaN);
            double term = switch (form) {
                case "ln" -> Math.log(one);
                case "logit" -> Math.log(one / (1 - one));
                default -> one;
            };
            sum += n == 0 ? term : -term;
        }
        return sum;
    }

    private static Map<String, Double> reports(Path summary) throws IOException {
        Map<String, Double> values = new LinkedHashMap<>();
        if (Json.read(summary) instanceof Map<?, ?> tree
                && tree.get("quantities") instanceof Map<?, ?> quantities) {
            quantities.forEach((name, entry) -> {
                if (entry instanceof Map<?, ?> value && value.get("value") instanceof Number number) {
                    values.put(String.valueOf(name), number.doubleValue());
                }
            });
        }
        return values;
    }

    /// Mean and standard deviation of the time at which a zone left, by the trapezoidal rule.
    private static void addElution(CsvData table, Map<String, Double> reports) {
        String column = table.names().stream().filter(name -> name.startsWith("species_flow_")).findFirst()
                .orElse(null);
        if (column == null) {
            return;
        }
        double[] time = table.column("time");
        double[] flow = table.columns().get(table.names().indexOf(column));
        double[] moments = new double[3];
        for (int n = 1; n < time.length; n++) {
            for (int m = 0; m < 3; m++) {
                moments[m] += 0.5 * (time[n] - time[n - 1])
                        * (flow[n] * Math.pow(time[n], m) + flow[n - 1] * Math.pow(time[n - 1], m));
            }
        }
        double mean = moments[1] / moments[0];
        reports.put("elution_time", mean);
        reports.put("elution_spread", Math.sqrt(moments[2] / moments[0] - mean * mean));
    }

    /// The comparison for people.
    public String text() {
        List<List<String>> rows = new ArrayList<>(List.of(List.of("", "predicted", "simulated", "deviation")));
        lines.forEach(line -> rows.add(List.of(line.name(), Numbers.text(line.predicted()),
                Numbers.text(line.simulated()), String.format(Locale.ROOT, "%+.2f %%", 100 * line.deviation()))));
        StringBuilder text = new StringBuilder();
        TextTable.append(text, rows);
        return text.toString();
    }

    /// The comparison for machines.
    public List<Map<String, Object>> tree() {
        return lines.stream().map(line -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", line.name());
            one.put("predicted", Json.number(line.predicted()));
            one.put("simulated", Json.number(line.simulated()));
            one.put("deviation", Json.number(line.deviation()));
            return one;
        }).toList();
    }
}
