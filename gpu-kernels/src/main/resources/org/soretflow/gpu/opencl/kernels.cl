// Made from the Java sources of the cell functions and loops by OpenClTranslator; do not edit.
#pragma OPENCL FP_CONTRACT OFF
#ifdef REAL_IS_FLOAT
typedef float real;
#define REAL(x) x##f
#else
#pragma OPENCL EXTENSION cl_khr_fp64 : enable
typedef double real;
#define REAL(x) x
#endif

// NaN wins, and the sign of zero counts, as in Java
static real java_max(real a, real b) {
    return a > b ? a : a < b ? b : a == b ? (a == 0 ? a + b : a) : a + b;
}

static real java_min(real a, real b) {
    return a < b ? a : a > b ? b : a == b ? (a == 0 ? -(-a - b) : a) : a + b;
}

static real Advection_leftWeight(real flow, real blend, real deltaLeft, real deltaRight);
static real Advection_rightWeight(real flow, real blend, real deltaLeft, real deltaRight);
static real Advection_limitedExcess(real flow, real far, real upwind, real downwind, real farDistance, real distance, real toFace);
static real CurveForm_hornerStep(real sum, real x, real coefficient);
static real CurveForm_exponentialTerm(real amplitude, real centre, real scale, real temperature);
static real Diffusion_conductance(real kLeft, real deltaLeft, real kRight, real deltaRight, real area);
static real Diffusion_wallConductance(real k, real delta, real resistance, real area);
static real Diffusion_wallValue(real cell, real inflow, real k, real delta);
static real Drift_bernoulli(real z);
static real Drift_exponent(real potentialLeft, real potentialRight, real flow, real conductance);
static real Drift_leftWeight(real conductance, real exponent);
static real Drift_rightWeight(real conductance, real exponent);
static real Drift_weight(real conductance, real bernoulli, real exponent);
static real Drift_velocity(real diffusivity, real potentialLeft, real potentialRight, real distance);
static real Drift_saturatingLeft(real left, real right, real fractionRight);
static real Drift_saturatingRight(real left, real right, real fractionLeft);
static real Drift_saturatingExcess(real left, real right, real fractionLeft, real fractionRight);
static real Exponential_exp(real x);
static real Exponential_reduced(real high, real low);
static real Exponential_powerOfTwo(int n);
static real Momentum_flow(real density, real area1, real velocity1, real area2, real velocity2);
static real Momentum_pressureForce(real area, real pressureLeft, real pressureRight);
static real Momentum_interpolated(real left, real deltaLeft, real right, real deltaRight);
static real Momentum_pressureWeight(real area, real diagonal, real fixed);
static real Momentum_velocityChange(real weight, real area, real changeLeft, real changeRight);
static real Momentum_distributed(real viscosity, real defect, real carried, real volume, real inertia, real phi);
static real Momentum_stratification(real factor, real weight, real difference, real distance, real volume, real diagonal);
static real Scalars_quotient(real factor, real a, real b, real least);
static real Scalars_product(real factor, real a, real b);
static real Scalars_weightedSum(real alpha, real x, real beta, real y);
static real Stencil_flux(real left, real phiLeft, real right, real phiRight);
static real Stencil_relaxed(real source, real inflow, real diagonal, real old, real relaxation);
static real Transfer_half(real own, real other);
static real Transfer_seriesLeft(real left1, real right1, real left2);
static real Transfer_seriesRight(real right1, real left2, real right2);
static real Transfer_share(real weight, real own1, real own2);
static real FlowLoops_rowArea(int direction, __global real* dy, __global real* dz, int j, int k);
static real FlowLoops_widthAlong(int direction, __global real* dx, int i);
static int FlowLoops_leftCell(int direction, int nx, int ny, int nz, int topology, int i, int j, int k);
static int FlowLoops_rightCell(int direction, int nx, int ny, int nz, int i, int j, int k);
static real FlowLoops_areaBeside(int component, int direction, int ny, int nz, int shift, __global real* dy, __global real* dz, int j, int k);
static int Index_periodic(int topology, int direction);
static int Index_planar(int topology);
static int Index_pick(int direction, int ofX, int ofY, int ofZ);
static int Index_least(int a, int b);
static int Index_wrapped(int value, int count);
static int Index_stride(int direction, int nx, int ny);
static int Index_below(int place, int count, int periodic, int stride);
static int Index_above(int place, int count, int periodic, int stride);
static real Index_hasBelow(int place, int periodic);
static real Index_hasAbove(int place, int count, int periodic);
static int Index_cell(int nx, int ny, int i, int j, int k);
static int Index_face(int direction, int nx, int ny, int i, int j, int k);
#define LineLoops_SINGULAR (REAL(1.0e-13))
static real StencilLoops_product(int nx, int ny, int nz, int topology, int i, int j, int k, __global real* factor, __global real* mass, __global real* xl, __global real* xr, __global real* yl, __global real* yr, __global real* zl, __global real* zr, __global real* x);
static real StencilLoops_diagonalOf(int nx, int ny, int topology, int i, int j, int k, __global real* factor, __global real* mass, __global real* xl, __global real* xr, __global real* yl, __global real* yr, __global real* zl, __global real* zr);
static real StencilLoops_xInflow(int nx, int ny, int topology, int i, int j, int k, __global real* xl, __global real* xr, __global real* x);
static real StencilLoops_yInflow(int nx, int ny, int topology, int i, int j, int k, __global real* yl, __global real* yr, __global real* x);
static real StencilLoops_zInflow(int nx, int ny, int nz, int topology, int i, int j, int k, __global real* zl, __global real* zr, __global real* x);
static real StencilLoops_strongest(int place, int count, int periodic, int lower, int upper, __global real* left, __global real* right);
static real StencilLoops_oneSided(int place, int count, int periodic, int lower, int upper, real ratio, __global real* left, __global real* right);
static real StencilLoops_oneSidedFace(real a, real b, real ratio);
static real TransferLoops_coarseWeight(int start, int place, int count, int stride, int periodic, int halved, int wantLeft, __global real* left, __global real* right);
static int TransferLoops_otherOffset(int place, int count, int step, int periodic, int coarseCount, int coarseStride);
static real TransferLoops_fineWeight(int place, int count, int step, int periodic, int face, int stride, int wantOther, __global real* left, __global real* right);
static int TransportLoops_inside(int direction, int nx, int ny, int nz, int topology, int i, int j, int k);
static int TransportLoops_leftPlace(int direction, int nx, int ny, int nz, int i, int j, int k);
static int TransportLoops_rightPlace(int direction, int nx, int ny, int nz, int i, int j, int k);
static int TransportLoops_cellAt(int direction, int nx, int ny, int place, int i, int j, int k);
static int TransportLoops_sideCell(int direction, int nx, int ny, int last, int a, int b);
static int TransportLoops_sideFace(int direction, int nx, int ny, int last, int beyond, int a, int b);
#define VectorLoops_BLOCK (1024)
#define VectorLoops_LANES (8)
#define VectorLoops_FAN (32)
static real ViscosityLoops_width(int direction, __global real* dx, __global real* dy, __global real* dz, int place);
static real ViscosityLoops_areaAlong(int component, __global real* dx, __global real* dy, __global real* dz, int i, int j, int k);
static real ViscosityLoops_halfArea(int component, int direction, int nx, int ny, int nz, __global real* dx, __global real* dy, __global real* dz, int i, int j, int k, int shift);
static int ViscosityLoops_belowAround(int direction, int nx, int ny, int nz, int place);
static real ViscosityLoops_half(int component, int direction, int nx, int ny, int nz, __global real* dx, __global real* dy, __global real* dz, __global real* viscosity, int i, int j, int k, int cell, int shift);
static real ViscosityLoops_friction(int component, int direction, int nx, int ny, int nz, int topology, __global real* dx, __global real* dy, __global real* dz, __global real* viscosity, int i, int j, int k, int cell, int shift);
static real ViscosityLoops_shearStiffness(int component, int direction, int nx, int ny, int nz, int topology, __global real* dx, __global real* dy, __global real* dz, __global real* viscosity, int i, int j, int k, int left, int right, int side);
static int ViscosityLoops_besideCorner(int component, int direction, int acrossNx, int acrossNy, int p, int m, int i, int j, int k);

static real Advection_leftWeight(real flow, real blend, real deltaLeft, real deltaRight) {
    return (1 - blend) * java_max(flow, 0) + blend * flow * deltaRight / (deltaLeft + deltaRight);
}

static real Advection_rightWeight(real flow, real blend, real deltaLeft, real deltaRight) {
    return Advection_leftWeight(-flow, blend, deltaRight, deltaLeft);
}

static real Advection_limitedExcess(real flow, real far, real upwind, real downwind, real farDistance, real distance, real toFace) {
    real step = downwind - upwind;
    real slopeBehind = (upwind - far) / farDistance;
    real slopeAhead = step / distance;
    real product = slopeBehind * slopeAhead;
    real limited = product > 0 ? 2 * product / (slopeBehind + slopeAhead) : 0;
    return flow * limited * toFace;
}

static real CurveForm_hornerStep(real sum, real x, real coefficient) {
    return sum * x + coefficient;
}

static real CurveForm_exponentialTerm(real amplitude, real centre, real scale, real temperature) {
    return amplitude * Exponential_exp((centre - temperature) / scale);
}

static real Diffusion_conductance(real kLeft, real deltaLeft, real kRight, real deltaRight, real area) {
    return area / (deltaLeft / kLeft + deltaRight / kRight);
}

static real Diffusion_wallConductance(real k, real delta, real resistance, real area) {
    return area / (delta / k + resistance);
}

static real Diffusion_wallValue(real cell, real inflow, real k, real delta) {
    return k > 0 ? cell + inflow * delta / k : cell;
}

static real Drift_bernoulli(real z) {
    real s = z * z;
    real series = 1 - REAL(0.5) * z + s * (REAL(1.0) / 12 + s * (-REAL(1.0) / 720 + s * (REAL(1.0) / 30240 + s * (-REAL(1.0) / 1209600 + s * (REAL(1.0) / 47900160 + s * (-REAL(691.0) / REAL(1.307674368e12) + s * (REAL(1.0) / REAL(7.47242496e10) + s * (-REAL(3617.0) / REAL(1.067062284288e16) + s * (REAL(43867.0) / REAL(5.109094217170944e18))))))))));
    return z < 1 ? series : z / (Exponential_exp(z) - 1);
}

static real Drift_exponent(real potentialLeft, real potentialRight, real flow, real conductance) {
    return conductance > 0 ? potentialRight - potentialLeft - flow / conductance : 0;
}

static real Drift_leftWeight(real conductance, real exponent) {
    return Drift_weight(conductance, Drift_bernoulli(fabs(exponent)), exponent);
}

static real Drift_rightWeight(real conductance, real exponent) {
    return Drift_leftWeight(conductance, -exponent);
}

static real Drift_weight(real conductance, real bernoulli, real exponent) {
    return conductance * (exponent > 0 ? bernoulli : bernoulli - exponent);
}

static real Drift_velocity(real diffusivity, real potentialLeft, real potentialRight, real distance) {
    return -diffusivity * (potentialRight - potentialLeft) / distance;
}

static real Drift_saturatingLeft(real left, real right, real fractionRight) {
    return left * (1 - fractionRight) + right * fractionRight;
}

