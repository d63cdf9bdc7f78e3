package org.soretflow.mesh;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Zones drawn as a picture: each pixel's colour names a zone by a legend, the picture lies in a rectangle normal to
/// one direction and extends along it.
///
/// Row 0 is the top of the picture: the largest second coordinate. A point takes the pixel it lies in; nothing is
/// interpolated. Fully transparent pixels paint nothing.
public final class ImageMask {
    private static final int NOTHING = -1;

    private final int width;
    private final int height;
    private final int[] zoneOfPixel;
    private final List<String> zones;
    private final Direction normal;
    private final Range first;
    private final Range second;
    private final Range depth;

    private ImageMask(Builder builder) {
        this.width = builder.width;
        this.height = builder.height;
        this.normal = builder.normal;
        this.first = builder.first;
        this.second = builder.second;
        this.depth = builder.depth;
        this.zones = builder.legend.values().stream().flatMap(List::stream).distinct().toList();
        this.zoneOfPixel = new int[builder.pixels.length];
        boolean[] seen = new boolean[zones.size()];
        for (int p = 0; p < zoneOfPixel.length; p++) {
            zoneOfPixel[p] = builder.zoneOf(p, zones);
            if (zoneOfPixel[p] != NOTHING) {
                seen[zoneOfPixel[p]] = true;
            }
        }
        for (int zone = 0; zone < seen.length; zone++) {
            if (!seen[zone]) {
                throw new IllegalArgumentException("no pixel of the image has a colour of zone '" + zones.get(zone)
                        + "'; the legend is " + builder.legendText());
            }
        }
    }

    /// Begins a mask.
    ///
    /// @param width  pixels in a row
    /// @param height rows
    /// @param argb   width × height pixels 0xAARRGGBB, row by row from the top; not modified, copied
    public static Builder of(int width, int height, int[] argb) {
        return new Builder(width, height, argb);
    }

    /// Names of the zones in the order of the legend.
    public List<String> zones() {
        return zones;
    }

    /// The points of all pixels of one zone.
    public Shape shapeOf(String zone) {
        int id = zones.indexOf(zone);
        if (id < 0) {
            throw new IllegalArgumentException("no colour of the image stands for zone '" + zone + "'; its zones are "
                    + String.join(", ", zones));
        }
        return new ZoneShape(this, id);
    }

    /// Name of the zone at a point [m], or null where the image paints nothing.
    public String zoneAt(double x, double y, double z) {
        int zone = zoneIdAt(x, y, z);
        return zone == NOTHING ? null : zones.get(zone);
    }

    private int zoneIdAt(double x, double y, double z) {
        double a = normal == Direction.X ? y : x;
        double b = normal == Direction.Z ? y : z;
        double c = switch (normal) {
            case X -> x;
            case Y -> y;
            case Z -> z;
        };
        if (!first.contains(a) || !second.contains(b) || !depth.contains(c)) {
            return NOTHING;
        }
        // rounding may carry a point just below the upper end to the pixel after the last
        int column = Math.min(width - 1, (int) ((a - first.from()) / first.length() * width));
        int fromBottom = Math.min(height - 1, (int) ((b - second.from()) / second.length() * height));
        return zoneOfPixel[column + width * (height - 1 - fromBottom)];
    }

    private record ZoneShape(ImageMask mask, int zone) implements Shape {
        @Override
        public boolean contains(double x, double y, double z) {
            return mask.zoneIdAt(x, y, z) == zone;
        }

        @Override
        public boolean misses(Range x, Range y, Range z) {
            return switch (mask.normal) {
                case X -> !mask.depth.overlaps(x) || !mask.first.overlaps(y) || !mask.second.overlaps(z);
                case Y -> !mask.first.overlaps(x) || !mask.depth.overlaps(y) || !mask.second.overlaps(z);
                case Z -> !mask.first.overlaps(x) || !mask.second.overlaps(y) || !mask.depth.overlaps(z);
            };
        }

        @Override
        public String toString() {
            return "the part '" + mask.zones.get(zone) + "' of an image over "
                    + mask.normal.firstTransverse().label() + " " + mask.first + ", "
                    + mask.normal.secondTransverse().label() + " " + mask.second;
        }
    }

