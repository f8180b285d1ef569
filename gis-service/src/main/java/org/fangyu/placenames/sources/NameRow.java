package org.fangyu.placenames.sources;

import org.locationtech.jts.geom.Geometry;

/**
 * A name as the register has it.
 *
 * @param number of the proposal it was found for
 * @param form name, former, alias, short, minority or dialect
 * @param specific null where the record does not say it, and for names beside the standard one
 * @param pinyin toned; null for names that have none
 * @param closed its validity has ended
 * @param bearer what the record of this code is called today; null if nothing
 * @param caseName what the case is called where it is proposed in one; else null
 * @param published whether officers of other divisions may be told of it
 * @param place longitude, latitude (EPSG:4490); null for a name of a case without one
 */
public record NameRow(int number, String kind, String code, String nameClass, String form, String name, String specific, String pinyin, String status,
    boolean closed, String bearer, String caseName, String division, boolean published, Geometry place) {}
