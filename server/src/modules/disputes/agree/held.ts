import { consentSentences, disputeOperations, performances } from '@anhe/contract/disputes';
import type { HeldAgreement } from '@anhe/contract/disputes';
import { Refusal, instantOf, invalid } from '@anhe/contract/kernel';
import type { County, Id } from '@anhe/contract/kernel';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { onCommand, onQuery } from '../../../kernel/run/handler.ts';
import type { Request } from '../../../kernel/run/handler.ts';
import { countyOfCode, holderOf, lockOpened, narrowed, openContent, readOpened, sentFor, tried } from '../../matters/index.ts';
import type { Opened, Sent } from '../../matters/index.ts';
import { disputeFacts, inFocus, lockDispute, subjectWith } from '../subject.ts';
import type { DisputeKnown, LockedDispute } from '../subject.ts';
import { Work, startFrom } from '../work.ts';
import { assertElectronic, assertText, phoneSignature } from './sign.ts';

interface DraftRow {
  readonly id: string;
  readonly version: number;
  readonly digest: string | null;
  readonly performance: string;
  readonly perform_by: string | null;
  readonly amount: string | null;
  readonly paper_only: boolean;
  readonly facts: Sealed;
  readonly content: Sealed;
  readonly how: Sealed | null;
  readonly signers: readonly { readonly signer: string; readonly at: string }[];
}

interface Sealed {
  readonly id: string;
  /** Hexadecimal, as JSON carries it. */
  readonly sealed: string | null;
}

const sealedOf = (column: string): string => `(select json_build_object('id', c.id, 'sealed', encode(c.sealed, 'hex')) from matters.content c where c.county = a.county and c.id = a.${column})`;

const draftText = `
  select a.id, a.version, a.digest, a.performance, a.perform_by::text as perform_by, a.amount::text as amount, a.paper_only,
         ${sealedOf('facts')} as facts, ${sealedOf('content')} as content, ${sealedOf('perform_how')} as how,
         (select coalesce(json_agg(json_build_object('signer', s.signer, 'at', s.recorded_at)), '[]') from disputes.signature s where s.county = a.county and s.agreement = a.id and s.as_what = 'party') as signers
    from disputes.agreement a join matters.matter m on m.county = a.county and m.id = a.matter
   where a.county = $1 and a.matter = $2 and a.status = 'draft' and m.status = 'drafted'`;

const draftOf = (county: County): Statement<DraftRow | undefined> => inFocus(raw(draftText, [county, ''], (rows) => rows[0] as DraftRow | undefined)); // the columns of the text above

const notes: Readonly<Record<'none' | 'signed' | 'paper', { readonly zh: string; readonly en: string; readonly article: string | null }>> = {
  none: { zh: '现在没有等您签名的协议。', en: 'No agreement waits for your signature now.', article: null },
  signed: { zh: '您已经在这份协议上签过名。', en: 'You have signed this agreement.', article: null },
  paper: { zh: '这份协议涉及婚姻、收养、继承等人身关系，不适用电子签名，请到调委会在纸上签名。', en: 'It concerns marriage, adoption, inheritance or the like: please sign on paper at the committee.', article: 'esign-3' },
};

function textOf(request: Request, county: County, sealed: Sealed | null): string | null {
  return sealed === null ? null : openContent(request.keys, county, sealed.id, sealed.sealed === null ? null : Buffer.from(sealed.sealed, 'hex'));
}

function heldText(request: Request, county: County, holder: Id, row: DraftRow | undefined): HeldAgreement {
  const blocked = (kind: keyof typeof notes): HeldAgreement['blocked'] => {
    const { article, ...words } = notes[kind];
    return { ...words, article, articleName: article === null ? null : request.book.articleLabel(article, request.today) };
  };
  if (row === undefined || row.digest === null) return { agreement: null, signedAt: null, blocked: blocked('none') };
  const signed = row.signers.find(({ signer }) => signer === holder);
  const performance = performances[row.performance as keyof typeof performances].zh; // a constraint holds it
  return {
    agreement: {
      id: row.id, version: row.version, digest: row.digest, facts: textOf(request, county, row.facts) ?? '', content: textOf(request, county, row.content) ?? '', performance,
      performBy: row.perform_by, performHow: textOf(request, county, row.how), amount: row.amount,
    },
    signedAt: signed === undefined ? null : instantOf(new Date(signed.at)),
    blocked: signed !== undefined ? blocked('signed') : row.paper_only ? blocked('paper') : null,
  };
}

/** The draft as the holder of a receipt with a pass reads it before signing. */
export const heldAgreement = onQuery({
  operation: disputeOperations.heldAgreement,
  county: ({ input }) => countyOfCode(input.code),
  narrow: ({ input, keys }) => narrowed(keys, input.code),
  facts: ({ input, keys, now }) => ({ held: readOpened(keys, input.code, input.pass, now), draft: draftOf(countyOfCode(input.code)) }),
  answer: (request, { facts }) => heldText(request, countyOfCode(request.input.code), holderOf(facts.held), facts.draft),
});

/** Letters alone: a full stop or a blank more is the same sentence. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/[^\p{L}]/gu, '');
const consents = Object.values(consentSentences).map(plain);

interface SignKnown {
  readonly held: Opened;
  readonly sent: readonly Sent[];
  readonly dispute: DisputeKnown;
}

/** The holder's own party signs by phone: on the text that stands, with the second factor once more. */
export const signHeld = onCommand({
  operation: disputeOperations.signHeld,
  county: ({ input }) => countyOfCode(input.code),
  narrow: ({ input, keys }) => narrowed(keys, input.code),
  subject: ({ input }) => inFocus(lockDispute(countyOfCode(input.code), '')),
  facts: ({ input, keys, now }) => ({
    held: lockOpened(keys, input.code, input.pass, now), sent: sentFor(keys, input.code, now),
    dispute: inFocus(disputeFacts(countyOfCode(input.code), '')),
  }),
  decide: (request, { subject, facts }: { subject: LockedDispute; facts: SignKnown }) => {
    const { input, today } = request;
    const holder = holderOf(facts.held);
    const dispute = subjectWith(subject, facts.dispute);
    const work = new Work(request, startFrom(dispute));
    work.judge('sign', { happenedOn: today });
    const { agreement } = dispute;
    if (agreement === null) throw new Refusal('disputes.no-agreement');
    assertElectronic(agreement);
    assertText(agreement, input.text);
    if (!consents.includes(plain(input.consent))) throw invalid({ path: ['consent'], code: 'wrong-kind' });
    if (agreement.signatures.some(({ signer, asWhat }) => signer === holder && asWhat === 'party')) throw invalid({ path: ['text'], code: 'already-used' });
    const { ok, left, changes } = tried(request, facts.held, input.word, facts.sent);
    if (!ok) return { appends: [], changes, answer: { ok: false, left } };
    work.add(...changes, phoneSignature(work, agreement, holder));
    work.take('sign', 'disputes.signed', today, {
      agreement: agreement.id, signatures: [{ signer: holder, asWhat: 'party', how: 'signature', way: 'phone' }], ...(agreement.digest === null ? {} : { digest: agreement.digest }),
    });
    return { ...work.decision(), answer: { ok: true, left } };
  },
});
