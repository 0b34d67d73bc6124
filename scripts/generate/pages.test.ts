import { command, type Lifecycle } from '@anhe/contract/kernel';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { lifecyclesPage } from './lifecycles.ts';
import { operationsPage } from './operations.ts';
import { unverifiedPage } from './unverified.ts';

const lifecycle: Lifecycle<'half-open' | 'open' | 'closed', 'close' | 'note'> = {
  name: 'door',
  statuses: { 'half-open': { zh: '半开', en: 'half open' }, open: { zh: '开', en: 'open' }, closed: { zh: '关', en: 'closed', final: true } },
  initial: 'open',
  steps: { close: { title: { zh: '关上', en: 'close' }, from: ['half-open', 'open'], to: 'closed' }, note: { title: { zh: '记录', en: 'note' }, from: ['open'], to: 'same' } },
};
const close = command({
  name: 'doors.close', path: '/doors/{id}/close', title: { zh: '关门', en: 'Close a door' }, subject: 'unit', basis: true, access: ['clerk', 'leader'],
  input: z.object({ id: z.uuid() }), output: z.object({}), logged: true,
});
const sweep = command({ ...close, name: 'doors.sweep', access: 'system', basis: false });

test('a lifecycle becomes a diagram in both languages and a table of its steps', () => {
  const page = lifecyclesPage([{ name: 'doors', exported: { lifecycle, nested: { lifecycle } } }]);
  expect(page.match(/^## door \(doors\)$/gm)).toHaveLength(1);
  expect(page).toContain('open --> closed : 关上');
  expect(page).toContain('half_open --> closed : close');
  expect(page).toContain('open --> closed : close');
  expect(page).toContain('| `close` | 关上 | close | 半开、开 | 关 |');
  expect(page).toContain('| `note` | 记录 | note | 开 | （不变） |');
});

test('an operation becomes a row; one for jobs only has no address', () => {
  const page = operationsPage([{ name: 'doors', exported: { operations: { close, sweep } } }, { name: 'empty', exported: {} }]);
  expect(page).toContain('| `doors.close` | 关门 | POST | `/api/doors/{id}/close` | clerk, leader | unit | basis, logged |');
  expect(page).toContain('| `doors.sweep` | 关门 | – | – | system | unit | logged |');
  expect(page).not.toContain('## empty');
});

test('what is not verified is listed row by row; what is only our proposal is counted, with what it says of itself', () => {
  const row = { validFrom: '2026-01-01', validTo: null, position: 0, verified: false } as const;
  const name = { zh: '名', en: 'a name' };
  const page = unverifiedPage(new Map([
    ['request-groups', [{ ...row, list: 'request-groups', code: 'door', source: 'proposed', body: { name, about: name } }]],
    ['screening-topics', [{ ...row, list: 'screening-topics', code: 'gate', source: 'not read', body: { name, about: name } }]],
  ]));
  expect(page).toContain('1 of 1 rows, in `data/lists/request-groups.json`: proposed.');
  expect(page).not.toContain('`door`');
  expect(page).toContain('| `gate` | 2026-01-01 | 名 | a name | not read |');
});
