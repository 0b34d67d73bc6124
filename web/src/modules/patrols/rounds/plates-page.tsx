import { patrolOperations } from '@anhe/contract/patrols';
import { Link } from '@tanstack/react-router';
import { QRCode } from 'antd';
import type { ReactNode } from 'react';
import { useQueryOf } from '../../../api/index.ts';
import { EmptyState, Loading, Page, PrintButton, ReadFailure } from '../../../ui/index.ts';
import { useWords } from '../../../wording/index.ts';
import { useArea } from '../../places/index.ts';
import { roundWords } from './words.ts';
import '../patrols.css';

const groups = (code: string): string => code.replaceAll(/(.{5})(?=.)/g, '$1 ');

/** The plates of a place's points, six on a page, to print from the browser. */
export function PlatesPage(): ReactNode {
  const t = useWords(roundWords);
  const { place } = useArea();
  const found = useQueryOf(patrolOperations.plates, { place: place ?? '' }, { enabled: place !== undefined });
  const items = found.data?.items ?? [];
  const back = <Link to="/patrols/points" search={place === undefined ? {} : { place }} className="plain-link no-print">{t('plates.back')}</Link>;
  return (
    <Page title={t('plates.title')} crumbs={<Link to="/patrols/points" search={place === undefined ? {} : { place }}>{t('set.title')}</Link>} acts={items.length === 0 ? null : <PrintButton label={t('plates.print')} />}>
      <p className="muted no-print">{t('plates.note')}</p>
      <ReadFailure failure={found.data === undefined ? (found.error ?? undefined) : undefined} onAgain={() => void found.refetch()} />
      {found.isPending && place !== undefined ? <Loading label={t('plates.title')} /> : null}
      {found.data !== undefined && items.length === 0 ? <EmptyState title={t('plates.none')}>{back}</EmptyState> : null}
      <ul className="plates">
        {items.map(({ point, name, placeName, code }) => (
          <li key={point} className="plate">
            <p className="plate-name">{name}</p>
            <p className="plate-place">{placeName}</p>
            <QRCode value={code} type="svg" size={168} bordered={false} color="#000000" bgColor="#ffffff" errorLevel="Q" role="img" aria-label={t('plates.qr', { name })} />
            <p className="plate-code number">{groups(code)}</p>
            <p>{t('plates.scan')}</p>
          </li>
        ))}
      </ul>
    </Page>
  );
}
