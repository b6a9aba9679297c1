/** How services of platforms are called: clients, access tokens, answers. */
@NullMarked
package io.labport.adapter.lti.service;

import org.jspecify.annotations.NullMarked;
