package org.soretflow.cases.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.soretflow.cases.design.ColumnCase;
import org.soretflow.cases.design.ColumnDesign;
import org.soretflow.cases.design.DesignFigures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `soretflow design column`.
@Command(
        name = "column",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "A thermogravitational column (Clusius and Dickel): "
                + "a closed upright slot between a cold wall and a hot one.")
final class DesignColumnCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Mixin
    DesignSlotArguments slot;

    @Mixin
    DesignOutput output;

    @Override
    public Integer call() throws IOException {
        ColumnDesign design = slot.design(false);
        output.write(design.sheet(slot.gaps()), () -> DesignFigures.column(design),
                (name, constant) -> ColumnCase.of(design, name, constant), spec.commandLine().getOut());
        return Exit.FINISHED;
    }
}
