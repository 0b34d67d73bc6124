import type { Id } from '@anhe/contract/kernel';
import { roles } from '@anhe/contract/kernel';
import { staffOperations } from '@anhe/contract/staff';
import { requestOperations } from '@anhe/contract/requests';
import type { ReactNode } from 'react';
import { useQueryOf } from '../../../api/index.ts';
import { ChoiceField } from '../../../ui/index.ts';
import { useSay } from '../../../wording/index.ts';

export interface NamedPost {
  readonly post: Id;
  readonly name: string;
}

/** The posts of a unit that may work on requests. */
export function usePosts(county: string, unit: Id): readonly (NamedPost & { readonly role: keyof typeof roles })[] {
  const found = useQueryOf(staffOperations.unit, { county, unit }, { keep: true }).data;
  const working = requestOperations.accept.access;
  return (found?.id === unit ? found.posts : []).filter(({ role }) => Array.isArray(working) && working.includes(role)).map(({ id, name, role }) => ({ post: id, name, role }));
}

/** Who of the unit works on it. */
export function PostField({ id, label, posts, value, onChange }: { readonly id: string; readonly label: string; readonly posts: ReturnType<typeof usePosts>; readonly value: Id | undefined; readonly onChange: (post: Id) => void }): ReactNode {
  const say = useSay();
  return <ChoiceField id={id} label={label} value={value} onChange={onChange} options={posts.map(({ post, name, role }) => ({ value: post, label: `${name}（${say(roles[role])}）` }))} />;
}
