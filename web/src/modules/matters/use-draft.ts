import { newId } from '@anhe/contract/kernel';
import type { Id, Instant } from '@anhe/contract/kernel';
import { matterOperations } from '@anhe/contract/matters';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '../../api/index.ts';

interface Kept {
  readonly id: Id;
  readonly changedAt: Instant;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Draft {
  /** Id under which it is being kept. */
  readonly id: () => Id;
  /** When the server last kept it; undefined before the first time. */
  readonly keptAt: Instant | undefined;
  /** The last attempt did not reach the server. */
  readonly failed: boolean;
  /** Drafts of this form that were there when the page opened; undefined while they are on their way. */
  readonly found: readonly Kept[] | undefined;
  /** Goes on under a draft that was found. */
  readonly take: (id: Id) => void;
  /** Forgets a draft; without an id the one being written. */
  readonly drop: (id?: Id) => Promise<void>;
}

const rest = 1500;

/**
 * Keeps what is being typed on the server, a moment after each change, so that it can be taken up on another machine.
 * @param body what to keep; undefined while there is nothing worth keeping
 */
export function useDraft(form: string, matter: Id | undefined, body: Readonly<Record<string, unknown>> | undefined): Draft {
  const id = useRef<Id>(newId());
  const sent = useRef('');
  const [keptAt, setKeptAt] = useState<Instant>();
  const [failed, setFailed] = useState(false);
  const [found, setFound] = useState<readonly Kept[]>();
  const text = body === undefined ? '' : JSON.stringify(body);
  const latest = useRef(text);

  const keep = useCallback(async (): Promise<void> => {
    const now = latest.current;
    if (now === '' || now === sent.current) return;
    sent.current = now;
    try {
      const { changedAt } = await call(matterOperations.saveDraft, { draft: id.current, form, ...(matter === undefined ? {} : { matter }), body: JSON.parse(now) }, { command: newId() });
      setKeptAt(changedAt);
      setFailed(false);
    } catch {
      // What was typed stands on the page; the next change tries again, and the page says that it is not kept.
      sent.current = '';
      setFailed(true);
    }
  }, [form, matter]);

  useEffect(() => {
    latest.current = text;
    const timer = setTimeout(() => void keep(), rest);
    return () => clearTimeout(timer);
  }, [keep, text]);
  useEffect(() => () => void keep(), [keep]);

  useEffect(() => {
    const reading = new AbortController();
    call(matterOperations.drafts, { form, ...(matter === undefined ? {} : { matter }) }, { signal: reading.signal })
      .then(({ items }) => setFound(items))
      // Without the list one begins anew; nothing is lost by it.
      .catch(() => setFound((before) => before ?? []));
    return () => reading.abort();
  }, [form, matter]);

  const take = useCallback((taken: Id) => {
    id.current = taken;
    setFound((before) => before?.filter((one) => one.id !== taken));
  }, []);
  const drop = useCallback(async (dropped?: Id) => {
    const gone = dropped ?? id.current;
    setFound((before) => before?.filter((one) => one.id !== gone));
    if (dropped === undefined) {
      latest.current = '';
      id.current = newId();
      setKeptAt(undefined);
    }
    try {
      await call(matterOperations.dropDraft, { draft: gone }, { command: newId() });
    } catch {
      // It is offered again next time; dropping it then does as well.
    }
  }, []);
  return { id: () => id.current, keptAt, failed, found, take, drop };
}