static real Drift_saturatingRight(real left, real right, real fractionLeft) {
    return left * fractionLeft + right * (1 - fractionLeft);
}

static real Drift_saturatingExcess(real left, real right, real fractionLeft, real fractionRight) {
    return (right - left) * fractionLeft * fractionRight;
}

static real Exponential_exp(real x) {
    real within = x > 710 ? 710 : x < -746 ? -746 : x;
    int k = (int) (within * REAL(1.4426950408889634) + REAL(1100.5)) - 1100;
    real high = within - k * REAL(0.6931471803691238);
    real fraction = Exponential_reduced(high, k * REAL(1.9082149292705877e-10));
    int size = k < 0 ? -k : k;
    if (size < 31) {
        real power = (real) (1 << size);
        return k < 0 ? fraction / power : fraction * power;
    }
    real first = Exponential_powerOfTwo(size / 2);
    real second = Exponential_powerOfTwo(size - size / 2);
    return k < 0 ? fraction / first / second : fraction * first * second;
}

static real Exponential_reduced(real high, real low) {
    real r = high - low;
    real square = r * r;
    real fourth = square * square;
    real lowest = REAL(1.0) / 2 + r * (REAL(1.0) / 6) + square * (REAL(1.0) / 24 + r * (REAL(1.0) / 120));
    real middle = REAL(1.0) / 720 + r * (REAL(1.0) / 5040) + square * (REAL(1.0) / 40320 + r * (REAL(1.0) / 362880));
    real highest = REAL(1.0) / 3628800 + r * (REAL(1.0) / 39916800) + square * (REAL(1.0) / 479001600 + r * (REAL(1.0) / REAL(6.2270208e9)));
    return 1 + (high + (square * (lowest + fourth * (middle + fourth * highest)) - low));
}

static real Exponential_powerOfTwo(int n) {
    real root = (real) (1 << n / 24);
    real square = root * root;
    real fourth = square * square;
    real eighth = fourth * fourth;
    return (real) (1 << n % 24) * (eighth * eighth * eighth);
}

static real Momentum_flow(real density, real area1, real velocity1, real area2, real velocity2) {
    return REAL(0.5) * density * (area1 * velocity1 + area2 * velocity2);
}

static real Momentum_pressureForce(real area, real pressureLeft, real pressureRight) {
    return area * (pressureLeft - pressureRight);
}

static real Momentum_interpolated(real left, real deltaLeft, real right, real deltaRight) {
    return (deltaRight * left + deltaLeft * right) / (deltaLeft + deltaRight);
}

static real Momentum_pressureWeight(real area, real diagonal, real fixed) {
    return diagonal > 0 && diagonal < fixed ? area * area / diagonal : 0;
}

static real Momentum_velocityChange(real weight, real area, real changeLeft, real changeRight) {
    return weight / area * (changeLeft - changeRight);
}

static real Momentum_distributed(real viscosity, real defect, real carried, real volume, real inertia, real phi) {
    return (viscosity * defect + carried) / volume + inertia * phi;
}

static real Momentum_stratification(real factor, real weight, real difference, real distance, real volume, real diagonal) {
    return diagonal > 0 ? java_max(0, factor * weight * volume * volume * difference / (distance * diagonal)) : 0;
}

static real Scalars_quotient(real factor, real a, real b, real least) {
    return fabs(b) > least * fabs(a) ? factor * a / b : 0;
}

static real Scalars_product(real factor, real a, real b) {
    return factor * a * b;
}

static real Scalars_weightedSum(real alpha, real x, real beta, real y) {
    return alpha * x + beta * y;
}

static real Stencil_flux(real left, real phiLeft, real right, real phiRight) {
    return left * phiLeft - right * phiRight;
}

static real Stencil_relaxed(real source, real inflow, real diagonal, real old, real relaxation) {
    return diagonal > 0 ? old + relaxation * ((source + inflow) / diagonal - old) : old;
}

static real Transfer_half(real own, real other) {
    return own + sqrt(own * other);
}

static real Transfer_seriesLeft(real left1, real right1, real left2) {
    real sum = left2 + right1;
    return sum > 0 ? left1 * left2 / sum : 0;
}

static real Transfer_seriesRight(real right1, real left2, real right2) {
    real sum = left2 + right1;
    return sum > 0 ? right1 * right2 / sum : 0;
}

static real Transfer_share(real weight, real own1, real own2) {
    return weight / (own1 + own2);
}

static real FlowLoops_rowArea(int direction, __global real* dy, __global real* dz, int j, int k) {
    return direction == 0 ? dy[j] * dz[k] : direction == 1 ? dz[k] : dy[j];
}

static real FlowLoops_widthAlong(int direction, __global real* dx, int i) {
    return direction == 0 ? REAL(1.0) : dx[i];
}

static int FlowLoops_leftCell(int direction, int nx, int ny, int nz, int topology, int i, int j, int k) {
    int m = Index_pick(direction, i, j, k);
    if (m == 0 && Index_periodic(topology, direction) == 0) {
        return -1;
    }
    int place = m == 0 ? Index_pick(direction, nx, ny, nz) - 1 : m - 1;
    return TransportLoops_cellAt(direction, nx, ny, place, i, j, k);
}

static int FlowLoops_rightCell(int direction, int nx, int ny, int nz, int i, int j, int k) {
    return Index_pick(direction, i, j, k) == Index_pick(direction, nx, ny, nz) ? -1 : Index_cell(nx, ny, i, j, k);
}

__kernel void FlowLoops_faceFlow(int nx, int ny, int nz, int topology, int component, int faceNx, int faceNy, int faceNz, __global real* dx, __global real* dy, __global real* dz, __global real* velocity, __global real* flow) {
    const int k = (int) get_global_id(2);
    const int j = (int) get_global_id(1);
    const int i = (int) get_global_id(0);
    if (k >= faceNz || j >= faceNy || i >= faceNx) {
        return;
    }
    int face = Index_face(component, nx, ny, i, j, k);
    real through = FlowLoops_rowArea(component, dy, dz, j, k) * FlowLoops_widthAlong(component, dx, i) * velocity[Index_cell(faceNx, faceNy, i, j, k)];
    flow[face] = through;
    if (Index_pick(component, i, j, k) == 0 && Index_periodic(topology, component) != 0) {
        flow[face + Index_pick(component, nx, ny, nz) * Index_stride(component, nx, ny)] = through;
    }
}

__kernel void FlowLoops_controlVolumeFlowAlong(int nx, int ny, int nz, int topology, int component, int placesNx, int placesNy, real factor, __global real* dx, __global real* dy, __global real* dz, __global real* u, __global real* flow) {
    const int k = (int) get_global_id(2);
    const int j = (int) get_global_id(1);
    const int i = (int) get_global_id(0);
    if (k >= nz || j >= ny || i >= nx) {
        return;
    }
    int place = Index_pick(component, i, j, k);
    int count = Index_pick(component, nx, ny, nz);
    int periodic = Index_periodic(topology, component);
    int stride = Index_stride(component, placesNx, placesNy);
    int lower = Index_cell(placesNx, placesNy, i, j, k);
    int upper = place < count - 1 || periodic == 0 ? lower + stride : lower - (count - 1) * stride;
    int first = Index_face(component, placesNx, placesNy, i, j, k) - place * stride;
    real area = FlowLoops_rowArea(component, dy, dz, j, k) * FlowLoops_widthAlong(component, dx, i);
    real through = Momentum_flow(factor, area, u[lower], area, u[upper]);
    flow[first + (place + 1) * stride] = through;
    if (periodic == 0 && place == 0) {
        flow[first] = REAL(0.0);
        flow[first + (count + 1) * stride] = REAL(0.0);
    }
    if (periodic != 0 && place == count - 1) {
        flow[first] = through;
    }
}

__kernel void FlowLoops_controlVolumeFlowAcross(int nx, int ny, int nz, int topology, int component, int direction, int fromNx, int fromNy, int fromNz, int faceNx, int faceNy, int faceNz, int placesNx, int placesNy, real factor, __global real* dx, __global real* dy, __global real* dz, __global real* u, __global real* flow) {
    const int k = (int) get_global_id(2);
    const int j = (int) get_global_id(1);
    const int i = (int) get_global_id(0);
    if (k >= faceNz || j >= faceNy || i >= faceNx) {
        return;
    }
    int left = FlowLoops_leftCell(component, fromNx, fromNy, fromNz, topology, i, j, k);
    int right = FlowLoops_rightCell(component, fromNx, fromNy, fromNz, i, j, k);
    real through = REAL(0.0);
    if (component == 0) {
        real area = FlowLoops_rowArea(direction, dy, dz, Index_least(j, ny - 1), Index_least(k, nz - 1));
        real west = left < 0 ? REAL(0.0) : FlowLoops_widthAlong(direction, dx, i > 0 ? i - 1 : fromNx - 1) * u[left];
        real east = right < 0 ? REAL(0.0) : FlowLoops_widthAlong(direction, dx, i) * u[right];
        through = Momentum_flow(factor, area, west, area, east);
    } else {
        real along = FlowLoops_widthAlong(direction, dx, i);
        real below = left < 0 ? REAL(0.0) : FlowLoops_areaBeside(component, direction, ny, nz, -1, dy, dz, j, k);
        real above = right < 0 ? REAL(0.0) : FlowLoops_areaBeside(component, direction, ny, nz, 0, dy, dz, j, k);
        through = Momentum_flow(factor, below * along, left < 0 ? REAL(0.0) : u[left], above * along, right < 0 ? REAL(0.0) : u[right]);
    }
    int face = Index_face(direction, placesNx, placesNy, i, j, k);
    flow[face] = through;
    if (Index_pick(direction, i, j, k) == 0 && Index_periodic(topology, direction) != 0) {
        int length = Index_pick(direction, nx, ny, nz) * Index_stride(direction, placesNx, placesNy);
        flow[face + length] = through;
    }
}

static real FlowLoops_areaBeside(int component, int direction, int ny, int nz, int shift, __global real* dy, __global real* dz, int j, int k) {
    int row = component == 1 ? Index_wrapped(j + shift, ny) : Index_least(j, ny - 1);
    int layer = component == 2 ? Index_wrapped(k + shift, nz) : Index_least(k, nz - 1);
    return FlowLoops_rowArea(direction, dy, dz, row, layer);
}

__kernel void FlowLoops_addCarried(int nx, int ny, int nz, int topology, int direction, real factor, __global real* widths, __global real* flow, __global real* phi, __global real* out) {
    const int k = (int) get_global_id(2);
    const int j = (int) get_global_id(1);
    const int i = (int) get_global_id(0);
    if (k >= nz || j >= ny || i >= nx) {
        return;
    }
    int place = Index_pick(direction, i, j, k);
    int count = Index_pick(direction, nx, ny, nz);
    int stride = Index_stride(direction, nx, ny);
    int periodic = Index_periodic(topology, direction);
    int cell = Index_cell(nx, ny, i, j, k);
    int face = Index_face(direction, nx, ny, i, j, k);
    real centre = phi[cell];
    real own = widths[place];
    real lower = widths[place > 0 ? place - 1 : periodic != 0 ? count - 1 : 0];
    real upper = widths[place < count - 1 ? place + 1 : periodic != 0 ? 0 : place];
    real above = Momentum_interpolated(centre, own, phi[cell + Index_above(place, count, periodic, stride)], upper);
    real below = Momentum_interpolated(phi[cell + Index_below(place, count, periodic, stride)], lower, centre, own);
    if (direction == 0 && periodic == 0) {
        above = place < count - 1 ? above : centre;
        below = place > 0 ? below : centre;
    }
    out[cell] += factor * (flow[face + stride] * above - flow[face] * below);
}

