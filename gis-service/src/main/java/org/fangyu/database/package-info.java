/**
 * The PostGIS database: started privately from the machine's own PostgreSQL, or an existing server; its three users
 * (owner migrates, application works, reader sees schema {@code published} only), its migrations, and geometry as EWKB.
 */
package org.fangyu.database;
