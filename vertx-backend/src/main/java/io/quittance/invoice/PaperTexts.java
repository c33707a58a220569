package io.quittance.invoice;

import io.quittance.pdf.font.FontCoverage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The texts of an invoice that are printed, and what of them cannot be. */
public final class PaperTexts {

    /** Characters that are named before the rest is only counted. */
    private static final int MOST_NAMED = 5;

    private PaperTexts() {}

    /**
     * A text with characters that no font has.
     *
     * @param pointer to the field
     * @param characters named for people
     */
    public record Missing(String pointer, String characters) {}

    /** @param descriptions of the lines, those included that the invoice does not have because something else is wrong */
    public static List<Missing> missing(Invoice invoice, List<String> descriptions) {
        List<Missing> missing = new ArrayList<>();
        check("/number", invoice.number(), missing);
        Seller seller = invoice.seller();
        check("/company/name", seller.name(), missing);
        check("/company/address", seller.address(), missing);
        check("/company/email", seller.email(), missing);
        check("/company/phone", seller.phone(), missing);
        check("/company/taxId", seller.taxId(), missing);
        Buyer buyer = invoice.buyer();
        check("/customer/name", buyer.name(), missing);
        check("/customer/address", buyer.address(), missing);
        check("/customer/email", buyer.email(), missing);
        for (int i = 0; i < descriptions.size(); i++) {
            check("/lines/" + i + "/description", descriptions.get(i), missing);
        }
        check("/taxLabel", invoice.tax().label(), missing);
        check("/notes", invoice.notes(), missing);
        return missing;
    }

    private static void check(String pointer, @Nullable String text, List<Missing> missing) {
        int[] characters = text == null ? new int[0] : FontCoverage.missing(text);
        if (characters.length > 0) {
            missing.add(new Missing(pointer, names(characters)));
        }
    }

    /** {@code "\uA997" (U+A997), "\uA9A4" (U+A9A4)}. */
    private static String names(int[] characters) {
        String named = Arrays.stream(characters)
                .limit(MOST_NAMED)
                .mapToObj(character -> "\u201C%s\u201D (U+%04X)".formatted(Character.toString(character), character))
                .collect(Collectors.joining(", "));
        int more = characters.length - MOST_NAMED;
        return more > 0 ? named + " and " + more + " more" : named;
    }
}