__kernel void FlowLoops_addPressureForce(int nx, int ny, int nz, int topology, int component, int faceNx, int faceNy, int faceNz, real factor, __global real* dx, __global real* dy, __global real* dz, __global real* pressure, __global real* force) {
    const int k = (int) get_global_id(2);
    const int j = (int) get_global_id(1);
    const int i = (int) get_global_id(0);
    if (k >= faceNz || j >= faceNy || i >= faceNx) {
        return;
    }
    int left = FlowLoops_leftCell(component, nx, ny, nz, topology, i, j, k);
    int right = FlowLoops_rightCell(component, nx, ny, nz, i, j, k);
    real area = factor * FlowLoops_rowArea(component, dy, dz, j, k) * FlowLoops_widthAlong(component, dx, i);
    force[Index_cell(faceNx, faceNy, i, j, k)] += Momentum_pressureForce(area, left < 0 ? REAL(0.0) : pressure[left], right < 0 ? REAL(0.0) : pressure[right]);
}

__kernel void FlowLoops_addWeight(int nx, int ny, int nz, int topology, int component, int faceNx, int faceNy, int faceNz, real gravity, __global real* dx, __global real* dy, __global real* dz, __global real* along, __global real* density, __global real* force) {
    const int k = (int) get_global_id(2);
    const int j = (int) get_global_id(1);
    const int i = (int) get_global_id(0);
    if (k >= faceNz || j >= faceNy || i >= faceNx) {
        return;
    }
    int left = FlowLoops_leftCell(component, nx, ny, nz, topology, i, j, k);
    int right = FlowLoops_rightCell(component, nx, ny, nz, i, j, k);
    int place = Index_pick(component, i, j, k);
    int count = Index_pick(component, nx, ny, nz);
    real before = left < 0 ? REAL(0.0) : REAL(0.5) * along[place > 0 ? place - 1 : count - 1];
    real behind = right < 0 ? REAL(0.0) : REAL(0.5) * along[place];
    real there = REAL(0.0);
    if (left < 0) {
        there = density[right];
    } else {
        if (right < 0) {
            there = density[left];
        } else {
            there = Momentum_interpolated(density[left], before, density[right], behind);
        }
    }
    force[Index_cell(faceNx, faceNy, i, j, k)] += gravity * FlowLoops_rowArea(component, dy, dz, j, k) * FlowLoops_widthAlong(component, dx, i) * (before + behind) * there;
}

__kernel void FlowLoops_addStratification(int nx, int ny, int nz, int topology, int component, int faceNx, int faceNy, int faceNz, real factor, __global real* dx, __global real* dy, __global real* dz, __global real* along, __global real* scalar, __global real* weight, __global real* scalarDiagonal, __global real* diagonal) {
    const int k = (int) get_global_id(2);
    const int j = (int) get_global_id(1);
    const int i = (int) get_global_id(0);
    if (k >= faceNz || j >= faceNy || i >= faceNx) {
        return;
    }
    int left = FlowLoops_leftCell(component, nx, ny, nz, topology, i, j, k);
    int right = FlowLoops_rightCell(component, nx, ny, nz, i, j, k);
    if (left >= 0 && right >= 0) {
        int place = Index_pick(component, i, j, k);
        int count = Index_pick(component, nx, ny, nz);
        real distance = REAL(0.5) * (along[place > 0 ? place - 1 : count - 1] + along[place]);
        real volume = FlowLoops_rowArea(component, dy, dz, j, k) * FlowLoops_widthAlong(component, dx, i) * distance;
        diagonal[Index_cell(faceNx, faceNy, i, j, k)] += Momentum_stratification(factor, REAL(0.5) * (weight[left] + weight[right]), scalar[right] - scalar[left], distance, volume, REAL(0.5) * (scalarDiagonal[left] + scalarDiagonal[right]));
    }
}

__kernel void FlowLoops_clearFixed(int size, real fixed, __global real* mass, __global real* values) {
    const int n = (int) get_global_id(0);
    if (n >= size) {
        return;
    }
    values[n] = mass[n] < fixed ? values[n] : REAL(0.0);
}

__kernel void FlowLoops_pressureWeights(int nx, int ny, int nz, int topology, int component, int faceNx, int faceNy, int faceNz, real fixed, __global real* dx, __global real* dy, __global real* dz, __global real* diagonal, __global real* faces) {
    const int k = (int) get_global_id(2);
    const int j = (int) get_global_id(1);
    const int i = (int) get_global_id(0);
    if (k >= faceNz || j >= faceNy || i >= faceNx) {
        return;
    }
    int face = Index_face(component, nx, ny, i, j, k);
    real weight = Momentum_pressureWeight(FlowLoops_rowArea(component, dy, dz, j, k) * FlowLoops_widthAlong(component, dx, i), diagonal[Index_cell(faceNx, faceNy, i, j, k)], fixed);
    faces[face] = weight;
    if (Index_pick(component, i, j, k) == 0 && Index_periodic(topology, component) != 0) {
        faces[face + Index_pick(component, nx, ny, nz) * Index_stride(component, nx, ny)] = weight;
    }
}

__kernel void FlowLoops_project(int nx, int ny, int nz, int topology, int component, int faceNx, int faceNy, int faceNz, __global real* dx, __global real* dy, __global real* dz, __global real* weights, __global real* phi, __global real* velocity) {
    const int k = (int) get_global_id(2);
    const int j = (int) get_global_id(1);
    const int i = (int) get_global_id(0);
    if (k >= faceNz || j >= faceNy || i >= faceNx) {
        return;
    }
    int left = FlowLoops_leftCell(component, nx, ny, nz, topology, i, j, k);
    int right = FlowLoops_rightCell(component, nx, ny, nz, i, j, k);
    velocity[Index_cell(faceNx, faceNy, i, j, k)] += Momentum_velocityChange(weights[Index_face(component, nx, ny, i, j, k)], FlowLoops_rowArea(component, dy, dz, j, k) * FlowLoops_widthAlong(component, dx, i), left < 0 ? REAL(0.0) : phi[left], right < 0 ? REAL(0.0) : phi[right]);
}

__kernel void FlowLoops_distribute(int nx, int ny, int nz, real inertia, __global real* dx, __global real* dy, __global real* dz, __global real* viscosity, __global real* defect, __global real* carried, __global real* phi, __global real* pressure) {
    const int k = (int) get_global_id(2);
    const int j = (int) get_global_id(1);
    const int i = (int) get_global_id(0);
    if (k >= nz || j >= ny || i >= nx) {
        return;
    }
    int n = Index_cell(nx, ny, i, j, k);
    pressure[n] += Momentum_distributed(viscosity[n], defect[n], carried[n], dy[j] * dz[k] * dx[i], inertia, phi[n]);
}

static int Index_periodic(int topology, int direction) {
    return (topology >> direction) & 1;
}

static int Index_planar(int topology) {
    return (topology >> 3) & 1;
}

static int Index_pick(int direction, int ofX, int ofY, int ofZ) {
    return direction == 0 ? ofX : direction == 1 ? ofY : ofZ;
}

static int Index_least(int a, int b) {
    return a < b ? a : b;
}

static int Index_wrapped(int value, int count) {
    return value < 0 ? value + count : value >= count ? value - count : value;
}

static int Index_stride(int direction, int nx, int ny) {
    return direction == 0 ? 1 : direction == 1 ? nx : nx * ny;
}

static int Index_below(int place, int count, int periodic, int stride) {
    return place > 0 ? -stride : periodic != 0 ? (count - 1) * stride : 0;
}

static int Index_above(int place, int count, int periodic, int stride) {
    return place < count - 1 ? stride : periodic != 0 ? -(count - 1) * stride : 0;
}

static real Index_hasBelow(int place, int periodic) {
    return place > 0 || periodic != 0 ? REAL(1.0) : REAL(0.0);
}

static real Index_hasAbove(int place, int count, int periodic) {
    return place < count - 1 || periodic != 0 ? REAL(1.0) : REAL(0.0);
}

static int Index_cell(int nx, int ny, int i, int j, int k) {
    return i + nx * (j + ny * k);
}

static int Index_face(int direction, int nx, int ny, int i, int j, int k) {
    return i + (nx + (direction == 0 ? 1 : 0)) * (j + (ny + (direction == 1 ? 1 : 0)) * k);
}

__kernel void LineLoops_smoothLinesX(int nx, int ny, int nz, int topology, int firstJ, int rows, int firstK, int layers, int colour, __global real* factor, __global real* mass, __global real* xl, __global real* xr, __global real* yl, __global real* yr, __global real* zl, __global real* zr, __global real* b, __global real* x, __global real* value, __global real* upper) {
    const int plane = (int) get_global_id(1);
    const int row = (int) get_global_id(0);
    if (plane >= layers || row >= rows) {
        return;
    }
    int k = firstK + plane;
    int j = firstJ + row;
    if (((j + k) & 1) == colour) {
        int n = nx * (j + ny * k);
        int f = (nx + 1) * (j + ny * k);
        int periodic = Index_periodic(topology, 0);
        real lastUpper = REAL(0.0);
        real lastValue = REAL(0.0);
        for (int i = 0; i < nx; i++) {
            real wrapped = (i == 0 ? xl[f] * (periodic != 0 ? x[n + nx - 1] : REAL(0.0)) : REAL(0.0)) + (i == nx - 1 ? xr[f + nx] * (periodic != 0 ? x[n] : REAL(0.0)) : REAL(0.0));
            real right = b[n + i] + wrapped + StencilLoops_yInflow(nx, ny, topology, i, j, k, yl, yr, x) + StencilLoops_zInflow(nx, ny, nz, topology, i, j, k, zl, zr, x);
            real lower = i > 0 ? xl[f + i] : REAL(0.0);
            real diagonal = StencilLoops_diagonalOf(nx, ny, topology, i, j, k, factor, mass, xl, xr, yl, yr, zl, zr);
            real pivot = diagonal - lower * lastUpper;
            real inverse = pivot > LineLoops_SINGULAR * diagonal ? REAL(1.0) / pivot : REAL(0.0);
            lastValue = inverse > 0 ? (right + lower * lastValue) * inverse : x[n + i];
            lastUpper = i < nx - 1 ? xr[f + i + 1] * inverse : REAL(0.0);
            value[n + i] = lastValue;
            upper[n + i] = lastUpper;
        }
        real next = REAL(0.0);
        for (int i = nx - 1; i >= 0; i--) {
            next = value[n + i] + upper[n + i] * next;
            x[n + i] = next;
        }
    }
}

