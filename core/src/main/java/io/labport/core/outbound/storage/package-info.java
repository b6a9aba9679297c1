/**
 * Our records in the operator's database (H2 or PostgreSQL): lab runs with their events, learners,
 * documents of adapters, and the schema they live in.
 */
@NullMarked
package io.labport.core.outbound.storage;

import org.jspecify.annotations.NullMarked;
