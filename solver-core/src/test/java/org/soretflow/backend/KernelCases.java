package org.soretflow.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.soretflow.backend.ContractBlock.on;
import static org.soretflow.backend.ContractBlock.poisoned;
import static org.soretflow.backend.ContractBlock.read;

import java.util.LinkedHashMap;
import java.util.Map;
import org.soretflow.cell.Exponential;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;

/// One case for every method of [Kernels]: what it gives on a block against the naive reference.
///
/// Kernels are arithmetic alone, `sqrt` included, and must give the same bits. Statistics of couplings are sums of
/// logarithms. Line solves may use another order of elimination: componentwise the error of elimination in a line of
/// n ≤ 70 cells with positive data is below `4 n u a_P/m_P`, here `4·70·1.1e-16·500 = 1.5e-11`.
final class KernelCases {

    static final double LINE = 1e-10;

    /// Runs one kernel on one block and compares.
    @FunctionalInterface
    interface Case {
        void check(Backend backend, Kernels kernels, ContractBlock block);
    }

    private static final Direction[] DIRECTIONS = Direction.values();

    private KernelCases() {}

    /// All cases by the name of the method.
    static Map<String, Case> all() {
        Map<String, Case> cases = new LinkedHashMap<>();
        cases.put("apply", KernelCases::apply);
        cases.put("diagonal", KernelCases::diagonal);
        cases.put("couplings", KernelCases::couplings);
        cases.put("residual", KernelCases::residual);
        cases.put("smoothPoints", KernelCases::smoothPoints);
        cases.put("sweepPoints", KernelCases::sweepPoints);
        cases.put("smoothLines", KernelCases::smoothLines);
        cases.put("restrictResidual", KernelCases::restrictResidual);
        cases.put("prolongate", KernelCases::prolongate);
        cases.put("coarsen", KernelCases::coarsen);
        cases.put("evaluate", KernelCases::evaluate);
        cases.put("conductances", KernelCases::conductances);
        cases.put("fitExponentially", KernelCases::fitExponentially);
        cases.put("addFlow", KernelCases::addFlow);
        cases.put("limitedFluxes", KernelCases::limitedFluxes);
        cases.put("saturate", KernelCases::saturate);
        cases.put("addDivergence", KernelCases::addDivergence);
        cases.put("gatherSide", KernelCases::gatherSide);
        cases.put("setSide", KernelCases::setSide);
        cases.put("addSide", KernelCases::addSide);
        VectorCases.addTo(cases);
        FlowCases.addTo(cases);
        return cases;
    }

    static void sameBits(Buffer found, double[] expected, Object where) {
        double[] values = read(found);
        for (int n = 0; n < expected.length; n++) {
            // + 0.0 turns −0 into 0: the sign of zero is free
            if (Double.doubleToLongBits(values[n] + 0.0) != Double.doubleToLongBits(expected[n] + 0.0)) {
                assertThat(values[n]).as("value %d of %s", n, where).isEqualTo(expected[n]);
            }
        }
    }

    static void close(Buffer found, double[] expected, double relative, Object where) {
        double[] values = read(found);
        for (int n = 0; n < expected.length; n++) {
            if (!(Math.abs(values[n] - expected[n]) <= relative * Math.abs(expected[n]))) {
                assertThat(values[n]).as("value %d of %s, relative tolerance %g", n, where, relative).isEqualTo(expected[n]);
            }
        }
    }

    private static void apply(Backend backend, Kernels kernels, ContractBlock block) {
        double[] x = block.values(block.grid.cells(), -1, 1);
        Buffer y = poisoned(backend, x.length);
        kernels.apply(block.operator(backend), on(backend, x), y);
        sameBits(y, new NaiveStencil(block).apply(x), block);
    }

    private static void diagonal(Backend backend, Kernels kernels, ContractBlock block) {
        Buffer d = poisoned(backend, block.grid.cells());
        kernels.diagonal(block.operator(backend), d);
        sameBits(d, new NaiveStencil(block).diagonal(), block);
    }

    /// Counts are exact; the sums of logarithms, all of one sign, differ by the rounding of `log` and of the order only.
    private static void couplings(Backend backend, Kernels kernels, ContractBlock block) {
        double[] expected = new NaiveStencil(block).couplings(3);
        Buffer statistics = poisoned(backend, 16);
        kernels.couplings(block.operator(backend), 3, statistics);
        close(statistics, expected, 1e-11, block);
    }

