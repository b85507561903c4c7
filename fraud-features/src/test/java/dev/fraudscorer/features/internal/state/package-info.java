/** Tests of the stream of bytes that states are saved as. */
@org.jspecify.annotations.NullMarked
package dev.fraudscorer.features.internal.state;
