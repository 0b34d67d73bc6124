import { disputeOperations, signWays } from '@anhe/contract/disputes';
import type { DisputeView } from '@anhe/contract/disputes';
import { newId } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { Checkbox, Radio } from 'antd';
import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import { fieldMessage } from '../../../api/index.ts';
import { fieldId } from '../../../ui/index.ts';
import { useSay, useWords } from '../../../wording/index.ts';
import { CheckField, TextField, useOptions } from '../fields.tsx';
import { usePartyLabel } from '../matter/facts.ts';
import { AddFile } from '../matter/files-panel.tsx';
import { StepSheet } from './step-sheet.tsx';
import { addressOf, useStep, useWhen } from './step.ts';
import type { StepProps } from './step.ts';
import { stepWords } from './words.ts';

type How = keyof typeof signWays;

interface Signer {
  readonly id: Id;
  readonly name: string;
  readonly asWhat: 'party' | 'mediator' | 'recorder';
}

/** Who signs an agreement: the parties, the mediators, and whoever wrote the records. */
function signersOf(view: DisputeView, labelOf: (party: Id) => string): readonly Signer[] {
  const recorders = [...new Set(view.sessions.map(({ recorder }) => recorder))].filter((post) => !view.mediators.some((mediator) => mediator.post === post));
  const holder = view.holder.post;
  return [
    ...view.parties.map(({ id }): Signer => ({ id, name: labelOf(id), asWhat: 'party' })),
    ...view.mediators.map(({ post, name }): Signer => ({ id: post, name, asWhat: 'mediator' })),
    ...recorders.flatMap((post): Signer[] => (holder?.post === post ? [{ id: post, name: holder.name, asWhat: 'recorder' }] : [])),
  ];
}

/** Signatures on paper, written down here, with a photograph of the page that a person has looked at. */
export function Sign(of: StepProps): ReactNode {
  const t = useWords(stepWords);
  const say = useSay();
  const options = useOptions();
  const { view } = of;
  const step = useStep(disputeOperations.sign, of);
  const when = useWhen(of, 'sign');
  const [ways, setWays] = useState<Readonly<Record<Id, How>>>({});
  const signers = signersOf(view, usePartyLabel(view.parties));
  const signed = new Map((view.agreement?.signatures ?? []).map((one) => [one.signer, one]));
  const open = signers.filter(({ id }) => !signed.has(id));
  const chosen = open.flatMap(({ id, asWhat }) => (ways[id] === undefined ? [] : [{ signer: id, asWhat, how: ways[id] }]));
  const set = (id: Id, how: How | undefined): void => setWays((before) => {
    const { [id]: _gone, ...others } = before;
    return how === undefined ? others : { ...others, [id]: how };
  });
  return (
    <StepSheet step="sign" of={of} act={chosen.length === 0 ? t('sign.none') : t('act.sign')} sending={step} when={when} dayLabel={t('when.signed')} incomplete={chosen.length === 0} lacks={[]} onSend={() => step.send({ ...addressOf(view), ...when.input, signatures: chosen })}>
      <fieldset className="field choice" id={fieldId(['signatures'])} tabIndex={-1}>
        <legend className="field-label">{t('sign.who')}</legend>
        <ul className="plain-list signers">
          {signers.map(({ id, name, asWhat }) => {
            const done = signed.get(id);
            const way = ways[id];
            return (
              <li key={id} className="signer">
                {done === undefined
                  ? <Checkbox checked={way !== undefined} onChange={(event) => set(id, event.target.checked ? (asWhat === 'party' ? 'fingerprint' : 'signature') : undefined)}>{name} {asWhat === 'party' ? null : <span className="muted">{t(`sign.as.${asWhat}`)}</span>}</Checkbox>
                  : <span>✓ {name} <span className="muted">{asWhat === 'party' ? '' : `${t(`sign.as.${asWhat}`)} · `}{t('sign.done', { how: say(signWays[done.how]) })}</span></span>}
                {way === undefined ? null : <Radio.Group aria-label={t('sign.how', { name })} value={way} options={options(signWays)} onChange={(event) => set(id, options(signWays).find(({ value }) => value === event.target.value)?.value)} />}
              </li>
            );
          })}
        </ul>
      </fieldset>
      <h3>{t('sign.page')}</h3>
      {view.signedPageSeen ? <p>✓ {t('sign.page.seen')}</p> : <><p className="muted">{t('sign.page.text')}</p><AddFile county={view.county} matter={view.id} only="signed-page" {...(when.day === undefined ? {} : { day: when.day })} /></>}
    </StepSheet>
  );
}

/** The seal: the agreement takes effect, and the use goes into the seal's register. */
export function PutSeal(of: StepProps): ReactNode {
  const t = useWords(stepWords);
  const { view } = of;
  const use = useRef<Id>(newId());
  const step = useStep(disputeOperations.putSeal, of);
  const when = useWhen(of, 'putSeal');
  const [copies, setCopies] = useState(String(view.agreement?.copies || view.parties.length + 1));
  const [across, setAcross] = useState(true);
  return (
    <StepSheet step="putSeal" of={of} act={t('act.putSeal')} sending={step} when={when} dayLabel={t('when.sealed')} incomplete={copies === ''} onSend={() => step.send({ ...addressOf(view), ...when.input, sealUse: use.current, copies: Number(copies), acrossPages: across })}>
      <p className="law-text">{t('seal.text')}</p>
      <TextField id={fieldId(['copies'])} label={t('copies')} kind="numeric" max={2} value={copies} error={fieldMessage(step.failure?.problem, 'copies')} onChange={(text) => setCopies(text.replaceAll(/\D/g, ''))} />
      <CheckField id={fieldId(['acrossPages'])} label={t('seal.across')} value={across} onChange={setAcross} />
    </StepSheet>
  );
}
