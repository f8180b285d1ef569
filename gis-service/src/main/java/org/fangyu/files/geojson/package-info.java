/** GeoJSON files (RFC 7946), feature by feature. */
package org.fangyu.files.geojson;
