import { staffOperations, unitKinds } from '@anhe/contract/staff';
import type { UnitView } from '@anhe/contract/staff';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useQueryOf } from '../../../api/index.ts';
import { EmptyState, Loading, Page, ReadFailure } from '../../../ui/index.ts';
import { fullDay, useLanguage, useSay, useWords } from '../../../wording/index.ts';
import { PlaceName } from '../../places/index.ts';
import { AddPost } from './add-post.tsx';
import { StartNumbers } from './numbers.tsx';
import { PostCard } from './post-card.tsx';
import { ChangeUnit, CloseUnit } from './unit-forms.tsx';
import { unitWords } from './words.ts';
import './units.css';

type Act = 'change' | 'close' | 'post' | 'numbers';

/** A unit: what it is, who holds which post, and what an administrator may do. */
export function UnitPage(): ReactNode {
  const t = useWords(unitWords);
  const say = useSay();
  const { county = '', unit: id = '' } = useParams({ strict: false });
  const view = useQueryOf(staffOperations.unit, { county, unit: id });
  const [act, setAct] = useState<Act>();
  if (view.data === undefined) {
    return <Page title={t('title')}>{view.error === null ? <Loading /> : <ReadFailure failure={view.error} onAgain={() => void view.refetch()} />}</Page>;
  }
  const unit = view.data;
  const may = (operation: string): boolean => unit.abilities.includes(operation);
  const close = (): void => setAct(undefined);
  return (
    <Page
      title={unit.name}
      crumbs={<Link to="/units">{t('title')}</Link>}
      sub={say(unitKinds[unit.kind])}
      acts={
        <>
          {may('changeUnit') ? <Button onClick={() => setAct('change')}>{t('unit.change')}</Button> : null}
          {may('startNumbers') && unit.numbers.some(({ last }) => last === null) ? <Button onClick={() => setAct('numbers')}>{t('numbers.start')}</Button> : null}
          {may('closeUnit') ? <Button danger onClick={() => setAct('close')}>{t('unit.close')}</Button> : null}
          {may('addPost') ? <Button type="primary" onClick={() => setAct('post')}>{t('post.add')}</Button> : null}
        </>
      }
    >
      <div className="columns">
        <section className="stack" aria-label={t('posts')}>
          {unit.posts.length === 0 ? <EmptyState title={t('post.none')} text={t('post.none.text')} /> : (
            <ul className="posts">{unit.posts.map((post) => <PostCard key={post.id} unit={unit} post={post} />)}</ul>
          )}
        </section>
        <UnitFacts unit={unit} />
      </div>
      {act === 'change' ? <ChangeUnit unit={unit} onClose={close} /> : null}
      {act === 'close' ? <CloseUnit unit={unit} onClose={close} /> : null}
      {act === 'numbers' ? <StartNumbers unit={unit} onClose={close} /> : null}
      {act === 'post' ? <AddPost unit={unit} onClose={close} /> : null}
    </Page>
  );
}

function UnitFacts({ unit }: { readonly unit: UnitView }): ReactNode {
  const t = useWords(unitWords);
  const say = useSay();
  const language = useLanguage();
  return (
    <aside className="sheet">
      <dl className="facts">
        <dt>{t('place')}</dt><dd><PlaceName place={unit.place} /></dd>
        <dt>{t('short-name')}</dt><dd>{unit.shortName}</dd>
        {unit.numberWord === null ? null : <><dt>{t('number-word')}</dt><dd>{unit.numberWord}</dd></>}
        {unit.phone === null ? null : <><dt>{t('phone')}</dt><dd><a className="link number" href={`tel:${unit.phone}`}>{unit.phone}</a></dd></>}
        {unit.address === null ? null : <><dt>{t('address')}</dt><dd>{unit.address}</dd></>}
        {unit.parent === null ? null : <><dt>{t('parent')}</dt><dd><Link className="link" to="/units/$county/$unit" params={{ county: unit.county, unit: unit.parent }}>{unit.parentName}</Link></dd></>}
        <dt>{t('from')}</dt><dd className="number">{fullDay(unit.validFrom, language)}</dd>
        {unit.lastDay === null ? null : <><dt>{t('last-day')}</dt><dd className="number">{fullDay(unit.lastDay, language)}</dd></>}
        {unit.numbers.length === 0 ? null : (
          <>
            <dt>{t('numbers')}</dt>
            <dd><ul className="plain-list">{unit.numbers.map(({ series, name, next }) => <li key={series}>{say(name)}<div className="muted number">{t('numbers.next', { next })}</div></li>)}</ul></dd>
          </>
        )}
      </dl>
    </aside>
  );
}
