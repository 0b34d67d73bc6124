import { createHash } from 'node:crypto';
import { z } from 'zod';
import { featureVersion } from './features.ts';
import { KeyTable } from './key-table.ts';

/** What was learned from the city's history. It holds hashes and numbers, no word of a message. */
export interface RoutingModel {
  readonly labels: readonly string[];
  /** How sharply margins become confidences. */
  readonly sharpness: number;
  readonly biases: Float64Array;
  /** Where the row of a feature is, by its hash. */
  readonly table: KeyTable;
  /**
   * For feature `f`, from `f * scales.length` on: what it is worth, then its weight for each label; each is to be multiplied
   * by the scale of its column. They stand together because they are wanted together.
   */
  readonly numbers: Int16Array;
  readonly scales: Float64Array;
  /** What it was learned from, and how often it was right on messages kept out in turn. */
  readonly learned: { readonly messages: number; readonly right: number };
}

const mark = 'anhe-routing\n';
const digestBytes = 32;

const Header = z.strictObject({
  features: z.literal(featureVersion),
  labels: z.array(z.string().min(1)).min(2),
  sharpness: z.number().positive(),
  biases: z.array(z.number()),
  scales: z.array(z.number().nonnegative()),
  rows: z.int().nonnegative(),
  learned: z.strictObject({ messages: z.int().positive(), right: z.int().nonnegative() }),
});

const digestOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

/** The model as bytes, the same for the same model: a mark, the length of the header, header, hashes, numbers, digest. */
export function encodeModel({ labels, sharpness, biases, table, numbers, scales, learned }: RoutingModel): Buffer {
  const header: z.infer<typeof Header> = {
    features: featureVersion, labels: [...labels], sharpness, biases: [...biases], scales: [...scales], rows: table.size, learned,
  };
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  const parts = [Buffer.from(mark), length, text, ...[table.keys(), numbers].map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength))];
  const body = Buffer.concat(parts);
  return Buffer.concat([body, digestOf(body)]);
}

/** Reads a model; throws where the bytes are no model, one of another version of the program, or not as they were written. */
export function decodeModel(bytes: Uint8Array): RoutingModel {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = mark.length + 4;
  if (whole.length < start + digestBytes || whole.toString('latin1', 0, mark.length) !== mark) throw new Error('this is no routing model');
  const body = whole.subarray(0, whole.length - digestBytes);
  if (!digestOf(body).equals(whole.subarray(body.length))) throw new Error('the routing model is damaged: its digest differs; train it anew');
  const end = start + body.readUInt32LE(mark.length);
  const read = Header.safeParse(JSON.parse(body.toString('utf8', start, end)));
  if (!read.success) throw new Error('the routing model is of another version of Anhe; train it anew');
  const { labels, sharpness, biases, scales, rows, learned } = read.data;
  const cells = rows * scales.length;
  if (biases.length !== labels.length || scales.length !== labels.length + 1 || body.length !== end + rows * 4 + cells * 2) throw new Error('the routing model does not hold what its header says');
  // Copied, so that what follows starts at a whole number of its size.
  const copy = (from: number, length: number): ArrayBuffer => new Uint8Array(body.subarray(from, from + length)).buffer;
  return {
    labels, sharpness, biases: Float64Array.from(biases), scales: Float64Array.from(scales), learned,
    table: KeyTable.of(new Int32Array(copy(end, rows * 4))),
    numbers: new Int16Array(copy(end + rows * 4, cells * 2)),
  };
}
