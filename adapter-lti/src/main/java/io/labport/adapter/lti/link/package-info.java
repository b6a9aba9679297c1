/** Which lab a link opens, where the platform's own parameters do not say it. */
@NullMarked
package io.labport.adapter.lti.link;

import org.jspecify.annotations.NullMarked;
