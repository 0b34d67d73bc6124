import { disputeOperations } from '@anhe/contract/disputes';
import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { callFile, useQueryOf } from '../../../api/index.ts';
import { useMayCall } from '../../../session/index.ts';
import { ChoiceField, FileButton, ImportTable, Loading, Page, ReadFailure } from '../../../ui/index.ts';
import { useSay, useWords } from '../../../wording/index.ts';
import { readFilters } from '../register/filters.ts';
import { exchangeWords } from './words.ts';

/** The register in another platform's columns, and its answer back in. */
export function ExchangePage(): ReactNode {
  const t = useWords(exchangeWords);
  const say = useSay();
  const may = useMayCall();
  const filters = readFilters(useSearch({ strict: false }));
  const maps = useQueryOf(disputeOperations.columnMaps, {});
  const count = useQueryOf(disputeOperations.count, { filters }).data;
  const [code, setCode] = useState<string>();
  const map = maps.data?.items.find((one) => one.code === code) ?? maps.data?.items[0];
  return (
    <Page title={t('exchange.title')} crumbs={<Link to="/register" search={filters}>{t('register')}</Link>}>
      <div className="sheet stack">
        <p>{t('exchange.text')}</p>
        <ReadFailure failure={maps.data === undefined ? (maps.error ?? undefined) : undefined} onAgain={() => void maps.refetch()} />
        {maps.data === undefined || map === undefined ? <Loading lines={4} /> : (
          <>
            <ChoiceField id="exchange-map" label={t('exchange.map')} value={map.code} options={maps.data.items.map((one) => ({ value: one.code, label: say(one.name) }))} onChange={setCode} />
            {map.verified ? null : <p className="law-text">△ {t('exchange.unverified')}</p>}
            <p className="muted">{t('exchange.columns', { headers: map.headers.join('、') })}</p>
            <p>{t(map.clear ? 'exchange.clear' : 'exchange.masked')}</p>
            <h2>{t('exchange.out')}</h2>
            <p className="line">{count === undefined ? null : <span className="number">{t('exchange.rows', { rows: count.capped ? `${count.rows}+` : count.rows })}</span>}<Link to="/register" search={filters} className="link">{t('exchange.filters')}</Link></p>
            <div><FileButton label={t('exchange.export')} fetchIt={() => callFile(disputeOperations.exportAs, { map: map.code, filters })} /></div>
            {may(disputeOperations.recordExchange) ? (
              <>
                <h2>{t('exchange.back')}</h2>
                <ImportTable key={map.code} name="exchange" label={t('exchange.file')} about={{ map: map.code }} done={(added) => t('exchange.done', { count: added['answers'] ?? 0 })} />
              </>
            ) : null}
          </>
        )}
      </div>
    </Page>
  );
}
