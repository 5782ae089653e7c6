package dev.paperknife.cli;

import java.util.List;

/** What {@code eml --help} and the manual say of the command as a whole. */
final class Help {
    /** What the command is for, and what it reads. */
    static final String DESCRIPTION = """
            Shows what is really inside a mail message. FILE is a message (.eml), an mbox
            or one message of it (box.mbox#17, counted from 0), a directory with mail in
            it such as a Maildir, any of these in .gz, .bz2, .xz, .zst, .zip or .tar, or
            - for standard input.
            """;

    /** What a person does first. */
    static final List<String> EXAMPLES = List.of(
            "  eml show letter.eml                     read it",
            "  eml tree letter.eml                     its parts, and what is wrong with them",
            "  eml extract -d attachments letter.eml   its attachments, under safe names",
            "  eml extract --part 2 -d . letter.eml    one of them",
            "  eml ls inbox.mbox                       the messages of a mailbox",
            "  eml grep 'attachment:(?i)pdf$' mail/    where a PDF is attached",
            "  eml json mail/ | jq -r .email.subject   every subject in a directory");

    /** What the exit status means. */
    static final List<String> EXIT_STATUS = List.of(
            "  0  done                        4  the only input, or every one, is unreadable",
            "  1  the answer is no            6  something could not be written",
            "  2  wrong usage                 7  a limit was hit",
            "  3  some inputs are unreadable  8  no such part",
            "  21 to 29  a mail server, by how far it came: eml send --help");

    private Help() {}

    /** What the command without a subcommand, or with {@code --help}, says. */
    static String text() {
        return "Usage: eml COMMAND [OPTION...] FILE...\n\n"
                + DESCRIPTION
                + Commands.listing()
                + """

                  eml help COMMAND, or eml COMMAND --help, says more of each.

                Options:
                  -h, --help     show this and exit
                  -V, --version  show the version and exit

                Options of every command:
                """
                + Habits.help()
                + block("Examples", EXAMPLES)
                + block("Exit status", EXIT_STATUS);
    }

    private static String block(String title, List<String> lines) {
        return "\n" + title + ":\n" + String.join("\n", lines) + "\n";
    }
}
