import { disputeOperations, maySettle, representedBy } from '@anhe/contract/disputes';
import type { Representation, SignatureInput, SignedText } from '@anhe/contract/disputes';
import { Refusal, invalid } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import type { z } from 'zod';
import { insert, put } from '../../../kernel/database/changes.ts';
import { assertTicket } from '../../../kernel/files/index.ts';
import { attachmentInsert } from '../../matters/index.ts';
import { stepHandler } from '../steps.ts';
import type { AgreementRow, DisputeSubject } from '../subject.ts';
import type { Work } from '../work.ts';
import { actingFacts } from './acting.ts';
import type { Acting } from './acting.ts';

type Signature = z.output<typeof SignatureInput>;

/** Throws unless the text that was signed is the one that stands: a changed text voids earlier signatures (art 29). */
export function assertText(agreement: AgreementRow, text: z.output<typeof SignedText>): void {
  if (text.agreement !== agreement.id || text.digest !== agreement.digest) throw invalid({ path: ['text'], code: 'text-changed', details: { version: agreement.version } });
}

/** Marriage, adoption, inheritance: no electronic signature, whoever says that it has happened (Electronic Signature Law art 3). */
export function assertElectronic(agreement: AgreementRow): void {
  if (!agreement.paperOnly) return;
  throw new Refusal('disputes.not-lawful-now', {
    details: {
      reason: '涉及婚姻、收养、继承等人身关系的协议，不适用电子签名：请打印后在纸上签名', reasonEn: 'It concerns marriage, adoption, inheritance or the like: print it and sign on paper',
      rule: 'paper-only', step: 'sign',
    },
    article: 'esign-3',
  });
}

const wrong = (index: number, field: string, code: 'unknown-choice' | 'required' | 'already-used' | 'wrong-kind'): Refusal => invalid({ path: ['signatures', index, field], code });

/** What a signature on the screen must come with: the drawing, and for a party the paper shown. */
function assertScreen(work: Work, signature: Signature, index: number): void {
  if (signature.image === undefined) throw wrong(index, 'image', 'required');
  if (signature.how !== 'signature') throw wrong(index, 'how', 'unknown-choice');
  if (signature.image.upload.mediaType !== 'image/png') throw wrong(index, 'image', 'wrong-kind');
  assertTicket(work.request.keys, signature.image.upload, work.request.actor, work.request.now, ['signatures', index, 'image', 'upload']);
  const stranger = signature.asWhat === 'party' || signature.asWhat === 'agent';
  if (stranger && signature.shown === undefined) throw wrong(index, 'shown', 'required');
}

function assertSigners(dispute: DisputeSubject, signatures: readonly Signature[], acting: Acting): void {
  const parties = new Set([...dispute.facts.parties.map(({ id }) => id), ...dispute.members]);
  const mediators = new Set(dispute.facts.mediators.map(({ post }) => post));
  const agents = new Set(acting.representations.map(({ representative }) => representative));
  signatures.forEach(({ signer, asWhat, behalf, way, image }, index) => {
    const known = asWhat === 'party' ? parties.has(signer) : asWhat === 'agent' ? agents.has(signer) && !parties.has(signer) : asWhat === 'mediator' ? mediators.has(signer) : true;
    if (!known) throw wrong(index, 'signer', 'unknown-choice');
    if (signatures.findIndex((other) => other.signer === signer && other.asWhat === asWhat) !== index) throw wrong(index, 'signer', 'already-used');
    if (behalf && !agents.has(signer)) throw wrong(index, 'behalf', 'unknown-choice');
    if (way === 'paper' && image !== undefined) throw wrong(index, 'image', 'unknown-choice');
  });
}

const signsForOthers = ({ asWhat, behalf }: Signature): boolean => asWhat === 'agent' || behalf;

const active = (acting: Acting, signer: Id, day: Day): Representation[] =>
  acting.representations.filter(({ representative, fromOn, toOn }) => representative === signer && fromOn <= day && (toOn === null || day < toOn));

