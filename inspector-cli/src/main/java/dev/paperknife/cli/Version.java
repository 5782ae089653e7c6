package dev.paperknife.cli;

/** The version of the command, which the build writes into the manifest of its jar. */
final class Version {
    /** The version; {@code (development)} where the classes are not in a jar. */
    static final String NUMBER = number();

    private Version() {}

    private static String number() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "(development)" : version;
    }
}
