package org.soretflow.cases.file;

import java.util.List;
import org.soretflow.cases.file.Node.MapNode;
import org.soretflow.material.Property;

/// A number with unit, or a law of the temperature.
final class PropertyReader {

    private PropertyReader() {}

    /// A property that is above zero.
    static Property positive(Section section, String key, Dimension dimension) {
        Property property = read(section, key, dimension);
        if (property instanceof Property.Constant) {
            section.positive(key, dimension);
        }
        return property;
    }

    static Property read(Section section, String key, Dimension dimension) {
        Node value = section.require(key, dimension.wanted());
        if (!(value instanceof MapNode)) {
            return Property.constant(section.quantity(key, dimension));
        }
        return law(section.block(value, section.at(key), "property"), dimension);
    }

    /// A block with `table` or `polynomial`.
    static Property law(Section law, Dimension dimension) {
        return law.oneOf(List.of("table", "polynomial")).equals("table")
                ? table(law.section("table", "property_table"), dimension)
                : polynomial(law.section("polynomial", "polynomial"), dimension);
    }

    private static Property table(Section table, Dimension dimension) {
        double[][] columns = Values.columns(table, "temperatures", Dimension.TEMPERATURE, dimension);
        return table.checked(() -> new Property.Table(columns[0], columns[1]));
    }

    private static Property polynomial(Section polynomial, Dimension dimension) {
        double reference = polynomial.quantity("reference", Dimension.TEMPERATURE);
        List<Node> items = polynomial.list("coefficients", "");
        double[] coefficients = new double[items.size()];
        for (int m = 0; m < coefficients.length; m++) {
            coefficients[m] = Section.quantity(items.get(m), polynomial.at("coefficients") + "." + m,
                    dimension.perKelvin(m));
        }
        return polynomial.checked(() -> new Property.Polynomial(reference, coefficients));
    }
}
