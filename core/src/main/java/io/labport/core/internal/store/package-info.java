/**
 * What the storage packages share: the one way to the database, and the stores it gives to
 * adapters.
 */
@NullMarked
package io.labport.core.internal.store;

import org.jspecify.annotations.NullMarked;
