/**
 * Heights of the ground on a grid.
 *
 * <p><b>Frame.</b> x runs east and y north, both in metres of one projected CRS; heights are metres of one
 * height datum. Degrees never enter this package. A grid is columns × rows of equal cells; a height belongs
 * to the <em>centre</em> of its cell (its "post"), row 0 is the northernmost, column 0 the westernmost, and
 * heights are stored row after row. {@code NaN} is missing data.
 *
 * <p><b>Lattice coordinates.</b> Algorithms count in cells: u = 0 at the centre of column 0 growing east,
 * v = 0 at the centre of row 0 growing <em>south</em>. Lines u = whole number or v = whole number join
 * neighbouring posts and are called grid lines.
 *
 * <p><b>Between the posts</b> the ground is bilinear in each square of four posts. On a grid line that is the
 * straight line between the two posts, which is what the sight lines of
 * {@link org.fangyu.geometry.visibility} use, so both agree wherever they meet. The half cell outside the
 * outermost posts has no ground.
 */
package org.fangyu.geometry.terrain;
