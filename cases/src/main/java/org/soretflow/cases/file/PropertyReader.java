package org.soretflow.cases.file;

import java.util.List;
import org.soretflow.cases.file.Node.MapNode;
import org.soretflow.cases.file.Node.ScalarNode;
import org.soretflow.material.Approximation;
import org.soretflow.material.PiecewisePolynomial;
import org.soretflow.material.Property;
import org.soretflow.material.ValidRange;

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

    /// A block with `table`, `polynomial` or `expression`, the latter two with a range if they have one.
    static Property law(Section law, Dimension dimension) {
        return switch (law.oneOf(List.of("table", "polynomial", "expression"))) {
            case "table" -> {
                if (law.has("valid")) {
                    throw law.fault("valid", "a table is valid from its first to its last temperature");
                }
                yield table(law.section("table", "property_table"), dimension);
            }
            case "polynomial" -> {
                Property polynomial = polynomial(law.section("polynomial", "polynomial"), dimension);
                yield law.has("valid") ? within(polynomial, valid(law)) : polynomial;
            }
            default -> expression(law);
        };
    }

    /// A property that is valid in a range only; what has a range already keeps it.
    static Property within(Property property, ValidRange range) {
        return property instanceof Property.Constant || property instanceof Property.Polynomial
                ? PiecewisePolynomial.valid(property, range.lowest(), range.highest()) : property;
    }

    /// The range under the key `valid`.
    static ValidRange valid(Section section) {
        List<Node> ends = section.list("valid", "two temperatures, such as [0 °C, 85 °C]");
        double lowest = Section.quantity(ends.getFirst(), section.at("valid") + ".0", Dimension.TEMPERATURE);
        double highest = Section.quantity(ends.getLast(), section.at("valid") + ".1", Dimension.TEMPERATURE);
        return section.checked(() -> new ValidRange(lowest, highest));
    }

    /// A formula of the temperature T [K], result in SI units.
    private static Property expression(Section law) {
        ScalarNode scalar = Section.text(law.require("expression", "an expression is expected"), law.at("expression"),
                "");
        scalar.inSi = false;
        ValidRange range = law.has("valid") ? valid(law) : ValidRange.WIDE;
        try {
            return Approximation.of(Expressions.ofTemperature(scalar.text), range);
        } catch (IllegalArgumentException e) {
            throw law.fault("expression", e.getMessage());
        }
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
