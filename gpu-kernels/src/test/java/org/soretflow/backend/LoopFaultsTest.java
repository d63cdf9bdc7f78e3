package org.soretflow.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.soretflow.gpu.device.DeviceBackend;
import org.soretflow.gpu.device.Loop;
import org.soretflow.gpu.device.PackedLoopDevice;
import org.soretflow.gpu.loops.FaultyLoops;
import org.soretflow.gpu.loops.TornadoLoops;

/// The contract is not green by chance: a wrong coefficient in any single loop makes it fail.
class LoopFaultsTest {

    private static final List<Grid> GRIDS = List.of(Grid.of(7, 3, 2), new Grid(5, 3, 3, true, true, true));

    @TestFactory
    Stream<DynamicTest> aWrongCoefficientInALoopIsFound() throws Exception {
        Class<?> faulty = FaultyLoops.compile();
        return Arrays.stream(Loop.values()).map(loop -> DynamicTest.dynamicTest(loop.toString(), () ->
                assertThatThrownBy(() -> contract(faulty, loop)).isInstanceOf(AssertionError.class)));
    }

    @TestFactory
    Stream<DynamicTest> theLoopsThemselvesPass() {
        return Stream.of(DynamicTest.dynamicTest("all", () -> contract(TornadoLoops.class, Loop.APPLY)));
    }

    /// Runs all cases of the contract on two blocks.
    private static void contract(Class<?> loops, Loop wrong) {
        PackedLoopDevice device = new PackedLoopDevice(loops, wrong);
        for (Map.Entry<String, KernelCases.Case> entry : KernelCases.all().entrySet()) {
            for (Grid grid : GRIDS) {
                try (Backend backend = new DeviceBackend("packed loops", device)) {
                    entry.getValue().check(backend, backend.kernels(), new ContractBlock(grid, true));
                    entry.getValue().check(backend, backend.kernels(), new ContractBlock(grid, false));
                }
            }
        }
        assertThat(device.launched()).as("loops that the contract runs").contains(wrong);
    }
}
