/** Placeholder until the geometry arrives. */
export interface LatLng { readonly lat: number; readonly lng: number }
export const toWgs84 = (point: LatLng): LatLng => point;
export const cellOf = ({ lat, lng }: LatLng): string => `${lat.toFixed(3)} ${lng.toFixed(3)}`;
