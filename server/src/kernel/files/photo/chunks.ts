import type { Stripped } from './stripped.ts';

const pngSignature = 8;
/** Chunks of a PNG that say something of the moment, the place or the maker. */
const told = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME']);

/** A PNG without EXIF, texts and time, and without what follows its end. */
export function stripPng(bytes: Buffer): Stripped | undefined {
  if (bytes.length < 33 || bytes.subarray(12, 16).toString('latin1') !== 'IHDR') return undefined;
  const kept = [bytes.subarray(0, pngSignature)];
  for (let at = pngSignature; at + 12 <= bytes.length;) {
    const end = at + 12 + bytes.readUInt32BE(at);
    const name = bytes.subarray(at + 4, at + 8).toString('latin1');
    if (end > bytes.length) return undefined;
    if (!told.has(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IEND') return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), bytes: Buffer.concat(kept) };
    at = end;
  }
  return undefined;
}

/** Width and height of a WebP's first chunk that says them: canvas, lossy or lossless. */
function webpSize(name: string, body: Buffer): readonly [number, number] | undefined {
  if (name === 'VP8X' && body.length >= 10) return [body.readUIntLE(4, 3) + 1, body.readUIntLE(7, 3) + 1];
  if (name === 'VP8 ' && body.length >= 10) return [body.readUInt16LE(6) & 0x3fff, body.readUInt16LE(8) & 0x3fff];
  if (name === 'VP8L' && body.length >= 5) {
    const bits = body.readUInt32LE(1);
    return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
  }
  return undefined;
}

/** A WebP without EXIF and XMP; its first chunk no longer says that it holds them. */
export function stripWebp(bytes: Buffer): Stripped | undefined {
  const kept: Buffer[] = [];
  let size: readonly [number, number] | undefined;
  for (let at = 12; at + 8 <= bytes.length;) {
    const name = bytes.subarray(at, at + 4).toString('latin1');
    const length = bytes.readUInt32LE(at + 4);
    const end = at + 8 + length;
    if (end > bytes.length) return undefined;
    size ??= webpSize(name, bytes.subarray(at + 8, end));
    if (name !== 'EXIF' && name !== 'XMP ') {
      const chunk = Buffer.alloc(8 + length + (length % 2));
      bytes.copy(chunk, 0, at, end);
      if (name === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~0x0c;
      kept.push(chunk);
    }
    at = end + (length % 2);
  }
  if (size === undefined) return undefined;
  const body = Buffer.concat(kept);
  const head = Buffer.from(bytes.subarray(0, 12));
  head.writeUInt32LE(body.length + 4, 4);
  return { width: size[0], height: size[1], bytes: Buffer.concat([head, body]) };
}
