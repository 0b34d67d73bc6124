import { newId } from '@anhe/contract/kernel';
import { matterOperations } from '@anhe/contract/matters';
import { Button, Input, Popover } from 'antd';
import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import { fieldMessage, useCommand, useQueryOf } from '../../api/index.ts';
import { Field, Loading, ProblemNotice, ReadFailure } from '../../ui/index.ts';
import { useWords } from '../../wording/index.ts';
import { matterWords } from './words.ts';

interface Props {
  /** The register that the views are of; each shows its own. */
  readonly of: 'disputes' | 'requests';
  readonly filters: Readonly<Record<string, unknown>>;
  readonly onTake: (filters: Readonly<Record<string, unknown>>) => void;
}

/** Views kept before there were several registers are of disputes. */
const registerOf = ({ filters }: { readonly filters: Readonly<Record<string, unknown>> }): unknown => filters['register'] ?? 'disputes';

/** The person's own sets of filters under names. */
export function SavedViews(props: Props): ReactNode {
  const t = useWords(matterWords);
  const [open, setOpen] = useState(false);
  return (
    <Popover open={open} onOpenChange={setOpen} trigger="click" placement="bottomRight" content={<Views {...props} onDone={() => setOpen(false)} />}>
      <Button aria-expanded={open}>{t('views')} <span aria-hidden>▾</span></Button>
    </Popover>
  );
}

function Views({ of, filters, onTake, onDone }: Props & { readonly onDone: () => void }): ReactNode {
  const t = useWords(matterWords);
  const views = useQueryOf(matterOperations.views, {});
  const save = useCommand(matterOperations.saveView);
  const drop = useCommand(matterOperations.dropView);
  const [name, setName] = useState('');
  const id = useRef(newId());
  const keep = async (): Promise<void> => {
    if ((await save.run({ view: id.current, name, filters: of === 'disputes' ? filters : { register: of, ...filters } })) === undefined) return;
    id.current = newId();
    setName('');
  };
  if (views.data === undefined) return views.error === null ? <Loading lines={3} /> : <ReadFailure failure={views.error} onAgain={() => void views.refetch()} />;
  const own = views.data.items.filter((view) => registerOf(view) === of);
  return (
    <div className="views">
      {own.length === 0 ? <p className="muted">{t('views.none')}</p> : (
        <ul>
          {own.map((view) => (
            <li key={view.id}>
              <button type="button" className="link" onClick={() => {
                onTake(view.filters);
                onDone();
              }}>{view.name}</button>
              <Button size="small" type="text" aria-label={t('views.drop', { name: view.name })} onClick={() => void drop.run({ view: view.id })}>✕</Button>
            </li>
          ))}
        </ul>
      )}
      <ProblemNotice failure={drop.failure ?? save.failure} onAgain={() => void (drop.failure === undefined ? save.again() : drop.again())} />
      {Object.keys(filters).length > 0 ? (
        <form onSubmit={(event) => {
          event.preventDefault();
          void keep();
        }}>
          <Field id="view-name" label={t('views.name')} error={fieldMessage(save.failure?.problem, 'name')}>
            <Input id="view-name" value={name} maxLength={30} onChange={(event) => setName(event.target.value)} />
          </Field>
          <Button type="primary" htmlType="submit" loading={save.busy} disabled={name.trim() === ''}>{t('views.save')}</Button>
        </form>
      ) : null}
    </div>
  );
}