    /// Collects the legend and the place of an image.
    public static final class Builder {
        private static final int RGB = 0xFFFFFF;

        private final int width;
        private final int height;
        private final int[] pixels;
        // an ignored colour stands for an empty list
        private final Map<Integer, List<String>> legend = new LinkedHashMap<>();
        private Direction normal = Direction.Z;
        private Range first;
        private Range second;
        private Range depth = Range.all();

        private Builder(int width, int height, int[] argb) {
            if (width < 1 || height < 1) {
                throw new IllegalArgumentException("an image needs at least one pixel, got " + width + " × " + height);
            }
            if (argb.length != (long) width * height) {
                throw new IllegalArgumentException("an image of " + width + " × " + height + " needs "
                        + (long) width * height + " pixels, got " + argb.length);
            }
            this.width = width;
            this.height = height;
            this.pixels = argb.clone();
        }

        /// Where the picture lies: in the plane normal to a direction, over ranges of the two other coordinates in the
        /// order x, y, z.
        public Builder placed(Direction normal, Range first, Range second) {
            for (Range range : List.of(first, second)) {
                if (Double.isInfinite(range.length())) {
                    throw new IllegalArgumentException("the place of an image must be bounded, got " + range);
                }
            }
            this.normal = normal;
            this.first = first;
            this.second = second;
            return this;
        }

        /// Positions along the normal that the picture extends over; all of them unless stated.
        public Builder through(Range range) {
            this.depth = range;
            return this;
        }

        /// Lets a colour stand for a zone; several colours may stand for one zone.
        ///
        /// @param colour `#rrggbb`
        public Builder legend(String colour, String zone) {
            if (zone == null || zone.isBlank()) {
                throw new IllegalArgumentException("colour " + colour + " of the legend needs the name of a zone");
            }
            return entry(colour, List.of(zone));
        }

        /// Lets a colour paint nothing.
        ///
        /// @param colour `#rrggbb`
        public Builder ignore(String colour) {
            return entry(colour, List.of());
        }

        /// The finished mask.
        ///
        /// @throws IllegalArgumentException for a pixel whose colour is not in the legend, a half-transparent pixel, a
        ///     zone without a pixel, or an image without a place
        public ImageMask build() {
            if (first == null) {
                throw new IllegalArgumentException("an image needs a place: a plane and the ranges it covers there");
            }
            return new ImageMask(this);
        }

        private Builder entry(String colour, List<String> zone) {
            if (colour == null || !colour.matches("#[0-9a-fA-F]{6}")) {
                throw new IllegalArgumentException("a colour of a legend is written #rrggbb, got '" + colour + "'");
            }
            List<String> before = legend.put(Integer.parseInt(colour.substring(1), 16), zone);
            if (before != null) {
                throw new IllegalArgumentException("colour " + colour + " stands twice in the legend");
            }
            return this;
        }

        private int zoneOf(int p, List<String> zones) {
            int alpha = pixels[p] >>> 24;
            List<String> zone = alpha == 255 ? legend.get(pixels[p] & RGB) : List.of();
            if (zone == null || alpha > 0 && alpha < 255) {
                String where = "pixel at column " + p % width + ", row " + p / width + " has colour "
                        + text(pixels[p] & RGB);
                throw new IllegalArgumentException(zone == null
                        ? where + ", which is not in the legend (" + legendText() + "); add it or ignore it"
                        : where + " and is half transparent; only opaque and fully transparent pixels have a meaning");
            }
            return zone.isEmpty() ? NOTHING : zones.indexOf(zone.getFirst());
        }

        private String legendText() {
            List<String> entries = new ArrayList<>();
            legend.forEach((colour, zone) ->
                    entries.add(text(colour) + " " + (zone.isEmpty() ? "ignored" : zone.getFirst())));
            return entries.isEmpty() ? "empty" : String.join(", ", entries);
        }

        private static String text(int colour) {
            return String.format(Locale.ROOT, "#%06x", colour);
        }
    }
}
