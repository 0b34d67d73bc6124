import type { ReactNode } from 'react';
import { CheckField, fieldId } from '../../ui/index.ts';
import { useSay, useWords } from '../../wording/index.ts';
import { usualGroups } from './scheme-draft.ts';
import { assessmentWords } from './words.ts';

/** Which sorts of places are looked at beside one another. */
export function GroupChoice({ chosen, onChange }: { readonly chosen: readonly string[]; readonly onChange: (groups: readonly string[]) => void }): ReactNode {
  const t = useWords(assessmentWords);
  const say = useSay();
  return (
    <section className="sheet" id={fieldId(['body', 'groups'])} tabIndex={-1}>
      <h2>{t('groups')}</h2>
      <div className="line">
        {usualGroups.map(({ code, name }) => (
          <CheckField key={code} id={fieldId(['group', code])} label={say(name)} value={chosen.includes(code)} onChange={(on) => onChange(on ? [...chosen, code] : chosen.filter((one) => one !== code))} />
        ))}
      </div>
    </section>
  );
}
