/* The stencil loops of the CPU backend in C, for comparison: one core, cube of n cells, best of the runs.
 * Build: gcc -O3 -march=native -o kernels kernels.c; run: ./kernels 64 200 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static int nx, ny, nz;
static double *mass, *xl, *xr, *yl, *yr, *zl, *zr;

static double *numbers(size_t count) {
    double *values = aligned_alloc(64, (count * sizeof(double) + 63) / 64 * 64);
    for (size_t n = 0; n < count; n++) values[n] = 0.5 + rand() / (RAND_MAX + 1.0);
    return values;
}

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec + 1e-9 * now.tv_nsec;
}

/* r = b - A x in the inner cells of a row; b may be null for y = A x. */
static void row(int j, int k, const double *restrict lx, const double *restrict rx, const double *restrict ly,
                const double *restrict ry, const double *restrict lz, const double *restrict rz,
                const double *restrict x, const double *restrict b, double *restrict r) {
    const int nxy = nx * ny, base = j + ny * k, n = nx * base, f = (nx + 1) * base, g = nx * (j + (ny + 1) * k);
    const int south = j > 0 ? -nx : 0, north = j < ny - 1 ? nx : 0;
    const int bottom = k > 0 ? -nxy : 0, top = k < nz - 1 ? nxy : 0;
    const double hs = j > 0, hn = j < ny - 1, hb = k > 0, ht = k < nz - 1;
    for (int i = 1; i < nx - 1; i++) {
        const double own = x[n + i];
        const double fx = (lx[f + i + 1] * own - rx[f + i + 1] * x[n + i + 1]) - (lx[f + i] * x[n + i - 1] - rx[f + i] * own);
        const double fy = (ly[g + i + nx] * own - ry[g + i + nx] * (hn * x[n + i + north]))
                          - (ly[g + i] * (hs * x[n + i + south]) - ry[g + i] * own);
        const double fz = (lz[n + i + nxy] * own - rz[n + i + nxy] * (ht * x[n + i + top]))
                          - (lz[n + i] * (hb * x[n + i + bottom]) - rz[n + i] * own);
        const double product = mass[n + i] * own + fx + fy + fz;
        r[n + i] = b ? b[n + i] - product : product;
    }
}

static void sweep(int conduction, const double *x, const double *b, double *r) {
    for (int k = 0; k < nz; k++)
        for (int j = 0; j < ny; j++)
            row(j, k, xl, conduction ? xl : xr, yl, conduction ? yl : yr, zl, conduction ? zl : zr, x, b, r);
}

/* Relaxes every second cell. */
static void smooth(int conduction, const double *restrict b, double *x, int colour) {
    const double *rx = conduction ? xl : xr, *ry = conduction ? yl : yr, *rz = conduction ? zl : zr;
    const int nxy = nx * ny;
    for (int k = 0; k < nz; k++)
        for (int j = 0; j < ny; j++) {
            const int base = j + ny * k, n = nx * base, f = (nx + 1) * base, g = nx * (j + (ny + 1) * k);
            const int south = j > 0 ? -nx : 0, north = j < ny - 1 ? nx : 0;
            const int bottom = k > 0 ? -nxy : 0, top = k < nz - 1 ? nxy : 0;
            const double hs = j > 0, hn = j < ny - 1, hb = k > 0, ht = k < nz - 1;
            const int parity = (colour + j + k) & 1;
            for (int i = parity ? 1 : 2; i < nx - 1; i += 2) {
                const double in = xl[f + i] * x[n + i - 1] + rx[f + i + 1] * x[n + i + 1]
                                  + (yl[g + i] * (hs * x[n + i + south]) + ry[g + i + nx] * (hn * x[n + i + north]))
                                  + (zl[n + i] * (hb * x[n + i + bottom]) + rz[n + i + nxy] * (ht * x[n + i + top]));
                const double diagonal = mass[n + i] + rx[f + i] + xl[f + i + 1] + ry[g + i] + yl[g + i + nx]
                                        + rz[n + i] + zl[n + i + nxy];
                x[n + i] += (b[n + i] + in) / diagonal - x[n + i];
            }
        }
}

int main(int argc, char **argv) {
    nx = ny = nz = argc > 1 ? atoi(argv[1]) : 64;
    const int runs = argc > 2 ? atoi(argv[2]) : 100;
    const size_t cells = (size_t)nx * ny * nz, faces = cells + (size_t)nx * ny;
    mass = numbers(cells);
    xl = numbers(faces), xr = numbers(faces), yl = numbers(faces), yr = numbers(faces), zl = numbers(faces), zr = numbers(faces);
    double *x = numbers(cells), *b = numbers(cells), *r = numbers(cells);
    const char *names[] = {"residual, conduction", "residual, drift-diffusion", "operator, drift-diffusion",
                           "smoother, conduction", "smoother, drift-diffusion"};
    double check = 0;
    for (int m = 0; m < 5; m++) {
        double best = 1e30;
        for (int run = 0; run < 2 * runs; run++) {
            const double start = seconds();
            if (m < 3) sweep(m == 0, x, m == 2 ? NULL : b, r);
            else smooth(m == 3, b, x, 0), smooth(m == 3, b, x, 1);
            const double time = seconds() - start;
            if (run >= runs && time < best) best = time;
        }
        check += r[cells / 2] + x[cells / 2];
        printf("%s=%.6g\n", names[m], cells / best);
    }
    return check == 0.123456789;
}
