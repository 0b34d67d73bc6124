import type { Role } from '@anhe/contract/kernel';
import { useMemo } from 'react';
import { useActing } from '../../session/index.ts';
import { useWords } from '../../wording/index.ts';
import { deskWords } from './words.ts';

interface Way {
  readonly to: '/' | '/intake' | '/register' | '/units' | '/places' | '/settings';
  readonly key: keyof typeof deskWords;
  /** Other words by which the palette finds it. */
  readonly words: string;
  /** The roles that it is for; everyone's without. */
  readonly roles?: readonly Role[];
}

const ways: readonly Way[] = [
  { to: '/', key: 'way.work', words: 'work home gongzuo daiban 待办' },
  { to: '/intake', key: 'way.intake', words: 'intake register new dengji', roles: ['clerk', 'mediator', 'director'] },
  { to: '/register', key: 'way.register', words: 'ledger list taizhang' },
  { to: '/units', key: 'way.units', words: 'units people staff danwei renyuan 岗位' },
  { to: '/places', key: 'way.places', words: 'places map quhua ditu 地图 村' },
  { to: '/settings', key: 'way.settings', words: 'settings shezhi 密码 登录' },
];

/** The pages that stand in the way about, for the post as which the person acts. */
export function useWays(): readonly { readonly to: Way['to']; readonly title: string; readonly words: string }[] {
  const t = useWords(deskWords);
  const { current } = useActing();
  const role = current?.role;
  return useMemo(
    () =>
      ways
        .filter((way) => (role === undefined ? way.to === '/settings' : way.roles === undefined || way.roles.includes(role)))
        .map(({ to, key, words }) => ({ to, title: t(key), words })),
    [role, t],
  );
}

/** Whether this role may take a new matter in. */
export function useMayTakeIn(): boolean {
  return useWays().some((way) => way.to === '/intake');
}
