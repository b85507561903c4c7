/** The JSON form of an assessment and back. Depends on assessment. */
@NullMarked
package dev.fraudscorer.json;

import org.jspecify.annotations.NullMarked;
