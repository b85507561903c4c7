/** Tests of the engine as a host sees it, through a policy folder. Depends on fraud-core. */
@NullMarked
package dev.fraudscorer.features;

import org.jspecify.annotations.NullMarked;
