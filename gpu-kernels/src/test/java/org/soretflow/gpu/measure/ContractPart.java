package org.soretflow.gpu.measure;

import java.io.PrintStream;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.soretflow.backend.Backend;

/// Runs the contract of the kernels.
final class ContractPart {

    private ContractPart() {}

    static boolean run(String backendName, PrintStream out) {
        String device;
        // fails here, with its reason, where it cannot run
        try (Backend backend = Measure.backend(backendName)) {
            device = backend.device();
        }
        System.setProperty(BackendContract.NAME, backendName);
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(BackendContract.class))
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        TestExecutionSummary summary = listener.getSummary();
        boolean holds = summary.getTestsFoundCount() > 0
                && summary.getTestsSucceededCount() == summary.getTestsFoundCount()
                && summary.getTotalFailureCount() == 0;
        out.println("| backend | device | tests | passed | contract |");
        out.println("|---|---|---:|---:|---|");
        out.printf("| %s | %s | %d | %d | %s |%n", backendName, device, summary.getTestsFoundCount(),
                summary.getTestsSucceededCount(), holds ? "holds" : "**broken**");
        summary.getFailures().forEach(failure -> out.printf("- **%s**: %s%n",
                failure.getTestIdentifier().getDisplayName(),
                String.valueOf(failure.getException().getMessage()).strip().lines().findFirst().orElse("")));
        return holds;
    }
}
