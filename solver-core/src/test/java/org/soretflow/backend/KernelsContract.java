package org.soretflow.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What every backend must do: each kernel gives on awkward blocks what the naive triple loops give.
///
/// A backend's test extends this class and says how to make the backend.
public abstract class KernelsContract {

    private Backend backend;

    /// The backend under test; closed after each test.
    protected abstract Backend create();

    @BeforeEach
    void start() {
        backend = create();
    }

    @AfterEach
    void stop() {
        backend.close();
    }

    @TestFactory
    Stream<DynamicTest> givesWhatTheNaiveLoopsGive() {
        return KernelCases.all().entrySet().stream().map(entry -> DynamicTest.dynamicTest(entry.getKey(), () ->
                ContractBlock.all().forEach(block -> entry.getValue().check(backend, backend.kernels(), block))));
    }

    /// A recorded program does the same as the kernels called at once, also when its parameters have changed since.
    @Test
    void recordedProgramReadsParametersWhenItRuns() {
        Buffer x = ContractBlock.on(backend, new double[] {1, 2, 3});
        Buffer y = ContractBlock.on(backend, new double[] {1, 1, 1});
        Parameter alpha = backend.parameter(1);
        Parameter beta = backend.parameter(0);
        Parameter sum = backend.parameter(0);
        Program program = backend.record(kernels -> {
            kernels.combine(alpha, x, beta, y);
            kernels.dot(y, y, sum);
        });
        assertThat(ContractBlock.read(y)).containsExactly(1, 1, 1);
        program.run();
        assertThat(sum.get()).isEqualTo(14);
        alpha.set(2);
        beta.set(1);
        program.run();
        assertThat(ContractBlock.read(y)).containsExactly(3, 6, 9);
        assertThat(sum.get()).isEqualTo(126);
    }

    /// What is brought to the host later is what was there when it was asked for, whatever has been written since.
    @Test
    void laterDownloadsKeepWhatWasThere() throws InterruptedException, ExecutionException {
        Buffer row = backend.allocate(1000);
        List<Supplier<double[]>> later = new ArrayList<>();
        for (int n = 0; n < 5; n++) {
            backend.kernels().fill(row, n);
            later.add(row.downloadLater());
        }
        backend.kernels().fill(row, -1);
        // the second is never asked for; another thread asks for the rest
        for (int n : new int[] {4, 0, 3, 2}) {
            double[] values = CompletableFuture.supplyAsync(later.get(n)).get();
            assertThat(values).hasSize(1000).containsOnly(n);
        }
        assertThat(ContractBlock.read(row)).containsOnly(-1);
        assertThat(row.downloadLater().get()).containsOnly(-1);
    }

    /// Whoever holds a field may look at it when the run is over.
    @Test
    void laterDownloadsOutliveTheBackend() {
        Backend other = create();
        Supplier<double[]> later = ContractBlock.on(other, new double[] {1, 2, 3}).downloadLater();
        other.close();
        assertThat(later.get()).containsExactly(1, 2, 3);
    }

    @Test
    void everyKernelHasACase() {
        assertThat(KernelCases.all().keySet()).containsExactlyInAnyOrderElementsOf(
                Arrays.stream(Kernels.class.getMethods()).map(Method::getName).collect(Collectors.toSet()));
    }

    @TestFactory
    Stream<DynamicTest> aFaultInOneValueIsFound() {
        Map<String, KernelCases.Case> cases = KernelCases.all();
        return cases.keySet().stream().map(name -> DynamicTest.dynamicTest(name, () -> {
            for (boolean symmetric : new boolean[] {false, true}) {
                ContractBlock block = new ContractBlock(Grid.of(7, 3, 2), symmetric);
                Kernels faulty = FaultyKernels.of(backend.kernels(), name);
                assertThatThrownBy(() -> cases.get(name).check(backend, faulty, block)).isInstanceOf(AssertionError.class);
            }
        }));
    }
}
