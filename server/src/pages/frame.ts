import { Html, html } from './html.ts';
import type { Part } from './html.ts';
import { queryOf } from './receipt/speaker.ts';
import type { Manner, Speaker } from './receipt/speaker.ts';
import { style } from './receipt/style.ts';

/** The head and the frame of every page that works without scripts. @param name what stands beside the product's name; the receipt where it is not given */
export function frame(speaker: Speaker, title: string, path: string, content: Part, name: string = speaker.word('title')): Html {
  const { manner } = speaker;
  const { language, large } = manner;
  const to = (changed: Partial<Manner>): string => `${path}${queryOf({ ...manner, ...changed })}`;
  return html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"${large ? html` class="large"` : ''}>
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex, nofollow">
<meta name="format-detection" content="telephone=no"><title>${title} · ${speaker.word('product')}</title><link rel="icon" href="data:,"><style>${new Html(style)}</style></head>
<body><header><b>${speaker.word('product')} · ${name}</b>
<nav aria-label="${language === 'zh' ? '显示方式' : 'Display'}"><a href="${to({ large: !large })}">${speaker.word(large ? 'usual' : 'larger')}</a><a href="${to({ language: language === 'zh' ? 'en' : 'zh' })}" lang="${language === 'zh' ? 'en' : 'zh-CN'}">${speaker.word('other')}</a></nav></header>
<main>${manner.demo && html`<p class="demo">${speaker.word('demo')}</p>`}${content}</main></body></html>`;
}
