package io.quittance.jobs;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How each job fares. Durations and failures are those of this instance; the last success is that of any. */
final class JobMeters {

    private static final String JOB = "job";

    private final Map<String, Meters> all;

    JobMeters(MeterRegistry registry, List<Job> jobs) {
        this.all = jobs.stream()
                .map(Job::name)
                .collect(Collectors.toUnmodifiableMap(Function.identity(), name -> Meters.of(registry, name)));
    }

    /** @param lastSuccess in milliseconds of the epoch; 0 before the first one */
    private record Meters(AtomicLong lastSuccess, Timer duration, Counter failures) {

        static Meters of(MeterRegistry registry, String job) {
            AtomicLong lastSuccess = new AtomicLong();
            TimeGauge.builder("quittance.job.last.success", lastSuccess::get, TimeUnit.MILLISECONDS)
                    .description("When the job was done last, by whichever instance; 0 if it never was")
                    .tag(JOB, job)
                    .register(registry);
            return new Meters(
                    lastSuccess,
                    Timer.builder("quittance.job.duration")
                            .description("How long this instance was at the job, whatever came of it")
                            .tag(JOB, job)
                            .register(registry),
                    Counter.builder("quittance.job.failures")
                            .description(
                                    "How often the job failed here, or was taken over from an instance that was gone")
                            .tag(JOB, job)
                            .register(registry));
        }

        void doneAt(Instant time) {
            lastSuccess.accumulateAndGet(time.toEpochMilli(), Math::max);
        }
    }

    void succeeded(String job, Instant time, Duration duration) {
        of(job).doneAt(time);
        of(job).duration().record(duration);
    }

    void failed(String job, Duration duration) {
        of(job).duration().record(duration);
        of(job).failures().increment();
    }

    void tookOver(String job) {
        of(job).failures().increment();
    }

    /** Of jobs that others did, too. */
    void lastSuccesses(Map<String, Instant> successes) {
        all.forEach((job, meters) -> {
            Instant success = successes.get(job);
            if (success != null) {
                meters.doneAt(success);
            }
        });
    }

    private Meters of(String job) {
        Meters found = all.get(job);
        if (found == null) {
            throw new IllegalArgumentException(job);
        }
        return found;
    }
}