__kernel void LineLoops_smoothLinesAcross(int nx, int ny, int nz, int topology, int alongY, int length, int firstA, int endA, int pairs, int firstB, int planes, int colour, __global real* factor, __global real* mass, __global real* xl, __global real* xr, __global real* yl, __global real* yr, __global real* zl, __global real* zr, __global real* b, __global real* x, __global real* value, __global real* upper) {
    const int plane = (int) get_global_id(1);
    const int pair = (int) get_global_id(0);
    if (plane >= planes || pair >= pairs) {
        return;
    }
    int p = firstB + plane;
    int i = 2 * (firstA / 2 + pair) + ((colour + p) & 1);
    if (i >= firstA && i < endA) {
        int periodic = Index_periodic(topology, alongY != 0 ? 1 : 2);
        int stride = alongY != 0 ? nx : nx * ny;
        real lastValue = REAL(0.0);
        real lastUpper = REAL(0.0);
        for (int m = 0; m < length; m++) {
            int j = alongY != 0 ? m : p;
            int k = alongY != 0 ? p : m;
            int c = i + nx * (j + ny * k);
            int g = i + nx * (j + (ny + 1) * k);
            real leftLower = alongY != 0 ? yl[g] : zl[c];
            real rightUpper = alongY != 0 ? yr[g + nx] : zr[c + nx * ny];
            real around = StencilLoops_xInflow(nx, ny, topology, i, j, k, xl, xr, x) + (alongY != 0 ? StencilLoops_zInflow(nx, ny, nz, topology, i, j, k, zl, zr, x) : StencilLoops_yInflow(nx, ny, topology, i, j, k, yl, yr, x));
            real wrapBelow = m == 0 ? Index_hasBelow(m, periodic) : REAL(0.0);
            real wrapAbove = m == length - 1 ? Index_hasAbove(m, length, periodic) : REAL(0.0);
            real wrapped = leftLower * (wrapBelow * x[c + Index_below(m, length, periodic, stride)]) + rightUpper * (wrapAbove * x[c + Index_above(m, length, periodic, stride)]);
            real lower = (m > 0 ? REAL(1.0) : REAL(0.0)) * leftLower;
            real diagonal = StencilLoops_diagonalOf(nx, ny, topology, i, j, k, factor, mass, xl, xr, yl, yr, zl, zr);
            real pivot = diagonal - lower * lastUpper;
            real inverse = pivot > LineLoops_SINGULAR * diagonal ? REAL(1.0) / pivot : REAL(0.0);
            real source = b[c] + around + wrapped + lower * lastValue;
            lastValue = inverse > 0 ? source * inverse : x[c];
            lastUpper = (m < length - 1 ? REAL(1.0) : REAL(0.0)) * rightUpper * inverse;
            value[c] = lastValue;
            upper[c] = lastUpper;
        }
        real next = REAL(0.0);
        for (int m = length - 1; m >= 0; m--) {
            int c = alongY != 0 ? i + nx * (m + ny * p) : i + nx * (p + ny * m);
            next = value[c] + upper[c] * next;
            x[c] = next;
        }
    }
}

__kernel void StaggeredLoops_gather(int nx, int ny, int coarseNx, int coarseNy, int coarseNz, __global real* placesX, __global real* weightsX, __global real* placesY, __global real* weightsY, __global real* placesZ, __global real* weightsZ, __global real* fine, __global real* target) {
    const int k = (int) get_global_id(2);
    const int j = (int) get_global_id(1);
    const int i = (int) get_global_id(0);
    if (k >= coarseNz || j >= coarseNy || i >= coarseNx) {
        return;
    }
    real sum = REAL(0.0);
    for (int a = 3 * i; a < 3 * i + 3; a++) {
        real line = REAL(0.0);
        for (int c = 3 * k; c < 3 * k + 3; c++) {
            for (int b = 3 * j; b < 3 * j + 3; b++) {
                real weight = weightsZ[c] * weightsY[b];
                if (weight != 0) {
                    line += weight * fine[Index_cell(nx, ny, (int) placesX[a], (int) placesY[b], (int) placesZ[c])];
                }
            }
        }
        real share = weightsX[a] * line;
        sum = a == 3 * i ? share : sum + share;
    }
    target[Index_cell(coarseNx, coarseNy, i, j, k)] = sum;
}

__kernel void StaggeredLoops_spread(int nx, int ny, int nz, int coarseNx, int coarseNy, __global real* placesX, __global real* weightsX, __global real* placesY, __global real* weightsY, __global real* placesZ, __global real* weightsZ, __global real* coarse, __global real* target) {
    const int k = (int) get_global_id(2);
    const int j = (int) get_global_id(1);
    const int i = (int) get_global_id(0);
    if (k >= nz || j >= ny || i >= nx) {
        return;
    }
    real sum = REAL(0.0);
    for (int a = 2 * i; a < 2 * i + 2; a++) {
        real line = REAL(0.0);
        for (int c = 2 * k; c < 2 * k + 2; c++) {
            for (int b = 2 * j; b < 2 * j + 2; b++) {
                real weight = weightsZ[c] * weightsY[b];
                if (weight != 0) {
                    line += weight * coarse[Index_cell(coarseNx, coarseNy, (int) placesX[a], (int) placesY[b], (int) placesZ[c])];
                }
            }
        }
        real share = weightsX[a] * line;
        sum = a == 2 * i ? share : sum + share;
    }
    target[Index_cell(nx, ny, i, j, k)] += sum;
}

static real StencilLoops_product(int nx, int ny, int nz, int topology, int i, int j, int k, __global real* factor, __global real* mass, __global real* xl, __global real* xr, __global real* yl, __global real* yr, __global real* zl, __global real* zr, __global real* x) {
    int row = j + ny * k;
    int c = i + nx * row;
    int f = i + (nx + 1) * row;
    int g = i + nx * (j + (ny + 1) * k);
    real own = x[c];
    real west = i > 0 ? x[c - 1] : Index_periodic(topology, 0) != 0 ? x[c + nx - 1] : REAL(0.0);
    real east = i < nx - 1 ? x[c + 1] : Index_periodic(topology, 0) != 0 ? x[c - i] : REAL(0.0);
    real xFlux = Stencil_flux(xl[f + 1], own, xr[f + 1], east) - Stencil_flux(xl[f], west, xr[f], own);
    int periodicY = Index_periodic(topology, 1);
    real south = Index_hasBelow(j, periodicY) * x[c + Index_below(j, ny, periodicY, nx)];
    real north = Index_hasAbove(j, ny, periodicY) * x[c + Index_above(j, ny, periodicY, nx)];
    real yFlux = Stencil_flux(yl[g + nx], own, yr[g + nx], north) - Stencil_flux(yl[g], south, yr[g], own);
    real sum = factor[0] * mass[c] * own + xFlux + yFlux;
    if (Index_planar(topology) != 0) {
        return sum;
    }
    int layer = nx * ny;
    int periodicZ = Index_periodic(topology, 2);
    real bottom = Index_hasBelow(k, periodicZ) * x[c + Index_below(k, nz, periodicZ, layer)];
    real top = Index_hasAbove(k, nz, periodicZ) * x[c + Index_above(k, nz, periodicZ, layer)];
    real zFlux = Stencil_flux(zl[c + layer], own, zr[c + layer], top) - Stencil_flux(zl[c], bottom, zr[c], own);
    return sum + zFlux;
}

static real StencilLoops_diagonalOf(int nx, int ny, int topology, int i, int j, int k, __global real* factor, __global real* mass, __global real* xl, __global real* xr, __global real* yl, __global real* yr, __global real* zl, __global real* zr) {
    int row = j + ny * k;
    int c = i + nx * row;
    int f = i + (nx + 1) * row;
    int g = i + nx * (j + (ny + 1) * k);
    real sum = factor[0] * mass[c] + xr[f] + xl[f + 1] + yr[g] + yl[g + nx];
    return Index_planar(topology) != 0 ? sum : sum + zr[c] + zl[c + nx * ny];
}

static real StencilLoops_xInflow(int nx, int ny, int topology, int i, int j, int k, __global real* xl, __global real* xr, __global real* x) {
    int row = j + ny * k;
    int c = i + nx * row;
    int f = i + (nx + 1) * row;
    real west = i > 0 ? x[c - 1] : Index_periodic(topology, 0) != 0 ? x[c + nx - 1] : REAL(0.0);
    real east = i < nx - 1 ? x[c + 1] : Index_periodic(topology, 0) != 0 ? x[c - i] : REAL(0.0);
    return xl[f] * west + xr[f + 1] * east;
}

static real StencilLoops_yInflow(int nx, int ny, int topology, int i, int j, int k, __global real* yl, __global real* yr, __global real* x) {
    int c = i + nx * (j + ny * k);
    int g = i + nx * (j + (ny + 1) * k);
    int periodic = Index_periodic(topology, 1);
    return yl[g] * (Index_hasBelow(j, periodic) * x[c + Index_below(j, ny, periodic, nx)]) + yr[g + nx] * (Index_hasAbove(j, ny, periodic) * x[c + Index_above(j, ny, periodic, nx)]);
}

static real StencilLoops_zInflow(int nx, int ny, int nz, int topology, int i, int j, int k, __global real* zl, __global real* zr, __global real* x) {
    if (Index_planar(topology) != 0) {
        return REAL(0.0);
    }
    int layer = nx * ny;
    int c = i + nx * j + layer * k;
    int periodic = Index_periodic(topology, 2);
    return zl[c] * (Index_hasBelow(k, periodic) * x[c + Index_below(k, nz, periodic, layer)]) + zr[c + layer] * (Index_hasAbove(k, nz, periodic) * x[c + Index_above(k, nz, periodic, layer)]);
}

__kernel void StencilLoops_apply(int nx, int ny, int nz, int topology, __global real* factor, __global real* mass, __global real* xl, __global real* xr, __global real* yl, __global real* yr, __global real* zl, __global real* zr, __global real* x, __global real* y) {
    const int k = (int) get_global_id(2);
    const int j = (int) get_global_id(1);
    const int i = (int) get_global_id(0);
    if (k >= nz || j >= ny || i >= nx) {
        return;
    }
    y[Index_cell(nx, ny, i, j, k)] = StencilLoops_product(nx, ny, nz, topology, i, j, k, factor, mass, xl, xr, yl, yr, zl, zr, x);
}

__kernel void StencilLoops_residual(int nx, int ny, int nz, int topology, __global real* factor, __global real* mass, __global real* xl, __global real* xr, __global real* yl, __global real* yr, __global real* zl, __global real* zr, __global real* x, __global real* b, __global real* r) {
    const int k = (int) get_global_id(2);
    const int j = (int) get_global_id(1);
    const int i = (int) get_global_id(0);
    if (k >= nz || j >= ny || i >= nx) {
        return;
    }
    int c = Index_cell(nx, ny, i, j, k);
    r[c] = b[c] - StencilLoops_product(nx, ny, nz, topology, i, j, k, factor, mass, xl, xr, yl, yr, zl, zr, x);
}

__kernel void StencilLoops_diagonal(int nx, int ny, int nz, int topology, __global real* factor, __global real* mass, __global real* xl, __global real* xr, __global real* yl, __global real* yr, __global real* zl, __global real* zr, __global real* d) {
    const int k = (int) get_global_id(2);
    const int j = (int) get_global_id(1);
    const int i = (int) get_global_id(0);
    if (k >= nz || j >= ny || i >= nx) {
        return;
    }
    d[Index_cell(nx, ny, i, j, k)] = StencilLoops_diagonalOf(nx, ny, topology, i, j, k, factor, mass, xl, xr, yl, yr, zl, zr);
}

