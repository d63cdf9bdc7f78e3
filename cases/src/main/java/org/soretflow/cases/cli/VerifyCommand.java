package org.soretflow.cases.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.soretflow.backend.Backend;
import org.soretflow.cases.file.Suggestion;
import org.soretflow.cases.run.Json;
import org.soretflow.cases.run.Numbers;
import org.soretflow.cases.run.TextTable;
import org.soretflow.verification.Gate;
import org.soretflow.verification.GateResult;
import org.soretflow.verification.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `soretflow verify`: the solver against known answers.
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description =
                "Compare the solver with exact solutions and published numbers; exit code 1 if one deviates too much.")
final class VerifyCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "NAME", arity = "0..*", completionCandidates = Names.class,
            description = "Gates to run (default: all that do not take minutes).")
    List<String> names = new ArrayList<>();

    @Option(names = "--all", description = "Run the gates that take minutes too.")
    boolean everything;

    @Mixin
    BackendArguments backendArguments;

    @Option(names = "--list", description = "List the gates without running them.")
    boolean list;

    @Option(names = "--json", description = "Print the results as JSON.")
    boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Gate> gates = chosen();
        if (list) {
            StringBuilder table = new StringBuilder();
            TextTable.append(table, gates.stream().map(VerifyCommand::row).toList());
            out.print(table);
            out.flush();
            return Exit.FINISHED;
        }
        int failed = 0;
        int compared = 0;
        List<Object> trees = new ArrayList<>();
        try (Backend backend = backendArguments.choose().backend()) {
            for (Gate gate : gates) {
                long start = System.nanoTime();
                if (!json) {
                    out.println(heading(gate));
                    out.flush();
                }
                List<GateResult> results = gate.run(backend);
                double seconds = (System.nanoTime() - start) * 1e-9;
                failed += (int) results.stream().filter(result -> !result.passed()).count();
                compared += results.size();
                trees.add(tree(gate, results, seconds));
                if (!json) {
                    results.forEach(result -> out.println(line(result)));
                    out.println("  " + Numbers.seconds(seconds));
                    out.flush();
                }
            }
        }
        if (json) {
            out.print(Json.text(trees));
        } else {
            out.println(failed == 0
                    ? "all " + compared + " numbers agree"
                    : failed + " of " + compared + " numbers deviate");
        }
        out.flush();
        return failed == 0 ? Exit.FINISHED : Exit.FAILED;
    }

    private List<Gate> chosen() {
        List<Gate> all = Verification.gates();
        List<String> known = all.stream().map(Gate::name).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw CommandException.usage("there is no gate " + name + "; " + Suggestion.of(name, known));
            }
        }
        return all.stream().filter(this::isChosen).toList();
    }

    private boolean isChosen(Gate gate) {
        return names.isEmpty() ? everything || list || !gate.isSlow() : names.contains(gate.name());
    }

    private static String heading(Gate gate) {
        return gate.name() + ": " + title(gate);
    }

    private static List<String> row(Gate gate) {
        return List.of(gate.name(), title(gate) + (gate.isSlow() ? ", slow: by name or with --all" : ""));
    }

    private static String title(Gate gate) {
        return gate.title() + " (" + gate.reference() + ")";
    }

    private static String line(GateResult result) {
        String expected = Double.isNaN(result.expected()) ? "" : "  expected " + Numbers.text(result.expected());
        return "  " + (result.passed() ? "ok    " : "FAILED") + "  " + result.quantity() + ": "
                + Numbers.text(result.found()) + expected
                + "  deviation " + Numbers.text(result.deviation()) + " (limit " + Numbers.text(result.limit()) + ")"
                + (result.note().isEmpty() ? "" : "  " + result.note());
    }

    private static Map<String, Object> tree(Gate gate, List<GateResult> results, double seconds) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("gate", gate.name());
        tree.put("title", gate.title());
        tree.put("reference", gate.reference());
        tree.put("passed", results.stream().allMatch(GateResult::passed));
        tree.put("wall_seconds", seconds);
        tree.put("results", results.stream().map(VerifyCommand::tree).toList());
        return tree;
    }

    private static Map<String, Object> tree(GateResult result) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("quantity", result.quantity());
        tree.put("expected", Json.number(result.expected()));
        tree.put("found", Json.number(result.found()));
        tree.put("deviation", Json.number(result.deviation()));
        tree.put("limit", Json.number(result.limit()));
        tree.put("passed", result.passed());
        tree.put("note", result.note());
        return tree;
    }

    /// Names for shell completion.
    static final class Names extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        Names() {
            super(Verification.gates().stream().map(Gate::name).toList());
        }
    }
}
