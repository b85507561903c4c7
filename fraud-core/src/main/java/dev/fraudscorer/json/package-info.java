/**
 * The JSON form of an assessment and of a decision record, and back. Depends on assessment, policy and record. Of Jackson
 * only the streaming API is used, which needs neither annotations nor data binding: whatever a host pins of those fits.
 */
@NullMarked
package dev.fraudscorer.json;

import org.jspecify.annotations.NullMarked;
