package org.soretflow.cases.file;

import java.util.EmptyStackException;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Pattern;
import net.objecthunter.exp4j.Expression;
import net.objecthunter.exp4j.ExpressionBuilder;
import net.objecthunter.exp4j.ValidationResult;
import net.objecthunter.exp4j.function.Function;
import org.soretflow.boundary.Value;

/// Formulas in text: `293.15 + 5*sin(2*pi*t)`.
final class Expressions {

    private static final int LONGEST = 2_000;
    private static final Pattern TIME = Pattern.compile("(?<![\\p{L}0-9_])t(?![\\p{L}0-9_(])");
    private static final Function[] FUNCTIONS = {
        function("min", 2), function("max", 2), function("step", 1), function("atan2", 2), function("mod", 2)
    };

    private Expressions() {}

    /// A function of x, y, z [m] and t [s].
    ///
    /// @throws IllegalArgumentException if the text is not understood
    static Value value(String text) {
        parse(text, Set.of("x", "y", "z", "t"));
        ThreadLocal<Expression> own = ThreadLocal.withInitial(() -> parse(text, Set.of("x", "y", "z", "t")));
        Value function = (x, y, z, t) -> {
            Expression expression = own.get();
            expression.setVariable("x", x).setVariable("y", y).setVariable("z", z).setVariable("t", t);
            return evaluate(expression);
        };
        return TIME.matcher(text).find() ? function : Value.steady(function);
    }

    /// A function of the temperature T [K], for one thread.
    ///
    /// @throws IllegalArgumentException if the text is not understood
    static DoubleUnaryOperator ofTemperature(String text) {
        Expression expression = parse(text, Set.of("T"));
        return temperature -> evaluate(expression.setVariable("T", temperature));
    }

    /// A number from numbers.
    ///
    /// @throws IllegalArgumentException if the text is not understood or the result is no finite number
    static double number(String text, Map<String, Double> variables) {
        double value = evaluate(parse(text, variables.keySet()).setVariables(variables));
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("the expression \"" + text + "\" gives " + value + ", no finite number");
        }
        return value;
    }

    private static double evaluate(Expression expression) {
        try {
            return expression.evaluate();
        } catch (ArithmeticException e) {
            return Double.NaN;
        }
    }

    private static Expression parse(String text, Set<String> variables) {
        if (text.isBlank() || text.length() > LONGEST) {
            throw new IllegalArgumentException("an expression has 1 to " + LONGEST + " characters, got "
                    + text.length());
        }
        try {
            Expression expression = new ExpressionBuilder(text).variables(variables).functions(FUNCTIONS).build();
            ValidationResult check = expression.validate(false);
            if (!check.isValid()) {
                throw new IllegalArgumentException(String.join(", ", check.getErrors()));
            }
            // some faults of form show only now: "x(1)", "1 2 +"
            variables.forEach(variable -> expression.setVariable(variable, 1));
            evaluate(expression);
            return expression;
        } catch (IllegalArgumentException | EmptyStackException | ArrayIndexOutOfBoundsException e) {
            String why = e.getMessage() == null ? "brackets or operators do not match" : e.getMessage();
            throw new IllegalArgumentException("the expression \"" + text + "\" is not understood: " + why
                    + "; names in it may be " + (variables.isEmpty() ? "only pi" : String.join(", ", variables.stream()
                    .sorted().toList()) + ", pi"), e);
        }
    }

    private static Function function(String name, int arguments) {
        return new Function(name, arguments) {
            @Override
            public double apply(double... a) {
                return switch (name) {
                    case "min" -> Math.min(a[0], a[1]);
                    case "max" -> Math.max(a[0], a[1]);
                    case "atan2" -> Math.atan2(a[0], a[1]);
                    case "mod" -> a[0] - a[1] * Math.floor(a[0] / a[1]);
                    default -> a[0] < 0 ? 0 : 1;
                };
            }
        };
    }
}
