package dev.fraudscorer.features.internal.fold;

import dev.fraudscorer.features.internal.record.ColumnValue;

/*
 * A node says how often a value occurs in a bucket. It is found by kind, bucket and value, in a table of chains, and is in a
 * list of its bucket. An entry of a kind's table says in how many nodes a value is, and how often it occurs in the buckets of
 * each window that asks. Entries do not move; one without nodes stays until the table is written anew or its value comes again.
 *
 * A kind that is sketched has neither.
 */

/** The values of folded events. Stateless beside the record. */
final class FoldValues {
    /** What a bucket has of a kind: the first node, how many there are, a sketch. */
    static final int LIST_BYTES = 3 * Integer.BYTES;

    static final int LIST_NODES = 4;
    static final int LIST_SKETCH = 8;

    static final int ENTRY_NODES = 8;
    static final int ENTRY_COUNTS = 12;

    static final int NODE_VALUE = 0;
    static final int NODE_KIND = 8;
    static final int NODE_BUCKET = 12;
    static final int NODE_COUNT = 16;
    static final int NODE_IN_CHAIN = 20;
    static final int NODE_IN_LIST = 24;
    static final int NODE_BYTES = 28;

    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;
    private static final long SALT = 0xC2B2_AE3D_27D4_EB4FL;

    private final FoldView view;

    FoldValues(FoldView view) {
        this.view = view;
    }

    // Tables of values.

    /** How many slots do well for so many values. */
    static int slotsFor(int values) {
        return Math.max(8, 2 * Integer.highestOneBit(values + values / 2));
    }

    int slots(int kind) {
        return view.getInt(FoldPlan.table(kind));
    }

    /** How many values of a kind have nodes. */
    int live(int kind) {
        return view.getInt(FoldPlan.table(kind) + FoldPlan.TABLE_LIVE);
    }

    /** Whether there is no room for one value more. */
    boolean isFull(int kind) {
        return isFull(view.getInt(FoldPlan.table(kind) + FoldPlan.TABLE_USED), slots(kind));
    }

    static boolean isFull(int used, int slots) {
        return used + 1 > slots - slots / 4;
    }

    /** Where the entry of a value is in the array; -1 if there is none. */
    int entry(int kind, long value) {
        int entry = slotOf(kind, value);
        return view.longAt(entry) == value ? entry : -1;
    }

    /** Where the entry of a value is, made if there was none. */
    int makeEntry(int kind, long value) {
        int entry = slotOf(kind, value);
        if (view.longAt(entry) != value) {
            view.longAt(entry, value);
            view.addInt(FoldPlan.table(kind) + FoldPlan.TABLE_USED, 1);
        }
        return entry;
    }

    private int slotOf(int kind, long value) {
        int mask = slots(kind) - 1;
        int bytes = view.plan.codes[kind].entryBytes();
        int slot = (int) ((value * GOLDEN) >>> Integer.SIZE) & mask;
        int entry = view.tables[kind] + slot * bytes;
        long there;
        while ((there = view.longAt(entry)) != ColumnValue.NONE && there != value) {
            slot = (slot + 1) & mask;
            entry = view.tables[kind] + slot * bytes;
        }
        return entry;
    }

    private void refer(int kind, int entry, int by) {
        int before = view.intAt(entry + ENTRY_NODES);
        view.intAt(entry + ENTRY_NODES, before + by);
        if (before == 0 || before + by == 0) {
            view.addInt(FoldPlan.table(kind) + FoldPlan.TABLE_LIVE, by);
        }
    }

    // Nodes, by their number from 1 on.

    int node(int number) {
        return view.nodes + (number - 1) * NODE_BYTES;
    }

    /** How many more nodes there is room for. */
    int nodesLeft() {
        return view.getInt(FoldPlan.NODE_ROOM) - view.getInt(FoldPlan.NODES_LIVE);
    }

    /** How many nodes a kind has. */
    long nodes(int kind) {
        long nodes = 0;
        for (int bucket = 0; bucket < view.getInt(FoldPlan.BUCKETS); bucket++) {
            nodes += view.intAt(list(bucket, kind) + LIST_NODES);
        }
        return nodes;
    }

    /** Where a bucket's list of a kind is in the array. */
    int list(int bucket, int kind) {
        return view.bucket(bucket) + view.plan.codes[kind].plainAt();
    }

    /** Counts a value in a bucket; there is room. */
    void add(int kind, int bucket, long value) {
        put(kind, bucket, value, 1);
    }

