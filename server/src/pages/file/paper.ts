import { Html, html } from '../html.ts';
import { Speaker } from '../receipt/speaker.ts';
import type { Manner } from '../receipt/speaker.ts';
import { paperWords } from './words.ts';

const style = `
@page{size:A4;margin:11mm 16mm}
*{box-sizing:border-box}
html{font:18px/1.5 "PingFang SC","HarmonyOS Sans SC","MiSans","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:#000;background:#fff}
html:lang(en){font-family:system-ui,"Segoe UI",Roboto,"Noto Sans","Noto Sans CJK SC",sans-serif;font-size:16px}
body{margin:0 auto;max-width:178mm;padding:8px 0}
h1{font-size:30px;line-height:1.3;margin:0 0 4px}
.head{display:flex;gap:16px;justify-content:space-between;align-items:flex-start}
.head svg,.slip svg{flex:none;width:27mm;height:27mm}
p{margin:0 0 6px}
.danger{border:2px solid #000;padding:4px 10px;font-weight:700}
h2{font-size:19px;margin:8px 0 0;break-after:avoid}
.lines{margin:0;padding:0;list-style:none}
.lines li{height:9.5mm;border-bottom:1px solid #555}
.ways{font-size:19px}
.staff{border:1px solid #000;padding:6px 10px;margin-top:10px;font-size:15px;min-height:16mm}
.slip{border-top:2px dashed #000;margin-top:10px;padding-top:6px;display:flex;gap:16px;justify-content:space-between;font-size:16px;break-inside:avoid}
.screen{background:#f7ecd5;padding:8px 12px;border-radius:6px}
@media screen{body{padding:8px 16px 24px}}
@media print{.screen{display:none}body{padding:0}}
`;

const lines = (count: number): Html => html`<ul class="lines" aria-hidden="true">${Array.from({ length: count }, () => html`<li></li>`)}</ul>`;

/** `/file/paper`: one A4 sheet for those without a phone. @param qr the address of the portal as an SVG */
export function paperPage(manner: Manner, qr: string): Html {
  const speaker = new Speaker(manner);
  const tell = (name: keyof typeof paperWords): string => speaker.say(paperWords[name]);
  const code = new Html(qr);
  return html`<!doctype html>
<html lang="${manner.language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${tell('title')} · ${speaker.word('product')}</title><link rel="icon" href="data:,"><style>${new Html(style)}</style></head>
<body><main><p class="screen">${tell('print')}</p>
<div class="head"><div><h1>${tell('title')}</h1><p>${tell('lead')}</p></div>${code}</div>
<p class="danger">${tell('danger')}</p>
<h2>${tell('what')}</h2>${lines(4)}
<h2>${tell('when')}</h2>${lines(1)}
<h2>${tell('where')}</h2>${lines(2)}
<h2>${tell('wish')}</h2>${lines(2)}
<h2>${tell('who')}</h2>${lines(1)}
<h2>${tell('how')}</h2><p class="ways">${tell('ways')}</p>
<p>${tell('privacy')}</p>
<div class="staff"><p><b>${tell('staff')}</b></p><p>${tell('staffLine')}</p></div>
<div class="slip"><div><p>${tell('tear')}</p><p>${tell('slip')}</p><p>${tell('slipUnit')}</p><p>${tell('slipText')}</p></div>${code}</div>
</main></body></html>`;
}
