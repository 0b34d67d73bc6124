import { disputeOperations, shownPapers, signRoads, signWays } from '@anhe/contract/disputes';
import type { SignatureInput } from '@anhe/contract/disputes';
import { newId } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { Checkbox, Radio } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { z } from 'zod';
import { asFailure, uploadFile, useQueryOf } from '../../../api/index.ts';
import type { Failure } from '../../../api/index.ts';
import { ProblemNotice, SelectField, TextField, fieldId, keysOf, useOptions } from '../../../ui/index.ts';
import { fullMoment, todayHere, useLanguage, useSay, useWords } from '../../../wording/index.ts';
import { usePartyLabel } from '../matter/facts.ts';
import { AddFile } from '../matter/files-panel.tsx';
import { StepSheet } from '../steps/step-sheet.tsx';
import { addressOf, useStep, useWhen } from '../steps/step.ts';
import type { StepProps } from '../steps/step.ts';
import { stepWords } from '../steps/words.ts';
import { SignaturePad } from './signature-pad.tsx';
import { signersOf } from './signers.ts';
import type { Signer } from './signers.ts';
import { agreeWords } from './words.ts';
import './agree.css';

type How = keyof typeof signWays;
type Shown = keyof typeof shownPapers;

/** What is said of one signature before it is recorded. */
interface Given {
  readonly way: 'paper' | 'screen';
  readonly how: How;
  readonly picture: Blob | undefined;
  readonly shown: Shown | undefined;
  readonly behalf: boolean;
  readonly reader: string;
  readonly witness: string;
}

const begun = (signer: Signer): Given => ({ way: 'paper', how: signer.asWhat === 'party' ? 'fingerprint' : 'signature', picture: undefined, shown: undefined, behalf: signer.acts?.may === true, reader: '', witness: '' });
const stranger = ({ asWhat }: Signer): boolean => asWhat === 'party' || asWhat === 'agent';

/** Whether a signature on the screen has all that it needs. */
const ready = (signer: Signer, given: Given): boolean => given.way === 'paper' || (given.picture !== undefined && (!stranger(signer) || given.shown !== undefined));

async function signatureOf(signer: Signer, given: Given): Promise<z.input<typeof SignatureInput>> {
  const { way, how, picture, shown, behalf, reader, witness } = given;
  const drawn = way === 'screen' && picture !== undefined ? { image: { attachment: newId(), upload: await uploadFile(new File([picture], '签名.png', { type: 'image/png' })) } } : {};
  return {
    signer: signer.id, asWhat: signer.asWhat, way, how: way === 'screen' ? 'signature' : how, ...drawn, ...(shown === undefined || way === 'paper' ? {} : { shown }),
    ...(signer.acts !== undefined && behalf ? { behalf } : {}), ...(reader.trim() === '' ? {} : { reader: reader.trim() }), ...(witness.trim() === '' ? {} : { witness: witness.trim() }),
  };
}

/** Signatures on paper, on the screen before the mediator, or by phone: one after another, each by its own road. */
export function Sign(of: StepProps): ReactNode {
  const t = useWords(stepWords);
  const a = useWords(agreeWords);
  const { view } = of;
  const address = { county: view.county, matter: view.id };
  const text = useQueryOf(disputeOperations.agreementText, address).data?.agreement ?? undefined;
  const group = useQueryOf(disputeOperations.group, address).data;
  const members = useQueryOf(disputeOperations.members, { ...address, limit: 100 }, { enabled: view.group !== null }).data?.items ?? [];
  const step = useStep(disputeOperations.sign, of);
  const [chosen, setChosen] = useState<Readonly<Record<Id, Given>>>({});
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const signers = signersOf(view, group, members, usePartyLabel(view.parties), todayHere());
  const signed = new Map((view.agreement?.signatures ?? []).map((one) => [one.signer, one]));
  const open = signers.filter(({ id }) => !signed.has(id) && !members.some((member) => member.id === id && member.signed));
  const ticked = open.flatMap((signer) => (chosen[signer.id] === undefined ? [] : [{ signer, given: chosen[signer.id] as Given }])); // asked for just before
  const behalf = ticked.filter(({ signer, given }) => signer.acts !== undefined && (given.behalf || signer.asWhat === 'agent'));
  const when = useWhen(of, 'sign', behalf.length === 0 ? {} : { specialAuthority: behalf.every(({ signer }) => signer.acts?.may === true) });
  // A drawing becomes a picture a moment later: what was chosen meanwhile stays.
  const put = (signer: Signer, next: Partial<Given> | undefined): void => setChosen((before) => {
    const { [signer.id]: given = begun(signer), ...others } = before;
    return next === undefined ? others : { ...others, [signer.id]: { ...given, ...next } };
  });
  const unready = ticked.filter(({ signer, given }) => !ready(signer, given));
  const send = async (): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    try {
      const signatures = await Promise.all(ticked.map(({ signer, given }) => signatureOf(signer, given)));
      step.send({ ...addressOf(view), ...when.input, signatures, ...(text === undefined ? {} : { text: { agreement: text.id, digest: text.digest } }) });
    } catch (error) {
      setFailure(asFailure(error));
    } finally {
      setBusy(false);
    }
  };
  const electronic = (view.agreement?.signatures.length ?? 0) + ticked.length > 0 && ticked.every(({ given }) => given.way === 'screen') && [...signed.values()].every(({ way }) => way !== 'paper');
  const lacks = [...(unready.some(({ given }) => given.picture === undefined) ? [a('sign.lacks.pad')] : []), ...(unready.some(({ signer, given }) => stranger(signer) && given.shown === undefined) ? [a('sign.lacks.shown')] : [])];
  return (
    <StepSheet step="sign" of={of} act={ticked.length === 0 ? t('sign.none') : t('act.sign')} sending={{ ...step, busy: step.busy || busy }} when={when} dayLabel={t('when.signed')} incomplete={ticked.length === 0 || unready.length > 0} lacks={lacks} onSend={() => void send()}>
      {text === undefined ? null : (
        <details className="signed-text">
          <summary>{a('version.title')} · {a('version.line', { version: text.version, digest: shortDigest(text.digest) })}</summary>
          <p className="reading">{view.agreement?.content}</p>
          <p className="muted">{a('version.note')}</p>
        </details>
      )}
      {text === undefined || text.stops.length === 0 ? null : <p className="law-text">{a('version.stops')}</p>}
      {text?.paperOnly === true ? <p className="law-text">{a('sign.paper-only')}</p> : null}
      <fieldset className="field choice" id={fieldId(['signatures'])} tabIndex={-1}>
        <legend className="field-label">{t('sign.who')}</legend>
        <ul className="plain-list signers">
          {signers.map((signer) => <SignerBlock key={signer.id} signer={signer} done={signed.get(signer.id)} given={chosen[signer.id]} paperOnly={text?.paperOnly !== false} onPut={(next) => put(signer, next)} />)}
        </ul>
      </fieldset>
      {view.group === null ? null : <p className="muted">{a('sign.group', { signed: view.group.signed, members: view.group.members })}</p>}
      {text?.paperOnly === false ? <p className="muted">{a('sign.phone')}</p> : null}
      <ProblemNotice failure={failure} onAgain={() => void send()} />
      <h3>{t('sign.page')}</h3>
      {view.signedPageSeen ? <p>✓ {t('sign.page.seen')}</p> : electronic ? <p className="muted">{a('sign.all-electronic')}</p> : <><p className="muted">{t('sign.page.text')}</p><AddFile county={view.county} matter={view.id} only="signed-page" {...(when.day === undefined ? {} : { day: when.day })} /></>}
    </StepSheet>
  );
}

