package dev.fraudscorer.internal.run;

import dev.fraudscorer.internal.files.FileRecord;
import dev.fraudscorer.internal.files.FileStates;
import dev.fraudscorer.internal.files.FilesNow;
import dev.fraudscorer.internal.load.LoadedLists;
import dev.fraudscorer.internal.load.UnsettledException;
import dev.fraudscorer.policy.Change;
import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.policy.PolicyProblem;
import dev.fraudscorer.policy.PolicySignature;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/*
 * A look compares contents, at all places that the last load read, whether there was something or not. It needs no events of the
 * file system, which do not come from networks and miss the links that Kubernetes swaps, and no times of change, which a deployment sets
 * as it likes.
 *
 * What is there has to be the same at two looks before it is loaded, and what the load reads has to be that, byte for byte: nobody is
 * writing then. A load that reads more, as a new document does that names a new file, is given up and counts as a look at these places.
 *
 *   in use, or rolled back from         nothing to do
 *   refused before                      tried again, ever more rarely: a reason may lie elsewhere, such as in the memory; reported
 *                                       again only if the reason is another
 *   other than at the look before       wait
 *   the same                            load
 */

/** Looks whether the policy has other files than the one in use, and has it reloaded. Confined to one thread. */
final class PolicyWatch {
    /** The name under which changes are made. */
    static final String ACTOR = "watcher";

    private static final Change BY = Change.by(ACTOR);
    private static final int FIRST_WAIT = 8;
    private static final int LONGEST_WAIT = 1_024;

    private final Reload reload;

    /** In use at the look before, with the states of its files. */
    private Loaded inUse;
    /** Rolled back from. */
    private @Nullable Loaded left;
    /** What was there at the look before; null if that was nothing new. */
    private @Nullable Candidate candidate;

    private @Nullable Refused refused;

    PolicyWatch(Reload reload) {
        this.reload = reload;
        this.inUse = new Loaded(reload.listsInUse());
    }

    /**
     * Looks once.
     *
     * @throws IllegalStateException if the scorer is closed
     */
    void look() {
        follow();
        FilesNow now = new FilesNow(reload.source());
        Loaded leftBehind = left;
        if (inUse.isThere(now) || (leftBehind != null && leftBehind.isThereButForLists(now))) {
            candidate = null;
            refused = null;
            return;
        }
        Refused before = refused;
        if (before != null && before.candidate.isThere(now)) {
            if (before.isDue()) {
                take(before.candidate);
            }
            return;
        }
        FileRecord places = candidate != null
                ? candidate.places
                : before == null ? inUse.lists.files().record() : before.candidate.places;
        refused = null;
        Candidate there = new Candidate(places, now.at(places));
        if (there.states.equals(candidate == null ? null : candidate.states)) {
            take(there);
        } else {
            candidate = there;
        }
    }

    /** Somebody may have reloaded or rolled back since. */
    private void follow() {
        LoadedLists current = reload.listsInUse();
        if (current != inUse.lists) {
            inUse = new Loaded(current);
            candidate = null;
            refused = null;
        }
        LoadedLists leftNow = reload.left();
        if (leftNow == null) {
            left = null;
        } else if (left == null || left.lists != leftNow) {
            left = new Loaded(leftNow);
        }
    }

    private void take(Candidate seen) {
        try {
            if (!inUse.differsInLists(seen.states)
                    || reload.listsSeen(seen.states, BY, this::isNew).changed().isEmpty()) {
                reload.policySeen(seen.states, BY, this::isNew);
            }
            candidate = null;
            refused = null;
        } catch (UnsettledException e) {
            candidate = new Candidate(e.record(), FileStates.of(e.record()));
        } catch (RuntimeException | Error e) {
            // Has been noted and announced as a change that was refused.
            refused = Refused.of(seen, reasons(e), refused);
            candidate = null;
            if (e instanceof Error error) {
                throw error;
            }
        }
    }

    private boolean isNew(Throwable refusal) {
        return refused == null || !refused.reasons.equals(reasons(refusal));
    }

    private static List<String> reasons(Throwable refusal) {
        return refusal instanceof PolicyException policy
                ? policy.problems().stream().map(PolicyProblem::toString).toList()
                : List.of(refusal.getClass().getName());
    }

    /** A version that is or was in use. */
    private static final class Loaded {
        private final LoadedLists lists;
        private final FileStates states;

        Loaded(LoadedLists lists) {
            this.lists = lists;
            this.states = FileStates.of(lists.files().record());
        }

        boolean isThere(FilesNow now) {
            return states.agreesWith(now.at(lists.files().record()));
        }

        /** A delivery of lists alone brings back no version that somebody has rolled back from. */
        boolean isThereButForLists(FilesNow now) {
            Set<String> differing = states.filesThatDiffer(now.at(lists.files().record()));
            return differing != null && listsAndSignature().containsAll(differing);
        }

        /** Whether lists differ and nothing else does, but for the signature. */
        boolean differsInLists(FileStates there) {
            Set<String> differing = states.filesThatDiffer(there);
            return differing != null
                    && listsAndSignature().containsAll(differing)
                    && differing.stream().anyMatch(lists.fileNames()::contains);
        }

        private Set<String> listsAndSignature() {
            Set<String> files = new HashSet<>(lists.fileNames());
            files.add(PolicySignature.FILE);
            return files;
        }
    }

    /** What was there at the places that a load reads. */
    private record Candidate(FileRecord places, FileStates states) {
        boolean isThere(FilesNow now) {
            return states.equals(now.at(places));
        }
    }

    /** What was loaded and refused. */
    private static final class Refused {
        private final Candidate candidate;
        private final List<String> reasons;
        private final int wait;
        private int looks;

        private Refused(Candidate candidate, List<String> reasons, int wait) {
            this.candidate = candidate;
            this.reasons = reasons;
            this.wait = wait;
        }

        static Refused of(Candidate candidate, List<String> reasons, @Nullable Refused before) {
            int wait = before == null ? FIRST_WAIT : Math.min(2 * before.wait, LONGEST_WAIT);
            return new Refused(candidate, reasons, wait);
        }

        boolean isDue() {
            return ++looks >= wait;
        }
    }
}
