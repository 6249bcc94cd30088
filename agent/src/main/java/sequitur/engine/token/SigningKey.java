package sequitur.engine.token;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sequitur.engine.config.KeyAlgorithm;
import sequitur.engine.secret.Secret;

/**
 * A private key from a file: PEM (PKCS #8, RFC 5958), perhaps with a certificate behind it, or the JSON of a Google service account. It
 * signs what is asked, and never leaves this object.
 */
final class SigningKey {

    private static final Pattern KEY = block("PRIVATE KEY");
    private static final Pattern CERTIFICATE = block("CERTIFICATE");

    /** What is a key as well, and needs to be converted. */
    private static final Pattern OTHER_KEY = Pattern.compile("-----BEGIN ((?:RSA|EC|ENCRYPTED) PRIVATE KEY)-----");

    private static final int SALT = 32;
    private static final int P256_BITS = 256;

    private final PrivateKey key;
    private final Optional<String> thumbprint;
    private final Map<String, String> account;

    private SigningKey(PrivateKey key, Optional<String> thumbprint, Map<String, String> account) {
        this.key = key;
        this.thumbprint = thumbprint;
        this.account = account;
    }

    private static Pattern block(String name) {
        return Pattern.compile("-----BEGIN " + name + "-----([A-Za-z0-9+/=\\s]+)-----END " + name + "-----");
    }

    /** Reads what stands in the file that a setting names. */
    static SigningKey read(Secret file, String setting) throws TokenTrouble {
        String text = new String(file.octets(), StandardCharsets.UTF_8);
        Map<String, String> account = text.stripLeading().startsWith("{")
                ? Json.object(text).orElseThrow(() -> unusable(setting, "is not a key file of Google"))
                : Map.of();
        String pem = account.isEmpty() ? text : account.getOrDefault("private_key", "");
        Matcher other = OTHER_KEY.matcher(pem);
        if (other.find()) {
            throw unusable(
                    setting,
                    "holds a key in another form (" + other.group(1)
                            + "); run: openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW");
        }
        byte[] der = decoded(KEY, pem)
                .orElseThrow(() -> unusable(setting, "holds no private key (BEGIN PRIVATE KEY) in PEM"));
        try {
            return new SigningKey(key(der), thumbprint(pem), account);
        } catch (GeneralSecurityException malformed) {
            throw unusable(setting, "holds a private key that is neither of RSA nor of an elliptic curve");
        } finally {
            Arrays.fill(der, (byte) 0);
        }
    }

    private static TokenTrouble unusable(String setting, String why) {
        return TokenTrouble.lasting(
                "the file of " + setting + " " + why, "put the private key into the file of " + setting);
    }

    private static Optional<byte[]> decoded(Pattern block, String pem) {
        Matcher found = block.matcher(pem);
        try {
            return found.find() ? Optional.of(Base64.getMimeDecoder().decode(found.group(1))) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static PrivateKey key(byte[] der) throws GeneralSecurityException {
        PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(der);
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(encoded);
        } catch (GeneralSecurityException notRsa) {
            return KeyFactory.getInstance("EC").generatePrivate(encoded);
        }
    }

    /** RFC 7515 section 4.1.8; by it Microsoft finds the certificate. */
    private static Optional<String> thumbprint(String pem) throws GeneralSecurityException {
        Optional<byte[]> certificate = decoded(CERTIFICATE, pem);
        if (certificate.isEmpty()) {
            return Optional.empty();
        }
        byte[] der = CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(certificate.get()))
                .getEncoded();
        return Optional.of(base64(MessageDigest.getInstance("SHA-256").digest(der)));
    }

    /** The thumbprint of the certificate beside the key. */
    Optional<String> thumbprint() {
        return thumbprint;
    }

    /** Who the key is for, and its name, if its file says so. */
    Optional<String> ofAccount(String member) {
        return Optional.ofNullable(account.get(member));
    }

    /** What the key signs by where nobody chooses, and the authorization server prefers this one for RSA. */
    KeyAlgorithm algorithm(KeyAlgorithm ofRsa) {
        return key instanceof ECPrivateKey ? KeyAlgorithm.ES256 : ofRsa;
    }

    /** Signs: header and claims of a JSON Web Token (RFC 7515 section 3.1). */
    String signed(String header, String claims, KeyAlgorithm algorithm, String setting) throws TokenTrouble {
        boolean curve = key instanceof ECPrivateKey ec
                && ec.getParams().getCurve().getField().getFieldSize() == P256_BITS;
        if ((algorithm == KeyAlgorithm.ES256) != curve || (!curve && key instanceof ECPrivateKey)) {
            throw TokenTrouble.lasting(
                    "the key of " + setting + " can't sign by " + algorithm,
                    "set key-algorithm to "
                            + (key instanceof ECPrivateKey
                                    ? "es256, which needs a key of the curve P-256"
                                    : "rs256 or ps256"));
        }
        String text =
                base64(header.getBytes(StandardCharsets.UTF_8)) + "." + base64(claims.getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = signature(algorithm);
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + base64(signature.sign());
        } catch (GeneralSecurityException failure) {
            throw TokenTrouble.lasting(
                    "this JVM can't sign by " + algorithm + " with the key of " + setting + " ("
                            + failure.getClass().getSimpleName() + ")",
                    "use another key in the file of " + setting);
        }
    }

    private static Signature signature(KeyAlgorithm algorithm) throws GeneralSecurityException {
        return switch (algorithm) {
            case RS256 -> Signature.getInstance("SHA256withRSA");
            case ES256 -> Signature.getInstance("SHA256withECDSAinP1363Format");
            case PS256 -> {
                Signature signature = Signature.getInstance("RSASSA-PSS");
                signature.setParameter(new PSSParameterSpec(
                        "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, SALT, PSSParameterSpec.TRAILER_FIELD_BC));
                yield signature;
            }
        };
    }

    private static String base64(byte[] octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    @Override
    public String toString() {
        return "SigningKey[****]";
    }
}
