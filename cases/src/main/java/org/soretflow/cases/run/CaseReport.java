package org.soretflow.cases.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.soretflow.cases.file.LoadedCase;
import org.soretflow.discrete.FlowField;
import org.soretflow.mesh.MeshReport;
import org.soretflow.physics.Problem;
import org.soretflow.run.FlowModeChoice;
import org.soretflow.run.MemoryEstimate;

/// What there is to know about a case before it runs: mesh, conditions, characteristic numbers, memory, warnings.
public final class CaseReport {

    /// Resident memory of the program with a case of a few cells [bytes], as measured.
    private static final long PROGRAM = 150_000_000;

    /// What a divergence-free expression, taken at face centres, may leave in a cell, relative to the largest flow
    /// through a face: some h³/L³ of it on a smooth field.
    private static final double DIVERGENCE = 1e-3;

    private final LoadedCase loaded;
    private final boolean mixed;
    private final MeshReport mesh;
    private final Characteristics characteristics;
    private final List<String> warnings;

    private CaseReport(LoadedCase loaded, boolean mixed) {
        this.loaded = loaded;
        this.mixed = mixed;
        Problem problem = loaded.problem();
        this.mesh = MeshReport.of(problem.zones(), problem.patches());
        this.characteristics = Characteristics.of(problem);
        this.warnings = new ArrayList<>(loaded.warnings());
        warnings.addAll(characteristics.warnings());
        warnAboutMesh();
        warnAboutFlow();
        warnAboutMemory();
    }

    /// The report on a case that runs in double precision.
    public static CaseReport of(LoadedCase loaded) {
        return of(loaded, false);
    }

    /// @param mixed whether cycles run in single precision, which takes another memory
    public static CaseReport of(LoadedCase loaded, boolean mixed) {
        return new CaseReport(loaded, mixed);
    }

    /// What is allowed but probably not meant.
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /// Memory that a run takes [bytes], an estimate: its arrays and the program itself.
    public long memory() {
        return PROGRAM + arrays();
    }

    /// The mesh, its zones and patches.
    public MeshReport mesh() {
        return mesh;
    }

    /// What holds at each patch, in words: a header, and one row per patch.
    public List<List<String>> conditions() {
        return BoundaryTable.rows(loaded.problem());
    }

    /// The characteristic numbers: name, value, meaning.
    public List<List<String>> numbers() {
        return characteristics.numbers().stream()
                .map(number -> List.of(number.name(), number.text(), number.meaning())).toList();
    }

    /// What the characteristic numbers are made of, in words.
    public String basis() {
        return characteristics.basis();
    }

    /// The temperature in the middle of those of the case [K]; NaN if it is not known.
    public double middleTemperature() {
        return characteristics.range().middle();
    }

    private long arrays() {
        return MemoryEstimate.of(loaded.problem(), loaded.time().isSteady(), mixed).bytes();
    }

