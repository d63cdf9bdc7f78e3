package org.soretflow.cases.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.random.RandomDataGenerator;
import org.apache.commons.math3.random.SobolSequenceGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.soretflow.cases.file.Study;
import org.soretflow.cases.file.StudyParameter;

/// The points of a sweep.
final class Points {

    private static final int MOST = 100_000;

    private Points() {}

    /// The points in the order of their runs; each holds a value per parameter.
    ///
    /// @throws org.soretflow.cases.file.CaseFileException if parameters lack what the method needs
    static List<double[]> of(Study study) {
        if (study.sampling().runs() > 0
                && (study.sampling().method() == Study.Method.GRID || study.sampling().method() == Study.Method.LIST)) {
            throw study.fault("sampling.runs", "a grid or a list has as many runs as its values say; runs is for"
                    + " latin_hypercube and sobol");
        }
        return switch (study.sampling().method()) {
            case GRID -> grid(study);
            case LIST -> list(study);
            case LATIN_HYPERCUBE -> latinHypercube(study);
            case SOBOL -> sobol(study);
        };
    }

    /// The first parameter varies slowest.
    private static List<double[]> grid(Study study) {
        long count = 1;
        for (StudyParameter parameter : study.parameters()) {
            requireValues(study, parameter);
            count *= parameter.values().size();
            if (count > MOST) {
                throw study.fault("parameters", "the grid has more than " + MOST + " points");
            }
        }
        List<double[]> points = new ArrayList<>();
        int[] sizes = study.parameters().stream().mapToInt(each -> each.values().size()).toArray();
        for (int m = 0; m < count; m++) {
            double[] point = new double[sizes.length];
            int rest = m;
            for (int p = sizes.length - 1; p >= 0; p--) {
                point[p] = study.parameters().get(p).values().get(rest % sizes[p]);
                rest /= sizes[p];
            }
            points.add(point);
        }
        return points;
    }

    private static List<double[]> list(Study study) {
        int count = study.parameters().getFirst().values().size();
        for (StudyParameter parameter : study.parameters()) {
            requireValues(study, parameter);
            if (parameter.values().size() != count) {
                throw study.fault("parameters." + parameter.name(), "found " + parameter.values().size() + " values, "
                        + study.parameters().getFirst().name() + " has " + count
                        + "; in a list all parameters have as many");
            }
        }
        List<double[]> points = new ArrayList<>();
        for (int m = 0; m < count; m++) {
            int row = m;
            points.add(study.parameters().stream().mapToDouble(each -> each.values().get(row)).toArray());
        }
        return points;
    }

    /// One point in each of n equal parts of every range (McKay, Beckman and Conover 1979).
    private static List<double[]> latinHypercube(Study study) {
        int runs = runs(study);
        RandomDataGenerator random = new RandomDataGenerator(new Well19937c(study.sampling().seed()));
        List<double[]> shares = new ArrayList<>();
        for (int m = 0; m < runs; m++) {
            shares.add(new double[study.parameters().size()]);
        }
        for (int p = 0; p < study.parameters().size(); p++) {
            int[] parts = random.nextPermutation(runs, runs);
            for (int m = 0; m < runs; m++) {
                shares.get(m)[p] = (parts[m] + random.nextUniform(0, 1, true)) / runs;
            }
        }
        return shares.stream().map(share -> at(study, share)).toList();
    }

    private static List<double[]> sobol(Study study) {
        int runs = runs(study);
        SobolSequenceGenerator sequence = new SobolSequenceGenerator(study.parameters().size());
        // its first point is the corner of all lower bounds, which fills the ranges less evenly
        sequence.nextVector();
        List<double[]> points = new ArrayList<>();
        for (int m = 0; m < runs; m++) {
            points.add(at(study, sequence.nextVector()));
        }
        return points;
    }

    /// The point at shares of the ranges.
    static double[] at(Study study, double[] shares) {
        double[] point = new double[shares.length];
        for (int p = 0; p < point.length; p++) {
            StudyParameter parameter = study.parameters().get(p);
            point[p] = parameter.rounded(parameter.range().orElseThrow().at(shares[p]));
        }
        return point;
    }

    private static int runs(Study study) {
        requireRanges(study, "the method " + study.sampling().method().name().toLowerCase(Locale.ROOT));
        if (study.sampling().runs() == 0) {
            throw study.fault("sampling", "the key runs is missing: how many points are wanted");
        }
        return study.sampling().runs();
    }

    /// Every parameter needs bounds.
    static void requireRanges(Study study, String what) {
        for (StudyParameter parameter : study.parameters()) {
            if (parameter.range().isEmpty()) {
                throw study.fault("parameters." + parameter.name(), "from and to are missing, " + what
                        + " needs the bounds of every parameter");
            }
        }
    }

    private static void requireValues(Study study, StudyParameter parameter) {
        if (parameter.values().isEmpty()) {
            throw study.fault("parameters." + parameter.name(),
                    "there are no values; give values, or from, to and count");
        }
    }
}
