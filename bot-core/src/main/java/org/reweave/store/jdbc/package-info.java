/** The only package with SQL: the store on H2 and on PostgreSQL. */
@NullMarked
package org.reweave.store.jdbc;

import org.jspecify.annotations.NullMarked;