    private static void residual(Backend backend, Kernels kernels, ContractBlock block) {
        double[] x = block.values(block.grid.cells(), -1, 1);
        double[] b = block.values(block.grid.cells(), -1, 1);
        Buffer r = poisoned(backend, x.length);
        kernels.residual(block.operator(backend), on(backend, x), on(backend, b), r);
        sameBits(r, new NaiveStencil(block).residual(x, b), block);
    }

    private static void smoothPoints(Backend backend, Kernels kernels, ContractBlock block) {
        double[] x = block.values(block.grid.cells(), -1, 1);
        double[] b = block.values(block.grid.cells(), -1, 1);
        StencilData operator = block.operator(backend);
        for (double relaxation : new double[] {1, 1.15}) {
            for (int colour = 0; colour < 2 && block.grid.cells() > colour; colour++) {
                Buffer values = on(backend, x);
                kernels.smoothPoints(operator, on(backend, b), values, colour, relaxation);
                sameBits(values, new NaiveStencil(block).smoothPoints(b, x, colour, relaxation), block);
            }
        }
    }

    private static void sweepPoints(Backend backend, Kernels kernels, ContractBlock block) {
        double[] x = block.values(block.grid.cells(), -1, 1);
        double[] b = block.values(block.grid.cells(), -1, 1);
        StencilData operator = block.operator(backend);
        NaiveStencil naive = new NaiveStencil(block);
        for (int colour = 0; colour < 2; colour++) {
            Buffer values = on(backend, x);
            kernels.sweepPoints(operator, on(backend, b), values, colour, 1.15);
            sameBits(values, naive.smoothPoints(b, naive.smoothPoints(b, x, colour, 1.15), 1 - colour, 1.15), block);
        }
    }

    private static void smoothLines(Backend backend, Kernels kernels, ContractBlock block) {
        double[] x = block.values(block.grid.cells(), 0.5, 1.5);
        double[] b = block.values(block.grid.cells(), 0.5, 1.5);
        StencilData operator = block.operator(backend);
        for (Direction d : DIRECTIONS) {
            boolean oneLine = block.grid.cells() == block.grid.count(d);
            for (int colour = 0; colour < (oneLine ? 1 : 2); colour++) {
                Buffer values = on(backend, x);
                kernels.smoothLines(operator, on(backend, b), values, d, colour);
                close(values, new NaiveStencil(block).smoothLines(b, x, d, colour), LINE, block + " along " + d);
            }
        }
    }

    /// Some of the ways to join pairs of cells.
    private static Grid[] coarseGrids(Grid fine) {
        return new Grid[] {
            fine.coarsened(true, true, true),
            fine.coarsened(true, false, false),
            fine.coarsened(false, true, false),
            fine.coarsened(false, false, true),
            fine.coarsened(true, false, true),
        };
    }

    private static void restrictResidual(Backend backend, Kernels kernels, ContractBlock block) {
        double[] x = block.values(block.grid.cells(), -1, 1);
        double[] b = block.values(block.grid.cells(), -1, 1);
        StencilData operator = block.operator(backend);
        double[] residual = new NaiveStencil(block).residual(x, b);
        for (Grid coarse : coarseGrids(block.grid)) {
            Buffer target = poisoned(backend, coarse.cells());
            Buffer guess = poisoned(backend, coarse.cells());
            kernels.restrictResidual(operator, on(backend, x), on(backend, b), coarse, target, guess);
            sameBits(guess, new double[coarse.cells()], block + " to " + coarse);
            sameBits(target, new NaiveTransfer(block, coarse).sumOfChildren(residual), block + " to " + coarse);
        }
    }

    private static void prolongate(Backend backend, Kernels kernels, ContractBlock block) {
        double[] x = block.values(block.grid.cells(), 0.5, 1.5);
        StencilData operator = block.operator(backend);
        for (Grid coarse : coarseGrids(block.grid)) {
            double[] coarseX = block.values(coarse.cells(), 0.5, 1.5);
            Buffer values = on(backend, x);
            kernels.prolongate(operator, coarse, on(backend, coarseX), values);
            sameBits(values, new NaiveTransfer(block, coarse).prolongated(coarseX, x), block + " from " + coarse);
        }
    }

