package org.soretflow.backend.cpu;

import java.util.Arrays;
import org.soretflow.backend.FlowGrid;
import org.soretflow.cell.Diffusion;
import org.soretflow.cell.Momentum;
import org.soretflow.mesh.Direction;

/// Viscous conductances between staggered control volumes on the CPU; see [CpuViscosity].
///
/// A width varies along a row if it is one along x, else from row to row: it is a line times a factor, of which one is just
/// ones. Lines have one index for all, so that the compiler vectorises the loops over them.
final class ViscousConductances extends ViscousFaces {

    private ViscousConductances(FlowGrid grid, int component, Direction direction, double[] viscosity) {
        super(grid, component, direction, viscosity);
    }

    static void compute(
            Threads threads, FlowGrid grid, int component, Direction direction, double[] viscosity, double[] faces) {
        ViscousConductances v = new ViscousConductances(grid, component, direction, viscosity);
        Arrays.fill(faces, 0);
        if (direction.ordinal() == component) {
            threads.run(v.cells.ny() * v.cells.nz(), v.cells.cells(), (first, end) -> {
                Along along = v.new Along();
                for (int row = first; row < end; row++) {
                    along.row(row, faces);
                }
            });
            FacePeriod.open(v.places, direction, faces);
        } else {
            threads.run(v.places.ny() * v.places.nz(), v.cells.cells(), (first, end) -> {
                Across across = v.new Across();
                for (int row = first; row < end; row++) {
                    across.row(row, faces);
                }
            });
            FacePeriod.close(v.places, direction, faces);
        }
    }

    private static int at(Direction d, int j, int k) {
        return d == Direction.Y ? j : k;
    }

    private double[] ones() {
        double[] line = new double[places.nx()];
        Arrays.fill(line, 1);
        return line;
    }

    /// `μ A/δ` through the centre of every cell of a row; with the memory of a thread, as [Across].
    private final class Along {
        private final double[] width = component == Direction.X ? widths[0] : ones();
        private final double[] beside = component == Direction.X ? ones() : widths[0];
        private final double[] ring = ones();
        private final double[] line = ones();
        private final Areas areas = new Areas(beside, widths[1], widths[2], component);

        Along() {
            for (int i = 0; i < cells.nx() && component != Direction.Z; i++) {
                ring[i] = component == Direction.X
                        ? Momentum.radialArea(radii[i], radii[i + 1])
                        : 0.5 * (radii[i] + radii[i + 1]);
            }
        }

        void row(int row, double[] faces) {
            int nx = cells.nx();
            int j = row % cells.ny();
            int k = row / cells.ny();
            double across = areas.factor(j, k);
            double distance = component == Direction.X ? 1 : widths[component.ordinal()][at(component, j, k)];
            System.arraycopy(viscosity, nx * row, line, 0, nx);
            for (int i = 0; i < nx; i++) {
                line[i] = line[i] * (beside[i] * across * ring[i]) / (width[i] * distance);
            }
            System.arraycopy(line, 0, faces, places.face(component, 0, j, k) + places.stride(component), nx);
        }
    }

    /// Through the two halves of the faces across the component below a row of places.
    private final class Across {
        private final int count = places.nx();
        private final Direction third = Direction.values()[3 - component.ordinal() - direction.ordinal()];
        private final double[] left = halves(component, -1);
        private final double[] right = halves(component, 0);
        private final double[] lower = halves(direction, -1);
        private final double[] upper = halves(direction, 0);
        private final double[] beside = third == Direction.X ? widths[0] : ones();
        private final double[] lowerLeft = new double[count];
        private final double[] upperLeft = new double[count];
        private final double[] lowerRight = new double[count];
        private final double[] upperRight = new double[count];
        private final boolean around = cells.periodic(component);
        private final boolean alongX = component == Direction.X;

        Across() {
            if (alongX && !around) {
                left[0] = 0;
                right[count - 1] = 0;
            }
        }

        void row(int row, double[] faces) {
            int j = row % places.ny();
            int k = row / places.ny();
            boolean closed = !cells.periodic(direction);
            if (closed && direction != Direction.X && at(direction, j, k) == 0) {
                return;
            }
            load(j, k, -1, -1, lowerLeft);
            load(j, k, -1, 0, upperLeft);
            load(j, k, 0, -1, lowerRight);
            load(j, k, 0, 0, upperRight);
            int place = at(component, j, k);
            boolean hasLeft = alongX || around || place > 0;
            boolean hasRight = alongX || around || place < cells.count(component);
            combine(
                    hasLeft ? half(component, j, k, -1) : 0,
                    hasRight ? half(component, j, k, 0) : 0,
                    half(direction, j, k, -1),
                    half(direction, j, k, 0),
                    third == Direction.X ? 1 : widths[third.ordinal()][at(third, j, k)]);
            int from = closed && direction == Direction.X ? 1 : 0;
            System.arraycopy(upperLeft, from, faces, places.face(direction, 0, j, k) + from, count - from);
        }

        /// The conductances in the place of the viscosities above the faces, on their left.
        private void combine(
                double leftFactor, double rightFactor, double lowerFactor, double upperFactor, double besideFactor) {
            for (int i = 0; i < count; i++) {
                double below = lower[i] * lowerFactor;
                double above = upper[i] * upperFactor;
                double width = beside[i] * besideFactor;
                double leftArea = left[i] * leftFactor * width * radii[i];
                double rightArea = right[i] * rightFactor * width * radii[i];
                upperLeft[i] = Diffusion.conductance(lowerLeft[i], below, upperLeft[i], above, leftArea)
                        + Diffusion.conductance(lowerRight[i], below, upperRight[i], above, rightArea);
            }
        }
    }

    /// Half widths of the cells before (−1) or behind (0) the places of a row, ones for a direction across it.
    private double[] halves(Direction d, int shift) {
        double[] line = ones();
        for (int i = 0; i < line.length && d == Direction.X; i++) {
            line[i] = 0.5 * widths[0][Math.floorMod(i + shift, cells.nx())];
        }
        return line;
    }

    /// Half the width of the cell before or behind a row of places, 1 for the direction along it.
    private double half(Direction d, int j, int k, int shift) {
        return d == Direction.X
                ? 1
                : 0.5 * widths[d.ordinal()][Math.floorMod(at(d, j, k) + shift, cells.count(d))];
    }

    /// Viscosities of the cells beside the places of a row, at a shift along the component and one along the direction;
    /// those of any cells where there are none.
    private void load(int j, int k, int alongComponent, int alongDirection, double[] line) {
        int nx = cells.nx();
        int shiftX = shift(Direction.X, alongComponent, alongDirection);
        int cellJ = Math.floorMod(j + shift(Direction.Y, alongComponent, alongDirection), cells.ny());
        int cellK = Math.floorMod(k + shift(Direction.Z, alongComponent, alongDirection), cells.nz());
        int row = nx * (cellJ + cells.ny() * cellK);
        System.arraycopy(viscosity, row, line, -shiftX, Math.min(nx, line.length + shiftX));
        if (shiftX < 0) {
            line[0] = viscosity[row + nx - 1];
        } else if (line.length > nx) {
            line[nx] = viscosity[row];
        }
    }

    private int shift(Direction d, int alongComponent, int alongDirection) {
        return d == component ? alongComponent : d == direction ? alongDirection : 0;
    }
}
