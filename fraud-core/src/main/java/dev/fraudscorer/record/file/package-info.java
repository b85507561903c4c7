/** Records of decisions in files: the sink that writes them, and the reader. Depends on record,
 * json and spi.state. */
@NullMarked
package dev.fraudscorer.record.file;

import org.jspecify.annotations.NullMarked;
