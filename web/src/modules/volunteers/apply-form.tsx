import { countyOf, newId } from '@anhe/contract/kernel';
import type { Day } from '@anhe/contract/kernel';
import { applyWays, volunteerOperations } from '@anhe/contract/volunteers';
import type { ApplyWay } from '@anhe/contract/volunteers';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage, useCommand } from '../../api/index.ts';
import { useActing } from '../../session/index.ts';
import { ActWindow, ChoiceField, DayField, fieldId, useOptions } from '../../ui/index.ts';
import { todayHere, useSay, useWords } from '../../wording/index.ts';
import { PlacePicker } from '../places/index.ts';
import { useKinds } from './parts.tsx';
import { PersonalFields, lacks, personalOf, unwritten } from './personal-fields.tsx';
import { volunteerWords } from './words.ts';

/** An application, once its text of consent was signed on paper. */
export function ApplyForm({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useWords(volunteerWords);
  const say = useSay();
  const options = useOptions();
  const navigate = useNavigate();
  const { current } = useActing();
  const { consent } = useKinds();
  const command = useCommand(volunteerOperations.apply);
  const [id] = useState(() => newId());
  const [written, setWritten] = useState(unwritten);
  const [place, setPlace] = useState(current?.place);
  const [way, setWay] = useState<ApplyWay>('desk');
  const [signedOn, setSignedOn] = useState<Day | undefined>(todayHere);
  const problem = command.failure?.problem;
  const waiting = lacks(written) || place === undefined || signedOn === undefined || consent === undefined;
  const send = async (): Promise<void> => {
    if (waiting) return;
    const county = countyOf(place);
    const done = await command.run({ county, volunteer: id, place, personal: personalOf(written), wants: [...written.wants], way, consent: consent.version, consentOn: signedOn });
    if (done !== undefined) void navigate({ to: '/volunteers/$county/$volunteer', params: { county, volunteer: id } });
  };
  return (
    <ActWindow title={t('apply')} act={t('apply.act')} busy={command.busy} failure={command.failure} onAct={() => void send()} onAgain={() => void command.again()} onClose={onClose} waiting={waiting}>
      <p className="muted">{t('apply.note')}</p>
      {consent === undefined ? null : <details className="consent-text"><summary>{t('consent.show', { version: consent.version })}</summary><p>{say(consent.text)}</p></details>}
      <ChoiceField id={fieldId(['way'])} label={t('way')} value={way} options={options(applyWays)} onChange={setWay} error={fieldMessage(problem, 'way')} />
      <DayField id={fieldId(['consentOn'])} label={t('consent.on')} value={signedOn} past onChange={setSignedOn} error={fieldMessage(problem, 'consentOn')} />
      <PlacePicker id={fieldId(['place'])} label={t('place')} value={place} onChange={setPlace} error={fieldMessage(problem, 'place')} />
      <PersonalFields value={written} onChange={setWritten} failure={command.failure} />
    </ActWindow>
  );
}
