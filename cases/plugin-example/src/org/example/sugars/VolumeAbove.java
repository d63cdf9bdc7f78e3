package org.example.sugars;

import java.util.List;
import org.soretflow.cases.file.TextKey;
import org.soretflow.cases.file.WordArguments;
import org.soretflow.cases.plugin.QuantityProvider;
import org.soretflow.diagnostics.Quantity;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.material.soret.LawKey;
import org.soretflow.physics.Problem;
import org.soretflow.run.StepReport;

/// Volume of the cells in which a field is above a number [m³].
public final class VolumeAbove implements QuantityProvider {

    @Override
    public String name() {
        return "volume_above";
    }

    @Override
    public String meaning() {
        return "volume of the cells in which a field is above a number in SI units";
    }

    @Override
    public List<LawKey> keys() {
        return List.of(new LawKey("threshold", "the number", "a number", "1", "300", LawKey.Use.REQUIRED));
    }

    @Override
    public List<TextKey> texts() {
        return List.of(new TextKey("of", "a field", "temperature", true));
    }

    @Override
    public Quantity quantity(WordArguments given, Problem problem) {
        String field = given.text("of");
        double threshold = given.number("threshold");
        return new Quantity() {
            @Override
            public String name() {
                return "volume_above_" + field;
            }

            @Override
            public String unit() {
                return "m³";
            }

            @Override
            public double of(StepReport report) {
                FieldSnapshot values = report.field(field);
                double sum = 0;
                for (int n = 0; n < values.cells(); n++) {
                    sum += values.at(n) > threshold ? report.mesh().volume(n) : 0;
                }
                return sum;
            }
        };
    }
}
