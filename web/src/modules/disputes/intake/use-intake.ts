import { disputeOperations } from '@anhe/contract/disputes';
import type { Done } from '@anhe/contract/disputes';
import { mediatingKinds } from '@anhe/contract/staff';
import { useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import { useCommand } from '../../../api/index.ts';
import type { Failure, ShownProblem } from '../../../api/index.ts';
import { todayHere } from '../../../wording/index.ts';
import { useActing } from '../../../session/index.ts';
import { useDraft } from '../../matters/index.ts';
import type { Draft } from '../../matters/index.ts';
import { IntakeForm, check, emptyForm, isBegun, registerInput, settleInput } from './form.ts';
import type { Preset } from './form.ts';

export interface Intake {
  readonly form: IntakeForm;
  readonly set: (change: (form: IntakeForm) => IntakeForm) => void;
  readonly preset: Preset;
  /** The acting post may settle, not only register. */
  readonly maySettle: boolean;
  readonly own: { readonly unit: string; readonly name: string } | undefined;
  readonly draft: Draft;
  /** The draft of this tab was taken up by itself, from this moment. */
  readonly restoredAt: string | undefined;
  readonly failure: Failure | undefined;
  /** The failure's fields that are still wrong: an entry that was mended loses its error at once. */
  readonly problem: ShownProblem | undefined;
  readonly busy: boolean;
  readonly done: z.infer<typeof Done> | undefined;
  readonly submit: () => void;
  readonly again: () => void;
  readonly startAnew: () => void;
}

const tabKey = 'anhe.intake';

function remembered(): string | undefined {
  try {
    return sessionStorage.getItem(tabKey) ?? undefined;
  } catch {
    // Storage may be shut off: then the draft is offered in the list.
    return undefined;
  }
}

function remember(id: string | undefined): void {
  try {
    if (id === undefined) sessionStorage.removeItem(tabKey);
    else sessionStorage.setItem(tabKey, id);
  } catch {
    // Not remembered then.
  }
}

function usePreset(): Preset & { own: Intake['own']; maySettle: boolean } {
  const { current } = useActing();
  const found: { readonly round?: unknown } = useSearch({ strict: false });
  const mediates = current !== undefined && mediatingKinds.includes(current.unitKind);
  const acts = mediates && (current.role === 'mediator' || current.role === 'director');
  return {
    round: typeof found.round === 'string' ? found.round : undefined,
    today: todayHere(), place: current !== undefined && current.place.length > 6 ? current.place : undefined,
    committee: mediates ? current.unit : undefined, mediator: acts ? current.post : undefined,
    own: mediates ? { unit: current.unit, name: current.unitName } : undefined, maySettle: acts,
  };
}

/** The state of an intake: the form, its draft, its two commands, and what came of it. */
export function useIntake(): Intake {
  const preset = usePreset();
  const [form, setForm] = useState(() => emptyForm(preset));
  const [local, setLocal] = useState<Failure>();
  const [done, setDone] = useState<z.infer<typeof Done>>();
  const [restoredAt, setRestoredAt] = useState<string>();
  const draft = useDraft('intake', undefined, done === undefined && isBegun(form) ? form : undefined);
  const register = useCommand(disputeOperations.register);
  const settle = useCommand(disputeOperations.settleOnSpot);
  const command = form.way === 'register' ? register : settle;

  const { found, take, keptAt, id } = draft;
  const looked = useRef(false);
  useEffect(() => {
    if (found === undefined || looked.current) return;
    looked.current = true;
    const mine = found.find((one) => one.id === remembered());
    const read = IntakeForm.safeParse(mine?.body);
    if (mine === undefined || !read.success) return;
    take(mine.id);
    setForm((now) => (isBegun(now) ? now : read.data));
    setRestoredAt(mine.changedAt);
  }, [found, take]);
  useEffect(() => {
    if (keptAt !== undefined) remember(id());
  }, [id, keptAt]);

  const open = local === undefined ? undefined : stillWrong(local.problem, check(form)?.problem);
  const set = useCallback((change: (before: IntakeForm) => IntakeForm) => setForm(change), []);
  const finish = (answer: z.infer<typeof Done> | undefined): void => {
    if (answer === undefined) return;
    setDone(answer);
    remember(undefined);
    void draft.drop();
    window.scrollTo({ top: 0 });
  };
  const submit = (): void => {
    const wrong = check(form);
    setLocal(wrong);
    register.clear();
    settle.clear();
    if (wrong !== undefined) return;
    if (form.way === 'register') void register.run(registerInput(form)).then(finish);
    else void settle.run(settleInput(form, preset.today)).then(finish);
  };
  const startAnew = (): void => {
    if (done === undefined) void draft.drop();
    remember(undefined);
    setForm(emptyForm(preset));
    setDone(undefined);
    setLocal(undefined);
    setRestoredAt(undefined);
  };
  return {
    form, set, preset, maySettle: preset.maySettle, own: preset.own, draft, restoredAt, failure: open === undefined ? command.failure : local, problem: open ?? command.failure?.problem, busy: command.busy, done, submit,
    again: () => void command.again().then(finish), startAnew,
  };
}

/** Those fields of an earlier check that the present one still names; undefined when all were mended. */
function stillWrong(before: ShownProblem, now: ShownProblem | undefined): ShownProblem | undefined {
  const fields = (before.fields ?? []).filter((field) => now?.fields?.some((other) => other.path.join('.') === field.path.join('.')) === true);
  return fields.length === 0 ? undefined : { ...before, fields };
}
