package dev.fraudscorer.spi;

/**
 * A host's own entity list, by {@code FraudScorer.Builder.provide}: the policy names it by {@code lists: { sanctioned: { provider: NAME, of:
 * card } }}. Read when a policy with such a list is loaded, and by {@code reloadLists}, on the thread that does so and never while an
 * event is scored. One thread reads it at a time unless it serves several scorers.
 */
public interface ListProvider {
    /**
     * Adds all entries as they now are. If it throws, the load or the reload is refused with a report, and the entries that events see
     * stay as they are.
     *
     * @param out valid only during the call and on its thread
     * @throws Exception anything; its class is reported, its text is not
     */
    void read(ListEntries out) throws Exception;

    /**
     * Names the present state of the list, such as the number of a delivery. {@code reloadLists} reads a list again only if its
     * version is another one than when it was read last; an empty one says nothing, and the list is read each time. The digest covers
     * version and entries. Called before {@link #read}.
     *
     * @return at most 200 characters; empty if the list has no versions
     * @throws Exception as {@link #read}
     */
    String version() throws Exception;
}