__kernel void StencilLoops_smoothPoints(int nx, int ny, int nz, int topology, int firstI, int endI, int pairs, int firstJ, int rows, int firstK, int layers, int colour, real relaxation, __global real* factor, __global real* mass, __global real* xl, __global real* xr, __global real* yl, __global real* yr, __global real* zl, __global real* zr, __global real* b, __global real* x) {
    const int plane = (int) get_global_id(2);
    const int row = (int) get_global_id(1);
    const int pair = (int) get_global_id(0);
    if (plane >= layers || row >= rows || pair >= pairs) {
        return;
    }
    int k = firstK + plane;
    int j = firstJ + row;
    int i = 2 * (firstI / 2 + pair) + ((colour + j + k) & 1);
    if (i >= firstI && i < endI) {
        int c = Index_cell(nx, ny, i, j, k);
        real inflow = StencilLoops_xInflow(nx, ny, topology, i, j, k, xl, xr, x) + StencilLoops_yInflow(nx, ny, topology, i, j, k, yl, yr, x) + StencilLoops_zInflow(nx, ny, nz, topology, i, j, k, zl, zr, x);
        real diagonal = StencilLoops_diagonalOf(nx, ny, topology, i, j, k, factor, mass, xl, xr, yl, yr, zl, zr);
        x[c] = Stencil_relaxed(b[c], inflow, diagonal, x[c], relaxation);
    }
}

__kernel void StencilLoops_multiplyDense(int size, __global real* matrix, __global real* b, __global real* x) {
    const int row = (int) get_global_id(0);
    if (row >= size) {
        return;
    }
    real sum = REAL(0.0);
    for (int column = 0; column < size; column++) {
        sum += matrix[row * size + column] * b[column];
    }
    x[row] = sum;
}

__kernel void StencilLoops_sampleCouplings(int nx, int ny, int nz, int topology, int count, int stride, real ratio, __global real* xl, __global real* xr, __global real* yl, __global real* yr, __global real* zl, __global real* zr, __global real* samples) {
    const int sample = (int) get_global_id(0);
    if (sample >= count) {
        return;
    }
    int n = sample * stride;
    int i = n % nx;
    int j = n / nx % ny;
    int k = n / (nx * ny);
    int f = Index_face(0, nx, ny, i, j, k);
    int g = Index_face(1, nx, ny, i, j, k);
    int periodicX = Index_periodic(topology, 0);
    int periodicY = Index_periodic(topology, 1);
    int periodicZ = Index_periodic(topology, 2);
    samples[6 * sample] = StencilLoops_strongest(i, nx, periodicX, f, f + 1, xl, xr);
    samples[6 * sample + 1] = StencilLoops_strongest(j, ny, periodicY, g, g + nx, yl, yr);
    samples[6 * sample + 2] = StencilLoops_strongest(k, nz, periodicZ, n, n + nx * ny, zl, zr);
    samples[6 * sample + 3] = StencilLoops_oneSided(i, nx, periodicX, f, f + 1, ratio, xl, xr);
    samples[6 * sample + 4] = StencilLoops_oneSided(j, ny, periodicY, g, g + nx, ratio, yl, yr);
    samples[6 * sample + 5] = StencilLoops_oneSided(k, nz, periodicZ, n, n + nx * ny, ratio, zl, zr);
}

static real StencilLoops_strongest(int place, int count, int periodic, int lower, int upper, __global real* left, __global real* right) {
    real below = place > 0 || periodic != 0 ? java_max(left[lower], right[lower]) : REAL(0.0);
    return place < count - 1 || periodic != 0 ? java_max(below, java_max(left[upper], right[upper])) : below;
}

static real StencilLoops_oneSided(int place, int count, int periodic, int lower, int upper, real ratio, __global real* left, __global real* right) {
    real below = place > 0 || periodic != 0 ? StencilLoops_oneSidedFace(left[lower], right[lower], ratio) : REAL(0.0);
    return place < count - 1 || periodic != 0 ? java_max(below, StencilLoops_oneSidedFace(left[upper], right[upper], ratio)) : below;
}

static real StencilLoops_oneSidedFace(real a, real b, real ratio) {
    return java_max(a, b) > ratio * java_min(a, b) ? REAL(1.0) : REAL(0.0);
}

__kernel void TransferLoops_restrictResidual(int nx, int ny, int nz, int topology, int coarseNx, int coarseNy, int coarseNz, int stepX, int stepY, int stepZ, __global real* factor, __global real* mass, __global real* xl, __global real* xr, __global real* yl, __global real* yr, __global real* zl, __global real* zr, __global real* x, __global real* b, __global real* target) {
    const int ck = (int) get_global_id(2);
    const int cj = (int) get_global_id(1);
    const int ci = (int) get_global_id(0);
    if (ck >= coarseNz || cj >= coarseNy || ci >= coarseNx) {
        return;
    }
    int i = ci * stepX;
    real sum = REAL(0.0);
    for (int k = ck * stepZ; k < Index_least((ck + 1) * stepZ, nz); k++) {
        for (int j = cj * stepY; j < Index_least((cj + 1) * stepY, ny); j++) {
            int c = Index_cell(nx, ny, i, j, k);
            real here = b[c] - StencilLoops_product(nx, ny, nz, topology, i, j, k, factor, mass, xl, xr, yl, yr, zl, zr, x);
            if (stepX == 2 && i + 1 < nx) {
                real next = b[c + 1] - StencilLoops_product(nx, ny, nz, topology, i + 1, j, k, factor, mass, xl, xr, yl, yr, zl, zr, x);
                sum += here + next;
            } else {
                sum += here;
            }
        }
    }
    target[Index_cell(coarseNx, coarseNy, ci, cj, ck)] = sum;
}

__kernel void TransferLoops_sumCells(int nx, int ny, int nz, int coarseNx, int coarseNy, int coarseNz, int stepX, int stepY, int stepZ, __global real* fine, __global real* target) {
    const int ck = (int) get_global_id(2);
    const int cj = (int) get_global_id(1);
    const int ci = (int) get_global_id(0);
    if (ck >= coarseNz || cj >= coarseNy || ci >= coarseNx) {
        return;
    }
    int i = ci * stepX;
    real sum = REAL(0.0);
    for (int k = ck * stepZ; k < Index_least((ck + 1) * stepZ, nz); k++) {
        for (int j = cj * stepY; j < Index_least((cj + 1) * stepY, ny); j++) {
            int c = Index_cell(nx, ny, i, j, k);
            sum += stepX == 2 && i + 1 < nx ? fine[c] + fine[c + 1] : fine[c];
        }
    }
    target[Index_cell(coarseNx, coarseNy, ci, cj, ck)] = sum;
}

__kernel void TransferLoops_averageCells(int nx, int ny, int nz, int coarseNx, int coarseNy, int coarseNz, int stepX, int stepY, int stepZ, int positive, __global real* dx, __global real* dy, __global real* dz, __global real* fine, __global real* target) {
    const int ck = (int) get_global_id(2);
    const int cj = (int) get_global_id(1);
    const int ci = (int) get_global_id(0);
    if (ck >= coarseNz || cj >= coarseNy || ci >= coarseNx) {
        return;
    }
    real sum = REAL(0.0);
    real volume = REAL(0.0);
    for (int k = ck * stepZ; k < Index_least((ck + 1) * stepZ, nz); k++) {
        for (int j = cj * stepY; j < Index_least((cj + 1) * stepY, ny); j++) {
            for (int i = ci * stepX; i < Index_least((ci + 1) * stepX, nx); i++) {
                real value = fine[Index_cell(nx, ny, i, j, k)];
                real share = positive != 0 && !(value > 0) ? REAL(0.0) : dx[i] * dy[j] * dz[k];
                volume += share;
                sum += share * value;
            }
        }
    }
    target[Index_cell(coarseNx, coarseNy, ci, cj, ck)] = volume > 0 ? sum / volume : REAL(0.0);
}

__kernel void TransferLoops_spreadCells(int nx, int ny, int nz, int coarseNx, int coarseNy, int stepX, int stepY, int stepZ, __global real* coarse, __global real* target) {
    const int k = (int) get_global_id(2);
    const int j = (int) get_global_id(1);
    const int i = (int) get_global_id(0);
    if (k >= nz || j >= ny || i >= nx) {
        return;
    }
    target[Index_cell(nx, ny, i, j, k)] += coarse[Index_cell(coarseNx, coarseNy, i / stepX, j / stepY, k / stepZ)];
}

__kernel void TransferLoops_coarsenFaces(int nx, int ny, int nz, int topology, int direction, int halved, int stepX, int stepY, int stepZ, int faceNx, int faceNy, int faceNz, __global real* left, __global real* right, __global real* toLeft, __global real* toRight) {
    const int k = (int) get_global_id(2);
    const int j = (int) get_global_id(1);
    const int i = (int) get_global_id(0);
    if (k >= faceNz || j >= faceNy || i >= faceNx) {
        return;
    }
    int place = Index_pick(direction, i, j, k);
    int count = Index_pick(direction, nx, ny, nz);
    int stride = Index_stride(direction, nx, ny);
    int periodic = Index_periodic(topology, direction);
    int endI = direction == 0 ? 1 : Index_least(stepX, nx - i * stepX);
    int endJ = direction == 1 ? 1 : Index_least(stepY, ny - j * stepY);
    int endK = direction == 2 ? 1 : Index_least(stepZ, nz - k * stepZ);
    real sumLeft = REAL(0.0);
    real sumRight = REAL(0.0);
    for (int dk = 0; dk < endK; dk++) {
        for (int dj = 0; dj < endJ; dj++) {
            for (int di = 0; di < endI; di++) {
                int start = Index_face(direction, nx, ny, direction == 0 ? 0 : i * stepX + di, direction == 1 ? 0 : j * stepY + dj, direction == 2 ? 0 : k * stepZ + dk);
                sumLeft += TransferLoops_coarseWeight(start, place, count, stride, periodic, halved, 1, left, right);
                sumRight += TransferLoops_coarseWeight(start, place, count, stride, periodic, halved, 0, left, right);
            }
        }
    }
    int at = i + faceNx * (j + faceNy * k);
    toLeft[at] = sumLeft;
    toRight[at] = sumRight;
}

static real TransferLoops_coarseWeight(int start, int place, int count, int stride, int periodic, int halved, int wantLeft, __global real* left, __global real* right) {
    int m = halved != 0 ? Index_least(2 * place, count) : place;
    real l = left[start + m * stride];
    real r = right[start + m * stride];
    if (halved != 0) {
        int last = m > 0 ? m : periodic != 0 ? count : 0;
        int single = last == count ? count % 2 : 0;
        if (last > 0 && single == 0) {
            int inner = start + (last - 1) * stride;
            real hl = Transfer_half(left[inner], right[inner]);
            real hr = Transfer_half(right[inner], left[inner]);
            if (hl > 0 && hr > 0) {
                real near = l;
                l = Transfer_seriesLeft(hl, hr, near);
                r = Transfer_seriesRight(hr, near, r);
            }
        }
        int first = m < count ? m : periodic != 0 ? 0 : count;
        if (first + 1 < count) {
            int inner = start + (first + 1) * stride;
            real hl = Transfer_half(left[inner], right[inner]);
            real hr = Transfer_half(right[inner], left[inner]);
            if (hl > 0 && hr > 0) {
                real near = r;
                l = Transfer_seriesLeft(l, near, hl);
                r = Transfer_seriesRight(near, hl, hr);
            }
        }
    }
    return wantLeft != 0 ? l : r;
}

