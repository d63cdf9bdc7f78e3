package org.soretflow.cases.file;

import static tech.units.indriya.unit.Units.CELSIUS;
import static tech.units.indriya.unit.Units.GRAM;
import static tech.units.indriya.unit.Units.HERTZ;
import static tech.units.indriya.unit.Units.HOUR;
import static tech.units.indriya.unit.Units.JOULE;
import static tech.units.indriya.unit.Units.KELVIN;
import static tech.units.indriya.unit.Units.KILOGRAM;
import static tech.units.indriya.unit.Units.LITRE;
import static tech.units.indriya.unit.Units.METRE;
import static tech.units.indriya.unit.Units.MINUTE;
import static tech.units.indriya.unit.Units.MOLE;
import static tech.units.indriya.unit.Units.NEWTON;
import static tech.units.indriya.unit.Units.PASCAL;
import static tech.units.indriya.unit.Units.PERCENT;
import static tech.units.indriya.unit.Units.RADIAN;
import static tech.units.indriya.unit.Units.SECOND;
import static tech.units.indriya.unit.Units.WATT;

import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.measure.IncommensurableException;
import javax.measure.MetricPrefix;
import javax.measure.Unit;
import javax.measure.format.UnitFormat;
import tech.units.indriya.format.EBNFUnitFormat;
import tech.units.indriya.format.SymbolMap;

/// Units of the case file: `mm`, `mPa·s`, `W/(m·K)`, `µL/min`, `nM`, `°C`, `deg`.
///
/// Read by indriya's EBNF format with our own symbols; its simple format reads `W/m/K` as `W·K/m` without an error.
final class Units {

    private static final Pattern QUANTITY =
            Pattern.compile("\\s*([-+]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?)\\s*(.*?)\\s*",
                    Pattern.DOTALL);
    private static final Pattern ASCII_MICRO = Pattern.compile("\\bu(?=(m|s|g|L|M|W|J|N|Pa|K|mol)\\b)");
    private static final Pattern PRODUCT_AFTER_DIVISION = Pattern.compile("/[^(/]*[·*]");
    private static final int LONGEST_UNIT = 40;

    private static final Map<String, Unit<?>> SYMBOLS = Map.ofEntries(
            Map.entry("m", METRE), Map.entry("s", SECOND), Map.entry("g", GRAM), Map.entry("kg", KILOGRAM),
            Map.entry("K", KELVIN), Map.entry("°C", CELSIUS), Map.entry("W", WATT), Map.entry("J", JOULE),
            Map.entry("N", NEWTON), Map.entry("Pa", PASCAL), Map.entry("bar", PASCAL.multiply(100_000)),
            Map.entry("L", LITRE), Map.entry("mol", MOLE), Map.entry("M", MOLE.divide(LITRE)),
            Map.entry("min", MINUTE), Map.entry("h", HOUR), Map.entry("d", HOUR.multiply(24)), Map.entry("Hz", HERTZ),
            Map.entry("rad", RADIAN), Map.entry("deg", RADIAN.multiply(Math.PI / 180)), Map.entry("%", PERCENT));
    private static final UnitFormat FORMAT = EBNFUnitFormat.getInstance(symbols());
    private static final Map<String, Unit<?>> KNOWN = new ConcurrentHashMap<>();

    /// A number and the text of its unit, which may be empty.
    record Quantity(double number, String unit) {}

    private Units() {}

    /// Splits `10 mm`; null if it does not begin with a number.
    static Quantity split(String text) {
        Matcher matcher = QUANTITY.matcher(text);
        return matcher.matches() ? new Quantity(Double.parseDouble(matcher.group(1)), matcher.group(2)) : null;
    }

    /// A number with unit in SI units.
    ///
    /// @throws IllegalArgumentException with what was found and what is expected
    static double toSi(Quantity quantity, Dimension dimension) {
        String found = "found \"" + number(quantity.number()) + (quantity.unit().isEmpty() ? "" : " "
                + quantity.unit()) + "\"";
        boolean plain = dimension.si().equals("1");
        finite(quantity.number(), found);
        if (quantity.unit().isEmpty()) {
            if (plain) {
                return quantity.number();
            }
            throw new IllegalArgumentException(found + " without a unit, " + dimension.wanted());
        }
        Unit<?> unit = parse(quantity.unit());
        Unit<?> si = parse(dimension.si());
        boolean angle = unit.equals(RADIAN) || unit.equals(SYMBOLS.get("deg"));
        if (!unit.getDimension().equals(si.getDimension()) || angle != dimension.si().equals("rad")) {
            String order = PRODUCT_AFTER_DIVISION.matcher(quantity.unit()).find()
                    ? "; a/b·c is read as (a/b)·c, write a/(b·c) if that is meant" : "";
            throw new IllegalArgumentException(found + ", which is " + describe(unit, angle) + "; "
                    + dimension.wanted() + order);
        }
        if (unit.equals(CELSIUS) && dimension != Dimension.TEMPERATURE) {
            throw new IllegalArgumentException(found + "; °C is for temperatures, differences are written in K");
        }
        try {
            return finite(unit.getConverterToAny(si).convert(quantity.number()), found);
        } catch (IncommensurableException e) {
            throw new IllegalArgumentException(found + "; " + dimension.wanted(), e);
        }
    }

