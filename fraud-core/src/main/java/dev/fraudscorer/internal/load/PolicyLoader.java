package dev.fraudscorer.internal.load;

import dev.fraudscorer.assessment.ScoringScheme;
import dev.fraudscorer.event.EventType;
import dev.fraudscorer.event.KeyRing;
import dev.fraudscorer.internal.document.DocumentReader;
import dev.fraudscorer.internal.load.part.DurableParts;
import dev.fraudscorer.internal.load.part.EvidencePart;
import dev.fraudscorer.internal.load.part.PartFailure;
import dev.fraudscorer.internal.load.part.SourceCalls;
import dev.fraudscorer.internal.load.section.BudgetOptions;
import dev.fraudscorer.internal.load.section.BudgetsSection;
import dev.fraudscorer.internal.load.section.ControlSection;
import dev.fraudscorer.internal.load.section.EventsSection;
import dev.fraudscorer.internal.load.section.Idempotency;
import dev.fraudscorer.internal.load.section.IdempotencySection;
import dev.fraudscorer.internal.load.section.LimitOptions;
import dev.fraudscorer.internal.load.section.ScoreSection;
import dev.fraudscorer.internal.load.section.SourcesSection;
import dev.fraudscorer.internal.load.section.TimeSection;
import dev.fraudscorer.internal.signature.SignatureCheck;
import dev.fraudscorer.internal.signature.SignedFiles;
import dev.fraudscorer.policy.Location;
import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.policy.PolicyFiles;
import dev.fraudscorer.policy.PolicySignature;
import dev.fraudscorer.spi.ConditionLanguage;
import dev.fraudscorer.spi.EvidenceSource;
import dev.fraudscorer.spi.FeatureSource;
import dev.fraudscorer.spi.ListSource;
import dev.fraudscorer.spi.PolicyEngine;
import dev.fraudscorer.spi.TimePolicy;
import dev.fraudscorer.spi.policy.CanonicalText;
import dev.fraudscorer.spi.policy.MapNode;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.PolicyFolder;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.policy.ScalarNode;
import dev.fraudscorer.spi.state.Durable;
import dev.fraudscorer.spi.vector.ListEdition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads a policy folder as a whole, or throws a report of everything that is wrong with it. */
final class PolicyLoader {
    private static final Logger LOG = LoggerFactory.getLogger("dev.fraudscorer.policy");
    private static final List<String> DOCUMENTS = List.of("policy.yaml", "policy.yml", "policy.json");

    private final PolicyReader reader = new PolicyReader();
    private final Attempt attempt;
    /** Null if no signature is asked for. */
    private final @Nullable SignatureCheck signatures;

    /** Null if none is asked for, or if there is none that is trusted, which has been reported. */
    private final @Nullable PolicySignature signature;

    private final PolicyFolder folder;
    private final Set<String> leftOut;
    private final SuppliedSections supplied;
    private final ProvidedParts provided;
    private final HostParts named;
    private final ProvidedLists lists;
    private final List<PolicyEngine> engines = new ArrayList<>();
    private final IdentityHashMap<PolicyEngine, Integer> ranks = new IdentityHashMap<>();
    private final @Nullable StateHandover succession;

    /** @param running the policy in use that this one is to follow; null for the first of a scorer */
    PolicyLoader(LoadRequest request, @Nullable LoadedPolicy running, Attempt attempt) {
        this.attempt = attempt;
        this.succession = running == null ? null : new StateHandover(running, reader);
        PolicyFiles files = attempt.open(request.source());
        this.signatures = request.keys() == null ? null : new SignatureCheck(request.keys(), reader);
        this.signature = signatures == null ? null : signatures.find(files);
        this.folder = new PolicyFolder(request.source(), signature == null ? files : new SignedFiles(files, signature));
        this.leftOut = request.leftOut();
        this.supplied = new SuppliedSections(request.supplied(), leftOut);
        this.provided = new ProvidedParts(request.provided());
        this.named = request.named();
        this.lists = new ProvidedLists(named.lists());
    }

    /**
     * Loads the policy; called once.
     *
     * @throws PolicyException with every problem found
     */
    LoadedPolicy load() {
        return load(true);
    }

    /**
     * Loads the policy, hands nothing over to it, and closes it; called instead of {@link #load}.
     *
     * @throws PolicyException with every problem found
     */
    CheckedPolicy check() {
        LoadedLists lists = load(false).lists();
        return new CheckedPolicy(lists.files(), lists.contents(), succession == null ? Map.of() : succession.fates());
    }

    private LoadedPolicy load(boolean isUsed) {
        try {
            if (signatures != null && signature == null) {
                // Nothing of it is read: a model that nobody vouches for comes to no native library.
                throw report();
            }
            findEngines();
            return loadWithEngines(isUsed);
        } catch (PolicyException e) {
            attempt.requireSettled();
            throw e;
        } catch (PartFailure e) {
            attempt.requireSettled();
            throw e.report(folder.name(), reader);
        }
    }

