import { allRoles, newId, roles } from '@anhe/contract/kernel';
import type { Day, Role } from '@anhe/contract/kernel';
import { mayHave, staffOperations } from '@anhe/contract/staff';
import type { UnitView } from '@anhe/contract/staff';
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage, useCommand } from '../../../api/index.ts';
import { ActWindow, DayField, Field, TextField, fieldId } from '../../../ui/index.ts';
import { todayHere, useSay, useWords } from '../../../wording/index.ts';
import { PersonPicker } from './person-picker.tsx';
import type { PickedPerson } from './person-picker.tsx';
import { unitWords } from './words.ts';

/** A new post in a unit, for someone of the directory or someone new. */
export function AddPost({ unit, onClose }: { readonly unit: UnitView; readonly onClose: () => void }): ReactNode {
  const t = useWords(unitWords);
  const say = useSay();
  const addPerson = useCommand(staffOperations.addPerson);
  const add = useCommand(staffOperations.addPost);
  const offered = allRoles.filter((role) => mayHave(unit.kind, role));
  const [ids] = useState(() => ({ post: newId(), person: newId() }));
  const [person, setPerson] = useState<PickedPerson>();
  const [added, setAdded] = useState(false);
  const [phone, setPhone] = useState('');
  const [role, setRole] = useState<Role | undefined>(offered[0]);
  const [title, setTitle] = useState('');
  const [from, setFrom] = useState<Day | undefined>(todayHere);
  const [last, setLast] = useState<Day>();
  const problem = add.failure?.problem;
  const someone = person !== undefined && !('known' in person) ? person : undefined;
  const save = async (): Promise<void> => {
    if (person === undefined || role === undefined || from === undefined) return;
    if (someone !== undefined && !added) {
      const made = await addPerson.run({ county: unit.county, person: ids.person, place: unit.place, name: someone.name, phone: phone.trim() === '' ? null : phone });
      if (made === undefined) return;
      setAdded(true);
    }
    const done = await add.run({
      county: unit.county, unit: unit.id, post: ids.post, person: 'known' in person ? person.known.id : ids.person, role,
      title: title.trim() === '' ? null : title, validFrom: from, lastDay: last ?? null,
    });
    if (done !== undefined) onClose();
  };
  const failing = addPerson.failure === undefined ? add : addPerson;
  return (
    <ActWindow title={t('post.add')} act={t('post.add.act')} busy={add.busy || addPerson.busy} failure={failing.failure} onAct={() => void save()} onAgain={() => void save()} onClose={onClose} waiting={person === undefined || from === undefined}>
      <PersonPicker id={fieldId(['person'])} county={unit.county} value={person} onChange={setPerson} mayAdd error={fieldMessage(problem, 'person')} />
      {someone === undefined ? null : <TextField id={fieldId(['phone'])} label={t('phone')} value={phone} onChange={setPhone} mode="tel" max={20} optional error={fieldMessage(addPerson.failure?.problem, 'phone')} />}
      <Field id={fieldId(['role'])} label={t('role')} error={fieldMessage(problem, 'role')}>
        <Select id={fieldId(['role'])} className="place-picker" value={role ?? null} options={offered.map((value) => ({ value, label: say(roles[value]) }))} onChange={(next) => setRole(next ?? undefined)} />
      </Field>
      <TextField id={fieldId(['title'])} label={t('role.title')} value={title} onChange={setTitle} max={30} optional error={fieldMessage(problem, 'title')} />
      <DayField id={fieldId(['validFrom'])} label={t('from')} value={from} onChange={setFrom} error={fieldMessage(problem, 'validFrom')} />
      <DayField id={fieldId(['lastDay'])} label={t('last-day')} value={last} onChange={setLast} optional error={fieldMessage(problem, 'lastDay')} />
    </ActWindow>
  );
}
