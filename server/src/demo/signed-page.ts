import { crc32, deflateSync } from 'node:zlib';
import { Dice } from './dice.ts';

/** A sheet of paper as pixels of four colours: paper, ink, red, grey. */
class Sheet {
  readonly width = 496;
  readonly height = 702;
  readonly #pixels = new Uint8Array(this.width * this.height);

  dot(x: number, y: number, colour: number, radius = 0): void {
    for (let dy = -radius; dy <= radius; dy += 1) {
      for (let dx = -radius; dx <= radius; dx += 1) {
        const [px, py] = [Math.round(x + dx), Math.round(y + dy)];
        const inside = px >= 0 && py >= 0 && px < this.width && py < this.height && dx * dx + dy * dy <= radius * radius + 1;
        if (inside) this.#pixels[py * this.width + px] = colour;
      }
    }
  }

  line(x: number, y: number, toX: number, toY: number, colour: number, radius = 0): void {
    const steps = Math.ceil(Math.hypot(toX - x, toY - y));
    for (let step = 0; step <= steps; step += 1) this.dot(x + ((toX - x) * step) / steps, y + ((toY - y) * step) / steps, colour, radius);
  }

  /** The sheet as a PNG file (RFC 2083), two bits a pixel. */
  png(): Buffer {
    const rowBytes = Math.ceil(this.width / 4);
    const rows = Buffer.alloc((rowBytes + 1) * this.height);
    this.#pixels.forEach((colour, index) => {
      const [x, y] = [index % this.width, Math.floor(index / this.width)];
      const at = y * (rowBytes + 1) + 1 + (x >> 2);
      rows[at] = (rows[at] ?? 0) | (colour << (6 - 2 * (x & 3)));
    });
    const head = Buffer.alloc(13);
    head.writeUInt32BE(this.width, 0);
    head.writeUInt32BE(this.height, 4);
    head.set([2, 3, 0, 0, 0], 8);
    const palette = Buffer.from([0xfc, 0xfb, 0xf6, 0x22, 0x26, 0x33, 0xc8, 0x2a, 0x22, 0xb8, 0xb8, 0xb4]);
    return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', head), chunk('PLTE', palette), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
  }
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), body]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(body.length, 0);
  framed.set(named, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}

// Five by seven points, so that the sheet says what it is without any font.
const letters: Readonly<Record<string, readonly number[]>> = {
  D: [30, 17, 17, 17, 17, 17, 30], E: [31, 16, 16, 30, 16, 16, 31], M: [17, 27, 21, 21, 17, 17, 17], O: [14, 17, 17, 17, 17, 17, 14],
};

function word(sheet: Sheet, text: string, x: number, y: number, size: number): void {
  [...text].forEach((letter, place) => {
    letters[letter]?.forEach((row, line) => {
      for (let bit = 0; bit < 5; bit += 1) if ((row >> (4 - bit)) & 1) sheet.dot(x + (place * 6 + bit) * size, y + line * size, 3, Math.floor(size / 2));
    });
  });
}

function scribble(sheet: Sheet, dice: Dice, x: number, y: number): void {
  let [px, py] = [x, y];
  for (let stroke = 0; stroke < 16; stroke += 1) {
    const [nx, ny] = [x + stroke * 6 + dice.int(-6, 8), y + dice.int(-12, 12)];
    sheet.line(px, py, nx, ny, 1, 1);
    [px, py] = [nx, ny];
  }
}

function ring(sheet: Sheet, x: number, y: number, radius: number, thick: number): void {
  for (let angle = 0; angle < 720; angle += 1) sheet.dot(x + radius * Math.cos((angle * Math.PI) / 360), y + radius * Math.sin((angle * Math.PI) / 360), 2, thick);
}

/**
 * A drawn picture of a signed page: grey lines for text, scrawls for signatures, red spots for fingerprints, a red ring
 * for the seal, and DEMO across it. No two are alike.
 * @param signers how many signed
 */
export function signedPage(seed: string, signers: number): Buffer {
  const dice = new Dice('page', seed);
  const sheet = new Sheet();
  sheet.line(150, 50, 346, 50, 1, 2);
  for (let row = 0; row < 22; row += 1) sheet.line(52, 92 + row * 17, row % 6 === 5 ? 200 + dice.int(0, 150) : 444, 92 + row * 17, 3);
  word(sheet, 'DEMO', 120, 250, 10);
  for (let signer = 0; signer <= signers; signer += 1) {
    const y = 500 + Math.floor(signer / 2) * 56;
    const x = 70 + (signer % 2) * 210;
    scribble(sheet, dice, x, y);
    if (signer < signers) sheet.dot(x + 112 + dice.int(-6, 6), y + dice.int(-4, 4), 2, 9);
  }
  ring(sheet, 372, 620, 46, 1);
  ring(sheet, 372, 620, 9, 3);
  return sheet.png();
}
