import { roles } from '@anhe/contract/kernel';
import { credentialKinds, grades } from '@anhe/contract/staff';
import type { PostView, UnitView } from '@anhe/contract/staff';
import { Button, Dropdown } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fullDay, useLanguage, useSay, useWords } from '../../../wording/index.ts';
import { PlaceName } from '../../places/index.ts';
import { useMayStaff } from '../../../session/index.ts';
import { AddCredential, InvitePerson, PrintCard } from './person-forms.tsx';
import { AppointDeputy, EndDeputy, EndPost, SetAreas } from './post-forms.tsx';
import { unitWords } from './words.ts';

const acts = ['areas', 'deputy', 'invite', 'card', 'credential', 'end'] as const;
type Act = (typeof acts)[number] | `end-deputy ${string}`;

const operations = { areas: 'setPostAreas', deputy: 'appointDeputy', invite: 'invite', card: 'printCard', credential: 'addCredential', end: 'endPost' } as const;
const labels = { areas: 'post.areas', deputy: 'deputy.add', invite: 'invite', card: 'card', credential: 'credential', end: 'post.end' } as const;

interface Props {
  readonly unit: UnitView;
  readonly post: PostView;
}

/** A post: who holds it, as what, where, since when, who stands in; and what may be done with it. */
export function PostCard({ unit, post }: Props): ReactNode {
  const t = useWords(unitWords);
  const say = useSay();
  const language = useLanguage();
  const mayStaff = useMayStaff();
  const [act, setAct] = useState<Act>();
  const close = (): void => setAct(undefined);
  const may = (one: (typeof acts)[number]): boolean => {
    const operation = operations[one];
    const ofPerson = one === 'invite' || one === 'card' || one === 'credential';
    return ofPerson ? mayStaff(operation) && (one !== 'card' || post.hasAccount) : post.abilities.includes(operation);
  };
  const offered = acts.filter(may);
  return (
    <li className="post">
      <div>
        <p><strong>{post.name}</strong> · {post.title ?? say(roles[post.role])}{post.title === null ? null : <span className="muted"> {say(roles[post.role])}</span>} {post.hasAccount ? null : <span className="tag tag-law">{t('person.no-account')}</span>}</p>
        <p className="line muted">
          {post.phone === null ? null : <span className="number">{post.phone}</span>}
          <span className="number">{t('unit.since', { day: fullDay(post.validFrom, language) })}</span>
          {post.lastDay === null ? null : <span className="number">{t('post.ended', { day: fullDay(post.lastDay, language) })}</span>}
        </p>
        {post.areas.length === 0 ? null : <p className="line"><span className="muted">{t('post.areas')}</span>{post.areas.map((area) => <PlaceName key={area} place={area} />)}</p>}
        {post.credentials.map((one) => (
          <p key={one.id} className="muted">{t('credential.line', { what: one.grade === null ? say(credentialKinds[one.kind]) : `${say(credentialKinds[one.kind])} ${say(grades[one.grade])}`, issuer: one.issuer, day: fullDay(one.issuedOn, language) })}</p>
        ))}
        {post.deputies.map((one) => (
          <p key={one.id} className="line">
            <span>{t('deputy.line', { name: one.name, from: fullDay(one.firstDay, language), to: fullDay(one.lastDay, language) })}</span>
            {post.abilities.includes('endDeputy') ? <Button size="small" onClick={() => setAct(`end-deputy ${one.id}`)}>{t('deputy.end')}</Button> : null}
          </p>
        ))}
      </div>
      {offered.length === 0 ? null : (
        <Dropdown trigger={['click']} menu={{ items: offered.map((one) => ({ key: one, label: t(labels[one]), danger: one === 'end', onClick: () => setAct(one) })) }}>
          <Button className="post-acts" aria-label={`${post.name} ${t('more')}`}>{t('more')} <span aria-hidden>▾</span></Button>
        </Dropdown>
      )}
      {act === 'areas' ? <SetAreas unit={unit} post={post} onClose={close} /> : null}
      {act === 'deputy' ? <AppointDeputy unit={unit} post={post} onClose={close} /> : null}
      {act === 'invite' ? <InvitePerson county={unit.county} post={post} onClose={close} /> : null}
      {act === 'card' ? <PrintCard county={unit.county} post={post} onClose={close} /> : null}
      {act === 'credential' ? <AddCredential county={unit.county} post={post} onClose={close} /> : null}
      {act === 'end' ? <EndPost unit={unit} post={post} onClose={close} /> : null}
      {act?.startsWith('end-deputy ') === true ? <EndDeputy unit={unit} post={post} deputy={act.slice('end-deputy '.length)} onClose={close} /> : null}
    </li>
  );
}
