package dev.paperknife.cli;

/** What extraction does where a file of the name was there before the run. */
enum OnConflict {
    /** The part gets the first number that is free. */
    RENAME,

    /** The part is not written, which is said. */
    SKIP,

    /** The file is replaced; what is no plain file, such as a link or a directory, stays, and the part gets a number. */
    OVERWRITE,

    /** The part is not written, which is an error. */
    FAIL
}
