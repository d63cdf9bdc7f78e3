package org.soretflow.discrete;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.StencilData;
import org.soretflow.mesh.Patches;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;

/// The boundary faces of one equation: through each of them flows `source − weight · φ_P` into the domain.
///
/// Every condition becomes these two numbers; the interior never knows which condition it was.
final class BoundaryFluxes {

    /// The faces along one side.
    final class Faces {
        final Side side;
        final int count;
        final double[] weight;
        final double[] source;
        /// Conductivity or diffusivity of the cells along the side, as last gathered.
        final double[] coefficient;
        /// Value at the wall where it is given.
        final double[] wall;
        private final Buffer buffer;
        private final double[] gathered;

        Faces(Side side) {
            this.side = side;
            count = mesh.faces(side);
            weight = new double[count];
            source = new double[count];
            wall = new double[count];
            coefficient = new double[count];
            gathered = new double[count];
            buffer = disc.backend().allocate(count);
        }

        int patch(int face) {
            return patches.patchOfFace(side, face);
        }

        /// Values of a field in the cells along the side; valid until the next call.
        double[] gather(Buffer cells) {
            disc.kernels().gatherSide(disc.grid(), side, cells, buffer);
            buffer.download(gathered);
            return gathered;
        }
    }

    private final Discretisation disc;
    private final StructuredMesh mesh;
    private final Patches patches;
    private final List<Faces> all = new ArrayList<>();

    BoundaryFluxes(Discretisation disc) {
        this.disc = disc;
        this.mesh = disc.problem().mesh();
        this.patches = disc.problem().patches();
        disc.sides().forEach(side -> all.add(new Faces(side)));
    }

    List<Faces> all() {
        return all;
    }

    /// Notes the conductivity or diffusivity of the cells along the sides.
    void gatherCoefficients(Buffer cells) {
        for (Faces faces : all) {
            System.arraycopy(faces.gather(cells), 0, faces.coefficient, 0, faces.count);
        }
    }

    /// Puts the weights into the operator.
    void installWeights(StencilData operator) {
        installWeights(operator, 0);
    }

    /// The same without what the flow carries out of the cells.
    ///
    /// @param capacity factor of the volume flow in the equation
    void installWeights(StencilData operator, double capacity) {
        for (Faces faces : all) {
            double[] weight = faces.weight.clone();
            for (int f = 0; f < weight.length && capacity != 0; f++) {
                weight[f] -= capacity * disc.outflow(faces.side, f);
            }
            faces.buffer.upload(weight);
            int d = faces.side.direction().ordinal();
            Buffer target = faces.side.isMax() ? operator.left()[d] : operator.right()[d];
            disc.kernels().setSide(disc.grid(), faces.side, faces.buffer, target);
        }
    }

    /// Adds the sources to a right-hand side.
    void addSources(Buffer b) {
        for (Faces faces : all) {
            faces.buffer.upload(faces.source);
            disc.kernels().addSide(disc.grid(), faces.side, faces.buffer, b);
        }
    }

    /// Flow into the domain through each face of a side; zeros on a side without conditions.
    double[] inflow(Side side, Buffer phi) {
        return inflow(side, phi, 1);
    }

    /// The same of what is in the domain only, with nothing brought in.
    double[] ownInflow(Side side, Buffer phi) {
        return inflow(side, phi, 0);
    }

    /// @param brought share of what is brought in
    private double[] inflow(Side side, Buffer phi, double brought) {
        double[] flow = new double[mesh.faces(side)];
        for (Faces faces : all) {
            if (faces.side == side) {
                double[] cells = faces.gather(phi);
                for (int f = 0; f < faces.count; f++) {
                    flow[f] = brought * faces.source[f] - faces.weight[f] * cells[f];
                }
            }
        }
        return flow;
    }

    /// Flow into the domain through each patch, by its name.
    Map<String, Double> inflows(Buffer phi) {
        double[] sums = new double[patches.count()];
        for (Faces faces : all) {
            double[] flow = inflow(faces.side, phi);
            for (int f = 0; f < faces.count; f++) {
                sums[faces.patch(f)] += flow[f];
            }
        }
        Map<String, Double> byName = new LinkedHashMap<>();
        for (int id = 0; id < sums.length; id++) {
            if (patches.takesConditions(id)) {
                byName.put(patches.name(id), sums[id]);
            }
        }
        return byName;
    }
}
