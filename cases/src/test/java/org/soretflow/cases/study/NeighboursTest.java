package org.soretflow.cases.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.soretflow.cases.file.Study;
import org.soretflow.cases.file.StudyReader;

/// Which run starts from which.
class NeighboursTest {

    @TempDir
    Path folder;

    private Study study(String parameters) throws IOException {
        return StudyReader.read(Files.writeString(folder.resolve("study.yaml"),
                "case: soret-cell\nparameters:\n" + parameters));
    }

    private static int depth(Neighbours tree, int point) {
        int depth = 0;
        for (int at = tree.predecessor()[point]; at >= 0; at = tree.predecessor()[at]) {
            depth++;
        }
        return depth;
    }

    @Test
    void aGridGrowsFromItsMiddleByStepsToNeighbours() throws IOException {
        Study study = study("""
                  a: { from: 1 mm, to: 128 mm, count: 8, scale: log }
                  b: { from: 0, to: 7, count: 8 }
                """);
        List<double[]> points = Points.of(study);
        Neighbours tree = Neighbours.among(study, points);
        assertThat(tree.order()).hasSize(64).doesNotHaveDuplicates();
        assertThat(tree.order()[0]).isIn(27, 28, 35, 36);
        Set<Integer> before = new HashSet<>(List.of(-1));
        int roots = 0;
        int deepest = 0;
        for (int point : tree.order()) {
            int from = tree.predecessor()[point];
            assertThat(before).as("the predecessor of %d comes before it", point).contains(from);
            before.add(point);
            roots += from < 0 ? 1 : 0;
            deepest = Math.max(deepest, depth(tree, point));
            if (from >= 0) {
                assertThat(tree.hasSuccessor(from)).isTrue();
                // a is logarithmic: its eight values are eight even steps too
                assertThat(Math.abs(point / 8 - from / 8)).isLessThanOrEqualTo(1);
                assertThat(Math.abs(point % 8 - from % 8)).isLessThanOrEqualTo(1);
            }
        }
        assertThat(roots).isEqualTo(1);
        // four diagonal steps from the middle to the farthest corner; the order may take a point a step too early
        assertThat(deepest).isLessThanOrEqualTo(7);
    }

    @Test
    void equalPointsAndSinglePointsAreNoTrouble() throws IOException {
        Study study = study("  a: { values: [3] }\n");
        Neighbours one = Neighbours.among(study, List.of(new double[] {3}));
        assertThat(one.predecessor()).containsExactly(-1);
        Neighbours two = Neighbours.among(study, List.of(new double[] {3}, new double[] {3}));
        assertThat(two.predecessor()).containsExactly(-1, 0);
        assertThat(Neighbours.none(3).predecessor()).containsExactly(-1, -1, -1);
        assertThat(Neighbours.ofTheFirst(3).predecessor()).containsExactly(-1, 0, 0);
    }

    /// A run starts when that is there from which it starts; a predecessor without result is passed over.
    @Test
    void runsBeginAfterTheirPredecessors() throws IOException {
        Study study = study("  a: { from: 0, to: 29, count: 30 }\n");
        List<double[]> points = Points.of(study);
        Neighbours tree = Neighbours.among(study, points);
        List<Outcome> ended = new ArrayList<>();
        int refused = tree.predecessor()[tree.order()[29]];
        List<Outcome> outcomes = new Branches(tree, (point, source, atATime) -> {
            assertThat(atATime).isBetween(1, 4);
            synchronized (ended) {
                int from = tree.predecessor()[point];
                int finished = from == refused ? tree.predecessor()[from] : from;
                assertThat(source.map(Outcome::run)).isEqualTo(
                        finished < 0 ? Optional.empty() : Optional.of("" + finished));
                source.ifPresent(run -> assertThat(ended).contains(run));
            }
            Outcome outcome = new Outcome("" + point, points.get(point),
                    point == refused ? Outcome.REFUSED : Outcome.FINISHED, "", 0, new LinkedHashMap<>());
            synchronized (ended) {
                ended.add(outcome);
            }
            return Optional.of(outcome);
        }).run(4);
        for (int m = 0; m < 30; m++) {
            assertThat(outcomes.get(m).run()).isEqualTo("" + m);
        }
    }
}
