import { documentOperations } from '@anhe/contract/documents';
import type { ReactNode } from 'react';
import { useQueryOf } from '../../../api/index.ts';
import { Loading, PrintButton } from '../../../ui/index.ts';
import { useSay, useWords } from '../../../wording/index.ts';
import { usePartyLabel } from '../matter/facts.ts';
import { StepLink } from './step-link.tsx';
import type { PartProps } from './step-link.tsx';
import { roomWords } from './words.ts';

/** In a family matter: which side was asked apart, whether both may meet, and the two ways where violence was found. */
export function ViolencePart({ view, room, onStep }: PartProps): ReactNode {
  const t = useWords(roomWords);
  const labelOf = usePartyLabel(view.parties);
  const { violence } = room;
  if (violence === null) return null;
  return (
    <div className="room-part">
      <h3>{t('violence.title')}</h3>
      <p className="muted">{t('violence.text')}</p>
      <ul className="plain-list">{view.parties.map(({ id }) => <li key={id} className="line"><span>{labelOf(id)}</span>{violence.asked.includes(id) ? <span>✓ {t('violence.asked')}</span> : <span className="law-text">○ {t('violence.not')}</span>}</li>)}</ul>
      <p className={violence.complete && !violence.found ? 'muted' : 'law-text'} role="status">{t(violence.found ? 'violence.found' : violence.complete ? 'violence.may' : 'violence.wait')}</p>
      {violence.found ? <Ways {...{ view, room, onStep }} /> : null}
      {room.mediates ? <p className="line"><StepLink view={view} step="askViolence" onStep={onStep} usual={!violence.complete} /></p> : null}
    </div>
  );
}

const named: readonly string[] = ['protection-order', 'police-warning'];

/** The police's written warning and the court's protection order: where to go, for the side concerned to take along. It names nobody. */
function Ways({ view }: PartProps): ReactNode {
  const t = useWords(roomWords);
  const say = useSay();
  const found = useQueryOf(documentOperations.remedies, { type: view.type, after: 'failed', askedOn: view.filedOn });
  if (found.data === undefined) return <Loading lines={3} label={t('violence.sheet.title')} />;
  return (
    <section className="remedies" aria-labelledby="ways-title">
      <h3 id="ways-title">{t('violence.sheet.title')}</h3>
      <p><strong>{t('violence.110')}</strong></p>
      <ol>
        {found.data.items.filter(({ code }) => named.includes(code)).map((way) => (
          <li key={way.code}><strong>{say(way.form)}</strong><p>{say(way.where)}</p>{way.takes === null ? null : <p>{say(way.takes)}</p>}{way.note === null ? null : <p>{say(way.note)}</p>}<p className="law-text">{say(way.basis)}</p></li>
        ))}
      </ol>
      <PrintButton label={t('violence.sheet')} onPrint={printWays} />
    </section>
  );
}

/** Prints the sheet alone. */
function printWays(): void {
  document.body.classList.add('print-remedies');
  window.print();
  document.body.classList.remove('print-remedies');
}
