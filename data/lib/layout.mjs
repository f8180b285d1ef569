// The skeleton of the county, drawn by hand: where the ranges, valleys, seats and roads go. Everything else
// grows on it from the seed. Kilometres east and north of the south-west corner of the sheet.

/** South-west corner of the elevation sheet, EPSG:4550 metres: open sea, on purpose. */
export const CORNER = { e: 480000, n: 3189000 };
export const CELL = 30, SIZE = 1336, COARSE = 4;      // metres, cells a side, fine cells in a coarse one

export const place = ([x, y]) => [CORNER.e + 1000 * x, CORNER.n + 1000 * y];
export const kilometres = ([e, n]) => [(e - CORNER.e) / 1000, (n - CORNER.n) / 1000];

/** Ranges: [points, strength 0..1, half-width km]. The first is the divide between 青禾 and 云岭. */
export const RANGES = [
  [[[9, 4], [7.5, 10], [7.2, 15], [9.5, 20.5], [14, 26], [21, 28.5], [27.5, 26.5]], 1, 3.2],
  [[[27.5, 26.5], [29.5, 22], [29.5, 17], [30, 14.2]], 0.72, 2.3],
  [[[29, 8.5], [27, 5.5], [25, 2]], 0.6, 2],
  [[[9, 4], [16, 3.2], [25, 2]], 0.55, 2],
  [[[14, 26], [17.5, 21.8]], 0.5, 1.5],
  [[[7.2, 15], [12.6, 15.8]], 0.5, 1.4],
  [[[21, 28.5], [22, 23]], 0.4, 1.3],
  [[[20, 7], [24.5, 8.4]], 0.45, 1.6],
  [[[12, 10.5], [16.5, 8.3]], 0.4, 1.4],
  [[[3, 25], [6, 32], [12, 36]], 0.5, 2.2],
  [[[21, 28.5], [23, 36]], 0.4, 2],
  [[[33, 33], [36, 24], [35, 15]], 0.45, 2.2],
  [[[2, 9], [4, 17]], 0.45, 2],
];

/** Valleys held low: [points, depth 0..1, half-width km]. */
export const VALLEYS = [
  [[[11, 21.5], [14.5, 19], [18.5, 16.5], [23, 13.6], [27.5, 11.6], [32, 9.2], [36, 6]], 0.93, 2.0],
  [[[12, 6], [16, 11.8], [19, 15.5]], 0.75, 1.1],
  [[[25, 24], [25.2, 18.5], [25, 13]], 0.75, 1.2],
  [[[4, 37], [5, 28], [3, 20]], 0.7, 1.6],
  [[[16, 38], [17, 32.5], [27, 33], [31, 38]], 0.7, 1.6],
  [[[39, 30], [33.5, 27], [33, 17], [34, 9]], 0.6, 1.4],
];

/** The bay of 沙湾: centre and radius km. */
export const BAY = { centre: [42, -1], radius: 11.5 };

export const MAIN_RIVER_HEAD = [11, 21.5];
export const TRIBUTARY_HEADS = [[12, 6.4], [25, 23.5], [15, 24], [20.5, 25.5], [10, 13], [21, 6], [28, 16]];

/** Ridge beside the expressway, raised after erosion: what hides a cemetery from the road. Height in metres. */
export const SIGHT_RIDGE = { line: [[19.6, 11.2], [21.2, 10.6], [22.8, 9.9], [24.4, 9.5]], height: 120, halfWidth: 0.3 };

/** About where the hidden cemetery should lie: on the far side of that ridge. */
export const BEHIND_SIGHT_RIDGE = [22, 9.7];

export const SEAT = [18.2, 17.3];

// ---- divisions: [code, name, abbreviation, core line from which the land is taken] ----

