import { newId } from '@anhe/contract/kernel';
import type { OutputOf } from '@anhe/contract/kernel';
import { requestOperations } from '@anhe/contract/requests';
import { Link } from '@tanstack/react-router';
import { Button, Popconfirm } from 'antd';
import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import { fieldMessage, useCommand, useQueryOf } from '../../../api/index.ts';
import { useActing } from '../../../session/index.ts';
import { CopyText, Loading, Page, ProblemNotice, ReadFailure, TextField, fieldId } from '../../../ui/index.ts';
import { fullDay, useLanguage, useWords } from '../../../wording/index.ts';
import { moreWords } from './words.ts';
import '../requests.css';

type Key = OutputOf<typeof requestOperations.apiKeys>['items'][number];

/** Keys by which other programs write and read requests (Open311). */
export function ApiKeysPage(): ReactNode {
  const t = useWords(moreWords);
  const county = (useActing().current?.place ?? '').slice(0, 6);
  const found = useQueryOf(requestOperations.apiKeys, { county }, { enabled: county !== '' });
  const make = useCommand(requestOperations.makeApiKey);
  const id = useRef(newId());
  const [name, setName] = useState('');
  const [made, setMade] = useState<string>();
  const create = async (): Promise<void> => {
    const answer = await make.run({ county, key: id.current, name: name.trim() });
    if (answer === undefined) return;
    id.current = newId();
    setName('');
    setMade(answer.key);
  };
  return (
    <Page title={t('keys.title')} crumbs={<Link to="/settings">{t('keys.settings')}</Link>}>
      <p className="muted reading">{t('keys.text')}</p>
      <section className="sheet" aria-labelledby="keys-new">
        <h2 id="keys-new">{t('keys.new')}</h2>
        <form onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}>
          <TextField id={fieldId(['name'])} label={t('keys.name')} value={name} max={60} error={fieldMessage(make.failure?.problem, 'name')} onChange={setName} />
          <ProblemNotice failure={make.failure} onAgain={() => void make.again()} />
          <Button type="primary" htmlType="submit" loading={make.busy} disabled={[...name.trim()].length < 2}>{t('keys.make')}</Button>
        </form>
        {made === undefined ? null : <div className="notice notice-law" role="status"><strong className="notice-title">{t('keys.once')}</strong><CopyText text={made} /></div>}
      </section>
      <section className="sheet" aria-labelledby="keys-list">
        <h2 id="keys-list">{t('keys.list')}</h2>
        <ReadFailure failure={found.data === undefined ? (found.error ?? undefined) : undefined} onAgain={() => void found.refetch()} />
        {found.isPending ? <Loading lines={3} label={t('keys.list')} /> : null}
        {found.data?.items.length === 0 ? <p className="muted">{t('keys.empty')}</p> : <ul className="plain-list">{found.data?.items.map((key) => <KeyLine key={key.id} county={county} item={key} />)}</ul>}
      </section>
    </Page>
  );
}

function KeyLine({ county, item }: { readonly county: string; readonly item: Key }): ReactNode {
  const t = useWords(moreWords);
  const language = useLanguage();
  const end = useCommand(requestOperations.endApiKey);
  return (
    <li>
      <p className="line">
        <strong>{item.name}</strong><span className="muted">{t('keys.made', { day: fullDay(item.madeOn, language) })}</span>
        <span className="muted">{item.usedOn === null ? t('keys.unused') : t('keys.used', { day: fullDay(item.usedOn, language) })}</span>
        {item.endedOn === null ? (
          <Popconfirm title={t('keys.end.ask', { name: item.name })} okText={t('keys.end')} okButtonProps={{ danger: true }} onConfirm={() => void end.run({ county, key: item.id })}>
            <Button size="small" danger loading={end.busy}>{t('keys.end')}</Button>
          </Popconfirm>
        ) : <span className="tag">{t('keys.ended', { day: fullDay(item.endedOn, language) })}</span>}
      </p>
      <ProblemNotice failure={end.failure} />
    </li>
  );
}
