/** The SCO's conversation with us: sessions, tickets, the ledger of results, acknowledgements. */
@NullMarked
package io.labport.adapter.scorm.tracking;

import org.jspecify.annotations.NullMarked;
