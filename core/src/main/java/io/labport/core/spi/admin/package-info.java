/** What adapters' routes for administrators have in common: how they are asked, how they refuse. */
@NullMarked
package io.labport.core.spi.admin;

import org.jspecify.annotations.NullMarked;
