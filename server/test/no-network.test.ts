import { createSocket } from 'node:dgram';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import { describe, expect, it } from 'vitest';

describe('the network in tests', () => {
  it('ends at this machine', async () => {
    expect(() => connect(80, '192.0.2.1')).toThrow(/192\.0\.2\.1/u);
    expect(() => connect({ port: 80, host: 'anhe.example' })).toThrow(/anhe\.example/u);
    expect(() => connectSecurely({ port: 443, host: 'anhe.example' })).toThrow(/anhe\.example/u);
    expect(() => createSocket('udp4').send('x', 53, '192.0.2.1')).toThrow(/192\.0\.2\.1/u);
    await expect(fetch('https://anhe.example/')).rejects.toMatchObject({ cause: { message: expect.stringMatching(/anhe\.example/u) } });
  });

  it('includes this machine', async () => {
    const server = createServer((_, response) => response.end('here'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    try {
      if (address === null || typeof address === 'string') throw new Error('no port');
      expect(await (await fetch(`http://127.0.0.1:${address.port}/`)).text()).toBe('here');
      expect(await (await fetch(`http://localhost:${address.port}/`)).text()).toBe('here');
    } finally {
      server.close();
    }
  });
});
