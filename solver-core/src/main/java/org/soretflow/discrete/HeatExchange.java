package org.soretflow.discrete;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.soretflow.backend.Grid;
import org.soretflow.boundary.Value;
import org.soretflow.cell.Diffusion;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.HeatSource;
import org.soretflow.physics.Problem;

/// Heat that cells exchange with what is not in the mesh: `diagonal · (T_outside − T)` [W].
///
/// A zone held at a temperature is taken out of the conduction: its faces are closed, and each cell beside it conducts through
/// its own half to the held face, as to a wall. A loss above and below has the diagonal U·A.
final class HeatExchange {

    /// A face between a held cell and another one.
    ///
    /// @param cell the other cell
    /// @param held the held cell
    /// @param delta distance of the face from the other cell's centre [m]
    private record Contact(int cell, int held, double delta, double area) {}

    private final Problem problem;
    private final StructuredMesh mesh;
    private final Value[] held;
    private final List<HeatSource.Loss> losses = new ArrayList<>();
    private final List<Contact> contacts = new ArrayList<>();
    private final double[] diagonal;
    private final double[] source;

    private HeatExchange(Problem problem, List<HeatSource> sources) {
        this.problem = problem;
        mesh = problem.mesh();
        held = new Value[problem.zones().names().size()];
        for (HeatSource one : sources) {
            switch (one) {
                case HeatSource.Held(String zone, Value temperature) -> held[problem.zones().id(zone)] = temperature;
                case HeatSource.Loss loss -> losses.add(loss);
                case HeatSource.Film _, HeatSource.GaussianBeam _, HeatSource.Volumetric _, HeatSource.ZonePower _ -> { }
            }
        }
        diagonal = new double[mesh.cells()];
        source = new double[mesh.cells()];
        if (Arrays.stream(held).anyMatch(value -> value != null)) {
            for (Direction d : Direction.values()) {
                findContacts(d);
            }
        }
    }

    /// The exchange of a problem with heat; null if it has none.
    static HeatExchange of(Problem problem) {
        List<HeatSource> sources = problem.heat().orElseThrow().sources();
        boolean any = sources.stream()
                .anyMatch(source -> source instanceof HeatSource.Held || source instanceof HeatSource.Loss);
        return any ? new HeatExchange(problem, sources) : null;
    }

    private void findContacts(Direction d) {
        Grid grid = Grid.of(mesh);
        int count = grid.count(d);
        for (int n = 0; n < mesh.cells(); n++) {
            int place = mesh.along(d, n);
            if (place + 1 < count || mesh.isPeriodic(d)) {
                int next = (place + 1) % count;
                int above = n + (next - place) * grid.stride(d);
                double area = mesh.faceArea(d, n, 1);
                boolean below = isHeld(n);
                if (below != isHeld(above)) {
                    contacts.add(below ? new Contact(above, n, 0.5 * mesh.axis(d).width(next), area)
                            : new Contact(n, above, 0.5 * mesh.axis(d).width(place), area));
                }
            }
        }
    }

    private boolean isHeld(int cell) {
        return isHeldZone(problem.zones().zone(cell));
    }

    /// True if the cells of a zone neither conduct nor store.
    boolean isHeldZone(int zone) {
        return held[zone] != null;
    }

    /// True if the numbers are the same at all times for the same conductivities.
    boolean isSteady() {
        return Arrays.stream(held).allMatch(value -> value == null || value.isSteady())
                && losses.stream().allMatch(loss -> loss.coefficient().isSteady() && loss.ambient().isSteady());
    }

    /// Takes over conductivities and a time.
    ///
    /// @param conductivity by cell [W/(m·K)], not read in held cells
    void update(double[] conductivity, double time) {
        Arrays.fill(diagonal, 0);
        Arrays.fill(source, 0);
        for (Contact contact : contacts) {
            double conductance = Diffusion.wallConductance(conductivity[contact.cell], contact.delta, 0, contact.area);
            diagonal[contact.cell] += conductance;
            source[contact.cell] += conductance * at(held[problem.zones().zone(contact.held)], contact.held, time);
        }
        for (HeatSource.Loss loss : losses) {
            int only = loss.zone().map(problem.zones()::id).orElse(-1);
            for (int n = 0; n < diagonal.length; n++) {
                if ((only < 0 || problem.zones().zone(n) == only) && !isHeld(n)) {
                    double conductance = at(loss.coefficient(), n, time) * mesh.volume(n) / mesh.z().length();
                    diagonal[n] += conductance;
                    source[n] += conductance * at(loss.ambient(), n, time);
                }
            }
        }
        for (int n = 0; n < diagonal.length; n++) {
            if (isHeld(n)) {
                // any positive number will do: the row stands for itself
                diagonal[n] = problem.material(problem.zones().zone(n)).conductivity().at(300) * Math.cbrt(mesh.volume(n));
                source[n] = diagonal[n] * at(held[problem.zones().zone(n)], n, time);
            }
        }
    }

    private double at(Value value, int cell, double time) {
        return value.at(mesh.x().centre(mesh.i(cell)), mesh.y().centre(mesh.j(cell)), mesh.z().centre(mesh.k(cell)), time);
    }

    /// By cell [W/K], as of the last update.
    double[] diagonal() {
        return diagonal;
    }

    /// Adds `diagonal · T_outside` of each cell [W].
    ///
    /// @param heat modified
    void addSources(double[] heat) {
        for (int n = 0; n < heat.length; n++) {
            heat[n] += source[n];
        }
    }

    /// What comes into the cells that conduct [W].
    ///
    /// @param temperature by cell [K]
    double received(double[] temperature) {
        double sum = 0;
        for (int n = 0; n < temperature.length; n++) {
            sum += isHeld(n) ? 0 : source[n] - diagonal[n] * temperature[n];
        }
        return sum;
    }
}
