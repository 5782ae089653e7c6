/** Messages, cases and recorded sessions written for this project, and their loader. For tests only. */
module dev.paperknife.testdata {
    requires static org.jspecify;

    exports dev.paperknife.testdata;
}
