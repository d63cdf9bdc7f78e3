package org.soretflow.discrete;

import java.util.Arrays;
import java.util.Optional;
import org.soretflow.boundary.FlowCondition;
import org.soretflow.boundary.InletProfile;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.FlowEquation;
import org.soretflow.physics.HeleShaw;
import org.soretflow.physics.Problem;

/// How the volume flow through a patch is shared among its wet faces.
final class InletShape {

    /// One transverse direction of a patch.
    ///
    /// @param direction the direction
    /// @param start index of the first cell; cells below it lie behind the seam of a periodic direction
    /// @param gap distance between the walls, null where nothing rubs
    private record Span(Direction direction, int start, DevelopedProfile.Gap gap) {}

    private final Problem problem;
    private final StructuredMesh mesh;
    private final Side side;
    private final int[] faces;

    private InletShape(Problem problem, Side side, int[] faces) {
        this.problem = problem;
        this.mesh = problem.mesh();
        this.side = side;
        this.faces = faces;
    }

    /// Share of the volume flow by face; the sum is one [1].
    ///
    /// @param faces numbers of the patch's wet faces
    static double[] shares(Problem problem, Side side, int[] faces, InletProfile profile) {
        InletShape shape = new InletShape(problem, side, faces);
        double[] shares = switch (profile) {
            case UNIFORM -> Arrays.stream(faces).mapToDouble(f -> problem.mesh().faceArea(side, f)).toArray();
            case DEVELOPED -> shape.developed();
        };
        double sum = Arrays.stream(shares).sum();
        return Arrays.stream(shares).map(share -> share / sum).toArray();
    }

    private double[] developed() {
        Optional<HeleShaw> plates = problem.flow().flatMap(FlowEquation::heleShaw);
        Span first = span(side.direction().firstTransverse());
        if (mesh.isAxisymmetric() && first.direction == Direction.X && first.gap != null) {
            return developedInRings();
        }
        Span second = span(side.direction().secondTransverse());
        if (plates.isPresent()) {
            return betweenPlates(plates.get(), first.gap == null ? second : first);
        }
        DevelopedProfile profile = new DevelopedProfile(first.gap, second.gap);
        double[] flows = new double[faces.length];
        for (int n = 0; n < faces.length; n++) {
            int f = faces[n];
            double low1 = low(first, f);
            double low2 = low(second, f);
            double average = profile.average(
                    low1, low1 + mesh.axis(first.direction).width(place(f, first.direction)),
                    low2, low2 + mesh.axis(second.direction).width(place(f, second.direction)));
            flows[n] = average * mesh.faceArea(side, f);
        }
        return flows;
    }

    private double[] betweenPlates(HeleShaw plates, Span span) {
        PlateProfile profile = new PlateProfile(span.gap, plates.drag());
        return Arrays.stream(faces).mapToDouble(f -> {
            double low = low(span, f);
            double width = mesh.axis(span.direction).width(place(f, span.direction));
            return profile.average(low, low + width) * mesh.faceArea(side, f);
        }).toArray();
    }

    /// Through a pipe or between two cylinders.
    private double[] developedInRings() {
        int low = Arrays.stream(faces).map(f -> place(f, Direction.X)).min().orElseThrow();
        int high = Arrays.stream(faces).map(f -> place(f, Direction.X)).max().orElseThrow();
        boolean slips = high == mesh.nx() - 1 && endsAtSymmetry(Direction.X, true)
                || low == 0 && !mesh.isAxis(Side.X_MIN) && endsAtSymmetry(Direction.X, false);
        if (slips) {
            throw new IllegalArgumentException("a developed profile on an axisymmetric mesh needs walls around it, but"
                    + " there is a symmetry condition beside it; state a uniform profile or a velocity by an expression");
        }
        AnnularProfile profile = AnnularProfile.between(mesh.x().face(low), mesh.x().face(high + 1));
        return Arrays.stream(faces).mapToDouble(f -> {
            int i = place(f, Direction.X);
            return profile.average(mesh.x().face(i), mesh.x().face(i + 1)) * mesh.faceArea(side, f);
        }).toArray();
    }

    /// Lower end of a face, past the end of a periodic axis if the patch goes on there [m].
    private double low(Span span, int f) {
        Axis axis = mesh.axis(span.direction);
        int place = place(f, span.direction);
        return axis.face(place) + (place < span.start ? axis.length() : 0);
    }

    private int place(int f, Direction d) {
        int cell = mesh.cellOfFace(side, f);
        return place(d, cell);
    }

    private int place(Direction d, int cell) {
        return switch (d) {
            case X -> mesh.i(cell);
            case Y -> mesh.j(cell);
            case Z -> mesh.k(cell);
        };
    }

    private Span span(Direction d) {
        if (d == Direction.Z && mesh.dimensions() == 2) {
            return new Span(d, 0, null);
        }
        Axis axis = mesh.axis(d);
        boolean[] taken = new boolean[axis.cells()];
        for (int f : faces) {
            taken[place(f, d)] = true;
        }
        if (mesh.isPeriodic(d)) {
            return periodicSpan(d, taken);
        }
        int start = 0;
        while (!taken[start]) {
            start++;
        }
        int end = taken.length;
        while (!taken[end - 1]) {
            end--;
        }
        double from = axis.face(start);
        double to = axis.face(end);
        double width = to - from;
        boolean mirrorLow = start == 0 && endsAtSymmetry(d, false);
        boolean mirrorHigh = end == taken.length && endsAtSymmetry(d, true);
        if (mirrorLow && mirrorHigh) {
            return new Span(d, start, null);
        }
        return new Span(d, start, new DevelopedProfile.Gap(mirrorLow ? from - width : from, mirrorHigh ? to + width : to));
    }

    /// What lies outside the longest run of free places; the patch may reach across the seam.
    private Span periodicSpan(Direction d, boolean[] taken) {
        Axis axis = mesh.axis(d);
        int count = taken.length;
        int longest = 0;
        int start = 0;
        int run = 0;
        for (int n = 0; n < 2 * count; n++) {
            run = taken[n % count] ? 0 : run + 1;
            if (run > longest) {
                longest = run;
                start = (n + 1) % count;
            }
        }
        if (longest == 0) {
            return new Span(d, 0, null);
        }
        int last = (start + count - longest - 1) % count;
        double from = axis.face(start);
        double to = axis.face(last + 1) + (last < start ? axis.length() : 0);
        return new Span(d, start, new DevelopedProfile.Gap(from, to));
    }

    /// Whether all wet faces of the patch along an end of a direction have a symmetry condition beside them.
    private boolean endsAtSymmetry(Direction d, boolean max) {
        Side neighbour = Side.of(d, max);
        int edge = max ? mesh.axis(d).cells() - 1 : 0;
        for (int f : faces) {
            if (place(f, d) == edge) {
                int cell = mesh.cellOfFace(side, f);
                int beside = place(d.firstTransverse(), cell)
                        + mesh.axis(d.firstTransverse()).cells() * place(d.secondTransverse(), cell);
                int patch = problem.patches().patchOfFace(neighbour, beside);
                if (!(problem.flowCondition(patch) instanceof FlowCondition.Symmetry)) {
                    return false;
                }
            }
        }
        return true;
    }
}
