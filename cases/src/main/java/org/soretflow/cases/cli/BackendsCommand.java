package org.soretflow.cases.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.soretflow.backend.Backend;
import org.soretflow.backend.BackendOptions;
import org.soretflow.backend.BackendProvider;
import org.soretflow.backend.Backends;
import org.soretflow.backend.DeviceInfo;
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
        String auto;
        String taken;
        Backends.Choice choice = Backends.choose(BackendOptions.standard(), DeviceSpeeds.known());
        try (Backend backend = choice.backend()) {
            auto = backend.name();
            taken = backend.name() + " on " + backend.device() + " (" + choice.reason() + ")";
        }
        if (json) {
            out.print(Json.text(Backends.providers().stream().map(provider -> tree(provider, auto, choice.reason())).toList()));
        } else {
            out.print(table());
            out.println();
            out.println("--backend auto takes " + taken);
        }
        out.flush();
        return Exit.FINISHED;
    }

    /// A backend with all its devices; in front what [BackendProvider#probe] says of the best one.
    private static Map<String, Object> tree(BackendProvider provider, String auto, String reason) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", provider.name());
        switch (provider.probe(BackendOptions.standard())) {
            case Probe.Usable(String device, boolean accelerator, boolean fp64, long memory) -> {
                tree.put("usable", true);
                tree.put("device", device);
                tree.put("accelerator", accelerator);
                tree.put("fp64", fp64);
                tree.put("memory_bytes", memory);
            }
            case Probe.Unusable(String obstacle) -> {
                tree.put("usable", false);
                tree.put("reason", obstacle);
            }
        }
        tree.put("auto", provider.name().equals(auto));
        if (provider.name().equals(auto)) {
            tree.put("auto_reason", reason);
        }
        List<Map<String, Object>> devices = new ArrayList<>();
        for (DeviceInfo device : provider.devices()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", device.name());
            entry.put("driver", device.driver());
            entry.put("accelerator", device.accelerator());
            entry.put("fp64", device.fp64());
            entry.put("memory_bytes", device.memoryBytes());
            devices.add(entry);
        }
        tree.put("devices", devices);
        return tree;
    }

    private static String table() {
        List<List<String>> rows = new ArrayList<>(
                List.of(List.of("backend", "kind", "FP64", "memory", "driver", "device", "usable")));
        for (BackendProvider provider : Backends.providers()) {
            List<DeviceInfo> devices = provider.devices();
            Probe best = provider.probe(BackendOptions.standard());
            if (devices.isEmpty() && best instanceof Probe.Unusable(String reason)) {
                rows.add(List.of(provider.name(), "", "", "", "", "", "no: " + reason));
            }
            for (DeviceInfo device : devices) {
                rows.add(List.of(
                        provider.name(), device.accelerator() ? "GPU" : "processor", device.fp64() ? "yes" : "no",
                        Numbers.bytes(device.memoryBytes()), device.driver(), device.name(),
                        usable(device, best, device == devices.getFirst())));
            }
        }
        StringBuilder text = new StringBuilder();
        TextTable.append(text, rows);
        return text.toString();
    }

    /// The probe is that of the best device; the others are used when `--device` names them.
    private static String usable(DeviceInfo device, Probe best, boolean first) {
        if (first && best instanceof Probe.Unusable(String reason)) {
            return "no: " + reason;
        }
        return device.fp64() ? "yes" : "no: no double precision";
    }
}
