/**
 * The cases beside a policy's rules as tests of JUnit 5, which is on the class path of whoever uses this. Depends on the
 * rules.
 */
@NullMarked
package dev.fraudscorer.lab.junit;

import org.jspecify.annotations.NullMarked;
