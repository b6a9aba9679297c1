/** What commands that ask a running server have in common: its address, its token, its answers. */
@NullMarked
package io.labport.examples.server.cli.admin;

import org.jspecify.annotations.NullMarked;
