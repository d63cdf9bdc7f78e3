package org.soretflow.viz.vtk;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/// Text as it may stand in XML, and reading XML that asks nothing of the network or of other files.
public final class XmlText {

    private XmlText() {}

    /// Replaces the characters that XML keeps for itself; characters that XML 1.0 cannot hold become spaces.
    public static String escape(String text) {
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

    /// Reads a document; what is wrong with it is told by the exception alone.
    ///
    /// @throws SAXException if it is no XML, or states a document type
    static Document parse(InputStream in) throws IOException, SAXException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(in);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this Java has no parser for XML that can be restricted", e);
        }
    }
}
