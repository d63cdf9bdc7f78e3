package org.soretflow.viz.vtk;

import java.nio.ByteBuffer;
import java.util.function.IntUnaryOperator;

/// The numbers of one array of a file, handed out in pieces so that no second copy of the array is ever made.
///
/// Positions and counts are in elements, not in bytes; a piece is put at the position of the little-endian target
/// buffer.
sealed interface ArrayData {

    /// Number of elements.
    long size();

    /// VTK's name of the element type.
    String type();

    /// Bytes per element.
    int width();

    /// Puts `count` elements, from element `first` on, into the buffer and moves its position behind them.
    void put(long first, int count, ByteBuffer target);

    default long bytes() {
        return size() * width();
    }

    /// Float64 numbers of an array; not modified.
    record Doubles(double[] values) implements ArrayData {
        @Override
        public long size() {
            return values.length;
        }

        @Override
        public String type() {
            return "Float64";
        }

        @Override
        public int width() {
            return Double.BYTES;
        }

        @Override
        public void put(long first, int count, ByteBuffer target) {
            target.asDoubleBuffer().put(values, Math.toIntExact(first), count);
            target.position(target.position() + count * Double.BYTES);
        }
    }

    /// Int32 numbers, one per cell, from a function of the cell.
    record Ints(int size32, IntUnaryOperator values) implements ArrayData {
        @Override
        public long size() {
            return size32;
        }

        @Override
        public String type() {
            return "Int32";
        }

        @Override
        public int width() {
            return Integer.BYTES;
        }

        @Override
        public void put(long first, int count, ByteBuffer target) {
            int start = Math.toIntExact(first);
            for (int n = start; n < start + count; n++) {
                target.putInt(values.applyAsInt(n));
            }
        }
    }

    /// UInt8 numbers, one per cell, from a function of the cell.
    record Bytes(int size32, IntUnaryOperator values) implements ArrayData {
        @Override
        public long size() {
            return size32;
        }

        @Override
        public String type() {
            return "UInt8";
        }

        @Override
        public int width() {
            return Byte.BYTES;
        }

        @Override
        public void put(long first, int count, ByteBuffer target) {
            int start = Math.toIntExact(first);
            for (int n = start; n < start + count; n++) {
                target.put((byte) values.applyAsInt(n));
            }
        }
    }
}