    private static void coarsen(Backend backend, Kernels kernels, ContractBlock block) {
        StencilData operator = block.operator(backend);
        for (Grid coarse : coarseGrids(block.grid)) {
            NaiveTransfer naive = new NaiveTransfer(block, coarse);
            StencilData target = StencilData.allocate(backend, coarse, block.symmetric);
            kernels.fill(target.mass(), Double.NaN);
            for (int d = 0; d < 3; d++) {
                kernels.fill(target.left()[d], Double.NaN);
                kernels.fill(target.right()[d], Double.NaN);
            }
            kernels.coarsen(operator, target);
            sameBits(target.mass(), naive.sumOfChildren(block.mass), block + " to " + coarse);
            for (int d = 0; d < 3; d++) {
                sameBits(target.left()[d], naive.coarseFaces(d, true), block + " to " + coarse + " left " + d);
                sameBits(target.right()[d], naive.coarseFaces(d, false), block + " to " + coarse + " right " + d);
            }
        }
    }

    private static void evaluate(Backend backend, Kernels kernels, ContractBlock block) {
        int cells = block.grid.cells();
        Curve[] laws = {
            Curve.constant(3.25),
            Curve.polynomial(300, 1, -2e-3, 4e-5),
            new Curve(new double[] {270, 290, 291, 330}, 2, new double[] {1, 0.01, 2, -0.02, 3, 0.5, 0.5, 0.25}, 0, 0, 1),
            new Curve(new double[] {297}, 2, new double[] {20, 0.02}, 0.6, 297, 30),
        };
        double[] zones = block.values(cells, 0, laws.length);
        double[] temperature = block.values(cells, 250, 350);
        double[] expected = new double[cells];
        for (int n = 0; n < cells; n++) {
            zones[n] = Math.floor(zones[n]);
            Curve law = laws[(int) zones[n]];
            int interval = 0;
            while (interval + 1 < law.starts().length && law.starts()[interval + 1] <= temperature[n]) {
                interval++;
            }
            double x = temperature[n] - law.starts()[interval];
            for (int m = law.order() - 1; m >= 0; m--) {
                expected[n] = expected[n] * x + law.coefficients()[interval * law.order() + m];
            }
            if (law.amplitude() != 0) {
                expected[n] += law.amplitude() * Exponential.exp((law.centre() - temperature[n]) / law.scale());
            }
        }
        Buffer out = poisoned(backend, cells);
        kernels.evaluate(laws, on(backend, zones), on(backend, temperature), out);
        sameBits(out, expected, block);
    }

    private static void conductances(Backend backend, Kernels kernels, ContractBlock block) {
        double[] k = block.values(block.grid.cells(), 0.1, 10);
        for (int n = 0; n < k.length; n += 5) {
            k[n] = 0;
        }
        for (Direction d : DIRECTIONS) {
            Buffer faces = poisoned(backend, block.grid.faces(d));
            kernels.conductances(block.grid, d, block.widths(backend), on(backend, k), faces);
            double[] expected = new NaiveTransport(block).conductances(d.ordinal(), k, faces.size());
            sameBits(faces, expected, block + " normal to " + d);
        }
    }

    private static void fitExponentially(Backend backend, Kernels kernels, ContractBlock block) {
        double[] potential = block.values(block.grid.cells(), -3, 3);
        for (Direction d : DIRECTIONS) {
            double[] conductance = block.left[d.ordinal()];
            double[] flow = block.values(conductance.length, -4, 4);
            block.joinEnds(d, flow);
            for (double[] given : new double[][] {flow, null}) {
                Buffer left = on(backend, conductance);
                Buffer right = poisoned(backend, conductance.length);
                Buffer flowBuffer = given == null ? null : on(backend, given);
                kernels.fitExponentially(block.grid, d, on(backend, potential), flowBuffer, left, right);
                double[][] expected = new NaiveTransport(block).fitted(d.ordinal(), potential, given, conductance);
                sameBits(left, expected[0], block + " left " + d);
                sameBits(right, expected[1], block + " right " + d);
            }
        }
    }

