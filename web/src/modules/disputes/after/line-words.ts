import type { LedgerLineView } from '@anhe/contract/disputes';
import { erasedText, withheldText } from '@anhe/contract/disputes';
import { writeAmount } from '../../../ui/index.ts';
import { useWords } from '../../../wording/index.ts';
import { afterWords } from './words.ts';

const readable = (text: string | null): string | undefined => (text === null || text === withheldText || text === erasedText ? undefined : text);

/** How a line of the ledger is said: its number, who and whom, what. */
export function useLineWords(): { readonly name: (line: LedgerLineView) => string; readonly who: (line: LedgerLineView) => string; readonly what: (line: LedgerLineView) => string; readonly state: (line: LedgerLineView) => string } {
  const t = useWords(afterWords);
  const what = (line: LedgerLineView): string => [
    line.amount === null ? undefined : t('ledger.yuan', { amount: writeAmount(line.amount) }), readable(line.what) ?? (line.id === null && line.amount === null ? t('ledger.whole') : undefined), readable(line.how),
  ].filter((part) => part !== undefined).join(' · ');
  return {
    what,
    who: (line) => (line.payer === null || line.payee === null ? '' : t('ledger.to', { payer: line.payer.name, payee: line.payee.name })),
    name: (line) => (line.id === null ? t('ledger.whole') : `${t('schedule.one', { no: line.position })} · ${what(line)}`),
    state: (line) => (line.state === 'paid' || !line.part ? t(`line.${line.state}`) : `${t(`line.${line.state}`)} · ${line.open === null ? t('line.part.act') : t('line.part', { paid: writeAmount(line.paid), open: writeAmount(line.open) })}`),
  };
}
