package org.soretflow.cases.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.soretflow.cases.design.DesignFigures;
import org.soretflow.cases.design.FffCase;
import org.soretflow.cases.design.FffDesign;
import org.soretflow.cases.design.Subject;
import org.soretflow.cases.file.Quantities;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `soretflow design fff`.
@Command(
        name = "fff",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Thermal field-flow fractionation: a pulse of solute in a channel between a cold and a hot"
                + " plate.")
final class DesignFffCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Mixin
    DesignArguments subject;

    @Option(names = "--gap", paramLabel = "h", required = true,
            description = "Distance of the plates, such as \"100 µm\".")
    private String gap;

    @Option(names = "--length", paramLabel = "L", required = true,
            description = "Length of the channel, such as \"30 cm\".")
    private String length;

    @Option(names = "--velocity", paramLabel = "v",
            description = "Mean velocity (default: that of the least plate height).")
    private String velocity;

    @Option(names = "--second-solute", paramLabel = "NAME", description = "A second solute, for the resolution.")
    private String second;

    @Option(names = "--second-with", paramLabel = "KEY=VALUE", description = "A number that it needs.")
    private Map<String, String> secondWith = new LinkedHashMap<>();

    @Option(names = "--second-D", paramLabel = "D", description = "Its diffusivity.")
    private String secondDiffusivity;

    @Option(names = "--second-soret", paramLabel = "S_T", description = "Its Soret coefficient.")
    private String secondSoret;

    @Mixin
    DesignOutput output;

    @Override
    public Integer call() throws IOException {
        FffDesign design = design();
        output.write(design.sheet(), () -> DesignFigures.fff(design),
                (name, constant) -> FffCase.of(design, name, constant), spec.commandLine().getOut());
        return Exit.FINISHED;
    }

    private FffDesign design() {
        boolean two = second != null || secondDiffusivity != null || secondSoret != null || !secondWith.isEmpty();
        Optional<Subject> other = two
                ? Optional.of(subject.second(second, secondWith, secondDiffusivity, secondSoret)) : Optional.empty();
        return new FffDesign(subject.subject(), DesignArguments.positive("--gap", gap, Quantities::length),
                DesignArguments.positive("--length", length, Quantities::length),
                Optional.ofNullable(velocity).map(v -> DesignArguments.positive("--velocity", v, Quantities::velocity)),
                other);
    }
}
