import { requestOperations, judgeRequest } from '@anhe/contract/requests';
import type { Verdict } from '@anhe/contract/kernel';
import { ancestorsOf, newId } from '@anhe/contract/kernel';
import type { Id, PlaceCode } from '@anhe/contract/kernel';
import { staffOperations } from '@anhe/contract/staff';
import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import { fieldMessage, useQueryOf } from '../../../api/index.ts';
import { useActing } from '../../../session/index.ts';
import { ChoiceField, TextField, fieldId } from '../../../ui/index.ts';
import { todayHere, useWords } from '../../../wording/index.ts';
import { PlacePicker } from '../../places/index.ts';
import { useTargets } from '../targets.tsx';
import { NoOwner, Precedents } from '../suggestions.tsx';
import { UnitField } from '../../staff/index.ts';
import type { NamedUnit } from '../../staff/index.ts';
import { PostField, usePosts } from './posts.tsx';
import { StepSheet } from './step-sheet.tsx';
import { addressOf, useStep } from './step.ts';
import type { StepProps } from './step.ts';
import { stepWords } from './words.ts';

/** What the rules say of a unit as the next holder; its sort is asked of the directory. */
function useVerdictFor({ view, step }: StepProps, to: NamedUnit | undefined): Verdict | undefined {
  const found = useQueryOf(staffOperations.unit, { county: view.line.county, unit: to?.unit ?? '' }, { enabled: to !== undefined, keep: true }).data;
  if (to === undefined || found?.id !== to.unit) return undefined;
  return judgeRequest(view.facts, step, { today: todayHere(), to: { unit: to.unit, kind: found.kind, name: to.name } });
}

/** To a unit: by the catalogue, by the words, or any other; the two locks are said before it is sent. */
export function Dispatch(of: StepProps): ReactNode {
  const t = useWords(stepWords);
  const { view } = of;
  const { line } = view;
  const suggested = useQueryOf(requestOperations.suggest, { county: line.county, place: line.place, text: view.text ?? '-', except: line.id, ...(line.type === null ? {} : { type: line.type }) }, { keep: true }).data;
  const targets = useTargets(suggested).filter(({ unit }) => unit !== line.holderUnit || line.status === 'filed');
  const [chosen, setChosen] = useState<NamedUnit>();
  const [other, setOther] = useState(false);
  const [note, setNote] = useState('');
  const sending = useStep(requestOperations.dispatch, of);
  const verdict = useVerdictFor(of, chosen);
  const confidence = suggested?.routing.find(({ unit }) => unit === chosen?.unit)?.confidence;
  return (
    <StepSheet
      of={of} act={chosen === undefined ? t('dispatch.act.none') : t('dispatch.act', { unit: chosen.name })} sending={sending} verdict={verdict} lacks={chosen === undefined ? [t('dispatch.lack')] : []}
      onSend={() => (chosen === undefined ? undefined : sending.send({ ...addressOf(view), to: chosen.unit, ...(note.trim() === '' ? {} : { note: note.trim() }), ...(confidence === undefined ? {} : { suggested: Math.min(1, Math.max(0, confidence)) }) }))}
    >
      <NoOwner suggested={suggested} />
      {targets.length === 0 ? null : (
        <ChoiceField
          id={fieldId(['to'])} label={t('dispatch.to')} long value={other ? 'other' : chosen?.unit} error={fieldMessage(sending.failure?.problem, 'to')}
          options={[...targets.map(({ unit, name, note: why }) => ({ value: unit, label: name, note: why })), { value: 'other', label: t('dispatch.other') }]}
          onChange={(key) => {
            setOther(key === 'other');
            setChosen(targets.find(({ unit }) => unit === key));
          }}
        />
      )}
      {other || targets.length === 0 ? <UnitField id="to-other" label={targets.length === 0 ? t('dispatch.to') : t('unit')} county={line.county} value={chosen} onChange={setChosen} /> : null}
      <TextField id={fieldId(['note'])} label={t('dispatch.note')} hint={t('stays-in')} optional value={note} max={500} lines={2} onChange={setNote} />
      <Precedents items={suggested?.precedents ?? []} />
    </StepSheet>
  );
}

export function Accept(of: StepProps): ReactNode {
  const t = useWords(stepWords);
  const { current } = useActing();
  const { line } = of.view;
  const posts = usePosts(line.county, line.holderUnit);
  const own = current?.unit === line.holderUnit ? current.post : undefined;
  const [post, setPost] = useState<Id | undefined>(own);
  const sending = useStep(requestOperations.accept, of);
  const name = post === own ? undefined : posts.find((one) => one.post === post)?.name;
  return (
    <StepSheet of={of} act={name === undefined ? t('accept.act') : t('accept.act.other', { name })} sending={sending} onSend={() => sending.send({ ...addressOf(of.view), ...(post === undefined ? {} : { post }) })}>
      <p>{t(of.view.facts.settled.includes(line.holderUnit) ? 'accept.settled' : 'accept.text')}</p>
      {posts.length < 2 ? null : <PostField id={fieldId(['post'])} label={t('accept.post')} posts={posts} value={post} onChange={setPost} />}
    </StepSheet>
  );
}

