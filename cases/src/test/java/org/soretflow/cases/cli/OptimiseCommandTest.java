package org.soretflow.cases.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.soretflow.cases.run.Json;

class OptimiseCommandTest {

    private static final String RANGES = """
            parameters:
              a: { from: 0, to: 4 }
              b: { from: 0, to: 4 }
            optimise:
            """;

    @TempDir
    Path temporary;

    private Map<?, ?> optimise(String text) throws IOException {
        Captured done = run(text, "--json");
        assertThat(done.exit()).as(done.err()).isZero();
        return (Map<?, ?>) Json.parse(done.out());
    }

    private Captured run(String text, String... more) throws IOException {
        Path study = BowlCase.study(temporary, text);
        List<String> words = new ArrayList<>(
                List.of("optimise", study.toString(), "--out", temporary.resolve("out").toString()));
        words.addAll(List.of(more));
        return Captured.run(words.toArray(String[]::new));
    }

    private static double parameter(Object best, String name) {
        Map<?, ?> parameters = (Map<?, ?>) ((Map<?, ?>) best).get("parameters");
        return ((Number) ((Map<?, ?>) parameters.get(name)).get("value")).doubleValue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bobyqa", "cmaes"})
    void theKnownMinimumIsFound(String method) throws IOException {
        Object best = optimise(RANGES + "  method: " + method + "\n  runs: 300\n"
                + "  objectives: [ { quantity: mean_one, goal: minimise } ]\n").get("best");
        // to the tolerance, 1e-3 of the range of 4; the best of a population settles in a few times that
        assertThat(parameter(best, "a")).isCloseTo(2, within(0.03));
        assertThat(parameter(best, "b")).isCloseTo(1, within(0.03));
        assertThat(temporary.resolve("out/history.png")).isRegularFile();
    }

    @Test
    void aMaximumLiesOnTheBounds() throws IOException {
        Object best = optimise(RANGES + "  objectives: [ { quantity: mean_one, goal: maximise } ]\n").get("best");
        assertThat(parameter(best, "b")).isCloseTo(4, within(4e-3));
        double a = parameter(best, "a");
        assertThat(Math.min(a, 4 - a)).isCloseTo(0, within(4e-3));
    }

    @Test
    void oneParameterIsSearchedByBrent() throws IOException {
        Object best = optimise("""
                parameters: { a: { from: 0, to: 5 } }
                optimise: { objectives: [ { quantity: mean_two, goal: minimise } ], runs: 30 }
                """).get("best");
        assertThat(parameter(best, "a")).isCloseTo(1, within(0.01));
    }

    /// Along mean_two = 0.0225 the least mean_one lies at a = 1.5, b = 1, by symmetry.
    @Test
    void aLimitIsKept() throws IOException {
        Object best = optimise(RANGES + """
                  objectives: [ { quantity: mean_one, goal: minimise } ]
                  constraints: [ { quantity: mean_two, at_most: 2.25 % } ]
                """).get("best");
        // the limit is kept to 1e-3 of itself, which is 2.2e-5 of mean_two, of slope 0.01 there
        assertThat(parameter(best, "a")).isCloseTo(1.5, within(0.01));
        assertThat(parameter(best, "b")).isCloseTo(1, within(0.05));
    }

    @Test
    void aLimitThatCannotBeKeptIsAFailure() throws IOException {
        Captured done = run(RANGES + """
                  objectives: [ { quantity: mean_one, goal: minimise } ]
                  constraints: [ { quantity: mean_two, at_most: 0.01 } ]
                  runs: 25
                """);
        assertThat(done.exit()).isEqualTo(1);
        assertThat(done.out()).contains("no run keeps all limits; nearest is");
    }

    /// The front between the bowls is b = 1, a from 1 to 2.
    @Test
    void twoObjectivesGiveAFront() throws IOException {
        Map<?, ?> tree = optimise(RANGES + """
                  objectives: [ { quantity: mean_one, goal: minimise }, { quantity: mean_two, goal: minimise } ]
                  weights: 2
                  runs: 40
                """);
        List<?> front = (List<?>) tree.get("front");
        assertThat(front).hasSizeGreaterThanOrEqualTo(4);
        assertThat(parameter(front.getFirst(), "a")).isCloseTo(2, within(0.02));
        assertThat(parameter(front.getLast(), "a")).isCloseTo(1, within(0.02));
        assertThat(temporary.resolve("out/pareto.png")).isRegularFile();
        assertThat(Files.readAllLines(temporary.resolve("out/pareto.csv"))).hasSize(front.size() + 1);
    }

    @Test
    void aSecondCallWalksOverWhatIsThere() throws IOException {
        String text = RANGES + "  objectives: [ { quantity: mean_one, goal: minimise } ]\n";
        run(text, "-q");
        byte[] before = Files.readAllBytes(temporary.resolve("out/results.csv"));
        Captured again = run(text);
        assertThat(again.exit()).isZero();
        assertThat(again.out()).doesNotContain("run 0001:").contains("smallest mean_one");
        assertThat(Files.readAllBytes(temporary.resolve("out/results.csv"))).isEqualTo(before);
    }
}
