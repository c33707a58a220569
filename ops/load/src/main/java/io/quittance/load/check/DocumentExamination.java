package io.quittance.load.check;

import io.quittance.load.SampledDocument;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.verapdf.core.EncryptedPdfException;
import org.verapdf.core.ModelParsingException;
import org.verapdf.core.ValidationException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Looks at documents with readers that are not those of the service: qpdf, veraPDF and a scanner of QR codes. */
public final class DocumentExamination {

    private static final List<PDFAFlavour> FLAVOURS = List.of(PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1);

    /** @throws IOException when qpdf is not installed: better now than after a long soak */
    public DocumentExamination() throws IOException {
        qpdf("--version");
        // The validator lowers its own key words by the default locale, and fails every file in Turkish.
        Locale.setDefault(Locale.ROOT);
        VeraGreenfieldFoundryProvider.initialise();
    }

    /** All that is wrong, each beginning with the file's name; empty if nothing. */
    public List<String> faultsOf(List<SampledDocument> documents) throws IOException {
        List<String> faults = new ArrayList<>();
        for (SampledDocument document : documents) {
            byte[] pdf = Files.readAllBytes(document.file());
            List<String> found = new ArrayList<>(qpdf("--check", document.file().toString()));
            found.addAll(conformanceFaults(pdf));
            found.addAll(PaymentCode.faults(pdf, document.paymentUri()));
            found.forEach(fault -> faults.add(document.file().getFileName() + ": " + fault));
        }
        return faults;
    }

    /** Its first complaint: none when it ended with neither error nor warning. */
    private static List<String> qpdf(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("qpdf"));
        command.addAll(List.of(arguments));
        Process qpdf = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(qpdf.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return qpdf.waitFor() == 0
                    ? List.of()
                    : List.of(output.lines().findFirst().orElse("qpdf failed"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while qpdf was running", e);
        }
    }

    private static List<String> conformanceFaults(byte[] pdf) throws IOException {
        List<String> faults = new ArrayList<>();
        try (PDFAParser parser =
                        Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), FLAVOURS.getFirst());
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(FLAVOURS, 1, false, false, false)) {
            for (ValidationResult result : validator.validateAll(parser)) {
                for (TestAssertion failed : result.getTestAssertions()) {
                    faults.add("%s, %s: %s"
                            .formatted(
                                    result.getPDFAFlavour(), failed.getRuleId().getClause(), failed.getMessage()));
                }
                if (!result.isCompliant()) {
                    faults.add(result.getPDFAFlavour() + " is not met");
                }
            }
        } catch (EncryptedPdfException | ModelParsingException | ValidationException e) {
            faults.add("veraPDF cannot read it: " + e.getMessage());
        }
        return faults;
    }
}
