import type { Ground } from './ground.ts';

interface Rows {
  readonly status: string;
  readonly performed: string | null;
  readonly ledger: string | null;
  readonly confirmation: string | null;
  readonly agreement: { readonly id: string; readonly amount: string | null; readonly performance: string; readonly status: string } | null;
  readonly instalments: readonly { readonly id: string; readonly amount: number | null }[];
  readonly payments: readonly { readonly id: string; readonly instalment: string | null; readonly amount: number | null; readonly complete: boolean; readonly reverses: string | null }[];
  readonly applied: readonly { readonly state: string; readonly agreement: string }[];
}

const text = `
  with a as (select * from disputes.agreement where matter = $1 and status <> 'void' order by version desc limit 1)
  select m.status, d.performed, d.ledger, d.confirmation, (select to_jsonb(a) from a) as agreement,
         (select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'amount', i.amount)), '[]') from disputes.instalment i join a on a.id = i.agreement where i.replaced_at is null) as instalments,
         (select coalesce(jsonb_agg(to_jsonb(p)), '[]') from disputes.payment p join a on a.id = p.agreement) as payments,
         (select coalesce(jsonb_agg(to_jsonb(x) order by x.applied_on, x.recorded_at), '[]') from disputes.application x where x.matter = $1 and x.kind = 'confirmation') as applied
    from matters.matter m join disputes.dispute d on d.matter = m.id where m.id = $1`;

const cents = (amount: string | number | null): number => Math.round(Number(amount ?? 0) * 100);

/** What is wrong with a dispute's ledger and its application, counted anew from the rows by other means than the program's. */
export async function afterFaults(ground: Ground, matter: string): Promise<readonly string[]> {
  const [rows] = await ground.rows<Rows & Record<string, unknown>>(text, [matter]);
  if (rows === undefined) return ['there is no dispute'];
  const { agreement, instalments, payments } = rows;
  const faults: string[] = [];
  const fault = (wrong: boolean, what: string): void => void (wrong && faults.push(what));
  const counts = payments.filter(({ id, reverses }) => reverses === null && !payments.some((other) => other.reverses === id));
  const amount = agreement?.amount ?? null;
  fault(instalments.length > 0 && amount !== null && instalments.reduce((sum, one) => sum + cents(one.amount), 0) !== cents(amount), 'instalments that do not make the amount');
  const lines = instalments.length > 0 ? instalments : agreement === null || agreement.performance === 'on-the-spot' ? [] : [{ id: null, amount: amount === null || cents(amount) === 0 ? null : Number(amount) }];
  const paidOf = (id: string | null): number => counts.filter(({ instalment }) => instalment === id).reduce((sum, one) => sum + cents(one.amount), 0);
  fault(lines.some(({ id, amount: owed }) => owed !== null && paidOf(id) > cents(owed)), 'more paid than owed');
  const done = lines.every(({ id, amount: owed }) => (owed === null ? counts.some(({ instalment, complete }) => instalment === id && complete) : paidOf(id) === cents(owed)));
  fault(rows.ledger !== null && (rows.ledger === 'performed') !== done, 'the ledger’s column is not what its rows say');
  fault(rows.ledger === 'performed' && rows.performed !== 'full', 'all is paid, and the dispute does not count as performed');
  fault((rows.status === 'closed' || rows.status === 'archived') && rows.ledger === 'open' && rows.performed !== 'full', 'closed with instalments open and no breach recorded');
  const last = rows.applied.findLast((one) => one.agreement === agreement?.id)?.state ?? null;
  fault(rows.confirmation !== last, 'the application’s column is not what its row says');
  return faults;
}
