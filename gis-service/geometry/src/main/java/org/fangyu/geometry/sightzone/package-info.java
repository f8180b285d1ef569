/**
 * The ground that is seen, as polygons: the outline of the seen cells of a
 * {@link org.fangyu.geometry.skyline.Viewshed}, straightened.
 *
 * <p><b>Gates.</b> A cell belongs to the zone by its centre. Between a seen centre and an unseen one beside it (the
 * world beyond the grid is unseen) the outline must pass once; the segment between the two is a <em>gate</em>. Four
 * neighbouring centres form a square, and an outline that enters a square through one gate leaves it through another.
 * So an outline is a closed sequence of gates, and the gates of all outlines together are every pair of neighbours of
 * which just one is seen. Where two seen centres face each other across a square they are joined: seen ground is
 * 8-connected, unseen ground 4-connected.
 *
 * <p><b>Why any line through the gates is right.</b> Let an outline run straight from gate to gate, crossing each within its
 * ends. In a square every piece is then a chord between two sides. A square has no gate, two gates and one chord, or four
 * gates and two chords that cut off opposite corners; in no case do chords meet. Hence every ring is simple and no two rings touch, whatever
 * place in each gate is taken, and from one centre to the next one is crossed where, and only where, one is seen and the
 * other is not: exactly the seen centres are inside. Straightening therefore may choose any places, and needs no repair.
 */
package org.fangyu.geometry.sightzone;
