import { staffOperations } from '@anhe/contract/staff';
import type { ActingChoice, Me } from '@anhe/contract/staff';
import type { OperationSpec } from '@anhe/contract/kernel';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { actingPost, onActingPost, setActingPost, useQueryOf } from '../api/index.ts';
import { Loading, Page, ReadFailure } from '../ui/index.ts';
import { useWords } from '../wording/index.ts';
import { uiWords } from '../ui/words.ts';

const MeContext = createContext<Me | undefined>(undefined);

/** The person who is signed in, their posts and the one they act as. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (me === undefined) throw new Error('useMe outside of a signed-in page');
  return me;
}

export interface Acting {
  readonly current: ActingChoice | undefined;
  readonly choices: readonly ActingChoice[];
  /** Acts as another post; what was read as the old one is read anew. */
  readonly switchTo: (post: string) => void;
}

/** As which post the person acts, and the way to act as another. */
export function useActing(): Acting {
  const me = useMe();
  const client = useQueryClient();
  const navigate = useNavigate();
  const switchTo = useCallback((post: string) => {
    setActingPost(post);
    void client.invalidateQueries();
    void navigate({ to: '/' });
  }, [client, navigate]);
  return useMemo(() => ({ current: me.acting ?? undefined, choices: me.choices, switchTo }), [me, switchTo]);
}

/** Whether an operation is open to the acting post at all, by its role; on which rows is the server's to say. */
export function useMayCall(): (operation: Pick<OperationSpec, 'access'>) => boolean {
  const role = useMe().acting?.role;
  return useCallback(({ access }) => (typeof access === 'string' ? access !== 'system' : role !== undefined && access.includes(role)), [role]);
}

/** Whether the acting post may call a staff operation, by its short name. */
export function useMayStaff(): (operation: keyof typeof staffOperations) => boolean {
  const me = useMe();
  return useCallback((operation) => me.abilities.includes(operation) || me.abilities.includes(staffOperations[operation].name), [me]);
}

/** Shows its pages to a person who is signed in; others are led to the sign-in and back. */
export function SignedIn({ children }: { readonly children: ReactNode }): ReactNode {
  const t = useWords(uiWords);
  const post = useSyncExternalStore(onActingPost, actingPost);
  const me = useQueryOf(staffOperations.me, {});
  const navigate = useNavigate();
  const here = useRouterState({ select: (state) => state.location.href });
  const failure = me.data === undefined ? (me.error ?? undefined) : undefined;
  const signedOut = failure?.status === 401;
  const postGone = failure?.status === 403 && post !== undefined;
  const { refetch } = me;

  // Led away once: on the way the address changes under this very effect.
  const led = useRef(false);
  useEffect(() => {
    if (signedOut && !led.current) void navigate({ to: '/sign-in', search: { to: here }, replace: true });
    led.current = signedOut;
  }, [here, navigate, signedOut]);
  useEffect(() => {
    if (!postGone) return;
    // The post remembered on this device has ended: the server's first one counts.
    setActingPost(undefined);
    void refetch();
  }, [postGone, refetch]);

  if (me.data !== undefined) return <MeContext value={me.data}>{children}</MeContext>;
  if (failure === undefined || signedOut || postGone) return <main className="desk-lost"><Page title={t('product')}><Loading /></Page></main>;
  return <main className="desk-lost"><Page title={t('product')}><ReadFailure failure={failure} onAgain={() => void refetch()} /></Page></main>;
}
