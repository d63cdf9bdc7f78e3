package org.soretflow.gpu.tornado;

/// How the turns of a loop are laid out on a device.
///
/// TornadoVM counts dimensions from the innermost loop on a GPU, from the outermost on a processor. Loops run on in strides
/// where there are more turns than places, so that any shape computes the same.
///
/// @param globalX places along the first dimension, and so on; whole groups
/// @param localX places of a group
record WorkShape(int globalX, int globalY, int globalZ, int localX, int localY) {

    private static final int ROW_GROUP = 256;
    /// Group of a GPU in more than one dimension: neighbours along x together, four rows.
    private static final int GPU_GROUP_X = 64;
    private static final int GPU_GROUP_Y = 4;
    /// Pieces of a short outer loop on a processor: enough for its cores, few enough to be cheap.
    private static final int PIECES = 16;

    /// @param counters parallel counters of the loop
    /// @param x turns of the innermost one
    /// @param y turns of the next one, or 1
    /// @param z turns of the outermost one, or 1
    static WorkShape of(boolean gpu, int counters, int x, int y, int z) {
        if (counters == 1) {
            return new WorkShape(rounded(x, ROW_GROUP), 1, 1, ROW_GROUP, 1);
        }
        if (gpu) {
            return new WorkShape(rounded(x, GPU_GROUP_X), rounded(y, GPU_GROUP_Y), z, GPU_GROUP_X, GPU_GROUP_Y);
        }
        return counters == 2 ? new WorkShape(y, Math.min(x, PIECES), 1, 1, 1) : new WorkShape(z, y, 1, 1, 1);
    }

    private static int rounded(int turns, int group) {
        return (turns + group - 1) / group * group;
    }
}
