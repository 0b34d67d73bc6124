import { longestRemark, requestOperations } from '@anhe/contract/requests';
import type { CatalogueType, Filed } from '@anhe/contract/requests';
import { useSearch } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import type { z } from 'zod';
import { useCommand } from '../../../api/index.ts';
import type { Failure, ShownProblem } from '../../../api/index.ts';
import { useActing } from '../../../session/index.ts';
import { useDraft, useRequestCatalogue } from '../../matters/index.ts';
import type { Draft, Photo } from '../../matters/index.ts';
import { check, emptyForm, isBegun, personOf, takeInput } from './form.ts';
import type { Preset, RequestForm } from './form.ts';

export interface Done {
  readonly filed: z.infer<typeof Filed>;
  readonly joined: boolean;
}

export interface Intake {
  readonly form: RequestForm;
  readonly patch: (change: Partial<RequestForm>) => void;
  readonly take: (form: RequestForm) => void;
  readonly photos: readonly Photo[];
  readonly setPhotos: (photos: readonly Photo[]) => void;
  readonly type: CatalogueType | undefined;
  readonly draft: Draft;
  readonly failure: Failure | undefined;
  /** The fields that are still wrong: an entry that was mended loses its error at once. */
  readonly problem: ShownProblem | undefined;
  readonly busy: boolean;
  readonly done: Done | undefined;
  readonly submit: () => void;
  /** Joins the person to a request that is in hand already. */
  readonly joinTo: (other: { readonly county: string; readonly id: string }) => void;
  readonly again: () => void;
  readonly startAnew: () => void;
}

function usePreset(): Preset {
  const { current } = useActing();
  const search: { outreach?: unknown } = useSearch({ strict: false });
  return { place: current !== undefined && current.place.length >= 12 ? current.place : undefined, outreach: typeof search.outreach === 'string' ? search.outreach : undefined };
}

/** Everything the page of intake does: the form, its draft, its commands, and what came of it. */
export function useIntake(): Intake {
  const preset = usePreset();
  const [form, setForm] = useState(() => emptyForm(preset));
  const [photos, setPhotos] = useState<readonly Photo[]>([]);
  const [local, setLocal] = useState<Failure>();
  const [done, setDone] = useState<Done>();
  const [last, setLast] = useState<'take' | 'join'>('take');
  const type = useRequestCatalogue().typeOf(form.type);
  const draft = useDraft('request-intake', undefined, done === undefined && isBegun(form) ? form : undefined);
  const taking = useCommand(requestOperations.take);
  const joining = useCommand(requestOperations.join);
  const finish = (joined: boolean) => (filed: z.infer<typeof Filed> | undefined): void => {
    if (filed === undefined) return;
    setDone({ filed, joined });
    void draft.drop();
    window.scrollTo({ top: 0 });
  };
  const clear = (): void => {
    taking.clear();
    joining.clear();
  };
  const submit = (): void => {
    const wrong = check(form, type);
    setLocal(wrong);
    setLast('take');
    clear();
    if (wrong === undefined) void taking.run(takeInput(form, type, photos.map(({ id, upload }) => ({ id, upload })))).then(finish(false));
  };
  const joinTo = ({ county, id }: { readonly county: string; readonly id: string }): void => {
    setLocal(undefined);
    setLast('join');
    clear();
    const remark = form.text.trim().slice(0, longestRemark);
    void joining.run({
      county, matter: id, person: personOf(form), receipt: form.receipt, wantsMessages: form.wantsMessages && form.by === 'phone' && form.value.trim() !== '',
      ...(remark === '' ? {} : { remark }), ...(form.word.trim() === '' ? {} : { word: form.word.trim() }),
    }).then(finish(true));
  };
  const startAnew = (): void => {
    if (done === undefined) void draft.drop();
    setForm(emptyForm(preset));
    setPhotos([]);
    setDone(undefined);
    setLocal(undefined);
  };
  const sent = last === 'take' ? taking : joining;
  const open = local === undefined ? undefined : stillWrong(local.problem, check(form, type)?.problem);
  return {
    form, patch: useCallback((change: Partial<RequestForm>) => setForm((now) => ({ ...now, ...change })), []), take: setForm, photos, setPhotos, type, draft,
    failure: open === undefined ? sent.failure : local, problem: open ?? sent.failure?.problem, busy: taking.busy || joining.busy, done, submit, joinTo,
    again: () => void sent.again().then(finish(last === 'join')), startAnew,
  };
}

/** Those fields of an earlier check that the present one still names; undefined when all were mended. */
function stillWrong(before: ShownProblem, now: ShownProblem | undefined): ShownProblem | undefined {
  const fields = (before.fields ?? []).filter((field) => now?.fields?.some((other) => other.path.join('.') === field.path.join('.')) === true);
  return fields.length === 0 ? undefined : { ...before, fields };
}
