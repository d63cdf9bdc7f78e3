package org.soretflow.cases.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.soretflow.backend.Backend;

/// What a run says before its first step and after its last.
final class Banner {

    private Banner() {}

    static String head(Backend backend) {
        return Build.current().title() + ", Java " + Runtime.version() + "\nbackend " + backend.name() + ": "
                + backend.device();
    }

    /// One line on how the run ended, where its files are, and the numbers that came out.
    static String ending(Summary summary, String message, Path folder) {
        StringBuilder text = new StringBuilder();
        text.append(summary.status().label()).append(": ").append(message).append(" (")
                .append(Numbers.seconds(summary.wallSeconds())).append("); files in ").append(folder).append('\n');
        List<List<String>> rows = new ArrayList<>();
        summary.quantities().forEach((name, value) -> rows.add(List.of(name,
                Numbers.text(value.value()) + (value.unit().equals("1") ? "" : " " + value.unit()))));
        TextTable.append(text, rows);
        return text.toString();
    }
}