    private void findEngines() {
        PartFailure.guard("the search for engines", () -> {
            engines.addAll(Providers.of(PolicyEngine.class));
        });
        for (PolicyEngine engine : engines) {
            int rank = PartFailure.guard(nameOf(engine), () -> Sections.rank(engine.sections()));
            ranks.put(engine, rank);
        }
        engines.sort(Comparator.<PolicyEngine, Integer>comparing(engine -> ranks.getOrDefault(engine, 0))
                .thenComparing(engine -> engine.getClass().getName()));
    }

    private static String nameOf(PolicyEngine engine) {
        return "the engine " + engine.getClass().getName();
    }

    private LoadedPolicy loadWithEngines(boolean isUsed) {
        MapNode written = document();
        if (written == null) {
            throw report();
        }
        MapNode document = supplied.addedTo(written, reader);
        checkSections(document);
        Loading loading = new Loading(document, leftOut, reader, folder, provided, lists);
        boolean isKept = false;
        try {
            LoadedPolicy policy = PartFailure.guard("the load", () -> read(document, loading, isUsed));
            if (!isUsed) {
                return policy;
            }
            isKept = true;
            LOG.info(
                    "loaded policy {} {} with {} features",
                    policy.provenance().policy(),
                    policy.provenance().version(),
                    policy.schema().size() - policy.attributes());
            for (String type : provided.unused()) {
                LOG.warn("no engine looks up the part {} any more, which code provides", type);
            }
            for (String list : lists.unused()) {
                LOG.warn("no list of the policy is read any more from the part {}, which code provides", list);
            }
            return policy;
        } finally {
            if (!isKept) {
                loading.closeSources(succession == null ? Set.of() : succession.sourcesInUse());
            }
        }
    }

    private LoadedPolicy read(MapNode document, Loading loading, boolean isUsed) {
        String name = text(document, Sections.POLICY, "the policy's name");
        String version = text(document, Sections.VERSION, "the policy's version");
        TimePolicy time = new TimeSection(reader).read(document.get(Sections.TIME));
        loading.time(time);
        Node events = reader.require(document, Sections.EVENTS, "events: the event types with their attributes");
        // Looked up by every policy: a host may give its keys to policies that have no secrets, too.
        KeyRing keys = provided.findOwn(KeyRing.class);
        Map<String, EventType> eventTypes = events == null
                ? Map.of()
                : new EventsSection(loading.schema(), reader, time.earliest(), keys).read(events);
        if (succession == null) {
            Object scorer = new Object();
            eventTypes.values().forEach(type -> type.belongTo(scorer));
        } else {
            succession.adopt(eventTypes);
        }
        int attributes = loading.schema().size();
        loadEngines(loading);
        // An engine that found a mistake may not have come to its look-up. And a later version may do without a part:
        // the host of a running scorer cannot take it back, so a refusal would block the version for good.
        if (succession == null && reader.problemCount() == 0) {
            provided.reportUnused(document.at(), reader);
            lists.reportUnused(document.at(), reader);
        }
        SourceCalls calls = new SourceCalls(reader, document.at());
        SourceParts sources = sources(document, loading, calls);
        List<EvidenceSource> evidence = new ArrayList<>(loading.evidenceSources());
        evidence.addAll(named.evidence().values());
        Map<String, String> definitions = definitions(evidence, calls);
        List<Durable> durables = DurableParts.of(loading.featureSources(), evidence, document.at(), reader, calls);
        Node score = reader.require(document, Sections.SCORE, "score: the thresholds and the combiner");
        ScoringScheme scheme = score == null ? null : new ScoreSection(reader).read(score, sources.reactions());
        LimitOptions limits = limits(document, loading, sources.evidence());
        Node idempotencyNode = document.get(Sections.IDEMPOTENCY);
        Idempotency idempotency =
                idempotencyNode == null ? Idempotency.DEFAULT : new IdempotencySection(reader).read(idempotencyNode);
        String eventsText = events == null ? "" : CanonicalText.of(events);
        if (succession != null && events != null) {
            Node timeNode = document.get(Sections.TIME);
            succession.checkTime(timeNode == null ? document.at() : timeNode.at(), time);
            succession.checkTexts(events.at(), eventTypes);
            succession.checkSlots(document.at(), sources.features(), loading.schema());
            succession.checkStates(document.at(), durables, sources.features(), calls);
        }
        if (reader.problemCount() > 0 || name == null || version == null || scheme == null || idempotency == null) {
            throw report();
        }
        PolicyIdentity identity = new PolicyIdentity(
                name, version, leftOut, supplied.canonicalTexts(), PolicyContents.of(document, leftOut, definitions));
        ListSource listSource = loading.lists();
        ListEdition edition = listSource == null
                ? ListEdition.NONE
                : PartFailure.guard("the lists of " + listSource.getClass().getName(), listSource::first);
        if (!attempt.isSettled()) {
            reader.report(document.at(), "files that change while they are read", "files that stay as they are");
            throw report();
        }
        attempt.check(folder, identity.provenance(folder), reader);
        checkSignature(name);
        if (reader.problemCount() > 0) {
            throw report();
        }
        LoadedLists loadedLists = new LoadedLists(listSource, edition, identity, folder, attempt.record(), signature);
        LoadedPolicy policy = new LoadedPolicy(
                time,
                eventsText,
                eventTypes,
                loading.schema(),
                attributes,
                sources.features(),
                sources.evidence(),
                durables,
                scheme,
                limits,
                idempotency,
                loadedLists);
        if (succession == null || !isUsed) {
            return policy;
        }
        succession.handOver(calls);
        succession.follow(sources.evidence(), calls);
        if (reader.problemCount() > 0) {
            throw report();
        }
        return succession.continuing(policy);
    }