    /** Counts a value so many times. */
    void put(int kind, int bucket, long value, int times) {
        int id = view.intAt(view.bucket(bucket) + FoldPlan.BUCKET_ID);
        int number = find(kind, id, value);
        if (number == 0) {
            number = newNode();
            int node = node(number);
            view.longAt(node + NODE_VALUE, value);
            view.intAt(node + NODE_KIND, kind);
            view.intAt(node + NODE_BUCKET, id);
            view.intAt(node + NODE_COUNT, 0);
            link(number);
            push(list(bucket, kind), number);
            refer(kind, makeEntry(kind, value), 1);
        }
        view.addIntAt(node(number) + NODE_COUNT, times);
    }

    /** The node of a value in a bucket; 0 if it is not there. */
    int find(int kind, int bucketId, long value) {
        int number = view.intAt(head(kind, bucketId, value));
        while (number != 0) {
            int node = node(number);
            if (view.longAt(node + NODE_VALUE) == value
                    && view.intAt(node + NODE_BUCKET) == bucketId
                    && view.intAt(node + NODE_KIND) == kind) {
                return number;
            }
            number = view.intAt(node + NODE_IN_CHAIN);
        }
        return 0;
    }

    /** Takes all nodes of a bucket's kind away. */
    void clear(int bucket, int kind) {
        int list = list(bucket, kind);
        int number = view.intAt(list);
        while (number != 0) {
            int next = view.intAt(node(number) + NODE_IN_LIST);
            remove(kind, number);
            number = next;
        }
        view.intAt(list, 0);
        view.intAt(list + LIST_NODES, 0);
    }

    /** The nodes of one bucket become those of another, in which values then occur as often as in both. */
    void join(int kind, int from, int into) {
        int list = list(from, kind);
        int id = view.intAt(view.bucket(into) + FoldPlan.BUCKET_ID);
        int number = view.intAt(list);
        while (number != 0) {
            int node = node(number);
            int next = view.intAt(node + NODE_IN_LIST);
            int same = find(kind, id, view.longAt(node + NODE_VALUE));
            if (same != 0) {
                view.addIntAt(node(same) + NODE_COUNT, view.intAt(node + NODE_COUNT));
                remove(kind, number);
            } else {
                unlink(number);
                view.intAt(node + NODE_BUCKET, id);
                link(number);
                push(list(into, kind), number);
            }
            number = next;
        }
        view.intAt(list, 0);
        view.intAt(list + LIST_NODES, 0);
    }

    private void remove(int kind, int number) {
        int node = node(number);
        unlink(number);
        refer(kind, entry(kind, view.longAt(node + NODE_VALUE)), -1);
        view.intAt(node + NODE_IN_LIST, view.getInt(FoldPlan.NODES_FREE));
        view.putInt(FoldPlan.NODES_FREE, number);
        view.addInt(FoldPlan.NODES_LIVE, -1);
    }

    private int newNode() {
        int number = view.getInt(FoldPlan.NODES_FREE);
        if (number == 0) {
            number = view.getInt(FoldPlan.NODES_USED) + 1;
            view.putInt(FoldPlan.NODES_USED, number);
        } else {
            view.putInt(FoldPlan.NODES_FREE, view.intAt(node(number) + NODE_IN_LIST));
        }
        view.addInt(FoldPlan.NODES_LIVE, 1);
        return number;
    }

    private void push(int list, int number) {
        view.intAt(node(number) + NODE_IN_LIST, view.intAt(list));
        view.intAt(list, number);
        view.addIntAt(list + LIST_NODES, 1);
    }

    /** Where the chain that a node is in begins. */
    private int head(int kind, int bucketId, long value) {
        long hash = (value + (bucketId * 31L + kind) * SALT) * GOLDEN;
        return view.heads + ((int) (hash >>> Integer.SIZE) & (view.getInt(FoldPlan.NODE_HEADS) - 1)) * Integer.BYTES;
    }

    private int head(int node) {
        return head(view.intAt(node + NODE_KIND), view.intAt(node + NODE_BUCKET), view.longAt(node + NODE_VALUE));
    }

    private void link(int number) {
        int node = node(number);
        int head = head(node);
        view.intAt(node + NODE_IN_CHAIN, view.intAt(head));
        view.intAt(head, number);
    }

    private void unlink(int number) {
        int node = node(number);
        int at = head(node);
        while (view.intAt(at) != number) {
            at = node(view.intAt(at)) + NODE_IN_CHAIN;
        }
        view.intAt(at, view.intAt(node + NODE_IN_CHAIN));
    }

    /** Puts all nodes of all lists into chains, of which there are none. */
    void linkAll() {
        for (int bucket = 0; bucket < view.getInt(FoldPlan.BUCKETS); bucket++) {
            for (int kind = 0; kind < view.plan.codes.length; kind++) {
                int number = view.intAt(list(bucket, kind));
                while (number != 0) {
                    link(number);
                    number = view.intAt(node(number) + NODE_IN_LIST);
                }
            }
        }
    }
}
