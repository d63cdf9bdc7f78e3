package org.soretflow.cases.file;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// "Did you mean …?"
public final class Suggestion {

    private static final int MOST_LISTED = 16;

    private Suggestion() {}

    /// Remedy for an unknown word: the nearest known one, and the list if it is short.
    public static String of(String word, Collection<String> known) {
        Optional<String> nearest = nearest(word, known);
        String list = known.isEmpty() ? "there are none" : "known are "
                + String.join(", ", known.stream().limit(MOST_LISTED).toList())
                + (known.size() > MOST_LISTED ? ", …" : "");
        return nearest.map(near -> "did you mean " + near + "? (" + list + ")").orElse(list);
    }

    private static Optional<String> nearest(String word, Collection<String> known) {
        int allowed = Math.max(1, Math.min(word.length(), 30) / 3);
        return known.stream().filter(candidate -> distance(word, candidate) <= allowed)
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
    }

    /// Number of letters to change, add or drop (Levenshtein 1966), blind to case and to the kind of dash.
    static int distance(String first, String second) {
        String a = first.toLowerCase(Locale.ROOT).replace('-', '_');
        String b = second.toLowerCase(Locale.ROOT).replace('-', '_');
        if (Math.abs(a.length() - b.length()) > b.length()) {
            return Integer.MAX_VALUE;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? diagonal : diagonal + 1;
                diagonal = row[j];
                row[j] = Math.min(cost, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
