import { deviceOperations } from '@anhe/contract/devices';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useQueryOf } from '../../api/index.ts';
import { useActing, useMayCall } from '../../session/index.ts';
import { Loading, ReadFailure } from '../../ui/index.ts';
import { useWords } from '../../wording/index.ts';
import { PhoneActs } from './phone-acts.tsx';
import { Seen, State } from './phone-parts.tsx';
import { deviceWords } from './words.ts';

/** One's own phones of the field, in the settings: where each stands, and a way to end it. */
export function OwnPhones(): ReactNode {
  const t = useWords(deviceWords);
  const { current } = useActing();
  const found = useQueryOf(deviceOperations.mine, {}, { enabled: current !== undefined });
  if (current === undefined) return null;
  const items = found.data?.items ?? [];
  return (
    <section className="sheet" aria-labelledby="own-phones">
      <h2 id="own-phones">{t('own.title')}</h2>
      <ReadFailure failure={found.data === undefined ? (found.error ?? undefined) : undefined} onAgain={() => void found.refetch()} />
      {found.isPending ? <Loading lines={2} label={t('own.title')} /> : null}
      {found.data !== undefined && items.length === 0 ? <p className="muted">{t('own.none')}</p> : null}
      <ul className="plain-list">
        {items.map((phone) => (
          <li key={phone.id}>
            <span><strong>{phone.name}</strong> <State phone={phone} /><br /><Seen phone={phone} />{phone.refused === 0 ? null : <><br /><Link to="/devices" className="link">{t('own.refused', { count: phone.refused })}</Link></>}</span>
            <PhoneActs phone={phone} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** On the first page: that phones brought something which somebody has to settle. Counts only; what it is stands on its own page. */
export function RefusedStrip(): ReactNode {
  const t = useWords(deviceWords);
  const { current } = useActing();
  const may = useMayCall();
  const mine = useQueryOf(deviceOperations.mine, {}, { enabled: current !== undefined && may(deviceOperations.refused) }).data?.items;
  const all = useQueryOf(deviceOperations.list, { limit: 100 }, { enabled: current !== undefined && may(deviceOperations.list) }).data?.items;
  const count = (all ?? mine ?? []).reduce((sum, { refused }) => sum + refused, 0);
  if (count === 0) return null;
  return <p className="notice notice-law" role="status">△ {t('strip', { count })} <Link to="/devices">{t('strip.see')}</Link></p>;
}
