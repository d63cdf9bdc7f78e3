package org.soretflow.discrete;

import java.util.Arrays;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.Curve;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.AdvectionScheme;
import org.soretflow.physics.Problem;

/// Transport of a mark on the fluid: by the flow and by a uniform diffusion, without drift. Nothing passes the boundary but
/// with the flow.
public final class FluidSystem extends ScalarSystem {

    private final Problem problem;
    private final Curve[] law;

    /// @param diffusivity of the mark [m²/s]; above zero, so that it leaves dead ends
    public FluidSystem(Discretisation disc, double diffusivity, double tolerance) {
        super(disc, false, tolerance);
        problem = disc.problem();
        law = new Curve[problem.zones().names().size()];
        Arrays.setAll(law, zone -> Curve.constant(problem.isFluid(zone) ? diffusivity : 0));
    }

    @Override
    AdvectionScheme advection() {
        return AdvectionScheme.EXPONENTIAL;
    }

    @Override
    public String name() {
        return "fluid";
    }

    @Override
    public String unit() {
        return "1";
    }

    @Override
    public String quantity() {
        return "fluid";
    }

    @Override
    protected boolean isNonLinear() {
        return false;
    }

    @Override
    protected boolean assemble(Buffer phi, double time, boolean fresh) {
        if (!followFlow() && !fresh) {
            return false;
        }
        StructuredMesh mesh = problem.mesh();
        double[] volumes = Volumes.into(disc.host(), mesh);
        for (int n = 0; n < volumes.length; n++) {
            volumes[n] = problem.isFluid(problem.zones().zone(n)) ? volumes[n] : 0;
        }
        operator.mass().upload(volumes);
        Buffer work = disc.space().vector();
        disc.kernels().evaluate(law, disc.zones(), phi, work);
        for (Direction d : Direction.values()) {
            disc.conductances(d, work, operator.left()[d.ordinal()]);
        }
        disc.kernels().fill(work, 0);
        for (Direction d : Direction.values()) {
            fit(d, work, true, disc.flow(d), AdvectionScheme.EXPONENTIAL);
        }
        disc.space().release(work);
        for (BoundaryFluxes.Faces faces : boundary.all()) {
            for (int f = 0; f < faces.count; f++) {
                faces.weight[f] = Math.max(0, disc.outflow(faces.side, f));
                faces.source[f] = 0;
            }
        }
        installWeights();
        disc.kernels().fill(source, 0);
        return true;
    }

    @Override
    protected double produced() {
        return 0;
    }
}
