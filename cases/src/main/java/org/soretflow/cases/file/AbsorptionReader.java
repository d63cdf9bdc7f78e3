package org.soretflow.cases.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.soretflow.cases.file.Node.Kind;
import org.soretflow.cases.file.Node.ListNode;
import org.soretflow.cases.file.Node.MapNode;
import org.soretflow.cases.file.Node.ScalarNode;
import org.soretflow.physics.HeatSource.GaussianBeam.Absorption;

/// Which zones absorb a beam: as the beam says, or by its wavelength and the tables of the materials.
final class AbsorptionReader {

    private static final String MILD = "illustrative";

    private final Section materials;
    private final Map<String, String> materialOf;

    /// @param materials the block of materials
    /// @param materialOf name of the material of each zone
    AbsorptionReader(Section materials, Map<String, String> materialOf) {
        this.materials = materials;
        this.materialOf = materialOf;
    }

    /// The zones that absorb a beam; in the block they are all stated afterwards, with their coefficients.
    List<Absorption> read(Section beam) {
        List<Absorption> absorptions = new ArrayList<>();
        if (beam.has("absorption")) {
            Node stated = beam.require("absorption", "");
            List<Node> items = stated instanceof ListNode list ? list.items : List.of(stated);
            for (int m = 0; m < items.size(); m++) {
                String path = beam.at("absorption") + (stated instanceof ListNode ? "." + m : "");
                absorptions.add(stated(beam, beam.block(items.get(m), path, "beam_absorption")));
            }
            return absorptions;
        }
        if (!beam.has("wavelength")) {
            throw beam.fault("the key absorption is missing; zones and coefficients are expected, or a wavelength, by which"
                    + " those of the materials are known");
        }
        Mark mark = beam.node.mark();
        ListNode resolved = new ListNode(mark);
        materialOf.forEach((zone, material) -> byWavelength(beam, material).ifPresent(coefficient -> {
            absorptions.add(new Absorption(zone, coefficient));
            MapNode one = new MapNode(mark);
            one.put("zone", mark, new ScalarNode(mark, zone, Kind.TEXT));
            one.put("coefficient", mark, new ScalarNode(mark, Units.number(coefficient) + " 1/m", Kind.TEXT));
            resolved.items.add(one);
        }));
        if (absorptions.isEmpty()) {
            throw beam.fault("wavelength", "no material of the zones has a table of its absorption; state absorption in the"
                    + " beam, or in a material");
        }
        beam.node.put("absorption", mark, resolved);
        return absorptions;
    }

    private Absorption stated(Section beam, Section one) {
        String zone = one.word("zone", "the name of a zone is expected");
        if (!materialOf.containsKey(zone)) {
            throw one.fault("zone", "there is no zone " + zone + "; " + Suggestion.of(zone, materialOf.keySet()));
        }
        if (one.has("coefficient")) {
            return new Absorption(zone, one.positive("coefficient", Dimension.ABSORPTION));
        }
        if (!beam.has("wavelength")) {
            throw one.fault("the key coefficient is missing; " + Dimension.ABSORPTION.wanted()
                    + ", or a wavelength in the beam");
        }
        double coefficient = byWavelength(beam, materialOf.get(zone)).orElseThrow(() -> one.fault("the material "
                + materialOf.get(zone) + " has no table of its absorption; give the coefficient"));
        one.wordOrBlock("coefficient", Units.number(coefficient) + " 1/m");
        return new Absorption(zone, coefficient);
    }

    /// The coefficient between the points of a material's table, as a straight line in its logarithm [1/m]; empty without
    /// a table.
    private Optional<Double> byWavelength(Section beam, String material) {
        Optional<Section> found = table(material);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Section table = found.get();
        double[] wavelengths = numbers(table, "wavelengths", Dimension.LENGTH);
        double[] coefficients = numbers(table, "coefficients", Dimension.ABSORPTION);
        if (wavelengths.length != coefficients.length) {
            throw table.fault("found " + wavelengths.length + " wavelengths and " + coefficients.length
                    + " coefficients, as many are expected");
        }
        double wavelength = beam.positive("wavelength", Dimension.LENGTH);
        int last = wavelengths.length - 1;
        if (wavelength < wavelengths[0] * (1 - 1e-9) || wavelength > wavelengths[last] * (1 + 1e-9)) {
            throw beam.fault("wavelength", "found " + beam.word("wavelength", "") + ", but the absorption of " + material
                    + " is known from " + Units.number(wavelengths[0] * 1e9) + " nm to "
                    + Units.number(wavelengths[last] * 1e9) + " nm; state absorption in the beam");
        }
        if (table.wordOr("source", "not stated").startsWith(MILD)) {
            beam.reading.illustrative.add("absorption of " + material);
        }
        int m = 0;
        while (m < last - 1 && wavelength > wavelengths[m + 1]) {
            m++;
        }
        if (last == 0) {
            return Optional.of(coefficients[0]);
        }
        double share = (wavelength - wavelengths[m]) / (wavelengths[m + 1] - wavelengths[m]);
        return Optional.of(coefficients[m] * Math.pow(coefficients[m + 1] / coefficients[m], share));
    }

    /// The table of the case's own block, or of the catalogue.
    private Optional<Section> table(String material) {
        String named = null;
        switch (materials.require(material, "")) {
            case ScalarNode scalar -> named = scalar.text;
            case MapNode block -> {
                Section own = new Section(block, materials.at(material), "material", materials.reading);
                if (own.has("absorption")) {
                    return Optional.of(own.section("absorption", "absorption_table"));
                }
                named = own.has("catalogue") ? own.word("catalogue", "") : null;
            }
            case ListNode _ -> { }
        }
        return Optional.ofNullable(named).flatMap(Catalogue::material)
                .filter(entry -> entry.block.entries.get("absorption") instanceof MapNode)
                .map(entry -> new Section((MapNode) entry.block.entries.get("absorption"),
                        materials.at(material) + ".absorption", "absorption_table", materials.reading));
    }

    private static double[] numbers(Section table, String key, Dimension dimension) {
        List<Node> items = table.list(key, "a list of numbers with unit is expected");
        double[] numbers = new double[items.size()];
        for (int m = 0; m < numbers.length; m++) {
            numbers[m] = Section.quantity(items.get(m), table.at(key) + "." + m, dimension);
            if (!(numbers[m] > 0) || dimension == Dimension.LENGTH && m > 0 && !(numbers[m] > numbers[m - 1])) {
                throw table.fault(key, "positive numbers are expected" + (dimension == Dimension.LENGTH
                        ? " that increase" : ""));
            }
        }
        return numbers;
    }
}
