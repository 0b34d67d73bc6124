import { disputeOperations } from '@anhe/contract/disputes';
import { Phone } from '@anhe/contract/parties';
import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { useQueryOf } from '../../../api/index.ts';
import { useSettled } from '../../../ui/index.ts';
import { useSay, useWords } from '../../../wording/index.ts';
import { MatterLink, lineWords } from '../../matters/index.ts';
import { contactOf } from './form.ts';
import type { IntakeForm } from './form.ts';
import { intakeWords } from './words.ts';

/** What identifies a filing for the search, as a text that can stand still for a moment. */
function searchOf(form: IntakeForm): string {
  const parties = form.parties.map((party) => ({
    ...(party.name.trim().length < 2 ? {} : { name: party.name.trim() }),
    ...(party.by === 'village' || party.by === 'address' || party.value.trim().length < 2 || (party.by === 'phone' && !Phone.safeParse(party.value).success) ? {} : { contact: contactOf(party) }),
  })).filter((party) => Object.keys(party).length > 0);
  const where = form.type === undefined || form.place === undefined ? {} : { place: form.place, type: form.type };
  return parties.length === 0 && form.type === undefined ? '' : JSON.stringify({ ...where, parties });
}

/** Matters that may be the same one, shown before a new one is made. */
export function Similar({ form }: { readonly form: IntakeForm }): ReactNode {
  const t = useWords(intakeWords);
  const say = useSay();
  const settled = useSettled(searchOf(form), 600);
  // The text was made from the very input just above.
  const input = useMemo(() => disputeOperations.similar.input.safeParse(settled === '' ? { parties: [] } : JSON.parse(settled)), [settled]);
  const found = useQueryOf(disputeOperations.similar, input.success ? input.data : { parties: [] }, { enabled: settled !== '' && input.success, keep: true });
  const items = settled === '' ? [] : (found.data?.items ?? []);
  if (items.length === 0) return null;
  return (
    <section className="sheet similar" aria-labelledby="similar-title">
      <h2 id="similar-title">{t('similar.title')}</h2>
      <p className="muted">{t('similar.note')}</p>
      <ul>
        {items.slice(0, 5).map(({ line, why }) => {
          const words = lineWords(line);
          return (
            <li key={line.id}>
              <MatterLink line={line}>{say(words.type)} · {line.parties}</MatterLink>
              <p className="line muted">
                <span className="number">{line.number ?? line.filedOn}</span><span>{line.placeName}</span><span>{line.holderName}</span><span>{line.open ? say(words.status) : t('similar.closed')}</span>
                {why.map((reason) => <span key={reason} className="tag tag-law">{t(`similar.${reason}`)}</span>)}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
