package dev.fraudscorer.features.internal.fold;

import dev.fraudscorer.features.internal.plan.CodeLane;
import dev.fraudscorer.features.internal.plan.Columns;
import dev.fraudscorer.features.internal.plan.EntityPlan;
import dev.fraudscorer.features.internal.plan.NumberLane;
import dev.fraudscorer.features.internal.plan.Pass;
import dev.fraudscorer.features.internal.window.FixedPoint;
import dev.fraudscorer.features.internal.window.Moments;
import java.util.ArrayList;
import java.util.List;

/*
 * The section, whose head is here, in this order:
 *
 *   length 4 | flags 4 | events 8 | sweep 4 | next id 4 | buckets 4 | their room 4
 *   | nodes: room 4, used 4, free 4, live 4, heads 4 | sketches: room 4, used 4, free 4, live 4
 *   | ids: slots 4, of each of two generations how many 4, since when 8
 *   | of each kind of codes: slots 4, used 4, live 4, whether it is sketched 4
 *   | of each pass: the end of its windows 4, the begin of each 4, and of each lane of codes and window:
 *     distinct 4, both 4, a sketch 4, of which buckets it is 4 and 4, its estimate 4
 *   | a base and the buckets | heads of the nodes 4 each | nodes | tables of values | ids | sketches
 *
 * A bucket: id 4, width 4, newest 8 | by kind of numbers: low 8, high 8, outliers 4 and their moments | by kind of codes:
 * nodes 4, how many 4, a sketch 4 | and, of it and all before it: events 4, of each filter 4 | numbers 4, sum, squares
 * | values 4.
 */

/** How folded events are kept, for one plan and one kind of numbers, decided at load. Immutable. */
final class FoldPlan {
    static final int LENGTH = 0;
    static final int FLAGS = 4;
    static final int EVENTS = 8;
    static final int SWEEP = 16;
    static final int NEXT_ID = 20;
    static final int BUCKETS = 24;
    static final int BUCKET_ROOM = 28;
    static final int NODE_ROOM = 32;
    static final int NODES_USED = 36;
    static final int NODES_FREE = 40;
    static final int NODES_LIVE = 44;
    static final int NODE_HEADS = 48;
    static final int SKETCH_ROOM = 52;
    static final int SKETCHES_USED = 56;
    static final int SKETCHES_FREE = 60;
    static final int SKETCHES_LIVE = 64;
    static final int ID_SLOTS = 68;
    static final int IDS_USED = 72;
    static final int IDS_SINCE = 80;
    private static final int TABLES = IDS_SINCE + 2 * Long.BYTES;
    private static final int TABLE_BYTES = 16;
    static final int TABLE_USED = 4;
    static final int TABLE_LIVE = 8;
    static final int TABLE_SKETCHED = 12;

    static final int BUCKET_ID = 0;
    static final int BUCKET_LOG = 4;
    static final int BUCKET_NEWEST = 8;
    static final int BUCKET_PLAIN = 16;
    static final int OUTLIER_BYTES = Integer.BYTES + Moments.PARTS * Double.BYTES;

    final EntityPlan plan;
    final int filters;
    final NumberKind[] numbers;
    final CodeKind[] codes;
    final FoldPass[] passes;
    final CellWidths widths;
    final int headBytes;
    final int bucketBytes;
    /** Where in a bucket that begins which counts it and all before it: events, and behind them those of each filter. */
    final int eventsAt;

    /**
     * Numbers of one column that a filter admits.
     *
     * @param plainAt where the least and the greatest are in a bucket, and behind them what is too great for the sums
     * @param carriersAt where in a bucket how many there are stands, the sum behind it
     * @param squaresAt where the sum of squares is
     */
    record NumberKind(
            int filter, int column, boolean cents, boolean squares, int plainAt, int carriersAt, int squaresAt) {
        int sumAt() {
            return carriersAt + Integer.BYTES;
        }

        int sumWords() {
            return cents ? 1 : FixedPoint.SUM_WORDS;
        }

        int squareWords() {
            return cents ? 2 : FixedPoint.SQUARE_WORDS;
        }

        int outliersAt() {
            return plainAt + 2 * Double.BYTES;
        }
    }

    /**
     * Values of one column that a filter admits.
     *
     * @param counts in how many windows its values are counted
     * @param plainAt where the first node, how many there are, and the sketch are in a bucket
     * @param carriersAt where in a bucket it stands how many events carry a value
     */
    record CodeKind(int filter, int column, int counts, int plainAt, int carriersAt) {
        int entryBytes() {
            return FoldValues.ENTRY_COUNTS + counts * Integer.BYTES;
        }
    }

