import { dayOf, newId } from '@anhe/contract/kernel';
import type { Day } from '@anhe/contract/kernel';
import { CredentialKind, Grade, credentialKinds, grades, staffOperations } from '@anhe/contract/staff';
import type { PostView } from '@anhe/contract/staff';
import type { OutputOf } from '@anhe/contract/kernel';
import { Modal, Select } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage, useCommand } from '../../../api/index.ts';
import { ActWindow, CopyText, DayField, Field, PrintButton, TextField, fieldId } from '../../../ui/index.ts';
import { fullDay, fullMoment, useLanguage, useSay, useWords } from '../../../wording/index.ts';
import { unitWords } from './words.ts';

interface Props {
  readonly county: string;
  readonly post: PostView;
  readonly onClose: () => void;
}

/** A link with which a person chooses a password; shown to the administrator, who hands it on. */
export function InvitePerson({ county, post, onClose }: Props): ReactNode {
  const t = useWords(unitWords);
  const language = useLanguage();
  const invite = useCommand(staffOperations.invite);
  const [id] = useState(() => newId());
  const [login, setLogin] = useState('');
  const [made, setMade] = useState<OutputOf<typeof staffOperations.invite>>();
  const save = async (): Promise<void> => setMade(await invite.run({ county, person: post.person, invitation: id, login }));
  if (made !== undefined) {
    const link = new URL(made.link, window.location.origin).href;
    return (
      <Modal open footer={null} title={t('invite')} onCancel={onClose}>
        <p>{t('invite.done', { name: post.name, at: fullMoment(made.expiresAt, language) })}</p>
        <CopyText text={link} />
      </Modal>
    );
  }
  return (
    <ActWindow title={`${post.name} · ${t('invite')}`} act={t('invite.act')} busy={invite.busy} failure={invite.failure} onAct={() => void save()} onAgain={() => void save()} onClose={onClose} waiting={login.trim() === ''}>
      <TextField id={fieldId(['login'])} label={t('invite.login')} hint={t('invite.login.hint')} value={login} onChange={setLogin} max={30} error={fieldMessage(invite.failure?.problem, 'login')} />
    </ActWindow>
  );
}

/** A paper card of one-time codes; shown this once, to be printed. */
export function PrintCard({ county, post, onClose }: Props): ReactNode {
  const t = useWords(unitWords);
  const language = useLanguage();
  const print = useCommand(staffOperations.printCard);
  const [id] = useState(() => newId());
  const [card, setCard] = useState<OutputOf<typeof staffOperations.printCard>>();
  const save = async (): Promise<void> => setCard(await print.run({ county, person: post.person, card: id }));
  if (card === undefined) {
    return (
      <ActWindow title={`${post.name} · ${t('card')}`} act={t('card.act')} busy={print.busy} failure={print.failure} onAct={() => void save()} onAgain={() => void save()} onClose={onClose}>
        <p>{t('card.text', { count: 20 })}</p>
      </ActWindow>
    );
  }
  const day = (instant: string): string => fullDay(dayOf(instant), language);
  return (
    <Modal open footer={null} title={t('card')} onCancel={onClose} width={640} mask={{ closable: false }}>
      <div className="paper-card">
        <h2>安和 · {card.holder}</h2>
        <p>{t('card.number')}：<strong className="number">{card.number}</strong></p>
        <ol className="paper-codes">{card.codes.map((code) => <li key={code}>{code}</li>)}</ol>
        <p>{t('card.until', { activate: day(card.activateBy), expires: day(card.expiresAt) })}</p>
        <p>{t('card.how')}</p>
      </div>
      <p className="no-print"><PrintButton label={t('card')} /></p>
    </Modal>
  );
}

const graded: CredentialKind = 'mediation-certificate';

/** A dated credential with its issuer, such as a mediator's grade. */
export function AddCredential({ county, post, onClose }: Props): ReactNode {
  const t = useWords(unitWords);
  const say = useSay();
  const add = useCommand(staffOperations.addCredential);
  const [id] = useState(() => newId());
  const [kind, setKind] = useState<CredentialKind>(graded);
  const [grade, setGrade] = useState<Grade>();
  const [issuer, setIssuer] = useState('');
  const [number, setNumber] = useState('');
  const [issued, setIssued] = useState<Day>();
  const [to, setTo] = useState<Day>();
  const problem = add.failure?.problem;
  const save = async (): Promise<void> => {
    if (issued === undefined) return;
    const done = await add.run({
      county, person: post.person, credential: id, kind, grade: kind === graded ? (grade ?? null) : null, issuer,
      number: number.trim() === '' ? null : number, issuedOn: issued, validTo: to ?? null,
    });
    if (done !== undefined) onClose();
  };
  return (
    <ActWindow title={`${post.name} · ${t('credential')}`} act={t('credential.act')} busy={add.busy} failure={add.failure} onAct={() => void save()} onAgain={() => void add.again()} onClose={onClose} waiting={issued === undefined}>
      <Field id={fieldId(['kind'])} label={t('credential.kind')}>
        <Select id={fieldId(['kind'])} className="place-picker" value={kind} options={CredentialKind.options.map((value) => ({ value, label: say(credentialKinds[value]) }))} onChange={setKind} />
      </Field>
      {kind === graded ? (
        <Field id={fieldId(['grade'])} label={t('credential.grade')} error={fieldMessage(problem, 'grade')}>
          <Select id={fieldId(['grade'])} className="place-picker" value={grade ?? null} options={Grade.options.map((value) => ({ value, label: say(grades[value]) }))} onChange={(next) => setGrade(next ?? undefined)} />
        </Field>
      ) : null}
      <TextField id={fieldId(['issuer'])} label={t('credential.issuer')} value={issuer} onChange={setIssuer} max={60} error={fieldMessage(problem, 'issuer')} />
      <TextField id={fieldId(['number'])} label={t('credential.number')} value={number} onChange={setNumber} max={40} optional error={fieldMessage(problem, 'number')} />
      <DayField id={fieldId(['issuedOn'])} label={t('credential.issued')} value={issued} onChange={setIssued} past error={fieldMessage(problem, 'issuedOn')} />
      <DayField id={fieldId(['validTo'])} label={t('credential.to')} value={to} onChange={setTo} optional error={fieldMessage(problem, 'validTo')} />
    </ActWindow>
  );
}