__kernel void TransferLoops_prolongate(int nx, int ny, int nz, int topology, int coarseNx, int coarseNy, int coarseNz, __global real* xl, __global real* xr, __global real* yl, __global real* yr, __global real* zl, __global real* zr, __global real* coarse, __global real* x) {
    const int k = (int) get_global_id(2);
    const int j = (int) get_global_id(1);
    const int i = (int) get_global_id(0);
    if (k >= nz || j >= ny || i >= nx) {
        return;
    }
    int f = Index_face(0, nx, ny, i, j, k);
    int g = Index_face(1, nx, ny, i, j, k);
    int h = Index_face(2, nx, ny, i, j, k);
    int stepX = nx > coarseNx ? 2 : 1;
    int stepY = ny > coarseNy ? 2 : 1;
    int stepZ = nz > coarseNz ? 2 : 1;
    int periodicX = Index_periodic(topology, 0);
    int periodicY = Index_periodic(topology, 1);
    int periodicZ = Index_periodic(topology, 2);
    real ownX = TransferLoops_fineWeight(i, nx, stepX, periodicX, f, 1, 0, xl, xr);
    real otherX = TransferLoops_fineWeight(i, nx, stepX, periodicX, f, 1, 1, xl, xr);
    real ownY = TransferLoops_fineWeight(j, ny, stepY, periodicY, g, nx, 0, yl, yr);
    real otherY = TransferLoops_fineWeight(j, ny, stepY, periodicY, g, nx, 1, yl, yr);
    real ownZ = TransferLoops_fineWeight(k, nz, stepZ, periodicZ, h, nx * ny, 0, zl, zr);
    real otherZ = TransferLoops_fineWeight(k, nz, stepZ, periodicZ, h, nx * ny, 1, zl, zr);
    int offsetY = TransferLoops_otherOffset(j, ny, stepY, periodicY, coarseNy, coarseNx);
    int offsetZ = TransferLoops_otherOffset(k, nz, stepZ, periodicZ, coarseNz, coarseNx * coarseNy);
    int c = Index_cell(coarseNx, coarseNy, i / stepX, j / stepY, k / stepZ);
    int o = c + TransferLoops_otherOffset(i, nx, stepX, periodicX, coarseNx, 1);
    real near = ownY * (ownX * coarse[c] + otherX * coarse[o]) + otherY * (ownX * coarse[c + offsetY] + otherX * coarse[o + offsetY]);
    real far = ownY * (ownX * coarse[c + offsetZ] + otherX * coarse[o + offsetZ]) + otherY * (ownX * coarse[c + offsetZ + offsetY] + otherX * coarse[o + offsetZ + offsetY]);
    x[Index_cell(nx, ny, i, j, k)] += ownZ * near + otherZ * far;
}

static int TransferLoops_otherOffset(int place, int count, int step, int periodic, int coarseCount, int coarseStride) {
    int first = place % 2 == 0 ? 1 : 0;
    if (step == 1 || (first != 0 && place + 1 == count)) {
        return 0;
    }
    int end = first != 0 ? (place == 0 ? 1 : 0) : (place == count - 1 ? 1 : 0);
    int towards = first != 0 ? -1 : 1;
    return end == 0 ? towards * coarseStride : periodic != 0 ? -towards * (coarseCount - 1) * coarseStride : 0;
}

static real TransferLoops_fineWeight(int place, int count, int step, int periodic, int face, int stride, int wantOther, __global real* left, __global real* right) {
    int first = place % 2 == 0 ? 1 : 0;
    if (step == 1 || (first != 0 && place + 1 == count)) {
        return wantOther != 0 ? REAL(0.0) : REAL(1.0);
    }
    int inner = first != 0 ? face + stride : face;
    int outer = first != 0 ? face : face + stride;
    int end = first != 0 ? (place == 0 ? 1 : 0) : (place == count - 1 ? 1 : 0);
    int towards = first != 0 ? -1 : 1;
    int next = end != 0 ? outer - towards * (count - 1) * stride : outer + towards * stride;
    int neighbour = end == 0 || periodic != 0 ? 1 : 0;
    int single = first != 0 ? (place == 0 ? count % 2 : 0) : (place + 2 == count ? 1 : 0);
    real innerOut = first != 0 ? right[inner] : left[inner];
    real innerIn = first != 0 ? left[inner] : right[inner];
    real fromCell = Transfer_half(innerIn, innerOut);
    real toCell = Transfer_half(innerOut, innerIn);
    real leaving = first != 0 ? right[outer] : left[outer];
    real entering = neighbour != 0 ? (first != 0 ? left[outer] : right[outer]) : REAL(0.0);
    if (neighbour != 0 && single == 0) {
        real farOut = first != 0 ? right[next] : left[next];
        real farIn = first != 0 ? left[next] : right[next];
        real nextIn = Transfer_half(farIn, farOut);
        if (nextIn > 0) {
            real nextOut = Transfer_half(farOut, farIn);
            real near = entering;
            entering = Transfer_seriesRight(near, nextOut, nextIn);
            leaving = Transfer_seriesLeft(leaving, near, nextOut);
        }
    }
    if (fromCell > 0) {
        return wantOther != 0 ? Transfer_share(entering, fromCell, leaving) : Transfer_share(toCell, fromCell, leaving);
    }
    return wantOther != 0 ? REAL(0.0) : REAL(1.0);
}

