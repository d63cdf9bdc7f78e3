package org.soretflow.cases.cli;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Which compilers of the Java virtual machine a run gets.
///
/// The optimising compiler works for one to two seconds of processor time before its code, which is about twice as fast
/// as the quick compiler's, pays. Most cases are over by then. How large a case is only shows when it has been read, so
/// the launcher starts every run with the quick compiler alone, and a large case starts anew with all of them: by
/// `execv` of POSIX, which keeps the process, its number, streams and limits, before anything is computed or written.
/// That takes half a second, as the case is left when its mesh has been read. Where the program cannot be started
/// anew, the run goes on and takes longer. What the virtual machine itself has opened by then, such as the port of an
/// agent, stays open; so the launcher does not do this under options of the user.
final class QuickStart {

    /// Set by the launcher where it leaves the optimising compiler out.
    private static final String QUICK = "soretflow.quick";
    private static final String QUICK_OPTION = "-XX:TieredStopAtLevel=1";
    /// Set in the second start, for what has been said is not said again.
    private static final String AGAIN = "soretflow.again";

    /// Cells of a steady case from which on both ways take the same time: 160 000 in two dimensions, fewer in three.
    private static final long LARGE = 100_000;
    /// Keeps arguments as they are, which may be of any encoding.
    private static final Charset BYTES = StandardCharsets.ISO_8859_1;
    /// A case in time has many steps, each of which takes a part of the work of a steady solve. Both ways take the same time at
    /// 22 000 cells (tilted Soret cell over 10⁶ s, 47 steps); at 12 000 this one takes a fifth less, and a tenth longer to wait
    /// for.
    private static final int STEPS = 5;

    private QuickStart() {}

    /// Whether this is the second start of a large case.
    static boolean isAgain() {
        return Boolean.getBoolean(AGAIN);
    }

    /// Starts the program anew with all compilers if the launcher left one out and the case is large; does not return
    /// then.
    ///
    /// @param cells cells of the mesh
    static void leaveFor(long cells, boolean steady) {
        if (Boolean.getBoolean(QUICK) && isLarge(cells, steady)) {
            try {
                execute(commandLine(Files.readString(Path.of("/proc/self/cmdline"), BYTES)));
            } catch (IOException e) {
                // not a system that tells the arguments of its processes: the quick compiler does the work
            }
        }
    }

    /// @param cells cells of the mesh
    static boolean isLarge(long cells, boolean steady) {
        return cells * (steady ? 1 : STEPS) >= LARGE;
    }

    /// The arguments of the second start.
    ///
    /// @param first those of this one, each ended by a zero
    /// @throws IOException if the system tells only a part of them, as older ones do beyond 4096 bytes
    static List<String> commandLine(String first) throws IOException {
        if (!first.endsWith("\0")) {
            throw new IOException("the arguments of the process are not whole");
        }
        return Stream.of(first.substring(0, first.length() - 1).split("\0", -1))
                .filter(word -> !word.equals(QUICK_OPTION))
                .map(word -> word.equals("-D" + QUICK + "=true") ? "-D" + AGAIN + "=true" : word)
                .toList();
    }

    @SuppressWarnings("restricted")
    private static void execute(List<String> arguments) throws IOException {
        String program = Path.of("/proc/self/exe").toRealPath().toString();
        Linker linker = Linker.nativeLinker();
        MethodHandle execv = linker.downcallHandle(linker.defaultLookup().findOrThrow("execv"),
                FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment words = arena.allocate(ADDRESS, arguments.size() + 1L);
            for (int n = 0; n < arguments.size(); n++) {
                words.setAtIndex(ADDRESS, n, arena.allocateFrom(arguments.get(n), BYTES));
            }
            // returns only where it fails
            int failed = (int) execv.invokeExact(arena.allocateFrom(program), words);
            assert failed == -1;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IOException(e);
        }
    }
}
