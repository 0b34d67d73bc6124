import type { Stripped } from './stripped.ts';

const marker = (bytes: Buffer, at: number): number => (bytes[at] === 0xff ? (bytes[at + 1] ?? 0) : -1);
const standsAlone = (code: number): boolean => code === 0x01 || (code >= 0xd0 && code <= 0xd8);
const isFrame = (code: number): boolean => code >= 0xc0 && code <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(code);

/** Profiles of colour and Adobe's note on it are needed to show the picture; all else beside it says where, when, by what. */
const isNeeded = (code: number, body: Buffer): boolean =>
  code < 0xe0 || (code > 0xef && code !== 0xfe) || code === 0xe0 || code === 0xee || (code === 0xe2 && body.subarray(0, 12).toString('latin1') === 'ICC_PROFILE\0');

/** The orientation in an EXIF segment's body: 1 to 8; undefined where it says none. */
function orientationOf(body: Buffer): number | undefined {
  if (body.subarray(0, 6).toString('latin1') !== 'Exif\0\0') return undefined;
  const tiff = body.subarray(6);
  const little = tiff.subarray(0, 2).toString('latin1') === 'II';
  const short = (at: number): number => (at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const long = (at: number): number => (at + 4 > tiff.length ? 0 : little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const table = long(4);
  for (let entry = 0; entry < short(table); entry += 1) {
    const at = table + 2 + entry * 12;
    if (short(at) === 0x0112) {
      const value = short(at + 8);
      return value >= 1 && value <= 8 ? value : undefined;
    }
  }
  return undefined;
}

/** An EXIF segment that says how the picture is turned, and nothing else. */
function orientationSegment(orientation: number): Buffer {
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex');
  tiff.writeUInt16BE(orientation, 18);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** The end of the compressed data that begins here: the next marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const code = bytes[at + 1] ?? 0;
    if (code !== 0 && code !== 0xff && !(code >= 0xd0 && code <= 0xd7)) return at;
  }
  return bytes.length;
}

/**
 * A JPEG without what was written beside the picture (EXIF with its position, XMP, comments, whatever follows the end);
 * the orientation and the colour profile stay. Undefined for what cannot be read to a frame.
 */
export function stripJpeg(bytes: Buffer): Stripped | undefined {
  const kept: Buffer[] = [];
  let [at, width, height, orientation] = [2, 0, 0, 1];
  let ended = false;
  while (at + 4 <= bytes.length && !ended) {
    const code = marker(bytes, at);
    if (code < 0) return undefined;
    if (code === 0xff) { at += 1; continue; }
    if (standsAlone(code)) { kept.push(bytes.subarray(at, at + 2)); at += 2; continue; }
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length || end < at + 4) return undefined;
    const body = bytes.subarray(at + 4, end);
    if (isFrame(code) && body.length >= 5) [height, width] = [body.readUInt16BE(1), body.readUInt16BE(3)];
    if (code === 0xe1) orientation = orientationOf(body) ?? orientation;
    if (isNeeded(code, body)) kept.push(bytes.subarray(at, end));
    at = end;
    if (code !== 0xda) continue;
    at = endOfScan(bytes, end);
    kept.push(bytes.subarray(end, at));
    ended = at + 2 > bytes.length || marker(bytes, at) === 0xd9;
  }
  if (width === 0 || height === 0) return undefined;
  const turned = orientation === 1 ? [] : [orientationSegment(orientation)];
  return { width, height, bytes: Buffer.concat([Buffer.from([0xff, 0xd8]), ...turned, ...kept, Buffer.from([0xff, 0xd9])]) };
}
