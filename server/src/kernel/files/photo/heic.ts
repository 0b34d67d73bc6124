import type { Stripped } from './stripped.ts';

interface Box {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** The boxes of ISO/IEC 14496-12 between two offsets; one that does not fit ends the list. */
function boxes(bytes: Buffer, from: number, to: number): Box[] {
  const found: Box[] = [];
  for (let at = from; at + 8 <= to;) {
    const short = bytes.readUInt32BE(at);
    const head = short === 1 ? 16 : 8;
    if (at + head > to) break;
    const size = short === 0 ? to - at : short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short;
    if (size < head || at + size > to) break;
    found.push({ name: bytes.subarray(at + 4, at + 8).toString('latin1'), from: at + head, to: at + size });
    at += size;
  }
  return found;
}

const inside = (bytes: Buffer, box: Box | undefined, skip = 0): Box[] => (box === undefined ? [] : boxes(bytes, box.from + skip, box.to));
const named = (found: readonly Box[], name: string): Box | undefined => found.find((box) => box.name === name);

/** Ids of the items that hold EXIF or XMP, by the list of items (`iinf`). */
function toldItems(bytes: Buffer, list: Box | undefined): Set<number> {
  if (list === undefined) return new Set();
  const entries = boxes(bytes, list.from + (bytes[list.from] === 0 ? 6 : 8), list.to);
  return new Set(entries.flatMap(({ name, from, to }) => {
    const version = bytes[from] ?? 0;
    if (name !== 'infe' || version < 2 || from + 12 > to) return [];
    const wide = version > 2 ? 4 : 2;
    const kind = bytes.subarray(from + 4 + wide + 2, from + 4 + wide + 6).toString('latin1');
    return kind === 'Exif' || kind === 'mime' ? [bytes.readUIntBE(from + 4, wide)] : [];
  }));
}

interface Extent {
  readonly item: number;
  /** 0: offsets of the file, 1: of the box `idat`. */
  readonly method: number;
  readonly offset: number;
  readonly length: number;
}

/** Where the bytes of each item lie (`iloc`). */
function extentsOf(bytes: Buffer, box: Box | undefined): Extent[] {
  if (box === undefined) return [];
  let at = box.from;
  const take = (size: number): number => {
    if (size === 0) return 0;
    if (at + size > box.to) throw new RangeError('the list of places is cut off');
    const value = size === 8 ? Number(bytes.readBigUInt64BE(at)) : bytes.readUIntBE(at, size);
    at += size;
    return value;
  };
  const version = take(1);
  take(3);
  const sizes = take(2);
  const [offsetSize, lengthSize, baseSize, indexSize] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15, version === 0 ? 0 : sizes & 15];
  const wide = version < 2 ? 2 : 4;
  const found: Extent[] = [];
  for (let left = take(wide); left > 0; left -= 1) {
    const item = take(wide);
    const method = version === 0 ? 0 : take(2) & 15;
    take(2);
    const base = take(baseSize);
    for (let parts = take(2); parts > 0; parts -= 1) {
      take(indexSize);
      const offset = base + take(offsetSize);
      found.push({ item, method, offset, length: take(lengthSize) });
    }
  }
  return found;
}

/** The largest picture that the properties name: tiles are smaller than the whole. */
function sizeOf(bytes: Buffer, properties: readonly Box[]): readonly [number, number] | undefined {
  const sizes = properties.filter(({ name, from, to }) => name === 'ispe' && to - from >= 12).map(({ from }) => [bytes.readUInt32BE(from + 4), bytes.readUInt32BE(from + 8)] as const);
  return sizes.toSorted((a, b) => b[0] * b[1] - a[0] * a[1])[0];
}

/**
 * A HEIC whose EXIF and XMP are overwritten with nothing where they lie, so that all offsets hold. How it is turned is a
 * property of the picture itself and stays. Undefined for what cannot be read.
 */
export function stripHeic(bytes: Buffer): Stripped | undefined {
  const meta = named(boxes(bytes, 0, bytes.length), 'meta');
  const parts = inside(bytes, meta, 4);
  const size = sizeOf(bytes, inside(bytes, named(inside(bytes, named(parts, 'iprp')), 'ipco')));
  if (size === undefined) return undefined;
  const clean = Buffer.from(bytes);
  const items = toldItems(bytes, named(parts, 'iinf'));
  const data = named(parts, 'idat');
  let extents: Extent[];
  try {
    extents = extentsOf(bytes, named(parts, 'iloc'));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
  for (const { item, method, offset, length } of extents) {
    if (!items.has(item)) continue;
    const start = method === 1 ? (data?.from ?? bytes.length) + offset : offset;
    clean.fill(0, Math.min(start, bytes.length), Math.min(length === 0 ? bytes.length : start + length, bytes.length));
  }
  return { width: size[0], height: size[1], bytes: clean };
}
