/**
 * Positions of requests: how far apart two are, the code of a neighbourhood by which the ones nearby are found, and the
 * way between the datum of the maps published in China and the world's. All degrees are decimal, WGS 84 unless said otherwise.
 */

export interface LatLng {
  readonly lat: number;
  readonly lng: number;
}

const radians = Math.PI / 180;
/** The mean radius of the Earth in metres (IUGG). */
const earth = 6_371_008.8;

function checked({ lat, lng }: LatLng): void {
  if (!(Math.abs(lat) <= 90 && Math.abs(lng) <= 180)) throw new RangeError(`not a position: ${lat} ${lng}`);
}

/** Metres between two positions on a sphere (haversine); at most half a per cent from those on the ellipsoid. */
export function distanceMetres(a: LatLng, b: LatLng): number {
  checked(a);
  checked(b);
  const north = Math.sin(((b.lat - a.lat) * radians) / 2);
  const east = Math.sin(((b.lng - a.lng) * radians) / 2);
  const chord = north * north + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * east * east;
  return 2 * earth * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/**
 * A cell is a geohash (G. Niemeyer, 2008, in the public domain) of seven letters: 35 bits, longitude and latitude in turns.
 * It is 2^-18 of the circle wide and 2^-17 of the half circle high: 153 m at the equator and 126 m in Weinan, by 153 m.
 */
const letters = '0123456789bcdefghjkmnpqrstuvwxyz';
const length = 7;
const columns = 2 ** 18;
const rows = 2 ** 17;
const width = 360 / columns;
const height = 180 / rows;

const columnOf = (lng: number): number => Math.min(columns - 1, Math.floor((lng + 180) / width));
const rowOf = (lat: number): number => Math.min(rows - 1, Math.floor((lat + 90) / height));

function codeOf(column: number, row: number): string {
  let code = '';
  // The first bit is one of longitude, so that each letter takes three of the one and two of the other, in turns.
  for (let letter = 0; letter < length; letter += 1) {
    let value = 0;
    for (let bit = letter * 5; bit < letter * 5 + 5; bit += 1) {
      const half = Math.floor(bit / 2);
      value = value * 2 + (bit % 2 === 0 ? (column >> (17 - half)) & 1 : (row >> (16 - half)) & 1);
    }
    code += letters.charAt(value);
  }
  return code;
}

/** The code of the neighbourhood that a position lies in. */
export function cellOf(point: LatLng): string {
  checked(point);
  return codeOf(columnOf(point.lng), rowOf(point.lat));
}

/** How far around a position cells are listed, in metres: what is further is looked for by place. */
export const widestCells = 2000;

/**
 * The cells that a circle touches, its own first; at most some three hundred and fifty in China.
 * @param metres radius, up to `widestCells`
 */
export function cellsAround(point: LatLng, metres: number): string[] {
  checked(point);
  if (!(metres >= 0 && metres <= widestCells)) throw new RangeError(`0 to ${widestCells} m: ${metres}`);
  const own = cellOf(point);
  const north = metres / (earth * radians);
  // Near a pole the circle goes around it: there all columns of a row are too many, and no city is.
  const east = Math.min(1, north / Math.max(0.01, Math.cos((Math.abs(point.lat) + north) * radians)));
  const found = new Set([own]);
  for (let row = rowOf(Math.max(-90, point.lat - north)); row <= rowOf(Math.min(90, point.lat + north)); row += 1) {
    const first = Math.floor((point.lng - east + 180) / width);
    const last = Math.floor((point.lng + east + 180) / width);
    for (let column = first; column <= last; column += 1) {
      const nearest = {
        lat: Math.min(Math.max(point.lat, row * height - 90), (row + 1) * height - 90),
        lng: Math.min(Math.max(point.lng, column * width - 180), (column + 1) * width - 180),
      };
      // Columns go around the world; the nearest corner of one beyond its edge is at the other side.
      const inside = { lat: nearest.lat, lng: ((nearest.lng + 540) % 360) - 180 };
      if (distanceMetres(point, inside) <= metres) found.add(codeOf((column + columns) % columns, row));
    }
  }
  return [...found];
}

/*
 * GCJ-02, the datum of the maps published in China, is WGS 84 shifted by some hundred to seven hundred metres. Its rule is
 * not public; the formula below is the one in common use, found by others and published as "eviltransform"
 * (github.com/googollee/eviltransform, after work of 2010 to 2013): a polynomial with sines around 105° E 35° N in metres,
 * laid on the ellipsoid of Krasovsky 1940. It agrees with the maps within a metre or two.
 */
const krasovsky = { axis: 6_378_245, eccentricity2: 0.006_693_421_622_965_943 };
/** Outside this box nothing is shifted. It is wider than the country: a position abroad near the border is shifted, too. */
const box = { south: 0.8293, north: 55.8271, west: 72.004, east: 137.8347 };

const isShifted = ({ lat, lng }: LatLng): boolean => lat >= box.south && lat <= box.north && lng >= box.west && lng <= box.east;

const wave = (half: number, weight: number): number => weight * Math.sin(half * Math.PI);

/** The shift at a position, in degrees. */
function shiftAt({ lat, lng }: LatLng): LatLng {
  const x = lng - 105;
  const y = lat - 35;
  const short = wave(6 * x, 20) + wave(2 * x, 20);
  const northMetres = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x))
    + ((short + wave(y, 20) + wave(y / 3, 40) + wave(y / 12, 160) + wave(y / 30, 320)) * 2) / 3;
  const eastMetres = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x))
    + ((short + wave(x, 20) + wave(x / 3, 40) + wave(x / 12, 150) + wave(x / 30, 300)) * 2) / 3;
  const { axis, eccentricity2 } = krasovsky;
  const flat = 1 - eccentricity2 * Math.sin(lat * radians) ** 2;
  return {
    lat: northMetres / (((axis * (1 - eccentricity2)) / (flat * Math.sqrt(flat))) * radians),
    lng: eastMetres / ((axis / Math.sqrt(flat)) * Math.cos(lat * radians) * radians),
  };
}

/** A position of WGS 84 as the maps published in China show it; outside China unchanged. */
export function toGcj02(point: LatLng): LatLng {
  checked(point);
  if (!isShifted(point)) return { lat: point.lat, lng: point.lng };
  const shift = shiftAt(point);
  return { lat: point.lat + shift.lat, lng: point.lng + shift.lng };
}

const enough = 1e-9;
const mostRounds = 20;

/** A position of GCJ-02 in WGS 84, within a millimetre of the formula's exact inverse; outside China unchanged. */
export function toWgs84(point: LatLng): LatLng {
  checked(point);
  if (!isShifted(point)) return { lat: point.lat, lng: point.lng };
  // The shift changes by less than a hundredth over itself: each round takes two decimals off the error.
  let { lat, lng } = point;
  for (let round = 0; round < mostRounds; round += 1) {
    const shift = shiftAt({ lat, lng });
    const [northOff, eastOff] = [point.lat - (lat + shift.lat), point.lng - (lng + shift.lng)];
    lat += northOff;
    lng += eastOff;
    if (Math.abs(northOff) < enough && Math.abs(eastOff) < enough) break;
  }
  return { lat, lng };
}
