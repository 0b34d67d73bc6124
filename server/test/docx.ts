import { inflateRawSync } from 'node:zlib';

/** The parts of a zip file, by their name; enough for what docx writes. */
export function unzip(bytes: Uint8Array): Map<string, string> {
  const zip = Buffer.from(bytes);
  const parts = new Map<string, string>();
  let at = zip.readUInt32LE(zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6])) + 16);
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const size = zip.readUInt32LE(at + 20);
    const name = zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28));
    const header = zip.readUInt32LE(at + 42);
    const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
    const raw = zip.subarray(start, start + size);
    parts.set(name, (zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(raw) : raw).toString('utf8'));
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return parts;
}

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" };

/** All text of a docx's body, runs joined, entities read back. */
export function docxText(bytes: Uint8Array): string {
  const body = unzip(bytes).get('word/document.xml') ?? '';
  return [...body.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map((match) => match[1] ?? '').join('')
    .replace(/&(?:amp|lt|gt|quot|apos);/g, (entity) => entities[entity] ?? entity);
}

/** The titles of a PDF's outline, in its order. */
export function pdfOutline(bytes: Uint8Array): readonly string[] {
  const titles = Buffer.from(bytes).toString('latin1').matchAll(/\/Title <FEFF([0-9A-F]*)>\s*\/Dest/g);
  return [...titles].map((match) => Buffer.from(match[1] ?? '', 'hex').swap16().toString('utf16le'));
}
