package org.soretflow.cases.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.soretflow.cases.file.Study;
import org.soretflow.cases.file.StudyParameter;

/// Which run starts from the final state of which other one: a tree over the points of a study that is known before the
/// first run, so that results depend neither on the number of runs at a time nor on what was finished when.
///
/// @param order the points in the order in which their runs begin; each comes after its predecessor
/// @param predecessor the point whose run comes before, by point; −1 where a run starts from its own initial state
record Neighbours(int[] order, int[] predecessor) {

    /// A predecessor may be so many times as far as the nearest point if fewer runs come before it: on a grid a diagonal
    /// step, √2, does for two steps, and more runs can go on at a time.
    private static final double DETOUR = 1.5;

    /// Every run for itself, in the order of the points.
    static Neighbours none(int count) {
        int[] order = new int[count];
        Arrays.setAll(order, m -> m);
        int[] predecessor = new int[count];
        Arrays.fill(predecessor, -1);
        return new Neighbours(order, predecessor);
    }

    /// All from the first point.
    static Neighbours ofTheFirst(int count) {
        int[] predecessor = none(count).predecessor;
        Arrays.fill(predecessor, Math.min(1, count), count, 0);
        return new Neighbours(none(count).order, predecessor);
    }

    /// From the point in the middle outwards: the next is always the one that lies nearest to those before it (Prim 1957).
    /// Distances are those of [#scaled].
    static Neighbours among(Study study, List<double[]> points) {
        double[][] places = scaled(study, points);
        int count = places.length;
        int[] order = new int[count];
        int[] predecessor = new int[count];
        int[] depth = new int[count];
        double[] distance = new double[count];
        boolean[] taken = new boolean[count];
        int next = middle(places);
        predecessor[next] = -1;
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        for (int turn = 0; turn < count; turn++) {
            int now = next;
            order[turn] = now;
            taken[now] = true;
            if (turn > 0) {
                predecessor[now] = shallowest(places, order, turn, DETOUR * distance[now], depth);
                depth[now] = depth[predecessor[now]] + 1;
            }
            next = -1;
            for (int m = 0; m < count; m++) {
                if (!taken[m]) {
                    distance[m] = Math.min(distance[m], distance(places[m], places[now]));
                    next = next < 0 || distance[m] < distance[next] ? m : next;
                }
            }
        }
        return new Neighbours(order, predecessor);
    }

    /// The point within reach that the fewest runs come before; the nearest of them, and the first in the order.
    private static int shallowest(double[][] places, int[] order, int turn, double reach, int[] depth) {
        int now = order[turn];
        int best = -1;
        double bestDistance = 0;
        for (int earlier = 0; earlier < turn; earlier++) {
            int m = order[earlier];
            double away = distance(places[m], places[now]);
            if (away <= reach && (best < 0 || depth[m] < depth[best]
                    || depth[m] == depth[best] && away < bestDistance)) {
                best = m;
                bestDistance = away;
            }
        }
        return best;
    }

    /// The point nearest to the mean of all.
    private static int middle(double[][] places) {
        double[] mean = new double[places[0].length];
        for (double[] place : places) {
            for (int p = 0; p < mean.length; p++) {
                mean[p] += place[p] / places.length;
            }
        }
        int best = 0;
        for (int m = 1; m < places.length; m++) {
            best = distance(places[m], mean) < distance(places[best], mean) ? m : best;
        }
        return best;
    }

    /// The nearest of some runs to a point; the first of several.
    ///
    /// @param runs finished runs, not empty
    static Outcome nearest(Study study, List<Outcome> runs, double[] point) {
        List<double[]> points = new ArrayList<>(List.of(point));
        runs.forEach(run -> points.add(run.point()));
        double[][] places = scaled(study, points);
        int best = 1;
        for (int m = 2; m < places.length; m++) {
            best = distance(places[m], places[0]) < distance(places[best], places[0]) ? m : best;
        }
        return runs.get(best - 1);
    }

    /// Parameters as shares of their range, or of the spread of the points where no range is given.
    private static double[][] scaled(Study study, List<double[]> points) {
        double[][] places = new double[points.size()][study.parameters().size()];
        for (int p = 0; p < study.parameters().size(); p++) {
            int at = p;
            StudyParameter parameter = study.parameters().get(p);
            double low = points.stream().mapToDouble(point -> point[at]).min().orElseThrow();
            double high = points.stream().mapToDouble(point -> point[at]).max().orElseThrow();
            var range = parameter.range().orElse(new StudyParameter.Range(low, high > low ? high : low + 1, false));
            for (int m = 0; m < places.length; m++) {
                places[m][p] = range.share(points.get(m)[p]);
            }
        }
        return places;
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int p = 0; p < a.length; p++) {
            sum += (a[p] - b[p]) * (a[p] - b[p]);
        }
        return Math.sqrt(sum);
    }

    /// Whether a run may start from that of a point.
    boolean hasSuccessor(int point) {
        return Arrays.stream(predecessor).anyMatch(each -> each == point);
    }

    int count() {
        return order.length;
    }
}
