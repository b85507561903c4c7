package dev.fraudscorer.features.internal.plan;

import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.features.internal.definition.AggregateDefinition;
import dev.fraudscorer.features.internal.definition.AggregateFunction;
import dev.fraudscorer.features.internal.definition.EntityDefinition;
import dev.fraudscorer.features.internal.definition.FeatureDefinition;
import dev.fraudscorer.features.internal.definition.Filter;
import dev.fraudscorer.spi.Condition;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is kept of each event of an entity, beside its time and id: numbers for arithmetic, codes for telling values
 * apart, and for each filter whether it admits the event. Immutable.
 */
public final class Columns extends RowColumns {
    private final List<Variable> numbers;
    private final List<Variable> codes;
    private final List<Filter> filters;
    private final int[] numberSlots;
    private final int[] codeSlots;
    private final Condition[] conditions;
    /** By the number of a column, of whichever kind, what it is made of. */
    private final int[][] sources;

    private Columns(
            List<Variable> numbers, List<Variable> codes, List<Filter> filters, boolean labels, boolean[] ofDoubles) {
        super(
                IntStream.range(0, numbers.size())
                        .mapToObj(column -> new NumberColumn(numbers.get(column).name(), ofDoubles[column]))
                        .toList(),
                codes.stream().map(of -> new CodeColumn(of.name(), of.type())).toList(),
                filters.stream()
                        .map(of -> new FilterColumn(of.name(), meaning(of)))
                        .toList(),
                labels);
        this.numbers = List.copyOf(numbers);
        this.codes = List.copyOf(codes);
        this.filters = List.copyOf(filters);
        this.numberSlots = numbers.stream().mapToInt(Variable::slot).toArray();
        this.codeSlots = codes.stream().mapToInt(Variable::slot).toArray();
        this.conditions = filters.stream().map(Filter::condition).toArray(Condition[]::new);
        this.sources = sources();
    }

    /** A condition of the same text holds for other events under other rates: what it depends on belongs to it. */
    private static String meaning(Filter filter) {
        String more = filter.condition().meaning();
        return more.isEmpty() ? filter.text() : filter.text() + '\n' + more;
    }

    private int[][] sources() {
        List<int[]> sources = new ArrayList<>();
        for (int slot : numberSlots) {
            sources.add(new int[] {slot});
        }
        for (int slot : codeSlots) {
            sources.add(new int[] {slot});
        }
        for (Condition condition : conditions) {
            sources.add(condition.slotsRead().clone());
        }
        return sources.toArray(new int[0][]);
    }

    /** The columns that the features of {@code entity} need. */
    static Columns of(EntityDefinition entity) {
        List<Variable> numbers = new ArrayList<>();
        List<Variable> codes = new ArrayList<>();
        List<Filter> filters = new ArrayList<>();
        boolean labels = false;
        for (FeatureDefinition feature : entity.features()) {
            AggregateDefinition aggregate = feature.aggregate();
            labels |= aggregate.function().needsLabels();
            List<Variable> columns = isOfCodes(aggregate.function()) ? codes : numbers;
            aggregate.of().stream().filter(of -> !columns.contains(of)).forEach(columns::add);
            if (feature.where() != null && !filters.contains(feature.where())) {
                filters.add(feature.where());
            }
        }
        return new Columns(numbers, codes, filters, labels, ofDoubles(entity, numbers));
    }

    /** Degrees of a place are hundredths only by chance. */
    private static boolean[] ofDoubles(EntityDefinition entity, List<Variable> numbers) {
        boolean[] ofDoubles = new boolean[numbers.size()];
        for (FeatureDefinition feature : entity.features()) {
            if (feature.aggregate().function() == AggregateFunction.SPEED) {
                feature.aggregate().of().forEach(of -> ofDoubles[numbers.indexOf(of)] = true);
            }
        }
        return ofDoubles;
    }

    private static boolean isOfCodes(AggregateFunction function) {
        return function == AggregateFunction.DISTINCT
                || function == AggregateFunction.SHARE
                || function == AggregateFunction.IS_NEW;
    }

    /** Where a column of numbers comes from. */
    public int numberSlot(int column) {
        return numberSlots[column];
    }

    /** Where a column of codes comes from. */
    public int codeSlot(int column) {
        return codeSlots[column];
    }

    /** Decides the bit of a filter. */
    public Condition condition(int filter) {
        return conditions[filter];
    }

    /** Whether an attribute that a column of whichever kind is made of was refused. */
    public boolean isRefused(int column, FeatureVector vector) {
        for (int slot : sources[column]) {
            if (vector.state(slot) == ValueState.INVALID) {
                return true;
            }
        }
        return false;
    }

    /** The numbers among the columns of all kinds of those that a feature reads. */
    int[] readBy(FeatureDefinition feature) {
        List<Integer> read = new ArrayList<>();
        boolean ofCodes = isOfCodes(feature.aggregate().function());
        for (Variable of : feature.aggregate().of()) {
            read.add(ofCodes ? numbers() + codeColumn(of) : numberColumn(of));
        }
        if (feature.where() != null) {
            read.add(numbers() + codes() + bit(feature.where()));
        }
        return read.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The column of numbers that holds {@code attribute}. */
    int numberColumn(Variable attribute) {
        return numbers.indexOf(attribute);
    }

    /** The column of codes that holds {@code attribute}. */
    int codeColumn(Variable attribute) {
        return codes.indexOf(attribute);
    }

    /** The bit of a filter. */
    int bit(Filter filter) {
        return filters.indexOf(filter);
    }

    /** What must be equal for state of one policy to mean the same under another. */
    String fingerprint() {
        StringBuilder text = new StringBuilder();
        numbers.forEach(of -> text.append("number ").append(of.name()).append('\n'));
        codes.forEach(of -> text.append("code ")
                .append(of.name())
                .append(' ')
                .append(of.type())
                .append('\n'));
        filters.forEach(of -> text.append("filter ")
                .append(of.name())
                .append(": ")
                .append(of.text())
                .append('\n'));
        return text.append("labels ").append(labels()).append('\n').toString();
    }
}
