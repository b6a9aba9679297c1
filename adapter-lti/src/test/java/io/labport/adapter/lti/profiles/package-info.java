/** The whole of Labport with each LMS that the sample LMS imitates. */
package io.labport.adapter.lti.profiles;
