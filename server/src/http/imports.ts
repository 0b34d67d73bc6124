import { ImportAnswer, Refusal, invalid, roles } from '@anhe/contract/kernel';
import type { Role } from '@anhe/contract/kernel';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { StaffActor } from '../kernel/access/actor.ts';
import { SpreadsheetError } from '../kernel/spreadsheet.ts';
import type { TableReport } from '../kernel/spreadsheet.ts';
import type { ActorOf } from './mount.ts';

export interface TableOptions {
  readonly language: 'zh' | 'en';
  readonly now: Date;
  readonly about: Readonly<Record<string, unknown>>;
  /** What the sender calls the file. */
  readonly file: { readonly name: string; readonly mediaType: string };
}

/** What a capability takes in from a table, as the actor who sends it. Every row goes the one road by itself. */
export interface TableImport {
  /** The last part of its address, the capability's name. */
  readonly name: string;
  readonly access: readonly Role[];
  readonly run: (actor: StaffActor, bytes: Uint8Array, options: TableOptions) => Promise<TableReport>;
}

export interface ImportParts {
  readonly actorOf: ActorOf;
  readonly clock: () => Date;
  readonly imports: readonly TableImport[];
}

const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const fileNames = { zh: '未导入的行.xlsx', en: 'rows-not-imported.xlsx' } as const;

/** What the rest of the address says the table is about: which matter, which side. */
const Address = z.record(z.string().max(40), z.string().max(200));

/** Mounts `POST /api/imports/<name>`. */
export function mountImports(app: FastifyInstance, { actorOf, clock, imports }: ImportParts): void {
  for (const table of imports) {
    app.post(`/api/imports/${table.name}`, { config: { rateLimit: { max: 20, timeWindow: 60_000 } } }, async (request, reply) => {
      const actor = await actorOf(request);
      if (actor.kind !== 'staff') throw new Refusal(actor.kind === 'person' ? 'kernel.no-post' : 'kernel.not-signed-in');
      if (!table.access.includes(actor.role)) throw new Refusal('kernel.not-allowed', { details: { role: roles[actor.role].zh } });
      const part = request.isMultipart() ? await request.file() : undefined;
      if (part === undefined) throw invalid({ path: ['file'], code: 'required' });
      const language = (request.headers['accept-language'] ?? 'zh').startsWith('en') ? 'en' : 'zh';
      const { added, unchanged, refused, file } = await readable(table.run(actor, await part.toBuffer(), { language, now: clock(), about: Address.parse(request.query), file: { name: part.filename, mediaType: part.mimetype } }));
      const answer: ImportAnswer = {
        added, unchanged, refused,
        file: file === null ? null : { fileName: fileNames[language], mediaType: excel, base64: Buffer.from(file).toString('base64') },
      };
      await reply.send(ImportAnswer.parse(answer));
    });
  }
}

async function readable<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof SpreadsheetError) throw new Refusal('kernel.unreadable-table', { details: { ...error.wording } });
    throw error;
  }
}
