package org.soretflow.cases.cli;

/// Stands for the program in tests of the launcher: prints what it was started with, exits as it is told.
public final class Echo {

    private Echo() {}

    public static void main(String[] arguments) {
        System.out.println("java " + Runtime.version().feature());
        System.out.println("home " + System.getProperty("java.home"));
        System.out.println("option " + System.getProperty("test.option"));
        for (String argument : arguments) {
            System.out.println("argument " + argument);
        }
        System.exit(arguments.length > 0 && arguments[0].equals("fail") ? 7 : 0);
    }
}
