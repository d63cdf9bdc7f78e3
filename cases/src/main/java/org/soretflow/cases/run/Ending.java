package org.soretflow.cases.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a run says after its last step.
final class Ending {

    private Ending() {}

    /// One line on how the run ended, where its files are, and the numbers that came out.
    static String text(Summary summary, String message, Path folder) {
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
