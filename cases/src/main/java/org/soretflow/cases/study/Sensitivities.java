package org.soretflow.cases.study;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.soretflow.cases.file.Study;
import org.soretflow.cases.file.StudyParameter;
import org.soretflow.cases.file.StudyReader;
import org.soretflow.cases.run.Console;
import org.soretflow.cases.run.Json;
import org.soretflow.cases.run.Numbers;
import org.soretflow.cases.run.TextTable;
import org.soretflow.viz.table.AtomicFile;

/// Derivatives of quantities by parameters, from central differences: (q(p + h) − q(p − h)) / (2h).
///
/// The step h is 1 % of the parameter unless the study gives it. Truncation then costs about 1e-4·p²·q‴/(6q′), and a
/// solver's relative residual of 1e-10 about 1e-8 of q: both are far below what one knows of the parameters.
public final class Sensitivities {

    private static final double STEP = 0.01;

    /// The derivative of one quantity by one parameter.
    private record Derivative(String quantity, String unit, StudyParameter parameter, Slope numbers) {}

    /// Its numbers.
    ///
    /// @param value of the quantity [its SI unit]
    /// @param at value of the parameter [its unit in the study]
    /// @param absolute dq/dp [SI unit of q per unit of p]
    /// @param unevenness |forward − backward difference| / (2·|central|): how much the slope changes within the step
    private record Slope(double value, double at, double absolute, double unevenness) {

        /// (p/q)·dq/dp; NaN for temperatures in °C, whose zero is arbitrary.
        double relative(String unit) {
            return unit.equals("°C") ? Double.NaN : at / value * absolute;
        }
    }

    private Sensitivities() {}

    /// Does the runs that are not there yet, and writes the tables.
    ///
    /// @throws IllegalArgumentException if the folder holds something else
    /// @throws org.soretflow.cases.file.CaseFileException if the study is not well stated
    public static StudyEnd execute(StudySettings settings, Console console) throws IOException {
        StudyCase subject = StudyCase.of(StudyReader.read(settings.file()));
        double[] centre = centre(subject);
        double[] steps = steps(subject.study(), centre);
        List<double[]> points = new ArrayList<>(List.of(centre));
        for (int p = 0; p < centre.length; p++) {
            points.add(moved(centre, p, -steps[p]));
            points.add(moved(centre, p, steps[p]));
        }
        try (Session session = Session.open(subject, "sensitivities", points.size(), settings, console)) {
            Neighbours neighbours = session.runs().canStartFromOthers() ? Neighbours.ofTheFirst(points.size())
                    : Neighbours.none(points.size());
            List<Outcome> outcomes = session.runs().all(points, neighbours);
            session.table();
            List<Derivative> derivatives = derivatives(subject, outcomes, steps);
            AtomicFile.writeText(session.file("sensitivities.csv"), csv(derivatives));
            Map<String, Object> tree = session.tree("sensitivities");
            tree.put("sensitivities", derivatives.stream().map(Sensitivities::tree).toList());
            String text = text(derivatives) + session.failures() + "table: " + session.file("sensitivities.csv") + "\n";
            return session.end(text, tree, outcomes.stream().allMatch(Outcome::isFinished));
        }
    }

    private static double[] centre(StudyCase subject) {
        return subject.study().parameters().stream().mapToDouble(parameter -> parameter.at()
                .orElseGet(() -> subject.study().valueOf(parameter, subject.now(parameter)))).toArray();
    }

    private static double[] steps(Study study, double[] centre) {
        double[] steps = new double[centre.length];
        for (int p = 0; p < centre.length; p++) {
            StudyParameter parameter = study.parameters().get(p);
            double otherwise = STEP * Math.abs(centre[p]);
            steps[p] = parameter.whole() ? Math.max(1, Math.rint(parameter.step().orElse(otherwise)))
                    : parameter.step().orElse(otherwise);
            if (!(steps[p] > 0)) {
                throw study.fault("parameters." + parameter.name(), "the parameter is 0, of which 1 % is no step;"
                        + " give the step of the difference");
            }
        }
        return steps;
    }

    private static double[] moved(double[] centre, int parameter, double step) {
        double[] point = centre.clone();
        point[parameter] += step;
        return point;
    }

    private static List<Derivative> derivatives(StudyCase subject, List<Outcome> outcomes, double[] steps) {
        List<Derivative> derivatives = new ArrayList<>();
        subject.quantities().forEach((quantity, unit) -> {
            for (int p = 0; p < steps.length; p++) {
                double centre = outcomes.getFirst().quantity(quantity);
                double below = outcomes.get(1 + 2 * p).quantity(quantity);
                double above = outcomes.get(2 + 2 * p).quantity(quantity);
                double slope = (above - below) / (2 * steps[p]);
                double unevenness = above == below ? Double.NaN
                        : Math.abs((above - 2 * centre + below) / (above - below));
                derivatives.add(new Derivative(quantity, unit, subject.study().parameters().get(p),
                        new Slope(centre, outcomes.getFirst().point()[p], slope, unevenness)));
            }
        });
        return derivatives;
    }

    private static String text(List<Derivative> derivatives) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("quantity", "value", "parameter", "at", "derivative", "relative", "unevenness"));
        for (Derivative each : derivatives) {
            Slope numbers = each.numbers;
            rows.add(List.of(each.quantity, Numbers.text(numbers.value) + plain(each.unit), each.parameter.name(),
                    each.parameter.text(numbers.at), Numbers.text(numbers.absolute) + plain(unit(each)),
                    Numbers.text(numbers.relative(each.parameter.unit())), Numbers.text(numbers.unevenness)));
        }
        StringBuilder text = new StringBuilder();
        TextTable.append(text, rows);
        return text.toString();
    }

    private static String plain(String unit) {
        return unit.equals("1") ? "" : " " + unit;
    }

    /// Unit of a derivative: that of the quantity per that of the parameter.
    private static String unit(Derivative derivative) {
        String below = derivative.parameter.unit();
        if (below.isEmpty()) {
            return derivative.unit;
        }
        String unit = below.equals("°C") ? "K" : below;
        return derivative.unit + "/" + (unit.matches("[^·*/ ^]+") ? unit : "(" + unit + ")");
    }

    private static String csv(List<Derivative> derivatives) throws IOException {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord("quantity", "value", "unit", "parameter", "at", "parameter_unit", "derivative",
                    "derivative_unit", "relative", "unevenness");
            for (Derivative each : derivatives) {
                Slope numbers = each.numbers;
                csv.writeRecord(each.quantity, number(numbers.value), each.unit, each.parameter.name(),
                        number(numbers.at), each.parameter.unit().isEmpty() ? "1" : each.parameter.unit(),
                        number(numbers.absolute), unit(each), number(numbers.relative(each.parameter.unit())),
                        number(numbers.unevenness));
            }
        }
        return text.toString();
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "";
    }

    private static Map<String, Object> tree(Derivative each) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("quantity", each.quantity);
        tree.put("value", Json.number(each.numbers.value));
        tree.put("unit", each.unit);
        tree.put("parameter", each.parameter.name());
        tree.put("at", each.numbers.at);
        tree.put("parameter_unit", each.parameter.unit());
        tree.put("derivative", Json.number(each.numbers.absolute));
        tree.put("derivative_unit", unit(each));
        tree.put("relative", Json.number(each.numbers.relative(each.parameter.unit())));
        tree.put("unevenness", Json.number(each.numbers.unevenness));
        return tree;
    }
}
