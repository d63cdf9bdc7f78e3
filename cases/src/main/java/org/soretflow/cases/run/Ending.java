package org.soretflow.cases.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a run says after its last step.
final class Ending {

    private Ending() {}

    /// One line on how the run ended, where its files are, and the numbers that came out.
    ///
    /// @param told names of the numbers that are told here
    static String text(Summary summary, Set<String> told, String message, Path folder) {
        StringBuilder text = new StringBuilder();
        text.append(summary.status().label()).append(": ").append(message).append(" (")
                .append(Numbers.seconds(summary.wallSeconds())).append("); files in ").append(folder).append('\n');
        List<List<String>> rows = new ArrayList<>();
        summary.quantities().forEach((name, value) -> {
            if (told.contains(name)) {
                rows.add(List.of(name,
                        Numbers.text(value.value()) + (value.unit().equals("1") ? "" : " " + value.unit())));
            }
        });
        TextTable.append(text, rows);
        return text.toString();
    }
}
