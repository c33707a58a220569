package io.quittance.invoice.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quittance.invoice.Company;
import io.quittance.money.Percent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;

/**
 * A paper of the ledger as canonical JSON (RFC 8785): the same content is always the same bytes, and so has the same hash.
 * The database reads its columns from it. Its records look like those of the wire and are not shared with it: what the
 * wire gains must not change a hash.
 */
final class CanonicalPaper {

    /** Counts up when the form changes: papers of before are checked in theirs. */
    static final int FORM = 1;

    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT);

    private static final JsonMapper JSON = JsonMapper.builder()
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private CanonicalPaper() {}

    private record Content(
            UUID id,
            String kind,
            String series,
            String issuedAt,
            String issuedOn,
            @Nullable String dueOn,
            @Nullable UUID takesBack,
            Party seller,
            Party buyer,
            List<LineContent> lines,
            long subtotalSats,
            long discountSats,
            @Nullable String discountPercent,
            @Nullable String taxLabel,
            @Nullable String taxPercent,
            long taxSats,
            long totalSats,
            String paymentAddress,
            @Nullable Long addressIndex,
            @Nullable String notes,
            String language,
            String paper) {}

    private record Party(
            String name,
            @Nullable String address,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String taxId,
            @Nullable String logoSha256) {}

    private record LineContent(
            String description,
            String quantity,
            @Nullable String unit,
            long unitPriceSats,
            long discountSats,
            long totalSats) {}

    static String of(LedgerPaper paper) {
        try {
            return new JsonCanonicalizer(JSON.writeValueAsString(content(paper))).getEncodedString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A paper cannot be written as JSON", e);
        } catch (IOException e) {
            throw new UncheckedIOException("A paper has no canonical form", e);
        }
    }

    private static Content content(LedgerPaper paper) {
        return new Content(
                paper.id(),
                paper.kind().text(),
                paper.series(),
                MICROSECONDS.format(paper.issuedAt().atOffset(ZoneOffset.UTC)),
                paper.issuedOn().toString(),
                paper.dueOn() == null ? null : paper.dueOn().toString(),
                paper.takesBack(),
                seller(paper),
                new Party(
                        paper.buyer().name(),
                        paper.buyer().address(),
                        paper.buyer().email(),
                        null,
                        paper.buyerTaxId(),
                        null),
                paper.lines().stream().map(CanonicalPaper::line).toList(),
                paper.subtotal().value(),
                paper.discount().amount().value(),
                text(paper.discount().percent()),
                paper.tax().label(),
                text(paper.tax().percent()),
                paper.tax().amount().value(),
                paper.total().value(),
                paper.paymentAddress(),
                paper.addressIndex(),
                paper.notes(),
                paper.language(),
                paper.paper());
    }

    private static Party seller(LedgerPaper paper) {
        Company seller = paper.seller();
        return new Party(
                seller.name(),
                seller.address(),
                seller.email(),
                seller.phone(),
                seller.taxId(),
                paper.sellerLogoSha256());
    }

    private static LineContent line(LedgerLine line) {
        return new LineContent(
                line.description(),
                line.quantity().toString(),
                line.unit(),
                line.unitPrice().value(),
                line.discount().value(),
                line.total().value());
    }

    private static @Nullable String text(@Nullable Percent percent) {
        return percent == null ? null : percent.toString();
    }
}
