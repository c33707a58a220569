package io.quittance.company;

import io.quittance.bitcoin.BitcoinAddress;
import io.quittance.bitcoin.BitcoinNetwork;
import io.quittance.bitcoin.InvalidBitcoinAddressException;
import io.quittance.picture.InvalidPictureException;
import io.quittance.problem.FieldError;
import io.quittance.problem.Kind;
import io.quittance.problem.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes settings of a request and finds everything that keeps it from being some. One use each. */
final class CompanyReader {

    private static final Kind INVALID_COMPANY = new Kind(422, "invalid-company", "Invalid company");

    private final CompanyJson request;
    private final BitcoinNetwork network;
    private final CompanyLogo logos;
    private final byte @Nullable [] known;
    private final List<FieldError> errors = new ArrayList<>();

    /** @param known a logo that was encoded anew before: encoding it again and again would blur it */
    CompanyReader(CompanyJson request, BitcoinNetwork network, CompanyLogo logos, byte @Nullable [] known) {
        this.request = request;
        this.network = network;
        this.logos = logos;
        this.known = known;
    }

    /**
     * Blocks while it encodes the logo anew.
     *
     * @throws ProblemException of status 422 that names every field at fault
     */
    CompanySettings read() {
        String bitcoinAddress = bitcoinAddress();
        byte[] logo = logo(request.logo());
        if (!errors.isEmpty()) {
            throw INVALID_COMPANY.because("This cannot stand on invoices.", errors);
        }
        return new CompanySettings(
                request.name(),
                request.address(),
                request.email(),
                request.phone(),
                request.taxId(),
                logo,
                bitcoinAddress);
    }

    private String bitcoinAddress() {
        try {
            return BitcoinAddress.parse(request.bitcoinAddress(), network).text();
        } catch (InvalidBitcoinAddressException e) {
            error("/bitcoinAddress", e.code(), String.valueOf(e.getMessage()));
            return request.bitcoinAddress();
        }
    }

    private byte @Nullable [] logo(@Nullable String dataUri) {
        if (dataUri == null) {
            return null;
        }
        try {
            byte[] file = Base64.getDecoder().decode(dataUri.substring(dataUri.indexOf(',') + 1));
            return Arrays.equals(file, known) ? file : logos.encodedAnew(file);
        } catch (InvalidPictureException e) {
            error("/logo", e.code(), String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException notBase64) {
            error("/logo", "logo-unreadable", "The logo is not valid base64.");
        }
        return null;
    }

    private void error(String pointer, String code, String detail) {
        errors.add(new FieldError(pointer, code, detail));
    }
}
