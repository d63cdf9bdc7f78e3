package org.soretflow.viz.vtk;

/// Text as it may stand in XML.
final class XmlText {

    private XmlText() {}

    /// Replaces the characters that XML keeps for itself; characters that XML 1.0 cannot hold become spaces.
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(character < ' ' ? ' ' : character);
            }
        });
        return escaped.toString();
    }
}
