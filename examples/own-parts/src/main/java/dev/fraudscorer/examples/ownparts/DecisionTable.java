package dev.fraudscorer.examples.ownparts;

import dev.fraudscorer.json.DecisionRecordJson;
import dev.fraudscorer.record.DecisionRecord;
import dev.fraudscorer.record.RecordTarget;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A stand-in for a table of the host with a line of JSON for each event. After a failure the same records come again, so the
 * key is the event's id, and one that comes twice is stored once. Read by any thread.
 */
final class DecisionTable implements RecordTarget {
    private final Map<String, String> jsonByEvent = new ConcurrentHashMap<>();

    @Override
    public void write(List<DecisionRecord> records) {
        for (DecisionRecord record : records) {
            jsonByEvent.put(record.assessment().eventId(), DecisionRecordJson.write(record));
        }
    }

    @Override
    public void close() {}

    Map<String, String> rows() {
        return Map.copyOf(jsonByEvent);
    }
}
