/**
 * The use cases: launching labs, following them to their final result, browsing the catalog,
 * forgetting a learner.
 */
@NullMarked
package io.labport.core.application;

import org.jspecify.annotations.NullMarked;
