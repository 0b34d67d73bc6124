import { roles } from '@anhe/contract/kernel';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { leave } from '../../modules/staff/index.ts';
import { useActing } from '../../session/index.ts';
import { setAppearance } from '../../ui/theme.ts';
import { language, say, setLanguage, useWords } from '../../wording/index.ts';
import { deskWords } from './words.ts';
import { useWays } from './ways.ts';

/** A thing that the palette offers. */
export interface PaletteEntry {
  readonly key: string;
  readonly title: string;
  readonly kind: string;
  /** Further words by which it is found. */
  readonly words: string;
  readonly act: () => void;
}

/** The pages and actions of the palette for the post as which the person acts. */
export function useCommands(onKeys: () => void): readonly PaletteEntry[] {
  const t = useWords(deskWords);
  const navigate = useNavigate();
  const ways = useWays();
  const { choices, current, switchTo } = useActing();
  return useMemo(() => {
    const act = (key: string, title: string, words: string, run: () => void): PaletteEntry => ({ key, title, kind: t('find.act'), words, act: run });
    return [
      ...ways.map((way): PaletteEntry => ({ key: way.to, title: way.title, kind: t('find.page'), words: way.words, act: () => void navigate({ to: way.to }) })),
      ...choices.filter((choice) => choice.post !== current?.post).map((choice) =>
        act(choice.post, t('act.post', { unit: choice.unitName, role: say(roles[choice.role]) }), 'post gangwei', () => switchTo(choice.post))),
      act('language', t('act.language'), 'language yuyan english zhongwen', () => setLanguage(language() === 'zh' ? 'en' : 'zh')),
      act('light', t('act.light'), 'theme light qianse', () => setAppearance('light')),
      act('dark', t('act.dark'), 'theme dark shense', () => setAppearance('dark')),
      act('system', t('act.system'), 'theme system', () => setAppearance('system')),
      act('keys', t('act.keys'), 'keys help jianpan', onKeys),
      act('sign-out', t('act.sign-out'), 'sign out tuichu', () => void leave()),
    ];
  }, [current, navigate, onKeys, choices, switchTo, t, ways]);
}
