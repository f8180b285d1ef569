/** What every HTTP answer shares: problem+json errors, checked parameters, GeoJSON, security headers, the static doors. */
package org.fangyu.web;