/** The row of one signature; for those signed for, `by` is who did. */
function signatureRow(work: Work, agreement: AgreementRow, on: Day, { signer, asWhat, how, way, shown, reader, witness, image }: Signature, by: Id | null) {
  const { actor, now } = work.request;
  const known = agreement.signatures.some((one) => one.signer === signer && one.asWhat === asWhat);
  const text = (kind: string, name: string | undefined): Id | null => (name === undefined ? null : work.text(kind, name).content);
  return put(known, 'disputes.signature', { county: work.home.county, agreement: agreement.id, signer, as_what: asWhat }, {
    place: work.home.place, matter: work.home.matter, how, way, signed_on: on, seen_by: actor.kind === 'staff' ? actor.post : null, by_party: by, text_digest: agreement.digest,
    image: image?.attachment ?? null, shown: shown ?? null, reader: text('reader', reader), witness: text('witness', witness), recorded_at: now,
  });
}

/**
 * Signatures on paper seen by the person who records them, or drawn on the screen before that person (art 29). Who has
 * special powers, or is a guardian, signs for those represented as well (Civil Procedure Law arts 56, 62).
 */
export const sign = stepHandler(disputeOperations.sign, ({ input }) => ({ acting: actingFacts(input.county, input.matter) }), (work, input, dispute, { acting }) => {
  const on = input.happenedOn;
  const others = input.signatures.filter(signsForOthers);
  const without = others.filter(({ signer }) => !active(acting, signer, on).some(maySettle));
  work.judge('sign', input, others.length === 0 ? {} : { specialAuthority: without.length === 0 });
  const { agreement } = dispute;
  if (agreement === null) throw new Refusal('disputes.no-agreement');
  const { actor, today } = work.request;
  if (actor.kind !== 'staff') throw new Refusal('kernel.not-allowed', { details: { role: actor.kind } });
  if (on < agreement.agreedOn) throw invalid({ path: ['happenedOn'], code: 'past-date', details: { limit: agreement.agreedOn } });
  if (input.text !== undefined) assertText(agreement, input.text);
  assertSigners(dispute, input.signatures, acting);
  const screens = input.signatures.filter(({ way }) => way === 'screen');
  if (screens.length > 0) {
    assertElectronic(agreement);
    if (input.text === undefined) throw invalid({ path: ['text'], code: 'required' });
    if (on !== today) throw invalid({ path: ['happenedOn'], code: 'past-date', details: { limit: today } });
  }
  input.signatures.forEach((signature, index) => {
    if (signature.way === 'screen') assertScreen(work, signature, index);
  });
  const taken = new Set(agreement.signatures.map(({ signer, asWhat }) => `${signer} ${asWhat}`));
  for (const { signer, asWhat } of input.signatures) taken.add(`${signer} ${asWhat}`);
  const recorded = input.signatures.map((signature) => {
    if (signature.image !== undefined) work.add(...attachmentInsert(work.request, work.home, { attachment: signature.image.attachment, kind: 'signature', upload: signature.image.upload, happenedOn: on, seenBy: actor.post }));
    work.add(signatureRow(work, agreement, on, signature, null));
    const represented = signsForOthers(signature) ? representedBy(signature.signer, acting.representations, acting.members, on, true).filter((party) => !taken.has(`${party} party`)) : [];
    for (const party of represented) taken.add(`${party} party`);
    const { image: _drawn, reader: _reader, witness: _witness, ...plain } = signature;
    work.add(...represented.map((party) => signatureRow(work, agreement, on, { ...plain, signer: party, asWhat: 'party' }, signature.signer)));
    return {
      signer: signature.signer, asWhat: signature.asWhat, how: signature.how, ...(signature.way === 'paper' ? {} : { way: signature.way }), ...(represented.length === 0 ? {} : { behalf: represented }),
      ...(signature.image === undefined ? {} : { image: signature.image.upload.digest }),
    };
  });
  work.take('sign', 'disputes.signed', on, { agreement: agreement.id, signatures: recorded, ...(agreement.digest === null ? {} : { digest: agreement.digest }) });
});

/** The row of a signature that a party gave by phone: nobody saw it, the second factor stands for that. */
export const phoneSignature = (work: Work, agreement: AgreementRow, signer: Id) =>
  insert('disputes.signature', {
    county: work.home.county, agreement: agreement.id, signer, as_what: 'party', place: work.home.place, matter: work.home.matter, how: 'signature', way: 'phone', signed_on: work.request.today,
    seen_by: null, text_digest: agreement.digest, recorded_at: work.request.now,
  });
