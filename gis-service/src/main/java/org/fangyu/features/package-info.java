/**
 * OGC API - Features Part 1 (17-069r3) over the layers of the catalogue: core, GeoJSON, HTML, OpenAPI 3.0. Coordinates
 * are longitude, latitude of CGCS2000 and are told as CRS84: both agree within the accuracy of any county's data, and no
 * shift between them is published. Rows stream from the database to the client; pages follow each other by the number
 * of the last row (keyset), so the last page costs what the first one does.
 */
package org.fangyu.features;
