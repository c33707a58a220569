package io.quittance.idempotency;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals an answer that is kept with the idempotency key of its client.
 *
 * <p>An answer may hold what is shown only once, such as an API token. The database knows the key by its hash only, and
 * so whoever reads the database cannot read the answer.
 */
final class AnswerSeal {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String HMAC = "HmacSHA256";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String name;
    private final SecretKeySpec secret;
    private final SecretKeySpec bodySecret;

    AnswerSeal(String caller, String key) {
        // Hashes that do not lead to each other.
        this.name = HexFormat.of().formatHex(digest(bytes("name " + caller + " " + key)));
        this.secret = new SecretKeySpec(digest(bytes("secret " + caller + " " + key)), "AES");
        this.bodySecret = new SecretKeySpec(digest(bytes("body " + caller + " " + key)), HMAC);
    }

    /** What the database knows the key by. */
    String name() {
        return name;
    }

    Buffer close(Buffer body) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, body.getBytes());
        return Buffer.buffer(nonce).appendBytes(sealed);
    }

    Buffer open(Buffer sealed) {
        byte[] nonce = sealed.getBytes(0, NONCE_BYTES);
        return Buffer.buffer(cipher(Cipher.DECRYPT_MODE, nonce, sealed.getBytes(NONCE_BYTES, sealed.length())));
    }

    /**
     * What a body is recognised by. A bare hash would let whoever reads the database try passwords until it fits; this one
     * needs the client's key.
     */
    Buffer mac(Buffer body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(bodySecret);
            return Buffer.buffer(mac.doFinal(body.getBytes()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA-256", e);
        }
    }

    private byte[] cipher(int mode, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, secret, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A kept answer cannot be sealed or opened", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
