package org.soretflow.gpu.opencl;

/// How the turns of a loop are put into work-groups.
final class WorkGroups {

    /// Turns of a group on a GPU.
    private static final int GROUP = 256;
    /// Turns of a group on a processor: one shape for all, as each one is compiled anew.
    private static final int PROCESSOR_GROUP = 64;

    private final boolean gpu;

    WorkGroups(boolean gpu) {
        this.gpu = gpu;
    }

    /// Shape of a group: along x as far as the row goes, what is left along y and z.
    long[] local(int x, int y, int z) {
        if (!gpu) {
            return new long[] {PROCESSOR_GROUP, 1, 1};
        }
        int alongX = Math.min(GROUP, powerAbove(x));
        int alongY = Math.min(GROUP / alongX, powerAbove(y));
        int alongZ = Math.min(GROUP / (alongX * alongY), Math.min(64, powerAbove(z)));
        return new long[] {alongX, alongY, alongZ};
    }

    /// Turns rounded up to whole groups.
    static long[] global(long[] local, int x, int y, int z) {
        return new long[] {rounded(x, local[0]), rounded(y, local[1]), rounded(z, local[2])};
    }

    private static long rounded(int turns, long group) {
        return (turns + group - 1) / group * group;
    }

    private static int powerAbove(int count) {
        return count <= 1 ? 1 : 2 * Integer.highestOneBit(count - 1);
    }
}
