/** Messages, cases and recorded sessions written for this project, their loader, and stand-ins for servers. For tests only. */
module dev.paperknife.testdata {
    requires static org.jspecify;

    exports dev.paperknife.testdata;
}
