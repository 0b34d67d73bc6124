/** @jsxImportSource preact */
import { describe, expect, it } from 'vitest';
import { Home } from './home.tsx';
import { receiptPath } from './receipt-path.ts';
import { toHtml } from './to-html.ts';

describe('the home of residents', () => {
  it('is a page without scripts: a form that sends the code, numbers to call', () => {
    const html = toHtml(<Home language="zh" elder={false} empty={false} />);
    expect(html).toContain('<form action="/r" method="get">');
    expect(html).toContain('<input id="code" name="code" required');
    expect(html).toContain('<a href="tel:12348">');
    expect(html).not.toContain('function');
  });
  it('escapes what it writes', () => {
    expect(toHtml(<p title={'a"b'}>{'<b>&'}</p>)).toBe('<p title="a&quot;b">&lt;b&gt;&amp;</p>');
  });
  it('takes a code as people type it', () => {
    expect(receiptPath(' 610524-abcd efghjk ')).toBe('/r/610524ABCDEFGHJK');
    expect(receiptPath('６１０５２４ａ')).toBe('/r/610524A');
    expect(receiptPath(' - ')).toBeUndefined();
  });
});
