package dev.paperknife.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs {@link ReadBenchmark} with JMH's own options and prints what docs/performance.md shows: bytes of mail a second, how many
 * times Paperknife's time that is, and bytes allocated for each byte of mail.
 */
public final class Table {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private Table() {}

    /** Takes the names of jobs, all if there are none, and the options of JMH, such as {@code -p set=A -wi 5}. */
    public static void main(String[] args) throws RunnerException, CommandLineOptionException {
        CommandLineOptions given = new CommandLineOptions(args);
        ChainedOptionsBuilder options = new OptionsBuilder().parent(given).addProfiler(GCProfiler.class);
        List<String> jobs = given.getIncludes().isEmpty() ? List.of("") : given.getIncludes();
        jobs.forEach(job -> options.include(ReadBenchmark.class.getSimpleName() + "\\." + job));
        print(new Runner(options.build()).run());
    }

    private static void print(Collection<RunResult> results) {
        System.out.println();
        System.out.println("| job | set | library | MB/s | times Paperknife's time | allocated a byte |");
        System.out.println("|---|---|---|---:|---:|---:|");
        List<RunResult> ours = new ArrayList<>(results);
        ours.removeIf(result -> !library(result).equals("paperknife"));
        for (RunResult result : results) {
            double times = ours.stream()
                    .filter(other ->
                            job(other).equals(job(result)) && set(other).equals(set(result)))
                    .mapToDouble(other -> millis(result) / millis(other))
                    .findFirst()
                    .orElse(Double.NaN);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %s | %.0f | %.2f | %.3f |%n",
                    job(result),
                    set(result),
                    library(result),
                    bytes(result) / millis(result) / 1000,
                    times,
                    allocated(result) / bytes(result));
        }
    }

    private static String job(RunResult result) {
        String name = result.getParams().getBenchmark();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String set(RunResult result) {
        return result.getParams().getParam("set");
    }

    private static String library(RunResult result) {
        return result.getParams().getParam("library");
    }

    private static double millis(RunResult result) {
        return result.getPrimaryResult().getScore();
    }

    private static double allocated(RunResult result) {
        Result<?> allocated = result.getSecondaryResults().get(ALLOCATED);
        return allocated == null ? Double.NaN : allocated.getScore();
    }

    private static long bytes(RunResult result) {
        return MailSets.named(set(result)).stream()
                .mapToLong(mail -> mail.length)
                .sum();
    }
}