    /** @param doubles whether all numbers are doubles */
    FoldPlan(EntityPlan plan, boolean doubles) {
        this.plan = plan;
        Columns columns = plan.columns();
        this.filters = columns.filters();
        this.widths = new CellWidths(plan);
        List<NumberLane> numberLanes = new ArrayList<>();
        List<Boolean> squares = new ArrayList<>();
        List<CodeLane> codeLanes = new ArrayList<>();
        int[] counts = new int[count(plan)];
        for (Pass pass : plan.passes()) {
            for (NumberLane lane : pass.numbers()) {
                int kind = indexOf(numberLanes, lane);
                if (kind == numberLanes.size()) {
                    numberLanes.add(lane);
                    squares.add(false);
                }
                squares.set(kind, squares.get(kind) || lane.needsDeviation());
            }
            for (CodeLane lane : pass.codes()) {
                int kind = indexOf(codeLanes, lane);
                if (kind == codeLanes.size()) {
                    codeLanes.add(lane);
                }
                counts[kind] += lane.windows().length;
            }
        }
        int at = BUCKET_PLAIN;
        int[] numbersPlain = new int[numberLanes.size()];
        for (int i = 0; i < numbersPlain.length; i++) {
            numbersPlain[i] = at;
            boolean cents = isCents(columns, numberLanes.get(i), doubles);
            at += 2 * Double.BYTES + (cents ? 0 : OUTLIER_BYTES);
        }
        int codesPlain = at;
        at += codeLanes.size() * FoldValues.LIST_BYTES;
        this.eventsAt = at;
        at += (1 + filters) * Integer.BYTES;
        this.numbers = new NumberKind[numbersPlain.length];
        for (int i = 0; i < numbers.length; i++) {
            NumberLane lane = numberLanes.get(i);
            boolean cents = isCents(columns, lane, doubles);
            int squaresAt = at + Integer.BYTES + (cents ? 1 : FixedPoint.SUM_WORDS) * Long.BYTES;
            numbers[i] =
                    new NumberKind(lane.filter(), lane.column(), cents, squares.get(i), numbersPlain[i], at, squaresAt);
            at = squaresAt + (squares.get(i) ? numbers[i].squareWords() * Long.BYTES : 0);
        }
        this.codes = new CodeKind[codeLanes.size()];
        for (int i = 0; i < codes.length; i++) {
            CodeLane lane = codeLanes.get(i);
            codes[i] =
                    new CodeKind(lane.filter(), lane.column(), counts[i], codesPlain + i * FoldValues.LIST_BYTES, at);
            at += Integer.BYTES;
        }
        this.bucketBytes = at;
        int head = TABLES + codes.length * TABLE_BYTES;
        int[] counted = new int[codes.length];
        this.passes = new FoldPass[plan.passes().length];
        for (int i = 0; i < passes.length; i++) {
            Pass pass = plan.passes()[i];
            int[] numberKinds = new int[pass.numbers().length];
            for (int lane = 0; lane < numberKinds.length; lane++) {
                numberKinds[lane] = indexOf(numberLanes, pass.numbers()[lane]);
            }
            int[] codeKinds = new int[pass.codes().length];
            for (int lane = 0; lane < codeKinds.length; lane++) {
                codeKinds[lane] = indexOf(codeLanes, pass.codes()[lane]);
            }
            passes[i] = new FoldPass(pass, i, numberKinds, codeKinds, counted, head);
            head = passes[i].endAt;
        }
        this.headBytes = head;
    }

    private static int count(EntityPlan plan) {
        int lanes = 0;
        for (Pass pass : plan.passes()) {
            lanes += pass.codes().length;
        }
        return lanes;
    }

    private static boolean isCents(Columns columns, NumberLane lane, boolean doubles) {
        return !doubles && !columns.isOfDoubles(lane.column());
    }

    private static int indexOf(List<NumberLane> lanes, NumberLane lane) {
        int i = 0;
        while (i < lanes.size()
                && (lanes.get(i).filter() != lane.filter() || lanes.get(i).column() != lane.column())) {
            i++;
        }
        return i;
    }

    private static int indexOf(List<CodeLane> lanes, CodeLane lane) {
        int i = 0;
        while (i < lanes.size()
                && (lanes.get(i).filter() != lane.filter() || lanes.get(i).column() != lane.column())) {
            i++;
        }
        return i;
    }

    /** Where the head of a kind's table of values begins. */
    static int table(int kind) {
        return TABLES + kind * TABLE_BYTES;
    }

    /** How many values of a kind are told apart before they are sketched. */
    int exactDistinct() {
        return plan.bounds().exactDistinct();
    }

    /** How many bytes a section takes before more kinds of values are sketched. */
    long mostBytes() {
        return plan.bounds().foldedBytes();
    }
}
