/**
 * Third-party initiated login (1EdTech Security Framework 1.0, section 5.1.1): from the platform's
 * login request to our authentication request.
 */
@NullMarked
package io.labport.adapter.lti.oidc;

import org.jspecify.annotations.NullMarked;
