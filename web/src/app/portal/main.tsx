/** @jsxImportSource preact */
import { render } from 'preact';
import { applyLanguage } from '../../wording/language.ts';
import { Portal } from '../../portal/app.tsx';
import '../../ui/tokens.css';
import './portal.css';

applyLanguage();
document.documentElement.classList.add('scripted');
const place = document.getElementById('app');
if (place === null) throw new Error('the page has no place for the portal');
// What was typed before the scripts came.
const early = document.querySelector<HTMLTextAreaElement>('#text')?.value ?? '';
place.replaceChildren();
render(<Portal early={early} />, place);
