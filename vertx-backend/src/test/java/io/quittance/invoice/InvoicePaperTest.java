package io.quittance.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quittance.bitcoin.BitcoinNetwork;
import io.quittance.money.Sats;
import io.quittance.pdf.ExamplePictures;
import io.quittance.pdf.PdfProbe;
import io.quittance.pdf.RenderPools;
import io.quittance.pdf.RenderPools.Lane;
import io.quittance.pdf.file.Picture;
import io.vertx.core.Vertx;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader, a scanner and a validator find on the paper of many kinds of invoices. */
class InvoicePaperTest {

    private static final String REPLACEMENT = "\uFFFD";
    private static final long MAX = Sats.MAX_VALUE;

    private static Vertx vertx;
    private static RenderPools pools;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        pools = new RenderPools(vertx, 1, 1, 1, 1);
    }

    @AfterAll
    static void stop() throws Exception {
        pools.close().toCompletionStage().toCompletableFuture().get();
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invoices")
    void holdsAllOfTheInvoice(String name, InvoiceExamples example) {
        Invoice invoice = example.build();
        try (PdfProbe pdf = render(invoice)) {
            assertComplete(pdf, invoice);
            assertThat(pdf.violations()).isEmpty();
        }
    }

    @Test
    void holdsAllOfTenThousandLines() {
        Invoice invoice = InvoiceExamples.withLines(10_000).build();
        try (PdfProbe pdf = render(invoice)) {
            assertComplete(pdf, invoice);
        }
    }

    /** The validator takes half a minute for it. */
    @Test
    @Tag("long")
    void isValidWithTenThousandLines() {
        try (PdfProbe pdf = render(InvoiceExamples.withLines(10_000).build())) {
            assertThat(pdf.violations()).isEmpty();
        }
    }

    private static void assertComplete(PdfProbe pdf, Invoice invoice) {
        String text = squeeze(pdf.text());
        assertThat(text)
                .contains(squeeze(invoice.number()))
                .contains(squeeze(invoice.seller().name()))
                .contains(squeeze(invoice.buyer().name()))
                .contains(invoice.payment().address().text())
                .contains(invoice.total().toBtc() + "BTC")
                .contains("Page" + pdf.pages() + "of" + pdf.pages())
                .doesNotContain(REPLACEMENT);
        // In one piece, as it is copied.
        assertThat(pdf.text()).contains(invoice.payment().address().text());
        assertThat(missingLines(invoice, text)).isEmpty();
        assertThat(pdf.links()).containsExactly(invoice.payment().uri());
        assertThat(pdf.scannedCodes())
                .containsExactly(invoice.payment().qrCode().text());
        assertThat(pdf.strayGlyphs()).isEmpty();
    }

    static Stream<Arguments> invoices() {
        return Stream.concat(
                Stream.of(
                        Arguments.of("one line, no logo", InvoiceExamples.small()),
                        Arguments.of(
                                "8 lines, logo with alpha",
                                InvoiceExamples.typical().logo(logo(ExamplePictures.png(300, 200)))),
                        Arguments.of(
                                "40 lines, JPEG logo",
                                InvoiceExamples.withLines(40).logo(logo(ExamplePictures.jpeg(300, 200)))),
                        Arguments.of("1,900 lines", InvoiceExamples.withLines(1_900)),
                        Arguments.of("Latin, Greek, Cyrillic", european()),
                        Arguments.of("Chinese, Japanese, Korean", eastAsian()),
                        Arguments.of("Arabic and Hebrew", rightToLeft()),
                        Arguments.of("symbols and emoji", symbols()),
                        Arguments.of(
                                "Armenian, Georgian, Thai",
                                InvoiceExamples.small()
                                        .line("Հայերեն ծառայություն", "1", 5)
                                        .line("ქართული მომსახურება", "1", 5)
                                        .line("บริการ", "1", 5)),
                        Arguments.of(
                                "largest amounts",
                                new InvoiceExamples()
                                        .line("All there is", "1", MAX)
                                        .discount(MAX)
                                        .tax(MAX)),
                        Arguments.of(
                                "smallest amounts",
                                new InvoiceExamples()
                                        .line("A grain", "0.001", 500)
                                        .line("Free", "1", 0)
                                        .dueOn(null)),
                        Arguments.of(
                                "a label of reserved characters",
                                InvoiceExamples.small()
                                        .label("A & B = C # 50% ? 😀")
                                        .message("+/=&label=x#")),
                        Arguments.of("the longest URI", InvoiceExamples.small().label("é".repeat(90))),
                        Arguments.of("long words", longWords()),
                        Arguments.of(
                                "notes of 5000 characters",
                                InvoiceExamples.typical().notes("Terms of sale. ".repeat(333)))),
                addresses());
    }

    private static Stream<Arguments> addresses() {
        return Stream.of(
                        List.of(BitcoinNetwork.MAINNET, "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"),
                        List.of(BitcoinNetwork.MAINNET, "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy"),
                        List.of(
                                BitcoinNetwork.MAINNET,
                                "bc1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3qccfmv3"),
                        List.of(
                                BitcoinNetwork.MAINNET,
                                "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"),
                        List.of(BitcoinNetwork.TESTNET, "mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn"),
                        List.of(BitcoinNetwork.TESTNET, "tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx"),
                        List.of(BitcoinNetwork.SIGNET, "2MzQwSSnBHWHqSAqtTVQ6v47XtaisrJa1Vc"),
                        List.of(
                                BitcoinNetwork.SIGNET,
                                "tb1pqqqqp399et2xygdj5xreqhjjvcmzhxw4aywxecjdzew6hylgvsesf3hn0c"),
                        List.of(BitcoinNetwork.REGTEST, "bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080"))
                .map(pair -> Arguments.of(
                        pair.get(0) + " " + pair.get(1),
                        InvoiceExamples.small().payTo((String) pair.get(1), (BitcoinNetwork) pair.get(0))));
    }

    @Test
    void keepsTheLastTwoLinesTotalsAndPaymentOnOnePage() {
        for (int count = 1; count <= 48; count++) {
            Invoice invoice = InvoiceExamples.withLines(count).tax(1).build();
            try (PdfProbe pdf = render(invoice)) {
                String last = squeeze(pdf.text(pdf.pages()));
                assertThat(last)
                        .as("%d lines", count)
                        .contains("Position" + count, "Tax", "Totaldue", "PaywithBitcoin", "No.Description");
                if (count > 1) {
                    assertThat(last).contains("Position" + (count - 1));
                }
            }
        }
    }

    /** With 1,900 lines the number of pages is at first guessed to have a digit more than it has. */
    @ParameterizedTest
    @ValueSource(ints = {1_200, 1_900})
    void repeatsTheHeadOfTheTableOnEveryPage(int lines) {
        Invoice invoice = InvoiceExamples.withLines(lines).build();
        try (PdfProbe pdf = render(invoice)) {
            assertThat(pdf.pages()).isGreaterThan(40);
            for (int page = 1; page <= pdf.pages(); page++) {
                String text = squeeze(pdf.text(page));
                assertThat(text).contains("No.Description", "Page" + page + "of" + pdf.pages(), "EE102458873");
                assertThat(text.contains("Invoice" + invoice.number() + ",continued"))
                        .isEqualTo(page > 1);
            }
        }
    }

    @Test
    void isReadAloudInTheOrderOfThePaper() {
        Picture logo = ExamplePictures.decode(ExamplePictures.png(60, 40));
        try (PdfProbe pdf = render(InvoiceExamples.small().logo(logo).build())) {
            List<String> tags = pdf.tags();

            assertThat(tags).startsWith("Document", "Figure", "P", "H1");
            assertThat(tags)
                    .containsSubsequence(
                            "H1", "Table", "THead", "TR", "TH", "TH", "TH", "TH", "TH", "TBody", "TR", "TD", "TD", "TD",
                            "TD", "TD", "Link", "Figure", "H2");
        }
    }

    @Test
    void hasOneTableHoweverManyPagesItTakes() {
        try (PdfProbe pdf = render(InvoiceExamples.withLines(1_200).build())) {
            Map<String, Long> counts =
                    pdf.tags().stream().collect(Collectors.groupingBy(tag -> tag, Collectors.counting()));

            // Besides the lines: the head, and the rows that hold the sums and the payment.
            assertThat(counts)
                    .containsEntry("Table", 1L)
                    .containsEntry("THead", 1L)
                    .containsEntry("TH", 5L)
                    .containsEntry("TR", 1_200L + 1 + 2)
                    .containsEntry("TD", 1_200L * 5 + 2);
        }
    }

    @Test
    void fillsEveryPageOfALongInvoice() {
        Invoice invoice = InvoiceExamples.withLines(1_200).build();
        try (PdfProbe pdf = render(invoice)) {
            for (int page = 2; page < pdf.pages() - 1; page++) {
                assertThat(squeeze(pdf.text(page)).split("Position", -1))
                        .as("page %d", page)
                        .hasSizeGreaterThan(23);
            }
        }
    }

    /** Poppler and pdf.js take a gap of a tenth of the size for a space, PDFium one of twelve hundredths. */
    @ParameterizedTest
    @CsvSource({
        "10, bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
        "10, 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
        "9, bc1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3qccfmv3",
        "9, bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"
    })
    void printsTheAddressOnOneLineWithoutAnythingToCopyBetweenItsGroups(float size, String address) {
        Invoice invoice =
                InvoiceExamples.small().payTo(address, BitcoinNetwork.MAINNET).build();
        try (PdfProbe pdf = render(invoice)) {
            List<TextPosition> glyphs = pdf.glyphs(address);
            for (int i = 0; i < glyphs.size(); i++) {
                TextPosition glyph = glyphs.get(i);
                assertThat(glyph.getUnicode()).isEqualTo(address.substring(i, i + 1));
                assertThat(glyph.getFontSizeInPt()).isEqualTo(size, within(0.01f));
                float end = i == 0 ? glyph.getXDirAdj() : endOf(glyphs.get(i - 1));
                assertThat(glyph.getXDirAdj() - end).isBetween(-0.02f, 0.08f * size + 0.02f);
                assertThat(glyph.getYDirAdj()).isEqualTo(glyphs.getFirst().getYDirAdj());
            }
        }
    }

    private static float endOf(TextPosition glyph) {
        return glyph.getXDirAdj() + glyph.getWidthDirAdj();
    }

    static Stream<String> longDescriptions() {
        return Stream.of(
                "Serials\n" + "NL-22\n".repeat(160),
                "W".repeat(800) + "\n".repeat(4) + "e\n".repeat(98),
                "界".repeat(300) + "\n" + "界\n".repeat(349),
                "d\n".repeat(499) + "d");
    }

    /** Or the row could be cut in two where a long invoice is laid out in parts. */
    @ParameterizedTest
    @MethodSource("longDescriptions")
    void neverTakesMoreThanAPageForADescription(String description) {
        try (PdfProbe pdf = render(InvoiceExamples.withLines(1)
                .line(description + " END", "1", 1)
                .line("after", "1", 1)
                .line("last", "1", 1)
                .build())) {
            String first = description.substring(0, 1);
            int page = IntStream.rangeClosed(1, pdf.pages())
                    .filter(number -> pdf.text(number).contains("END"))
                    .findFirst()
                    .orElseThrow();
            assertThat(squeeze(pdf.text(page))).contains("2" + first);
            assertThat(pdf.strayGlyphs()).isEmpty();
        }
    }

    @Test
    void framesWhatNoFontHas() {
        try (PdfProbe pdf = render(InvoiceExamples.small()
                .company(new Seller("Warung \uA997\uA9A4", null, null, null, null, null))
                .line("private \uE000 unassigned \u0378 plane two \uD869\uDFFF lone \uD800 end", "1", 1)
                .build())) {
            assertThat(squeeze(pdf.text()))
                    .contains("Warung\uA997\uA9A4")
                    .contains("private\uE000unassigned\u0378planetwo\uD869\uDFFFlone\uFFFDend");
            assertThat(pdf.violations()).isEmpty();
        }
    }

    @Test
    void keepsWhatIsNeverSeenWithoutRoomForIt() {
        String text = "\uFEFFLind\u200Bqv\u00ADist\uFE0F \u2060Roas\u034Ft\u3164e\u115Frs\uDB40\uDC01\u200D";
        try (PdfProbe with = render(named(text));
                PdfProbe without = render(named("Lindqvist Roasters"))) {
            assertThat(with.text()).contains(text.replace('\uFEFF', '\u2060'));
            assertThat(with.endOf("rs")).isEqualTo(without.endOf("rs"), within(0.1f));
            assertThat(with.violations()).isEmpty();
        }
    }

    private static Invoice named(String text) {
        return InvoiceExamples.small()
                .number(text)
                .company(new Seller(text, text, text + "@x.example", text, text, null))
                .customer(new Buyer(text, text + "\n" + text, text + "@x.example"))
                .line(text + "\n" + text, "1", 1)
                .notes(text)
                .build();
    }

    @Test
    void keepsBlankLinesAndEveryLineOfADescription() {
        String many =
                IntStream.rangeClosed(1, 40).mapToObj(i -> "detail " + i + ".").collect(Collectors.joining("\n"));
        try (PdfProbe pdf = render(InvoiceExamples.small()
                .customer(new Buyer("Marisol", "Ana\n\nLima 15063", null))
                .line("Many\n" + many + "\n\nthe end", "1", 1)
                .notes("First.\n\n \nFourth.")
                .build())) {
            assertThat(pdf.yOf("Lima 15063") - pdf.yOf("Ana")).isEqualTo(25, within(0.5f));
            assertThat(pdf.yOf("Fourth.") - pdf.yOf("First.")).isEqualTo(36, within(0.5f));
            assertThat(pdf.yOf("detail 40.") - pdf.yOf("detail 1.")).isEqualTo(39 * 10.5f, within(0.5f));
            assertThat(pdf.yOf("the end") - pdf.yOf("detail 40.")).isEqualTo(21, within(0.5f));
        }
    }

    @Test
    void hasNoPaymentWhereNothingIsToBePaid() {
        try (PdfProbe pdf = render(new InvoiceExamples().line("Gift", "1", 0).build())) {
            assertThat(pdf.text())
                    .contains("Invoice", "0.00000000", "Nothing is to be paid.")
                    .doesNotContain("Pay with", "Address", "Scan", InvoiceExamples.P2WPKH);
            assertThat(pdf.links()).isEmpty();
            assertThat(pdf.tags()).doesNotContain("Figure");
            assertThat(pdf.violations()).isEmpty();
        }
    }

    @Test
    void isHeadedDraftAndCannotBePaidBeforeItIsIssued() {
        try (PdfProbe pdf = render(InvoiceExamples.withLines(60).number(null).build())) {
            assertThat(pdf.text())
                    .contains("Draft", "Draft, continued", "Total, BTC")
                    .doesNotContain("Invoice", "Total due", "Pay with", "Scan", InvoiceExamples.P2WPKH);
            assertThat(pdf.document().getDocumentInformation().getTitle()).isEqualTo("Draft");
            assertThat(pdf.links()).isEmpty();
            assertThat(pdf.violations()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void fitsTwelveLinesOnAPage(boolean withDetails) {
        InvoiceExamples example = InvoiceExamples.withLogoAndSums(12, withDetails);
        try (PdfProbe pdf = render(example.build())) {
            assertThat(pdf.pages()).isEqualTo(1);
            assertThat(pdf.strayGlyphs()).isEmpty();
        }
    }

    private static PdfProbe render(Invoice invoice) {
        Lane lane = invoice.lines().size() > 1_000 ? Lane.BULK : Lane.INTERACTIVE;
        return new PdfProbe(pools.run(lane, renderer -> renderer.render(InvoicePaper.of(invoice)))
                .toCompletionStage()
                .toCompletableFuture()
                .join());
    }

    private static List<String> missingLines(Invoice invoice, String text) {
        return invoice.lines().stream()
                .flatMap(line -> Stream.concat(
                        line.description().lines(),
                        Stream.of(line.quantity()
                                + line.unitPrice().toBtc()
                                + line.total().toBtc())))
                .map(InvoicePaperTest::squeeze)
                .filter(part -> !text.contains(part))
                .toList();
    }

    /** Without white space, which a reader guesses from positions, and with compatibility forms as plain letters. */
    private static String squeeze(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s\\uFE0F\\u200D]", "");
    }

    private static Picture logo(byte[] file) {
        return ExamplePictures.decode(file);
    }

    private static InvoiceExamples european() {
        return InvoiceExamples.small()
                .company(new Seller("Zażółć gęślą jaźń Ðæþ İstanbul Ś", "Straße 1\nĐà Nẵng", null, null, null, null))
                .customer(new Buyer("Εταιρεία Πληροφορικής Α.Ε.", "Οδός Ερμού 1\nΑθήνα", null))
                .line("Консультация и настройка узла\nЂорђе, Ґанок, Ўзбекистон", "2", 1_000)
                .line("office, ﬁne, Å, x\u0301", "1", 1);
    }

    private static InvoiceExamples eastAsian() {
        return InvoiceExamples.small()
                .company(new Seller("北極星ノードワークス株式会社", "東京都千代田区丸の内1-1-1", null, null, null, null))
                .customer(new Buyer("서울 베이커리 협동조합", "서울특별시 종로구 세종대로 175", null))
                .line("节点安装与加固\n專用機器、加密磁碟、Tor 與明網", "1", 1_000)
                .line("インボイスのデザイン、ひらがな", "1", 3_000)
                .line("하드웨어 서명기 세 대", "1", 1)
                .notes("谢谢您的信任。");
    }

    private static InvoiceExamples rightToLeft() {
        return InvoiceExamples.small()
                .company(new Seller("شركة النور للبرمجيات", "شارع الملك فهد\nالرياض", null, null, null, null))
                .customer(new Buyer("חברת הצפון", "רחוב הרצל 14\nתל אביב", null))
                .line("خدمة استشارات تقنية\nالدفعة الأولى من العقد", "1", 1_000)
                .line("שירותי ייעוץ\nשלב ראשון", "2", 3_000)
                .notes("شكرا لثقتكم\nתודה רבה");
    }

    private static InvoiceExamples symbols() {
        return InvoiceExamples.small()
                .line("₿ € → ← ⇒ ✓ ★ ☎ ∑ ≤ ≥ ≠ ∞ − ½ ™ № ₽ ₹ ₪ ① ⚡ ■ ● ♥ ♪ ─ █", "1", 2)
                .line("😀 🚀 🍞 ❤️ 👍 🧾 👩‍💻", "1", 3)
                .line("{{notes}} <b>&amp;</b> \"quoted\" 'single' `back` = % # \\", "1", 3);
    }

    private static InvoiceExamples longWords() {
        String word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";
        return InvoiceExamples.withLines(3)
                .number("INVOICE-2026-DEPARTMENT-OF-WORKS-0000042")
                .company(new Seller(
                        (word + word + word).substring(0, 200),
                        word + "\n" + word,
                        "a".repeat(64) + "@" + "b".repeat(60) + ".example",
                        null,
                        "9".repeat(60),
                        null))
                .customer(new Buyer("W".repeat(200), "X".repeat(500), null))
                .line("Q".repeat(1_000), "999999.999", 1)
                .line("\u754C".repeat(1_000), "1", 1_900_000_000_000_000L)
                .line("detail\n" + "d\n".repeat(400), "1", 1);
    }
}