    /// The report for people, without warnings.
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append("case ").append(loaded.name());
        if (!loaded.title().isBlank() && !loaded.title().equals(loaded.name())) {
            text.append(": ").append(loaded.title());
        }
        text.append('\n').append(mesh).append('\n');
        TextTable.append(text, BoundaryTable.rows(loaded.problem()));
        text.append("\ncharacteristic numbers: ").append(characteristics.basis()).append('\n');
        List<List<String>> rows = new ArrayList<>();
        for (Characteristic number : characteristics.numbers()) {
            rows.add(List.of(number.name(), number.text(), number.meaning()));
        }
        TextTable.append(text, rows);
        flowMode().ifPresent(choice -> text.append(choice.text()).append('\n'));
        if (!loaded.illustrative().isEmpty()) {
            text.append("illustrative numbers, of the right size only: ")
                    .append(String.join(", ", loaded.illustrative())).append('\n');
        }
        text.append("memory: about ").append(Numbers.bytes(memory())).append('\n');
        return text.toString();
    }

    /// Which time derivatives the run keeps; empty where nothing flows or nothing takes time.
    public Optional<FlowModeChoice> flowMode() {
        Problem problem = loaded.problem();
        return problem.flow().isPresent() && !loaded.time().isSteady()
                ? Optional.of(FlowModeChoice.of(problem))
                : Optional.empty();
    }

    /// The report for machines.
    public String toJson() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("case", loaded.name());
        tree.put("title", loaded.title());
        tree.put("fingerprint", loaded.fingerprint());
        tree.put("cells", mesh.cells());
        tree.put("largest_aspect_ratio", mesh.largestAspectRatio());
        tree.put("axes", mesh.axes().stream().map(CaseReport::tree).toList());
        tree.put("zones", mesh.zones().stream().map(CaseReport::tree).toList());
        tree.put("patches", mesh.patches().stream().map(CaseReport::tree).toList());
        tree.put("reference", reference());
        Map<String, Object> numbers = new LinkedHashMap<>();
        characteristics.numbers().forEach(number -> numbers.put(number.name(), number.toTree()));
        tree.put("numbers", numbers);
        flowMode().ifPresent(choice -> tree.put("flow_mode", choice.quasiSteady() ? "quasi_steady" : "transient"));
        tree.put("memory_bytes", memory());
        tree.put("illustrative", loaded.illustrative());
        tree.put("warnings", warnings);
        return Json.text(tree);
    }

    private Map<String, Object> reference() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("fluid", characteristics.fluid().map(fluid -> fluid.name()).orElse(null));
        tree.put("length", characteristics.gap().map(FluidGap::length).orElse(null));
        tree.put("length_meaning", characteristics.gap().map(FluidGap::meaning).orElse("there is no fluid"));
        tree.put("temperature", Json.number(characteristics.range().middle()));
        tree.put("temperature_difference", Json.number(characteristics.range().difference()));
        tree.put("temperature_origin", characteristics.range().origin());
        return tree;
    }

    private static Map<String, Object> tree(MeshReport.AxisLine axis) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("axis", axis.direction().label());
        tree.put("cells", axis.cells());
        tree.put("length", axis.length());
        tree.put("smallest_width", axis.smallestWidth());
        tree.put("largest_width", axis.largestWidth());
        tree.put("largest_growth", axis.largestGrowth());
        tree.put("periodic", axis.periodic());
        return tree;
    }

    private static Map<String, Object> tree(MeshReport.ZoneLine zone) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("zone", zone.name());
        tree.put("cells", zone.cells());
        tree.put("volume", zone.volume());
        tree.put("cells_across", zone.cellsAcross());
        return tree;
    }

    private static Map<String, Object> tree(MeshReport.PatchLine patch) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("patch", patch.name());
        tree.put("side", patch.side().label());
        tree.put("faces", patch.faces());
        tree.put("area", patch.area());
        return tree;
    }

    private void warnAboutMesh() {
        for (MeshReport.AxisLine axis : mesh.axes()) {
            if (axis.largestGrowth() > 1.5) {
                warnings.add("mesh: neighbouring cells in " + axis.direction().label() + " differ by a factor of "
                        + Numbers.text(axis.largestGrowth()) + "; above 1.5 the error grows");
            }
        }
    }

    private void warnAboutFlow() {
        if (loaded.problem().velocity().isEmpty()) {
            return;
        }
        double divergence = new FlowField(loaded.problem()).relativeDivergence();
        if (divergence > DIVERGENCE) {
            warnings.add("velocity: more flows into a cell than out of it, by " + Numbers.text(divergence)
                    + " of the largest flow through a face; species gather or thin out there. A given velocity must be"
                    + " free of divergence and run along solids, not into them");
        }
    }

    private void warnAboutMemory() {
        if (arrays() > Runtime.getRuntime().maxMemory()) {
            warnings.add("the run needs about " + Numbers.bytes(arrays()) + ", the program may use "
                    + Numbers.bytes(Runtime.getRuntime().maxMemory())
                    + "; use fewer cells or set SORETFLOW_JAVA_OPTIONS=-Xmx…");
        }
    }
}
