package io.quittance.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quittance.money.Percent;
import io.quittance.money.Quantity;
import io.quittance.money.Sats;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * How values stand on the wire, in both directions: amounts as whole sats, quantities and percentages as texts, times in UTC
 * to the millisecond, days as {@code 2026-11-28}.
 */
final class WireJson {

    private static final JsonMapper WRITER = JsonMapper.builder()
            .addModules(modules())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private WireJson() {}

    static List<Module> modules() {
        SimpleModule values = new SimpleModule("quittance");
        values.addSerializer(Instant.class, new InstantWriter());
        values.addSerializer(Sats.class, new SatsWriter());
        values.addDeserializer(Sats.class, new SatsReader());
        values.addSerializer(Quantity.class, ToStringSerializer.instance);
        values.addSerializer(Percent.class, ToStringSerializer.instance);
        return List.of(new JavaTimeModule(), values);
    }

    static Buffer write(Object json) {
        try {
            return Buffer.buffer(WRITER.writeValueAsBytes(json));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class InstantWriter extends JsonSerializer<Instant> {

        @Override
        public void serialize(Instant time, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(time.truncatedTo(ChronoUnit.MILLIS).toString());
        }
    }

    private static final class SatsWriter extends JsonSerializer<Sats> {

        @Override
        public void serialize(Sats sats, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeNumber(sats.value());
        }
    }

    private static final class SatsReader extends JsonDeserializer<Sats> {

        @Override
        public Sats deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return new Sats(json.getLongValue());
        }
    }
}
