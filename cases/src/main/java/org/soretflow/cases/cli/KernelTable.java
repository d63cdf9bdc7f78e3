package org.soretflow.cases.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.soretflow.backend.ProfiledBackend.KernelTime;
import org.soretflow.cases.run.TextTable;

/// What `--profile` prints.
final class KernelTable {

    private KernelTable() {}

    static String of(List<KernelTime> times) {
        double all = times.stream().mapToDouble(KernelTime::seconds).sum();
        List<List<String>> rows =
                new ArrayList<>(List.of(List.of("kernel", "calls", "time [s]", "share", "GB/s")));
        for (KernelTime time : times) {
            rows.add(List.of(
                    time.kernel(), Long.toString(time.calls()), format("%.4f", time.seconds()),
                    format("%.1f %%", 100 * time.seconds() / all), format("%.2f", time.bytesPerSecond() * 1e-9)));
        }
        rows.add(List.of("all", "", format("%.4f", all), "", ""));
        StringBuilder text = new StringBuilder();
        TextTable.append(text, rows);
        return text.toString();
    }

    private static String format(String pattern, double value) {
        return String.format(Locale.ROOT, pattern, value);
    }
}
