package org.example.sugars;

import java.util.List;
import org.soretflow.material.Diffusivity;
import org.soretflow.material.Fluid;
import org.soretflow.material.SoretCoefficient;
import org.soretflow.material.soret.LawArguments;
import org.soretflow.material.soret.LawKey;
import org.soretflow.material.soret.SoretLaw;
import org.soretflow.material.soret.SoretLawProvider;

/// A law that changes sign smoothly between two plateaus: `S_T = plateau·tanh((T − sign_change)/width)`.
public final class TanhLaw implements SoretLawProvider {

    @Override
    public String name() {
        return "tanh";
    }

    @Override
    public String formula() {
        return "S_T = plateau·tanh((T − sign_change)/width)";
    }

    @Override
    public String source() {
        return "invented for this example";
    }

    @Override
    public List<LawKey> keys() {
        return List.of(
                new LawKey("plateau", "value far from the sign change", "a Soret coefficient", "1/K", "0.01 1/K",
                        LawKey.Use.REQUIRED),
                new LawKey("sign_change", "temperature at which S_T is zero", "a temperature", "K", "20 °C",
                        LawKey.Use.REQUIRED),
                new LawKey("width", "how far from it the plateaus are", "a temperature difference", "K", "15 K",
                        LawKey.Use.POSITIVE));
    }

    @Override
    public SoretCoefficient soretCoefficient(LawArguments given, Fluid solvent, Diffusivity diffusivity) {
        double plateau = given.number("plateau");
        double signChange = given.number("sign_change");
        double width = given.number("width");
        SoretLaw law = (temperature, _, _) -> plateau * Math.tanh((temperature - signChange) / width);
        return law.in(solvent, diffusivity);
    }
}
