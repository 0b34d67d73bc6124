/** @jsxImportSource preact */
import type { JSX } from 'preact';
import type { Receipt } from '../../offline/outbox.ts';
import { titleOf } from '../core/acts.ts';
import { toldBy } from '../core/receipts.ts';
import type { WaitingAct } from '../core/phone.ts';
import { shortMoment } from '../core/strip.ts';
import { useLanguage, usePhone, useShown, useWords, useNow } from '../core/use.ts';
import { Page } from '../parts/frame.tsx';
import { actWords } from '../words/home.ts';

/** What waits, what was refused and with whom it lies, what arrived. */
export function ActsPage(): JSX.Element {
  const t = useWords(actWords);
  const phone = usePhone();
  const { waiting, receipts, line } = useShown();
  const refused = receipts.filter(({ outcome }) => outcome === 'refused');
  const done = receipts.filter(({ outcome }) => outcome === 'done');
  return (
    <Page title={t('title')} back="#/">
      <section aria-labelledby="waiting">
        <h2 id="waiting">{t('waiting', { count: waiting.length })}</h2>
        <p class="hint">{t(waiting.length === 0 ? 'waiting.none' : 'waiting.note')}</p>
        <ul class="rows">{waiting.map((act) => <Waiting key={act.command} act={act} />)}</ul>
        <button type="button" class="act second" disabled={line === 'busy'} onClick={() => void phone.sync()}>{t(line === 'busy' ? 'busy' : waiting.length === 0 ? 'look' : 'now')}</button>
      </section>
      {refused.length === 0 ? null : (
        <section aria-labelledby="refused">
          <h2 id="refused">{t('refused', { count: refused.length })}</h2>
          <p class="hint">{t('refused.note')}</p>
          <ul class="rows">{refused.map((receipt) => <Arrived key={receipt.sequence} receipt={receipt} />)}</ul>
        </section>
      )}
      <section aria-labelledby="done">
        <h2 id="done">{t('done', { count: done.length })}</h2>
        {done.length === 0 ? <p class="hint">{t('done.none')}</p> : <ul class="rows">{done.map((receipt) => <Arrived key={receipt.sequence} receipt={receipt} />)}</ul>}
      </section>
    </Page>
  );
}

function Waiting({ act }: { readonly act: WaitingAct }): JSX.Element {
  const t = useWords(actWords);
  const language = useLanguage();
  const now = useNow();
  const about = ['where', 'text', 'content', 'summary'].map((key) => act.input[key]).find((value) => typeof value === 'string' && value !== '');
  return (
    <li class="row">
      <strong>↑ {titleOf(act.operation)?.[language] ?? t('unknown')}</strong>
      {typeof about === 'string' ? <span class="cut">{about}</span> : null}
      <span>{t('at', { at: shortMoment(act.at, now) })}{act.photos === 0 ? '' : ` · ${t('photos', { count: act.photos })}`}</span>
    </li>
  );
}

function Arrived({ receipt }: { readonly receipt: Receipt }): JSX.Element {
  const t = useWords(actWords);
  const language = useLanguage();
  const now = useNow();
  const { number, code, holder, point } = toldBy(receipt);
  const isRefused = receipt.outcome === 'refused';
  return (
    <li class={`row ${isRefused ? 'late' : ''}`}>
      <strong>{isRefused ? '△' : '✓'} {titleOf(receipt.operation)?.[language] ?? t('unknown')}</strong>
      {isRefused ? <span>{t('why', { why: receipt.problem?.[language] ?? t('why.unknown') })}</span> : null}
      {number === undefined ? null : <span class="number">{t('number', { number })}</span>}
      {code === undefined ? null : <span class="code-told">{t('code', { code })}</span>}
      {point === undefined ? null : <span>{t('point', { point })}</span>}
      {holder === undefined ? null : <span>{t('holder', { holder })}</span>}
      <span>{receipt.at === undefined ? '' : `${t('at', { at: shortMoment(receipt.at, now) })} · `}{t('arrived', { at: shortMoment(receipt.arrivedAt, now) })}</span>
    </li>
  );
}
