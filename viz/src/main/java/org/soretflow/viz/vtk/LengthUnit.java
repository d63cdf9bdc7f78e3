package org.soretflow.viz.vtk;

import java.util.Objects;
import java.util.stream.Stream;

/// A unit in which lengths are shown; the program itself computes in metres.
///
/// @param symbol text for people: `µm`
/// @param metres length of one unit [m], > 0
public record LengthUnit(String symbol, double metres) {

    public static final LengthUnit METRE = new LengthUnit("m", 1);
    public static final LengthUnit MILLIMETRE = new LengthUnit("mm", 1e-3);
    public static final LengthUnit MICROMETRE = new LengthUnit("µm", 1e-6);
    public static final LengthUnit NANOMETRE = new LengthUnit("nm", 1e-9);

    public LengthUnit {
        Objects.requireNonNull(symbol, "symbol");
        if (!(metres > 0) || Double.isInfinite(metres)) {
            throw new IllegalArgumentException("length unit " + symbol + " must be positive, got " + metres + " m");
        }
    }

    /// The unit of a symbol.
    ///
    /// @throws IllegalArgumentException if there is none
    public static LengthUnit named(String symbol) {
        return Stream.of(METRE, MILLIMETRE, MICROMETRE, NANOMETRE).filter(unit -> unit.symbol().equals(symbol))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("its unit of length is \"" + symbol + "\""));
    }

    /// The unit in which a length is at least 1 but not much more: 0.02 m is 20 mm.
    public static LengthUnit suiting(double length) {
        if (length >= 1) {
            return METRE;
        }
        if (length >= 1e-3) {
            return MILLIMETRE;
        }
        return length >= 1e-6 ? MICROMETRE : NANOMETRE;
    }

    /// A length in metres as a multiple of this unit.
    public double of(double length) {
        return length / metres;
    }
}
