package org.soretflow.viz.vtk;

import io.jhdf.ObjectHeader;
import io.jhdf.WritableDatasetImpl;
import io.jhdf.api.Attribute;
import io.jhdf.api.Group;
import io.jhdf.exceptions.HdfWritingException;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.message.AttributeInfoMessage;
import io.jhdf.object.message.AttributeMessage;
import io.jhdf.object.message.DataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.ContiguousDataLayoutMessage;
import io.jhdf.object.message.DataSpace;
import io.jhdf.object.message.DataSpaceMessage;
import io.jhdf.object.message.DataTypeMessage;
import io.jhdf.object.message.FillValueMessage;
import io.jhdf.object.message.Message;
import io.jhdf.storage.HdfFileChannel;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// A data set of an HDF5 file whose numbers stand one slab after the other in other files, and are copied from there.
///
/// jHDF's own data sets hold all their numbers in memory, and no more than 2³¹ along all axes together.
final class HdfSlabs extends WritableDatasetImpl {

    private final DataType type;
    private final DataSpace space;
    private final List<Slab> slabs;

    /// Type of the numbers, named as in VTK's XML.
    enum Element {
        FLOAT64, INT32, UINT8;

        /// An array of one number, with as many axes as asked for.
        Object sample(int rank) {
            int[] ones = new int[rank];
            Arrays.fill(ones, 1);
            return Array.newInstance(switch (this) {
                case FLOAT64 -> double.class;
                case INT32 -> int.class;
                case UINT8 -> byte.class;
            }, ones);
        }
    }

    /// Where the numbers of a slab stand, little-endian.
    ///
    /// @param position place of the first byte in the file
    record Slab(Path file, long position) {}

    /// @param shape numbers of elements along the axes, the slowest first; the slabs divide them evenly
    HdfSlabs(String name, Group parent, Element element, long[] shape, List<Slab> slabs) {
        super(element.sample(shape.length), name, parent);
        type = DataType.fromObject(element.sample(shape.length), element == Element.UINT8);
        space = DataSpace.modifyDimensions(DataSpace.fromObject(element.sample(shape.length)), shape);
        this.slabs = List.copyOf(slabs);
    }

    /// Writes the header and behind it the numbers.
    ///
    /// @return the position behind the last byte
    @Override
    public long write(HdfFileChannel file, long position) {
        List<Message> messages = new ArrayList<>(List.of(DataTypeMessage.create(type), DataSpaceMessage.create(space),
                FillValueMessage.NO_FILL));
        long bytes = space.getTotalLength() * type.getSize();
        int layoutAt = messages.size();
        messages.add(layout(0, bytes));
        if (!getAttributes().isEmpty()) {
            messages.add(AttributeInfoMessage.create());
            for (Map.Entry<String, Attribute> attribute : getAttributes().entrySet()) {
                messages.add(AttributeMessage.create(attribute.getKey(), attribute.getValue()));
            }
        }
        // the length of the header does not depend on the address in it
        long start = position + new ObjectHeader.ObjectHeaderV2(position, messages).toBuffer().limit();
        messages.set(layoutAt, layout(start, bytes));
        file.write(new ObjectHeader.ObjectHeaderV2(position, messages).toBuffer(), position);
        try {
            copy(file.getFileChannel(), start, bytes / slabs.size());
            file.getFileChannel().position(start + bytes);
        } catch (IOException e) {
            throw new HdfWritingException("the array " + getName() + " cannot be copied: " + e.getMessage(), e);
        }
        return start + bytes;
    }

    private static DataLayoutMessage layout(long address, long bytes) {
        return ContiguousDataLayoutMessage.create(address, bytes);
    }

    private void copy(FileChannel target, long start, long slabBytes) throws IOException {
        target.position(start);
        for (Slab slab : slabs) {
            try (FileChannel source = FileChannel.open(slab.file())) {
                long copied = 0;
                while (copied < slabBytes) {
                    long more = source.transferTo(slab.position() + copied, slabBytes - copied, target);
                    if (more <= 0) {
                        throw new IOException(slab.file() + " ends too early");
                    }
                    copied += more;
                }
            }
        }
    }
}
