import { newId } from '@anhe/contract/kernel';
import type { Day, PlaceCode } from '@anhe/contract/kernel';
import { staffOperations } from '@anhe/contract/staff';
import type { PostView, UnitView } from '@anhe/contract/staff';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage, useCommand } from '../../../api/index.ts';
import { ActWindow, DayField, fieldId } from '../../../ui/index.ts';
import { todayHere, useWords } from '../../../wording/index.ts';
import { PlaceName, PlacePicker } from '../../places/index.ts';
import { PersonPicker } from './person-picker.tsx';
import type { PickedPerson } from './person-picker.tsx';
import { unitWords } from './words.ts';

interface Props {
  readonly unit: UnitView;
  readonly post: PostView;
  readonly onClose: () => void;
}

/** Ends a post after its last day; yesterday ends it at once. */
export function EndPost({ unit, post, onClose }: Props): ReactNode {
  const t = useWords(unitWords);
  const end = useCommand(staffOperations.endPost);
  const [day, setDay] = useState<Day | undefined>(todayHere);
  const save = async (): Promise<void> => {
    if (day === undefined) return;
    if ((await end.run({ county: unit.county, post: post.id, lastDay: day })) !== undefined) onClose();
  };
  return (
    <ActWindow title={t('post.end.title', { name: post.name })} act={t('post.end')} danger busy={end.busy} failure={end.failure} onAct={() => void save()} onAgain={() => void end.again()} onClose={onClose} waiting={day === undefined}>
      <p className="muted">{t('last-day.now')}</p>
      <DayField id={fieldId(['lastDay'])} label={t('last-day')} value={day} onChange={setDay} error={fieldMessage(end.failure?.problem, 'lastDay')} />
    </ActWindow>
  );
}

/** The places in a post's care, such as a community officer's villages. */
export function SetAreas({ unit, post, onClose }: Props): ReactNode {
  const t = useWords(unitWords);
  const set = useCommand(staffOperations.setPostAreas);
  const [areas, setAreas] = useState<readonly PlaceCode[]>(post.areas);
  const [basis] = useState(post.revision);
  const stale = set.failure?.problem.code === 'kernel.stale';
  const save = async (): Promise<void> => {
    if ((await set.run({ county: unit.county, post: post.id, areas: [...areas] }, stale ? post.revision : basis)) !== undefined) onClose();
  };
  return (
    <ActWindow title={`${post.name} · ${t('post.areas')}`} act={t('post.areas.act')} busy={set.busy} failure={set.failure} onAct={() => void save()} onAgain={() => void set.again()} onClose={onClose}>
      <ul className="areas">
        {areas.length === 0 ? <li className="muted">{t('post.areas.own')}</li> : areas.map((area) => (
          <li key={area}><button type="button" className="chip" onClick={() => setAreas(areas.filter((other) => other !== area))}><PlaceName place={area} /> <span aria-hidden>✕</span></button></li>
        ))}
      </ul>
      <PlacePicker id={fieldId(['areas'])} label={t('post.areas.add')} value={undefined} within={unit.place} optional onChange={(place) => (place === undefined || areas.includes(place) ? undefined : setAreas([...areas, place]))} error={fieldMessage(set.failure?.problem, 'areas')} />
    </ActWindow>
  );
}

/** Lets someone stand in for a post for some days. */
export function AppointDeputy({ unit, post, onClose }: Props): ReactNode {
  const t = useWords(unitWords);
  const appoint = useCommand(staffOperations.appointDeputy);
  const [id] = useState(() => newId());
  const [person, setPerson] = useState<PickedPerson>();
  const [first, setFirst] = useState<Day | undefined>(todayHere);
  const [last, setLast] = useState<Day>();
  const known = person !== undefined && 'known' in person ? person.known : undefined;
  const problem = appoint.failure?.problem;
  const save = async (): Promise<void> => {
    if (known === undefined || first === undefined || last === undefined) return;
    if ((await appoint.run({ county: unit.county, post: post.id, deputy: id, person: known.id, firstDay: first, lastDay: last })) !== undefined) onClose();
  };
  return (
    <ActWindow title={`${post.name} · ${t('deputy.add')}`} act={t('deputy.add.act')} busy={appoint.busy} failure={appoint.failure} onAct={() => void save()} onAgain={() => void appoint.again()} onClose={onClose} waiting={known === undefined || first === undefined || last === undefined}>
      <PersonPicker id={fieldId(['person'])} county={unit.county} value={person} onChange={setPerson} mayAdd={false} error={fieldMessage(problem, 'person')} />
      <DayField id={fieldId(['firstDay'])} label={t('deputy.first')} value={first} onChange={setFirst} error={fieldMessage(problem, 'firstDay')} />
      <DayField id={fieldId(['lastDay'])} label={t('last-day')} value={last} onChange={setLast} error={fieldMessage(problem, 'lastDay')} />
    </ActWindow>
  );
}

/** Ends a deputy's time. */
export function EndDeputy({ unit, post, deputy, onClose }: Props & { readonly deputy: string }): ReactNode {
  const t = useWords(unitWords);
  const end = useCommand(staffOperations.endDeputy);
  const [day, setDay] = useState<Day | undefined>(todayHere);
  const save = async (): Promise<void> => {
    if (day === undefined) return;
    if ((await end.run({ county: unit.county, post: post.id, deputy, lastDay: day })) !== undefined) onClose();
  };
  return (
    <ActWindow title={`${post.name} · ${t('deputy.end')}`} act={t('deputy.end')} danger busy={end.busy} failure={end.failure} onAct={() => void save()} onAgain={() => void end.again()} onClose={onClose} waiting={day === undefined}>
      <DayField id={fieldId(['lastDay'])} label={t('last-day')} value={day} onChange={setDay} error={fieldMessage(end.failure?.problem, 'lastDay')} />
    </ActWindow>
  );
}
