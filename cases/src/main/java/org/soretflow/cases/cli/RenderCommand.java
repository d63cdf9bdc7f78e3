package org.soretflow.cases.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.soretflow.cases.file.Quantities;
import org.soretflow.viz.plot.Picture;
import org.soretflow.viz.render.Film;
import org.soretflow.viz.render.PictureOptions;
import org.soretflow.viz.render.RunPicture;
import org.soretflow.viz.render.RunSeries;
import org.soretflow.viz.render.RunState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `soretflow render`: from a run folder to pictures.
@Command(
        name = "render",
        mixinStandardHelpOptions = true,
        description = "Make a picture of a run.",
        footer = {
            "",
            "Flat pictures need nothing else; scenes need VTK (Debian: apt install libvtk9-java xvfb xauth).",
            "A picture in the folder of its run goes when the case is run again."
        })
final class RenderCommand implements Callable<Integer> {

    private static final String LAST = "last";

    @Spec
    CommandSpec spec;

    @Mixin
    RenderArguments arguments;

    @Option(names = "--at", paramLabel = "TIME", defaultValue = LAST,
            description = "Time of the fields, such as 30min or 1800, or last (default: ${DEFAULT-VALUE}).")
    String at;

    @Option(names = "--out", paramLabel = "FILE",
            description = "Picture to write (default: FIELD-STYLE.png in the folder of the run).")
    Path out;

    @Option(names = "--animate",
            description = "Make pictures of all times: a series of .png, or a film where FILE ends in .mp4 or .gif.")
    boolean animate;

    @Option(names = "--fps", paramLabel = "N", defaultValue = "10",
            description = "Pictures per second of a film (default: ${DEFAULT-VALUE}).")
    int perSecond;

    @Override
    public Integer call() throws IOException {
        RunSeries series = arguments.series();
        String field = arguments.field(series);
        PictureOptions options = arguments.options(field);
        Path file = out != null ? out : arguments.folder().resolve(arguments.fileName(field));
        if (animate) {
            if (!at.equals(LAST)) {
                throw CommandException.usage("--animate shows all times; leave --at out");
            }
            film(series, options, file).forEach(spec.commandLine().getOut()::println);
            return Exit.FINISHED;
        }
        if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
            throw CommandException.usage(file + ": a picture ends in .png; with --animate also .mp4 and .gif are known");
        }
        int state = at.equals(LAST) ? series.size() - 1 : series.at(Quantities.time(at));
        RunPicture picture = RunPicture.of(options);
        RunState shown = arguments.part(series.read(state, picture.needs()));
        picture.requireSight(shown.mesh().dimensions());
        Picture.write(picture.draw(shown), file);
        spec.commandLine().getOut().println(file);
        spec.commandLine().getOut().flush();
        return Exit.FINISHED;
    }

    private List<Path> film(RunSeries series, PictureOptions options, Path file) throws IOException {
        Film film = Film.to(file, perSecond);
        RunPicture picture = RunPicture.of(options);
        RunPicture.States states = number -> arguments.part(series.read(number, picture.needs()));
        picture.requireSight(states.state(0).mesh().dimensions());
        picture.settle(series.size(), states);
        return film.write(series.size(), number -> picture.draw(states.state(number)));
    }
}
