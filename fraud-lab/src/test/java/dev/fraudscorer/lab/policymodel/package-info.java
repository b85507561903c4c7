@NullMarked
package dev.fraudscorer.lab.policymodel;

import org.jspecify.annotations.NullMarked;
