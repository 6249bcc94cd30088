package sequitur.compatibility.library;

/** Where a release of the mail library has its API and its transport. The apps here are compiled against the newest place. */
public enum Namespace {
    /** API at javax.mail, transport at com.sun.mail. */
    JAVAX("javax", "com/sun"),
    /** API at jakarta.mail, transport at com.sun.mail. */
    JAKARTA("jakarta", "com/sun"),
    /** API at jakarta.mail, transport at org.eclipse.angus.mail. */
    ANGUS("jakarta", "org/eclipse/angus");

    private final String api;
    private final String implementation;

    Namespace(String api, String implementation) {
        this.api = api;
        this.implementation = implementation;
    }

    /** What a name of Angus Mail 2 is called here, be it written with slashes or with dots. */
    public String here(String name) {
        return name.replaceAll("\\bjakarta([./](mail|activation)[./])", api + "$1")
                .replace("org/eclipse/angus/mail/", implementation + "/mail/")
                .replace("org.eclipse.angus.mail.", implementation.replace('/', '.') + ".mail.");
    }
}
