package org.soretflow.viz.vtk;

import io.jhdf.api.Node;
import io.jhdf.api.WritableAttributeImpl;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.StringData;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// An attribute of an HDF5 file with a text in ASCII. jHDF writes all texts as UTF-8, which VTK refuses in `Type`.
final class AsciiAttribute extends WritableAttributeImpl {

    private final DataType type;

    private AsciiAttribute(String name, Node node, String text) {
        super(name, node, text);
        type = new Ascii(text.length());
    }

    /// Gives a node an attribute.
    static void put(Node node, String name, String text) {
        node.getAttributes().put(name, new AsciiAttribute(name, node, text));
    }

    @Override
    public DataType getDataType() {
        return type;
    }

    /// Texts of a fixed length without anything behind them: VTK 9.2 takes a closing zero for a letter.
    private static final class Ascii extends StringData {

        /// Version 1 in the upper four bits, class 3 (strings) in the lower ones.
        private static final byte STRING = 0x13;
        /// Filled up with zeros (1 in the lower four bits), in ASCII (0 in the upper ones).
        private static final byte PADDED = 0x01;

        private Ascii(int length) {
            super(message(length));
        }

        @Override
        public ByteBuffer encodeData(Object data) {
            return StandardCharsets.US_ASCII.encode((String) data);
        }

        @Override
        public ByteBuffer toBuffer() {
            return message(getSize());
        }

        private static ByteBuffer message(int length) {
            return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).put(STRING).put(PADDED).putInt(4, length)
                    .position(0);
        }
    }
}
