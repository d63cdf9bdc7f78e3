package org.soretflow.gpu.tornado;

import org.soretflow.gpu.device.SingleDevice;

/// The same device of TornadoVM in single precision.
final class TornadoSingleDevice extends TornadoDevice implements SingleDevice {

    TornadoSingleDevice(TornadoQueue queue) {
        super(queue, TornadoNumbers.SINGLE);
    }

    @Override
    public void narrow(Memory from, Memory factor, int at, Memory to) {
        convert("narrow", from, factor, at, to);
    }

    @Override
    public void widen(Memory from, Memory factor, int at, Memory to) {
        convert("widen", from, factor, at, to);
    }

    private void convert(String loop, Memory from, Memory factor, int at, Memory to) {
        queue.launch(
                loop, 1, to.size(), 1, 1, new int[] {to.size(), at}, new double[0], buffer(from), buffer(factor), buffer(to));
    }
}
