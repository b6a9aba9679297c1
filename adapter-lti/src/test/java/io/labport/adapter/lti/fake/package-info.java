/** Stand-ins for everything around the adapter. */
package io.labport.adapter.lti.fake;