/** "Not ours": whose it is, and why. */
export function ObjectTo(of: StepProps): ReactNode {
  const t = useWords(stepWords);
  const { line } = of.view;
  const objection = useRef(newId());
  const [how, setHow] = useState<'unit' | 'words'>('unit');
  const [named, setNamed] = useState<NamedUnit>();
  const [words, setWords] = useState('');
  const [reason, setReason] = useState('');
  const sending = useStep(requestOperations.object, of);
  const problem = sending.failure?.problem;
  const whose = how === 'unit' ? named !== undefined : words.trim() !== '';
  return (
    <StepSheet
      of={of} act={t('object.act')} sending={sending} inside lacks={[...(whose ? [] : [t('object.whose')]), ...(reason.trim().length < 2 ? [t('lack.reason')] : [])]}
      onSend={() => sending.send({ ...addressOf(of.view), objection: objection.current, reason: reason.trim(), ...(how === 'unit' && named !== undefined ? { named: named.unit } : {}), ...(how === 'words' ? { namedWords: words.trim() } : {}) })}
    >
      <p className="muted">{t('object.note')}</p>
      <ChoiceField id="object-how" label={t('object.whose')} value={how} options={[{ value: 'unit', label: t('object.unit') }, { value: 'words', label: t('object.words') }]} onChange={setHow} />
      {how === 'unit'
        ? <UnitField id={fieldId(['named'])} label={t('unit')} county={line.county} except={[line.holderUnit]} value={named} error={fieldMessage(problem, 'named')} onChange={setNamed} />
        : <TextField id={fieldId(['namedWords'])} label={t('object.words.label')} value={words} max={60} error={fieldMessage(problem, 'namedWords')} onChange={setWords} />}
      <TextField id={fieldId(['reason'])} label={t('object.reason')} hint={t('object.reason.hint')} value={reason} max={1000} lines={3} error={fieldMessage(problem, 'reason')} onChange={setReason} />
    </StepSheet>
  );
}

type Rule = 'no' | 'type' | 'department';

/** The arbiter's word; its ground is shown the next time, and it may become a rule for an area. */
export function Decide(of: StepProps): ReactNode {
  const t = useWords(stepWords);
  const { line, objections, facts } = of.view;
  const open = objections.find(({ decidedOn }) => decidedOn === null);
  const duty = useRef(newId());
  const offered: readonly NamedUnit[] = open === undefined ? [] : [open.from, ...(open.named === null || open.named.unit === open.from.unit ? [] : [open.named])];
  const [to, setTo] = useState<NamedUnit>();
  const [other, setOther] = useState(false);
  const [ground, setGround] = useState('');
  const [rule, setRule] = useState<Rule>('no');
  const [place, setPlace] = useState<PlaceCode | undefined>([line.place, ...ancestorsOf(line.place)].find((one) => one.length === 9) ?? line.place);
  const sending = useStep(requestOperations.decide, of);
  const verdict = useVerdictFor(of, to);
  const problem = sending.failure?.problem;
  const precedents = useQueryOf(requestOperations.precedents, { county: line.county, limit: 5, ...(line.type === null ? {} : { type: line.type }) }, { keep: true }).data;
  return (
    <StepSheet
      of={of} act={to === undefined ? t('decide.act.none') : t('decide.act', { unit: to.name })} sending={sending} verdict={verdict} inside
      lacks={[...(to === undefined ? [t('lack.unit')] : []), ...(ground.trim().length < 2 ? [t('decide.ground')] : []), ...(rule !== 'no' && place === undefined ? [t('decide.place')] : [])]}
      onSend={() => (to === undefined || open === undefined ? undefined : sending.send({ ...addressOf(of.view), objection: open.id, to: to.unit, ground: ground.trim(), rule, ...(rule === 'no' || place === undefined ? {} : { rulePlace: place, duty: duty.current }) }))}
    >
      {open?.reason === undefined || open.reason === null ? null : <p className="message-text law-text">“{open.reason}” · {open.from.name}</p>}
      <ChoiceField
        id={fieldId(['to'])} label={t('decide.to')} long value={other ? 'other' : to?.unit} error={fieldMessage(problem, 'to')}
        options={[...offered.map((unit, at) => ({ value: unit.unit, label: t(at === 0 ? 'decide.from' : 'decide.named', { unit: unit.name }) })), { value: 'other', label: t('decide.other') }]}
        onChange={(key) => {
          setOther(key === 'other');
          setTo(offered.find(({ unit }) => unit === key));
        }}
      />
      {other ? <UnitField id="to-other" label={t('unit')} county={line.county} value={to} onChange={setTo} /> : null}
      <TextField id={fieldId(['ground'])} label={t('decide.ground')} hint={t('decide.ground.hint')} value={ground} max={300} lines={2} error={fieldMessage(problem, 'ground')} onChange={setGround} />
      <ChoiceField id={fieldId(['rule'])} label={t('decide.rule')} long value={rule} onChange={setRule} options={(['no', 'type', ...(facts.department === null ? [] : ['department'] as const)] as const).map((value) => ({ value, label: t(`decide.rule.${value}`) }))} />
      {rule === 'no' ? null : <PlacePicker id={fieldId(['rulePlace'])} label={t('decide.place')} value={place} error={fieldMessage(problem, 'rulePlace')} onChange={setPlace} />}
      <Precedents items={precedents?.items ?? []} />
    </StepSheet>
  );
}

export function Assign(of: StepProps): ReactNode {
  const t = useWords(stepWords);
  const { line, holderPost } = of.view;
  const posts = usePosts(line.county, line.holderUnit).filter((one) => one.post !== holderPost?.post);
  const [post, setPost] = useState<Id>();
  const sending = useStep(requestOperations.assign, of);
  const name = posts.find((one) => one.post === post)?.name;
  return (
    <StepSheet of={of} act={name === undefined ? t('assign.act.none') : t('assign.act', { name })} sending={sending} lacks={post === undefined ? [t('accept.post')] : []} onSend={() => (post === undefined ? undefined : sending.send({ ...addressOf(of.view), post }))}>
      <PostField id={fieldId(['post'])} label={t('accept.post')} posts={posts} value={post} onChange={setPost} />
    </StepSheet>
  );
}