export const CITY = { code: '990100', name: '明州市', abbreviation: '明' };
/** Registered length of the line between 青禾 and 云岭, metres. */
export const QY_LENGTH = 46000;
export const COUNTIES = [
  { code: '990121', name: '青禾县', abbreviation: '青', core: [[11.5, 6], [12, 14], [13, 20], [18, 24], [25, 23], [26, 16], [25, 9], [18, 6], [13, 7]] },
  { code: '990122', name: '云岭县', abbreviation: '云', core: [[4.2, 8], [3.5, 18], [5, 26], [10, 31], [18, 33.5], [26, 33], [29, 31]] },
  { code: '990123', name: '沙湾县', abbreviation: '沙', core: [[34, 27], [33.2, 18], [33, 11], [31, 6.5], [29.5, 4]] },
];
export const TOWNSHIPS = [
  { code: '990121100', name: '城关镇', core: [[18.2, 17.3], [14, 19.5], [16, 22]], seat: SEAT },
  { code: '990121101', name: '石桥镇', core: [[25.3, 17.5], [24, 22], [26.5, 13]], seat: [25.2, 16.2] },
  { code: '990121200', name: '竹溪乡', core: [[14.6, 9.6], [11.5, 10], [20, 8]], seat: [14.8, 10] },
  { code: '990122100', name: '云城镇', core: [[8, 31], [14, 33], [6, 27]], seat: [8.5, 30.2] },
  { code: '990122101', name: '松坪镇', core: [[22, 33], [27, 32]], seat: [23, 33] },
  { code: '990122200', name: '石门乡', core: [[3.6, 17], [4, 10], [4.5, 21]], seat: [3.6, 16] },
  { code: '990123100', name: '沙湾镇', core: [[33, 10], [31, 7]], seat: [33, 9.6] },
  { code: '990123101', name: '白沙镇', core: [[33, 19], [33, 15]], seat: [32.8, 18] },
  { code: '990123200', name: '望潮乡', core: [[33.5, 27], [33, 24]], seat: [33, 25.5] },
];
/** Villages in each township of 青禾县. */
export const VILLAGES = { 990121100: 17, 990121101: 14, 990121200: 13 };

// ---- roads --------------------------------------------------------------------------------------------------

/** Waypoints km. A word in place of a point is a gate of the seat (the end of that street). */
export const EXPRESSWAY = [[2.6, 24], [5.5, 20.5], [8.3, 18.6], [12.6, 16.9], [16.6, 13.9], [19.6, 12.0], [21.4, 11.35], [23.2, 10.75], [25.4, 10.1], [28.6, 9.6], [31.2, 8.6], [35, 11.8]];
export const TRUNKS = [
  { code: 'G633', name: 'G633国道', class: 'national', width: 17, from: '人民路+', points: [[19.5, 20.6], [20.6, 24.5], [21.6, 28], [23, 33], [19, 36.8]] },
  { code: 'G633', name: 'G633国道', class: 'national', width: 17, from: '迎宾大道-', points: [[23.3, 14.6], [27.5, 12], [30, 10.8], [33, 9.6]] },
  { code: 'S217', name: 'S217省道', class: 'provincial', width: 12, from: '人民路-', points: [[16.5, 12.6], [14.8, 10], [15.6, 6.4], [16, 3.4]] },
  { code: 'S309', name: 'S309省道', class: 'provincial', width: 12, from: '迎宾大道+', points: [[13, 19.4], [10.2, 21.6], [7.4, 24], [8.5, 30.2]] },
  { code: 'X101', name: 'X101县道', class: 'county', width: 9, from: '建设路-', points: [[22, 17.6], [25.2, 16.2], [25.4, 21], [27, 24], [33, 25.5]] },
  { code: 'X102', name: 'X102县道', class: 'county', width: 8.5, points: [[14.8, 10], [18, 8.2], [21, 6.4], [24.6, 6.6], [28.4, 10.6]] },
  { code: 'X103', name: 'X103县道', class: 'county', width: 8.5, points: [[14.8, 10], [12, 12], [11, 14], [11.6, 17.4], [12.6, 19.2]] },
  { code: 'X104', name: 'X104县道', class: 'county', width: 8.5, points: [[25.2, 16.2], [28.6, 17.2], [32.8, 18]] },
  { code: 'X105', name: 'X105县道', class: 'county', width: 8.5, points: [[3.6, 16], [4.2, 22], [8.5, 30.2], [16, 33.4], [23, 33], [33, 25.5], [32.8, 18], [33, 9.6]] },
];

/** Side valleys with a dam: a point upstream, the catchment (km²) at the dam, and how deep the water is there (m). */
export const RESERVOIRS = [
  { name: '青云水库', built: 1972, head: [13.6, 24.9], catchment: 3, depth: 34 },
  { name: '梅岭水库', built: 1964, head: [24.6, 25.8], catchment: 3.2, depth: 26 },
  { name: '竹溪水库', built: 1979, head: [9.6, 12.8], catchment: 2.6, depth: 28 },
];

/** Sights that have their place, km; the others are put in the hills by the seed. */
export const SIGHTS_AT = { 文峰塔: [20.4, 19.3], 青云山森林公园: [18.4, 26.6], 青云关: [21.45, 27.6] };
