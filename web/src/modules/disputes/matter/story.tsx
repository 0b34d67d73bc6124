import { erasedText, followUpWays, origins, performances, signRoads, signWays, withheldText } from '@anhe/contract/disputes';
import type { AgreementView, DisputeView } from '@anhe/contract/disputes';
import type { ReactNode } from 'react';
import { Lock, writeAmount } from '../../../ui/index.ts';
import { fullDay, spokenDay, todayHere, useLanguage, useSay, useWords } from '../../../wording/index.ts';
import { shortDigest } from '../agree/sign-form.tsx';
import { agreeWords } from '../agree/words.ts';
import { useArticleName } from '../../matters/index.ts';
import { followUpWords } from '../steps/words.ts';
import { usePartyLabel } from './facts.ts';
import { matterWords } from './words.ts';

/** A text of the matter, or a word about why it is not here. */
function Said({ text }: { readonly text: string }): ReactNode {
  const t = useWords(matterWords);
  if (text === withheldText) return <p className="withheld"><Lock /> {t('text.withheld')}</p>;
  return <p className={text === erasedText ? 'muted' : 'reading'}>{text === erasedText ? t('text.erased') : text}</p>;
}

/** A short text that is left out where it may not be read. */
const readable = (text: string | null): string | null => (text === withheldText || text === erasedText ? null : text);

/** The work so far: what it is about, the sessions, follow-ups. */
export function Story({ view }: { readonly view: DisputeView }): ReactNode {
  const t = useWords(matterWords);
  const say = useSay();
  const language = useLanguage();
  const near = (day: string): string => spokenDay(day, todayHere(), language);
  return (
    <>
      <section className="sheet" aria-labelledby="story-title">
        <h2 id="story-title">{t('story.title')}</h2>
        <Said text={view.summary} />
        <p className="muted">
          {t('story.facts', { place: view.placeName, happened: near(view.happenedOn), filed: near(view.filedOn), origin: say(origins[view.origin]) })}
          {view.filedBy.unit === view.committee.unit ? '' : ` · ${t('story.filed-by', { unit: view.filedBy.name })}`}
          {view.amount === null ? '' : ` · ${t('story.amount', { amount: writeAmount(view.amount) })}`}
        </p>
      </section>
      {view.sessions.length === 0 ? null : (
        <section className="sheet" aria-labelledby="sessions-title">
          <h2 id="sessions-title">{t('sessions.title')}</h2>
          {view.sessions.toReversed().map((session) => <Session key={session.id} session={session} />)}
        </section>
      )}
      <FollowUps view={view} />
    </>
  );
}

function Session({ session }: { readonly session: DisputeView['sessions'][number] }): ReactNode {
  const t = useWords(matterWords);
  const language = useLanguage();
  return (
    <article className="session">
      <p className="line"><strong>{session.venue === withheldText ? fullDay(session.heldOn, language) : t('session.line', { day: fullDay(session.heldOn, language), venue: readable(session.venue) ?? t('session.no-venue') })}</strong>
        <span className="tag">{t(session.public ? 'session.public' : 'session.private')}</span><span className={session.readBack ? 'tag' : 'tag tag-law'}>{t(session.readBack ? 'session.read-back' : 'session.not-read-back')}</span></p>
      <Said text={session.record} />
    </article>
  );
}

/** The agreement: its text, who has signed, the seal. */
export function AgreementPanel({ view }: { readonly view: DisputeView }): ReactNode {
  return view.agreement === null ? null : <Agreement view={view} agreement={view.agreement} />;
}

function Agreement({ view, agreement }: { readonly view: DisputeView; readonly agreement: AgreementView }): ReactNode {
  const t = useWords(matterWords);
  const say = useSay();
  const language = useLanguage();
  const state = agreement.status === 'draft' ? t('agreement.draft', { version: agreement.version })
    : agreement.status === 'void' || agreement.effectiveOn === null ? t('agreement.void') : t('agreement.effective', { day: fullDay(agreement.effectiveOn, language) });
  const performance = [say(performances[agreement.performance]), agreement.performBy === null ? undefined : t('agreement.by', { day: fullDay(agreement.performBy, language) }), readable(agreement.performHow)].filter((part) => part !== undefined && part !== null);
  return (
    <section className="sheet agreement" aria-labelledby="agreement-title">
      <h2 id="agreement-title">{t(`agreement.${agreement.form}`)} <span className="muted number">{agreement.number ?? ''}</span></h2>
      <p className="line"><span className="tag tag-law">{state}</span>{agreement.amount === null ? null : <span className="number">{t('story.amount', { amount: writeAmount(agreement.amount) })}</span>}</p>
      <Said text={agreement.content} />
      <p><span className="muted">{t('agreement.performance')} </span>{performance.join(' · ')}</p>
      {agreement.form === 'written' ? <Signatures view={view} agreement={agreement} /> : null}
    </section>
  );
}

