import { roles } from '@anhe/contract/kernel';
import { shiftKinds } from '@anhe/contract/patrols';
import type { ShiftKind, ShiftLine } from '@anhe/contract/patrols';
import type { ReactNode } from 'react';
import { useSay, useWords } from '../../../wording/index.ts';
import type { Lack } from './rota.ts';
import { rotaWords } from './words.ts';

/** Each sort of shift has its sign beside its word. */
export const kindSigns: Readonly<Record<ShiftKind, string>> = { day: '☀', night: '☾', winter: '❄', holiday: '★', school: '⌂', event: '◇' };

export function KindWord({ kind }: { readonly kind: ShiftKind }): ReactNode {
  const say = useSay();
  return <span className={`shift-kind shift-kind-${kind}`}><span aria-hidden>{kindSigns[kind]}</span> {say(shiftKinds[kind])}</span>;
}

type Post = ShiftLine['posts'][number];

const isRole = (role: string): role is keyof typeof roles => Object.hasOwn(roles, role);

/** How a role is called; one that is newer than this page keeps its code. */
export function useRoleName(): (role: string) => string {
  const say = useSay();
  return (role) => (isRole(role) ? say(roles[role]) : role);
}

/** A person of a shift, with the unit where it is not the one that planned it. */
export function Person({ post, home }: { readonly post: Post; readonly home: string }): ReactNode {
  const roleName = useRoleName();
  return <span className="shift-person">{post.name} <span className="muted">{post.unit === home ? '' : `${post.unitName} `}{roleName(post.role)}</span></span>;
}

/** What is missing, each with a sign and a word. */
export function Lacks({ lacks }: { readonly lacks: readonly Lack[] }): ReactNode {
  const t = useWords(rotaWords);
  return lacks.map((lack) => <span key={lack} className={lack === 'cancelled' ? 'tag' : 'tag tag-law'}>{lack === 'cancelled' ? '✕' : '△'} {t(`lack.${lack}`)}</span>);
}
