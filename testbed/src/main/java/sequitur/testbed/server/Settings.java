package sequitur.testbed.server;

import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * What a server was built with.
 *
 * @param address where it listens
 * @param tls how a connection comes under TLS
 * @param sslContext the server's certificate and key, if there is TLS
 * @param authOffer when AUTH is offered
 * @param mechanisms the SASL mechanisms, as the EHLO reply lists them
 * @param authRefusal the reply to MAIL before AUTH, or null if mail is taken without AUTH
 * @param check whether a user has this password, or this token
 * @param passwords the password of a user, if it is known here
 * @param sizeLimit the largest message in octets
 * @param withheld keywords of extensions that are not offered
 * @param greeting the greeting if it is to be a refusal, else null
 * @param script replies that override the server's own
 * @param goAhead what is said when the server is ready for content
 * @param contentScript what is said in the midst of content
 * @param hangUps how the connection ends in place of a reply
 * @param startTlsReply the reply that begins the TLS handshake
 * @param forgetful whether STARTTLS puts the session back to its beginning, as it must
 * @param patient whether the connection stays open after a scripted 421
 * @param nestedMail whether MAIL in a mail transaction begins another one
 * @param xclient whether XCLIENT is offered
 * @param lmtp whether LMTP is spoken in place of SMTP
 * @param keepContent whether message content is kept, in transcripts and deliveries
 */
record Settings(
        InetAddress address,
        TlsOffer tls,
        @Nullable SSLContext sslContext,
        AuthOffer authOffer,
        String mechanisms,
        @Nullable String authRefusal,
        BiPredicate<String, String> check,
        Function<String, Optional<String>> passwords,
        long sizeLimit,
        Set<String> withheld,
        @Nullable String greeting,
        Function<String, Optional<String>> script,
        String goAhead,
        Function<String, Optional<String>> contentScript,
        Function<String, Optional<HangUp>> hangUps,
        String startTlsReply,
        boolean forgetful,
        boolean patient,
        boolean nestedMail,
        boolean xclient,
        boolean lmtp,
        boolean keepContent) {

    boolean offers(String keyword) {
        return !withheld.contains(keyword);
    }

    boolean startTlsOffered() {
        return tls == TlsOffer.STARTTLS || tls == TlsOffer.STARTTLS_REQUIRED;
    }

    boolean authOffered(boolean underTls) {
        return authOffer == AuthOffer.ALWAYS || (authOffer == AuthOffer.UNDER_TLS && underTls);
    }
}
