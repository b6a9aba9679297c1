/** What the routes for administrators have in common: how they are asked, and how they answer. */
@NullMarked
package io.labport.adapter.lti.door;

import org.jspecify.annotations.NullMarked;
