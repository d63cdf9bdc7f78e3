package org.soretflow.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.soretflow.backend.Backend;
import org.soretflow.backend.BackendOptions;
import org.soretflow.backend.Backends;

/// Every gate passes; a failing one shows its whole table.
class GatesTest {

    static Stream<String> quick() {
        return Verification.gates().stream().filter(gate -> !gate.isSlow()).map(Gate::name);
    }

    static Stream<String> slow() {
        return Verification.gates().stream().filter(Gate::isSlow).map(Gate::name);
    }

    @ParameterizedTest
    @MethodSource("quick")
    void passes(String name) {
        check(name);
    }

    @Tag("large")
    @ParameterizedTest
    @MethodSource("slow")
    void passesInMinutes(String name) {
        check(name);
    }

    private static void check(String name) {
        Gate gate = Verification.gates().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
        try (Backend backend = Backends.best(new BackendOptions(1))) {
            List<GateResult> results = gate.run(backend);
            assertThat(results).isNotEmpty();
            assertThat(results).allSatisfy(result -> assertThat(result.passed()).as("%s", result).isTrue());
        }
    }

    @Test
    void namesAreDistinctAndEveryGateSaysWhereItsNumbersComeFrom() {
        Set<String> seen = new HashSet<>();
        assertThat(Verification.gates()).allSatisfy(gate -> {
            assertThat(seen.add(gate.name())).as(gate.name()).isTrue();
            assertThat(gate.name()).matches("[a-z0-9-]+");
            assertThat(gate.title()).isNotBlank();
            assertThat(gate.reference()).isNotBlank();
        });
    }

    @Test
    void aRunThatFailsIsAResultThatHasNotPassed() {
        Gate failing = new CheckedGate("failing", "none", "none", backend -> {
            throw new UnsolvedException("heat did not converge");
        });
        assertThat(failing.run(null)).singleElement().satisfies(result -> {
            assertThat(result.passed()).isFalse();
            assertThat(result.note()).isEqualTo("heat did not converge");
        });
    }
}
