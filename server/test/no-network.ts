// Tests talk to this machine only: whoever tries to reach another one gets an error that names it.
import { Socket as DatagramSocket } from 'node:dgram';
import { isIP, Socket } from 'node:net';

/** Whether an address is this machine's own. */
function isLocal(host: string): boolean {
  if (host === 'localhost' || host === '') return true;
  if (isIP(host) === 4) return host.startsWith('127.');
  return host === '::1' || host.startsWith('::ffff:127.');
}

function refuse(host: string): never {
  throw new Error(`tests may not reach other machines: ${host}`);
}

/** The host that the many forms of `connect` are asked for; undefined for a local socket. */
function hostOf(words: readonly unknown[]): string | undefined {
  const first: unknown = Array.isArray(words[0]) ? words[0][0] : words[0];
  if (typeof first === 'object' && first !== null) {
    if ('path' in first && typeof first.path === 'string') return undefined;
    return 'host' in first && typeof first.host === 'string' ? first.host : 'localhost';
  }
  if (typeof first === 'string' && Number.isNaN(Number(first))) return undefined;
  return typeof words[1] === 'string' ? words[1] : 'localhost';
}

/** Several test files of one process are guarded once. */
const guarded = Symbol.for('anhe no network');

if (!(guarded in Socket)) {
  Object.defineProperty(Socket, guarded, { value: true });
  const connect = Socket.prototype.connect;
  // The overloads of connect cannot be repeated in one signature; the words are passed on untouched.
  Socket.prototype.connect = function (this: Socket, ...words: unknown[]): Socket {
    const host = hostOf(words);
    if (host !== undefined && !isLocal(host)) refuse(host);
    return Reflect.apply(connect, this, words);
  } as typeof connect;

  const send = DatagramSocket.prototype.send;
  // As for connect.
  DatagramSocket.prototype.send = function (this: DatagramSocket, ...words: unknown[]): void {
    const host = words.slice(1).find((word) => typeof word === 'string');
    if (typeof host === 'string' && !isLocal(host)) refuse(host);
    Reflect.apply(send, this, words);
  } as typeof send;
}
