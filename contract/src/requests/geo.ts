/** A position in degrees. */
export interface LatLng {
  readonly lat: number;
  readonly lng: number;
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180;
const earth = 6_371_008.8;

/** Metres between two positions on a sphere of the earth's mean radius (haversine formula). */
export function distanceMetres(a: LatLng, b: LatLng): number {
  const h = Math.sin(radians(b.lat - a.lat) / 2) ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(radians(b.lng - a.lng) / 2) ** 2;
  return 2 * earth * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Side of a cell in degrees of latitude, some 170 metres; in longitude it is as long at the latitude of the city. */
const side = { lat: 1 / 650, lng: 1 / 540 };
const row = ({ lat }: LatLng): number => Math.floor(lat / side.lat);
const column = ({ lng }: LatLng): number => Math.floor(lng / side.lng);

/** The code of the neighbourhood that a position lies in. */
export const cellOf = (point: LatLng): string => `${row(point)}.${column(point)}`;

/** Codes of the neighbourhoods that a circle touches. @param metres at most 2,000 */
export function cellsAround(point: LatLng, metres: number): string[] {
  const reach = Math.min(metres, 2000);
  const [dLat, dLng] = [reach / 111_195, reach / (111_195 * Math.cos(radians(point.lat)))];
  const from = { lat: point.lat - dLat, lng: point.lng - dLng };
  const to = { lat: point.lat + dLat, lng: point.lng + dLng };
  const cells: string[] = [];
  for (let y = row(from); y <= row(to); y += 1) for (let x = column(from); x <= column(to); x += 1) cells.push(`${y}.${x}`);
  return cells;
}

// The offset of GCJ-02 as it is publicly known: a polynomial with sines over the position from 35° N, 105° E, on the
// ellipsoid of Krasovsky 1940.
const axis = 6_378_245;
const eccentricity = 0.006_693_421_622_965_943;
const isInChina = ({ lat, lng }: LatLng): boolean => lng > 72.004 && lng < 137.8347 && lat > 0.8293 && lat < 55.8271;
const waves = (x: number): number => (20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)) * (2 / 3);

function offset({ lat, lng }: LatLng): LatLng {
  const [x, y] = [lng - 105, lat - 35];
  const north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x)) + waves(x)
    + (20 * Math.sin(y * Math.PI) + 40 * Math.sin((y / 3) * Math.PI)) * (2 / 3) + (160 * Math.sin((y / 12) * Math.PI) + 320 * Math.sin((y * Math.PI) / 30)) * (2 / 3);
  const east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x)) + waves(x)
    + (20 * Math.sin(x * Math.PI) + 40 * Math.sin((x / 3) * Math.PI)) * (2 / 3) + (150 * Math.sin((x / 12) * Math.PI) + 300 * Math.sin((x / 30) * Math.PI)) * (2 / 3);
  const magic = 1 - eccentricity * Math.sin(radians(lat)) ** 2;
  const root = Math.sqrt(magic);
  return { lat: (north * 180) / (((axis * (1 - eccentricity)) / (magic * root)) * Math.PI), lng: (east * 180) / ((axis / root) * Math.cos(radians(lat)) * Math.PI) };
}

/** A position of WGS 84 as maps published in China show it; outside China unchanged. */
export function toGcj02(point: LatLng): LatLng {
  if (!isInChina(point)) return point;
  const { lat, lng } = offset(point);
  return { lat: point.lat + lat, lng: point.lng + lng };
}

/** A position read from a map published in China as WGS 84, by steps towards the one that would give it; to some centimetres. */
export function toWgs84(point: LatLng): LatLng {
  if (!isInChina(point)) return point;
  let guess = point;
  for (let step = 0; step < 6; step += 1) {
    const shown = toGcj02(guess);
    guess = { lat: guess.lat + point.lat - shown.lat, lng: guess.lng + point.lng - shown.lng };
  }
  return guess;
}
