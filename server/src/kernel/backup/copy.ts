import { once } from 'node:events';
import { Readable } from 'node:stream';
import type pg from 'pg';

/** What the driver's connection can do beyond its published type. */
interface Wire extends pg.Connection {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
}

const asWire = (connection: pg.Connection): Wire => connection as Wire; // the driver's own methods, see pg/lib/connection.js

const piece = 64 * 1024;

/** COPY … TO STDOUT, as the driver drives a statement; read what it says from `rows`. */
class CopyOut implements pg.Submittable {
  readonly rows: Readable;
  count = 0;
  readonly #text: string;
  #connection: pg.Connection | undefined;
  #buffer = Buffer.allocUnsafe(piece);
  #filled = 0;

  constructor(text: string) {
    this.#text = text;
    const resume = (): void => void this.#connection?.stream.resume();
    // Whether read to its end, failed or left by its reader: nobody asks for more, and the next statement needs the wire.
    this.rows = new Readable({ highWaterMark: 4 * piece, read: resume });
    this.rows.once('close', resume);
  }

  submit(connection: pg.Connection): void {
    this.#connection = connection;
    connection.query(this.#text);
  }

  /** The chunk lies in the parser's own memory, which it uses again: it is copied at once. */
  handleCopyData({ chunk }: { readonly chunk: Buffer }, connection: pg.Connection): void {
    if (this.#filled + chunk.length > this.#buffer.length) this.#pass(connection);
    if (chunk.length > this.#buffer.length) this.#buffer = Buffer.allocUnsafe(chunk.length);
    this.#filled += chunk.copy(this.#buffer, this.#filled);
  }

  handleCommandComplete({ text }: { readonly text: string }, connection: pg.Connection): void {
    this.count = countOf(text);
    this.#pass(connection);
  }

  handleReadyForQuery(): void {
    this.rows.push(null);
  }

  handleError(error: Error): void {
    this.rows.destroy(error);
  }

  #pass(connection: pg.Connection): void {
    if (this.#filled === 0) return;
    const more = this.rows.push(this.#buffer.subarray(0, this.#filled));
    this.#buffer = Buffer.allocUnsafe(piece);
    this.#filled = 0;
    if (!more && !this.rows.destroyed) connection.stream.pause();
  }
}

/** COPY … FROM STDIN, fed from chunks; `done` gives the number of rows. */
class CopyIn implements pg.Submittable {
  readonly done: Promise<number>;
  readonly #settle = Promise.withResolvers<number>();
  readonly #text: string;
  readonly #chunks: AsyncIterable<Buffer>;
  #count = 0;
  #failed = false;

  constructor(text: string, chunks: AsyncIterable<Buffer>) {
    this.#text = text;
    this.#chunks = chunks;
    this.done = this.#settle.promise;
  }

  submit(connection: pg.Connection): void {
    connection.query(this.#text);
  }

  handleCopyInResponse(connection: pg.Connection): void {
    const wire = asWire(connection);
    this.#feed(wire).catch((error: unknown) => {
      this.#settle.reject(error);
      wire.sendCopyFail('the rows could not be read');
    });
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    this.#count = countOf(text);
  }

  handleReadyForQuery(): void {
    this.#settle.resolve(this.#count);
  }

  handleError(error: Error): void {
    this.#failed = true;
    this.#settle.reject(error);
  }

  async #feed(wire: Wire): Promise<void> {
    for await (const chunk of this.#chunks) {
      if (this.#failed) return;
      wire.sendCopyFromChunk(chunk);
      if (wire.stream.writableNeedDrain) await once(wire.stream, 'drain');
    }
    if (!this.#failed) wire.endCopyFrom();
  }
}

/** The number at the end of a command tag such as `COPY 12`. */
const countOf = (tag: string): number => Number(tag.split(' ').at(-1));

/** Runs a COPY … TO STDOUT and hands its bytes to `take`; gives the number of rows. */
export async function copyOut(client: pg.ClientBase, text: string, take: (rows: Readable) => Promise<void>): Promise<number> {
  const copy = client.query(new CopyOut(text));
  await take(copy.rows);
  return copy.count;
}

/** Runs a COPY … FROM STDIN with these bytes; gives the number of rows. Throws what the database says of a row. */
export async function copyIn(client: pg.ClientBase, text: string, chunks: AsyncIterable<Buffer>): Promise<number> {
  return client.query(new CopyIn(text, chunks)).done;
}
