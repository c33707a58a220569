package io.quittance.load.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The invoices that are sent. All are made once, before the load begins. */
final class Invoices {

    private static final int HUGE_LINES = 10_000;
    private static final int SATS_PER_BTC_DIGITS = 8;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> ADDRESSES = List.of(
            "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
            "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
            "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
            "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy");

    /** One for each script that the product's fonts cover. */
    private static final List<String> NAMES = List.of(
            "Lindqvist Coffee Roasters",
            "Μύλοι Αιγαίου",
            "Северный маяк",
            "مخبز النخيل",
            "מאפיית הגליל",
            "東京精密工業株式会社",
            "Zoë & Søren Ærø ☕");

    private static final List<Integer> LINE_COUNTS = List.of(8, 1, 8, 3, 8, 20, 8, 40);

    private static final List<Supplier<String>> LOGOS =
            List.of(Logos::transparent, Logos::opaque, Logos::jpeg, () -> null);

    private Invoices() {}

    /** Eight lines and a transparent logo of 400 × 150 pixels: what every figure is about. */
    static List<Invoice> typical() {
        return List.of(invoice(NAMES.getFirst(), 8, Logos.transparent(), ADDRESSES.getFirst()));
    }

    static List<Invoice> huge() {
        return List.of(invoice(NAMES.getFirst(), HUGE_LINES, Logos.transparent(), ADDRESSES.getFirst()));
    }

    /** Every script with every kind of logo and address, of one to forty lines. */
    static List<Invoice> varied() {
        List<Invoice> invoices = new ArrayList<>();
        for (String name : NAMES) {
            for (Supplier<String> logo : LOGOS) {
                int n = invoices.size();
                invoices.add(invoice(
                        name,
                        LINE_COUNTS.get(n % LINE_COUNTS.size()),
                        logo.get(),
                        ADDRESSES.get((n + n / ADDRESSES.size()) % ADDRESSES.size())));
            }
        }
        return List.copyOf(invoices);
    }

    private static Invoice invoice(String customer, int lineCount, String logo, String address) {
        List<Map<String, Object>> lines = new ArrayList<>();
        long total = 0;
        for (int i = 1; i <= lineCount; i++) {
            long price = 12_000 + i;
            lines.add(line("Position " + i + (i % 3 == 0 ? "\n" + customer : ""), price));
            total += 2 * price;
        }
        Map<String, Object> company = new LinkedHashMap<>();
        company.put("name", "Alder & Finch Studio");
        company.put("address", "Rua do Alecrim 42\n1200-018 Lisboa");
        if (logo != null) {
            company.put("logo", logo);
        }
        Map<String, Object> invoice = new LinkedHashMap<>();
        invoice.put("number", Invoice.NO_NUMBER);
        invoice.put("issuedOn", "2026-11-20");
        invoice.put("dueOn", "2026-12-20");
        invoice.put("company", company);
        invoice.put("customer", Map.of("name", customer, "address", "Hantverkargatan 18\n112 21 Stockholm"));
        invoice.put("lines", lines);
        invoice.put("totalSats", total);
        invoice.put("payment", Map.of("address", address, "label", "Alder & Finch"));
        invoice.put("notes", "Thank you. " + customer);
        String btc = BigDecimal.valueOf(total, SATS_PER_BTC_DIGITS)
                .stripTrailingZeros()
                .toPlainString();
        return Invoice.of(json(invoice), "bitcoin:" + address + "?amount=" + btc + "&");
    }

    private static Map<String, Object> line(String description, long price) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("description", description);
        line.put("quantity", "2");
        line.put("unitPriceSats", price);
        line.put("totalSats", 2 * price);
        return line;
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
