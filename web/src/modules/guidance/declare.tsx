import { newId } from '@anhe/contract/kernel';
import { guidanceOperations } from '@anhe/contract/guidance';
import { matterOperations, attachmentKinds } from '@anhe/contract/matters';
import { useNavigate } from '@tanstack/react-router';
import { Checkbox, Select } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage, useCommand, useQueryOf } from '../../api/index.ts';
import { useActing } from '../../session/index.ts';
import { ActWindow, EmptyState, Field, TextField, fieldId } from '../../ui/index.ts';
import { useLanguage, useSay, useWords } from '../../wording/index.ts';
import { guidanceWords } from './words.ts';

/** Which dispute, which class, on what evidence; the amount is that of the class. */
export function Declare({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useWords(guidanceWords);
  const say = useSay();
  const language = useLanguage();
  const navigate = useNavigate();
  const { current } = useActing();
  const found = useQueryOf(guidanceOperations.declarable, {});
  const classes = useQueryOf(guidanceOperations.classes, {});
  const command = useCommand(guidanceOperations.declare);
  const [id] = useState(() => newId());
  const [matter, setMatter] = useState<string>();
  const [given, setGiven] = useState<string>();
  const [person, setPerson] = useState<string>();
  const [evidence, setEvidence] = useState<readonly string[]>([]);
  const [note, setNote] = useState('');
  const chosen = found.data?.items.find((item) => item.matter === matter);
  const files = useQueryOf(matterOperations.attachments, { county: chosen?.county ?? '', matter: matter ?? '' }, { enabled: chosen !== undefined });
  const open = (classes.data?.items ?? []).filter(({ outcomes }) => outcomes.some((outcome) => outcome === chosen?.outcome));
  const mediator = person ?? chosen?.mediators.find(({ post }) => post === current?.post)?.post ?? chosen?.mediators[0]?.post;
  const problem = command.failure?.problem;
  const declare = async (): Promise<void> => {
    if (chosen === undefined || given === undefined || mediator === undefined) return;
    const done = await command.run({ county: chosen.county, matter: chosen.matter, allowance: id, mediator, class: given, evidence: [...evidence], note });
    if (done !== undefined) void navigate({ to: '/allowances/$county/$allowance', params: { county: chosen.county, allowance: id } });
  };
  const nothing = found.data !== undefined && found.data.items.length === 0;
  return (
    <ActWindow title={t('allowances.declare')} act={t('declare.act')} busy={command.busy} failure={command.failure} onAct={() => void declare()} onAgain={() => void command.again()} onClose={onClose} waiting={chosen === undefined || given === undefined || mediator === undefined || note.trim().length < 2}>
      {nothing ? <EmptyState title={t('declare.none')} /> : (
        <>
          <Field id={fieldId(['matter'])} label={t('declare.dispute')} error={fieldMessage(problem, 'matter')}>
            <Select
              id={fieldId(['matter'])} className="place-picker" showSearch={{ optionFilterProp: 'label' }} value={matter ?? null}
              options={(found.data?.items ?? []).map((item) => ({ value: item.matter, label: `${item.number ?? t('no-number')} · ${item.parties} · ${item.closedOn}` }))}
              onChange={(next: string) => {
                setMatter(next);
                setGiven(undefined);
                setPerson(undefined);
                setEvidence([]);
              }}
            />
          </Field>
          <Field id={fieldId(['class'])} label={t('class')} error={fieldMessage(problem, 'class')} {...(open.some(({ verified }) => !verified) ? { hint: t('class.unverified') } : {})}>
            <Select id={fieldId(['class'])} className="place-picker" disabled={chosen === undefined} value={given ?? null} onChange={setGiven} options={open.map((one) => ({ value: one.code, label: `${say(one.name)} · ${one.amount} · ${say(one.about)}` }))} />
          </Field>
          {chosen === undefined || chosen.mediators.length < 2 ? null : (
            <Field id={fieldId(['mediator'])} label={t('mediator')} error={fieldMessage(problem, 'mediator')}>
              <Select id={fieldId(['mediator'])} className="place-picker" value={mediator ?? null} onChange={setPerson} options={chosen.mediators.map(({ post, name }) => ({ value: post, label: name }))} />
            </Field>
          )}
          {files.data === undefined || files.data.items.length === 0 ? null : (
            <fieldset className="field"><legend className="field-label">{t('evidence')}</legend>
              {files.data.items.map((file) => <p key={file.id}><Checkbox checked={evidence.includes(file.id)} onChange={(event) => setEvidence(event.target.checked ? [...evidence, file.id] : evidence.filter((one) => one !== file.id))}>{attachmentKinds[file.kind][language]} · {file.name}</Checkbox></p>)}
            </fieldset>
          )}
          <TextField id={fieldId(['note'])} label={t('declare.note')} value={note} max={500} lines={3} onChange={setNote} error={fieldMessage(problem, 'note')} />
        </>
      )}
    </ActWindow>
  );
}
