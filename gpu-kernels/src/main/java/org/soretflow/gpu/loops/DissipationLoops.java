package org.soretflow.gpu.loops;

import org.soretflow.cell.Dissipation;

/// Heat by friction in the cells of a staggered mesh.
public final class DissipationLoops {

    private DissipationLoops() {}

    /// The share of the normal rate of a component.
    public static void addNormalDissipation(
            int nx, int ny, int nz, int topology, int component, int faceNx, int faceNy, double[] dx, double[] dy,
            double[] dz, double[] viscosity, double[] u, double[] heat) {
        for (@Parallel int k = 0; k < nz; k++) {
            for (@Parallel int j = 0; j < ny; j++) {
                for (@Parallel int i = 0; i < nx; i++) {
                    int cell = Index.cell(nx, ny, i, j, k);
                    if (viscosity[cell] > 0) {
                        int m = Index.pick(component, i, j, k);
                        int count = Index.pick(component, nx, ny, nz);
                        int after = Index.periodic(topology, component) != 0 ? Index.wrapped(m + 1, count) : m + 1;
                        int stride = Index.stride(component, faceNx, faceNy);
                        int place = Index.cell(faceNx, faceNy, i, j, k);
                        double width = ViscosityLoops.width(component, dx, dy, dz, m);
                        heat[cell] += Dissipation.normal(
                                viscosity[cell], u[place], u[place + (after - m) * stride], width, dx[i] * dy[j] * dz[k]);
                    }
                }
            }
        }
    }

    /// The share of shear in the plane of two components.
    ///
    /// @param ownNx places of u
    /// @param otherNx places of v
    public static void addShearDissipation(
            int nx, int ny, int nz, int topology, int component, int direction, int ownNx, int ownNy, int otherNx,
            int otherNy, double[] dx, double[] dy, double[] dz, double[] viscosity, double[] u, double[] v,
            double[] heat) {
        for (@Parallel int k = 0; k < nz; k++) {
            for (@Parallel int j = 0; j < ny; j++) {
                for (@Parallel int i = 0; i < nx; i++) {
                    int cell = Index.cell(nx, ny, i, j, k);
                    if (viscosity[cell] > 0) {
                        double volume = dx[i] * dy[j] * dz[k];
                        double sum = 0.0;
                        for (int corner = 0; corner < 4; corner++) {
                            int alongOwn = corner % 2;
                            int alongOther = corner / 2;
                            double slope = slope(
                                    nx, ny, nz, topology, component, alongOwn, direction, alongOther, ownNx, ownNy, dx, dy,
                                    dz, viscosity, u, i, j, k);
                            double other = slope(
                                    nx, ny, nz, topology, direction, alongOther, component, alongOwn, otherNx, otherNy, dx,
                                    dy, dz, viscosity, v, i, j, k);
                            sum += Dissipation.shear(viscosity[cell], slope, other, volume);
                        }
                        heat[cell] += sum;
                    }
                }
            }
        }
    }

    /// Slope of component c in direction d at a corner of a cell: at its end `s` along c, `t` along d (0 below, 1 above);
    /// zero across the boundary of the domain.
    static double slope(
            int nx, int ny, int nz, int topology, int c, int s, int d, int t, int faceNx, int faceNy, double[] dx,
            double[] dy, double[] dz, double[] viscosity, double[] values, int i, int j, int k) {
        int at = Index.pick(d, i, j, k);
        int count = Index.pick(d, nx, ny, nz);
        int beside = at + 2 * t - 1;
        double result = 0.0;
        if (Index.periodic(topology, d) != 0 || beside >= 0 && beside < count) {
            int m = Index.wrapped(beside, count);
            int end = Index.pick(c, i, j, k) + s;
            int place = Index.periodic(topology, c) != 0 ? Index.wrapped(end, Index.pick(c, nx, ny, nz)) : end;
            int own = ViscosityLoops.besideCorner(c, d, faceNx, faceNy, place, at, i, j, k);
            int far = ViscosityLoops.besideCorner(c, d, faceNx, faceNy, place, m, i, j, k);
            int neighbour = Index.cell(nx, ny, i, j, k) + (m - at) * Index.stride(d, nx, ny);
            result = Dissipation.slope(
                    values[own], ViscosityLoops.width(d, dx, dy, dz, at), values[far],
                    ViscosityLoops.width(d, dx, dy, dz, m), viscosity[neighbour], t == 0 ? -1.0 : 1.0);
        }
        return result;
    }
}
