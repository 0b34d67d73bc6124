/** What of the map is seen: the west and north edge and the width in degrees of longitude. */
export interface Frame {
  readonly west: number;
  readonly north: number;
  readonly width: number;
}

/** The city at its latitude: a degree of latitude is as long as this many of longitude. */
export const stretch = 1 / Math.cos((34.9 * Math.PI) / 180);
export const ratio = 1.15;
export const whole: Frame = { west: 108.85, north: 35.92, width: 1.92 };
const narrowest = 0.02;

/** What shows all of these points with some space around; the whole city without any. */
export function around(points: readonly { readonly lat: number; readonly lng: number }[]): Frame {
  if (points.length === 0) return whole;
  const [west, east] = [Math.min(...points.map(({ lng }) => lng)), Math.max(...points.map(({ lng }) => lng))];
  const [south, north] = [Math.min(...points.map(({ lat }) => lat)), Math.max(...points.map(({ lat }) => lat))];
  const width = Math.min(whole.width, Math.max(0.3, (east - west) * 1.5, ((north - south) * 1.5 * stretch) / ratio));
  const frame = { west: (west + east - width) / 2, north: 0, width };
  return held({ ...frame, north: (north + south + heightOf(frame)) / 2 });
}

/** Degrees of latitude that are seen. */
export const heightOf = ({ width }: Frame): number => (width * ratio) / stretch;

/** A position as shares of the frame's width and height, from the upper left. */
export const placed = (frame: Frame, { lat, lng }: { readonly lat: number; readonly lng: number }): readonly [number, number] => [(lng - frame.west) / frame.width, (frame.north - lat) / heightOf(frame)];

/** The position at such shares, five decimals (a metre). */
export function positionAt(frame: Frame, [x, y]: readonly [number, number]): { readonly lat: number; readonly lng: number } {
  const round = (value: number): number => Math.round(value * 1e5) / 1e5;
  return { lat: round(frame.north - y * heightOf(frame)), lng: round(frame.west + x * frame.width) };
}

/** Nearer (factor below 1) or further, the point under the finger staying where it is; never beyond the city. */
export function zoomed(frame: Frame, factor: number, [x, y]: readonly [number, number]): Frame {
  const width = Math.min(whole.width, Math.max(narrowest, frame.width * factor));
  const next = { ...frame, width };
  return held({ west: frame.west + x * (frame.width - width), north: frame.north - y * (heightOf(frame) - heightOf(next)), width });
}

/** Moved by shares of what is seen. */
export const moved = (frame: Frame, [x, y]: readonly [number, number]): Frame => held({ ...frame, west: frame.west - x * frame.width, north: frame.north + y * heightOf(frame) });

function held(frame: Frame): Frame {
  const west = Math.min(Math.max(frame.west, whole.west), whole.west + whole.width - frame.width);
  const north = Math.max(Math.min(frame.north, whole.north), whole.north - heightOf(whole) + heightOf(frame));
  return { ...frame, west, north };
}
