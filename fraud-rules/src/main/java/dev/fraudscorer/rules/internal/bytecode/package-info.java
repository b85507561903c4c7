/**
 * Nodes to hidden classes that evaluate all rules. Depends on plan; nothing but the rule set depends on it. The only
 * package that uses the library that writes byte code.
 *
 * <p>Each condition becomes two pieces of straight code. Its <em>prefilter</em> ({@link PrefilterReader}, {@link
 * PrefilterCode}) tests without a jump whether the condition is certainly false, which nearly all conditions are; what
 * passes is decided by jumps in three-valued logic ({@link BranchCode}). Kinds of nodes without a writer are called.
 * Texts that are compared with constants are coded as small numbers once for each event ({@link TextCodes}), so that
 * {@code ==}, {@code !=} and {@code in} are one shift of a constant.
 *
 * <p>Larger than other packages: a writer for each kind of node, which share the frame and the targets of branches.
 */
@NullMarked
package dev.fraudscorer.rules.internal.bytecode;

import org.jspecify.annotations.NullMarked;
