package org.soretflow.diagnostics;

import java.util.List;
import java.util.SequencedMap;

/// What a sorter delivers in a state.
///
/// @param outlets what is the same for all species, by outlet
/// @param shares one entry per species and outlet, outlets varying faster
/// @param pairs how well each two species are told apart
/// @param profiles what leaves where, one entry per species and outlet as in `shares`
/// @param closures |Σ in − Σ out|/Σ in of each species [1]
/// @param maximumTemperature largest temperature of the fluid [K]
/// @param heatingPower heat from sources and warm walls [W]
public record SorterResult(
        List<Outlet> outlets,
        List<Share> shares,
        List<Pair> pairs,
        List<Profile> profiles,
        SequencedMap<String, Double> closures,
        double maximumTemperature,
        double heatingPower) {

    public SorterResult {
        outlets = List.copyOf(outlets);
        shares = List.copyOf(shares);
        pairs = List.copyOf(pairs);
        profiles = List.copyOf(profiles);
    }

    /// Times that what leaves has spent inside.
    ///
    /// @param mean flux-weighted mean [s]
    /// @param spread standard deviation [s]
    /// @param dose mean of ∫(T − T_ref)⁺ dt on the way [K·s]; NaN if none is asked for
    public record Residence(double mean, double spread, double dose) {}

    /// One outlet.
    ///
    /// @param flow volume flow out of it [m³/s]
    /// @param pressureDrop flux-weighted mean pressure at the inlets less that here [Pa]; NaN without a pressure
    /// @param fluid residence of the fluid itself
    public record Outlet(String name, double flow, double pressureDrop, Residence fluid) {}

    /// One species in one outlet.
    ///
    /// @param flux amount that leaves per second
    /// @param recovery flux over what comes in through all inlets [1]
    /// @param purity share in the flux of all species [1]; NaN if their units differ
    /// @param enrichment mean concentration of what leaves over that of what comes in [1]
    /// @param residence NaNs for the binary form
    public record Share(String species, String outlet, double flux, double recovery, double purity, double enrichment,
            Residence residence) {}

    /// Two species.
    ///
    /// @param factors α = [r₁/(1 − r₁)]/[r₂/(1 − r₂)] by outlet [1]
    /// @param resolution |y₁ − y₂|/(2(σ₁ + σ₂)), y the place along the outlets, flux-weighted [1]
    public record Pair(String first, String second, SequencedMap<String, Double> factors, double resolution) {}

    /// What leaves through an outlet along the direction across.
    ///
    /// @param places of the faces [m], increasing
    /// @param concentrations of what leaves there over the mean of what comes in [1]
    public record Profile(String species, String outlet, double[] places, double[] concentrations) {}

    /// One outlet by its name.
    public Outlet outlet(String name) {
        return outlets.stream().filter(each -> each.name().equals(name)).findAny().orElseThrow();
    }

    /// One species in one outlet.
    public Share share(String species, String outlet) {
        return shares.stream().filter(each -> each.species().equals(species) && each.outlet().equals(outlet)).findAny()
                .orElseThrow();
    }
}
