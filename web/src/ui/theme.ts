import sheet from './tokens.css?raw';
import { readTokens } from './read-tokens.ts';

export type Appearance = 'light' | 'dark';
export type AppearanceChoice = Appearance | 'system';

const key = 'anhe.appearance';
const listeners = new Set<() => void>();
const dark = (): MediaQueryList => matchMedia('(prefers-color-scheme: dark)');

const isChoice = (text: string | null): text is AppearanceChoice => text === 'light' || text === 'dark' || text === 'system';

/** Light, dark, or as the device has it: what was chosen here. */
export function appearanceChoice(): AppearanceChoice {
  try {
    const stored = localStorage.getItem(key);
    return isChoice(stored) ? stored : 'system';
  } catch {
    // Storage may be shut off; follow the device.
    return 'system';
  }
}

/** What the page shows now. */
export function appearance(): Appearance {
  const choice = appearanceChoice();
  if (choice !== 'system') return choice;
  return dark().matches ? 'dark' : 'light';
}

/** Puts the appearance on the document; the style sheet does the rest. */
export function applyAppearance(): void {
  document.documentElement.dataset['theme'] = appearance();
  for (const listener of listeners) listener();
}

export function setAppearance(choice: AppearanceChoice): void {
  try {
    localStorage.setItem(key, choice);
  } catch {
    // Not remembered then.
  }
  applyAppearance();
}

/** Tells of every change of the appearance, also when the device changes it at night. */
export function onAppearance(listener: () => void): () => void {
  listeners.add(listener);
  const media = dark();
  media.addEventListener('change', applyAppearance);
  return () => {
    listeners.delete(listener);
    media.removeEventListener('change', applyAppearance);
  };
}

/** The tokens of an appearance, read from the style sheet. */
export function tokensOf(which: Appearance): (name: string) => string {
  const tokens = readTokens(sheet, which);
  return (name) => {
    const value = tokens.get(name);
    if (value === undefined) throw new Error(`no token ${name}`);
    return value;
  };
}