    private static void addFlow(Backend backend, Kernels kernels, ContractBlock block) {
        for (Direction d : DIRECTIONS) {
            int at = d.ordinal();
            double[] flow = block.values(block.left[at].length, -4, 4);
            block.joinEnds(d, flow);
            for (double blend : new double[] {0, 0.25, 1}) {
                Buffer left = on(backend, block.left[at]);
                Buffer right = on(backend, block.right[at]);
                kernels.addFlow(block.grid, d, block.widths(backend), on(backend, flow), blend, left, right);
                double[][] expected = new NaiveTransport(block).withFlow(at, flow, blend, block.left[at], block.right[at]);
                sameBits(left, expected[0], block + " left " + d);
                sameBits(right, expected[1], block + " right " + d);
            }
        }
    }

    private static void limitedFluxes(Backend backend, Kernels kernels, ContractBlock block) {
        double[] phi = block.values(block.grid.cells(), -1, 1);
        for (Direction d : DIRECTIONS) {
            double[] flow = block.values(block.grid.faces(d), -4, 4);
            block.joinEnds(d, flow);
            Buffer fluxes = poisoned(backend, flow.length);
            kernels.limitedFluxes(block.grid, d, block.widths(backend), on(backend, flow), on(backend, phi), fluxes);
            sameBits(fluxes, new NaiveTransport(block).limited(d.ordinal(), flow, phi), block + " normal to " + d);
        }
    }

    private static void saturate(Backend backend, Kernels kernels, ContractBlock block) {
        double[] c = block.values(block.grid.cells(), 0, 1);
        for (Direction d : DIRECTIONS) {
            int at = d.ordinal();
            double[] before = block.values(block.left[at].length, -1, 1);
            Buffer left = on(backend, block.left[at]);
            Buffer right = on(backend, block.right[at]);
            Buffer excess = on(backend, before);
            kernels.saturate(block.grid, d, on(backend, c), left, right, excess);
            double[][] expected = new NaiveTransport(block).saturated(at, c, block.left[at], block.right[at], before);
            sameBits(left, expected[0], block + " left " + d);
            sameBits(right, expected[1], block + " right " + d);
            sameBits(excess, expected[2], block + " excess " + d);
        }
    }

    private static void addDivergence(Backend backend, Kernels kernels, ContractBlock block) {
        for (Direction d : DIRECTIONS) {
            double[] fluxes = block.values(block.grid.faces(d), -1, 1);
            double[] before = block.values(block.grid.cells(), -1, 1);
            Buffer source = on(backend, before);
            kernels.addDivergence(block.grid, d, on(backend, fluxes), -0.75, source);
            sameBits(source, new NaiveTransport(block).withDivergence(d.ordinal(), fluxes, -0.75, before), block);
        }
    }

    private static void gatherSide(Backend backend, Kernels kernels, ContractBlock block) {
        double[] cells = block.values(block.grid.cells(), -1, 1);
        for (Side side : Side.values()) {
            int[][] faces = new NaiveTransport(block).side(side);
            double[] expected = new double[faces.length];
            for (int f = 0; f < faces.length; f++) {
                expected[f] = cells[faces[f][0]];
            }
            Buffer out = poisoned(backend, faces.length);
            kernels.gatherSide(block.grid, side, on(backend, cells), out);
            sameBits(out, expected, block + " " + side);
        }
    }

    private static void setSide(Backend backend, Kernels kernels, ContractBlock block) {
        for (Side side : Side.values()) {
            int[][] faces = new NaiveTransport(block).side(side);
            double[] values = block.values(faces.length, 1, 2);
            double[] expected = block.left[side.direction().ordinal()].clone();
            Buffer target = on(backend, expected);
            for (int f = 0; f < faces.length; f++) {
                expected[faces[f][1]] = values[f];
            }
            kernels.setSide(block.grid, side, on(backend, values), target);
            sameBits(target, expected, block + " " + side);
        }
    }

    private static void addSide(Backend backend, Kernels kernels, ContractBlock block) {
        for (Side side : Side.values()) {
            int[][] faces = new NaiveTransport(block).side(side);
            double[] values = block.values(faces.length, 1, 2);
            double[] expected = block.values(block.grid.cells(), -1, 1);
            Buffer target = on(backend, expected);
            for (int f = 0; f < faces.length; f++) {
                expected[faces[f][0]] += values[f];
            }
            kernels.addSide(block.grid, side, on(backend, values), target);
            sameBits(target, expected, block + " " + side);
        }
    }
}
