package org.soretflow.cases.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.soretflow.cases.design.ColumnCase;
import org.soretflow.cases.design.ColumnDesign;
import org.soretflow.cases.design.DesignFigures;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// What `soretflow design column` and `design trap` do: both are an upright slot.
abstract class DesignSlotCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private DesignSlotArguments slot;

    @Mixin
    private DesignOutput output;

    private final boolean trap;

    /// @param trap whether the poor end is open
    DesignSlotCommand(boolean trap) {
        this.trap = trap;
    }

    @Override
    public Integer call() throws IOException {
        ColumnDesign design = slot.design(trap);
        output.write(design.sheet(slot.gaps()), () -> DesignFigures.column(design),
                (name, constant) -> ColumnCase.of(design, name, constant), spec.commandLine().getOut());
        return Exit.FINISHED;
    }
}
