package org.soretflow.cases.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.soretflow.cases.file.Node.ScalarNode;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Point;
import org.soretflow.mesh.Range;
import org.soretflow.mesh.Shape;
import org.soretflow.mesh.StlSurface;

/// Regions of space.
final class ShapeReader {

    private static final List<String> OWN =
            List.of("box", "cylinder", "ball", "half_space", "union", "minus", "intersection", "stl");

    private ShapeReader() {}

    static Shape read(Section shape) {
        List<String> forms = new ArrayList<>(OWN);
        forms.addAll(AddedWords.current().shapes().keySet());
        String form = shape.oneOf(forms);
        return switch (form) {
            case "box" -> box(shape.section("box", "box"));
            case "cylinder" -> cylinder(shape.section("cylinder", "cylinder"));
            case "ball" -> ball(shape.section("ball", "ball"));
            case "half_space" -> halfSpace(shape.section("half_space", "half_space"));
            case "union" -> shape.checked(() -> Shape.union(several(shape, form)));
            case "intersection" -> shape.checked(() -> Shape.intersection(several(shape, form)));
            case "minus" -> minus(shape);
            case "stl" -> stl(shape.section("stl", "stl"));
            default -> {
                var word = AddedWords.current().shapes().get(form);
                yield AddedWords.shape(word, shape.section(form, word.definition()));
            }
        };
    }

    private static Shape[] several(Section shape, String key) {
        List<Node> items = shape.list(key, "a list of shapes");
        Shape[] shapes = new Shape[items.size()];
        for (int m = 0; m < shapes.length; m++) {
            shapes[m] = read(shape.block(items.get(m), shape.at(key) + "." + m, "shape"));
        }
        return shapes;
    }

    private static Shape minus(Section shape) {
        Shape[] shapes = several(shape, "minus");
        Shape rest = shapes[0];
        for (int m = 1; m < shapes.length; m++) {
            rest = Shape.minus(rest, shapes[m]);
        }
        return rest;
    }

    private static Shape box(Section box) {
        if (box.keys().isEmpty()) {
            throw box.fault("a box needs a range of x, y or z, for example { x: [0 mm, 5 mm] }");
        }
        Range x = range(box, "x");
        Range y = range(box, "y");
        Range z = range(box, "z");
        return box.checked(() -> Shape.box(x, y, z));
    }

    /// The range of a key; all positions if it is missing.
    static Range range(Section section, String key) {
        if (!section.has(key)) {
            return Range.all();
        }
        double[] ends = lengths(section, key);
        if (!(ends[0] < ends[1])) {
            throw section.fault(key, "found a range from " + Units.number(ends[0]) + " m to " + Units.number(ends[1])
                    + " m, the start must lie below the end");
        }
        return new Range(ends[0], ends[1]);
    }

    private static double[] lengths(Section section, String key) {
        List<Node> items = section.list(key, "a list of lengths is expected");
        double[] lengths = new double[items.size()];
        for (int m = 0; m < lengths.length; m++) {
            lengths[m] = Section.quantity(items.get(m), section.at(key) + "." + m, Dimension.LENGTH);
        }
        return lengths;
    }

    /// Two or three lengths as a point; in two dimensions z is 0.
    static Point point(Section section, String key) {
        double[] at = lengths(section, key);
        return new Point(at[0], at[1], at.length > 2 ? at[2] : 0);
    }

    private static Shape cylinder(Section cylinder) {
        Direction axis = direction(cylinder, "axis");
        Point centre = point(cylinder, "centre");
        double radius = cylinder.positive("radius", Dimension.LENGTH);
        Range range = range(cylinder, "range");
        return cylinder.checked(() -> Shape.cylinder(axis, centre, radius, range));
    }

    static Direction direction(Section section, String key) {
        return section.choice(key, Direction.class, Direction.X);
    }

    private static Shape ball(Section ball) {
        Point centre = point(ball, "centre");
        if (ball.list("centre", "").size() < 3) {
            throw ball.fault("centre", "found two coordinates, a ball needs three; a disc is a cylinder along z");
        }
        double radius = ball.positive("radius", Dimension.LENGTH);
        return ball.checked(() -> Shape.ball(centre, radius));
    }

    private static Shape halfSpace(Section plane) {
        Point point = point(plane, "point");
        double[] normal = numbers(plane, "normal");
        return plane.checked(() -> Shape.halfSpace(point, new Point(normal[0], normal[1], normal[2])));
    }

    /// Three plain numbers.
    static double[] numbers(Section section, String key) {
        List<Node> items = section.list(key, "a list of three numbers is expected");
        double[] numbers = new double[items.size()];
        for (int m = 0; m < numbers.length; m++) {
            numbers[m] = Section.quantity(items.get(m), section.at(key) + "." + m, Dimension.NUMBER);
        }
        return numbers;
    }

    private static Shape stl(Section stl) {
        ScalarNode name = (ScalarNode) stl.require("file", "");
        double scale = scale(stl);
        Path file = stl.reading.file(name, stl.at("file"));
        try {
            byte[] bytes = Files.readAllBytes(file);
            return stl.checked(() -> StlSurface.parse(bytes, scale));
        } catch (IOException e) {
            throw stl.fault("file", "the file cannot be read: " + e.getMessage());
        }
    }

    /// Unit of the numbers of a file in metres.
    private static double scale(Section stl) {
        return switch (stl.wordOr("scale", "mm")) {
            case "m" -> 1;
            case "mm" -> 1e-3;
            default -> 1e-6;
        };
    }
}
