package org.example.sugars;

import org.soretflow.cases.plugin.CatalogueProvider;

/// A solvent and a sugar, as blocks of a case file.
public final class Sugars implements CatalogueProvider {

    @Override
    public String materials() {
        return """
                silicone-oil:
                  title: silicone oil of 10 mm²/s
                  illustrative: true
                  source: typical of makers' data sheets at 25 °C
                  valid: [0 °C, 80 °C]
                  phase: fluid
                  density: 935 kg/m^3
                  viscosity: { expression: "9.35e-3*exp(1660*(1/T - 1/298.15))", valid: [0 °C, 80 °C] }
                  conductivity: 0.14 W/(m·K)
                  heat_capacity: 1600 J/(kg·K)
                  thermal_expansion: 1.08e-3 1/K
                """;
    }

    @Override
    public String solutes() {
        return """
                dextran:
                  title: dextran by its molar mass
                  illustrative: true
                  source: invented for this example
                  with:
                    molar_mass: { meaning: molar mass, unit: kg/mol, example: 70 kg/mol, least: 1, most: 2000 }
                  amount: mass_fraction
                  diffusivity: { value: 4e-11 m^2/s, law: flory, molar_mass: "${molar_mass}",
                          reference_mass: 70 kg/mol }
                  thermophoresis:
                    soret_coefficient: { law: tanh, plateau: 0.05 1/K, sign_change: 45 °C, width: 20 K }
                """;
    }
}
