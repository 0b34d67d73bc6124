import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/** What went over a line, heads of the requests included; without TLS. */
export interface Counted {
  readonly up: number;
  readonly down: number;
}

export interface CountingLine {
  readonly address: string;
  /** What was counted since the last time. */
  readonly take: () => Counted;
  readonly stop: () => void;
}

/** A line to a server that counts the bytes in both directions and changes none. @param address such as http://127.0.0.1:8610 */
export async function countingLine(address: string): Promise<CountingLine> {
  const { hostname, port } = new URL(address);
  let [up, down] = [0, 0];
  const line = createServer((near) => {
    const far = connect(Number(port), hostname);
    near.on('data', (bytes) => { up += bytes.length; });
    far.on('data', (bytes) => { down += bytes.length; });
    near.pipe(far);
    far.pipe(near);
    near.on('error', () => far.destroy());
    far.on('error', () => near.destroy());
  });
  await new Promise<void>((resolve) => { line.listen(0, '127.0.0.1', resolve); });
  const { port: own } = line.address() as AddressInfo; // it listens on a port
  return {
    address: `http://127.0.0.1:${own}`,
    take: () => {
      const counted = { up, down };
      [up, down] = [0, 0];
      return counted;
    },
    stop: () => void line.close(),
  };
}
