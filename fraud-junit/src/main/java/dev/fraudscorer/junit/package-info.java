/**
 * The cases beside a policy's rules as tests of JUnit 5, which is on the class path of whoever uses this. Depends on
 * fraud-rules alone: neither training nor models come with it.
 */
@NullMarked
package dev.fraudscorer.junit;

import org.jspecify.annotations.NullMarked;
