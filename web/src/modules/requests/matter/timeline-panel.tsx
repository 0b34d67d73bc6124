import { callResults, discardReasons, impossibleReasons, outcomes, priorities, ratings } from '@anhe/contract/requests';
import type { RequestView } from '@anhe/contract/requests';
import type { Wording } from '@anhe/contract/kernel';
import type { ReactNode } from 'react';
import { useSay } from '../../../wording/index.ts';
import { MatterTimeline, eventWording, useRequestCatalogue } from '../../matters/index.ts';
import type { EntryTitle, Live } from '../../matters/index.ts';

const codes: Readonly<Record<string, Readonly<Record<string, Wording>>>> = { outcome: outcomes, impossible: impossibleReasons, rating: ratings, result: callResults, priority: priorities, why: discardReasons };

/** What a record says in one line: its name, and the codes it holds in words. */
export function useEntryTitle(): EntryTitle {
  const say = useSay();
  const { typeName } = useRequestCatalogue();
  return ({ type, body }) => {
    const worded = Object.entries(codes).flatMap(([field, names]) => {
      const value = body[field];
      const found = typeof value === 'string' ? names[value] : undefined;
      return found === undefined ? [] : [say(found)];
    });
    const to = type === 'requests.retyped' && typeof body['to'] === 'string' ? [say(typeName(body['to']))] : [];
    return [say(eventWording(type)), ...worded, ...to].join(' · ');
  };
}

/** All that was done; what stands whole beside it is not said twice, and notes stand where they were written. */
export function TimelinePanel({ view, live }: { readonly view: RequestView; readonly live: Live }): ReactNode {
  const told = new Set([view.text, ...view.messages.map(({ text }) => text), ...view.objections.map(({ reason }) => reason), ...view.helps.flatMap(({ question, answer }) => [question, answer])]);
  return <MatterTimeline live={live} titleOf={useEntryTitle()} told={told} without={['matters.noted']} />;
}
