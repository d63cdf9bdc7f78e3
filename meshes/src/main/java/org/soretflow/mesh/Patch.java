package org.soretflow.mesh;

/// A named part of a side: the boundary faces whose centre lies in the shape.
///
/// @param name  unique in the mesh, not the label of a side
/// @param side  the side it lies on
/// @param shape null or [Shape#everywhere()] for all faces of the side that no other patch takes
public record Patch(String name, Side side, Shape shape) {
    public Patch {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("a patch needs a name");
        }
        if (side == null) {
            throw new IllegalArgumentException("patch '" + name + "' needs a side");
        }
    }

    /// A patch of all faces of a side that no other patch takes.
    public static Patch rest(String name, Side side) {
        return new Patch(name, side, null);
    }

    /// Whether the patch takes what other patches leave.
    public boolean isRest() {
        return shape == null || shape == Shape.everywhere();
    }
}
