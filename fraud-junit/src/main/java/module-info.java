/** The cases beside the rules of a policy as tests of JUnit 5. */
module dev.fraudscorer.junit {
    requires transitive dev.fraudscorer.rules;
    requires transitive org.junit.jupiter.api;

    exports dev.fraudscorer.junit;

    opens dev.fraudscorer.junit to
            org.junit.platform.commons;
}
