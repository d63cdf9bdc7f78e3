package org.soretflow.cases.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.soretflow.field.Balance;
import org.soretflow.field.EquationReport;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.CellZones;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.run.StepReport;

class ProgressTest {

    private static final long MILLISECOND = 1_000_000;

    @TempDir
    Path temporary;

    private final StringWriter out = new StringWriter();
    private final AtomicLong clock = new AtomicLong();

    @Test
    void tellsAtMostOneLineASecondAndTheLastOne() throws IOException {
        runSteps(false, 50, 51);
        // steps 1, 11, 21, 31, 41 are a second apart, 50 is the last
        assertThat(out.toString().lines().map(line -> line.substring(0, line.indexOf(' ', 5))))
                .containsExactly("step 1", "step 11", "step 21", "step 31", "step 41", "step 50");
        assertThat(Files.readString(temporary.resolve("run.log")).lines()).hasSize(6);
    }

    @Test
    void tellsWhereAStoppedRunEnded() throws IOException {
        runSteps(false, 100, 5);
        assertThat(out.toString().lines()).hasSize(2).last().asString().startsWith("step 5 ");
    }

    @Test
    void estimatesTheTimeToGoFromThePace() throws IOException {
        runSteps(false, 100, 51);
        // 100 ms of the clock per step, 49 steps to go after step 51
        assertThat(out.toString().lines()).last().asString().endsWith("to go 5 s");
    }

    @Test
    void writesOverItsLineOnATerminal() throws IOException {
        runSteps(true, 50, 50);
        assertThat(out.toString()).contains("\r\u001b[Kstep 2 ").endsWith("\n");
        assertThat(out.toString().split("\n")).hasSize(1);
        assertThat(Files.readString(temporary.resolve("run.log"))).doesNotContain("\u001b");
    }

    /// A steady solve has one step: from its first second on one iteration a second is told.
    @Test
    void tellsTheIterationsOfASteadySolve() throws IOException {
        Console console = new Console(new PrintWriter(out), new PrintWriter(out), Console.Detail.EVENTS, false);
        try (RunLog log = RunLog.open(temporary.resolve("run.log"), console)) {
            Progress progress = new Progress(log, console, 0, clock::get);
            for (int n = 1; n <= 25; n++) {
                clock.addAndGet(100 * MILLISECOND);
                progress.iteration(n, Math.pow(10, -n));
            }
        }
        assertThat(Files.readString(temporary.resolve("run.log")).lines()).hasSize(2)
                .last().asString().endsWith("iteration 20  residual 1.0e-20");
        assertThat(Json.parse(out.toString().lines().findFirst().orElseThrow()))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("event", "progress").containsEntry("iteration", 10).containsEntry("residual", 1e-10);
    }

    @Test
    void isSilentForMachines() throws IOException {
        Console console = new Console(new PrintWriter(out), new PrintWriter(out), Console.Detail.MACHINE, true);
        run(console, 50, 50);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void tellsAProgramOneObjectALine() throws IOException {
        Console console = new Console(new PrintWriter(out), new PrintWriter(out), Console.Detail.EVENTS, true);
        run(console, 50, 50);
        // steps 1, 3, 5 … are 0.2 s apart, 50 is the last
        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSize(26);
        assertThat(Json.parse(lines.get(10))).asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("event", "progress").containsEntry("step", 21).containsEntry("time_seconds", 21.0)
                .containsEntry("end_seconds", 50.0).containsEntry("fraction", 0.42)
                .hasEntrySatisfying("to_go_seconds", value -> assertThat((Double) value).isCloseTo(2.9, within(1e-9)))
                .hasEntrySatisfying("text", text -> assertThat(text).asString().startsWith("step 21 "));
    }

    private void runSteps(boolean terminal, int endStep, int steps) throws IOException {
        run(new Console(new PrintWriter(out), new PrintWriter(out), Console.Detail.FULL, terminal), endStep, steps);
    }

    private void run(Console console, int endStep, int steps) throws IOException {
        try (RunLog log = RunLog.open(temporary.resolve("run.log"), console)) {
            Progress progress = new Progress(log, console, endStep, clock::get);
            progress.begin(new Step(0, endStep));
            for (int step = 1; step <= Math.min(steps, endStep); step++) {
                clock.addAndGet(100 * MILLISECOND);
                progress.observe(new Step(step, endStep));
            }
            progress.close();
        }
    }

    /// A step of one second.
    private record Step(long step, long end) implements StepReport {

        @Override
        public String problemName() {
            return "test";
        }

        @Override
        public StructuredMesh mesh() {
            return StructuredMesh.of(Axis.uniform(1, 1), Axis.uniform(1, 1));
        }

        @Override
        public CellZones zones() {
            return CellZones.fill(mesh(), "domain").build();
        }

        @Override
        public double time() {
            return step;
        }

        @Override
        public double timeStep() {
            return 1;
        }

        @Override
        public double courantNumber() {
            return 0;
        }

        @Override
        public boolean last() {
            return step == end;
        }

        @Override
        public List<EquationReport> equations() {
            return List.of(new EquationReport("temperature", 3, 1, 0.1, 1e-12, true));
        }

        @Override
        public List<Balance> balances() {
            return List.of();
        }

        @Override
        public double[] faceFlow(org.soretflow.mesh.Direction direction) {
            return null;
        }

        @Override
        public List<String> fieldNames() {
            return List.of();
        }

        @Override
        public FieldSnapshot field(String name) {
            throw new IllegalArgumentException("no field " + name);
        }
    }
}
