import { addDays, countyOf, newId } from '@anhe/contract/kernel';
import type { Day, Id, PlaceCode } from '@anhe/contract/kernel';
import { patrolOperations } from '@anhe/contract/patrols';
import { assignmentParts, policingOperations } from '@anhe/contract/policing';
import type { AssignmentLine, AssignmentPart, VillageLine } from '@anhe/contract/policing';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage, useCommand, useQueryOf } from '../../api/index.ts';
import { ActWindow, ChoiceField, DayField, SelectField, TextField, fieldId, useOptions } from '../../ui/index.ts';
import { todayHere, useSay, useWords } from '../../wording/index.ts';
import { OpenWords } from './parts.tsx';
import { policingWords } from './words.ts';

/** Officers who work at a place on a day. */
function useOfficers(place: PlaceCode, day: Day): readonly { readonly value: Id; readonly label: string }[] {
  const found = useQueryOf(patrolOperations.walkers, { place, day }, { keep: true }).data?.items ?? [];
  return found.filter(({ role }) => role === 'officer').map(({ post, name, unitName }) => ({ value: post, label: `${name} · ${unitName}` }));
}

/** The station's head names an officer for a village. */
export function AssignWindow({ line, onClose }: { readonly line: Pick<VillageLine, 'place' | 'placeName' | 'lead'>; readonly onClose: () => void }): ReactNode {
  const t = useWords(policingWords);
  const say = useSay();
  const options = useOptions();
  const command = useCommand(policingOperations.assign);
  const [assignment] = useState(() => newId());
  const [part, setPart] = useState<AssignmentPart>(line.lead === null ? 'lead' : 'support');
  const [post, setPost] = useState<Id>();
  const [from, setFrom] = useState<Day | undefined>(todayHere);
  const officers = useOfficers(line.place, from ?? todayHere());
  const problem = command.failure?.problem;
  const send = async (): Promise<void> => {
    if (post === undefined || from === undefined) return;
    if ((await command.run({ county: countyOf(line.place), assignment, place: line.place, post, part, from })) !== undefined) onClose();
  };
  return (
    <ActWindow title={t('assign.of', { name: line.placeName })} act={t('assign.act', { part: say(assignmentParts[part]) })} busy={command.busy} failure={command.failure} waiting={post === undefined || from === undefined} onAct={() => void send()} onAgain={() => void command.again()} onClose={onClose}>
      <ChoiceField id={fieldId(['part'])} label={t('assign.part')} value={part} options={options(assignmentParts)} onChange={setPart} />
      <SelectField id={fieldId(['post'])} label={t('assign.who')} value={post} options={officers} placeholder={t('assign.none')} error={fieldMessage(problem, 'post')} onChange={setPost} />
      <DayField id={fieldId(['from'])} label={t('assign.from')} value={from} error={fieldMessage(problem, 'from')} onChange={setFrom} />
    </ActWindow>
  );
}

interface OfAssignment {
  readonly line: AssignmentLine;
  readonly onClose: () => void;
}

export function EndWindow({ line, onClose }: OfAssignment): ReactNode {
  const t = useWords(policingWords);
  const command = useCommand(policingOperations.endAssignment);
  const [on, setOn] = useState<Day | undefined>(todayHere);
  const [reason, setReason] = useState('');
  const problem = command.failure?.problem;
  const send = async (): Promise<void> => {
    if (on !== undefined && (await command.run({ county: line.county, assignment: line.id, on, reason: reason.trim() }, line.revision)) !== undefined) onClose();
  };
  return (
    <ActWindow title={t('end.of', { name: line.post.name })} act={t('end.act')} danger busy={command.busy} failure={command.failure} waiting={on === undefined || reason.trim().length < 2} onAct={() => void send()} onAgain={() => void command.again()} onClose={onClose}>
      <DayField id={fieldId(['on'])} label={t('end.on')} value={on} error={fieldMessage(problem, 'on')} onChange={setOn} />
      <TextField id={fieldId(['reason'])} label={t('end.reason')} value={reason} max={300} error={fieldMessage(problem, 'reason')} onChange={setReason} />
    </ActWindow>
  );
}

/** One officer's last day, another's first, with what lies open now. */
export function HandOverWindow({ line, open, onClose }: OfAssignment & { readonly open: VillageLine['open'] }): ReactNode {
  const t = useWords(policingWords);
  const command = useCommand(policingOperations.handOver);
  const [next] = useState(() => newId());
  const [post, setPost] = useState<Id>();
  const [on, setOn] = useState<Day | undefined>(() => addDays(todayHere(), 1));
  const [note, setNote] = useState('');
  const officers = useOfficers(line.place, on ?? todayHere()).filter(({ value }) => value !== line.post.post);
  const problem = command.failure?.problem;
  const send = async (): Promise<void> => {
    if (post === undefined || on === undefined) return;
    if ((await command.run({ county: line.county, assignment: line.id, next, post, on, note: note.trim() }, line.revision)) !== undefined) onClose();
  };
  return (
    <ActWindow title={t('hand.of', { name: line.post.name })} act={t('hand.act')} busy={command.busy} failure={command.failure} waiting={post === undefined || on === undefined} onAct={() => void send()} onAgain={() => void command.again()} onClose={onClose}>
      {open.disputes + open.requests + open.hazards === 0 ? null : <p><OpenWords open={open} /></p>}
      <SelectField id={fieldId(['post'])} label={t('assign.who')} value={post} options={officers} placeholder={t('assign.none')} error={fieldMessage(problem, 'post')} onChange={setPost} />
      <DayField id={fieldId(['on'])} label={t('hand.on')} value={on} error={fieldMessage(problem, 'on')} onChange={setOn} />
      <TextField id={fieldId(['note'])} label={t('hand.note')} value={note} max={1000} lines={2} optional error={fieldMessage(problem, 'note')} onChange={setNote} />
    </ActWindow>
  );
}
