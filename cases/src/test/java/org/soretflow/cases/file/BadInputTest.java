package org.soretflow.cases.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Broken case files: each gives one message with place, key and remedy.
class BadInputTest {

    static Stream<BrokenCases.Broken> broken() {
        return Stream.of(BrokenCases.units(), BrokenCases.keys(), BrokenCases.physics(), BrokenCases.expressions(),
                BrokenCases.yaml(), BrokenRings.all(), BrokenFlows.equations(), BrokenFlows.patches(), BrokenFlows.reports(),
                BrokenLaws.soret(), BrokenLaws.catalogue())
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("broken")
    void aFaultIsNamedWithPlaceKeyAndRemedy(BrokenCases.Broken broken) {
        CaseFileException fault = catchThrowableOfType(CaseFileException.class, () -> Examples.read(broken.text()));
        assertThat(fault).as(broken.what()).isNotNull();
        assertThat(fault.getMessage()).startsWith("case.yaml:").contains(broken.fragments());
        assertThat(fault.getMessage().lines().count()).isLessThanOrEqualTo(11);
        assertThat(fault.getMessage().lines()).allMatch(line -> line.length() < 600);
    }

    @Test
    void thereAreManyOfThem() {
        assertThat(broken().map(BrokenCases.Broken::what).distinct().count()).isGreaterThanOrEqualTo(150);
    }

    @Test
    void allFaultsOfKeysAndTypesComeAtOnce() {
        String text = Examples.text("tilted-cell.yaml").replace("cells: 160", "cels: 160")
                .replace("length: 1 mm", "length: 1")
                .replace("heat: {}", "heat: { toleranz: 1 }").replace("form: binary", "form: binery");
        CaseFileException fault = catchThrowableOfType(CaseFileException.class, () -> Examples.read(text));
        assertThat(fault.getMessage().lines()).hasSize(4)
                .anyMatch(line -> line.startsWith("case.yaml:5:23: mesh.x.cels"))
                .anyMatch(line -> line.startsWith("case.yaml:6:16: mesh.y.length"));
    }

    @Test
    void filesThatAreNoCaseAreRefused(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("case.yaml");
        assertThat(message(file)).contains("there is no such file");
        assertThat(message(folder)).contains("this is a folder");
        Files.writeString(file, "");
        assertThat(message(file)).contains("there is nothing in it");
        Files.writeString(file, "# only a comment\n");
        assertThat(message(file)).contains("there is nothing in it");
        Files.writeString(file, "just words");
        assertThat(message(file)).contains("a block of keys");
        byte[] junk = new byte[5000];
        new SplittableRandom(1).nextBytes(junk);
        junk[0] = (byte) 0x89;
        Files.write(file, junk);
        assertThat(message(file)).contains("no text in UTF-8");
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(100_000_000);
        }
        assertThat(message(file)).contains("100000000 bytes", "1000000 characters");
        Files.writeString(file, "title: " + "a".repeat(1_500_000));
        assertThat(message(file)).contains("1500007 characters");
    }

    /// Random slips in good files: a message or a problem, never anything else, and never a hang.
    @Test
    void randomSlipsOfTheKeyboardGiveAMessageOrAProblem(@TempDir Path folder) throws IOException {
        trials(folder, BadInputTest::slip, 400);
    }

    @Test
    void randomChangesOfValuesAndKeysGiveAMessageOrAProblem(@TempDir Path folder) throws IOException {
        trials(folder, RandomChange::of, 800);
    }

    private static void trials(Path folder, BiFunction<String, SplittableRandom, String> change, int count)
            throws IOException {
        Examples.putFiles(folder);
        SplittableRandom random = new SplittableRandom(20261122);
        List<String> good = Stream.of("tilted-cell.yaml", "everything.yaml", "everything-3d.yaml",
                        "junction.yaml", "duct.yaml", "laws.yaml").map(Examples::text)
                .toList();
        int refused = 0;
        for (int trial = 0; trial < count; trial++) {
            String text = change.apply(good.get(trial % good.size()), random);
            try {
                LoadedCase loaded = CaseReader.read(text, "case.yaml", folder, List.of());
                assertThat(CaseReader.read(loaded.resolvedYaml(), "case.yaml", folder, List.of()).fingerprint())
                        .isEqualTo(loaded.fingerprint());
            } catch (CaseFileException e) {
                assertThat(e.getMessage()).isNotBlank();
                refused++;
            } catch (RuntimeException e) {
                throw new AssertionError("trial " + trial + " gives " + e + " for\n" + text, e);
            }
        }
        assertThat(refused).isBetween(count / 3, count - 1);
    }

    /// One to three changes: a letter replaced, a stretch removed or doubled, two words exchanged.
    private static String slip(String good, SplittableRandom random) {
        String text = good;
        for (int n = random.nextInt(1, 4); n > 0; n--) {
            int at = random.nextInt(text.length());
            int to = Math.min(text.length(), at + random.nextInt(1, 12));
            String letters = "{}[]:,-#&*!|>'\"%@`~0123456789eE.+/^()$ \n\tabcxyzµ°·";
            text = switch (random.nextInt(5)) {
                case 0 -> text.substring(0, at) + text.substring(to);
                case 1 -> text.substring(0, to) + text.substring(at);
                case 2 -> text.substring(0, at) + letters.charAt(random.nextInt(letters.length()))
                        + text.substring(at + 1);
                case 3 -> text.substring(0, at) + "1e" + random.nextInt(-400, 400) + text.substring(to);
                default -> {
                    int other = random.nextInt(text.length());
                    String word = text.substring(other, Math.min(text.length(), other + random.nextInt(1, 20)));
                    yield text.substring(0, at) + word + text.substring(to);
                }
            };
        }
        return text;
    }

    private static String message(Path file) {
        return catchThrowableOfType(CaseFileException.class, () -> CaseReader.read(file, List.of())).getMessage();
    }
}