/** The first sixteen digits in fours: enough to compare by eye, on paper and on the page. */
export const shortDigest = (digest: string): string => digest.slice(0, 16).replaceAll(/(.{4})(?=.)/g, '$1 ');

interface BlockProps {
  readonly signer: Signer;
  readonly done: { readonly how: How; readonly way: keyof typeof signRoads; readonly signedAt: string } | undefined;
  readonly given: Given | undefined;
  readonly paperOnly: boolean;
  readonly onPut: (next: Partial<Given> | undefined) => void;
}

/** One signer: ticked, then where and how, with what that road asks for. */
function SignerBlock({ signer, done, given, paperOnly, onPut: put }: BlockProps): ReactNode {
  const t = useWords(stepWords);
  const a = useWords(agreeWords);
  const say = useSay();
  const language = useLanguage();
  const options = useOptions();
  const { id, name, asWhat, acts } = signer;
  const role = asWhat === 'party' ? (acts === undefined ? null : <span className="muted">{a('sign.as.acting')}</span>) : <span className="muted">{asWhat === 'agent' ? a('sign.as.agent') : t(`sign.as.${asWhat}`)}</span>;
  if (done !== undefined) {
    return <li className="signer"><span>✓ {name} {role} <span className="muted">{done.way === 'paper' ? t('sign.done', { how: say(signWays[done.how]) }) : a('signed.at', { way: say(signRoads[done.way]), at: fullMoment(done.signedAt, language) })}</span></span></li>;
  }
  return (
    <li className="signer-block">
      <div className="signer">
        <Checkbox checked={given !== undefined} onChange={(event) => put(event.target.checked ? {} : undefined)}>{name} {role}</Checkbox>
        {given === undefined || paperOnly ? null : <Radio.Group aria-label={a('sign.way', { name })} optionType="button" value={given.way} onChange={(event) => put({ way: event.target.value === 'screen' ? 'screen' : 'paper' })} options={[{ value: 'paper', label: a('way.paper') }, { value: 'screen', label: a('way.screen') }]} />}
        {given?.way === 'paper' ? <Radio.Group aria-label={t('sign.how', { name })} value={given.how} options={options(signWays)} onChange={(event) => put({ how: keysOf(signWays).find((how) => how === event.target.value) ?? given.how })} /> : null}
      </div>
      {given === undefined || acts === undefined ? null : acts.may
        ? (asWhat === 'agent' ? <p className="muted">{a('sign.behalf', { count: acts.count })}</p> : <Checkbox checked={given.behalf} onChange={(event) => put({ behalf: event.target.checked })}>{a('sign.behalf', { count: acts.count })}</Checkbox>)
        : <p className="law-text">{a('sign.behalf.no')}</p>}
      {given?.way === 'screen' ? (
        <>
          {stranger(signer) ? <><SelectField id={`shown-${id}`} label={a('sign.shown', { name })} value={given.shown} options={options(shownPapers)} onChange={(shown) => put({ shown })} /><p className="muted">{a('sign.shown.note')}</p></> : null}
          <SignaturePad label={a('sign.pad', { name })} onDrawn={(picture) => put({ picture })} />
        </>
      ) : null}
      {given === undefined || !stranger(signer) ? null : (
        <details>
          <summary>{a('sign.reader')}</summary>
          <div className="pair">
            <TextField id={`reader-${id}`} label={a('sign.reader.name', { name })} optional max={60} value={given.reader} onChange={(reader) => put({ reader })} />
            <TextField id={`witness-${id}`} label={a('sign.witness.name', { name })} optional max={60} value={given.witness} onChange={(witness) => put({ witness })} />
          </div>
        </details>
      )}
    </li>
  );
}
