package io.quittance.observability;

import ch.qos.logback.classic.LoggerContext;
import net.logstash.logback.encoder.LogstashEncoder;
import net.logstash.logback.fieldnames.LogstashFieldNames;

/** How log lines are written: one JSON object each, times in UTC. */
final class JsonLines {

    private static final String IGNORED = "[ignore]";

    private JsonLines() {}

    static LogstashEncoder application(LoggerContext context) {
        return encoder(context, new LogstashFieldNames());
    }

    static LogstashEncoder access(LoggerContext context) {
        LogstashFieldNames names = new LogstashFieldNames();
        names.setLevel(IGNORED);
        names.setLogger(IGNORED);
        names.setThread(IGNORED);
        names.setMessage(IGNORED);
        LogstashEncoder encoder = encoder(context, names);
        // The request's id is among what the access log says itself.
        encoder.setIncludeMdc(false);
        return encoder;
    }

    private static LogstashEncoder encoder(LoggerContext context, LogstashFieldNames names) {
        names.setTimestamp("time");
        names.setVersion(IGNORED);
        names.setLevelValue(IGNORED);
        LogstashEncoder encoder = new LogstashEncoder();
        encoder.setContext(context);
        encoder.setTimeZone("UTC");
        encoder.setIncludeContext(false);
        encoder.setIncludeTags(false);
        encoder.setFieldNames(names);
        // Texts and numbers are all that is logged. Looking for what else could be written searches all of the jar.
        encoder.setFindAndRegisterJacksonModules(false);
        encoder.setThrowableConverter(new StackTraces());
        encoder.start();
        return encoder;
    }
}
