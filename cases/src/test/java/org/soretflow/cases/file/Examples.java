package org.soretflow.cases.file;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/// Case files of the tests and the small files that they name.
final class Examples {

    private Examples() {}

    static String text(String name) {
        try (InputStream in = Examples.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static LoadedCase read(String yaml, String... overrides) {
        return CaseReader.read(yaml, "case.yaml", Path.of("."), List.of(overrides));
    }

    /// Puts the files of everything.yaml and everything-3d.yaml into a folder.
    static void putFiles(Path folder) throws IOException {
        Files.writeString(folder.resolve("conductivity.csv"), "temperature,conductivity\n10,0.579\n40,0.628\n");
        Files.writeString(folder.resolve("wall.csv"), "0,20\n10,30\n");
        Files.writeString(folder.resolve("part.stl"), tetrahedron());
        BufferedImage mask = new BufferedImage(3, 2, BufferedImage.TYPE_INT_ARGB);
        int[] colours = {0xffff0000, 0xffffffff, 0xffffffff, 0xff0000ff, 0xffffffff, 0xffffffff};
        mask.setRGB(0, 0, 3, 2, colours, 0, 3);
        ImageIO.write(mask, "png", folder.resolve("mask.png").toFile());
    }

    /// A corner tetrahedron from (1, 0.8, 0.8) with edges of 0.9 mm, in mm.
    private static String tetrahedron() {
        String o = "vertex 1 0.8 0.8\n";
        String x = "vertex 1.9 0.8 0.8\n";
        String y = "vertex 1 1.7 0.8\n";
        String z = "vertex 1 0.8 1.7\n";
        StringBuilder text = new StringBuilder("solid part\n");
        for (String face : List.of(o + y + x, o + x + z, o + z + y, x + y + z)) {
            text.append("facet normal 0 0 0\nouter loop\n").append(face).append("endloop\nendfacet\n");
        }
        return text.append("endsolid part\n").toString();
    }
}
