package dev.fraudscorer.features.internal.plan;

import dev.fraudscorer.features.internal.definition.AggregateFunction;
import dev.fraudscorer.features.internal.definition.Bounds;
import dev.fraudscorer.features.internal.definition.EntityDefinition;
import dev.fraudscorer.features.internal.definition.FeatureDefinition;
import dev.fraudscorer.features.internal.definition.Uncounted;
import dev.fraudscorer.features.internal.definition.WindowDefinition;
import dev.fraudscorer.spi.vector.Variable;
import java.util.Arrays;
import java.util.List;

/** How the features of one entity are kept and read, decided at load. Immutable; its arrays are not modified. */
public final class EntityPlan {
    private final String name;
    private final int[] keySlots;
    private final List<String> keyNames;
    private final int[] slots;
    private final Columns columns;
    private final Pass[] passes;
    private final SpeedReading[] speeds;
    private final FeatureReading[] readings;
    private final Coverage[] coverages;
    private final int elapsedSlot;
    private final int ageSlot;
    private final long retentionMillis;
    private final long leadMillis;
    private final Bounds bounds;

    public EntityPlan(EntityDefinition entity, Bounds bounds) {
        this.name = entity.name();
        this.keyNames = entity.keys().stream().map(Variable::name).toList();
        this.keySlots = entity.keys().stream().mapToInt(Variable::slot).toArray();
        this.slots =
                entity.features().stream().mapToInt(FeatureDefinition::slot).toArray();
        this.columns = Columns.of(entity);
        this.passes = new PassBuilder(entity, columns).build();
        this.speeds = speeds(entity, columns);
        this.readings = entity.features().stream()
                .map(feature -> new FeatureReading(
                        coverage(entity, columns, feature),
                        feature.aggregate().function().needsLabels(),
                        feature.uncounted() == Uncounted.MISSING))
                .toArray(FeatureReading[]::new);
        this.coverages = Arrays.stream(readings)
                .filter(FeatureReading::notesUncounted)
                .map(FeatureReading::coverage)
                .toArray(Coverage[]::new);
        this.elapsedSlot = slotOf(entity, AggregateFunction.ELAPSED);
        this.ageSlot = slotOf(entity, AggregateFunction.AGE);
        this.retentionMillis = entity.retentionMillis();
        this.leadMillis = entity.leadMillis();
        this.bounds = bounds;
    }

    private static int slotOf(EntityDefinition entity, AggregateFunction function) {
        return entity.features().stream()
                .filter(feature -> feature.aggregate().function() == function)
                .mapToInt(FeatureDefinition::slot)
                .findFirst()
                .orElse(Pass.NONE);
    }

    private static SpeedReading[] speeds(EntityDefinition entity, Columns columns) {
        return entity.features().stream()
                .filter(feature -> feature.aggregate().function() == AggregateFunction.SPEED)
                .map(feature -> new SpeedReading(
                        columns.numberColumn(feature.aggregate().of().get(0)),
                        columns.numberColumn(feature.aggregate().of().get(1)),
                        feature.slot()))
                .toArray(SpeedReading[]::new);
    }

    private static Coverage coverage(EntityDefinition entity, Columns columns, FeatureDefinition feature) {
        WindowDefinition window = feature.window();
        return new Coverage(
                feature.slot(),
                window == null ? entity.retentionMillis() : window.reachMillis(),
                window == null ? 0 : window.offsetMillis(),
                switch (feature.aggregate().function()) {
                    case ELAPSED -> Coverage.Part.PREVIOUS;
                    case SPEED -> Coverage.Part.PREVIOUS_PLACE;
                    case AGE -> Coverage.Part.BEGINNING;
                    default -> Coverage.Part.ALL;
                },
                columns.readBy(feature));
    }

    /** The entity's name, such as {@code card} or {@code card_merchant}. */
    public String name() {
        return name;
    }

    /** The slots of the attributes that together are the key. */
    public int[] keySlots() {
        return keySlots;
    }

    /** The names of these attributes. */
    public List<String> keyNames() {
        return keyNames;
    }

    /** The slots of all features. */
    public int[] slots() {
        return slots;
    }

    /** What is kept of each event. */
    public Columns columns() {
        return columns;
    }

    /** By column of numbers, whether any window adds them up. */
    public boolean[] addedNumbers() {
        boolean[] added = new boolean[columns.numbers()];
        for (Pass pass : passes) {
            for (NumberLane lane : pass.numbers()) {
                added[lane.column()] = true;
            }
        }
        return added;
    }

    /** Whether any window adds up numbers that are never kept as cents. */
    public boolean addsDoubles() {
        boolean[] added = addedNumbers();
        for (int column = 0; column < added.length; column++) {
            if (added[column] && columns.isOfDoubles(column)) {
                return true;
            }
        }
        return false;
    }

    /** The windows, grouped by offset. */
    public Pass[] passes() {
        return passes;
    }

    public SpeedReading[] speeds() {
        return speeds;
    }

    /** What each feature is computed from that is missing where something of it could not be counted. */
    public Coverage[] coverages() {
        return coverages;
    }

    /** What each feature is computed from. */
    public FeatureReading[] readings() {
        return readings;
    }

    /** Whether a profile keeps what could not be counted. */
    public boolean notesUncounted() {
        return coverages.length > 0;
    }

    /** {@link Pass#NONE} if not asked for. */
    public int elapsedSlot() {
        return elapsedSlot;
    }

    /** {@link Pass#NONE} if not asked for. */
    public int ageSlot() {
        return ageSlot;
    }

    /** The longest reach of a window: what lies this far back or further is no history any more. */
    public long retentionMillis() {
        return retentionMillis;
    }

    /** How far after its own time an event sees others; 0 unless events are seen in the order of their arrival. */
    public long leadMillis() {
        return leadMillis;
    }

    /** How far behind its entity's newest event an event may come. */
    public long latenessMillis() {
        return bounds.latenessMillis();
    }

    /** How long a profile is of use after its newest event. */
    public long idleMillis() {
        return retentionMillis + bounds.latenessMillis();
    }

    /** How much is kept. */
    public Bounds bounds() {
        return bounds;
    }

    /** What must be equal for state of one policy to mean the same under another. */
    public String fingerprint() {
        return "entity " + name + " of " + keyNames + "\nretention " + retentionMillis + " lateness "
                + bounds.latenessMillis() + (leadMillis == 0 ? "" : " lead " + leadMillis)
                + (notesUncounted() ? "" : " uncounted ignored") + "\n"
                + columns.fingerprint();
    }

    /** What must be equal, too, for events that were folded under one policy to be read under another. */
    public String foldingFingerprint() {
        StringBuilder text = new StringBuilder();
        for (Pass pass : passes) {
            text.append("offset ").append(pass.offsetMillis()).append(" lengths ");
            text.append(Arrays.toString(pass.lengthMillis())).append('\n');
            for (NumberLane lane : pass.numbers()) {
                text.append("number ").append(lane.filter()).append(' ').append(lane.column());
                text.append(lane.needsDeviation() ? " squared\n" : "\n");
            }
            for (CodeLane lane : pass.codes()) {
                text.append("code ")
                        .append(lane.filter())
                        .append(' ')
                        .append(lane.column())
                        .append('\n');
            }
        }
        return text.toString();
    }
}
