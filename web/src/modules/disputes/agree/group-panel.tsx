import { disputeOperations, openStatuses, representations } from '@anhe/contract/disputes';
import type { DisputeStatus, DisputeView, GroupView, MemberLine } from '@anhe/contract/disputes';
import { sides } from '@anhe/contract/parties';
import { Button, Popconfirm } from 'antd';
import type { ReactNode } from 'react';
import { callFile, useCommand, usePagesOf, useQueryOf } from '../../../api/index.ts';
import { ProblemNotice, ReadFailure, writeAmount } from '../../../ui/index.ts';
import { fullDay, todayHere, useLanguage, useSay, useWords } from '../../../wording/index.ts';
import { usePartyLabel } from '../matter/facts.ts';
import { useArticleName } from '../../matters/index.ts';
import { useFiles } from '../use-files.ts';
import { AddRepresentative } from './add-representative.tsx';
import { ImportRoster } from './import-roster.tsx';
import { agreeWords } from './words.ts';
import './agree.css';

const changing: readonly DisputeStatus[] = ['registered', 'accepted', 'drafted'];

/** The group of a matter: counts, what is not in order, who acts for it, its roster page by page. */
export function GroupPanel({ view }: { readonly view: DisputeView }): ReactNode {
  const t = useWords(agreeWords);
  const say = useSay();
  const articleName = useArticleName();
  const address = { county: view.county, matter: view.id };
  const group = useQueryOf(disputeOperations.group, address, { keep: true });
  const may = view.abilities.includes('enrol') && changing.includes(view.status);
  const file = useFiles();
  const roster = usePagesOf(disputeOperations.members, (cursor) => ({ ...address, limit: 50, ...(cursor === undefined ? {} : { cursor }) }), (page) => ({ rows: page.items, next: page.next }));
  const found = group.data;
  if (view.group === null && !may && (found === undefined || found.representations.length === 0)) return null;
  if (!openStatuses.includes(view.status) && found === undefined) return null;
  const counts = view.group;
  return (
    <section className="sheet" aria-labelledby="group-title">
      <h2 id="group-title">{t('group.title')}</h2>
      <ReadFailure failure={found === undefined ? (group.error ?? undefined) : undefined} onAgain={() => void group.refetch()} />
      {counts === null ? <p className="muted">{t('group.none')}</p> : (
        <>
          <p>{t('group.counts', { side: say(sides[counts.side]), members: counts.members, authorised: counts.authorised, told: counts.told, signed: counts.signed })}</p>
          {found === undefined ? null : <p className="number">{t('group.sum', { sum: writeAmount(found.sum) })}</p>}
        </>
      )}
      {found === undefined || found.findings.length === 0 ? null : (
        <ul className="group-findings">{found.findings.map(({ code, count, sum, total, article }) => <li key={code}>△ {t(`finding.${code}`, { count, sum: sum ?? '', total: total ?? '' })}{article === null ? '' : `（${articleName(article)}）`}</li>)}</ul>
      )}
      {found === undefined ? null : <Acting view={view} group={found} may={may} />}
      {may ? <details><summary>{t('acting.add')}</summary><AddRepresentative view={view} members={roster.rows} /></details> : null}
      {may ? <details><summary>{t('group.fold')}</summary><ImportRoster view={view} /></details> : null}
      {counts === null ? null : (
        <>
          {view.abilities.includes('memberFile') ? <div className="line"><Button loading={file.busy !== undefined} onClick={() => file.save('file', () => callFile(disputeOperations.memberFile, address))}>{t('group.download')}</Button></div> : null}
          <ProblemNotice failure={file.failure} />
          <details>
            <summary>{t('group.roster', { count: counts.members })}</summary>
            <ReadFailure failure={roster.failure} onAgain={roster.again} />
            <ul className="plain-list members">{roster.rows.map((member) => <MemberRow key={member.id} view={view} member={member} may={may} />)}</ul>
            {roster.more ? <Button onClick={roster.loadMore}>{t('group.more')}</Button> : null}
          </details>
        </>
      )}
    </section>
  );
}

function MemberRow({ view, member, may }: { readonly view: DisputeView; readonly member: MemberLine; readonly may: boolean }): ReactNode {
  const t = useWords(agreeWords);
  const language = useLanguage();
  const leave = useCommand(disputeOperations.leaveGroup);
  const { name, position, amount, authorisedOn, told, signed } = member;
  return (
    <li>
      <strong>{position}. {name}</strong>
      <span className="muted">{t('member.line', {
        amount: amount === null ? t('member.no-amount') : writeAmount(amount), authorised: authorisedOn === null ? t('member.not-authorised') : t('member.authorised', { day: fullDay(authorisedOn, language) }),
        told: t(told ? 'member.told' : 'member.not-told'), signed: t(signed ? 'member.signed' : 'member.not-signed'),
      })}{member.note === null ? '' : ` · ${member.note}`}</span>
      {may && !signed ? (
        <Popconfirm title={t('group.leave.ask', { name })} okText={t('group.leave')} onConfirm={() => void leave.run({ county: view.county, matter: view.id, party: member.id })}>
          <Button size="small" type="text" loading={leave.busy} aria-label={`${name} ${t('group.leave')}`}>{t('group.leave')}</Button>
        </Popconfirm>
      ) : null}
      <ProblemNotice failure={leave.failure} />
    </li>
  );
}

/** Who acts for whom; through a representative of the whole group its members are told. */
function Acting({ view, group, may }: { readonly view: DisputeView; readonly group: GroupView; readonly may: boolean }): ReactNode {
  const t = useWords(agreeWords);
  const say = useSay();
  const language = useLanguage();
  const articleName = useArticleName();
  const labelOf = usePartyLabel(view.parties);
  const end = useCommand(disputeOperations.endRepresentation);
  const tell = useCommand(disputeOperations.tellGroup);
  const address = { county: view.county, matter: view.id };
  if (group.representations.length === 0) return null;
  const tellable = may && view.status === 'accepted' && view.group !== null && view.group.told < view.group.members;
  return (
    <>
      <h3>{t('acting.title')}</h3>
      <ul className="plain-list">
        {group.representations.map((one) => (
          <li key={one.id}>
            <p className="line"><strong>{one.name}</strong><span className="muted">{t('acting.line', {
              kind: say(representations[one.kind]), powers: t(`acting.powers.${one.powers}`),
              for: one.wholeGroup ? t('acting.group') : t('acting.parties', { names: one.represents.map((party) => labelOf(party)).filter((name) => name !== '').join('、') }),
            })}</span></p>
            {one.toOn === null ? null : <p className="muted">{t('acting.ended', { day: fullDay(one.toOn, language) })}</p>}
            <div className="line">
              {tellable && one.toOn === null && one.wholeGroup ? <Button size="small" loading={tell.busy} onClick={() => void tell.run({ ...address, happenedOn: todayHere(), how: 'read-out', representative: one.representative, answer: 'consented' }, view.revision)}>{t('acting.tell', { name: one.name })}</Button> : null}
              {may && one.toOn === null ? <Popconfirm title={t('acting.end.ask', { name: one.name })} okText={t('acting.end')} onConfirm={() => void end.run({ ...address, representation: one.id })}><Button size="small" type="text" loading={end.busy}>{t('acting.end')}</Button></Popconfirm> : null}
            </div>
          </li>
        ))}
      </ul>
      <ProblemNotice failure={tell.failure ?? end.failure} articleName={articleName} />
    </>
  );
}
