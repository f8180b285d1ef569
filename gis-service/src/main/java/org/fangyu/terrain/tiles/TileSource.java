package org.fangyu.terrain.tiles;

/**
 * A source that counts, as the list of the store names it.
 *
 * @param code permanent name of the source
 * @param version stands for its heights, and names the folder of its tiles
 * @param cellMetres longer side of a cell as it was delivered
 * @param datum height datum, such as 1985国家高程基准
 * @param verticalErrorMetres as its producer states it; null when nobody did
 */
public record TileSource(String code, String version, Secrecy secrecy, double cellMetres, String datum, Double verticalErrorMetres) {}
