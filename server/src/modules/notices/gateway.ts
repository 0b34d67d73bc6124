import { createHmac, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Transporter } from 'nodemailer';
import type { NoticeSettings } from '../../kernel/config.ts';

/** A short message on its way out. */
export interface Outgoing {
  /** The same for every attempt: a gateway can tell a repeat by it. */
  readonly id: string;
  /** A mobile number. */
  readonly to: string;
  readonly text: string;
}

export interface Gateway {
  readonly channel: 'webhook' | 'smtp' | 'file';
  /** Hands the message over; throws when that did not work. */
  send(message: Outgoing): Promise<void>;
}

/** The gateway says that this message will never go out: trying again is of no use. */
export class Undeliverable extends Error {
  override readonly name = 'Undeliverable';
}

const patience = 10_000;

/** The signature of a webhook call: HMAC-SHA-256 over `<seconds>.<body>`, in hex. */
export const signatureOf = (secret: string, seconds: string, body: string): string => createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');

/** POST of `{id, to, text}`, signed with a shared secret; any 2xx means taken. */
export function webhookGateway(url: string, secret: string, clock: () => Date = () => new Date()): Gateway {
  return {
    channel: 'webhook',
    send: async (message) => {
      const body = JSON.stringify(message);
      const seconds = String(Math.floor(clock().getTime() / 1000));
      const response = await fetch(url, {
        method: 'POST', body, redirect: 'error', signal: AbortSignal.timeout(patience),
        headers: { 'content-type': 'application/json; charset=utf-8', 'anhe-timestamp': seconds, 'anhe-signature': `v1=${signatureOf(secret, seconds, body)}`, 'idempotency-key': message.id },
      });
      await response.body?.cancel();
      if (response.ok) return;
      // Too many, too slow or not just now: later. Any other refusal is about this message.
      const later = response.status >= 500 || response.status === 408 || response.status === 429;
      if (later) throw new Error(`the gateway answered ${response.status}`);
      throw new Undeliverable(`the gateway answered ${response.status}`);
    },
  };
}

/** Mail to the address that a provider gives each number. */
export function smtpGateway(url: string, from: string, to: string): Gateway {
  const server = new URL(url);
  for (const limit of ['connectionTimeout', 'greetingTimeout', 'socketTimeout']) server.searchParams.set(limit, String(patience));
  // Loaded where mail is sent at all, with the first message.
  let opened: Promise<Transporter> | undefined;
  const open = async (): Promise<Transporter> => (await import('nodemailer')).createTransport(server.href);
  return {
    channel: 'smtp',
    send: async (message) => {
      const transport = await (opened ??= open());
      try {
        await transport.sendMail({ from, to: to.replace('{phone}', message.to), subject: '安和', text: message.text, messageId: `<${message.id}@anhe.invalid>` });
      } catch (error) {
        const code = error instanceof Error && 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : 0;
        if (code >= 550 && code < 560) throw new Undeliverable(`the mail server answered ${code}`);
        throw error;
      }
    },
  };
}

/** For demonstrations: messages lie in a folder, a file each. */
export function fileGateway(folder: string, clock: () => Date = () => new Date()): Gateway {
  return {
    channel: 'file',
    send: async (message) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const target = join(folder, `${clock().toISOString().replaceAll(/[:.]/g, '-')}-${message.id}.json`);
      const draft = `${target}.${randomBytes(4).toString('hex')}.part`;
      const handle = await open(draft, 'wx', 0o600);
      try {
        await handle.writeFile(`${JSON.stringify(message, null, 2)}\n`);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(draft, target);
    },
  };
}

/** The gateway that the settings name; undefined when none is. */
export function openGateway(settings: NoticeSettings): Gateway | undefined {
  switch (settings.kind) {
    case 'none':
      return undefined;
    case 'file':
      return fileGateway(settings.folder);
    case 'webhook':
      return webhookGateway(settings.url, readFileSync(settings.secretFile, 'utf8').trim());
    case 'smtp':
      return smtpGateway(settings.url, settings.from, settings.to);
  }
}
