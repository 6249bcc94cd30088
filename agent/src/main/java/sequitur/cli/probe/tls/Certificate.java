package sequitur.cli.probe.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a server's certificate says of itself. Its words are the server's: who prints them makes them printable.
 *
 * @param subject who it was made out for
 * @param issuer who signed it
 * @param names the names and addresses that it is for (RFC 6125): its alternative names, or its common name where it has none
 * @param from the first day on which it is valid, in UTC
 * @param until the last day on which it is valid, in UTC
 */
record Certificate(String subject, String issuer, List<String> names, LocalDate from, LocalDate until) {

    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private static final Pattern COMMON_NAME = Pattern.compile("(?:^|,)CN=((?:\\\\.|[^,\\\\])*)");

    /** Checks that nothing is missing. */
    Certificate {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(issuer, "issuer");
        names = List.copyOf(names);
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
    }

    /** Reads one. */
    static Certificate of(X509Certificate certificate) {
        String subject = certificate.getSubjectX500Principal().getName();
        List<String> alternative = alternativeNames(certificate);
        List<String> names =
                alternative.isEmpty() ? commonName(subject).stream().toList() : alternative;
        return new Certificate(
                subject,
                certificate.getIssuerX500Principal().getName(),
                names,
                day(certificate.getNotBefore().toInstant()),
                day(certificate.getNotAfter().toInstant()));
    }

    /** The name in a distinguished name that a person knows it by: its common name, or else all of it. */
    static String shortName(String distinguished) {
        return commonName(distinguished).orElse(distinguished);
    }

    /** How many days it is still valid. */
    long daysLeft(Instant now) {
        return ChronoUnit.DAYS.between(day(now), until);
    }

    private static Optional<String> commonName(String distinguished) {
        Matcher name = COMMON_NAME.matcher(distinguished);
        return name.find() ? Optional.of(name.group(1).replaceAll("\\\\(.)", "$1")) : Optional.empty();
    }

    private static List<String> alternativeNames(X509Certificate certificate) {
        try {
            @Nullable Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream()
                            .filter(name ->
                                    name.get(0).equals(DNS_NAME) || name.get(0).equals(IP_ADDRESS))
                            .map(name -> String.valueOf(name.get(1)))
                            .toList();
        } catch (CertificateParsingException unreadable) {
            return List.of();
        }
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
