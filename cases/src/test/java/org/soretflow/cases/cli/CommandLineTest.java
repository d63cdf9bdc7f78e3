package org.soretflow.cases.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.soretflow.cases.run.Gallery;
import org.soretflow.cases.run.Json;
import picocli.CommandLine;

class CommandLineTest {

    @Test
    void saysWhichVersionItIs() {
        Captured version = Captured.run("--version");
        assertThat(version.exit()).isZero();
        assertThat(version.out()).startsWith("SoretFlow ").contains(", Java 25");
        assertThat(version.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "run", "design", "check", "gallery", "materials", "verify", "bench", "schema", "backends", "completion"
    })
    void everyCommandExplainsItself(String command) {
        Captured help = Captured.run(command, "--help");
        assertThat(help.exit()).isZero();
        assertThat(help.out()).startsWith("Usage: soretflow " + command);
    }

    /// The rest would only cost time at the start; help and completion tell of all.
    @Test
    void aCommandThatIsNamedFirstComesAlone() {
        assertThat(SoretFlow.commandsFor("run", "soret-cell")).containsExactly(RunCommand.class);
        assertThat(SoretFlow.commandsFor("--plugins", "run", "check")).contains(RunCommand.class, CheckCommand.class);
        String help = Captured.run("--help").out();
        String completion = Captured.run("completion").out();
        for (Class<?> type : SoretFlow.commandsFor()) {
            String name = type.getAnnotation(CommandLine.Command.class).name();
            assertThat(help).contains("  " + name + " ");
            assertThat(completion).contains("soretflow_" + name + "()");
        }
    }

    @Test
    void suggestsACommand() {
        Captured mistyped = Captured.run("chekc", "x");
        assertThat(mistyped.exit()).isEqualTo(2);
        assertThat(mistyped.out()).isEmpty();
        assertThat(mistyped.err()).contains("'chekc'").contains("check").contains("--help").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "run", "run x --thread 2", "run x --threads many", "bench --threads 100000", "backends extra", "--nonsense"
    })
    void usageErrorsHaveTheirOwnExitCode(String line) {
        Captured wrong = Captured.run(line.isEmpty() ? new String[0] : line.split(" "));
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err()).startsWith("soretflow: ").contains("Try 'soretflow").doesNotContain("\tat ");
    }

    @Test
    void anUnknownCaseIsAUsageError() {
        Captured wrong = Captured.run("check", "no-such-case");
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err()).startsWith("soretflow: there is no file and no gallery case no-such-case");
        assertThat(wrong.err().lines()).hasSize(1);
        Captured page = Captured.run("gallery", "no-such-case");
        assertThat(page.exit()).isEqualTo(2);
        assertThat(page.err().lines()).hasSize(1);
    }

    @Test
    void everyGalleryCaseIsListedAndWellStated() {
        Captured list = Captured.run("gallery");
        assertThat(list.exit()).isZero();
        assertThat(Gallery.names()).contains("soret-cell");
        for (String name : Gallery.names()) {
            assertThat(list.out()).contains(name + " ").contains(Gallery.title(name));
            assertThat(Captured.run("gallery", name).out()).isNotBlank();
            Captured check = Captured.run("check", name, "--json");
            assertThat(check.err()).isEmpty();
            assertThat(check.exit()).isZero();
            assertThat(((Map<?, ?>) Json.parse(check.out())).get("case")).isEqualTo(name);
        }
        assertThat(Captured.run("check", "soret-cel").err()).contains("did you mean soret-cell");
    }

    /// As of a variable of the shell that is not set.
    @ParameterizedTest
    @CsvSource({"run, case", "check, case", "sweep, study", "optimise, study", "report, run", "watch, run", "view, run",
        "render, run"})
    void anEmptyNameIsSaidToBeEmpty(String command, String what) {
        Captured captured = Captured.run(command, "");
        assertThat(captured.exit()).isEqualTo(2);
        assertThat(captured.err()).isEqualTo("soretflow: the name of the " + what + " is empty\n");
    }

    @Test
    void listsBackendsForPeopleAndMachines() {
        Captured table = Captured.run("backends");
        assertThat(table.exit()).isZero();
        assertThat(table.out()).contains("cpu").contains("yes");
        List<?> list = (List<?>) Json.parse(Captured.run("backends", "--json").out());
        assertThat(list).anySatisfy(
                entry -> assertThat(entry.toString()).startsWith("{name=cpu, usable=true, device=")
                        .contains("fp64=true"));
    }

    @Test
    void theSchemaIsJson() {
        Captured schema = Captured.run("schema");
        assertThat(schema.exit()).isZero();
        assertThat(Json.parse(schema.out())).isInstanceOf(Map.class);
    }

    @Test
    void completionKnowsTheCommands() {
        Captured script = Captured.run("completion");
        assertThat(script.exit()).isZero();
        assertThat(script.out()).contains("complete -F").contains("backends").contains("--restart");
    }
}
