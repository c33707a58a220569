package io.quittance.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvoiceFileNameTest {

    @ParameterizedTest
    @CsvSource({
        "2026-0042, invoice-2026-0042.pdf",
        "QT_1.2, invoice-QT_1.2.pdf",
        "No. 7 / 2026, invoice-No.-7-2026.pdf",
        "../../etc/passwd, invoice-etc-passwd.pdf",
        "..., invoice.pdf",
        "счёт, invoice.pdf",
        "\"x\", invoice-x.pdf",
        ".hidden, invoice-hidden.pdf",
        "4444444444444444444444444444444444444444, invoice-4444444444444444444444444444444444444444.pdf"
    })
    void aFileIsNamedAfterTheNumberAsFarAsThatIsSafe(String number, String fileName) {
        assertThat(InvoicePaper.fileName(number)).isEqualTo(fileName);
    }
}