/** Who has signed and who has not; the signed page; the seal. */
function Signatures({ view, agreement }: { readonly view: DisputeView; readonly agreement: AgreementView }): ReactNode {
  const t = useWords(matterWords);
  const a = useWords(agreeWords);
  const say = useSay();
  const language = useLanguage();
  const labelOf = usePartyLabel(view.parties);
  const signers = [...view.parties.map(({ id }) => ({ id, name: labelOf(id) })), ...view.mediators.map(({ post, name }) => ({ id: post, name }))];
  const { seal } = agreement;
  return (
    <dl className="facts signatures">
      {signers.map((signer) => {
        const signed = agreement.signatures.find((one) => one.signer === signer.id);
        return <div key={signer.id} className="facts-row"><dt>{signer.name}</dt><dd>{signed === undefined ? <span className="law-text">○ {t('agreement.unsigned')}</span> : <>✓ {t('agreement.signed', { how: signed.way === 'paper' ? say(signWays[signed.how]) : say(signRoads[signed.way]), day: fullDay(signed.signedOn, language) })}{signed.by === null ? '' : ` · ${a('signed.by', { name: labelOf(signed.by) })}`}</>}</dd></div>;
      })}
      {view.group === null ? null : <div className="facts-row"><dt>{a('group.title')}</dt><dd>{view.group.signed >= view.group.members ? '✓ ' : '○ '}{a('sign.group', { signed: view.group.signed, members: view.group.members })}</dd></div>}
      {agreement.digest === null ? null : <div className="facts-row"><dt>{t('agreement.version')}</dt><dd className="number">{a('version.line', { version: agreement.version, digest: shortDigest(agreement.digest) })}</dd></div>}
      {agreement.signatures.length > 0 && agreement.signatures.every(({ way }) => way !== 'paper') && !view.signedPageSeen ? null : <div className="facts-row"><dt>{t('agreement.page')}</dt><dd>{view.signedPageSeen ? <>✓ {t('agreement.page.seen')}</> : <span className="law-text">○ {t('agreement.page.missing')}</span>}</dd></div>}
      <div className="facts-row"><dt>{t('agreement.seal')}</dt><dd>{seal === null ? <span className="law-text">○ {t('agreement.seal.missing')}</span> : <>✓ {t('agreement.seal.put', { day: fullDay(seal.usedOn, language), copies: seal.copies, across: seal.acrossPages ? t('agreement.seal.across') : '' })}</>}</dd></div>
    </dl>
  );
}

function FollowUps({ view }: { readonly view: DisputeView }): ReactNode {
  const t = useWords(matterWords);
  const words = useWords(followUpWords);
  const say = useSay();
  const language = useLanguage();
  if (view.followUps.length === 0) return null;
  return (
    <section className="sheet" aria-labelledby="followups-title">
      <h2 id="followups-title">{t('followups.title')}</h2>
      {view.followUps.map((one) => (
        <article key={one.id} className="session">
          <p className="line"><strong>{fullDay(one.happenedOn, language)}</strong><span>{say(followUpWays[one.how])}</span><span>{words(`performed.${one.performed}`)}</span><span>{words('satisfied.line', { answer: words(`satisfied.${one.satisfied}`) })}</span></p>
          {one.record === null ? null : <Said text={one.record} />}
        </article>
      ))}
    </section>
  );
}

/** What was not as it should be. */
export function DefectsPanel({ view }: { readonly view: DisputeView }): ReactNode {
  const t = useWords(matterWords);
  const say = useSay();
  const language = useLanguage();
  const articleName = useArticleName();
  if (view.defects.length === 0) return null;
  return (
    <section className="notice notice-law" aria-labelledby="defects-title">
      <h2 id="defects-title" className="notice-title">⚑ {t('defects.title')}</h2>
      <ul>{view.defects.map((defect) => <li key={`${defect.code}${defect.step}${defect.happenedOn}`}>{say(defect.wording)}{defect.article === null ? '' : `（${articleName(defect.article)}）`} <span className="number">{fullDay(defect.happenedOn, language)}</span></li>)}</ul>
      <p>{t('defects.note')}</p>
    </section>
  );
}