    private void checkSignature(String name) {
        if (signatures == null || signature == null) {
            return;
        }
        signatures.read(signature, folder.fileDigests());
        ReadFiles inUse = attempt.predecessor();
        if (inUse != null && inUse.signature() != null) {
            signatures.sameName(name, inUse.provenance().policy());
            signatures.order(signature, inUse.signature());
        }
    }

    /** When all engines have loaded, since it is about what they define. */
    private LimitOptions limits(MapNode document, Loading loading, List<EvidencePart> evidence) {
        Set<String> ids = reader.ids();
        Set<String> sources = new TreeSet<>(ids);
        evidence.stream()
                .map(EvidencePart::id)
                .filter(id -> !Sections.isSection(id))
                .forEach(sources::add);
        List<BudgetOptions> budgets =
                new BudgetsSection(loading.schema(), sources, reader).read(document.get(Sections.BUDGETS));
        Node control = document.get(Sections.CONTROL);
        // The search for a language takes time that only a control group needs.
        ConditionLanguage converting =
                control == null || loading.section(Sections.RATES) == null ? null : loading.conditions();
        return new LimitOptions(ids, budgets, new ControlSection(loading.schema(), converting, reader).read(control));
    }

    private SourceParts sources(MapNode document, Loading loading, SourceCalls calls) {
        SourcesSection options = new SourcesSection(reader);
        options.read(loading.section(Sections.SOURCES));
        SourceParts sources = new SourceParts(reader, document.at(), options, calls);
        for (FeatureSource source : loading.featureSources()) {
            sources.add(source, loading.hostName(source), loading.schema());
        }
        loading.evidenceSources().forEach(source -> sources.add(source, null));
        named.evidence().forEach((name, source) -> sources.add(source, name));
        // A section that is left out may have had the sources whose names stand in no other.
        if (leftOut.stream().allMatch(section -> document.get(section) == null)) {
            sources.checkNames();
        }
        return sources;
    }

    /** The host's features stand behind those of its entities, so that whatever is derived and decided may read both. */
    private void loadEngines(Loading loading) {
        boolean hostLoaded = false;
        for (PolicyEngine engine : engines) {
            if (!hostLoaded && Sections.isBehindHostFeatures(ranks.getOrDefault(engine, 0))) {
                loading.addHostFeatures(named.features());
                hostLoaded = true;
            }
            PartFailure.guard(nameOf(engine), () -> engine.load(loading));
        }
        if (!hostLoaded) {
            loading.addHostFeatures(named.features());
        }
    }

    private static Map<String, String> definitions(List<EvidenceSource> sources, SourceCalls calls) {
        Map<String, String> definitions = new HashMap<>();
        for (EvidenceSource source : sources) {
            Map<String, String> own = calls.call(source, "definitions", () -> Map.copyOf(source.definitions()));
            if (own != null) {
                definitions.putAll(own);
            }
        }
        return definitions;
    }

    private @Nullable MapNode document() {
        List<String> present = DOCUMENTS.stream().filter(folder::has).toList();
        if (present.size() != 1) {
            reader.report(
                    Location.of(folder.name()),
                    present.isEmpty() ? "no policy.yaml and no policy.json" : "both of " + present,
                    "one of them in the policy folder");
            return null;
        }
        String file = present.get(0);
        Node root = DocumentReader.read(new ScalarNode(Location.of(file), ScalarNode.Kind.TEXT, file), folder, reader);
        return reader.map(root);
    }

    private void checkSections(MapNode document) {
        Set<String> readByEngines = engines.stream()
                .flatMap(engine -> engine.sections().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        for (String section : leftOut) {
            if (!readByEngines.contains(section)
                    && !section.equals(Sections.SOURCES)
                    && Sections.moduleOf(section).isEmpty()) {
                reader.reportUnknown(document.at(), "section to leave out", section, readByEngines);
            }
        }
        for (MapNode.Entry entry : document.entries()) {
            String section = entry.key();
            if (Sections.isOwn(section) || readByEngines.contains(section) || leftOut.contains(section)) {
                continue;
            }
            String module = Sections.moduleOf(section);
            if (module.isEmpty()) {
                reader.reportUnknown(entry.at(), "section", section, Sections.known(readByEngines));
            } else {
                reader.report(
                        entry.at(),
                        "section '" + section + "', which no module on the class path reads",
                        "dev.fraudscorer:" + module + " on the class path");
            }
        }
    }

    private @Nullable String text(MapNode document, String key, String expected) {
        Node node = reader.require(document, key, expected);
        return reader.text(node);
    }

    private PolicyException report() {
        return reader.exception(folder.name());
    }
}
