package org.example.sugars;

import java.util.List;
import org.soretflow.cases.file.WordArguments;
import org.soretflow.cases.plugin.ShapeProvider;
import org.soretflow.material.soret.LawKey;
import org.soretflow.mesh.Shape;

/// A channel along x that goes up and down in straight lines, endless in z.
public final class Zigzag implements ShapeProvider {

    @Override
    public String name() {
        return "zigzag";
    }

    @Override
    public String meaning() {
        return "a channel along x that goes up and down in straight lines";
    }

    @Override
    public List<LawKey> keys() {
        return List.of(
                length("period", "from one lowest point to the next"),
                length("height", "from the lowest to the highest middle"),
                length("width", "of the channel, along y"),
                new LawKey("start", "y of the lowest middle", "a length", "m", "0 mm", LawKey.Use.OPTIONAL));
    }

    private static LawKey length(String name, String meaning) {
        return new LawKey(name, meaning, "a length", "m", "1 mm", LawKey.Use.POSITIVE);
    }

    @Override
    public Shape shape(WordArguments given) {
        double period = given.number("period");
        double height = given.number("height");
        double half = 0.5 * given.number("width");
        double start = given.number("start", 0);
        return (x, y, _) -> {
            double phase = x / period - Math.floor(x / period);
            double middle = start + height * (1 - Math.abs(1 - 2 * phase));
            return Math.abs(y - middle) < half;
        };
    }
}
