package org.soretflow.cases.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.soretflow.backend.BackendOptions;
import org.soretflow.backend.BackendProvider;
import org.soretflow.backend.Backends;
import org.soretflow.backend.Probe;
import org.soretflow.cases.run.Json;
import org.soretflow.cases.run.Numbers;
import org.soretflow.cases.run.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `soretflow backends`: what can compute here, and why the rest cannot.
@Command(
        name = "backends",
        mixinStandardHelpOptions = true,
        description = "List the backends, their devices, or why they cannot run here.")
final class BackendsCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Option(names = "--json", description = "Print the list as JSON.")
    boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Map<String, Object>> trees = new ArrayList<>();
        List<List<String>> rows =
                new ArrayList<>(List.of(List.of("backend", "usable", "FP64", "memory", "device or reason")));
        for (BackendProvider provider : Backends.providers()) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("name", provider.name());
            switch (provider.probe(BackendOptions.standard())) {
                case Probe.Usable(String device, boolean accelerator, boolean fp64, long memory) -> {
                    rows.add(List.of(provider.name(), "yes", fp64 ? "yes" : "no", Numbers.bytes(memory), device));
                    tree.put("usable", true);
                    tree.put("device", device);
                    tree.put("accelerator", accelerator);
                    tree.put("fp64", fp64);
                    tree.put("memory_bytes", memory);
                }
                case Probe.Unusable(String reason) -> {
                    rows.add(List.of(provider.name(), "no", "", "", reason));
                    tree.put("usable", false);
                    tree.put("reason", reason);
                }
            }
            trees.add(tree);
        }
        StringBuilder text = new StringBuilder();
        TextTable.append(text, rows);
        out.print(json ? Json.text(trees) : text);
        out.flush();
        return Exit.FINISHED;
    }
}