    /// Whether two units measure the same.
    static boolean sameDimension(String first, String second) {
        return parse(first).getDimension().equals(parse(second).getDimension());
    }

    /// A number with a unit of any kind in SI units.
    static double toSi(Quantity quantity) {
        Unit<?> unit = parse(quantity.unit());
        finite(quantity.number(), "found \"" + quantity.number() + "\"");
        try {
            return finite(unit.getConverterToAny(unit.getSystemUnit()).convert(quantity.number()), quantity.toString());
        } catch (IncommensurableException e) {
            throw unknown(quantity.unit(), "");
        }
    }

    /// A unit by its text.
    ///
    /// @throws IllegalArgumentException if it is not understood
    static Unit<?> parse(String text) {
        return KNOWN.computeIfAbsent(text, Units::parseNew);
    }

    /// A number as it may stand in a case file; reads back to the same bits.
    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 && !(value == 0 && 1 / value < 0)
                ? Long.toString((long) value) : Double.toString(value);
    }

    private static Unit<?> parseNew(String text) {
        String plain = text.replace('μ', 'µ').replace('⋅', '·').replace('∙', '·').replace("²", "^2").replace("³", "^3");
        plain = ASCII_MICRO.matcher(plain).replaceAll("µ");
        if (text.startsWith(",")) {
            throw new IllegalArgumentException("found a comma in a number; decimals are written with a point");
        }
        if (plain.contains("°C") && !plain.equals("°C")) {
            throw unknown(text, "; °C stands alone, in products write K");
        }
        try {
            if (plain.length() > LONGEST_UNIT) {
                throw unknown(text.substring(0, LONGEST_UNIT) + "…", "");
            }
            return FORMAT.parse(plain);
        } catch (RuntimeException | LinkageError e) {
            throw e instanceof IllegalArgumentException own && own.getMessage().startsWith("unknown unit") ? own
                    : unknown(text, "");
        } catch (Error e) {
            // the generated scanner of the format reports characters it does not know as an Error
            throw unknown(text, "");
        }
    }

    private static IllegalArgumentException unknown(String text, String more) {
        return new IllegalArgumentException("unknown unit \"" + text + "\"" + more + "; units are made of "
                + String.join(" ", SYMBOLS.keySet().stream().sorted().toList())
                + " with prefixes, as in mm, mPa·s, W/(m·K), kg/m^3, µL/min, nM");
    }

    private static double finite(double value, String found) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(found + ", a finite number is expected");
        }
        return value;
    }

    private static String describe(Unit<?> unit, boolean angle) {
        if (angle) {
            return "an angle";
        }
        for (Dimension known : List.of(Dimension.LENGTH, Dimension.TIME, Dimension.TEMPERATURE, Dimension.POWER,
                Dimension.VELOCITY, Dimension.DIFFUSIVITY, Dimension.DENSITY, Dimension.VISCOSITY,
                Dimension.CONDUCTIVITY, Dimension.FREQUENCY, Dimension.ABSORPTION, Dimension.EXPANSION,
                Dimension.HEAT_FLUX, Dimension.VOLUME_FLOW, Dimension.PRESSURE, Dimension.ACCELERATION)) {
            if (parse(known.si()).getDimension().equals(unit.getDimension())) {
                return known.title();
            }
        }
        return "of dimension " + unit.getDimension();
    }

    private static SymbolMap symbols() {
        SymbolMap map = SymbolMap.of(new ResourceBundle() {
            @Override
            protected Object handleGetObject(String key) {
                return null;
            }

            @Override
            public Enumeration<String> getKeys() {
                return Collections.emptyEnumeration();
            }
        });
        SYMBOLS.forEach((symbol, unit) -> map.label(unit, symbol));
        for (MetricPrefix prefix : MetricPrefix.values()) {
            map.label(prefix, prefix.getSymbol());
        }
        return map;
    }
}
