/**
 * The client of Skillable's Lab API v3: its Feign interface, its answers as received, and their
 * translation into the domain. Feign's exceptions hold whole addresses, hence names and e-mail
 * addresses, and never leave this package.
 */
@NullMarked
package io.labport.core.outbound.skillable;

import org.jspecify.annotations.NullMarked;
