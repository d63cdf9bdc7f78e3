package org.soretflow.cases.catalogue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.soretflow.cases.run.Json;
import org.soretflow.cases.run.Numbers;
import org.soretflow.cases.run.TextTable;
import org.soretflow.viz.plot.Figure;
import org.soretflow.viz.plot.ProfilePlot;

/// What is told of one material, solute or law.
public final class CataloguePage {

    private static final double FREEZING = 273.15;
    private static final int POINTS = 201;

    private final String kind;
    private final String name;
    private final Map<String, Object> facts = new LinkedHashMap<>();
    private final List<Map<String, Object>> needs;
    private final List<Quantity> quantities;
    private final String basis;

    /// @param kind `material`, `solute` or `law`
    /// @param facts what is said in words, in the order of telling
    /// @param needs rows of what must or may be given
    /// @param basis what the numbers are of, for people; may be empty
    CataloguePage(String kind, String name, Map<String, Object> facts, List<Map<String, Object>> needs,
            List<Quantity> quantities, String basis) {
        this.kind = kind;
        this.name = name;
        this.facts.putAll(facts);
        this.needs = needs;
        this.quantities = quantities;
        this.basis = basis;
    }

    private double lowest() {
        double common = quantities.stream().mapToDouble(Quantity::lowest).max().orElseThrow();
        return Double.isFinite(common) ? common : FREEZING;
    }

    private double highest() {
        double common = quantities.stream().mapToDouble(Quantity::highest).min().orElseThrow();
        return Double.isFinite(common) ? common : FREEZING + 100;
    }

    /// The page for people.
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(kind).append(' ').append(name).append('\n');
        facts.forEach((key, value) -> text.append("  ").append(key).append(": ").append(words(value)).append('\n'));
        if (!needs.isEmpty()) {
            text.append("  with:\n");
            List<List<String>> rows = new ArrayList<>();
            needs.forEach(need -> rows.add(List.of("  " + need.get("name"), need.get("unit").equals("1") ? ""
                    : "[" + need.get("unit") + "]", "e.g. " + need.get("example"), need.get("default").equals("") ? ""
                    : "default " + need.get("default"), String.valueOf(need.get("meaning")))));
            TextTable.append(text, rows);
        }
        if (!basis.isEmpty()) {
            text.append("  ").append(basis).append(":\n");
        }
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("T [°C]"));
        quantities.forEach(quantity -> head.add(quantity.heading()));
        rows.add(head);
        for (double kelvin : temperatures()) {
            List<String> row = new ArrayList<>(List.of(Numbers.text(Math.round((kelvin - FREEZING) * 1e6) / 1e6)));
            quantities.forEach(quantity -> row.add(String.format(Locale.ROOT, "%.5g",
                    quantity.law().applyAsDouble(kelvin))));
            rows.add(row);
        }
        TextTable.append(text, rows);
        text.append(range(quantities)).append('\n');
        return text.toString();
    }

    private static Object words(Object value) {
        return switch (value) {
            case Boolean mild when mild -> "yes, of the right size only; give your own values in a study";
            case Boolean _ -> "no";
            default -> value;
        };
    }

    /// Where quantities are valid, in words.
    static String range(List<Quantity> quantities) {
        List<String> parts = new ArrayList<>();
        Map<String, List<String>> byRange = new LinkedHashMap<>();
        quantities.forEach(quantity -> byRange.computeIfAbsent(span(quantity.lowest(), quantity.highest()),
                _ -> new ArrayList<>()).add(quantity.name()));
        byRange.forEach((span, names) -> parts.add(span + (byRange.size() == 1 ? "" : " (" + String.join(", ", names)
                + ")")));
        return "  valid: " + String.join("; ", parts);
    }

    static String span(double lowest, double highest) {
        return Double.isFinite(lowest) ? celsius(lowest) + " to " + celsius(highest) : "everywhere";
    }

    private static String celsius(double kelvin) {
        return Numbers.text(Math.round((kelvin - FREEZING) * 1e6) / 1e6) + " °C";
    }

    /// The page for machines.
    public Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("kind", kind);
        tree.put("name", name);
        tree.putAll(facts);
        tree.put("with", needs);
        tree.put("basis", basis);
        double[] temperatures = temperatures();
        tree.put("temperatures_K", temperatures);
        Map<String, Object> numbers = new LinkedHashMap<>();
        for (Quantity quantity : quantities) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("unit", quantity.unit());
            one.put("lowest_K", Json.number(quantity.lowest()));
            one.put("highest_K", Json.number(quantity.highest()));
            one.put("values", Arrays.stream(temperatures).map(quantity.law()).boxed().map(Json::number).toList());
            numbers.put(quantity.name(), one);
        }
        tree.put("quantities", numbers);
        return tree;
    }

    /// Writes plots of all quantities that vary over their range; of all, if none does.
    public void plot(Path file) throws IOException {
        double from = lowest();
        double to = highest();
        double[] celsius = new double[POINTS];
        for (int n = 0; n < POINTS; n++) {
            celsius[n] = from + (to - from) * n / (POINTS - 1) - FREEZING;
        }
        List<BufferedImage> pictures = new ArrayList<>();
        for (Quantity quantity : quantities) {
            double[] values = Arrays.stream(celsius).map(each -> each + FREEZING).map(quantity.law()).toArray();
            if (Arrays.stream(values).distinct().count() > 1) {
                pictures.add(ProfilePlot.of("temperature", "°C", quantity.name(), quantity.unit())
                        .line(name, celsius, values).render());
            }
        }
        if (pictures.isEmpty()) {
            throw new IllegalArgumentException("all numbers of " + name + " are constants; there is nothing to plot");
        }
        Figure figure = Figure.of(pictures.subList(0, Math.min(2, pictures.size())).toArray(BufferedImage[]::new));
        for (int n = 2; n < pictures.size(); n += 2) {
            figure.below(pictures.subList(n, Math.min(n + 2, pictures.size())).toArray(BufferedImage[]::new));
        }
        figure.write(file);
    }

    /// Round temperatures in the common range, and its ends [K].
    private double[] temperatures() {
        double from = lowest() - FREEZING;
        double to = highest() - FREEZING;
        double step = 5;
        while ((to - from) / step > 12) {
            step *= step == 5 || step == 10 || step == 50 ? 2 : 2.5;
        }
        List<Double> all = new ArrayList<>(List.of(from));
        for (double celsius = (Math.floor(from / step + 1e-9) + 1) * step; celsius < to - 1e-9; celsius += step) {
            all.add(celsius);
        }
        all.add(to);
        return all.stream().mapToDouble(celsius -> celsius + FREEZING).toArray();
    }
}