__kernel void TransportLoops_evaluate(int size, int zoned, __global real* laws, __global real* zones, __global real* temperature, __global real* out) {
    const int n = (int) get_global_id(0);
    if (n >= size) {
        return;
    }
    int law = (int) laws[zoned != 0 ? (int) zones[n] : 0];
    int intervals = (int) laws[law];
    int order = (int) laws[law + 1];
    int starts = law + 5;
    real t = temperature[n];
    int low = 0;
    int high = intervals - 1;
    while (low < high) {
        int middle = (low + high + 1) / 2;
        if (laws[starts + middle] <= t) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    real x = t - laws[starts + low];
    int coefficients = starts + intervals + low * order;
    real sum = REAL(0.0);
    for (int m = order - 1; m >= 0; m--) {
        sum = CurveForm_hornerStep(sum, x, laws[coefficients + m]);
    }
    real amplitude = laws[law + 2];
    if (amplitude != 0) {
        sum = sum + CurveForm_exponentialTerm(amplitude, laws[law + 3], laws[law + 4], t);
    }
    out[n] = sum;
}

static int TransportLoops_inside(int direction, int nx, int ny, int nz, int topology, int i, int j, int k) {
    int m = Index_pick(direction, i, j, k);
    int end = m == 0 || m == Index_pick(direction, nx, ny, nz) ? 1 : 0;
    return end == 0 || Index_periodic(topology, direction) != 0 ? 1 : 0;
}

static int TransportLoops_leftPlace(int direction, int nx, int ny, int nz, int i, int j, int k) {
    int m = Index_pick(direction, i, j, k);
    return m == 0 ? Index_pick(direction, nx, ny, nz) - 1 : m - 1;
}

static int TransportLoops_rightPlace(int direction, int nx, int ny, int nz, int i, int j, int k) {
    int m = Index_pick(direction, i, j, k);
    return m == Index_pick(direction, nx, ny, nz) ? 0 : m;
}

static int TransportLoops_cellAt(int direction, int nx, int ny, int place, int i, int j, int k) {
    return Index_cell(nx, ny, direction == 0 ? place : i, direction == 1 ? place : j, direction == 2 ? place : k);
}

__kernel void TransportLoops_conductances(int nx, int ny, int nz, int topology, int direction, int faceNx, int faceNy, int faceNz, __global real* dx, __global real* dy, __global real* dz, __global real* along, __global real* conductivity, __global real* faces) {
    const int k = (int) get_global_id(2);
    const int j = (int) get_global_id(1);
    const int i = (int) get_global_id(0);
    if (k >= faceNz || j >= faceNy || i >= faceNx) {
        return;
    }
    real conductance = REAL(0.0);
    if (TransportLoops_inside(direction, nx, ny, nz, topology, i, j, k) != 0) {
        int left = TransportLoops_leftPlace(direction, nx, ny, nz, i, j, k);
        int right = TransportLoops_rightPlace(direction, nx, ny, nz, i, j, k);
        real area = direction == 0 ? dy[j] * dz[k] : direction == 1 ? dx[i] * dz[k] : dx[i] * dy[j];
        conductance = Diffusion_conductance(conductivity[TransportLoops_cellAt(direction, nx, ny, left, i, j, k)], REAL(0.5) * along[left], conductivity[TransportLoops_cellAt(direction, nx, ny, right, i, j, k)], REAL(0.5) * along[right], area);
    }
    faces[i + faceNx * (j + faceNy * k)] = conductance;
}

__kernel void TransportLoops_fitExponentially(int nx, int ny, int nz, int topology, int direction, int faceNx, int faceNy, int faceNz, int flows, __global real* potential, __global real* flow, __global real* left, __global real* right) {
    const int k = (int) get_global_id(2);
    const int j = (int) get_global_id(1);
    const int i = (int) get_global_id(0);
    if (k >= faceNz || j >= faceNy || i >= faceNx) {
        return;
    }
    int face = i + faceNx * (j + faceNy * k);
    real conductance = left[face];
    if (TransportLoops_inside(direction, nx, ny, nz, topology, i, j, k) != 0) {
        int l = TransportLoops_cellAt(direction, nx, ny, TransportLoops_leftPlace(direction, nx, ny, nz, i, j, k), i, j, k);
        int r = TransportLoops_cellAt(direction, nx, ny, TransportLoops_rightPlace(direction, nx, ny, nz, i, j, k), i, j, k);
        real volumeFlow = flows != 0 ? flow[face] : REAL(0.0);
        real exponent = Drift_exponent(potential[l], potential[r], volumeFlow, conductance);
        real bernoulli = Drift_bernoulli(fabs(exponent));
        left[face] = Drift_weight(conductance, bernoulli, exponent);
        right[face] = Drift_weight(conductance, bernoulli, -exponent);
    } else {
        right[face] = conductance;
    }
}

__kernel void TransportLoops_addFlow(int nx, int ny, int nz, int topology, int direction, int faceNx, int faceNy, int faceNz, real blend, __global real* along, __global real* flow, __global real* left, __global real* right) {
    const int k = (int) get_global_id(2);
    const int j = (int) get_global_id(1);
    const int i = (int) get_global_id(0);
    if (k >= faceNz || j >= faceNy || i >= faceNx) {
        return;
    }
    if (TransportLoops_inside(direction, nx, ny, nz, topology, i, j, k) != 0) {
        int face = i + faceNx * (j + faceNy * k);
        real deltaLeft = REAL(0.5) * along[TransportLoops_leftPlace(direction, nx, ny, nz, i, j, k)];
        real deltaRight = REAL(0.5) * along[TransportLoops_rightPlace(direction, nx, ny, nz, i, j, k)];
        left[face] += Advection_leftWeight(flow[face], blend, deltaLeft, deltaRight);
        right[face] += Advection_rightWeight(flow[face], blend, deltaLeft, deltaRight);
    }
}

__kernel void TransportLoops_limitedFluxes(int nx, int ny, int nz, int topology, int direction, int faceNx, int faceNy, int faceNz, __global real* along, __global real* flow, __global real* phi, __global real* fluxes) {
    const int k = (int) get_global_id(2);
    const int j = (int) get_global_id(1);
    const int i = (int) get_global_id(0);
    if (k >= faceNz || j >= faceNy || i >= faceNx) {
        return;
    }
    int face = i + faceNx * (j + faceNy * k);
    real excess = REAL(0.0);
    if (TransportLoops_inside(direction, nx, ny, nz, topology, i, j, k) != 0) {
        int count = Index_pick(direction, nx, ny, nz);
        int left = TransportLoops_leftPlace(direction, nx, ny, nz, i, j, k);
        int right = TransportLoops_rightPlace(direction, nx, ny, nz, i, j, k);
        int forwards = flow[face] > 0 ? 1 : 0;
        int upwind = forwards != 0 ? left : right;
        int downwind = forwards != 0 ? right : left;
        int beyond = forwards != 0 ? left - 1 : right + 1;
        if (Index_periodic(topology, direction) != 0 || (beyond >= 0 && beyond < count)) {
            int far = Index_wrapped(beyond, count);
            excess = Advection_limitedExcess(flow[face], phi[TransportLoops_cellAt(direction, nx, ny, far, i, j, k)], phi[TransportLoops_cellAt(direction, nx, ny, upwind, i, j, k)], phi[TransportLoops_cellAt(direction, nx, ny, downwind, i, j, k)], REAL(0.5) * (along[far] + along[upwind]), REAL(0.5) * (along[left] + along[right]), REAL(0.5) * along[upwind]);
        }
    }
    fluxes[face] = excess;
}

__kernel void TransportLoops_saturate(int nx, int ny, int nz, int topology, int direction, int faceNx, int faceNy, int faceNz, __global real* fraction, __global real* left, __global real* right, __global real* excess) {
    const int k = (int) get_global_id(2);
    const int j = (int) get_global_id(1);
    const int i = (int) get_global_id(0);
    if (k >= faceNz || j >= faceNy || i >= faceNx) {
        return;
    }
    if (TransportLoops_inside(direction, nx, ny, nz, topology, i, j, k) != 0) {
        int face = i + faceNx * (j + faceNy * k);
        real l = fraction[TransportLoops_cellAt(direction, nx, ny, TransportLoops_leftPlace(direction, nx, ny, nz, i, j, k), i, j, k)];
        real r = fraction[TransportLoops_cellAt(direction, nx, ny, TransportLoops_rightPlace(direction, nx, ny, nz, i, j, k), i, j, k)];
        real a = left[face];
        real b = right[face];
        excess[face] = Drift_saturatingExcess(a, b, l, r);
        left[face] = Drift_saturatingLeft(a, b, r);
        right[face] = Drift_saturatingRight(a, b, l);
    }
}

__kernel void TransportLoops_addDivergence(int nx, int ny, int nz, int direction, real factor, __global real* fluxes, __global real* source) {
    const int k = (int) get_global_id(2);
    const int j = (int) get_global_id(1);
    const int i = (int) get_global_id(0);
    if (k >= nz || j >= ny || i >= nx) {
        return;
    }
    int face = Index_face(direction, nx, ny, i, j, k);
    source[Index_cell(nx, ny, i, j, k)] += factor * (fluxes[face + Index_stride(direction, nx, ny)] - fluxes[face]);
}

static int TransportLoops_sideCell(int direction, int nx, int ny, int last, int a, int b) {
    return Index_cell(nx, ny, direction == 0 ? last : a, direction == 0 ? a : direction == 1 ? last : b, direction == 2 ? last : b);
}

static int TransportLoops_sideFace(int direction, int nx, int ny, int last, int beyond, int a, int b) {
    return Index_face(direction, nx, ny, direction == 0 ? last : a, direction == 0 ? a : direction == 1 ? last : b, direction == 2 ? last : b) + beyond * Index_stride(direction, nx, ny);
}

__kernel void TransportLoops_gatherSide(int nx, int ny, int direction, int last, int countA, int countB, __global real* cells, __global real* out) {
    const int b = (int) get_global_id(1);
    const int a = (int) get_global_id(0);
    if (b >= countB || a >= countA) {
        return;
    }
    out[a + countA * b] = cells[TransportLoops_sideCell(direction, nx, ny, last, a, b)];
}

__kernel void TransportLoops_setSide(int nx, int ny, int direction, int last, int beyond, int countA, int countB, __global real* values, __global real* faces) {
    const int b = (int) get_global_id(1);
    const int a = (int) get_global_id(0);
    if (b >= countB || a >= countA) {
        return;
    }
    faces[TransportLoops_sideFace(direction, nx, ny, last, beyond, a, b)] = values[a + countA * b];
}

__kernel void TransportLoops_addSide(int nx, int ny, int direction, int last, int countA, int countB, __global real* values, __global real* cells) {
    const int b = (int) get_global_id(1);
    const int a = (int) get_global_id(0);
    if (b >= countB || a >= countA) {
        return;
    }
    cells[TransportLoops_sideCell(direction, nx, ny, last, a, b)] += values[a + countA * b];
}

__kernel void VectorLoops_setNumber(int at, int count, real value, __global real* target) {
    const int n = (int) get_global_id(0);
    if (n >= count) {
        return;
    }
    target[at + n] = value;
}

__kernel void VectorLoops_quotient(int count, real factor, int aAt, __global real* a, int bAt, __global real* b, real least, int at, __global real* result) {
    const int n = (int) get_global_id(0);
    if (n >= count) {
        return;
    }
    result[at + n] = Scalars_quotient(factor, a[aAt], b[bAt], least);
}

__kernel void VectorLoops_product(int count, real factor, int aAt, __global real* a, int bAt, __global real* b, int at, __global real* result) {
    const int n = (int) get_global_id(0);
    if (n >= count) {
        return;
    }
    result[at + n] = Scalars_product(factor, a[aAt], b[bAt]);
}

__kernel void VectorLoops_weightedSum(int count, real alpha, int xAt, __global real* x, real beta, int yAt, __global real* y, int at, __global real* result) {
    const int n = (int) get_global_id(0);
    if (n >= count) {
        return;
    }
    result[at + n] = Scalars_weightedSum(alpha, x[xAt], beta, y[yAt]);
}

__kernel void VectorLoops_root(int count, int xAt, __global real* x, int at, __global real* result) {
    const int n = (int) get_global_id(0);
    if (n >= count) {
        return;
    }
    result[at + n] = sqrt(x[xAt]);
}

__kernel void VectorLoops_combine(int size, int alphaAt, __global real* alpha, __global real* x, int betaAt, __global real* beta, __global real* y) {
    const int n = (int) get_global_id(0);
    if (n >= size) {
        return;
    }
    y[n] = alpha[alphaAt] * x[n] + beta[betaAt] * y[n];
}

__kernel void VectorLoops_triad(int size, __global real* x, int alphaAt, __global real* alpha, __global real* y, __global real* target) {
    const int n = (int) get_global_id(0);
    if (n >= size) {
        return;
    }
    target[n] = x[n] + alpha[alphaAt] * y[n];
}

__kernel void VectorLoops_multiply(int size, __global real* x, __global real* y, __global real* z) {
    const int n = (int) get_global_id(0);
    if (n >= size) {
        return;
    }
    z[n] = x[n] * y[n];
}

__kernel void VectorLoops_clamp(int size, real low, real high, __global real* x) {
    const int n = (int) get_global_id(0);
    if (n >= size) {
        return;
    }
    x[n] = java_min(java_max(x[n], low), high);
}

__kernel void VectorLoops_dotLanes(int size, int lanes, __global real* x, __global real* y, __global real* sums) {
    const int lane = (int) get_global_id(0);
    if (lane >= lanes) {
        return;
    }
    int start = lane / VectorLoops_LANES * VectorLoops_BLOCK;
    int full = Index_least(size - start, VectorLoops_BLOCK) / VectorLoops_LANES;
    real sum = REAL(0.0);
    for (int m = 0; m < full; m++) {
        int n = start + lane % VectorLoops_LANES + VectorLoops_LANES * m;
        sum += x[n] * y[n];
    }
    sums[lane] = sum;
}

__kernel void VectorLoops_dotBlocks(int size, int blocks, __global real* x, __global real* y, __global real* sums, __global real* target) {
    const int block = (int) get_global_id(0);
    if (block >= blocks) {
        return;
    }
    int s = VectorLoops_LANES * block;
    int end = Index_least(size, (block + 1) * VectorLoops_BLOCK);
    real rest = REAL(0.0);
    for (int n = end - (end - block * VectorLoops_BLOCK) % VectorLoops_LANES; n < end; n++) {
        rest += x[n] * y[n];
    }
    target[block] = ((sums[s] + sums[s + 1]) + (sums[s + 2] + sums[s + 3])) + ((sums[s + 4] + sums[s + 5]) + (sums[s + 6] + sums[s + 7])) + rest;
}

__kernel void VectorLoops_addPairwise(int count, int groups, __global real* values, int at, __global real* target) {
    const int group = (int) get_global_id(0);
    if (group >= groups) {
        return;
    }
    real v[32];
    int many = Index_least(count - VectorLoops_FAN * group, VectorLoops_FAN);
    for (int n = 0; n < many; n++) {
        v[n] = values[VectorLoops_FAN * group + n];
    }
    for (int left = many; left > 1; left = (left + 1) / 2) {
        for (int n = 0; n < left / 2; n++) {
            v[n] = v[2 * n] + v[2 * n + 1];
        }
        if (left % 2 == 1) {
            v[left / 2] = v[left - 1];
        }
    }
    target[at + group] = v[0];
}

__kernel void VectorLoops_maximumLanes(int size, int lanes, __global real* x, __global real* target) {
    const int lane = (int) get_global_id(0);
    if (lane >= lanes) {
        return;
    }
    real most = REAL(0.0);
    for (int n = lane; n < size; n += lanes) {
        most = java_max(most, fabs(x[n]));
    }
    target[lane] = most;
}

__kernel void VectorLoops_minimumLanes(int size, int lanes, real start, __global real* x, __global real* target) {
    const int lane = (int) get_global_id(0);
    if (lane >= lanes) {
        return;
    }
    real least = start;
    for (int n = lane; n < size; n += lanes) {
        least = java_min(least, x[n]);
    }
    target[lane] = least;
}

static real ViscosityLoops_width(int direction, __global real* dx, __global real* dy, __global real* dz, int place) {
    return direction == 0 ? dx[place] : direction == 1 ? dy[place] : dz[place];
}

static real ViscosityLoops_areaAlong(int component, __global real* dx, __global real* dy, __global real* dz, int i, int j, int k) {
    return component == 0 ? dy[j] * dz[k] : component == 1 ? dx[i] * dz[k] : dx[i] * dy[j];
}

static real ViscosityLoops_halfArea(int component, int direction, int nx, int ny, int nz, __global real* dx, __global real* dy, __global real* dz, int i, int j, int k, int shift) {
    int count = Index_pick(component, nx, ny, nz);
    int along = Index_wrapped(Index_pick(component, i, j, k) + shift, count);
    int third = 3 - component - direction;
    return REAL(0.5) * ViscosityLoops_width(component, dx, dy, dz, along) * ViscosityLoops_width(third, dx, dy, dz, Index_pick(third, i, j, k));
}

static int ViscosityLoops_belowAround(int direction, int nx, int ny, int nz, int place) {
    int stride = Index_stride(direction, nx, ny);
    return place > 0 ? -stride : (Index_pick(direction, nx, ny, nz) - 1) * stride;
}

static real ViscosityLoops_half(int component, int direction, int nx, int ny, int nz, __global real* dx, __global real* dy, __global real* dz, __global real* viscosity, int i, int j, int k, int cell, int shift) {
    if (cell < 0) {
        return REAL(0.0);
    }
    int place = Index_pick(direction, i, j, k);
    int lower = place > 0 ? place - 1 : Index_pick(direction, nx, ny, nz) - 1;
    return Diffusion_conductance(viscosity[cell + ViscosityLoops_belowAround(direction, nx, ny, nz, place)], REAL(0.5) * ViscosityLoops_width(direction, dx, dy, dz, lower), viscosity[cell], REAL(0.5) * ViscosityLoops_width(direction, dx, dy, dz, place), ViscosityLoops_halfArea(component, direction, nx, ny, nz, dx, dy, dz, i, j, k, shift));
}

__kernel void ViscosityLoops_conductancesAlong(int nx, int ny, int nz, int topology, int component, int placesNx, int placesNy, __global real* dx, __global real* dy, __global real* dz, __global real* viscosity, __global real* faces) {
    const int k = (int) get_global_id(2);
    const int j = (int) get_global_id(1);
    const int i = (int) get_global_id(0);
    if (k >= nz || j >= ny || i >= nx) {
        return;
    }
    int place = Index_pick(component, i, j, k);
    int count = Index_pick(component, nx, ny, nz);
    int stride = Index_stride(component, placesNx, placesNy);
    real conductance = viscosity[Index_cell(nx, ny, i, j, k)] * ViscosityLoops_areaAlong(component, dx, dy, dz, i, j, k) / ViscosityLoops_width(component, dx, dy, dz, place);
    int face = Index_face(component, placesNx, placesNy, i, j, k) + stride;
    faces[face] = conductance;
    if (Index_periodic(topology, component) != 0 && place == count - 1) {
        faces[face - count * stride] = conductance;
    }
}

__kernel void ViscosityLoops_conductancesAcross(int nx, int ny, int nz, int topology, int component, int direction, int faceNx, int faceNy, int faceNz, __global real* dx, __global real* dy, __global real* dz, __global real* viscosity, __global real* faces) {
    const int k = (int) get_global_id(2);
    const int j = (int) get_global_id(1);
    const int i = (int) get_global_id(0);
    if (k >= faceNz || j >= faceNy || i >= faceNx) {
        return;
    }
    int periodic = Index_periodic(topology, direction);
    int place = Index_pick(direction, i, j, k);
    if (place > 0 || periodic != 0) {
        int left = FlowLoops_leftCell(component, nx, ny, nz, topology, i, j, k);
        int right = FlowLoops_rightCell(component, nx, ny, nz, i, j, k);
        real conductance = ViscosityLoops_half(component, direction, nx, ny, nz, dx, dy, dz, viscosity, i, j, k, left, -1) + ViscosityLoops_half(component, direction, nx, ny, nz, dx, dy, dz, viscosity, i, j, k, right, 0);
        int face = Index_face(direction, faceNx, faceNy, i, j, k);
        faces[face] = conductance;
        if (place == 0) {
            int length = Index_pick(direction, nx, ny, nz) * Index_stride(direction, faceNx, faceNy);
            faces[face + length] = conductance;
        }
    }
}

__kernel void ViscosityLoops_addFriction(int nx, int ny, int nz, int topology, int component, int direction, int faceNx, int faceNy, int faceNz, __global real* dx, __global real* dy, __global real* dz, __global real* viscosity, __global real* diagonal) {
    const int k = (int) get_global_id(2);
    const int j = (int) get_global_id(1);
    const int i = (int) get_global_id(0);
    if (k >= faceNz || j >= faceNy || i >= faceNx) {
        return;
    }
    int left = FlowLoops_leftCell(component, nx, ny, nz, topology, i, j, k);
    int right = FlowLoops_rightCell(component, nx, ny, nz, i, j, k);
    diagonal[Index_cell(faceNx, faceNy, i, j, k)] += ViscosityLoops_friction(component, direction, nx, ny, nz, topology, dx, dy, dz, viscosity, i, j, k, left, -1) + ViscosityLoops_friction(component, direction, nx, ny, nz, topology, dx, dy, dz, viscosity, i, j, k, right, 0);
}

static real ViscosityLoops_friction(int component, int direction, int nx, int ny, int nz, int topology, __global real* dx, __global real* dy, __global real* dz, __global real* viscosity, int i, int j, int k, int cell, int shift) {
    if (cell < 0) {
        return REAL(0.0);
    }
    if (!(viscosity[cell] > 0)) {
        return REAL(0.0);
    }
    int place = Index_pick(direction, i, j, k);
    int count = Index_pick(direction, nx, ny, nz);
    int stride = Index_stride(direction, nx, ny);
    int periodic = Index_periodic(topology, direction);
    int solids = 0;
    if (place > 0 || periodic != 0) {
        solids += viscosity[cell + ViscosityLoops_belowAround(direction, nx, ny, nz, place)] > 0 ? 0 : 1;
    }
    if (place < count - 1 || periodic != 0) {
        solids += viscosity[cell + (place < count - 1 ? stride : -(count - 1) * stride)] > 0 ? 0 : 1;
    }
    return solids * Diffusion_wallConductance(viscosity[cell], REAL(0.5) * ViscosityLoops_width(direction, dx, dy, dz, place), REAL(0.0), ViscosityLoops_halfArea(component, direction, nx, ny, nz, dx, dy, dz, i, j, k, shift));
}

__kernel void ViscosityLoops_addNormalStress(int nx, int ny, int nz, int topology, int component, int faceNx, int faceNy, int faceNz, real factor, __global real* dx, __global real* dy, __global real* dz, __global real* viscosity, __global real* u, __global real* force) {
    const int k = (int) get_global_id(2);
    const int j = (int) get_global_id(1);
    const int i = (int) get_global_id(0);
    if (k >= faceNz || j >= faceNy || i >= faceNx) {
        return;
    }
    int left = FlowLoops_leftCell(component, nx, ny, nz, topology, i, j, k);
    int right = FlowLoops_rightCell(component, nx, ny, nz, i, j, k);
    if (left >= 0 && right >= 0) {
        int m = Index_pick(component, i, j, k);
        int count = Index_pick(component, nx, ny, nz);
        int stride = Index_stride(component, faceNx, faceNy);
        int periodic = Index_periodic(topology, component);
        int place = Index_cell(faceNx, faceNy, i, j, k);
        real area = ViscosityLoops_areaAlong(component, dx, dy, dz, i, j, k);
        int next = periodic != 0 && m == count - 1 ? place - m * stride : place + stride;
        int last = periodic != 0 && m == 0 ? place + (count - 1) * stride : place - stride;
        real above = viscosity[right] * area * (u[next] - u[place]) / ViscosityLoops_width(component, dx, dy, dz, m);
        real below = viscosity[left] * area * (u[place] - u[last]) / ViscosityLoops_width(component, dx, dy, dz, m > 0 ? m - 1 : count - 1);
        force[place] += factor * (above - below);
    }
}

__kernel void ViscosityLoops_addShear(int nx, int ny, int nz, int topology, int component, int direction, int faceNx, int faceNy, int faceNz, int acrossNx, int acrossNy, real factor, __global real* dx, __global real* dy, __global real* dz, __global real* viscosity, __global real* v, __global real* force) {
    const int k = (int) get_global_id(2);
    const int j = (int) get_global_id(1);
    const int i = (int) get_global_id(0);
    if (k >= faceNz || j >= faceNy || i >= faceNx) {
        return;
    }
    int left = FlowLoops_leftCell(component, nx, ny, nz, topology, i, j, k);
    int right = FlowLoops_rightCell(component, nx, ny, nz, i, j, k);
    if (left >= 0 && right >= 0) {
        int m = Index_pick(component, i, j, k);
        int before = Index_wrapped(m - 1, Index_pick(component, nx, ny, nz));
        real distance = REAL(0.5) * (ViscosityLoops_width(component, dx, dy, dz, before) + ViscosityLoops_width(component, dx, dy, dz, m));
        real sum = REAL(0.0);
        for (int side = 0; side < 2; side++) {
            real stiffness = ViscosityLoops_shearStiffness(component, direction, nx, ny, nz, topology, dx, dy, dz, viscosity, i, j, k, left, right, side);
            int q = Index_pick(direction, i, j, k) + side;
            int along = Index_periodic(topology, direction) != 0 ? Index_wrapped(q, Index_pick(direction, nx, ny, nz)) : q;
            real lower = v[ViscosityLoops_besideCorner(component, direction, acrossNx, acrossNy, before, along, i, j, k)];
            real upper = v[ViscosityLoops_besideCorner(component, direction, acrossNx, acrossNy, m, along, i, j, k)];
            sum += (side == 0 ? -REAL(1.0) : REAL(1.0)) * stiffness * (upper - lower) / distance;
        }
        force[Index_cell(faceNx, faceNy, i, j, k)] += factor * sum;
    }
}

static real ViscosityLoops_shearStiffness(int component, int direction, int nx, int ny, int nz, int topology, __global real* dx, __global real* dy, __global real* dz, __global real* viscosity, int i, int j, int k, int left, int right, int side) {
    int q = Index_pick(direction, i, j, k);
    int count = Index_pick(direction, nx, ny, nz);
    int m = q + side;
    real leftArea = ViscosityLoops_halfArea(component, direction, nx, ny, nz, dx, dy, dz, i, j, k, -1);
    real rightArea = ViscosityLoops_halfArea(component, direction, nx, ny, nz, dx, dy, dz, i, j, k, 0);
    if (Index_periodic(topology, direction) == 0 && (m == 0 || m == count)) {
        return viscosity[left] * leftArea + viscosity[right] * rightArea;
    }
    int at = Index_wrapped(m, count);
    int below = Index_wrapped(m - 1, count);
    real upperWidth = ViscosityLoops_width(direction, dx, dy, dz, at);
    real lowerWidth = ViscosityLoops_width(direction, dx, dy, dz, below);
    int stride = Index_stride(direction, nx, ny);
    int toUpper = (at - q) * stride;
    int toLower = (below - q) * stride;
    real spacing = REAL(0.5) * (upperWidth + lowerWidth);
    return spacing * (Diffusion_conductance(viscosity[left + toLower], REAL(0.5) * lowerWidth, viscosity[left + toUpper], REAL(0.5) * upperWidth, leftArea) + Diffusion_conductance(viscosity[right + toLower], REAL(0.5) * lowerWidth, viscosity[right + toUpper], REAL(0.5) * upperWidth, rightArea));
}

static int ViscosityLoops_besideCorner(int component, int direction, int acrossNx, int acrossNy, int p, int m, int i, int j, int k) {
    int x = component == 0 ? p : direction == 0 ? m : i;
    int y = component == 1 ? p : direction == 1 ? m : j;
    int z = component == 2 ? p : direction == 2 ? m : k;
    return Index_cell(acrossNx, acrossNy, x, y, z);
}
